"""What people write is shown as they wrote it, wherever it is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.markup import Built
from tests.site.running import build, run
from tests.site.sample import HARD, TODAY, write

_NAME = 'Tea & <Cake> "Society"'


def test_a_hard_title_is_right_in_the_title_of_the_window(site: Built) -> None:
    """Quotes, tags, braces, emoji, Arabic and Welsh in a title, and in the site's name, read as they were written."""
    assert site["blogs/hard/"].one("title").text == f"{HARD} | Blogs of ours | {_NAME}"


def test_a_hard_summary_is_right_in_the_description(site: Built) -> None:
    """A description with a double quote does not break out of its meta tag, as it does in stock MkDocs."""
    assert site.meta("blogs/hard/", "description") == HARD
    assert site.meta("about/us/", "description") == "Who we are."
    assert site.meta("take-part/", "description") == "Write to us."


def test_the_sites_own_hard_description_is_right(site: Built) -> None:
    """Where a page has no words of its own, the site's description stands in, escaped."""
    assert site.meta("404.html", "description") == HARD


def test_hard_words_are_right_on_the_post(site: Built) -> None:
    """On its page a post's title, note, picture's words, caption and credit read as they were written."""
    page = site.main("blogs/hard/")
    assert page.one("h1").text == HARD
    assert page.one("img")["alt"] == HARD
    assert page.one("figcaption").text == f"{HARD} Picture: {HARD}"
    assert HARD in next(note for note in page.all() if note.get("role") == "note").text
    assert HARD in page.links
    assert page.links['The "Old" Paper'] == "https://old.example/?a=1&b=2"


@pytest.mark.parametrize("address", ["blogs/page/3/", "blogs/2019/", "places/york/", "themes/hard/"])
def test_hard_words_are_right_on_cards(site: Built, address: str) -> None:
    """In a list a hard title is the link, and note, summary and alt are right, too."""
    if address == "blogs/page/3/":
        address = "blogs/"
    card = next(card for card in site.main(address).all("article") if HARD in card.links)
    assert card.text.count(HARD) >= 3
    assert card.one("img")["alt"] == HARD


def test_hard_words_are_right_elsewhere(site: Built) -> None:
    """Index, portrait, redirect, neighbours and the footer show hard words as they were written."""
    assert HARD in site.main("themes/").links
    assert site.main("people/ada/").all("img")[0]["alt"] == HARD
    assert HARD in site.main("blogs/old-name/").links
    assert any(HARD in text for text in site.main("blogs/welsh/").links)
    assert HARD in site[""].all("footer")[-1].text


@pytest.mark.parametrize("which", ["site", "whole"])
def test_no_script_of_a_text_is_in_any_page(which: str, request: pytest.FixtureRequest) -> None:
    """No page holds a script element or an event handler that a text brought."""
    built: Built = request.getfixturevalue(which)
    for path, page in built.pages().items():
        runs = [one.text for one in page.all("script") if one.get("type") != "application/ld+json"]
        assert [text for text in runs if "alert" in text] == [], path
        assert [one.tag for one in page.walk() if any(name.startswith("on") for name in one.attributes)] == [], path


def test_braces_are_not_calculated(site: Built) -> None:
    """`{{ 7*7 }}` in a text is no template."""
    for path, page in site.pages().items():
        assert "49" not in page.one("head").one("title").text, path
        assert " 49 🌊" not in page.text, path


def test_words_of_the_site_in_a_card_of_another_language_stay_the_sites(site: Built) -> None:
    """In a Welsh post's card the names of themes are still English, and said to be so."""
    card = next(card for card in site.main("blogs/2019/").all("article") if card.get("lang") == "cy")
    theme = next(link for link in card.all("a") if link.text == "Walking")
    languages = [one.get("lang") for one in [card, *card.walk()] if one.get("lang") and theme in [one, *one.walk()]]
    assert languages[-1] == "en-GB"


def test_a_hard_body_cannot_run_or_leave_its_place(fresh: Path) -> None:
    """Scripts, handlers and tags that are never closed in a body stay in their place, and do nothing."""
    write(
        fresh,
        {
            "blogs/2019/hostile.md": """---
title: Hostile
date: 2019-05-01
authors: [ada]
themes: [walking]
safety_allow: [<script>, <iframe>, onclick, onmouseover]
---
</div></main></body> <script>alert(1)</script> <b onmouseover="alert(1)">bold</b>
{{ 7*7 }} {% raw %}

<style>body { display: none }</style><iframe srcdoc="<script>alert(1)</script>"></iframe>

<a href="https://ok.example/" onclick="alert(1)" style="position:fixed;inset:0">all over</a>
"""
        },
    )
    build(fresh, "mkdocs", "build", "--strict", day=TODAY)
    page = Built(fresh / "site")["blogs/hostile/"]
    for one in page.walk():
        assert one.tag not in {"style", "iframe"}
        assert not {"onclick", "onmouseover", "style"} & one.attributes.keys()
    assert page.one("body").all("script") == []
    assert "{{ 7*7 }} {% raw %}" in page.one("main").text
    assert page.one("main").all("footer")


def test_a_link_that_would_run_is_refused(fresh: Path) -> None:
    """A link that begins with `javascript:` ends the build, with its place."""
    body = "[run](javascript:alert(1))"
    write(
        fresh,
        {"blogs/2019/runs.md": f"---\ntitle: Runs\ndate: 2019-05-01\nauthors: [ada]\nthemes: [rare]\n---\n{body}\n"},
    )
    done = run(fresh, "mkdocs", "build", day=TODAY)
    assert done.returncode != 0
    assert "blogs/2019/runs.md:7:7: error:" in done.stdout
