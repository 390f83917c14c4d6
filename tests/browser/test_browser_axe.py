"""axe-core, the engine that most accessibility checkers run, finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open, seen
from tests.browser.pages import ADDRESSES, CHOSEN, HIGH_CONTRAST, LOOKS, WIDE, Look

_AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async rules => {
    const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
    const told = (rule, node) => `${rule.id} (${rule.impact}): ${node.target.join(" ")}: ${node.failureSummary}`;
    return {version: found.testEngine.version, passed: found.passes.length,
            faults: found.violations.flatMap(rule => rule.nodes.map(node => told(rule, node)))};
}"""
_UNFOLD = "open => document.querySelectorAll('details').forEach(one => one.open = open)"


@pytest.mark.parametrize("kind", ADDRESSES)
def test_axe_finds_nothing(opened: Open, kind: str) -> None:
    """No rule of WCAG 2.0 to 2.2, A and AA, and no best practice is broken: light, dark, high contrast, wide, narrow.

    Nor is one in what opens: the menu is open on narrow screens.
    """
    page = opened(kind, WIDE)
    page.evaluate(_AXE)
    for look in (*LOOKS, *HIGH_CONTRAST):
        seen(page, look)
        page.evaluate(_UNFOLD, look.width < WIDE.width)
        assert list(_faults(page)) == [], look


@pytest.mark.parametrize("look", CHOSEN, ids=str)
@pytest.mark.parametrize("kind", ["home", "blog", "index"])
def test_axe_finds_nothing_in_colours_and_sizes_that_a_reader_chose(opened: Open, kind: str, look: Look) -> None:
    """With the site's own switch for colours and for size of text, too, no rule is broken."""
    page = opened(kind, look)
    page.evaluate(_AXE)
    assert list(_faults(page)) == []


def _faults(page: Page) -> Iterator[str]:
    found = page.evaluate(_RUN, _RULES)
    assert found["passed"] > 20
    assert tuple(map(int, found["version"].split(".")[:2])) >= (4, 10)
    yield from found["faults"]
