"""The parts of a book in their order: what contents list, and what each file of an EPUB holds."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from socialcarefuture.packs.book import Book, Chapter, Section, Word
from socialcarefuture.packs.web import anchors
from socialcarefuture.packs.web.words import WORDS


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


@dataclass(frozen=True)
class Entry:
    """A name in the index."""

    name: str
    chapters: tuple[Chapter, ...]


def plan(book: Book) -> tuple[Part, ...]:
    """The parts that a book has, without its cover and contents."""
    before = [_own("foreword")] if book.foreword.strip() else []
    numbers = iter(range(1, 1 + sum(1 for _ in book.chapters)))
    sections = (section for section in book.sections if section.chapters)
    middle = [_section(number, section, numbers, book) for number, section in enumerate(sections, 1)]
    after = ["glossary"] if book.words else []
    after += ["index"] if any(entries for _, entries in index(book)) else []
    after += ["pictures"] if any(chapter.figure and chapter.figure.credit for chapter in book.chapters) else []
    return (*before, *middle, *map(_own, (*after, "texts", "about", "take-part")))


def _own(name: str) -> Part:
    return Part(name, WORDS[name], name.replace("-", "_"), name)


def _section(number: int, section: Section, numbers: Iterator[int], book: Book) -> Part:
    chapters = tuple(_chapter(next(numbers), chapter, book) for chapter in section.chapters)
    return Part(f"section-{number}", section.title, "opener", f"section-{number:02}", section, chapters)


def _chapter(number: int, chapter: Chapter, book: Book) -> Part:
    language = chapter.language if chapter.language != book.language else ""
    name, note = anchors.of_text(chapter.key), chapter.content_note
    return Part(name, chapter.title, "chapter", f"text-{number:03}", chapter, (), language, note)


def index(book: Book) -> list[tuple[str, tuple[Entry, ...]]]:
    """The groups of the index, each with its names by the alphabet, whatever their accents."""
    return [
        (WORDS[group], _entries((name, chapter) for chapter in book.chapters for name in getattr(chapter, group)))
        for group in ("themes", "people", "places")
    ]


def _entries(named: Iterable[tuple[str, Chapter]]) -> tuple[Entry, ...]:
    found: dict[str, dict[str, Chapter]] = {}
    for name, chapter in named:
        found.setdefault(name, {})[chapter.key] = chapter
    return tuple(Entry(name, tuple(found[name].values())) for name in sorted(found, key=_alphabetical))


def _alphabetical(name: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold(), name


def glossary(book: Book) -> list[tuple[str, Word, tuple[Chapter, ...]]]:
    """The hard words, each with its id and the chapters that use it."""
    by_key = {chapter.key: chapter for chapter in book.chapters}
    return [
        (word_id(number), word, tuple(by_key[key] for key in word.keys if key in by_key))
        for number, word in enumerate(book.words, 1)
    ]


def words_of(book: Book, chapter: Chapter) -> list[tuple[str, Word]]:
    """The hard words that a chapter uses, each with its id in the glossary."""
    return [(word_id(number), word) for number, word in enumerate(book.words, 1) if chapter.key in word.keys]


def word_id(number: int) -> str:
    """The id of a word in the glossary."""
    return f"word-{number}"
