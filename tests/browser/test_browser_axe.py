"""axe-core finds nothing."""

from __future__ import annotations

import pytest

from tests.browser.axe import faults
from tests.browser.conftest import Open, seen
from tests.browser.pages import ADDRESSES, CHOSEN, HIGH_CONTRAST, LOOKS, NARROW, SHAPES, WIDE, Look

_UNFOLD = "open => document.querySelectorAll('details').forEach(one => one.open = open)"
_CHOOSE = "scheme => { document.documentElement.dataset.scheme = scheme }"


@pytest.mark.parametrize("kind", ADDRESSES)
def test_axe_finds_nothing(opened: Open, kind: str) -> None:
    """No rule of WCAG 2.0 to 2.2, A and AA, and no best practice is broken: light, dark, high contrast, wide, narrow.

    Nor is one in what opens: the menu is open on narrow screens. High contrast is that which the system asks for, and
    that which a reader chooses here.
    """
    page = opened(kind, WIDE)
    for look in (*LOOKS, *(one for one in HIGH_CONTRAST if one.width == WIDE.width and kind in SHAPES)):
        seen(page, look)
        page.evaluate(_UNFOLD, look.width < WIDE.width)
        assert faults(page) == [], look
    page.evaluate(_CHOOSE, "contrast")
    for look in (WIDE, NARROW):
        seen(page, look)
        assert faults(page) == [], f"chosen: {look}"


@pytest.mark.parametrize("look", CHOSEN, ids=str)
@pytest.mark.parametrize("kind", ["home", "blog", "index"])
def test_axe_finds_nothing_in_colours_and_sizes_that_a_reader_chose(opened: Open, kind: str, look: Look) -> None:
    """With the site's own switch for colours and for size of text, too, no rule is broken."""
    assert faults(opened(kind, look)) == []
