"""The cover of an EPUB, as a picture, since many readers show no other kind on their shelves; and in words."""

from __future__ import annotations

import json
from pathlib import Path

import typst

from socialcarefuture.packs import motif
from socialcarefuture.packs.book import Book
from socialcarefuture.packs.errors import PackError
from socialcarefuture.packs.words import WORDS
from socialcarefuture.problems import Level, Problem
from socialcarefuture.rendering.glyphs import FONTS, clean
from socialcarefuture.rendering.languages import direction

_TEMPLATE = Path(__file__).with_name("cover.typ")
_RESOLUTION = 60
"""Of the drawing, which is 1200 points wide: 1000 dots."""
_LONGEST = 300
"""Letters of a title that still fit."""


def says(book: Book) -> str:
    """The cover in words."""
    named = (book.title, book.subtitle, book.site_name)
    return " ".join(f"{name.rstrip('.')}." for name in named if name) + f" {WORDS['cover-drawn']}"


def painted(book: Book) -> bytes:
    """The cover as a PNG, 1000 dots wide and 1500 high. Raises PackError where Typst refuses it."""
    data = {
        "title": _short(book.title),
        "subtitle": _short(book.subtitle),
        "site": _short(book.site_name),
        "lang": book.language.split("-")[0].lower(),
        "rtl": direction(book.language) == "rtl",
        "inks": motif.palette(book.title, grey=book.grayscale),
        "motif": motif.ripples(book.title),
    }
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    # It takes a few hundredths of a second: no process of its own is worth it.
    compiler = typst.Compiler(_TEMPLATE, root=_TEMPLATE.parent, font_paths=fonts, sys_inputs={"book": json.dumps(data)})
    try:
        picture = compiler.compile(format="png", ppi=_RESOLUTION)
    except typst.TypstError as error:
        message = f"the cover could not be painted: {error.message}"
        raise PackError([Problem(book.path, 0, 0, Level.ERROR, "not-set", message, str(error.diagnostic))]) from None
    if not isinstance(picture, bytes):
        raise TypeError("a cover of more than one page")
    return picture


def _short(text: str) -> str:
    return clean(text) if len(text) <= _LONGEST else clean(text[:_LONGEST].rpartition(" ")[0]) + "…"
