"""A book as openings and parts: what stands before the chapters, the chapters, and what stands after them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from socialcarefuture.packs import apparatus
from socialcarefuture.packs.apparatus import FOREWORD
from socialcarefuture.packs.book import Book, Chapter, Figure, Section
from socialcarefuture.packs.flow import back
from socialcarefuture.packs.flow.around import words
from socialcarefuture.packs.flow.back import address, labelled
from socialcarefuture.packs.flow.blocks import (
    Block,
    Break,
    Illustration,
    Inline,
    Paragraph,
    Text,
)
from socialcarefuture.packs.flow.reading import pointed, read
from socialcarefuture.packs.words import WORDS, since, written
from socialcarefuture.rendering.glyphs import clean
from socialcarefuture.rendering.languages import direction
from socialcarefuture.rendering.names import counted, listed


@dataclass(frozen=True)
class Part:
    """A piece of the book with a heading of its own."""

    key: str
    """Where `doc:KEY` leads."""
    title: str
    text: Text
    language: str = ""
    """The title's; empty for the book's."""
    content_note: str = ""
    """Told before the text, and in the contents."""
    byline: str = ""
    """Who it is by, for the contents."""
    kind: str = ""
    """What it is called, where it is a chapter: `Blog`; empty for a page."""
    head: tuple[Block, ...] = ()
    """What stands between the title and the text."""

    @property
    def direction(self) -> str:
        """`rtl` where its title runs from the right, else empty."""
        return direction(self.language) if self.language else ""


@dataclass(frozen=True)
class Opening:
    """A section's title, with its chapters."""

    key: str
    title: str
    says: str
    """How many texts it has."""
    chapters: tuple[Part, ...]


@dataclass(frozen=True)
class Matter:
    """A book in the order in which it is read."""

    title: str
    subtitle: str
    cover: tuple[str, ...]
    """The lines of the cover below them."""
    foreword: Part | None
    sections: tuple[Opening, ...]
    back: tuple[Part, ...]

    @property
    def chapters(self) -> Iterator[Part]:
        """Every chapter, in the order of the book."""
        return (chapter for section in self.sections for chapter in section.chapters)


def matter(book: Book, today: date) -> Matter:
    """A book, read, on the day that it is made. Takes a book whose HTML nests, as `checks` let it through."""
    wanted = frozenset(_wanted(book))
    filled = [section for section in book.sections if section.chapters]
    foreword = read(book.foreword, FOREWORD, book.language, 2, wanted)
    return Matter(
        clean(book.title),
        clean(book.subtitle),
        tuple(clean(line) for line in _cover(book) if line),
        Part(FOREWORD, WORDS["foreword"], foreword) if foreword.blocks else None,
        tuple(_section(number, section, book, wanted) for number, section in enumerate(filled, 1)),
        tuple(part for part in _back(book, today, wanted) if part.text.blocks),
    )


def _wanted(book: Book) -> Iterator[str]:
    yield from pointed(book.foreword, FOREWORD)
    for chapter in book.chapters:
        yield from pointed(chapter.html, chapter.key)
    for one in apparatus.glossary(book):
        yield from pointed(one.word.html, one.key)


def _cover(book: Book) -> Iterator[str]:
    yield book.cover_note
    if themes := apparatus.cover_themes(book):
        yield f"{WORDS['themes']}: {', '.join(themes)}"
    yield " · ".join(part for part in (book.site_name, written(book.date)) if part)


def _section(number: int, section: Section, book: Book, wanted: frozenset[str]) -> Opening:
    chapters = tuple(_chapter(chapter, book, wanted) for chapter in section.chapters)
    return Opening(f"@section-{number}", clean(section.title), counted(len(chapters), "text"), chapters)


def _chapter(chapter: Chapter, book: Book, wanted: frozenset[str]) -> Part:
    return Part(
        chapter.key,
        clean(chapter.title),
        read(chapter.html, chapter.key, chapter.language, 3, wanted),
        chapter.language if chapter.language != book.language else "",
        clean(chapter.content_note),
        clean(listed(chapter.byline)),
        chapter.label,
        tuple(_head(chapter)),
    )


def _head(chapter: Chapter) -> Iterator[Block]:
    """What is told before a chapter: who, when, from where, and what to know before reading on."""
    rtl, own = direction(chapter.language), chapter.language
    if chapter.byline:
        yield Paragraph(words(listed(chapter.byline)), "byline")
    if details := tuple(_details(chapter)):
        yield Paragraph(details[1:], "details")
    if chapter.content_note:
        yield Paragraph((*labelled("content-note"), *words(chapter.content_note, own)), "content-note", rtl)
    if chapter.summary:
        yield Paragraph((*labelled("summary"), *words(chapter.summary, own)), "summary", rtl)
    if chapter.figure:
        figure = chapter.figure
        yield Illustration(str(figure.path), clean(figure.alt), _credited(figure))


def _details(chapter: Chapter) -> Iterator[Inline]:
    """Lines, each after a break."""
    kind = " · ".join(part for part in (chapter.label, written(chapter.date)) if part)
    did = since(chapter.organisation, chapter.since)
    organisation = f"{WORDS['organisation']}: {did}" if did else ""
    for line in filter(None, (kind, organisation, chapter.origin, chapter.licence)):
        yield Break()
        yield from words(line)
    if chapter.url:
        yield Break()
        yield from words(f"{WORDS['read-online']}: ")
        yield address(chapter.url)


def _credited(figure: Figure) -> tuple[Inline, ...]:
    """A caption with who made the picture."""
    caption, made = figure.caption, apparatus.credit(figure)
    end = "" if caption.endswith((".", "!", "?")) else "."
    return words(f"{caption}{end} {made}" if caption and made else caption or made)


def _back(book: Book, today: date, wanted: frozenset[str]) -> Iterator[Part]:
    yield Part("@glossary", WORDS["glossary"], back.glossary(book, wanted))
    yield Part("@index", WORDS["index"], Text(tuple(back.index(book))))
    yield Part("@about", WORDS["about"], Text(tuple(back.about(book, today))))
    yield Part("@take-part", WORDS["take-part"], Text(tuple(back.take_part(book))))
