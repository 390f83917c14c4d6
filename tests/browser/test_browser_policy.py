"""The policy that every page carries, as a real browser keeps it."""

from __future__ import annotations

import pytest

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
