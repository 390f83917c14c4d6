"""HTML -> Typst."""

from __future__ import annotations

import json
import random
import re
from dataclasses import replace
from html import escape
from pathlib import Path

import pypdfium2
import pytest
import typst
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from socialcarefuture.packs import Book
from socialcarefuture.packs.conversion import Source, convert
from socialcarefuture.packs.pictures import Picture
from socialcarefuture.packs.source.markup import string, words

from tests.packs.sample import HOSTILE, TODAY, make_pdf

CASES = yaml.safe_load((Path(__file__).parent / "golden" / "conversion.yaml").read_text("utf-8"))
PICTURES = {"p": Picture("p.jpg", 100, 50)}
SIGNS = [
    *r"""#$*_`<>@~[]{}\/=+-:;.,?&|%^!()ab"'1 """,
    "1.",
    "//",
    "/*",
    "*/",
    "http://x",
    "#let",
    "\\u{41}",
    "---",
    "-?",
]
TEXTS = st.lists(st.sampled_from(SIGNS) | st.text(max_size=40), max_size=12).map("".join)
FONTS = typst.Fonts(include_system_fonts=False)
READ_BACK = """
#let read(it) = {
  if it.has("text") { it.text } else if it.has("children") { it.children.map(read).sum(default: "") }
  else if it == [ ] { " " } else if it.func() == smartquote { if it.double { "\\"" } else { "'" } }
  else { panic("this is no text: " + repr(it)) }
}
"""
"""What Typst takes for the text of markup: it panics at whatever else it finds."""


HOSTILE_HTML = """
<ol start="-2"><li>minus</li><li value="4" lang="ar" dir="rtl">four</li></ol><ol reversed type="A"><li>down</li></ol>
<ul></ul><table><thead><tr><th rowspan="9">over</th><th id="h">head</th></tr></thead>
<tr><td rowspan="2" colspan="3">wide</td></tr><tr><td>more</td><td colspan="999">far</td></tr><tr></tr></table>
<table></table><dl><dd>alone</dd></dl><p><a href="#h">there</a> <a href="x y">nowhere</a> <span lang="x-odd">odd</span>
<span lang="zh-Hant-TW">region</span></p><h2><a href="#h">headed</a></h2>"""
HOSTILE_WORDS = ("minus", "four", "down", "over", "head", "wide", "more", "far", "alone", "nowhere", "odd", "region")


def sources() -> list[Source]:
    """Every golden case as a chapter of its own."""
    return [Source("blogs/a", case["html"], 3, "en", PICTURES) for case in CASES]


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them, converted."""
    folder = tmp_path_factory.mktemp("converted")
    assert convert(sources(), folder) == len(CASES)
    return folder


@pytest.mark.parametrize(
    ("case", "source"), list(zip(CASES, sources(), strict=True)), ids=[case["case"] for case in CASES]
)
def test_golden(case: dict[str, str], source: Source, converted: Path) -> None:
    """Each piece of HTML becomes the Typst beside it."""
    text, _, _ = (converted / source.name).read_text("utf-8").rpartition("\n// ")
    assert text.removeprefix('#import "elements.typ": *\n\n') == case["typst"]


def test_names_tell_what_is_in_them() -> None:
    """The same text in another place of the book, level or language, or with another picture, is another file."""
    source = Source("blogs/a", "<p>x</p>", 3)
    others = [
        replace(source, key="b"),
        replace(source, level=2),
        replace(source, html=""),
        replace(source, language="cy"),
        replace(source, pictures=PICTURES),
    ]
    assert len({one.name for one in (source, *others)}) == 6


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=9))
@example([HOSTILE, "-5 - 5 -? --- a...b", "http://a/b https://c", "x" * 99, "\\", '"', "\u2028= a", "1. a", "/ a: b"])
def test_any_text_is_read_as_text(texts: list[str]) -> None:
    """Whatever a person writes, Typst takes it for that text: as markup, and as a string."""
    texts = [re.sub("[ \t\n\r\f]+", " ", text) for text in texts]
    pairs = "".join(f"(read[{words(text)}], {string(text)})," for text in texts)
    compiler = typst.Compiler(f"{READ_BACK}\n#metadata(({pairs}))<all>".encode(), font_paths=FONTS)
    for text, (shown, value) in zip(texts, json.loads(compiler.query("<all>", field="value", one=True)), strict=True):
        assert value == text
        typed = re.sub("[ \x0b\x85\u2028\u2029]+", " ", text).replace("...", "…")
        assert shown.replace("\u200b", "") == typed.replace("\u200b", "")


def test_elements_in_one_another_are_printed(book: Book, tmp_path: Path) -> None:
    """Elements by the hundred in one another are printed, and hostile tables and numbers: no word goes missing."""
    html = "<blockquote>" * 400 + "<p>deep</p>" + "</blockquote>" * 400 + HOSTILE_HTML
    chapter = replace(book.sections[0].chapters[1], html=html)
    odd = replace(book, foreword="", sections=(replace(book.sections[0], chapters=(chapter,)),))
    made = make_pdf(odd, tmp_path / "x.pdf", cache=tmp_path, today=TODAY)
    document = pypdfium2.PdfDocument(made.path)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert [word for word in ("deep", *HOSTILE_WORDS) if word not in text] == []


def test_any_text_is_printed_as_it_is(book: Book, tmp_path: Path) -> None:
    """Signs that mean something to Typst, in any order, are printed one by one."""
    pick = random.Random(7)
    pieces = [*r"#$*_`<>@~[]{}\/=+-:;.,&|%^!()ab  ", *["1.", "//", "/*", "*/", "http://x", "#let", "\\u{41}"]]
    lines = [" ".join("".join(pick.choices(pieces, k=14)).split()) + "." for _ in range(150)]
    chapter = replace(
        book.sections[0].chapters[1],
        html="".join(f"<p>{escape(line)}<br>{escape(line)}</p><ul><li>{escape(line)}</li></ul>" for line in lines),
    )
    odd = replace(book, foreword="", sections=(replace(book.sections[0], chapters=(chapter,)),))
    made = make_pdf(odd, tmp_path / "x.pdf", cache=tmp_path, today=TODAY)
    document = pypdfium2.PdfDocument(made.path)
    text = "".join(re.sub(r"\d+$|\s", "", page.get_textpage().get_text_range()) for page in document)
    document.close()
    assert [line for line in lines if text.count(re.sub(r"\s", "", line.replace("...", "…"))) < 2] == []
