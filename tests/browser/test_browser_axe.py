"""axe-core, the engine that most accessibility checkers run, finds nothing."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tests.browser.conftest import Open, seen
from tests.browser.pages import ADDRESSES, LOOKS, WIDE

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async rules => {
    const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
    const told = (rule, node) => `${rule.id} (${rule.impact}): ${node.target.join(" ")}: ${node.failureSummary}`;
    return {version: found.testEngine.version, passed: found.passes.length,
            faults: found.violations.flatMap(rule => rule.nodes.map(node => told(rule, node)))};
}"""


@pytest.mark.parametrize("kind", ADDRESSES)
def test_axe_finds_nothing(opened: Open, kind: str) -> None:
    """No rule of WCAG 2.0 to 2.2, A and AA, and no best practice is broken, light or dark, wide or narrow."""
    page = opened(kind, WIDE)
    page.evaluate(AXE)
    for look in LOOKS:
        seen(page, look)
        found = page.evaluate(RUN, RULES)
        assert found["faults"] == [], look
        assert found["passed"] > 20
        assert tuple(map(int, found["version"].split(".")[:2])) >= (4, 10)
