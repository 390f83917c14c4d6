"""The policy that every page carries, as a real browser keeps it."""

from __future__ import annotations

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Route

from tests.browser.conftest import Open
from tests.browser.pages import WIDE

_INLINE = """() => { const script = document.createElement('script'); script.textContent = 'window.ran = true';
    document.body.append(script);
    const link = document.createElement('div'); link.innerHTML = '<img src="x" onerror="window.ran = true">';
    document.body.append(link);
    return new Promise(done => setTimeout(() => done(window.ran === true), 300)); }"""
_BROKEN = """() => new Promise(done => { document.addEventListener('securitypolicyviolation',
    event => done(event.effectiveDirective)); %s; setTimeout(() => done(''), 1000); })"""


@pytest.mark.parametrize("kind", ["home", "hard", "error"])
def test_a_script_that_is_planted_in_a_page_does_not_run(opened: Open, kind: str) -> None:
    """Had a text brought a script or an event handler past every cleaner, the browser would still refuse it."""
    assert opened(kind, WIDE).evaluate(_INLINE) is False


def test_no_page_can_ask_another_host(opened: Open) -> None:
    """Scripts of the site cannot send anything to another host, nor show a picture or a frame from one."""
    page = opened("blog", WIDE)
    assert page.evaluate(_BROKEN % "fetch('https://other.example/').catch(() => {})") == "connect-src"
    assert page.evaluate(_BROKEN % "new Image().src = 'https://other.example/x.png'") == "img-src"
    frame = "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://other.example/'}))"
    assert page.evaluate(_BROKEN % frame) == "frame-src"


def test_a_pack_in_one_page_keeps_its_look_on_a_host_that_reads_our_headers(browser: Browser, sample: str) -> None:
    """The policy that hosts send names the style of the packs in one page; such a page shows it, and may add none."""
    sent = re.search(r"Content-Security-Policy: (.+)", urlopen(f"{sample}_headers").read().decode())
    assert sent
    assert "unsafe-inline" not in sent[1]
    refused: list[str] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("console", lambda said: refused.append(said.text))
        page.route("**/*.html", lambda route: _with_policy(route, sent[1]))
        page.goto(f"{sample}packs/starter/starter.html")
        assert page.title().startswith("Starter")
        assert page.evaluate("getComputedStyle(document.body).margin") != "8px"  # what a browser does without a style
        assert page.evaluate("[...document.images].every(image => image.naturalWidth > 0)")
        assert refused == []
        page.evaluate("document.head.append(Object.assign(document.createElement('style'), {textContent: 'p {}'}))")
        assert any("style-src" in one for one in refused)


def _with_policy(route: Route, policy: str) -> None:
    """Answer as a host does that reads `_headers`."""
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": policy})
