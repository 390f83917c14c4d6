"""Easy Read versions have pages, are led to from both sides, and are told of honestly; what is held back has none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.markup import Built
from tests.site.running import build
from tests.site.sample import TODAY, WALKS, write, write_sample

_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"/>'
_EASY = {
    "docs/about/us.easy.md": "---\neasy_read_by: A & <b>\n---\n# Who & what\n\n![A cup](cup.svg)\nWe drink tea.\n",
    "docs/themes/walking.easy.md": "---\neasy_read_by: Ben\n---\n![A foot](../about/cup.svg)\n\nWalk with us.\n",
    "blogs/2019/question.easy.md": """---
easy_read_by: Ada Byron
easy_read_checked_by: The Tea Group
---
![A mark](mark.svg)

Why? See [us](../../docs/about/us.easy.md) and [a story](../../testimonies/2019/held.easy.md).
""",
    "blogs/2019/arabic.easy.md": "---\neasy_read_by: Ben\n---\n![x](mark.svg)\n\nالسلام.\n",  # noqa: RUF001 - a letter that people write
    "blogs/2019/hard.easy.md": "---\neasy_read_by: Ben\n---\n![x](mark.svg)\n\nHard.\n",
    "testimonies/2019/kept.easy.md": "---\neasy_read_by: Ada\n---\n![x](../../docs/about/cup.svg)\n\nI went out.\n",
    "testimonies/2019/held.easy.md": "---\neasy_read_by: Ada\n---\n# Secret\n\n![Secret](marigold.svg)\n\nSecret.\n",
    "blogs/2019/draft.easy.md": "---\neasy_read_by: Ada\n---\n![Secret](../../docs/about/tulip.svg)\n\nSecret.\n",
    "docs/about/cup.svg": _DRAWING,
    "docs/about/tulip.svg": _DRAWING,
    "blogs/2019/mark.svg": _DRAWING,
    "testimonies/2019/marigold.svg": _DRAWING,
}
_MADE = ("about/us/", "themes/walking/", "blogs/question/", "blogs/arabic/", "blogs/hard/", "testimonies/kept/")


@pytest.fixture(scope="module")
def easy(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sample with Easy Read versions, two of them of posts that a build leaves out."""
    folder = write_sample(tmp_path_factory.mktemp("easy"))
    write(folder, _EASY)
    return Built(folder / "site", build(folder, "mkdocs", "build", "--strict", day=TODAY))


@pytest.mark.parametrize("address", _MADE)
def test_a_text_and_its_easy_read_version_lead_to_each_other(easy: Built, address: str) -> None:
    """Near its top, a text leads to its Easy Read version, which leads back, and to the list of all."""
    assert easy.main(address).links["Read this in Easy Read"] == "easy-read/"
    there = easy.main(f"{address}easy-read/")
    assert {link["href"] for link in there.all("a") if link.text.startswith("Read the full version")} == {"../"}
    assert there.links["Easy Read"] == "../../../easy-read/"


@pytest.mark.parametrize("name", ["places", "timeline", "follow"])
def test_a_page_that_is_made_leads_there_too(tmp_path: Path, name: str) -> None:
    """The map, the timeline and the list of feeds lead to the Easy Read version of their words, and it leads back."""
    folder = write_sample(tmp_path)
    text = "---\neasy_read_by: Ben\n---\n![x](cup.svg)\n\nEasy words.\n"
    intro = {f"docs/{name}/index.md": "---\ntitle: Words\n---\nWords.\n", f"docs/{name}/index.easy.md": text}
    write(folder, {**intro, f"docs/{name}/cup.svg": _DRAWING})
    site = Built(folder / "site", build(folder, "mkdocs", "build", "--strict", day=TODAY))
    assert site.main(f"{name}/").links["Read this in Easy Read"] == "easy-read/"
    there = site.main(f"{name}/easy-read/")
    assert {link["href"] for link in there.all("a") if link.text.startswith("Read the full version")} == {"../"}


def test_nothing_else_leads_to_an_easy_read_version(easy: Built) -> None:
    """A text that has none does not offer one, nor does a further page of a list."""
    for address in ("blogs/answer/", "about/us/easy-read/", "themes/rare/", "themes/walking/page/2/"):
        assert "Read this in Easy Read" not in easy.main(address).links, address


def test_a_page_says_that_nobody_has_checked_it(easy: Built) -> None:
    """Without `easy_read_checked_by`, a page says so before its words, and how to help."""
    text = easy.main("about/us/easy-read/").text
    assert "People with learning disabilities have not checked this page yet." in text
    assert text.index("have not checked") < text.index("We drink tea.")
    assert easy.main("about/us/easy-read/").links["hello@sample.example"] == "mailto:hello@sample.example"


def test_a_page_says_who_checked_it(easy: Built) -> None:
    """With it, the page names the group, and says no more that nobody has."""
    text = easy.main("blogs/question/easy-read/").text
    assert "The Tea Group checked this page." in text
    assert "not checked" not in text


def test_a_page_says_who_wrote_it(easy: Built) -> None:
    """Who wrote it is named, with their page where they have one, and cannot break out of the page."""
    assert "A & <b> wrote it in Easy Read." in easy.main("about/us/easy-read/").text
    assert easy.main("blogs/question/easy-read/").links["Ada Byron"] == "../../../people/ada/"


def test_its_title_is_its_own_or_its_originals(easy: Built) -> None:
    """A first heading is the title of the page; without one it has its original's."""
    assert easy.main("about/us/easy-read/").one("h1").text == "Who & what"
    assert easy.main("themes/walking/easy-read/").one("h1").text == "Walking"
    assert easy["about/us/easy-read/"].one("title").text.startswith("Who & what | Easy Read | ")


def test_it_takes_language_and_note_from_its_post(easy: Built) -> None:
    """Its words are in its post's language and direction; what to know before reading comes before them."""
    page = easy["blogs/arabic/easy-read/"].one("html")
    assert (page["lang"], page["dir"]) == ("ar", "rtl")
    assert "Before you read" in easy.main("blogs/hard/easy-read/").text
    assert "Before you read" in easy.main("easy-read/").text


def test_a_testimony_stays_its_persons_own(easy: Built) -> None:
    """Below an Easy Read version of a testimony stands whose experience it is, and that they can take it back."""
    text = easy.main("testimonies/kept/easy-read/").text
    assert "This is the experience of Zed." in text
    assert "You can take it back at any time." in text


def test_links_lead_to_easy_read_versions_that_are_there(easy: Built) -> None:
    """A link to an Easy Read version leads to its page; to one that is held back, it is plain words."""
    links = easy.main("blogs/question/easy-read/").links
    assert links["us"] == "../../../about/us/easy-read/"
    assert "a story" not in links
    assert "a story" in easy.main("blogs/question/easy-read/").text


def test_the_list_has_what_there_is(easy: Built) -> None:
    """The list has a card of each, with its drawing, what it is, and whether it was checked."""
    page = easy.main("easy-read/")
    cards = {card.one("h3").text: card for card in page.all("article")}
    assert len(cards) == len(_MADE)
    assert "Blog The Tea Group" not in cards["A question"].text
    assert "Checked by The Tea Group" in cards["A question"].text
    assert "Not checked yet by people with learning disabilities" in cards["Walking"].text
    assert cards["Walking"].one("img")["src"] == "../about/cup.svg"


def test_the_list_is_honest_about_what_is_missing(easy: Built) -> None:
    """It counts what is not in Easy Read yet, by sort, names some of it, and leads to the rest."""
    page = easy.main("easy-read/")
    told = {one.one("summary").text: one for one in page.all("details") if "Easy Read" in one.one("summary").text}
    # 8 other blogs are in the build; question, arabic and hard have an Easy Read version.
    blogs = WALKS + 8
    assert f"Blogs of ours: {blogs - 3} of {blogs} not in Easy Read" in told
    longest = told[f"Blogs of ours: {blogs - 3} of {blogs} not in Easy Read"]
    assert len(longest.one("ul").all("li")) == 20
    assert longest.links["See all Blogs of ours"] == "../blogs/"
    assert "Pages: 1 of 2 not in Easy Read" in told
    assert told["Pages: 1 of 2 not in Easy Read"].links == {"Take part": "../take-part/"}
    assert "Themes: 3 of 4 not in Easy Read" in told
    assert f"{len(_MADE)} of " in page.below("What is not in Easy Read yet").text


def test_the_sitemap_names_them(easy: Built) -> None:
    """Search engines are told of each Easy Read version and of the list, and of none that is left out."""
    sitemap = easy.file("sitemap.xml").read_text(encoding="utf-8")
    for address in _MADE:
        assert f"https://sample.example/{address}easy-read/<" in sitemap
    assert "https://sample.example/easy-read/<" in sitemap
    assert "held" not in sitemap


def test_what_is_held_back_takes_its_easy_read_version_along(easy: Built) -> None:
    """Of a post that is held back or a draft, no Easy Read page, card, word or drawing is in a build."""
    assert not easy.has("testimonies/held/easy-read/")
    assert not easy.has("blogs/draft/easy-read/")
    assert not [path for path in easy.files() if path.endswith(("marigold.svg", "tulip.svg"))]
    assert easy.has("blogs/2019/mark.svg")
    assert easy.has("about/cup.svg")
    for path, data in easy.files().items():
        assert path.endswith(".gz") or b"secret" not in data.lower(), path


def test_a_drawing_of_a_held_back_one_is_not_lent(tmp_path: Path) -> None:
    """A drawing beside a held-back testimony, which only its Easy Read version shows, is in no other text either."""
    folder = write_sample(tmp_path / "lent")
    write(folder, _EASY)
    write(folder, {"docs/take-part.md": "---\ntitle: Take part\n---\n![x](../testimonies/2019/marigold.svg)\n"})
    build(folder, "mkdocs", "build", "--strict", day=TODAY)
    built = Built(folder / "site")
    assert not built.has("testimonies/2019/marigold.svg")
    assert built.main("take-part/").all("img") == []


def test_a_site_without_any_says_so(site: Built) -> None:
    """Where nothing is in Easy Read, the list says just that."""
    text = site.main("easy-read/").text
    assert "Nothing is in Easy Read yet." in text
    assert "0 of " in text
