"""The editions that are printed: chapters converted once, then set in the form of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from socialcarefuture.packs import layout
from socialcarefuture.packs.conversion import Source, convert
from socialcarefuture.packs.forms import FORMS, Form
from socialcarefuture.packs.markup import prepared
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.packs.typesetting import measure, put_templates, typeset


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
    if material.book.foreword.strip():
        foreword = prepared(material.book.foreword, material.pictures)
        yield Source(layout.FOREWORD, material.book.path, foreword, 2)


def set_standard(material: Material, target: Path, _tell: Tell) -> int:
    """Write the book as an A4 PDF/UA-1. Returns its pages; raises PackError."""
    return set_form(material, target, FORMS["standard"])


def measure_standard(material: Material) -> tuple[int, list[tuple[str, int]]]:
    """How many pages that PDF would have, and what begins on which: see `typesetting.measure`."""
    return measure(_data(material, FORMS["standard"]), material.folder, material.today)


def set_form(material: Material, target: Path, form: Form) -> int:
    """Write the book as a PDF/UA-1 of any form. Returns its pages; raises PackError."""
    return typeset(_data(material, form), material.folder, target, material.today)


def _data(material: Material, form: Form) -> dict[str, Any]:
    data = layout.data(material.book, material.chapters, material.pictures, material.today)
    return {**data, "form": asdict(form)}
