"""Hard words are found where readers see them, and nowhere else."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.meaning import give_meaning
from socialcarefuture.content.taxonomies import Word
from socialcarefuture.frontmatter import parse
from socialcarefuture.rendering.words import Finder, Glossary, check_words

from tests.sites import Site, consent

WORDS: dict[str, tuple[str, ...]] = {
    "act": ("Care Act",),
    "budget": ("Personal budget", "PB"),
    "budget-holder": ("Personal budget holder",),
    "care": ("care", "carer's"),
    "co": ("Co-production", "coproduced"),
    "home": ("Tŷ", "Élan"),
    "nhs": ("NHS",),
    "plus": ("C++", "#future"),
    "production": ("production",),
    "twelve": ("12 weeks",),
}
"""By file name, the title and the other forms of each word."""


def made(words: Mapping[str, tuple[str, ...]]) -> list[Word]:
    """Words as the model has them."""
    return [
        give_meaning(Word, parse(f"---\ntitle: {title!r}\naliases: {others}\n---\nIt.\n", f"docs/words/{slug}.md"), {})
        for slug, (title, *others) in words.items()
    ]


FINDER = Finder(made(WORDS))


@pytest.mark.parametrize(
    ("markup", "slugs"),
    [
        ("<p>A personal budget.</p>", "budget"),
        ("<p>PERSONAL BUDGETS, and Personal Budget's</p>", "budget"),
        ("<p>A personal\nbudget, a personal-budget, a personal\u2011budget</p>", "budget"),
        ("<p>A personal <em>bud</em>get</p>", "budget"),
        ("<p>personal<br>budget</p>", "budget"),
        ("<p>A personal budget holder</p>", "budget-holder"),
        ("<p>A personal budget holder has a personal budget</p>", "budget budget-holder"),
        ("<p>A personal budget holdall</p>", "budget"),
        ("<p>Personal budgeting; impersonal budget; my personal. Budget</p>", ""),
        ("<p>It is personal</p>\n<p>budget</p>", ""),
        ("<ul><li>personal</li>\n<li>budget</li></ul>", ""),
        ("<p>Care acts, and a care actor</p>", "act care"),
        ("<p>careful, scare, care_home, care5</p>", ""),
        ("<p>(care) \u201ccare\u201d \u2018care\u2019s end care-led</p>", "care"),
        ("<p>co-production</p>", "co"),
        ("<p>co production, Coproduced</p>", "co"),
        ("<p>A production; over-production</p>", "production"),
        ("<p>over-production, over\u2011production</p>", ""),
        ("<p>The NHS's staff &amp; the NHS</p>", "nhs"),
        ("<p>The nhs, the Nhs, NHSX</p>", ""),
        ("<p>PB</p>", "budget"),
        ("<p>pb</p>", ""),
        ("<p>A carer&#39;s day, a carer\u2019s day</p>", "care"),
        ("<p>carers, carer</p>", ""),
        ("<p>TŶ newydd</p>", "home"),
        ("<p>Fy nhŷ, tŷr</p>", ""),
        ("<p>élan, \u0130 ÉLAN</p>", "home"),
        ("<p>elan</p>", ""),
        ("<p>c++ and #FUTURE</p>", "plus"),
        ("<p>12 weeks</p>", "twelve"),
        ("<p>112 weeks, 12.weeks</p>", ""),
        ('<p><a href="/care/" title="care"><img alt="care" src="care.png"></a></p>', ""),
        ("<p><code>care</code></p><pre><code>the care\nact</code></pre>", ""),
        ("<p>https://example.org/care/ www.care.org care@example.org me@care.org care.org</p>", ""),
        ("<p>See https://example.org/care/ about care.</p>", "care"),
        ("<h2>Care</h2><table><tr><td>NHS</td></tr></table>", "care nhs"),
        ("", ""),
    ],
)
def test_whole_words_are_found(markup: str, slugs: str) -> None:
    """A word is found in any of its forms as a whole word, by the alphabet, and not in code or addresses."""
    assert " ".join(word.slug for word in FINDER.find(markup)) == slugs


def test_without_words_nothing_is_looked_for() -> None:
    """A site without hard words finds none."""
    assert Finder(()).find("<p>Care.</p>") == ()


def test_a_form_is_what_its_letters_are() -> None:
    """Signs that mean something in a pattern mean nothing in a form."""
    finder = Finder(made({"dots": ("a.b", "x*"), "rest": ("(y)", "[z]")}))
    assert [word.slug for word in finder.find("<p>a.b</p>")] == ["dots"]
    assert [word.slug for word in finder.find("<p>[z]</p>")] == ["rest"]
    assert finder.find("<p>axb xx y z</p>") == ()


@pytest.mark.parametrize("run", ["personal ", "personal-", "care act", "co-", "a", "<b>", "  ", "&amp;", "x@", "www."])
def test_the_time_is_that_of_the_text(run: str) -> None:
    """Half a million signs of any sort are looked through in a moment, whatever they almost are."""
    begun = time.process_time()
    FINDER.find(run * (500_000 // len(run)))
    assert time.process_time() - begun < 3  # measured: under 0.2


@pytest.fixture
def wordy(site: Site) -> Site:
    """A site with three words; one of them has no meaning yet."""
    site.text("docs/words/nhs.md", {"title": "NHS"}, "It looks after health. See [kettles](../themes/kettles.md).\n")
    site.text("docs/words/budget.md", {"title": "Personal budget"}, "Money for your support.\n\nMore of it.\n")
    site.text("docs/words/empty.md", {"title": "Kettle"}, "<!-- Say what it means. -->\n")
    site.blog("both", "A personal budget from the NHS. A kettle.\n")
    site.blog("titled", "Words.\n", title="My personal budget", summary="About the NHS.")
    site.blog("welsh", "NHS.\n", language="cy")
    site.blog("british", "NHS.\n", language="en-US")
    site.blog("none", "Nothing.\n")
    site.text("blogs/2023/none.easy.md", {"easy_read_by": "Us", "easy_read_checked_by": "Them"}, "The NHS.\n")
    site.testimony("site-only", "My personal budget.\n", consent=consent("site"))
    return site


def test_a_text_has_the_words_that_it_shows(wordy: Site) -> None:
    """Title and summary count; another language, an Easy Read version and a word without meaning do not."""
    manuscript = wordy.manuscript()
    publication = manuscript.library.published(Channel.SITE)
    glossary = Glossary(manuscript, publication)
    used = {path: [word.slug for word in glossary.used_in(text)] for path, text in publication.documents.items()}
    assert {path.removeprefix("blogs/2023/"): words for path, words in used.items() if path.startswith("blogs/")} == {
        "both.md": ["nhs", "budget"],
        "titled.md": ["nhs", "budget"],
        "british.md": ["nhs"],
        "welsh.md": [],
        "none.md": [],
        "none.easy.md": [],
    }


def test_a_word_lists_the_posts_of_its_channel(wordy: Site) -> None:
    """A word's posts are those that a channel carries; one without meaning has a page, and none."""
    manuscript = wordy.manuscript()

    def posts(channel: Channel) -> dict[str, set[str]]:
        listings = Glossary(manuscript, manuscript.library.published(channel)).listings
        return {listing.address: {post.slug for post in listing.posts} for listing in listings}

    assert posts(Channel.SITE) == {
        "words/nhs/": {"both", "titled", "british"},
        "words/budget/": {"both", "titled", "site-only"},
        "words/empty/": set(),
    }
    assert posts(Channel.PACK)["words/budget/"] == {"both", "titled"}
    assert "words/nhs/" not in {listing.address for listing in manuscript.library.published(Channel.FEEDS).listings}


def test_what_is_wrong_with_words_is_told(wordy: Site) -> None:
    """A word that has no meaning is a notice, one that no text uses an advice; neither stops a build."""
    wordy.text("docs/words/unused.md", {"title": "Zeppelin"}, "A ship that flies. A zeppelin.\n")
    assert [str(one).split("\n")[0] for one in check_words(wordy.manuscript())] == [
        "docs/words/empty.md: notice: this word has no meaning yet, so no reader is shown it [word-no-meaning]",
        "docs/words/unused.md: advice: no text uses this word [word-not-used]",
    ]
    told = wordy.scf("check")
    assert told.code == 0
    assert told.out.count("[word-") == 2


def test_a_text_is_searched_once(wordy: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages and every pack ask for the words of a text; they are looked for the first time only."""
    manuscript = wordy.manuscript()
    publications = [manuscript.library.published(channel) for channel in (Channel.SITE, Channel.PACK)]
    searched: list[str] = []
    find = Finder.find

    def counted(finder: Finder, markup: str) -> tuple[Word, ...]:
        searched.append(markup)
        return find(finder, markup)

    monkeypatch.setattr(Finder, "find", counted)
    for publication in publications:
        glossary = Glossary(manuscript, publication)
        assert [glossary.used_in(post) for post in publication.posts]
    assert len(searched) == len(set(searched)) > 0
