"""The editions that are printed: chapters converted once, then set in the form of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from socialcarefuture.packs import easy_read, layout
from socialcarefuture.packs.booklet import impose
from socialcarefuture.packs.conversion import Source, convert
from socialcarefuture.packs.forms import FORMS, Form
from socialcarefuture.packs.markup import prepared
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.packs.typesetting import put_templates, typeset


def convert_chapters(material: Material, tell: Tell) -> Material:
    """The same material with every chapter converted for Typst: those that changed, the others are kept."""
    sources = list(_sources(material))
    converted = convert(sources, material.folder, tell)
    put_templates(material.folder)
    return replace(material, chapters={source.key: source.name for source in sources}, converted=converted)


def _sources(material: Material) -> Iterator[Source]:
    # A chapter's own heading is of the second level, the foreword's of the first.
    for each in material.book.chapters:
        yield Source(each.key, each.path, prepared(each.html, material.pictures), 3)
    for text in easy_read.texts(material.book):
        yield Source(text.key, text.path, prepared(text.html, material.pictures), 2)
    if material.book.foreword.strip():
        foreword = prepared(material.book.foreword, material.pictures)
        yield Source(layout.FOREWORD, material.book.path, foreword, 2)


def set_standard(material: Material, target: Path, _tell: Tell) -> int:
    """Write the book as an A4 PDF/UA-1. Returns its pages; raises PackError."""
    return _set(material, target, FORMS["standard"])


def set_booklet(material: Material, target: Path, _tell: Tell) -> int:
    """Write the book on A5, two pages on a side of A4, to be folded. Returns its sides of paper; raises PackError."""
    with TemporaryDirectory() as folder:
        pages = Path(folder, "pages.pdf")
        _set(material, pages, FORMS["booklet"])
        return impose(pages, target)


def set_easy_read(material: Material, target: Path, _tell: Tell) -> int:
    """Write the texts that have a checked Easy Read version, as an A4 PDF/UA-1. Returns its pages; raises PackError."""
    data = easy_read.data(material.book, material.chapters, material.today)
    form = asdict(FORMS["large-print"])  # the paper and the letters; how it is laid out is `easy.typ`'s own
    return typeset({**data, "form": form}, material.folder, target, material.today, main="easy.typ")


def _set(material: Material, target: Path, form: Form) -> int:
    data = layout.data(material.book, material.chapters, material.pictures, material.today)
    return typeset({**data, "form": asdict(form)}, material.folder, target, material.today)
