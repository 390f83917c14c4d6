"""The index: what is in it, that it is the same every time, and what a build does without it."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from socialcarefuture.search import build_search, index

from tests.sites import Site, new_site, snapshot

HARD = 'He said "no" & <script>alert(1)</script> <mark>x</mark> 🌊 Tŷ ŵ'


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with something of everything."""
    site = new_site(tmp_path_factory.mktemp("search") / "own")
    site.picture("blogs/2023/cup.png")
    site.blog(
        "hard",
        "![A planted picture](cup.png)\n\nSome `<b>` words.\n\n## Of <i>kettles</i>\n\nMore.\n",
        title=HARD,
        content_note="It is sad.",
        summary="In short.",
        authors=["ada", "ben"],
        places=["york"],
        language="cy",
    )
    site.testimony("told", authors=["ada"])
    site.text("docs/themes/empty.md", {"title": "Nothing yet"}, "")
    site.text("docs/hidden.md", {"title": "Hidden", "hide": ["search"]}, "A page for those who know of it.\n")
    site.text("docs/packs/all.md", {"title": "All", "sections": [{"title": "A", "select": {"kinds": ["blogs"]}}]})
    return site


@pytest.fixture(scope="session")
def made(written: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its index."""
    return _made(written, tmp_path_factory.mktemp("made"))


def _made(site: Site, folder: Path) -> Path:
    build_search(site.manuscript(), folder / "scratch", folder / "site")
    return folder / "site/pagefind"


def _found(made: Path) -> dict[str, dict[str, Any]]:
    """What the index can answer with, by address."""
    texts = [gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd") for file in (made / "fragment").iterdir()]
    return {found["url"]: found for found in map(json.loads, texts)}


def test_every_text_is_found_once(made: Path) -> None:
    """Posts, terms, packs and pages are in it, an empty one too; a page that hides from search is not."""
    assert sorted(_found(made)) == [
        "/",
        "/blogs/hard/",
        "/packs/all/",
        "/people/ada/",
        "/people/ben/",
        "/places/york/",
        "/testimonies/told/",
        "/themes/empty/",
        "/themes/kettles/",
        "/themes/spoons/",
    ]


def test_a_post_is_found_by_all_that_is_known_of_it(made: Path) -> None:
    """A result has title, names, date, note and language; it is asked by kind, theme, place and year."""
    found = _found(made)["/blogs/hard/"]
    assert found["meta"] == {
        "title": HARD,
        "byline": "By Ada and Ben & Co <b>",
        "date": "1 May 2023",
        "note": "It is sad.",
        "summary": "In short.",
        "themes": "Kettles",
        "also": "York",
        "language": "cy",
    }
    assert found["filters"] == {"kind": ["blogs"], "theme": ["kettles"], "place": ["york"], "year": ["2023"]}
    assert found["content"] == "Some <b> words. Of kettles. More."
    assert [anchor["id"] for anchor in found["anchors"]] == ["of-kettles"]


def test_a_testimony_is_never_said_to_be_by_its_voice(made: Path) -> None:
    """A testimony may be retold: its names come without `By`."""
    assert _found(made)["/testimonies/told/"]["meta"]["byline"] == "Nan and Ada"


def test_pictures_are_not_in_it(made: Path) -> None:
    """No description of a picture and no file of one is in the index, in which nobody would look for its consent."""
    assert "planted" not in json.dumps(_found(made))
    assert "cup.png" not in json.dumps(_found(made))


def test_names_are_there_to_be_guessed(made: Path) -> None:
    """Every name of a theme, a person and a place is there, other names of themes too, each with its page."""
    names = json.loads((made / "names.json").read_text("utf-8"))
    assert ["Kettles", "themes/kettles/"] in names
    assert ["Tea things", "themes/kettles/"] in names
    assert ["Ben & Co <b>", "people/ben/"] in names
    assert ["York", "places/york/"] in names


def test_only_what_is_needed_is_published(made: Path) -> None:
    """The index has one language, and none of Pagefind's own interfaces."""
    files = [file for file in made.rglob("*") if file.is_file()]
    assert {file.suffix if file.suffix.startswith(".pf_") else file.name for file in files} == {
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.en.pagefind",
        "names.json",
        ".pf_meta",
        ".pf_index",
        ".pf_filter",
        ".pf_fragment",
    }
    assert list(json.loads((made / "pagefind-entry.json").read_text("utf-8"))["languages"]) == ["en"]


def test_the_same_texts_give_the_same_bytes(written: Site, made: Path, tmp_path: Path) -> None:
    """However often it is made, the index has the same files with the same bytes, and every file that one names."""
    first = snapshot(made)
    for number in range(4):
        assert snapshot(_made(written, tmp_path / str(number))) == first
    assert len([name for name in first if name.startswith("filter/")]) == 4


def test_a_build_goes_on_where_pagefind_does_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Pagefind cannot run, the build says so, and no page links to a search that is not there."""
    monkeypatch.setattr(index, "get_executable", lambda: tmp_path / "not-there")
    site = new_site(tmp_path / "own")
    built = site.scf("build", "--no-packs")
    assert built.code == 0, built.told
    assert "No search: Pagefind, which makes its index, does not run on this machine." in built.out
    assert not (site.output / "search").exists()
    assert not (site.output / "pagefind").exists()
    assert "search" not in site.page("index.html").casefold().replace("role=", "")


def test_an_index_that_cannot_be_made_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where Pagefind stops, the build does too, and the old site stays."""
    site = new_site(tmp_path / "own")
    assert site.scf("build", "--no-packs").code == 0
    before = snapshot(site.output)
    stopping = tmp_path / "stopping"
    stopping.write_text('#!/bin/sh\n[ "$1" = --version ] || exit 1\n')
    stopping.chmod(0o755)
    monkeypatch.setattr(index, "get_executable", lambda: stopping)
    site.blog("new")
    built = site.scf("build", "--no-packs")
    assert built.code == 1
    assert "The search index could not be made. What was built before is untouched." in built.told
    assert snapshot(site.output) == before


def test_a_hand_written_page_introduces_the_search(tmp_path: Path) -> None:
    """`docs/search.md` is the head of the page to search on, and gives it its title."""
    site = new_site(tmp_path / "own")
    site.text("docs/search.md", {"title": "Find it"}, "Ask *anything*.\n")
    assert site.scf("build", "--no-packs").code == 0
    page = site.page("search/")
    assert "<h1>Find it</h1>" in page
    assert "Ask <em>anything</em>." in page
    assert 'id="site_q"' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "search/" not in site.page("sitemap.xml")
