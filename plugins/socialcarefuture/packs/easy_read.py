"""The Easy Read edition: the texts of a book whose Easy Read version people with learning disabilities checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from socialcarefuture.packs import layout
from socialcarefuture.packs.book import Book, Chapter
from socialcarefuture.packs.forms import FORMS
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.packs.typesetting import typeset
from socialcarefuture.packs.words import EASY_READ, easy_read_count, easy_read_rest, left_out, listed
from socialcarefuture.rendering.easy_layout import laid_out
from socialcarefuture.rendering.glyphs import clean

_LINK = re.compile(r'href="doc:([^"#]*)(#[^"]*)?"')


@dataclass(frozen=True)
class Text:
    """A text of the edition, in rows of pictures beside their words."""

    key: str
    """Its name in the edition, which no chapter of the book has."""
    path: str
    """The Markdown file, for a message."""
    html: str
    """In the form of `Chapter.html`; its links stay in this edition."""


def texts(book: Book) -> Iterator[Text]:
    """The Easy Read versions in the book, in its order."""
    lead = partial(_led, {chapter.key: chapter for chapter in book.chapters})
    for chapter in book.chapters:
        if easy := chapter.easy_read:
            yield Text(_key(chapter), easy.path, laid_out(_LINK.sub(lead, easy.html)))


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
    chapters = [chapter for chapter in book.chapters if chapter.easy_read]
    whole = len(list(book.chapters))
    frame = layout.data(replace(book, sections=(), foreword="", words=()), {}, {}, today)
    return {
        **frame,
        "words": {**frame["words"], **EASY_READ},
        "note": clean(book.cover_note),
        "count": easy_read_count(len(chapters)),
        "rest": easy_read_rest(whole - len(chapters)),
        "left-out": left_out(book.left_out),
        "licence": clean(book.licence),
        "sections": [{"chapters": [_text(chapter, files) for chapter in chapters]}],
    }


def _text(chapter: Chapter, files: Mapping[str, str]) -> dict[str, Any]:
    easy = chapter.easy_read
    if easy is None:
        raise ValueError(f"{chapter.key} has no Easy Read version")
    return {
        "key": _key(chapter),
        "path": easy.path,
        "file": files[_key(chapter)],
        "title": clean(easy.title),
        "voice": clean(listed(chapter.byline)) if chapter.kind == "testimony" else "",
        "content-note": clean(chapter.content_note),
        "language": layout.language(chapter.language),
        "by": clean(easy.by),
        "checked-by": clean(easy.checked_by),
        "url": easy.url,
        "address": clean(layout.address(easy.url)),
        "version": easy.version,
    }
