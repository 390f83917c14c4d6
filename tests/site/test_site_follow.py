"""Feeds and packs: linked where they were made, and not mentioned where not."""

from __future__ import annotations

import io
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import urljoin

import pikepdf
import pytest

from tests.site.markup import Built
from tests.site.sample import HARD

_TYPES = {"application/rss+xml": "feed.xml", "application/atom+xml": "atom.xml", "application/feed+json": "feed.json"}


def _feeds(built: Built, address: str) -> dict[str, str]:
    """The feeds that a page names for readers' programs: the address of each by its type."""
    return {
        link["type"]: urljoin(f"/{address}", link["href"]).lstrip("/")
        for link in built[address].all("link", rel="alternate")
        if link.get("type") in _TYPES
    }


@pytest.mark.parametrize(
    ("address", "listing"),
    [
        ("", ""),
        ("blogs/", "blogs/"),
        ("blogs/page/2/", "blogs/"),
        ("testimonies/", "testimonies/"),
        ("themes/rare/", "themes/rare/"),
        ("people/ada/", "people/ada/"),
        ("places/york/", "places/york/"),
        ("blogs/question/", ""),
        ("about/us/", ""),
    ],
)
def test_a_page_leads_feed_readers_to_its_feeds(whole: Built, address: str, listing: str) -> None:
    """With `scf build`, a list names its own three feeds and any other page the whole site's; all of them are there."""
    assert _feeds(whole, address) == {kind: listing + name for kind, name in _TYPES.items()}
    for feed in _feeds(whole, address).values():
        assert whole.has(feed)


@pytest.mark.parametrize("which", ["whole", "own"])
def test_every_feed_that_a_page_names_is_there_and_can_be_read(which: str, request: pytest.FixtureRequest) -> None:
    """No page names a feed that the build did not make, and each one is what its type says."""
    built: Built = request.getfixturevalue(which)
    named = {
        (kind, feed) for path in built.pages() for kind, feed in _feeds(built, path.removesuffix("index.html")).items()
    }
    assert len(named) > 20
    for kind, feed in named:
        text = built.file(feed).read_text(encoding="utf-8")
        if kind == "application/feed+json":
            assert json.loads(text)["version"].startswith("https://jsonfeed.org/version/1")
        else:
            assert ET.fromstring(text).tag.rpartition("}")[2] == ("rss" if kind == "application/rss+xml" else "feed")


def test_a_reader_sees_the_feeds_of_a_list(whole: Built) -> None:
    """A list says in words that it can be followed, and links its three feeds."""
    links = whole.main("themes/rare/").links
    assert {href for text, href in links.items() if "feed of Rare birds" in text} == set(_TYPES.values())


def test_a_plain_build_speaks_of_no_feeds(site: Built) -> None:
    """Plain `mkdocs build` makes no feeds, and no page of it names one or invites to follow one."""
    for path, page in site.pages().items():
        assert page.all("link", rel="alternate") == [], path
        assert not [href for href in page.links.values() if href.endswith(tuple(_TYPES.values()))], path
        assert "feed reader" not in page.text, path


def test_a_hard_title_is_right_in_feeds(whole: Built) -> None:
    """A feed of a theme with a hard name shows name and title as they were written."""
    feed = json.loads(whole.file("themes/hard/feed.json").read_text(encoding="utf-8"))
    assert HARD in feed["title"]
    assert [item["title"] for item in feed["items"]] == [HARD]


@pytest.mark.parametrize(("which", "slug"), [("whole", "starter"), ("own", "resource-pack-march-2019")])
def test_a_pack_page_gives_the_file_with_its_pages_and_size(
    which: str, slug: str, request: pytest.FixtureRequest
) -> None:
    """Where the pack was made, its page links the file, and says truly how many pages it has and how large it is."""
    built: Built = request.getfixturevalue(which)
    link = built.main(f"packs/{slug}/").one("a", class_="button", type="application/pdf")
    data = (built.folder / f"packs/{slug}" / link["href"]).read_bytes()
    said = re.fullmatch(r"PDF, A4, (\d+) pages, ([\d.]+) (kB|MB)", link.text)
    assert said, link.text
    pages, number, unit = said.groups()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == int(pages)
    assert float(number) * (1000 if unit == "kB" else 1_000_000) == pytest.approx(len(data), rel=0.1, abs=1000)


def test_a_pack_page_says_when_there_is_no_file(site: Built) -> None:
    """A plain build makes no packs: the page says so, links no file, and still lists what is in the pack."""
    page = site.main("packs/starter/")
    assert "not here yet" in page.text
    assert not [href for href in page.links.values() if href.endswith(".pdf")]
    assert page.links["The shared garden"] == "../../glimpses/garden/"


def test_a_pack_lists_its_parts_without_what_may_not_be_printed(site: Built) -> None:
    """A pack's page names its sections and posts, and counts those left out whose consent does not cover packs."""
    page = site.main("packs/starter/")
    assert [text for level, text in page.headings() if level == 3] == ["Who we are", "Stories", "Glimpses"]
    assert "My own day" in page.links
    assert "Not for paper" not in page.text
    assert "2 posts are left out" in page.text
    assert "For the first day" in page.text
    assert page.one("time")["datetime"] == "2020-01-02"


def test_the_list_of_packs_leads_to_each_pack(site: Built, own: Built) -> None:
    """The page of packs leads to every pack that there is."""
    for built in (site, own):
        slugs = [Path(path).parts[1] for path in built.pages() if path.startswith("packs/") and path.count("/") == 2]
        assert slugs
        for slug in slugs:
            assert f"{slug}/" in built.main("packs/").links.values()
