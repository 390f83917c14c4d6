"""Hard words: their list, a page each, and the box at the end of a post that uses them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.site.markup import Built, Element
from tests.site.running import build
from tests.site.sample import HARD, TODAY, write

MEANING = "More than 1 & < 2."
"""Of the sample's hard word: the first paragraph of its page."""


def _meanings(page: Element) -> dict[str, str]:
    """The hard words that a page explains, each with what it means."""
    lists = page.all("dl", **{"class": "meanings"})
    assert len(lists) < 2
    return {
        term.text: meaning.text for one in lists for term, meaning in zip(one.all("dt"), one.all("dd"), strict=True)
    }


def _letters(page: Element) -> dict[str, str]:
    """The letters to jump by, each with the heading that it leads to."""
    heads = {heading.get("id"): heading.text for heading in page.all("h2")}
    return {
        link.text: heads[link["href"][1:]] for nav in page.all("nav", **{"class": "years"}) for link in nav.all("a")
    }


def test_the_list_says_what_each_word_means(site: Built) -> None:
    """The list explains each word right there, and leads to its page."""
    page = site.main("words/")
    assert page.one("h1").text == "Hard words"
    assert _meanings(page) == {HARD: MEANING}
    assert page.one("dt").one("a")["href"] == "hard/"
    assert _letters(page) == {}


def test_a_word_leads_to_the_posts_that_use_it(site: Built) -> None:
    """A word's page has all of its meaning, and the posts in whose title or text it is found; no secret ones."""
    page = site.main("words/hard/")
    assert page.one("h1").text == HARD
    assert [one.text for one in page.one("div", **{"class": "prose"}).all("p")] == [MEANING, "More."]
    assert {heading.text for heading in page.all("h3")} == {HARD, "The shared garden"}


@pytest.mark.parametrize(
    ("address", "found"), [("blogs/hard/", True), ("glimpses/garden/", True), ("blogs/question/", False)]
)
def test_a_post_explains_its_words_at_its_end(site: Built, address: str, found: bool) -> None:
    """A post that uses a hard word says so at its head, and says what it means at its end; others say nothing."""
    page = site.main(address)
    assert _meanings(page) == ({HARD: MEANING} if found else {})
    leads = [link.text for link in page.all("a", href="#site_words")]
    assert leads == (["1 explained"] if found else [])
    assert len(page.all("h2", id="site_words")) == len(leads)


def test_words_have_no_feed_and_are_no_choice_of_a_search(whole: Built) -> None:
    """Nobody follows a word, and no post is asked for by one; but a word itself can be found."""
    assert not whole.has("words/hard/feed.xml")
    assert "words/hard/" not in {ref for link in whole.main("follow/").all("a") for ref in [link.get("href")]}
    search = whole.main("search/")
    assert {select["name"] for select in search.all("select")} == {"order", "place", "theme", "year"}
    assert "../words/hard/" in {link["href"] for link in search.all("a")}


def test_programs_are_told_what_words_are(site: Built) -> None:
    """The list is a set of defined terms with their meanings, and each word's page is one of them."""

    def described(address: str) -> dict[str, object]:
        script = site[address].one("script", type="application/ld+json")
        found: dict[str, object] = json.loads(script.text)["@graph"][0]
        return found

    own = "https://sample.example/words/"
    term = {"@type": "DefinedTerm", "name": HARD, "url": f"{own}hard/", "description": MEANING, "inDefinedTermSet": own}
    assert described("words/")["@type"] == "DefinedTermSet"
    assert described("words/")["hasDefinedTerm"] == [term]
    assert described("words/hard/")["mainEntity"] == term


def test_many_words_stand_under_their_letters(fresh: Path) -> None:
    """A long list has a row of letters to jump by; an accent makes no other letter; what is no letter comes first."""
    names = {f"n{number}": f"{letter}{number:02}" for number, letter in enumerate("ABÉEŵWZ" * 6)}
    titles = {**names, "digits": "24 hours"}
    write(fresh, {f"docs/words/{slug}.md": f"---\ntitle: {title}\n---\nIt.\n" for slug, title in titles.items()})
    folder = fresh / "built"
    page = Built(folder, build(fresh, "mkdocs", "build", "--strict", "-d", str(folder), day=TODAY)).main("words/")
    assert list(_letters(page)) == ["#", "A", "B", "E", "H", "W", "Z"]
    assert all(letter == heading for letter, heading in _letters(page).items())
    assert [len(section.all("dt")) for section in page.all("section")] == [1, 6, 6, 12, 1, 12, 6]
