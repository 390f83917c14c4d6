"""With a keyboard, with unsteady fingers, with weak eyes: every control can be found and met."""

from __future__ import annotations

from typing import Literal

import pytest

from tests.browser.conftest import Open, seen
from tests.browser.pages import ADDRESSES, HIGH_CONTRAST, NARROW, SHAPES, WIDE, Look, measured


@pytest.mark.parametrize(
    ("kind", "look"),
    [*((kind, WIDE) for kind in ADDRESSES), *((kind, Look(320, "dark", height=256)) for kind in SHAPES)],
    ids=str,
)
def test_focus_is_seen_wherever_it_goes(opened: Open, kind: str, look: Look) -> None:
    """Tabbing through a page, what has focus is outlined, in the window and under nothing else; the way ends.

    The small window is what a screen of 1280 by 1024 has at 400 %.
    """
    page = opened(kind, look)
    met: list[int] = []
    for _ in range(400):
        page.keyboard.press("Tab")
        focused = measured(page, "focused")
        if focused is None or focused["place"] in met:
            break
        met.append(focused["place"])
        assert focused["shown"], f"no outline: {focused['said']}"
        assert focused["inside"], f"out of sight: {focused['said']}"
        assert focused["covering"] == [], f"{focused['said']} is covered"
    else:
        pytest.fail("the way does not end")
    assert met == sorted(met), "the order of focus is that of the page"
    assert len(met) > 10


@pytest.mark.parametrize("look", [WIDE, NARROW], ids=str)
@pytest.mark.parametrize("kind", ["home", "blog", "error"])
def test_the_skip_link_skips(opened: Open, kind: str, look: Look) -> None:
    """The first thing to meet is the skip link; it comes into sight, and after it comes the main text."""
    page = opened(kind, look)
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "Skip to the main text"
    box = page.evaluate("() => document.activeElement.getBoundingClientRect().toJSON()")
    assert box["left"] >= 0
    assert box["top"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.tagName") == "MAIN"
    page.keyboard.press("Tab")
    assert page.evaluate("() => !!document.activeElement.closest('main')")


@pytest.mark.parametrize("kind", ADDRESSES)
def test_what_can_be_clicked_is_large_enough(opened: Open, kind: str) -> None:
    """Every control has 24 by 24 px or more, save links in the middle of a sentence; those of the open menu, too."""
    page = opened(kind, WIDE)
    assert measured(page, "small") == []
    seen(page, NARROW)
    assert measured(page, "small") == []
    page.get_by_text("Menu", exact=True).click()
    assert measured(page, "small") == []


@pytest.mark.parametrize("kind", ADDRESSES)
def test_every_text_stands_out_from_what_is_behind_it(opened: Open, kind: str) -> None:
    """Text, links, labels and the footer have a contrast of 4.5 or more as they are shown, and of 7 for who asks.

    No text lies on a picture, where nobody could say.
    """
    page = opened(kind, WIDE)
    for look in (WIDE, Look(1280, "dark"), *HIGH_CONTRAST):
        seen(page, look)
        result = measured(page, "faint", 7 if look.contrast == "more" else 4.5)
        assert result["found"] == [], look
        assert min(result["seen"].values()) > 0
        assert measured(page, "heaped") == [], look


def test_dark_is_dark_and_light_is_light(opened: Open) -> None:
    """The page follows the reader's wish for light or dark."""
    page = opened("blog", WIDE)
    grounds = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)")
        grounds.append(sum(ground[:3]) / 3)
    assert grounds[0] > 200
    assert grounds[1] < 60


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_wish_for_more_contrast_is_met(opened: Open, scheme: Literal["light", "dark"]) -> None:
    """Where a reader asks for more contrast, black and white are what there is."""
    page = opened("blog", WIDE)
    page.emulate_media(color_scheme=scheme, contrast="more")
    ground = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(255, 255, 255)" if scheme == "light" else "rgb(0, 0, 0)")
    assert measured(page, "faint", 7)["found"] == []


@pytest.mark.parametrize("kind", ADDRESSES)
def test_colours_that_the_system_forces_leave_everything_readable(opened: Open, kind: str) -> None:
    """With forced colours (Windows's contrast themes) every word is still there, and focus is still seen."""
    page = opened(kind, WIDE)
    shown = page.locator("body").inner_text()
    page.emulate_media(forced_colors="active")
    assert page.locator("body").inner_text() == shown
    assert measured(page, "faint", 4.5)["found"] == []
    page.locator("main a:visible").first.focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert measured(page, "focused")["shown"]


@pytest.mark.parametrize("kind", ADDRESSES)
def test_nothing_moves_for_those_who_do_not_want_it_and_nothing_waits_for_a_pointer(opened: Open, kind: str) -> None:
    """A reader who asks for less motion gets none; and nothing is shown only while a pointer is over it."""
    page = opened(kind, WIDE)
    assert measured(page, "moving") == []
    assert measured(page, "hovers") == []
