"""A book with one of everything that a pack can hold, and names that look like markup: for the editions in HTML."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from PIL import Image
from socialcarefuture.packs import Book, Chapter, Figure, Section, Word

from tests.packs.sample import BODY, FOREWORD, HOSTILE, SECOND

MARKUP = '</title><script>alert("x")</script> & "it\'s" ]]> {{ 7 * 7 }} {% endblock %} &amp;'
_DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><title>Two</title><circle cx="9" cy="9" r="8"/></svg>'
)
ODD = """
<h4 id="numbers">The same name as another chapter's</h4><p id="numbers">twice</p><p id="">none</p>
<p id="fn:q">a colon</p><h6 id="Tŷ-bach">Deep</h6><p>A leap<br>and a <em>stressed <strong>word</strong></em>,
a <cite>Title</cite>, <mark>marked</mark>, <kbd>Ctrl</kbd>, <ruby>a<rt>b</rt></ruby>, <ruby>c</ruby>,
<time datetime="soon">soon</time>, <q cite="::">said</q>.</p>
<ul><p>No item</p></ul><dd>No list</dd><dl><dd>No name</dd></dl>
<hgroup><p>No heading</p></hgroup><summary>No details</summary>

<p><bdo>No way</bdo> very<wbr>long
<data>no value</data></p><center>Old</center><p><acronym title="British">UK</acronym>
<tt>tele</tt> <strike>type</strike></p>
<p><a href="https://example.org/a b?c=[d]&amp;e=100%#f">spaces</a> <a href="http://">no host</a>
<a href="//x.org/y">no scheme</a> <a href="https://[nonsense/">nonsense</a> <a href="/about/">from the root</a>
<a href="#nowhere">nowhere</a> <a href="https://münchen.example/straße">umlauts</a>
<a href="mailto:a@b.example?subject=A%20word">mail</a> <a id="x">named</a></p>
<blockquote lang="not a language" dir="up"><p>Quoted</p></blockquote><p dir="rtl" lang="he">שלום</p>
<table><caption>A caption</caption><tbody><tr><th></th><th scope="row">Row</th></tr>
<tr><td colspan="many">x</td><td></td></tr></tbody></table>
<ol start="c"><li value="x"><p>One</p></li><li></li></ol><pre><code>&lt;b&gt; &amp;amp; </code></pre><p></p>
<figure><img alt="A &lt;drawing&gt;" src="{drawing}" width="50%"></figure>
<div class="footnote"><hr><ol><li id="fn:1">Bare words <a class="footnote-backref" href="#fnref:1">↩</a></li></ol>
</div>
"""
"""What somebody may write as HTML, and what checkers refuse."""


def whole_book(folder: Path) -> Book:
    """The book, its pictures in `folder`."""
    garden, drawing, large = folder / "garden.jpg", folder / "two.svg", folder / "large.png"
    Image.effect_mandelbrot((300, 200), (-3, -2.5, 2, 2.5), 10).convert("RGB").save(garden)
    Image.linear_gradient("L").resize((1600, 1200)).save(large)
    drawing.write_text(_DRAWING, encoding="utf-8")
    first = Chapter(
        key="blogs/first",
        path="blogs/2018/first.md",
        title=HOSTILE,
        html=BODY.replace("{garden}", str(garden)),
        url="https://example.org/blogs/first/",
        label="Blog",
        summary="What it says <b>in short</b>.",
        byline=("Ann *Example*", "Élodie Ŵright"),
        date=date(2018, 3, 12),
        origin="First published in The #Journal.",
        content_note="Talks about loss & <grief>.",
        figure=Figure(large, 'A "long" table', "In June", "Cleo_Camera"),
        themes=("Homeshare", "Éclair", "#theme"),
        people=("Ann *Example*",),
        places=("Leeds",),
        licence="Free to share under CC BY 4.0.",
        version="0123456789ab",
    )
    second = Chapter("blogs/second", "blogs/2018/second.md", MARKUP, SECOND, "https://example.org/blogs/second/")
    odd = replace(
        second, key="1/Odd_name", title="Odd", html=ODD.replace("{drawing}", str(drawing)), themes=("Homeshare",)
    )
    welsh = replace(
        first,
        key="testimonies/ty",
        title="Fy nhŷ",
        language="cy",
        html='<p>Tŷ. <a href="doc:1/Odd_name#T%C5%B7-bach">Dwfn</a></p>',
        byline=("A woman in Leeds",),
        version="ba9876543210",
    )
    hebrew = replace(
        second, key="blogs/shalom", title="שלום", language="he", html="<p>שלום עולם</p>", content_note="שלום"
    )
    words = (
        Word("Co-production", '<p>Making it <a href="doc:blogs/first#done">together</a>.</p>', ("blogs/first",)),
        Word("Homeshare", "<h2>Two homes</h2><p>A spare room.</p>", ("blogs/first", "1/Odd_name")),
    )
    return Book(
        title=f"A *gloriously* ordinary reader {MARKUP}",
        sections=(
            Section(f"Blogs {MARKUP}", (first, second, odd)),
            Section("Said", (welsh, hebrew)),
            Section("Empty", ()),
        ),
        site_name="Example #Movement",
        url="https://example.org/packs/reader/?a=1&b=2",
        subtitle="Stories & more",
        date=date(2019, 7, 1),
        cover_note="Leeds, 3 May, 2 o'clock & <later>",
        foreword=FOREWORD,
        licence="You may share this.",
        contact="hello@example.org",
        path="docs/packs/reader.md",
        left_out=2,
        words=words,
    )
