"""axe-core, the engine that most accessibility checkers run."""

from __future__ import annotations

from importlib.resources import files

from playwright.sync_api import Page

_ENGINE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async rules => {
    const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
    const told = (rule, node) => `${rule.id} (${rule.impact}): ${node.target.join(" ")}: ${node.failureSummary}`;
    return {version: found.testEngine.version, passed: found.passes.length,
            faults: found.violations.flatMap(rule => rule.nodes.map(node => told(rule, node)))};
}"""


def faults(page: Page, least: int = 20) -> list[str]:
    """What breaks a rule of WCAG 2.0 to 2.2, A and AA, or a best practice, in a page as it is now.

    More rules than `least` must have something to look at, or the page is not the one that was meant.
    """
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_ENGINE)
    found = page.evaluate(_RUN, _RULES)
    assert found["passed"] > least
    assert tuple(map(int, found["version"].split(".")[:2])) >= (4, 10)
    return list(found["faults"])
