"""A reader's own look: colours and size of text."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.pages import ADDRESSES

_KEPT = "() => JSON.stringify({...localStorage})"
_GROUND = "() => getComputedStyle(document.body).backgroundColor"
_LETTERS = "() => parseFloat(getComputedStyle(document.body).fontSize)"


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A reader who comes for the first time."""
    context = browser.new_context(reduced_motion="reduce", color_scheme="light")
    yield context
    context.close()


def _visit(reader: BrowserContext, address: str) -> Page:
    page = reader.new_page()
    page.goto(address)
    return page


def test_what_a_reader_chooses_is_kept_and_is_there_on_the_next_page(reader: BrowserContext, own: str) -> None:
    """Colours and size change at once, and are there on the next page; nothing was kept before."""
    page = _visit(reader, own)
    assert page.evaluate(_KEPT) == "{}"
    before = page.evaluate(_LETTERS)
    page.get_by_text("Text and colour", exact=True).click()
    page.get_by_label("High contrast").check()
    page.get_by_label("Largest").check()
    assert page.evaluate(_GROUND) == "rgb(0, 0, 0)"
    assert page.evaluate(_LETTERS) == pytest.approx(1.5 * before)
    page.goto(own + ADDRESSES["blog"])
    assert page.evaluate(_GROUND) == "rgb(0, 0, 0)"
    assert page.evaluate(_LETTERS) == pytest.approx(1.5 * before)


def test_a_choice_is_there_before_anything_else_runs(reader: BrowserContext, own: str) -> None:
    """What was chosen is there with the first paint: no script file is needed for it, and so nothing flashes."""
    page = _visit(reader, own)
    page.get_by_text("Text and colour", exact=True).click()
    page.get_by_label("Dark").check()
    dark = page.evaluate(_GROUND)
    page.route("**/*.js", lambda route: route.abort())
    page.reload()
    assert page.evaluate(_GROUND) == dark != "rgb(251, 248, 240)"


def test_taking_a_choice_back_leaves_nothing(reader: BrowserContext, own: str) -> None:
    """Whoever goes back to what the device says has nothing kept any more."""
    page = _visit(reader, own)
    ground = page.evaluate(_GROUND)
    page.get_by_text("Text and colour", exact=True).click()
    page.get_by_label("Dark").check()
    assert "scf-display" in page.evaluate(_KEPT)
    page.get_by_label("As my device has them").check()
    assert page.evaluate(_KEPT) == "{}"
    assert page.evaluate(_GROUND) == ground


def test_the_display_opens_and_closes_by_keyboard(reader: BrowserContext, own: str) -> None:
    """Enter opens it, arrows choose, Escape closes it and brings the reader back to where they were."""
    page = _visit(reader, own)
    summary = page.locator(".display summary")
    summary.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Usual")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Larger")).to_be_checked()
    page.keyboard.press("Escape")
    expect(summary).to_be_focused()
    expect(page.get_by_label("Larger")).to_be_hidden()


def test_two_windows_look_the_same(reader: BrowserContext, own: str) -> None:
    """What is chosen in one window is there in the other."""
    first, second = _visit(reader, own), _visit(reader, own)
    first.get_by_text("Text and colour", exact=True).click()
    first.get_by_label("Dark").check()
    second.wait_for_function("() => document.documentElement.dataset.scheme === 'dark'")


@pytest.mark.parametrize("kept", ["not json", '{"scheme": "<b>", "size": 7}', "null", "[]"])
def test_a_damaged_setting_harms_nothing(reader: BrowserContext, own: str, kept: str) -> None:
    """What some other program left under our name is passed over."""
    page = _visit(reader, own)
    page.evaluate("kept => localStorage.setItem('scf-display', kept)", kept)
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.reload()
    assert page.evaluate("() => ({...document.documentElement.dataset})") == {}
    assert said == []


def test_without_scripts_there_is_no_control_that_does_nothing(browser: Browser, own: str) -> None:
    """A browser that runs no scripts shows no settings."""
    context = browser.new_context(java_script_enabled=False)
    page = _visit(context, own)
    assert page.get_by_text("Text and colour").is_hidden()
    context.close()
