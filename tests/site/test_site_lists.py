"""Lists, indexes and the ways from one post to another."""

from __future__ import annotations

import pytest

from tests.site.markup import Built, Element
from tests.site.sample import WALKS

_BLOGS = WALKS + 8
"""The walks and the other blogs that a build publishes."""


def _cards(element: Element) -> list[str]:
    """The titles of the posts that are shown as cards, in order."""
    return [
        card.all("h2", "h3", "h4")[0].text
        for card in element.all("article")
        if not card.all("h1") and card.all("h2", "h3", "h4")
    ]


def _around(site: Built, address: str) -> Element:
    """A list's pagination."""
    return next(nav for nav in site.main(address).all("nav") if nav.get("aria-label").startswith("Pages of"))


@pytest.mark.parametrize(
    ("address", "many"),
    [
        ("blogs/", 20),
        ("blogs/page/2/", 20),
        ("blogs/page/3/", _BLOGS - 40),
        ("blogs/2018/page/3/", WALKS - 40),
        ("people/ada/page/2/", 20),
    ],
)
def test_a_page_of_a_list_holds_twenty_posts(site: Built, address: str, many: int) -> None:
    """Lists come in pages of twenty; the last one has the rest."""
    assert len(_cards(site.main(address))) == many


def test_the_pages_of_a_list_hold_every_post_once_newest_first(site: Built) -> None:
    """Across its pages a list shows every post of its kind, newest first, none twice."""
    pages = [site.main(address) for address in ("blogs/", "blogs/page/2/", "blogs/page/3/")]
    titles = [title for page in pages for title in _cards(page)]
    days = [time["datetime"] for page in pages for time in page.all("time")]
    assert len(titles) == len(set(titles)) == _BLOGS
    assert days == sorted(days, reverse=True)
    assert titles[-1] == "Walk 1"


def test_pagination_leads_on_and_back(site: Built) -> None:
    """The second page leads to the newer and the older one and to each by its number, and says where it is."""
    here = _around(site, "blogs/page/2/")
    assert "Page 2 of 3" in here.text
    assert here.one("a", rel="prev")["href"] == "../../"
    assert here.one("a", rel="next")["href"] == "../3/"
    assert [link["href"] for link in here.all("a") if not link.get("rel")] == ["../../", "./", "../3/"]
    assert here.one("a", **{"aria-current": "page"}).text == "Page 2"
    assert not _around(site, "blogs/").all("a", rel="prev")
    assert not _around(site, "blogs/page/3/").all("a", rel="next")


def test_a_short_list_has_no_pagination(site: Built) -> None:
    """A list of one page says nothing of pages."""
    assert not [nav for nav in site.main("testimonies/").all("nav") if "Pages" in nav.get("aria-label")]


def test_a_list_leads_to_its_years(site: Built) -> None:
    """A kind's list leads to its archives, newest first; a year's page knows which one it is."""
    years = next(nav for nav in site.main("blogs/").all("nav") if nav.get("aria-label") == "By year")
    assert years.links == {"2019": "2019/", "2018": "2018/"}
    assert list(years.links) == ["2019", "2018"]


def test_an_archive_holds_its_year_and_no_other(site: Built) -> None:
    """A year's page shows that year's posts, leads back to the list, and marks its own year."""
    page = site.main("blogs/2019/")
    assert {time["datetime"][:4] for time in page.all("time")} == {"2019"}
    assert page.links["Blogs of ours"] == "../"
    years = next(nav for nav in page.all("nav") if nav.get("aria-label") == "By year")
    assert years.one("a", **{"aria-current": "page"}).text == "2019"


def test_a_list_says_how_many_it_holds(site: Built) -> None:
    """The number of posts is that of the whole list, on each of its pages."""
    assert f"{_BLOGS} posts" in site.main("blogs/").text
    assert f"{_BLOGS} posts" in site.main("blogs/page/3/").text
    assert "2 posts" in site.main("testimonies/").text
    assert "1 post" in site.main("glimpses/").text
    assert "1 posts" not in site.main("glimpses/").text


def test_a_list_is_introduced_once(site: Built) -> None:
    """The words that introduce a list stand on its first page, not on its further ones or its archives."""
    assert "What we write." in site.main("blogs/").text
    assert "What we write." not in site.main("blogs/page/2/").text
    assert "What we write." not in site.main("blogs/2019/").text


def test_a_theme_groups_its_posts_by_kind(site: Built) -> None:
    """A theme's page shows blogs, testimonies and glimpses, each under its heading."""
    page = site.main("themes/rare/")
    assert [text for level, text in page.headings() if level == 2] == ["Blogs", "Testimonies", "Glimpses"]
    assert _cards(page.below("Blogs")) == ["Rare one"]
    assert _cards(page.below("Testimonies")) == ["My own day"]
    assert _cards(page.below("Glimpses")) == ["The shared garden"]
    assert "Seldom seen." in page.text


def test_a_long_theme_keeps_its_kinds_together(site: Built) -> None:
    """Where a theme's list has several pages, no kind begins again after another one did."""
    kinds = [
        heading
        for address in ("themes/walking/", "themes/walking/page/2/", "themes/walking/page/3/")
        for level, heading in site.main(address).headings()
        if level == 2 and heading in {"Blogs", "Testimonies", "Glimpses"}
    ]
    assert list(dict.fromkeys(kinds)) == ["Blogs", "Testimonies", "Glimpses"]
    assert [kind for n, kind in enumerate(kinds) if n and kind != kinds[n - 1]] == ["Testimonies", "Glimpses"]


def test_a_theme_that_nobody_names_has_its_page(site: Built) -> None:
    """A term without posts says so, in place of an empty list."""
    page = site.main("themes/nobody/")
    assert "Nobody named it yet." in page.text
    assert "No posts yet" in page.text
    assert not _cards(page)


def test_a_person_and_a_place_show_who_and_where(site: Built) -> None:
    """A person's page tells role, pronouns, links and portrait; a place's its nation; both list their posts."""
    ada = site.main("people/ada/")
    assert {"Counts", "she/her"} <= {one.text for one in ada.all("dd")}
    assert ada.links["Her page"] == "https://ada.example/"
    assert ada.all("img")[0]["src"] == "../ada.png"
    york = site.main("places/york/")
    assert "England" in {one.text for one in york.all("dd")}
    assert set(_cards(york)) == {
        "The shared garden",
        next(title for title in _cards(york) if title.startswith("He said")),
    }


def test_who_reports_a_testimony_has_it_on_their_page(site: Built) -> None:
    """A testimony is on the page of the person who tells of it; its voice gets no page."""
    assert "My own day" in {title for n in ("", "page/2/", "page/3/") for title in _cards(site.main(f"people/ada/{n}"))}
    assert not [path for path in site.files() if "zed" in path.lower()]


@pytest.mark.parametrize(
    ("address", "counts"),
    [
        ("themes/", {"Walking": f"{_BLOGS + 3} posts", "Rare birds": "3 posts", "Nobody's theme": "No posts yet"}),
        ("people/", {"Ada Byron": "50 posts", "Ben": "5 posts"}),
        ("places/", {"York": "2 posts"}),
    ],
)
def test_an_index_counts_the_posts_of_each_term(site: Built, address: str, counts: dict[str, str]) -> None:
    """A taxonomy's index names each term with how many published posts it has."""
    items = {item.all("a")[0].text: item.text for item in site.main(address).all("li") if item.all("a")}
    for term, count in counts.items():
        assert f" {count}" in items[term], items[term]


def test_themes_are_grouped_by_what_they_are(site: Built) -> None:
    """The index of themes has approaches, ideas and strands apart, each under its heading."""
    page = site.main("themes/")
    assert [text for level, text in page.headings() if level == 2] == [
        "Approaches",
        "Ideas",
        "Strands of the movement's work",
    ]
    assert "Walking" in page.below("Approaches").links
    assert "Nobody's theme" in page.below("Strands of the movement's work").links


def test_related_posts_share_the_rare_theme_first(site: Built) -> None:
    """Two posts that share a theme that few have are nearer than many that share a common one, and nearer in time."""
    assert set(_cards(site.main("blogs/rare-one/").below("Read on"))[:2]) == {"My own day", "The shared garden"}
    assert _cards(site.main("glimpses/garden/").below("Read on"))[0] == "My own day"


def test_a_post_is_never_related_to_itself_or_to_its_answer(site: Built) -> None:
    """What to read on is other posts, three at most, and not those that the page shows already as answers."""
    related = _cards(site.main("blogs/question/").below("Read on"))
    assert 0 < len(related) <= 3
    assert not {"A question", "An answer"} & set(related)


def test_a_post_leads_to_the_one_before_and_the_one_after(site: Built) -> None:
    """Earlier and later lead to the neighbours of its own kind; the first and the last have one only."""
    page = site.main("blogs/welsh/")
    assert page.one("a", rel="prev")["href"] == "../hard/"
    assert page.one("a", rel="next")["href"] == "../arabic/"
    assert not site.main("blogs/walk-01/").all("a", rel="prev")
    assert site.main("testimonies/kept/").one("a", rel="next")["href"] == "../not-printed/"


def test_a_reply_and_its_post_show_each_other(site: Built) -> None:
    """A reply shows what it answers, and the post shows its answers, without the one that is held back."""
    assert "A question" in site.main("blogs/answer/").below("This is an answer to").links
    question = site.main("blogs/question/").below("1 answer to this")
    assert question.links["An answer"] == "../answer/"


def test_the_home_page_leads_everywhere(site: Built) -> None:
    """Home has three doors, shows the newest posts, and leads to themes, packs and taking part."""
    home = site.main("")
    for text, href in {
        "Read": "blogs/",
        "what people have lived": "testimonies/",
        "Explore glimpses": "glimpses/",
        "Write": "take-part/",
        "Starter": "packs/starter/",
        "The shared garden": "glimpses/garden/",
    }.items():
        assert home.links[text].removeprefix("./") == href
    assert f"{_BLOGS} posts" in home.text
    assert any(href.endswith("themes/rare/") for href in home.links.values())
    assert "Nobody's theme" not in home.text


def test_a_glimpse_tells_its_facts(site: Built) -> None:
    """A glimpse shows organisation, since when, website and contact."""
    page = site.main("glimpses/garden/")
    facts = {pair.all("dt")[0].text: pair.all("dd")[0] for pair in page.all("div") if len(pair.all("dt")) == 1}
    assert facts["Organisation"].text == "Garden & Co"
    assert facts["Since"].text == "2010"
    assert facts["Website"].links == {"garden.example": "https://garden.example/"}
    assert facts["Contact"].links == {"garden@sample.example": "mailto:garden@sample.example"}
