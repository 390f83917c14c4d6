"""Nobody is told who reads what: no request leaves, and nothing is kept but what the reader chose."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Open
from tests.browser.pages import ADDRESSES, CHOSEN, KEPT, MAY_BE_KEPT, WIDE, measured

_PRESS_ALL = """async () => {
    addEventListener("submit", event => event.preventDefault(), true);  // stays on this page
    window.print = () => {};
    for (const button of document.querySelectorAll("button, summary, [role=button]")) {
        if (!button.checkVisibility() || button.closest("form")?.action.startsWith("mailto:")) continue;
        button.click();
        await new Promise(done => setTimeout(done, 20));
    }
}"""


@pytest.mark.parametrize("kind", ADDRESSES)
def test_a_visit_leaves_no_trace_here_or_elsewhere(first_visit: Open, kind: str) -> None:
    """Somebody who reads a page to its end, then presses every button, asks this host only and takes no cookie home.

    Before they press anything the site has kept nothing at all, and after it nothing but their own settings.
    """
    asked: list[str] = []
    page = first_visit(kind, WIDE, before=lambda page: _listen(page, asked))
    page.evaluate("() => scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    assert measured(page, "kept") == []
    page.evaluate(_PRESS_ALL)
    page.wait_for_load_state("networkidle")
    assert set(measured(page, "kept")) <= MAY_BE_KEPT
    assert page.context.cookies() == []
    assert {urlsplit(url).netloc for url in asked if not url.startswith(("data:", "blob:"))} == {
        urlsplit(page.url).netloc
    }
    assert len(asked) >= 3


def test_settings_that_were_kept_bring_nothing_else(first_visit: Open) -> None:
    """Where a reader's settings are kept from an earlier visit, a page still asks and keeps nothing more."""
    asked: list[str] = []
    page = first_visit("blog", CHOSEN[2], before=lambda page: _listen(page, asked))
    page.wait_for_load_state("networkidle")
    assert measured(page, "kept") == [KEPT]
    assert page.context.cookies() == []
    assert {urlsplit(url).netloc for url in asked} == {urlsplit(page.url).netloc}


def _listen(page: Page, asked: list[str]) -> None:
    page.context.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url))
