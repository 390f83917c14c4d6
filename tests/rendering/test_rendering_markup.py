"""Markdown becomes HTML that nests, cannot run, and still names the files that its links name."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from socialcarefuture.rendering.links import Image, resolved
from socialcarefuture.rendering.markup import Renderer, plain, shortened

GOLDEN = Path(__file__).with_name("golden.txt")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_RUNS = {
    "script",
    "iframe",
    "object",
    "embed",
    "applet",
    "frame",
    "frameset",
    "style",
    "svg",
    "math",
    "form",
    "button",
    "base",
    "meta",
    "link",
    "template",
    "textarea",
    "select",
    "noscript",
    "title",
    "body",
    "html",
    "head",
    "map",
    "area",
}
_ADDRESSES = {
    "href",
    "src",
    "cite",
    "action",
    "formaction",
    "poster",
    "data",
    "srcset",
    "background",
    "xlink:href",
    "ping",
}
_SAFE = {"", "http", "https", "mailto", "tel"}


class _Reader(HTMLParser):
    """Reads HTML as strictly as our own code does, and notes what could run, or does not nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _RUNS:
            self.faults.append(f"<{tag}>")
        for name, value in attrs:
            if name.startswith("on") or (
                name == "style" and not re.fullmatch(r"text-align: ?\w+;?", value or "")
            ):
                self.faults.append(f"{tag} {name}={value}")
            if name in _ADDRESSES and _scheme(value or "") not in _SAFE:
                self.faults.append(f"{tag} {name}={value}")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> that closes nothing")

    def handle_comment(self, data: str) -> None:
        self.faults.append("a comment")

    def handle_decl(self, decl: str) -> None:
        self.faults.append("a declaration")

    def handle_pi(self, data: str) -> None:
        self.faults.append("an instruction")


def _scheme(address: str) -> str:
    """What a browser takes for the scheme: it strips control characters and spaces, in any capitals."""
    bare = re.sub(r"[\x00-\x20\x7f]", "", address).lower()
    found = re.match(r"([a-z][a-z0-9+.-]*):", bare)
    return found[1] if found else ""


def _faults(markup: str) -> list[str]:
    reader = _Reader()
    reader.feed(f"<main>{markup}</main>")
    reader.close()
    return [*reader.faults, *(f"<{tag}> left open" for tag in reader.open)]


def _everywhere(markup: str) -> list[str]:
    """The faults of rendered HTML as it is, and as each destination makes it."""
    hard = 'x/"><script>alert(1)</script>'
    shown = Image({"src": hard, "width": "1", "height": "1"}, ({"srcset": hard},))
    kept = resolved(markup, "blogs/2023/x.md", lambda _: hard, lambda _: shown)
    bare = resolved(markup, "blogs/2023/x.md", lambda _: None, lambda _: None)
    return _faults(markup) + _faults(kept) + _faults(bare)


PAYLOADS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<img src=x:alert(1) onerror=eval(src)>",
    "<img/src='x'/onerror='alert(1)'>",
    '<img src="x` `<script>alert(1)</script>"` `>',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<math><mi//xlink:href='data:x,<script>alert(4)</script>'>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<embed src='javascript:alert(1)'>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='JaVaScRiPt:alert(1)'>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href='&#x6A;avascript:alert(1)'>x</a>",
    "<a href=' \x01javascript:alert(1)'>x</a>",
    "<a href='vbscript:msgbox(1)'>x</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg=='>x</a>",
    "<a href=x onclick=alert(1)>x</a>",
    "<a href='x' style='position:fixed;inset:0'>x</a>",
    "<p style='background:url(javascript:alert(1))'>x</p>",
    "<td style='text-align:left;background:url(//evil.example)'>x</td>",
    "<form action='javascript:alert(1)'><input type=submit></form>",
    "<button formaction='javascript:alert(1)'>x</button>",
    "<input onfocus=alert(1) autofocus>",
    "<input type=image src=x onerror=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video src=x onerror=alert(1) poster=javascript:alert(1)></video>",
    "<audio src='javascript:alert(1)'></audio>",
    "<source src=x onerror=alert(1)>",
    "<body onload=alert(1)>",
    "<base href='//evil.example/'>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<link rel=stylesheet href='//evil.example/x.css'>",
    "<style>@import '//evil.example/x.css';</style>",
    "<template><script>alert(1)</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<textarea><img title='</textarea><img src=x onerror=alert(1)>'></textarea>",
    "<title><img title='</title><img src=x onerror=alert(1)>'></title>",
    "<xmp><p title='</xmp><img src=x onerror=alert(1)>'></xmp>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<!-- --!><script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo '<script>alert(1)</script>' ?>",
    "<!DOCTYPE html [<!ENTITY x '<script>'>]>&x;",
    "[x](javascript:alert(1))",
    "[x](javascript&colon;alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](\x0bjavascript:alert(1))",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](javascript:alert(1))",
    '![x" onerror="alert(1)](x.png)',
    '[x](y "z\\" onmouseover=\\"alert(1)")',
    "<javascript:alert(1)>",
    "<http://a.example/?<script>alert(1)</script>>",
    "Words\n{: onclick=alert(1) style='color:red' href=javascript:alert(1) }",
    "[x](y){: onclick=alert(1) }",
    "# Title {onclick=alert(1)}",
    "```html onload=alert(1)\n<script>alert(1)</script>\n```",
    "`<script>alert(1)</script>`",
    '*[x]: "><script>alert(1)</script>\n\nx',
    "x[^1]\n\n[^1]: <script>alert(1)</script>",
    '!!! note "<script>alert(1)</script>"\n\n    x',
    "<div markdown='1' onclick='alert(1)'>\n*x*\n</div>",
    "</div></article></main><script>alert(1)</script>",
    "</p></main><p>",
    "<b><i>x</b></i>",
    "<div><p>never closed",
    "<table><tr><td>never closed",
    "<a href='x.md'>never closed\n\n<a href='y.md'>nor this",
    "<ul><li>one<li>two",
    "<p><div>x</p></div>",
    "<details><summary>x",
    "<a href='x.md'><img alt='</a><script>alert(1)</script>' src='x.png'></a>",
    "<a title='</a>' href='x.md'>x</a>",
    "<img alt='\"' title='>' src='a\"b.png'>",
    "\u2028<script\u2029>alert(1)</script>",
    "\x00<scr\x00ipt>alert(1)</scr\x00ipt>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)",
    "\\<script>alert(1)</script>",
)


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize(
    "around", ["{}", "Words {} words.", "- {}", "| a |\n|---|\n| {} |", "> {}", "<div>{}", "[{}](x.md)"]
)
def test_nothing_runs_and_everything_nests(renderer: Renderer, payload: str, around: str) -> None:
    """Whatever a text brings, in whatever place, its HTML has nothing that runs, and closes what it opens."""
    assert _everywhere(renderer.render(around.format(payload)).html) == []


_PIECES = [
    "<",
    ">",
    "</",
    "/>",
    '"',
    "'",
    "`",
    "```",
    "~~~",
    "\n",
    "\n\n",
    "    ",
    "\t",
    "&",
    "&#",
    "&lt;",
    ";",
    "script",
    "img src=",
    "a href=",
    "onerror=",
    "style=",
    "javascript:",
    "[",
    "]",
    "](",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "# ",
    "## ",
    "- ",
    "1. ",
    "> ",
    "| ",
    "|---|",
    "*",
    "**",
    "_",
    "!!! note",
    "<!--",
    "-->",
    "<div markdown='1'>",
    "<p>",
    "</p>",
    "<table>",
    "<td>",
    "<svg>",
    "<math>",
    "<style>",
    "</style>",
    "<details>",
    "{: #x .y z=1 }",
    "{",
    "}",
    "*[HTML]: ",
    "HTML",
    "x.md",
    "x.png",
    "\x00",
    "\u2028",
    "\u202e",
    "مرحبا",
    "🌊",
    "word ",
    "\\",
    "- [ ] ",
    "Term\n:   ",
    "\x02",
    "\x03",
    "<?",
    "<![CDATA[",
    "]]>",
    "&quot;",
    "x\u00a0y",
]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=4)), max_size=25).map("".join))
@example("[x](<//[>)")
def test_any_text_is_safe(renderer: Renderer, text: str) -> None:
    """Any text at all, made of the pieces that break things, becomes HTML that cannot run and that nests."""
    rendered = renderer.render(text)
    assert _everywhere(rendered.html) == []
    assert "<" not in plain(rendered.html.replace("&lt;", ""))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
)
def test_one_text_leaves_nothing_for_the_next(renderer: Renderer, first: str, second: str) -> None:
    """What a text becomes does not depend on the texts that were rendered before it."""
    expected = renderer.render(second)
    renderer.render(first)
    assert renderer.render(second) == expected


def _golden() -> dict[str, tuple[str, str]]:
    """By name, each case's Markdown and HTML."""
    cases = re.split(r"^=== (.+)\n", GOLDEN.read_text("utf-8"), flags=re.MULTILINE)[1:]
    pairs = (part.split("\n---->\n") for part in cases[1::2])
    return {
        name: (given + "\n", made.rstrip("\n")) for name, (given, made) in zip(cases[::2], pairs, strict=True)
    }


@pytest.mark.parametrize("name", _golden())
def test_golden(renderer: Renderer, name: str) -> None:
    """Each Markdown text in `golden.txt` becomes the HTML that stands below it."""
    text, expected = _golden()[name]
    assert renderer.render(text).html == expected


@pytest.mark.parametrize(
    ("text", "title", "levels"),
    [
        ("# Title\n\nWords.\n", "Title", []),
        ("Title\n=====\n\nWords.\n", "Title", []),
        ("# A *bold* `title` & [link](x.md)\n", "A bold title & link", []),
        ("Words.\n\n# Later\n", "", ["h2"]),
        ("# Title\n\n# Second\n\n## Third\n", "Title", ["h2", "h2"]),
        ("> # Quoted\n", "", ["h2"]),
        ("- # In a list\n", "", ["h2"]),
        ("## Only second\n", "", ["h2"]),
        ("<h1>Raw</h1>\n\nWords.\n", "", ["h2"]),
        ('<div markdown="1">\n# Inside\n</div>\n', "", ["h2"]),
        ("", "", []),
    ],
)
def test_no_heading_of_the_first_level_is_left(
    renderer: Renderer, text: str, title: str, levels: list[str]
) -> None:
    """The heading that a text begins with is its title; any other first level becomes the second."""
    rendered = renderer.render(text)
    assert rendered.title == title
    assert re.findall(r"<(h\d)", rendered.html) == levels


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One *two* three.\n\nFour.\n", "One two three."),
        ("# Title\n\n## Part\n\n- a list\n\nThe first.\n", "The first."),
        ("![A cup](cup.png)\n\nThe first.\n", "The first."),
        ("A note.[^1]\n\n[^1]: Not this.\n", "A note."),
        ('Fish & chips < 5 > 3 "quoted".\n', 'Fish & chips < 5 > 3 "quoted".'),
        ("Two\nlines  \nand a break.\n", "Two lines and a break."),
        ('An <abbr title="a > b">abbreviation</abbr> here.\n', "An abbreviation here."),
        ("With a class.\n{: .lede }\n\nSecond.\n", "With a class."),
        ("مرحبا بالعالم\n{: lang=ar dir=rtl }\n\nSecond.\n", "مرحبا بالعالم"),
        ("!!! note\n\n    In a box.\n\nThe first.\n", "In a box."),
        ("```\ncode\n```\n", ""),
        ("", ""),
    ],
)
def test_first_paragraph(renderer: Renderer, text: str, first: str) -> None:
    """The first paragraph with words in it, as plain text, is what lists say of a text without a summary."""
    assert renderer.render(text).first_paragraph == first


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One two three.\n", 3),
        ("# Title\n\nOne\n\ntwo\n", 2),
        ("- one\n- two\n", 2),
        ("`code here`\n", 2),
        ("", 0),
        ("![Five words are not read](cup.png)\n", 0),
        ("one<br>two\n", 2),
        ("| one | two |\n|---|---|\n| three | four |\n", 4),
    ],
)
def test_words_are_counted(renderer: Renderer, text: str, words: int) -> None:
    """Words are those that a reader reads: no markup, and no two words taken for one."""
    assert renderer.render(text).words == words


def test_anchors_are_all_that_a_link_can_point_at(renderer: Renderer) -> None:
    """Headings, ids of the writer's own and footnotes can be pointed at; no two headings are one anchor."""
    text = (
        "# Title\n\n## Part\n\n## Part\n\n### Own {#mine}\n\nWords.[^n]\n{: #words }\n\n"
        "<p id='raw'>x</p>\n\n[^n]: Note.\n"
    )
    assert renderer.render(text).anchors == {"part", "part_1", "mine", "fn:n", "fnref:n", "words", "raw"}


def test_links_and_pictures_are_kept_as_written(renderer: Renderer) -> None:
    """Links and pictures are told, and stand in the HTML, as they were written."""
    rendered = renderer.render(
        "[a](../x.md#y) [b](../../docs/themes/z.md) ![c](d%20e.png)\n"
    )
    assert rendered.links == ("../x.md#y", "../../docs/themes/z.md")
    assert rendered.pictures == ("d%20e.png",)
    for written in (*rendered.links, *rendered.pictures):
        assert f'"{written}"' in rendered.html


def test_input_that_is_no_checkbox_is_taken_out(renderer: Renderer) -> None:
    """A list's checkbox stays and cannot be changed; a field that asks readers for something does not."""
    assert 'type="checkbox"' in renderer.render("- [x] done\n").html
    assert "<input" not in renderer.render("Your password: <input> <input type='password'>\n").html


@pytest.mark.parametrize(
    ("text", "longest", "short"),
    [
        ("Short.", 10, "Short."),
        ("One two three. Four five six.", 20, "One two three."),
        ("A. Bbbb cccc dddd eeee ffff", 20, "A. Bbbb cccc dddd…"),
        ("Is it so now? Yes it is, and long.", 18, "Is it so now?"),
        ("Word, word; word", 12, "Word…"),
    ],
)
def test_shortened(text: str, longest: int, short: str) -> None:
    """A text that is too long ends after a sentence, else after a word, never inside one."""
    assert shortened(text, longest) == short


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.integers(2, 40))
def test_shortened_is_never_too_long(text: str, longest: int) -> None:
    """Whatever the text, what is left is no longer than asked for."""
    assert len(shortened(text, longest)) <= longest


def test_removing_a_link_keeps_its_words(renderer: Renderer) -> None:
    """A link that leads nowhere on a channel becomes its words, with their markup, and no more changes."""
    markup = renderer.render("See [a *bold* word](x.md), [y](https://a.example/) and [z](y.md#z).\n").html
    bare = resolved(markup, "blogs/2023/t.md", lambda _: None, lambda _: None)
    assert bare == '<p>See a <em>bold</em> word, <a href="https://a.example/">y</a> and z.</p>'


def test_picture_without_an_address_is_left_out(renderer: Renderer) -> None:
    """A picture, a sound or a film that a channel does not carry is left out whole."""
    markup = renderer.render('A ![cup](cup.png) and <audio src="a.mp3" controls></audio>.\n').html
    bare = resolved(markup, "blogs/2023/t.md", lambda _: None, lambda _: None)
    assert "<img" not in bare
    assert "<audio" not in bare


def test_addresses_are_escaped(renderer: Renderer) -> None:
    """An address that a destination gives cannot break out of its attribute."""
    markup = renderer.render("[a](x.md) ![b](c.png)\n").html
    made = resolved(markup, "blogs/2023/t.md", lambda _: 'x"&<y>', lambda _: Image({"src": 'c"&<d>'}))
    assert 'href="x&quot;&amp;&lt;y&gt;"' in made
    assert 'src="c&quot;&amp;&lt;d&gt;"' in made
