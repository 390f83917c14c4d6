"""What the small book is made of."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from socialcarefuture.content.checks.glimpses import QUESTIONS
from socialcarefuture.packs import Book, Made, checks, make
from socialcarefuture.packs.forms import FORMS
from socialcarefuture.packs.material import Material
from socialcarefuture.packs.printing import convert_chapters, set_form

TODAY = date(2026, 1, 2)
HOSTILE = '#import "x": *a* _b_ $c$ @d <e> `f` \\ // /* [g] {h} #panic() ~ \\u{41} -- 1. = +'

FOREWORD = """
<p>Welcome. Start with <a href="doc:blogs/second">the second</a>.</p><h3>How to read</h3><p>Slowly.</p>
"""

BODY = """
<p>We all want to live in the place we call home.<sup id="fnref:q"><a class="footnote-ref" href="#fn:q">1</a></sup>
It's <em>ours</em>, <strong>gloriously</strong>; <abbr title="National Health Service">NHS</abbr> → ✓ ❤ 😀 Ŵŷ αβ Привет.
x<sup>2</sup>.at(0) H<sub>2</sub>O(l) <em>a</em>(b) <code>--flag "x"</code> --flag a//b https://example.org/x_y
<a href="https://example.org/">the network</a>, <a href="mailto:hello@example.org">hello@example.org</a>,
<a href="https://example.org/a-long-address/that-nobody/would-like-to-type/at-all.html?x=1&amp;y=2">the report</a>,
<a href="doc:blogs/second#deep">the second</a>, <a href="#numbers">below</a>
and <a href="doc:blogs/second#gone">on</a>.</p>
<h2 id="done">What have people done?</h2>
<p>They asked.<sup id="fnref:two"><a class="footnote-ref" href="#fn:two">2</a></sup> Then they
listened.<sup id="fnref2:q"><a class="footnote-ref" href="#fn:q">1</a></sup></p>
<h5 id="numbers">Numbers, with a <a href="https://example.org/numbers">link</a></h5>
<table><thead><tr><th>Year</th><th style="text-align: right;">People</th></tr></thead>
<tbody><tr><td>2018</td><td style="text-align: right;">140</td></tr></tbody></table>
<div class="admonition note"><p class="admonition-title">Before you start</p><p>Ask somebody.</p></div>
<details class="question"><summary>What does it cost?</summary><p>Biscuits.</p></details>
<ul><li>Tea</li><li>Cake<ul><li>Lemon</li></ul></li></ul><ol start="3"><li>Three</li></ol>
<ul class="task-list"><li><label class="task-list-control"><input type="checkbox" disabled checked>
<span class="task-list-indicator"></span></label> Kettle</li></ul>
<blockquote lang="cy"><p>Mae pawb eisiau byw mewn lle y maen nhw'n ei alw'n gartref.</p></blockquote>
<dl><dt>Homeshare</dt><dd>A spare room, and somebody who needs one.</dd></dl>
<pre><code class="language-python">if life == "mine":
    pass
</code></pre>
<figure><img alt="A garden" src="{garden}"><figcaption>The garden</figcaption></figure>
<p><img alt="" src="{garden}"></p><hr>
<div class="footnote"><hr><ol>
<li id="fn:q"><p>A note of its own.&#160;<a class="footnote-backref" href="#fnref:q">↩</a></p></li>
<li id="fn:two"><p>Another.&#160;<a class="footnote-backref" href="#fnref:two">↩</a></p></li></ol></div>
"""

WIDE = "<h2>Wide</h2><table><thead><tr>{head}</tr></thead><tbody><tr>{row}</tr></tbody></table>"


def make_pdf(book: Book, target: Path, **options: Any) -> Made:
    """The standard edition alone."""
    return make(book, {"standard": target}, **options)["standard"]


def make_form(book: Book, target: Path, form: str, cache: Path) -> Made:
    """The book in a form that need not be an edition by itself: a booklet's pages before they are imposed."""
    folder = cache / "packs"
    folder.mkdir(exist_ok=True)
    pictures, wrong = checks.keep_pictures(book, folder)
    assert not wrong
    material = convert_chapters(Material(book, pictures, folder, TODAY), lambda _done, _of: None)
    pages = set_form(material, target, FORMS[form])
    return Made(form, target, pages, target.stat().st_size, material.converted, frozenset())


def table(word: str, columns: int) -> str:
    """A table below a heading, whose columns cannot be narrower than long words."""
    head = "".join(f"<th>{word}{column}</th>" for column in range(columns))
    return WIDE.format(head=head, row="".join(f"<td>cell{word}{column}</td>" for column in range(columns)))


SECOND = f"""
<p>Plain.</p><h3 id="deep">Deep</h3><p>Words and {"long" * 40}.</p><pre><code>{"code" * 50}</code></pre>
{table("landscape", 7)}{table("stacked", 16)}
"""

GLIMPSE = "".join(f"<h2>{question}</h2><p>Soup.</p>" for question in QUESTIONS) + "<h2>About</h2><p>Told.</p>"
