"""Pictures travel with the texts that use them, and no others do; and nothing travels with a picture."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from PIL import Image

from tests.site.markup import Built, Element
from tests.site.running import build, run
from tests.site.sample import TODAY, write, write_sample


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


def test_a_drawing_says_its_size_too(site: Built) -> None:
    """An SVG has the width and height of its `viewBox`."""
    image = site.main("blogs/pictured/").one("img", alt="A drawing")
    assert (image["src"], image["width"], image["height"]) == ("../2019/drawing.svg", "9", "9")


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


SECRET = b"SecretHarbour"
CAMERA = """---
title: From a camera
date: 2019-06-01
authors: [ada]
themes: [walking]
image: {src: camera.jpg, alt: A harbour, credit: Ben}
---
![First](camera.png)

![Second](camera.webp){width=300}

[All of it](camera-2.jpg)
"""


def from_a_camera(folder: Path) -> Path:
    """The sample, with pictures taken sideways in which a camera wrote where it was."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, SECRET.decode()
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[29] = "N", SECRET.decode()
    picture = Image.effect_mandelbrot((900, 450), (-3, -2.5, 2, 2.5), 40).convert("RGB")
    write(folder, {"blogs/2019/camera.md": CAMERA})
    places = ("blogs/2019/camera.jpg", "blogs/2019/camera-2.jpg", "blogs/2019/camera.png", "blogs/2019/camera.webp")
    for path in (*places, "docs/people/ada.png", "docs/about/unused.jpg"):
        picture.save(folder / path, exif=exif)
        assert SECRET in (folder / path).read_bytes()
    return folder


@pytest.fixture(scope="module", params=["scf", "mkdocs", "properdocs"])
def camera(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """That sample, as each of the programs builds it."""
    folder = from_a_camera(write_sample(tmp_path_factory.mktemp("camera") / "sample"))
    strict = () if request.param == "scf" else ("--strict",)
    build(folder, request.param, "build", *strict, day=TODAY)
    return Built(folder / "site")


def test_no_byte_tells_where_a_picture_was_taken(camera: Built) -> None:
    """What a camera wrote is in no published file, found neither among its bytes nor by a reader of pictures."""
    files = camera.files()
    assert not [path for path, data in files.items() if SECRET in data]
    pictures = [path for path in files if path.endswith((".jpg", ".png", ".webp"))]
    assert len(pictures) > 12
    for path in pictures:
        with Image.open(camera.folder / path) as image:
            assert not image.getexif()
            assert not {"icc_profile", "exif", "xmp", "comment"} & image.info.keys()


def test_a_picture_keeps_its_address_and_stands_upright(camera: Built) -> None:
    """Every picture is where it was, upright and in its own form; also one that no text uses."""
    for path, form in {
        "blogs/2019/camera.jpg": "JPEG",
        "blogs/2019/camera-2.jpg": "JPEG",
        "blogs/2019/camera.png": "PNG",
        "blogs/2019/camera.webp": "WEBP",
        "people/ada.png": "PNG",
        "about/unused.jpg": "JPEG",
    }.items():
        with Image.open(camera.file(path)) as image:
            assert (image.format, image.size) == (form, (450, 900))


def candidates(page: str, source: Element) -> dict[str, int]:
    """The addresses that a `srcset` gives, with the widths that it declares."""
    pairs = (one.rsplit(" ", 1) for one in source["srcset"].split(", "))
    return {unquote(urljoin(f"/{page}", url)).lstrip("/"): int(width.removesuffix("w")) for url, width in pairs}


def test_every_copy_that_a_page_offers_is_there(camera: Built) -> None:
    """Each candidate of each `srcset` is a WebP of the width that is declared, no wider than its picture."""
    found = 0
    for path, page in camera.pages().items():
        for picture in page.all("picture"):
            source, image = picture.one("source", type="image/webp"), picture.one("img")
            assert source["sizes"]
            for address, width in candidates(path, source).items():
                found += 1
                with Image.open(camera.file(address)) as copy:
                    assert (copy.format, copy.width) == ("WEBP", width)
                    assert abs(copy.width / copy.height - int(image["width"]) / int(image["height"])) < 0.05
    assert found > 20


def test_the_first_picture_comes_at_once_and_others_when_they_are_near(camera: Built) -> None:
    """A page's first picture is not lazy and comes before others; all others wait until a reader is near."""
    images = camera.main("blogs/camera/").all("img")
    assert [image.get("loading") for image in images] == ["", *["lazy"] * (len(images) - 1)]
    assert images[0]["fetchpriority"] == "high"
    assert not any(image.get("fetchpriority") for image in images[1:])
    first = camera.main("blogs/pictured/").all("img")[0]
    assert (first.get("loading"), first["fetchpriority"]) == ("", "high")


def test_a_text_may_say_how_wide_a_picture_is(camera: Built) -> None:
    """A width that a text gives stays, with the height that belongs to it, and a browser is told of it."""
    image = camera.main("blogs/camera/").one("img", alt="Second")
    assert (image["width"], image["height"]) == ("300", "600")
    second = next(one for one in camera.main("blogs/camera/").all("picture") if one.all("img", alt="Second"))
    assert second.one("source")["sizes"] == "300px"


def test_every_picture_of_every_page_has_width_and_height(site: Built, own: Built, camera: Built) -> None:
    """No `img` anywhere is without the size that keeps its place."""
    images = [image for built in (site, own, camera) for page in built.pages().values() for image in page.all("img")]
    assert len(images) > 20
    assert not [image for image in images if not (image.get("width").isdigit() and image.get("height").isdigit())]


def test_a_second_build_makes_no_picture_again(fresh: Path) -> None:
    """What did not change is neither opened nor written again; what was taken away leaves nothing in the cache."""
    from_a_camera(fresh)
    kept = fresh / ".cache/pictures"
    build(fresh, "scf", "build", day=TODAY)
    first = {file.name: file.stat().st_mtime_ns for file in kept.iterdir()}
    published = {file: file.stat().st_mtime_ns for file in (fresh / "site/blogs/2019").iterdir()}
    build(fresh, "scf", "build", day=TODAY)
    assert {file.name: file.stat().st_mtime_ns for file in kept.iterdir() if file.suffix != ".jsonl"} == {
        name: time for name, time in first.items() if not name.endswith(".jsonl")
    }
    assert {file: file.stat().st_mtime_ns for file in (fresh / "site/blogs/2019").iterdir()} == published
    (fresh / "blogs/2019/camera.md").unlink()
    assert run(fresh, "scf", "check", day=TODAY).returncode == 0
    left = {file.name for file in kept.iterdir()}
    assert left < first.keys()
    build(fresh, "scf", "build", day=TODAY)
    assert not list((fresh / "site/blogs/2019").glob("camera*"))


def test_a_picture_that_is_broken_stops_a_build_with_a_sentence(fresh: Path) -> None:
    """A picture that is cut short is told with its name, the post and the line; what was built before stays."""
    build(fresh, "scf", "build", day=TODAY)
    before = Built(fresh / "site").files()
    file = fresh / "blogs/2019/in the text.png"
    file.write_bytes(file.read_bytes()[:-30])
    for words in (("scf", "check"), ("scf", "build"), ("mkdocs", "build", "-d", "other")):
        done = run(fresh, *words, day=TODAY)
        assert done.returncode == 1
        assert 'error: the picture "in the text.png" cannot be opened as a picture: it is damaged' in done.stdout
        assert "blogs/2019/pictured.md:" in done.stdout
        assert "Traceback" not in done.stdout
    assert Built(fresh / "site").files() == before
