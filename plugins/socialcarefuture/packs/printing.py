"""The editions that are printed: chapters converted once, then set in the form of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from socialcarefuture.packs import apparatus, codes, easy_read, layout
from socialcarefuture.packs.conversion import Source, convert
from socialcarefuture.packs.forms import FORMS, Form
from socialcarefuture.packs.markup import tags
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.packs.pictures import Picture
from socialcarefuture.packs.typesetting import measure, put_templates, typeset


def convert_chapters(material: Material, tell: Tell) -> Material:
    """The same material with every chapter and code ready for Typst: those that changed, the others are kept."""
    sources = list(_sources(material))
    converted = convert(sources, material.folder, tell)
    put_templates(material.folder)
    book = material.book
    places = dict.fromkeys((*(chapter.url for chapter in book.chapters), book.site_url))
    return replace(
        material,
        chapters={source.key: source.name for source in sources},
        codes={place: codes.keep(place, material.folder) for place in places if place},
        converted=converted,
    )


def _sources(material: Material) -> Iterator[Source]:
    # A chapter's own heading is of the second level, as a hard word's is; the foreword's is of the first.
    book = material.book
    for each in book.chapters:
        yield Source(each.key, each.html, 3, each.language, _shown(each.html, material))
    for each in easy_read.edition(book).chapters:
        yield Source(each.key, each.html, 2, each.language, _shown(each.html, material))
    for one in apparatus.glossary(book):
        yield Source(one.key, one.word.html, 3, book.language, _shown(one.word.html, material))
    if book.foreword.strip():
        shown = _shown(book.foreword, material)
        yield Source(apparatus.FOREWORD, book.foreword, 2, book.language, shown)


def _shown(html: str, material: Material) -> dict[str, Picture]:
    """The kept pictures of a text, by `src`."""
    if "<img" not in html:
        return {}
    return {src: material.pictures[src] for tag in tags(html) if tag.name == "img" and (src := tag.attributes["src"])}


def set_standard(material: Material, target: Path, _tell: Tell) -> int:
    """Write the book as an A4 PDF/UA-1. Returns its pages; raises PackError."""
    return set_form(material, target, FORMS["standard"])


def set_large_print(material: Material, target: Path, _tell: Tell) -> int:
    """Write the book in letters of 18 points and more, as an A4 PDF/UA-1. Returns its pages; raises PackError."""
    return set_form(material, target, FORMS["large-print"])


def measure_standard(material: Material) -> tuple[int, list[tuple[str, int]]]:
    """How many pages that PDF would have, and what begins on which: see `typesetting.measure`."""
    return measure(_data(material, FORMS["standard"]), material.folder, material.today)


def set_form(material: Material, target: Path, form: Form) -> int:
    """Write the book as a PDF/UA-1 of any form. Returns its pages; raises PackError."""
    return typeset(_data(material, form), material.folder, target, material.today)


def _data(material: Material, form: Form) -> dict[str, Any]:
    data = layout.data(material.book, material.chapters, material.pictures, material.today, material.codes)
    return {**data, "form": asdict(form)}
