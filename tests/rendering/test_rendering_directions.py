"""Which way a text runs: told once, when it is rendered, for every destination."""

from __future__ import annotations

import json

import pytest
from socialcarefuture.rendering.directions import directed
from socialcarefuture.rendering.markup import Renderer

from tests.sites import Site


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ('<p lang="ar">x</p>', '<p lang="ar" dir="rtl">x</p>'),
        ('<p lang="pa">x</p>', '<p lang="pa" dir="ltr">x</p>'),  # Typst would take it for rtl
        ('<p lang="he" dir="ltr">x</p>', '<p lang="he" dir="ltr">x</p>'),
        ("<ul>\n<li>1 <b>א</b> x</li></ul>", '<ul dir="rtl">\n<li>1 <b>א</b> x</li></ul>'),
        ("<p>א</p><p>x א</p>", '<p dir="rtl">א</p><p>x א</p>'),
        ('<p title="א">x</p>', '<p title="א">x</p>'),
    ],
)
def test_directions(given: str, told: str) -> None:
    """A language tells its direction, and letters do where nobody told a language; what is told stays."""
    assert directed(given) == told
    assert directed(told) == told


def test_the_renderer_tells_them(renderer: Renderer) -> None:
    """Whoever writes an Arabic paragraph into an English text has to know no word for it."""
    rendered = renderer.render("مرحبا بكم\n\nCroeso.\n{: lang=cy }\n")
    assert rendered.html == '<p dir="rtl">مرحبا بكم</p>\n<p lang="cy" dir="ltr">Croeso.</p>'
    assert rendered.first_paragraph == "مرحبا بكم"


def test_pages_and_feeds_have_them(site: Site) -> None:
    """A paragraph that begins with Arabic letters runs from the right on the post's page, and in the feeds."""
    site.blog("welcome", "مرحبا بكم\n\nWelcome.\n")
    assert site.scf("build").code == 0
    assert site.scf("feeds").code == 0
    said = '<p dir="rtl">مرحبا بكم</p>'
    assert said in (site.output / "blogs/welcome/index.html").read_text("utf-8")
    (entry,) = json.loads((site.output / "feed.json").read_text("utf-8"))["items"]
    assert said in entry["content_html"]
