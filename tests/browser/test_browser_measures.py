"""What measures pages sees what is wrong: a page on which everything is."""

from __future__ import annotations

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import WIDE, measured

_BAD = """<style>
    #still { scroll-behavior: smooth; transition: color 2s }
    #shown { display: none } p:hover #shown { display: block }
    #pale { color: #999; background: #fff }
    #cover { position: fixed; inset: 0; background: #fff; z-index: 9 }
    #small { display: block; width: 9px; height: 9px; overflow: hidden }
    #on { position: absolute; top: 100px; left: 100px } #under { position: absolute; top: 102px; left: 110px }
    input { border: 1px solid #eee; background: #fff }
</style>
<p id="still">A <span id="shown">hidden</span> word</p>
<p id="pale">Pale words</p><p id="on">One</p><h2 id="under">Two</h2>
<p style="width: 3000px">wide</p><a id="small" href="/">tiny</a><input aria-label="Pale">
<svg width="300" height="300" style="position: absolute; top: 0; left: 0"></svg><div id="cover"></div>"""


@pytest.mark.parametrize(
    ("what", "given", "said"),
    [
        ("heaped", (), {'"One" on "Two"', '"Pale words" on a picture'}),
        ("hovers", (), {"p:hover #shown { display: block; }"}),
        ("small", (), {"tiny: 9.0 x 9.0"}),
    ],
)
def test_what_is_wrong_is_told(opened: Open, what: str, given: tuple[float, ...], said: set[str]) -> None:
    """Words on each other or on a picture, what only a pointer shows, and tiny links are told."""
    page = opened("error", WIDE)
    page.goto("about:blank")  # which has no policy that would refuse the faults
    page.set_content(_BAD)
    assert said <= set(measured(page, what, *given))


def test_faint_words_and_edges_motion_and_covered_focus_are_told(opened: Open) -> None:
    """Faint words, a field with a faint edge, what moves, and focus that is covered and has no outline are told."""
    page = opened("error", WIDE)
    page.goto("about:blank")  # which has no policy that would refuse the faults
    page.set_content(_BAD)
    assert [one.partition(":")[0] for one in measured(page, "faint", 4.5)["found"]] == [
        "Pale words",
        'the edge of <input aria-label="Pale">',
    ]
    assert [one[:13] for one in measured(page, "moving")] == ['<p id="still"']
    assert measured(page, "sideways") > 0
    page.add_style_tag(content=":focus { outline: 3px solid #eee !important }")
    page.locator("#small").focus()
    focused = measured(page, "focused")
    assert not focused["shown"]
    assert focused["covering"][0].startswith('<div id="cover"')


def test_what_a_page_keeps_is_told(opened: Open) -> None:
    """A value in local or session storage and a cache are told by name."""
    page = opened("error", WIDE)
    page.evaluate("async () => { localStorage.a = sessionStorage.b = 1; await caches.open('c'); }")
    kept = measured(page, "kept")
    page.evaluate("async () => { localStorage.clear(); sessionStorage.clear(); await caches.delete('c'); }")
    assert kept == ["a", "session: b", "cache: c"]
