"""Feeds, read back as feed readers read them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import feedparser
import pytest

from tests.feeds.rules import (
    ATOM,
    CONTENT,
    DC,
    LANG,
    atom_faults,
    json_faults,
    relative_addresses,
    rss_faults,
)
from tests.sites import URL, Site, new_site, snapshot

pytestmark = pytest.mark.xdist_group("feeds")
HARD = 'He said "no" & <b>never</b> ]]> 🌊 مرحبا'
LISTS = (
    "",
    "blogs/",
    "testimonies/",
    "glimpses/",
    "themes/kettles/",
    "themes/spoons/",
    "people/ada/",
    "people/ben/",
    "places/york/",
)
FORMS = ("feed.xml", "atom.xml", "feed.json")
TAG = "tag:site.example,2020-01-01:"


def written(root: Path) -> Site:
    """A site whose feeds have something of everything."""
    site = new_site(root)
    site.picture("blogs/2023/cup.png")
    for number in range(55):
        site.blog(
            f"walk-{number:02}", f"Walk {number}.\n", date=f"2022-{1 + number // 28:02}-{1 + number % 28:02}"
        )
    site.blog(
        "hard",
        "The first paragraph, whole.\n\nSee [spoons](../../docs/themes/spoons.md#of-old), [below](#below), "
        "[here](walk-01.md)\n"
        'and [there](https://a.example/?x=1&y=2).[^1] <a href="#below" title="&quot;">x</a>\n\n## Below\n\n'
        "![A cup](cup.png)\n\n"
        "```\n]]> & <b>\n```\n\n[^1]: A note with [Ada](../../docs/people/ada.md).\n",
        title=HARD,
        date="2023-06-01",
        updated="2024-02-29",
        authors=["ada", "ben"],
        themes=["kettles", "spoons"],
        places=["york"],
        summary=f"In short: {HARD}",
        content_note=f"Note first: {HARD}",
        image={"src": "cup.png", "alt": f"Alt {HARD}", "caption": f"Caption {HARD}", "credit": "Ada"},
        source={"name": f"Source {HARD}", "url": "https://a.example/?a=1&b=2", "retold": True},
        aliases=["first-name", "second-name"],
    )
    site.text("docs/themes/spoons.md", {"title": f"Spoons {HARD}"}, "## Of old\n\nAbout spoons.\n")
    site.testimony(
        "told", "I was told.\n", voice=f"Nan {HARD}", date="2023-05-01", themes=["spoons"], told_by="ada"
    )
    site.glimpse("seen", date="2023-04-01", themes=["spoons"])
    site.blog("arabic", "مرحبا بالعالم.\n", title="مرحبا", date="2023-03-01", language="ar")
    site.blog("draft", "Not yet.\n", draft=True)
    return site


@pytest.fixture(scope="module")
def fed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site, with its pages and feeds built."""
    site = written(tmp_path_factory.mktemp("fed") / "own")
    built = site.scf("build")
    assert built.code == 0, built.told
    return site


def _bytes(site: Site, address: str) -> bytes:
    return (site.output / address).read_bytes()


def _items(site: Site, listing: str = "") -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(_bytes(site, f"{listing}feed.json"))["items"]
    return items


def _entries(site: Site, listing: str = "") -> list[ET.Element]:
    return ET.fromstring(_bytes(site, f"{listing}atom.xml")).findall(f"{ATOM}entry")


def _rss_items(site: Site, listing: str = "") -> list[ET.Element]:
    return ET.fromstring(_bytes(site, f"{listing}feed.xml")).findall("channel/item")


def _hard(site: Site) -> tuple[ET.Element, ET.Element, dict[str, Any]]:
    """The post that has everything: in RSS, in Atom, and in JSON."""
    return _rss_items(site)[0], _entries(site)[0], _items(site)[0]


def test_feeds_lie_beside_every_list(fed: Site) -> None:
    """The site, each kind, theme, person and place has three feeds beside it; archives have none."""
    found = {path for path in snapshot(fed.output) if path.rpartition("/")[2] in FORMS}
    assert found == {f"{listing}{form}" for listing in LISTS for form in FORMS}
    assert (fed.output / "blogs/2022/index.html").is_file()


@pytest.mark.parametrize("listing", LISTS)
@pytest.mark.parametrize(
    ("form", "faults"), [("feed.xml", rss_faults), ("atom.xml", atom_faults), ("feed.json", json_faults)]
)
def test_every_feed_keeps_to_its_specification(
    fed: Site, listing: str, form: str, faults: Callable[[bytes], list[str]]
) -> None:
    """Each feed, an empty one too, has all that its specification asks for and nothing that it forbids."""
    assert faults(_bytes(fed, f"{listing}{form}")) == []


@pytest.mark.parametrize("listing", LISTS)
@pytest.mark.parametrize("form", FORMS[:2])
def test_a_feed_reader_reads_it_without_complaint(fed: Site, listing: str, form: str) -> None:
    """A feed reader finds nothing wrong, and as many entries as the list has posts, 50 at most."""
    read = feedparser.parse(_bytes(fed, f"{listing}{form}"))
    assert read.bozo is False
    assert read.version == {"feed.xml": "rss20", "atom.xml": "atom10"}[form]
    assert len(read.entries) == len(_items(fed, listing))


def test_fifty_newest_come_first(fed: Site) -> None:
    """A feed has the 50 newest posts, the newest first, the same in every form; no draft is among them."""
    ids = [item["id"] for item in _items(fed)]
    assert len(ids) == 50
    assert ids[:4] == [
        f"{TAG}blogs/first-name",
        f"{TAG}testimonies/told",
        f"{TAG}glimpses/seen",
        f"{TAG}blogs/arabic",
    ]
    assert ids[4:] == [f"{TAG}blogs/walk-{number:02}" for number in range(54, 8, -1)]
    assert [entry.findtext(f"{ATOM}id") for entry in _entries(fed)] == ids
    assert [item.findtext("guid") for item in _rss_items(fed)] == ids


def test_feed_size_can_be_set(tmp_path: Path) -> None:
    """`feed_size` in `mkdocs.yml` says how many posts a feed has."""
    site = written(tmp_path / "own")
    site.configure(plugin={"feed_size": 2})
    assert site.scf("feeds").code == 0
    assert [len(found(site)) for found in (_items, _entries, _rss_items)] == [2, 2, 2]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_in_a_feed_leans_on_where_it_is_read(fed: Site, form: str) -> None:
    """No address in any feed, in its own links or in its articles, is relative."""
    for listing in LISTS:
        if form == "feed.json":
            contents = [item["content_html"] for item in _items(fed, listing)]
        elif form == "atom.xml":
            contents = [entry.findtext(f"{ATOM}content") or "" for entry in _entries(fed, listing)]
        else:
            contents = [item.findtext(f"{CONTENT}encoded") or "" for item in _rss_items(fed, listing)]
        assert [relative_addresses(content) for content in contents if relative_addresses(content)] == []


def test_article_is_whole(fed: Site) -> None:
    """Each form carries the whole article, its links and pictures absolute, footnotes and code included."""
    rss, atom, item = _hard(fed)
    content = item["content_html"]
    assert rss.findtext(f"{CONTENT}encoded") == content
    assert atom.findtext(f"{ATOM}content") == content
    page = f"{URL}blogs/hard/"
    for part in (
        "The first paragraph, whole.",
        f'<a href="{URL}themes/spoons/#of-old">spoons</a>',
        f'<a href="{page}#below">below</a>',
        f'<a href="{URL}blogs/walk-01/">here</a>',
        '<a href="https://a.example/?x=1&amp;y=2">there</a>',
        f'<img alt="A cup" src="{URL}blogs/2023/cup.png" width="64" height="48">',
        f'<a href="{URL}people/ada/">Ada</a>',
        "<code>]]&gt; &amp; &lt;b&gt;\n</code>",
    ):
        assert part in content
    assert re.search(rf'class="footnote-ref" href="{page}#fn(:|%3A)1"', content)


def test_content_note_comes_before_everything(fed: Site) -> None:
    """The content note is the first that a reader meets; then the picture, the text, and the source last."""
    content = _items(fed)[0]["content_html"]
    places = [
        content.index(part)
        for part in ("Note first", "<img", "Caption", "The first paragraph", "Retold from")
    ]
    assert places == sorted(places)
    assert content.startswith("<p><strong>Before you read:</strong>")


def test_summary_is_apart_from_the_text(fed: Site) -> None:
    """The summary is plain text of its own, beside the whole article and not in place of it."""
    rss, atom, item = _hard(fed)
    summary = f"In short: {HARD}"
    assert item["summary"] == rss.findtext("description") == atom.findtext(f"{ATOM}summary") == summary
    assert "In short" not in item["content_html"]
    assert _items(fed)[1]["summary"] == "I was told."


def test_titles_keep_every_letter(fed: Site) -> None:
    """Titles with quotes, angle brackets, an emoji and Arabic are the same text in each form."""
    rss, atom, item = _hard(fed)
    assert item["title"] == rss.findtext("title") == atom.findtext(f"{ATOM}title") == HARD
    assert _items(fed)[3]["title"] == "مرحبا"


def test_hard_words_are_escaped_in_the_article(fed: Site) -> None:
    """What people write in fields is text in the article's HTML, never markup."""
    content = _items(fed)[0]["content_html"]
    assert "<b>never</b>" not in content
    assert content.count("&lt;b&gt;never&lt;/b&gt;") == 4


def test_days_are_the_post_s_own(fed: Site) -> None:
    """Published is `date`, updated is `updated` or else `date`; the clock is nowhere."""
    rss, atom, item = _hard(fed)
    assert (atom.findtext(f"{ATOM}published") or "").startswith("2023-06-01T")
    assert (atom.findtext(f"{ATOM}updated") or "").startswith("2024-02-29T")
    assert item["date_published"].startswith("2023-06-01T")
    assert item["date_modified"].startswith("2024-02-29T")
    assert (rss.findtext("pubDate") or "").startswith("Thu, 01 Jun 2023")
    assert (_entries(fed)[1].findtext(f"{ATOM}updated") or "").startswith("2023-05-01T")
    channel = ET.fromstring(_bytes(fed, "feed.xml")).find("channel")
    assert channel is not None
    assert (channel.findtext("lastBuildDate") or "").startswith("Thu, 29 Feb 2024")
    assert (ET.fromstring(_bytes(fed, "atom.xml")).findtext(f"{ATOM}updated") or "").startswith("2024-02-29T")


def test_authors_are_told(fed: Site) -> None:
    """Each author is named, in order, with their page where the form has room for it."""
    rss, atom, item = _hard(fed)
    names = ["Ada", "Ben & Co <b>"]
    assert [author["name"] for author in item["authors"]] == names
    assert [author["url"] for author in item["authors"]] == [f"{URL}people/ada/", f"{URL}people/ben/"]
    assert [author.findtext(f"{ATOM}name") for author in atom.findall(f"{ATOM}author")] == names
    assert [author.findtext(f"{ATOM}uri") for author in atom.findall(f"{ATOM}author")] == [
        f"{URL}people/ada/",
        f"{URL}people/ben/",
    ]
    assert [one.text for one in rss.findall(f"{DC}creator")] == names


def test_testimony_is_by_its_voice(fed: Site) -> None:
    """A testimony's author is its voice, as the person chose it, and never the one who reports it."""
    voice = f"Nan {HARD}"
    assert _items(fed)[1]["authors"] == [{"name": voice}]
    assert [author.findtext(f"{ATOM}name") for author in _entries(fed)[1].findall(f"{ATOM}author")] == [voice]
    assert [one.text for one in _rss_items(fed)[1].findall(f"{DC}creator")] == [voice]


def test_themes_are_categories(fed: Site) -> None:
    """Each theme is a category under its name; Atom tells its page, too."""
    rss, atom, item = _hard(fed)
    names = ["Kettles", f"Spoons {HARD}"]
    assert item["tags"] == names
    assert [one.text for one in rss.findall("category")] == names
    assert [one.get("term") for one in atom.findall(f"{ATOM}category")] == names
    assert [one.get("scheme") for one in atom.findall(f"{ATOM}category")] == [
        f"{URL}themes/kettles/",
        f"{URL}themes/spoons/",
    ]


def test_languages_are_told(fed: Site) -> None:
    """A feed tells the site's language, and a post in another one tells its own."""
    assert json.loads(_bytes(fed, "feed.json"))["language"] == "en-GB"
    assert ET.fromstring(_bytes(fed, "atom.xml")).get(LANG) == "en-GB"
    assert ET.fromstring(_bytes(fed, "feed.xml")).findtext("channel/language") == "en-GB"
    arabic = _items(fed)[3]
    assert arabic["language"] == "ar"
    assert arabic["content_html"].startswith('<div lang="ar"')
    assert "language" not in _items(fed)[0]


def test_feeds_say_where_they_are_and_what_they_go_with(fed: Site) -> None:
    """Each feed names its own address, its list's page and its list's title."""
    for listing, title in (("", "Kettle Society"), ("themes/kettles/", "Kettles | Kettle Society")):
        feed = json.loads(_bytes(fed, f"{listing}feed.json"))
        assert (feed["title"], feed["feed_url"], feed["home_page_url"]) == (
            title,
            f"{URL}{listing}feed.json",
            f"{URL}{listing}",
        )
        atom = ET.fromstring(_bytes(fed, f"{listing}atom.xml"))
        assert {link.get("rel"): link.get("href") for link in atom.findall(f"{ATOM}link")} == {
            "self": f"{URL}{listing}atom.xml",
            "alternate": f"{URL}{listing}",
        }
        rss = ET.fromstring(_bytes(fed, f"{listing}feed.xml"))
        assert rss.findtext("channel/link") == f"{URL}{listing}"
        own = rss.find(f"channel/{ATOM}link")
        assert own is not None
        assert (own.get("rel"), own.get("href")) == ("self", f"{URL}{listing}feed.xml")
        assert rss.findtext("channel/title") == atom.findtext(f"{ATOM}title") == title


def test_feeds_of_two_lists_have_two_ids(fed: Site) -> None:
    """No two lists' feeds have the same id."""
    ids = {ET.fromstring(_bytes(fed, f"{listing}atom.xml")).findtext(f"{ATOM}id") for listing in LISTS}
    assert len(ids) == len(LISTS)


@pytest.mark.parametrize("listing", LISTS)
def test_a_list_s_page_leads_to_its_feeds(fed: Site, listing: str) -> None:
    """The page of each list names its three feeds for feed readers, and they are there."""
    page = fed.page(f"{listing}index.html")
    found = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]*" href="([^"]+)">', page)
    assert [kind for kind, _ in found] == [
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
    ]
    for _, address in found:
        file = (fed.output / listing / address).resolve()
        assert file.is_file()
        assert file.parent == (fed.output / listing).resolve()


def test_id_survives_a_rename(tmp_path: Path) -> None:
    """A post that is renamed, and lists its old slug, keeps its id; its address is the new one."""
    site = new_site(tmp_path / "own")
    site.blog("old-name", title="A blog")
    site.scf("feeds")
    before = _items(site)[0]
    (site.root / "blogs/2023/old-name.md").unlink()
    site.blog("new-name", title="A blog", aliases=["old-name"])
    site.scf("feeds")
    after = _items(site)[0]
    assert after["id"] == before["id"] == f"{TAG}blogs/old-name"
    assert after["url"] == f"{URL}blogs/new-name/"


def test_ids_survive_a_move_of_the_site(tmp_path: Path) -> None:
    """When the site gets another address, every id stays, the feeds' own too."""
    site = written(tmp_path / "own")
    site.scf("feeds")
    before = (
        [item["id"] for item in _items(site)],
        ET.fromstring(_bytes(site, "atom.xml")).findtext(f"{ATOM}id"),
    )
    site.configure(site_url="https://elsewhere.example/new")
    site.scf("feeds")
    after = (
        [item["id"] for item in _items(site)],
        ET.fromstring(_bytes(site, "atom.xml")).findtext(f"{ATOM}id"),
    )
    assert after == before
    assert _items(site)[0]["url"] == "https://elsewhere.example/new/blogs/hard/"
    assert "site.example/" not in _items(site)[0]["content_html"]


def test_no_two_posts_share_an_id(tmp_path: Path) -> None:
    """Two posts never have one id, though one had, at an old path, the name that the other has now."""
    site = new_site(tmp_path / "own")
    site.blog("news")
    site.blog("older", aliases=["2018/10/news"])
    site.blog("oldest", aliases=["2017/10/news"])
    assert site.scf("check").code == 0
    site.scf("feeds")
    assert len({item["id"] for item in _items(site)}) == 3


def test_same_content_gives_the_same_bytes(fed: Site, tmp_path: Path) -> None:
    """The same content in another folder, whenever it is built, gives the same bytes of every feed."""
    other = written(tmp_path / "own")
    assert other.scf("feeds").code == 0
    for listing in LISTS:
        for form in FORMS:
            assert _bytes(other, f"{listing}{form}") == _bytes(fed, f"{listing}{form}")


def test_feeds_alone_are_the_build_s_own(fed: Site, tmp_path: Path) -> None:
    """`scf feeds` writes, where it is told to, the very feeds that a build writes, and nothing else."""
    out = tmp_path / "out"
    assert fed.scf("feeds", "-o", str(out)).code == 0
    built = {
        path: digest for path, digest in snapshot(fed.output).items() if path.rpartition("/")[2] in FORMS
    }
    assert snapshot(out) == built


def test_site_without_posts_has_valid_feeds(tmp_path: Path) -> None:
    """Before anybody has written anything, every feed is there, valid and empty."""
    site = new_site(tmp_path / "own")
    assert site.scf("feeds").code == 0
    for listing in LISTS:
        assert rss_faults(_bytes(site, f"{listing}feed.xml")) == []
        assert atom_faults(_bytes(site, f"{listing}atom.xml")) == []
        assert json_faults(_bytes(site, f"{listing}feed.json")) == []
    assert (_items(site), _entries(site), _rss_items(site)) == ([], [], [])


def test_site_without_an_address_is_told_what_to_set(tmp_path: Path) -> None:
    """Feeds need the site's address: without `site_url`, one sentence says so."""
    site = new_site(tmp_path / "own")
    site.blog("one")
    site.configure(without=("site_url",))
    made = site.scf("feeds")
    assert made.code == 1
    assert "site_url" in made.err


def test_without_an_authority_ids_are_addresses(tmp_path: Path) -> None:
    """A site without a `tag_authority` has its posts' first addresses for ids, and they are addresses."""
    site = new_site(tmp_path / "own")
    site.blog("one")
    site.configure(plugin={"tag_authority": ""})
    assert site.scf("feeds").code == 0
    assert atom_faults(_bytes(site, "atom.xml")) == []
    assert _items(site)[0]["id"] == f"{URL}blogs/one/"


def test_rules_can_be_broken() -> None:
    """The rules find what is wrong: a feed with every fault is not let through."""
    atom = b'<feed xmlns="http://www.w3.org/2005/Atom"><id>x</id><entry><id>y</id><updated>today</updated></entry></feed>'
    assert len(atom_faults(atom)) >= 8
    assert (
        len(
            rss_faults(
                b"<rss version='2.0'><channel><item><guid>x</guid>"
                b"<pubDate>Thu, 01 Jun 2023 12:00:00 +0000</pubDate></item></channel></rss>"
            )
        )
        >= 6
    )
    assert len(json_faults(b'{"version": "1", "items": [{"url": "x"}]}')) >= 5
    assert relative_addresses('<a href="/x"><img src="y.png"><a href="https://a.example/">') == [
        "/x",
        "y.png",
    ]
