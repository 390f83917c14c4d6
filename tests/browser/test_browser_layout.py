"""Pages on screens wide and narrow: nothing is cut off, nothing asks elsewhere, and text is easy to read."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Dialog, Page

from tests.browser.conftest import Open, seen
from tests.browser.pages import ADDRESSES, LOOKS, NARROW, OWN, WIDE, measured

_SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
"""What a reader may set by WCAG 1.4.12."""
_WEAR = """style => { const sheet = new CSSStyleSheet(); sheet.replaceSync(style);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]; }"""
"""As a reader's own program does it, which no policy of a page refuses; a `<style>` in the page would be refused."""
_OUTLINE = "() => [...document.querySelectorAll('h1, h2, h3, h4')].map(heading => heading.textContent.trim())"


@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_page_fits_the_screen_and_asks_no_one_else(opened: Open, kind: str) -> None:
    """No page scrolls sideways, cuts a text off or lays one on another, in any look and with a reader's own spacing.

    None complains to the console; every request goes to its own host, and is met.
    """
    asked: list[str] = []
    complaints: list[str] = []
    page = opened(kind, WIDE, before=lambda page: _listen(page, asked, complaints))
    page.evaluate("() => document.fonts.ready")
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    for spacing in ("/* none */", _SPACING):
        page.evaluate(_WEAR, spacing)
        for look in LOOKS:
            seen(page, look)
            assert measured(page, "sideways") <= 0, f"{look} {spacing}"
            assert measured(page, "cut") == [], f"{look} {spacing}"
            assert measured(page, "heaped") == [], f"{look} {spacing}"
    assert complaints == []
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(page.url).netloc}
    assert [url for url in asked if url.endswith(".css")]


def _listen(page: Page, asked: list[str], complaints: list[str]) -> None:
    page.on("request", lambda request: asked.append(request.url))
    page.on("requestfailed", lambda request: complaints.append(f"{request.url}: {request.failure}"))
    page.on(
        "response", lambda answer: complaints.append(f"{answer.url}: {answer.status}") if answer.status >= 400 else None
    )
    page.on(
        "console", lambda message: complaints.append(message.text) if message.type in {"error", "warning"} else None
    )
    page.on("pageerror", lambda error: complaints.append(str(error)))


@pytest.mark.parametrize("kind", ["home", "blog", "list", "error", "markup"])
def test_letters_of_twice_the_size_lose_nothing(
    large_print: BrowserContext, request: pytest.FixtureRequest, kind: str
) -> None:
    """For a reader who has set letters of twice the size (WCAG 1.4.4) nothing is cut off or scrolls sideways."""
    page = large_print.new_page()
    page.goto(request.getfixturevalue("own" if kind in OWN else "sample") + ADDRESSES[kind])
    assert page.evaluate("() => parseFloat(getComputedStyle(document.body).fontSize)") >= 40
    assert measured(page, "sideways") <= 0
    assert measured(page, "cut") == []


@pytest.mark.parametrize("kind", ["home", "blog", "glimpse", "testimony", "page", "theme", "withdrawn", "markup"])
def test_running_text_is_large_and_its_lines_are_short(opened: Open, kind: str) -> None:
    """Running text has 20 px or more, on narrow screens too, and at most 75 characters on a line."""
    page = opened(kind, WIDE)
    page.evaluate("() => document.fonts.ready")
    found = measured(page, "paragraphs")
    assert found or kind == "withdrawn"
    assert [one for one in found if one["longest"] > 75] == []
    seen(page, NARROW)
    assert [one for one in [*found, *measured(page, "paragraphs")] if one["size"] < 20] == []
    assert page.evaluate("() => parseFloat(getComputedStyle(document.body).fontSize)") >= 20


@pytest.mark.parametrize("kind", [kind for kind in ADDRESSES if kind not in {"search", "make pack"}])
def test_a_page_reads_the_same_without_scripts(opened: Open, kind: str) -> None:
    """With scripts turned off, every heading and every word of a page is there as with them, save on their buttons."""
    with_scripts = opened(kind, WIDE)
    with_scripts.evaluate("() => document.querySelectorAll('.actions button').forEach(button => button.remove())")
    without = opened(kind, WIDE, scripts=False)
    assert without.locator("main").inner_text() == with_scripts.locator("main").inner_text() != ""
    assert without.evaluate(_OUTLINE) == with_scripts.evaluate(_OUTLINE)


def test_the_navigation_opens_without_scripts_on_a_narrow_screen(opened: Open) -> None:
    """At 320 px the menu opens by keyboard without any script, and shows every page of the navigation."""
    page = opened("blog", NARROW, scripts=False)
    menu = page.get_by_text("Menu", exact=True)
    navigation = page.get_by_role("banner").get_by_role("navigation")
    assert navigation.count() == 0
    menu.focus()
    page.keyboard.press("Enter")
    assert navigation.get_by_role("link").count() > 10
    assert navigation.get_by_role("link", name="Themes").is_visible()
    assert measured(page, "sideways") <= 0


@pytest.mark.parametrize("kind", ["blog", "testimony", "glimpse", "hard"])
def test_on_paper_there_is_the_text_and_nothing_to_click(opened: Open, kind: str) -> None:
    """Printed, a post has its title, who wrote it and its text; navigation, footer and other posts are gone."""
    page = opened(kind, WIDE)
    page.emulate_media(media="print")
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.locator("main time").first.is_visible()
    assert page.get_by_role("navigation").count() == 0
    assert page.get_by_role("contentinfo").count() == 0
    assert page.get_by_text("Skip to the main text").is_hidden()
    assert page.get_by_role("heading", name="Read on").count() == 0
    text = page.locator("main").inner_text()
    assert "By" in text or "words" in text or "experience" in text
    assert page.evaluate("() => parseFloat(getComputedStyle(document.body).fontSize)") >= 16  # 12 pt


def test_a_mistyped_address_shows_the_error_page_with_its_looks(opened: Open) -> None:
    """Deep in an address that is not there, the error page still has its style, and its links lead home."""
    page = opened("home", WIDE)
    home = page.url
    answer = page.goto(f"{home}no/such/page/")
    assert answer is not None
    assert answer.status == 404
    assert page.evaluate("() => getComputedStyle(document.body).fontFamily.split(',').length") > 1
    page.get_by_role("link", name="Go to the home page").click()
    assert page.url == home


def test_an_old_address_brings_the_reader_to_the_post(opened: Open) -> None:
    """Whoever opens an old address is on the post's page, by themselves."""
    page = opened("hard", WIDE)
    here = page.url
    page.goto(here.replace("hard", "old-name"))
    page.wait_for_url(here)
    assert page.get_by_role("heading", level=1).inner_text().startswith("He said")


@pytest.mark.parametrize("kind", [kind for kind in ADDRESSES if kind not in OWN or kind == "blog"])
def test_hard_words_bring_no_dialog(opened: Open, kind: str) -> None:
    """No script that a text brings runs in a real browser."""
    dialogs: list[str] = []
    page = opened(kind, WIDE, before=lambda page: _dismiss(page, dialogs))
    assert dialogs == []
    assert page.title()


def _dismiss(page: Page, dialogs: list[str]) -> None:
    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
