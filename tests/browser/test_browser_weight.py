"""Little data and an old phone: a first visit is light, and what has been read does not jump away."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route

from tests.browser.conftest import Open
from tests.browser.pages import ADDRESSES, SHAPES, WIDE, Look

_PHONE = Look(360)
_LIMIT = 100_000
"""Bytes: a first visit to a text post, fonts and headers included."""
_LATE = re.compile(r"\.(woff2|webp|avif|png|jpe?g|svg)$")
_WATCH = """window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => shifts.push({
    value: entry.value, what: entry.sources.map(source => source.node?.outerHTML?.slice(0, 80) ?? "text")})))
    .observe({type: "layout-shift", buffered: true});"""
_PAINTED = "() => performance.getEntriesByType('paint').length > 0"
_READ_ON = """async () => {
    for (let y = 0; y < document.body.scrollHeight; y += innerHeight / 2) {
        scrollTo(0, y);
        await new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)));
    }
    await document.fonts.ready;
    await new Promise(done => setTimeout(done, 100));
    return shifts;
}"""


@pytest.mark.parametrize("look", [WIDE, _PHONE], ids=str)
@pytest.mark.parametrize("kind", ["blog", "testimony", "theme", "page"])
def test_a_first_visit_to_a_text_is_under_100_kilobytes(first_visit: Open, kind: str, look: Look) -> None:
    """All that a browser that was never here fetches for a text comes to less than 100 kB, as any host zips it."""
    assert 20_000 < _weight(first_visit, kind, look) < _LIMIT


@pytest.mark.parametrize("look", [WIDE, _PHONE], ids=str)
@pytest.mark.parametrize("kind", ["home", "list", "glimpse"])
def test_a_first_visit_to_a_page_of_pictures_is_light(first_visit: Open, kind: str, look: Look) -> None:
    """The home page and what else opens with pictures come to less than 300 kB before the reader scrolls."""
    assert 20_000 < _weight(first_visit, kind, look) < 3 * _LIMIT


def _weight(first_visit: Open, kind: str, look: Look) -> float:
    """The bytes that came over the wire for a page, headers and all."""
    came: list[float] = []
    page = first_visit(kind, look, before=lambda page: _weigh(page, came))
    page.evaluate("() => document.fonts.ready")
    page.wait_for_load_state("networkidle")
    return sum(came)


def _weigh(page: Page, came: list[float]) -> None:
    network = page.context.new_cdp_session(page)
    network.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    network.send("Network.enable")


@pytest.mark.parametrize(
    ("kind", "look"), [*((kind, _PHONE) for kind in ADDRESSES), *((kind, WIDE) for kind in SHAPES)], ids=str
)
def test_nothing_moves_while_a_page_comes(first_visit: Open, kind: str, look: Look) -> None:
    """Fonts and pictures come long after the words, the reader scrolls on, and nothing on the page shifts (CLS 0)."""
    held: list[Route] = []
    page = first_visit(kind, look, before=lambda page: _hold_back(page, held), until="domcontentloaded")
    page.wait_for_function(_PAINTED)
    assert any(route.request.url.endswith(".woff2") for route in held)
    while held:
        held.pop().continue_()
    page.unroute(_LATE)
    page.wait_for_load_state("load")
    shifts = page.evaluate(_READ_ON)
    assert sum(shift["value"] for shift in shifts) < 0.001, shifts


def _hold_back(page: Page, held: list[Route]) -> None:
    page.add_init_script(_WATCH)
    page.route(_LATE, lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
