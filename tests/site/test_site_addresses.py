"""Every page is where the architecture says, and old addresses lead on."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from urllib.parse import urljoin

import pytest

from tests.site.markup import Built
from tests.site.sample import TODAY

_SITE = "https://sample.example/"
_PAGES = {
    "": "Welcome all",
    "blogs/": "Blogs of ours",
    "blogs/page/2/": "Blogs of ours page 2",
    "blogs/page/3/": "Blogs of ours page 3",
    "blogs/2018/": "Blogs of ours of 2018",
    "blogs/2019/": "Blogs of ours of 2019",
    "blogs/walk-01/": "Walk 1",
    "testimonies/": "Testimonies",
    "testimonies/2019/": "Testimonies of 2019",
    "testimonies/kept/": "My own day",
    "testimonies/gone/": "These words were taken back",
    "glimpses/": "Glimpses",
    "glimpses/2019/": "Glimpses of 2019",
    "glimpses/garden/": "The shared garden",
    "themes/": "Themes",
    "themes/walking/": "Walking",
    "themes/nobody/": "Nobody's theme",
    "people/": "People",
    "people/ada/": "Ada Byron",
    "places/": "Places",
    "places/york/": "York",
    "words/": "Hard words",
    "packs/": "Packs",
    "packs/starter/": "Starter",
    "about/us/": "About us",
    "take-part/": "Take part",
    "404.html": "This page is not here",
}


@pytest.mark.parametrize("address", _PAGES)
def test_a_page_is_at_its_address(site: Built, address: str) -> None:
    """Each kind of page is where the architecture says, under its own heading."""
    assert site[address].one("h1").text == _PAGES[address]


def test_no_page_is_anywhere_else(site: Built) -> None:
    """There is no page but those, the walks, the other posts and terms, their further pages and old addresses."""
    folders = {path.rpartition("/")[0].partition("/")[0] for path in site.pages()}
    assert folders == {
        "",
        "2017",
        "about",
        "blogs",
        "easy-read",
        "glimpses",
        "packs",
        "people",
        "places",
        "take-part",
        "testimonies",
        "themes",
        "timeline",
        "words",
    }
    assert not site.has("blogs/page/1/")
    assert not site.has("blogs/page/4/")
    assert not site.has("testimonies/page/2/")


@pytest.mark.parametrize("address", [address for address in _PAGES if address != "404.html"])
def test_the_canonical_link_is_the_address(site: Built, address: str) -> None:
    """A page names its own address as the canonical one, a further page too."""
    assert site[address].one("link", rel="canonical")["href"] == _SITE + address


def test_a_post_that_first_stood_elsewhere_names_that_address(site: Built) -> None:
    """`source.canonical` makes the source's address the canonical link."""
    assert site["blogs/elsewhere/"].one("link", rel="canonical")["href"] == "https://elsewhere.example/first/"


@pytest.mark.parametrize(
    ("old", "new", "title"),
    [
        ("blogs/old-name/", "blogs/hard/", "He said"),
        ("2017/05/old-path/", "blogs/hard/", "He said"),
        ("2017/old-page.html", "blogs/hard/", "He said"),
        ("testimonies/gone-before/", "testimonies/gone/", "These words were taken back"),
    ],
)
def test_an_old_address_leads_to_the_new_one(site: Built, old: str, new: str, title: str) -> None:
    """An old slug and an old path send the reader on, by themselves and by a link, and stay out of search."""
    page = site[old]
    refresh = page.one("meta", **{"http-equiv": "refresh"})["content"]
    seconds, _, target = refresh.partition("; url=")
    assert seconds == "0"
    here = site.file(old).parent
    assert (here / target / "index.html").resolve() == site.file(new).resolve()
    assert page.one("meta", name="robots")["content"] == "noindex"
    link = next(href for text, href in site.main(old).links.items() if text.startswith(title))
    assert link == target


def test_an_old_address_names_the_new_one_as_canonical(site: Built) -> None:
    """The canonical link of a redirect is the page that it leads to, so that search engines move on, too."""
    assert site["blogs/old-name/"].one("link", rel="canonical")["href"] == f"{_SITE}blogs/hard/"


def test_an_old_address_of_a_held_back_post_is_not_there(site: Built) -> None:
    """Neither a held-back nor a scheduled post's old address tells that it is there."""
    assert not site.has("testimonies/held-once/")
    assert not site.has("blogs/later-once/")


def test_taken_back_words_are_spoken_of_kindly(site: Built) -> None:
    """A withdrawn post's address says what happened, leads back to the list, and shows nothing of the post."""
    page = site.main("testimonies/gone/")
    assert "taken them back" in page.text
    assert "right" in page.text
    assert page.links["Testimonies"] == "../"


def _sitemap(site: Built) -> dict[str, str]:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    urls = ET.fromstring(site.file("sitemap.xml").read_text(encoding="utf-8")).findall(f"{space}url")
    return {url.findtext(f"{space}loc", ""): url.findtext(f"{space}lastmod", "") for url in urls}


def test_the_sitemap_names_every_page_to_be_found_and_no_other(site: Built) -> None:
    """Every page is in the sitemap, save redirects, taken-back words and the error page."""
    files = {_SITE + path.removesuffix("index.html") for path in site.pages()}
    hidden = {
        "404.html",
        "blogs/old-name/",
        "2017/05/old-path/",
        "2017/old-page.html",
        "testimonies/gone/",
        "testimonies/gone-before/",
    }
    assert set(_sitemap(site)) == files - {_SITE + path for path in hidden}


def test_the_sitemap_dates_pages_truly(site: Built) -> None:
    """A page's date is when a reader could last see something new there; no page has the day of the build."""
    dates = _sitemap(site)
    assert dates[f"{_SITE}blogs/walk-01/"] == "2018-03-01"
    assert dates[f"{_SITE}blogs/hard/"] == "2019-06-02"
    assert dates[f"{_SITE}blogs/2018/"] == "2018-04-14"
    assert dates[f"{_SITE}themes/rare/"] == "2019-11-01"
    assert dates[f"{_SITE}packs/starter/"] == "2020-01-02"
    assert str(TODAY) not in dates.values()


def test_a_page_without_a_date_has_none_in_the_sitemap(site: Built) -> None:
    """A page that says no date gets none, rather than a guess."""
    assert _sitemap(site)[f"{_SITE}about/us/"] == ""


def test_the_error_page_names_no_address(site: Built) -> None:
    """The error page is shown at any address, so it names none as its own and stays out of search."""
    page = site["404.html"]
    assert page.all("link", rel="canonical") == []
    assert page.one("meta", name="robots")["content"] == "noindex"
    assert urljoin(f"{_SITE}no/such/page", site.main("404.html").links["Go to the home page"]) == _SITE
