"""The editions that are printed: chapters converted once, then set in the form of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

from socialcarefuture.packs import easy_read, layout
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
    for each in easy_read.edition(material.book).chapters:
        yield Source(each.key, each.path, prepared(each.html, material.pictures), 2)
    if material.book.foreword.strip():
        foreword = prepared(material.book.foreword, material.pictures)
        yield Source(layout.FOREWORD, material.book.path, foreword, 2)


def set_standard(material: Material, target: Path, _tell: Tell) -> int:
    """Write the book as an A4 PDF/UA-1. Returns its pages; raises PackError."""
    return set_form(material, target, FORMS["standard"])


def set_form(material: Material, target: Path, form: Form) -> int:
    """Write the book as a PDF/UA-1 of any form. Returns its pages; raises PackError."""
    data = layout.data(material.book, material.chapters, material.pictures, material.today)
    return typeset({**data, "form": asdict(form)}, material.folder, target, material.today)
