"""The map, the timeline and the themes that travel together: what they draw is what the posts say."""

from __future__ import annotations

import gzip
import random
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from socialcarefuture.content.posts import KINDS, Post
from socialcarefuture.content.together import Pair
from socialcarefuture.site.figures import Ring
from socialcarefuture.site.labels import length
from socialcarefuture.site.themes import strongest
from socialcarefuture.site.timeline import drop
from socialcarefuture.site.weave import NARROW, WIDE, Loom, folded, in_order, weave

from tests.site.markup import Element, parse
from tests.site.sample import HARD
from tests.sites import Site, consent, new_site

_TOWNS = {
    "leeds": {"title": "Leeds", "latitude": 53.8, "longitude": -1.55, "nation": "England"},
    "cardiff": {"title": "Cardiff", "latitude": 51.48, "longitude": -3.18, "nation": "Wales"},
    "calais": {"title": "Calais", "latitude": 50.95, "longitude": 1.85, "nation": "France"},
    "hard": {"title": HARD, "latitude": 57.15, "longitude": -2.1},
    "quiet": {"title": "Quiet", "latitude": 54.9, "longitude": -2.93, "nation": "England"},
}
"""Besides York, which has no coordinates."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with a story: places near and far, posts of all kinds, and some that it may not show."""
    site = new_site(tmp_path_factory.mktemp("told"))
    for slug, fields in _TOWNS.items():
        site.text(f"docs/places/{slug}.md", fields, "A town.\n")
    site.text("docs/themes/forks.md", {"title": HARD}, "About forks.\n")
    site.text("docs/about/start.md", {"title": "How it began", "date": "2019-03-01", "description": "A start."})
    site.text("docs/timeline/index.md", {"title": "Our years"}, "From the start.\n")
    site.blog("one", date="2019-02-01", themes=["kettles", "spoons"], places=["leeds", "york"])
    site.blog("two", date="2021-05-01", themes=["kettles", "spoons", "forks"], places=["leeds", "calais", "hard"])
    site.glimpse("three", date="2021-06-01", themes=["kettles"], places=["leeds", "leeds", "leeds"])
    site.testimony("four", date="2019-04-01", themes=["kettles"], places=["cardiff"], content_note="It is sad.")
    secret: dict[str, Any] = {"themes": ["spoons", "forks"], "places": ["quiet", "leeds"], "title": "A secret"}
    site.testimony("held", date="2018-04-01", consent=consent("feeds"), **secret)
    site.blog("draft", date="2018-05-01", draft=True, **secret)
    site.blog("later", date="2029-05-01", **secret)
    outcome = site.scf("build")
    assert outcome.code == 0, outcome.told
    return site


def page(site: Site, address: str) -> Element:
    """What a page of a site is about."""
    return parse(site.page(address)).one("main")


def _year(site: Site, number: int) -> Element:
    """A year of a site's timeline."""
    return page(site, "timeline/").one("section", **{"aria-labelledby": f"site_year-{number}"})


def _titles(element: Element) -> list[str]:
    return [heading for level, heading in element.headings() if level == 3]


def test_the_list_has_every_place_and_the_map_those_that_it_can_show(told: Site) -> None:
    """Each place is in the list with its posts; the map has those of these islands that a post names, no other."""
    places = page(told, "places/")
    items = {item.one("a").text: item.text for item in places.all("li")}
    assert items.keys() == {"York", *(str(town["title"]) for town in _TOWNS.values())}
    assert "Leeds 3 posts" in items["Leeds"]
    assert "Not on the map: we have not said where it is." in items["York"]
    assert "Not on this map: it is farther away." in items["Calais"]
    assert "Not on the map yet." in items["Quiet"]
    links = places.one("svg", class_="map").all("a")
    marks = {link.one("title").text: link["href"] for link in links if link.all("title")}
    assert marks == {"Leeds, 3 posts": "leeds/", "Cardiff, 1 post": "cardiff/", f"{HARD}, 1 post": "hard/"}
    for mark in marks:
        assert "Not on" not in items[mark.rpartition(",")[0]]


def test_places_stand_under_their_nation(told: Site) -> None:
    """The list is by nation; a place that names none comes at the end."""
    headings = [text for level, text in page(told, "places/").headings() if level == 2]
    assert headings == ["England", "France", "Wales", "More places"]
    assert list(page(told, "places/").below("England").links) == ["Leeds", "Quiet"]


def test_the_map_has_a_name_and_no_stop_for_the_keyboard(told: Site) -> None:
    """Who hears the page hears one picture with its gist; the marks are links for a pointer, the list has them all."""
    drawn = page(told, "places/").one("svg", class_="map")
    assert drawn.one("g", role="img")["aria-label"] == (
        "A map of the UK and Ireland with 3 places on it. Leeds has the most posts: 3. The list has the same facts."
    )
    assert {link["tabindex"] for link in drawn.all("a")} == {"-1"}
    assert drawn.all("g", **{"aria-hidden": "true"})[0].all("a") == drawn.all("a")


def test_a_site_without_posts_has_no_map_and_no_pairs(tmp_path: Path) -> None:
    """Before the first post there is no empty picture: places are listed, and the timeline says that it is empty."""
    site = new_site(tmp_path)
    assert site.scf("build").code == 0
    assert not page(site, "places/").all("figure")
    assert "York" in page(site, "places/").links
    assert not page(site, "themes/").all("figure")
    assert "Nothing is here yet." in page(site, "timeline/").text


def test_what_the_site_may_not_carry_is_nowhere(told: Site) -> None:
    """A draft, a post of the future and one that is held back change no count, no year and no pair."""
    assert "secret" not in "".join(told.page(address) for address in ("places/", "timeline/", "themes/")).lower()
    years = [text for level, text in page(told, "timeline/").headings() if level == 2]
    assert years == ["Choose a year", "2019", "2021"]
    assert [HARD, "Spoons", "1"] in _table(told)


def _table(site: Site) -> list[list[str]]:
    rows = page(site, "themes/").one("table").one("tbody").all("tr")
    return [[cell.text for cell in row.children if isinstance(cell, Element)] for row in rows]


def test_the_table_has_the_pairs_of_the_picture(told: Site) -> None:
    """Two themes stand together as often as posts name both, the strongest first; the table has proper headers."""
    rows = _table(told)
    assert rows[0] == ["Kettles", "Spoons", "2"]
    assert {frozenset(row[:2]): row[2] for row in rows[1:]} == {
        frozenset({"Kettles", HARD}): "1",
        frozenset({"Spoons", HARD}): "1",
    }
    table = page(told, "themes/").one("table")
    assert [head["scope"] for head in table.all("th")] == ["col"] * 3 + ["row"] * 3
    assert table.one("caption").text
    for drawn in page(told, "themes/").all("svg", role="img"):
        assert len(drawn.all("path")) == len(rows)
        assert len(drawn.all("text")) == 3
        assert drawn["aria-label"]


def test_a_theme_names_its_companions(told: Site) -> None:
    """A theme's page leads to the themes that are often with it: once is not often."""
    assert "Often together with Spoons" in page(told, "themes/kettles/").text
    assert page(told, "themes/kettles/").links["Spoons"] == "../spoons/"
    assert "Often together" not in page(told, "themes/forks/").text


def test_the_story_begins_at_the_beginning(told: Site) -> None:
    """Years and what happened in them come in the order of time, dated pages among the posts."""
    story = page(told, "timeline/")
    assert story.headings()[0] == (1, "Our years")
    assert "From the start." in story.text
    assert _titles(story) == ["One", "How it began", "Four", "Two", "Three"]
    days = [time["datetime"] for time in story.all("time")]
    assert days == sorted(days)
    assert story.links["How it began"] == "../about/start/"
    assert "Before you read: It is sad." in _year(told, 2019).text


def test_a_year_says_in_words_what_its_drop_shows(told: Site) -> None:
    """Each year has its counts as text, its months as the picture's name, and a link from the top."""
    story = page(told, "timeline/")
    assert "1 blog and 1 testimony" in _year(told, 2019).text
    assert "1 blog and 1 glimpse" in _year(told, 2021).text
    assert _year(told, 2021).one("svg")["aria-label"] == "Posts in each month of 2021: May 1, June 1."
    glance = {link.text: link["href"] for link in story.one("nav").all("a") if link.all("svg")}
    assert glance == {"20192 posts": "#site_year-2019", "20212 posts": "#site_year-2021"}
    assert [year.get("id") for year in story.all("h2")[1:]] == ["site_year-2019", "site_year-2021"]


def test_a_timeline_page_beside_its_folder_introduces_it(tmp_path: Path) -> None:
    """`docs/timeline.md` is the introduction as well as `docs/timeline/index.md` is: no page is lost."""
    site = new_site(tmp_path)
    site.text("docs/timeline.md", {"title": "When"}, "Words before the years.\n")
    site.blog("one")
    assert site.scf("build").code == 0
    assert "Words before the years." in page(site, "timeline/").text
    assert "One" in _titles(page(site, "timeline/"))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of two hundred places, and of a year with two hundred posts."""
    site = new_site(tmp_path_factory.mktemp("many"))
    site.configure(plugin={"social_cards": False})  # a picture for each would take longest of all
    write_places(site, 200)
    assert site.scf("build").code == 0
    return site


def write_places(site: Site, count: int) -> None:
    """Places all over England and Wales, each with a post."""
    chance = random.Random(3)
    for n in range(count):
        where = {"latitude": round(chance.uniform(51, 54.8), 2), "longitude": round(chance.uniform(-3.4, 0.2), 2)}
        site.text(f"docs/places/p{n}.md", {"title": f"Little Walford {n}", "nation": "England", **where}, "A town.\n")
        day = date.fromordinal(date(2023, 1, 1).toordinal() + n)
        site.blog(f"in-{n}", date=str(day), places=[f"p{max(0, n - 150)}", f"p{n}"])


def test_two_hundred_places_stay_light(many: Site) -> None:
    """The page of two hundred places has them all on its map and in its list, in 60 kB, 15 kB compressed."""
    text = many.page("places/")
    assert len(text.encode()) < 60_000
    assert len(gzip.compress(text.encode())) < 15_000
    places = page(many, "places/")
    assert len(places.all("li")) == 201
    assert len(places.one("g", class_="map__marks").all("a")) == 200
    assert "The map has room for some of the names." in places.text


def test_a_long_year_shows_some_and_leads_to_all(many: Site) -> None:
    """Of two hundred posts the timeline shows a dozen from the whole year, says so, and leads to the archive."""
    year = _year(many, 2023)
    titles = _titles(year)
    assert len(titles) == 12
    assert (titles[0], titles[-1]) == ("In 0", "In 199")
    assert "Here are 12 of the 200 posts of 2023." in year.text
    assert year.links["Blogs of 2023"] == "../blogs/2023/"
    assert len(many.page("timeline/")) < 30_000


def test_rings_cover_as_much_as_their_posts(told: Site) -> None:
    """In a drop, each kind covers an area in proportion to its posts; the outermost is drawn first."""
    posts = [text for text in told.manuscript().library.documents if isinstance(text, Post)]
    blogs = [post for post in posts if post.kind == "blog"][:3]
    others = [post for post in posts if post.kind == "glimpse"]
    found = drop([*blogs, *others], 10, (KINDS["glimpse"], KINDS["blog"]))
    assert found.rings == (Ring("blog", 20.0), Ring("glimpse", 10.0))
    assert found.words == "3 blogs and 1 glimpse"


def _pairs(*posts: int) -> list[Pair]:
    return [Pair(f"a{n:03}", f"b{n % 3}", count) for n, count in enumerate(posts)]


def test_a_picture_shows_the_strongest_pairs() -> None:
    """All pairs where there is room; else those from some strength on; else the first that there is room for."""
    assert len(strongest(_pairs(*[1] * 20))) == 20
    assert {pair.posts for pair in strongest(_pairs(*[3] * 14, *[1] * 90))} == {3}
    assert len(strongest(_pairs(9, *[1] * 90))) == 21  # and their three companions: 24 themes
    assert strongest(_pairs(*[5] * 90)) == tuple(_pairs(*[5] * 21))
    assert strongest([]) == ()


def test_the_order_of_themes_does_not_hang_on_the_order_of_posts() -> None:
    """The same pairs give the same picture, in whatever order they come."""
    chance = random.Random(5)
    pairs = {(f"t{a}", f"t{b}"): chance.randrange(1, 6) for a in range(12) for b in range(a) if chance.random() < 0.3}
    shuffled = dict(chance.sample(sorted(pairs.items()), len(pairs)))
    assert weave(pairs, WIDE) == weave(shuffled, WIDE)


def test_strong_pairs_are_neighbours() -> None:
    """Themes in a chain come in the order of the chain, whatever their names."""
    chain = ["d", "a", "f", "b", "e", "c"]
    order = in_order(dict.fromkeys(pairwise(chain), 5))
    assert list(order) in (chain, chain[::-1])


@pytest.mark.parametrize("loom", [WIDE, NARROW])
def test_names_and_bows_stay_in_the_picture(loom: Loom) -> None:
    """However long a theme's name is, it fits its column; bows end before the edge, rows do not meet."""
    names = ["Home care without charges for everybody who asks for it", "Ö" * 60, "In Control", HARD, "a b " * 30]
    drawn = weave({(one, other): n + 1 for n, (one, other) in enumerate(pairwise(names))}, loom)
    assert drawn.x < loom.width * 0.7
    for knot in drawn.knots:
        assert len(knot.lines) <= loom.lines
        assert max(length(line) for line in knot.lines) * loom.letters <= drawn.x - loom.letters + 1
    for thread in drawn.threads:
        across = int(thread.path.partition("A")[2].split()[0])
        assert drawn.x + across + thread.width / 2 <= loom.width
    assert all(later.y - sooner.y >= loom.row - 1 for sooner, later in pairwise(drawn.knots))


def test_a_name_is_folded_between_words() -> None:
    """A long name becomes two lines; what does not fit even so ends in dots."""
    assert folded("Home care without charges", 9, 2) == ("Home care", "without charges")
    assert folded("Circle", 10, 2) == ("Circle",)
    assert folded("Home care without charges and more of it", 10, 1)[0].endswith("…")
