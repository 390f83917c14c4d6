"""What a page says of a pack's files: every edition that was made, and how to use it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from socialcarefuture.packs import EDITIONS
from socialcarefuture.problems import blocking
from socialcarefuture.site.compose import Made
from socialcarefuture.site.config import load
from socialcarefuture.site.plugin import plugin_of
from socialcarefuture.site.views import Download

from tests.site.markup import Built, Element
from tests.sites import Site, consent, new_site

_PAGES = {"standard": 74, "large-print": 120, "booklet": 76, "easy-read": 8}
_SIZE = 712_345


def _made_up(address: str) -> tuple[Download, ...]:
    """Every edition there is, at an address, as if it had been made."""
    return tuple(
        Download(one.title, one.says, f"{address}{name}.{one.suffix}", _PAGES.get(name, 0), _SIZE, name,
                 one.media_type, one.paper)
        for name, one in EDITIONS.items()
    )  # fmt: skip


def _built(site: Site, **packs: tuple[Download, ...]) -> Built:
    """The site as MkDocs makes it, after the packs that are told: by the address of the page, `_` for `/`."""
    config = load(site.config)
    plugin = plugin_of(config)
    plugin.made = Made(packs={f"{name.replace('_', '/')}/": files for name, files in packs.items()})
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        plugin.made = Made()
    return Built(site.output, "")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a pack of two blogs, one with a checked Easy Read version and one with one that nobody checked."""
    site = new_site(tmp_path_factory.mktemp("offers") / "own")
    site.blog("first", places=["york"])
    site.blog("second", themes=["spoons", "kettles"])
    site.testimony("quiet", consent=consent("site", "feeds"))
    site.text("blogs/2023/first.easy.md", {"easy_read_by": "Ada", "easy_read_checked_by": "The Tea Group"})
    site.text("blogs/2023/second.easy.md", {"easy_read_by": "Ada"})
    query = {"select": {"kinds": ["blogs", "testimonies"]}}
    site.text("docs/packs/tea.md", {"title": "Tea", "sections": [{"title": "All", **query}]})
    return site


@pytest.fixture(scope="module")
def built(site: Site) -> Built:
    """That site, with every edition of its pack and of one theme."""
    return _built(site, packs_tea=_made_up("packs/tea/"), themes_kettles=_made_up("themes/kettles/"))


@pytest.fixture(scope="module", params=["packs/tea/", "themes/kettles/"])
def offer(built: Built, request: pytest.FixtureRequest) -> Element:
    """What the page of a pack, and that of a theme, say of its files."""
    return built.main(request.param).one("section", **{"aria-labelledby": "site_editions"})


def test_each_file_is_linked_by_words_that_make_sense_alone(offer: Element) -> None:
    """A link says form, paper, pages and size; the first choice is a button, and all others follow in order."""
    links = [link for link in offer.all("a") if link.get("type")]
    assert [link.text for link in links] == [
        "PDF, A4, 74 pages, 713 kB",
        "Large print PDF, A4, 120 pages, 713 kB",
        "Booklet PDF, A4, 76 pages, 713 kB",
        "Easy Read PDF, A4, 8 pages, 713 kB",
        "EPUB, 713 kB",
        "Word, 713 kB",
        "Plain text, 713 kB",
        "Web page, 713 kB",
    ]
    assert [link.get("class") for link in links] == ["button", *[""] * 7]
    assert all(edition.says in offer.text for edition in EDITIONS.values())


def test_each_link_tells_its_form_and_saves_what_a_browser_cannot_show(offer: Element) -> None:
    """Each link has the media type of its file; what other programs open is saved, and a PDF opens in the browser."""
    links = {link["href"].partition(".")[2]: link for link in offer.all("a") if link.get("type")}
    assert {suffix: link["type"] for suffix, link in links.items()} == {
        edition.suffix: edition.media_type for edition in EDITIONS.values()
    }
    assert {suffix for suffix, link in links.items() if "download" in link.attributes} == {"epub", "docx", "html"}


def test_the_page_says_how_to_print_a_booklet_and_what_is_in_easy_read(built: Built) -> None:
    """How to print and fold the booklet is there in short; so is how many texts have a checked Easy Read version."""
    text = built.main("packs/tea/").text
    assert "flip on the short edge" in text
    assert "Staple it on the fold" in text
    assert "1 of the 2 texts has an Easy Read version that people with learning disabilities have checked" in text
    assert "1 post is left out" in text


def test_a_booklet_is_explained_only_where_there_is_one(site: Site, tmp_path: Path) -> None:
    """Without a booklet nothing is said of folding; where no text has a checked version, that is said kindly."""
    other = site.copied(tmp_path / "own")
    (other.root / "blogs/2023/first.easy.md").unlink()
    page = _built(other, packs_tea=_made_up("packs/tea/")[:1]).main("packs/tea/")
    assert "fold" not in page.text.casefold()
    assert "none of the 2 texts has an Easy Read version yet" in page.text
    assert "We are sorry." in page.text


def test_programs_are_told_of_every_file(built: Built) -> None:
    """The linked data of a pack's page, and of a theme's, name each file with its own media type and size."""
    for address in ("packs/tea/", "themes/kettles/"):
        script = built[address].one("script", type="application/ld+json")
        node = json.loads("".join(map(str, script.children)))["@graph"][0]
        files: list[dict[str, Any]] = (node.get("encoding") or node["mainEntity"]["encoding"])
        assert {(file["encodingFormat"], file["contentSize"]) for file in files} == {
            (edition.media_type, f"{_SIZE} B") for edition in EDITIONS.values()
        }
        assert all(file["contentUrl"].startswith(f"https://site.example/{address}") for file in files)


def test_every_pack_leads_to_making_ones_own(built: Built) -> None:
    """The home page, the list of packs, each pack and each theme with a pack lead to the page to make one on."""
    for address in ("", "packs/", "packs/tea/"):
        assert [link for link in built.main(address).links.values() if link.endswith("make/")], address
    assert "../../packs/make/?theme=kettles" in built.main("themes/kettles/").links.values()


def test_a_size_is_said_in_the_unit_that_people_know(site: Site, tmp_path: Path) -> None:
    """From a million bytes on, a size is in MB with one decimal; below it is in kB."""
    large = replace(_made_up("packs/tea/")[0], size=1_249_000)
    page = _built(site.copied(tmp_path / "own"), packs_tea=(large,)).main("packs/tea/")
    assert "PDF, A4, 74 pages, 1.2 MB" in page.links


def test_the_page_to_make_a_pack_names_each_text_once(built: Built) -> None:
    """Every text that a pack may hold stands there once, under its first theme, with what it can be chosen by."""
    page = built.main("packs/make/")
    entries = {one.one("a").text: one for one in page.all("li") if one.get("data-kind")}
    assert entries.keys() == {"First", "Second"}
    assert entries["Second"].attributes == {"data-kind": "blog", "data-theme": "spoons kettles"}
    assert entries["First"].attributes == {"data-kind": "blog", "data-theme": "kettles", "data-place": "york"}
    assert page.below("Spoons").links["Second"] == "../../blogs/second/"
    assert "Kettles: PDF, A4, 74 pages, 713 kB" in page.below("Kettles").links
    boxes = {(box["name"], box["value"]) for box in page.all("input", type="checkbox")}
    assert boxes == {("theme", "kettles"), ("theme", "spoons"), ("place", "york"), ("kind", "blog")}


def test_the_page_to_make_a_pack_can_be_found(built: Built) -> None:
    """It is in the sitemap, describes itself, and may have words and an Easy Read version of its own."""
    assert "<loc>https://site.example/packs/make/</loc>" in built.file("sitemap.xml").read_text("utf-8")
    assert built["packs/make/"].one("title").text.startswith("Make your own pack")
    assert built["packs/make/"].all("script", type="application/ld+json")
    assert built.main("packs/make/").links["Ask by e-mail"].startswith("mailto:hello@site.example?subject=A%20pack")


def test_the_page_to_make_a_pack_has_words_and_easy_read_of_its_own(site: Site, tmp_path: Path) -> None:
    """`docs/packs/make/index.md` introduces the page, and its Easy Read version is linked from it."""
    other = site.copied(tmp_path / "own")
    other.text("docs/packs/make/index.md", {"title": "Choose for yourself"}, "Take what you like.\n")
    other.text("docs/packs/make/index.easy.md", {"easy_read_by": "Ada"}, "Choose texts.\n")
    assert not blocking(other.manuscript().problems)
    page = _built(other).main("packs/make/")
    assert page.one("h1").text == "Choose for yourself"
    assert "Take what you like." in page.text
    assert page.links["Read this in Easy Read"] == "easy-read/"
