"""Pictures travel with the texts that use them, and no others do."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from PIL import Image

from tests.site.markup import Built
from tests.site.running import build
from tests.site.sample import TODAY, write


@pytest.mark.parametrize(
    "path",
    [
        "blogs/2019/picnic.jpg",
        "blogs/2019/in the text.png",
        "blogs/2019/drawing.svg",
        "blogs/2019/paper.pdf",
        "people/ada.png",
        "robots.txt",
    ],
)
def test_what_a_text_uses_travels_with_it(site: Built, path: str) -> None:
    """A picture at a post's head, in its text or on a person's page, and a file that it links to, is in the site."""
    assert site.has(path)


@pytest.mark.parametrize("name", ["unused.png", "draft.png", "held.png"])
def test_what_no_published_text_uses_stays_behind(site: Built, name: str) -> None:
    """A picture beside the posts that nobody uses, or only a draft or a held-back post, is not in the site."""
    assert not [path for path in site.files() if path.endswith(name)]


@pytest.mark.parametrize(
    ("address", "alt", "source"),
    [
        ("blogs/hard/", None, "../2019/picnic.jpg"),
        ("blogs/pictured/", "A red square", "../2019/in%20the%20text.png"),
        ("people/ada/", None, "../ada.png"),
        ("people/", None, "ada.png"),
    ],
)
def test_a_picture_says_its_size(site: Built, address: str, alt: str | None, source: str) -> None:
    """A picture has its width and height, so that nothing jumps when it comes."""
    image = next(one for one in site.main(address).all("img") if alt is None or one["alt"] == alt)
    assert (image["src"], image["width"], image["height"]) == (source, "120", "80")


def test_every_picture_has_words_for_those_who_do_not_see_it(site: Built) -> None:
    """No `img` in any page is without `alt`."""
    images = [image for page in site.pages().values() for image in page.all("img")]
    assert len(images) > 5
    assert all("alt" in image.attributes for image in images)


def test_a_drawing_without_a_size_is_shown_all_the_same(site: Built) -> None:
    """An SVG, whose size is not in pixels, is there without width and height."""
    image = site.main("blogs/pictured/").one("img", alt="A drawing")
    assert image["src"] == "../2019/drawing.svg"
    assert "width" not in image.attributes


def test_a_picture_of_docs_that_only_a_held_back_text_uses_stays_behind(fresh: Path) -> None:
    """A picture that lies in `docs/`, where MkDocs would copy it, is left out while only held-back posts use it."""
    Image.new("RGB", (5, 5)).save(fresh / "docs/people/face.png")
    held = fresh / "testimonies/2019/held.md"
    held.write_text(held.read_text(encoding="utf-8") + "\n![Face](../../docs/people/face.png)\n", encoding="utf-8")
    build(fresh, "mkdocs", "build", "--strict", day=TODAY)
    assert not (fresh / "site/people/face.png").exists()
    build(fresh, "mkdocs", "build", "--strict", day=TODAY.replace(year=2019, month=12))
    assert (fresh / "site/people/face.png").exists()


def test_a_pictures_name_may_have_letters_of_other_alphabets(fresh: Path) -> None:
    """A picture called `ŵy & café.png` is found, shown and copied."""
    Image.new("RGB", (7, 5)).save(fresh / "blogs/2019/ŵy & café.png")
    write(
        fresh,
        {
            "blogs/2019/named.md": """---
title: Named
date: 2019-05-01
authors: [ada]
themes: [walking]
image: {src: ŵy & café.png, alt: An egg, credit: Ben}
---
![Again](<ŵy & café.png>)
"""
        },
    )
    build(fresh, "mkdocs", "build", "--strict", day=TODAY)
    site = Built(fresh / "site")
    images = site.main("blogs/named/").all("img")
    assert [(image["alt"], image["width"]) for image in images[:2]] == [("An egg", "7"), ("Again", "7")]
    for image in images[:2]:
        assert (fresh / "site/blogs/named" / unquote(image["src"])).resolve().is_file()
