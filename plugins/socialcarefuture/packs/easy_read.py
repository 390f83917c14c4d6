"""The Easy Read edition: the texts of a book whose Easy Read version people with learning disabilities checked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from socialcarefuture.packs import layout
from socialcarefuture.packs.book import Book, Chapter, EasyRead, Section
from socialcarefuture.packs.forms import FORMS
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.packs.typesetting import typeset
from socialcarefuture.packs.words import EASY_READ, easy_read_count, easy_read_rest, left_out
from socialcarefuture.rendering.easy_layout import laid_out
from socialcarefuture.rendering.glyphs import clean

_LINK = re.compile(r'href="doc:([^"#]*)(#[^"]*)?"')


def edition(book: Book) -> Book:
    """The book of the Easy Read versions in a book, in its order: one section, each text in rows, links kept inside."""
    lead = partial(_led, {chapter.key: chapter for chapter in book.chapters})
    chapters = tuple(_chapter(each, each.easy_read, lead) for each in book.chapters if each.easy_read)
    return replace(book, sections=(Section(EASY_READ["easy-read"], chapters),), foreword="", words=())


def _chapter(chapter: Chapter, easy: EasyRead, lead: Callable[[re.Match[str]], str]) -> Chapter:
    return replace(
        chapter,
        key=_key(chapter),
        path=easy.path,
        title=easy.title,
        html=laid_out(_LINK.sub(lead, easy.html)),
        url=easy.url,
        version=easy.version,
        file=easy.file,
        figure=None,
        byline=chapter.byline if chapter.kind == "testimony" else (),
    )


def _key(chapter: Chapter) -> str:
    return f"{chapter.key}/easy-read"


def _led(chapters: Mapping[str, Chapter], link: re.Match[str]) -> str:
    """A link to a chapter leads to its Easy Read version where there is one, else to the web."""
    chapter = chapters.get(link[1])
    if chapter is None:
        return link[0]
    return f'href="doc:{_key(chapter)}"' if chapter.easy_read else f'href="{chapter.url}{link[2] or ""}"'


def set_easy_read(material: Material, target: Path, _tell: Tell) -> int:
    """Write the texts that have a checked Easy Read version, as an A4 PDF/UA-1. Returns its pages; raises PackError."""
    form = asdict(FORMS["large-print"])  # the paper and the letters; how it is laid out is `easy.typ`'s own
    found = {**data(material.book, material.chapters, material.today), "form": form}
    return typeset(found, material.folder, target, material.today, main="easy.typ")


def data(book: Book, files: Mapping[str, str], today: date) -> dict[str, Any]:
    """The edition for `easy.typ`. `files` gives the converted text of a text's key."""
    own = edition(book)
    found = layout.data(own, files, {}, today)
    (section,) = found["sections"]
    missing = len(list(book.chapters)) - len(section["chapters"])
    return {
        **found,
        "words": {**found["words"], **EASY_READ},
        "note": clean(book.cover_note),
        "count": easy_read_count(len(section["chapters"])),
        "rest": easy_read_rest(missing),
        "left-out": left_out(book.left_out),
        "licence": clean(book.licence),
        "sections": [{"chapters": list(map(_credited, section["chapters"], own.chapters))}],
    }


def _credited(laid: Mapping[str, Any], chapter: Chapter) -> dict[str, Any]:
    """A text as the template takes it, with who made it and which version it is."""
    easy = chapter.easy_read
    makers = {"by": clean(easy.by), "checked-by": clean(easy.checked_by)} if easy else {}
    return {**laid, **makers, "version": chapter.version}
