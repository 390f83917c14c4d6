"""Easy Read as it is seen: the picture on the left, its words on the right, and large letters."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.pages import NARROW, WIDE, Look

_ROWS = """() => [...document.querySelectorAll(".easy__row")].map(row => {
    const [picture, words] = ["img", ".easy__words"].map(one => row.querySelector(one).getBoundingClientRect());
    return {left: picture.right <= words.left, above: picture.bottom <= words.top, wide: picture.width,
            square: picture.width / picture.height, level: picture.top < words.bottom && words.top < picture.bottom};
})"""
_LETTERS = """() => [...document.querySelectorAll(".easy p, .easy li, .easy h2")].map(one => {
    const {fontSize, textAlign, hyphens, fontStyle} = getComputedStyle(one);
    return {size: parseFloat(fontSize), plain: ["left", "start"].includes(textAlign) && hyphens !== "auto"
            && fontStyle === "normal", characters: one.getBoundingClientRect().width / (parseFloat(fontSize) * .5)};
})"""


def _rows(page: Page) -> list[dict[str, Any]]:
    page.evaluate("() => Promise.all([...document.images].map(one => ((one.loading = 'eager'), one.decode())))")
    found: list[dict[str, Any]] = page.evaluate(_ROWS)
    assert len(found) > 15
    return found


def test_pictures_stand_left_of_their_words(opened: Open) -> None:
    """On a wide screen each picture is left of its words, level with them, and large enough to make out."""
    for row in _rows(opened("easy read", WIDE)):
        assert row["left"]
        assert row["level"]
        assert row["wide"] >= 200
        assert row["square"] == pytest.approx(1, abs=0.02)


def test_on_a_small_screen_pictures_stand_above(opened: Open) -> None:
    """Where there is no room for both, each picture is above its words."""
    assert all(row["above"] and row["wide"] >= 120 for row in _rows(opened("easy read", NARROW)))


@pytest.mark.parametrize("look", [WIDE, NARROW], ids=str)
def test_letters_are_large_and_lines_short(opened: Open, look: Look) -> None:
    """Words have 24 px (18 pt) or more, begin at the left, are not split, and lines have 60 letters at most."""
    letters = opened("easy read", look).evaluate(_LETTERS)
    assert len(letters) > 30
    for one in letters:
        assert one["size"] >= 24
        assert one["plain"]
    assert max(one["characters"] for one in letters if one["size"] == 24) <= 60


def test_drawings_lie_on_paper_where_the_page_is_dark(opened: Open) -> None:
    """Dark lines of a drawing are seen in the dark, and where the system forces its colours: it lies on paper."""
    page = opened("easy read", Look(1280, "dark"))
    ground = "() => getComputedStyle(document.querySelector('.easy__picture img')).backgroundColor"
    assert page.evaluate(ground) == "rgb(255, 253, 248)"
    page.emulate_media(forced_colors="active")
    assert page.evaluate(ground) == "rgb(255, 253, 248)"


def test_on_paper_it_is_easy_read_too(opened: Open) -> None:
    """Printed, words have 18 pt, pictures are left of them, and that nobody has checked it is printed as well."""
    page = opened("easy read", Look(720))
    page.emulate_media(media="print")
    assert all(row["left"] and row["level"] for row in _rows(page))
    assert all(one["size"] >= 24 for one in page.evaluate(_LETTERS))
    assert page.get_by_text("People with learning disabilities have not checked this page yet.").is_visible()
    assert not page.locator(".easy-on").is_visible()
