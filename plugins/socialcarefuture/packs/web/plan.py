"""The parts of a book in their order: what contents list, and what each file of an EPUB holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from socialcarefuture.packs.apparatus import index
from socialcarefuture.packs.book import Book, Chapter, Section
from socialcarefuture.packs.web import anchors
from socialcarefuture.packs.words import WORDS


@dataclass(frozen=True)
class Part:
    """A part with a heading of its own."""

    id: str
    """Of its heading; unique in the book."""
    title: str
    """Plain text."""
    form: str
    """The macro that draws it."""
    file: str
    """What its file is called, where it has one, without the ending."""
    item: Section | Chapter | None = None
    """What of the book it shows."""
    parts: tuple[Part, ...] = ()
    """Those inside it."""
    language: str = ""
    """BCP 47, where it is not the book's."""
    note: str = ""
    """The content note of a chapter, to be told in the contents."""

    @property
    def all(self) -> Iterator[Part]:
        """Itself and those inside it, in order."""
        yield self
        for part in self.parts:
            yield from part.all


def plan(book: Book) -> tuple[Part, ...]:
    """The parts that a book has, without its cover and contents."""
    before = [_own("foreword")] if book.foreword.strip() else []
    numbers = iter(range(1, 1 + sum(1 for _ in book.chapters)))
    sections = (section for section in book.sections if section.chapters)
    middle = [_section(number, section, numbers, book) for number, section in enumerate(sections, 1)]
    after = ["glossary"] if book.words else []
    after += ["index"] if index(book) else []
    return (*before, *middle, *map(_own, (*after, "about", "take-part")))


def _own(name: str) -> Part:
    return Part(name, WORDS[name], name.replace("-", "_"), name)


def _section(number: int, section: Section, numbers: Iterator[int], book: Book) -> Part:
    chapters = tuple(_chapter(next(numbers), chapter, book) for chapter in section.chapters)
    return Part(f"section-{number}", section.title, "opener", f"section-{number:02}", section, chapters)


def _chapter(number: int, chapter: Chapter, book: Book) -> Part:
    language = chapter.language if chapter.language != book.language else ""
    name, note = anchors.of_text(chapter.key), chapter.content_note
    return Part(name, chapter.title, "chapter", f"text-{number:03}", chapter, (), language, note)
