"""What a book adds to its texts, as plain values: hard words, index, sources, the book itself, how to take part.

Every edition tells it in its own form, and leaves nothing out.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from socialcarefuture.packs.book import Book, Chapter, Figure, Word
from socialcarefuture.packs.words import TAKE_PART, WORDS, address, left_out, written

FOREWORD = "@foreword"
"""The foreword's name among the texts: no chapter's key has an at sign."""
_ON_COVER = 8


@dataclass(frozen=True)
class Explained:
    """A hard word with those who use it."""

    key: str
    """Its name among the texts: `@word-1`."""
    word: Word
    chapters: tuple[Chapter, ...]
    """In the book's order."""


@dataclass(frozen=True)
class Entry:
    """A name in the index."""

    name: str
    chapters: tuple[Chapter, ...]
    """In the book's order, each once."""


@dataclass(frozen=True)
class Group:
    """A part of the index: themes, people or places."""

    title: str
    entries: tuple[Entry, ...]
    """By the alphabet, whatever their accents; at least one."""


@dataclass(frozen=True)
class Fact:
    """Something to know, or to do, with the name of what it is."""

    name: str
    text: str
    """A sentence or more; an address as it is typed."""
    url: str = ""
    """Where it leads; empty where it only tells."""


def cover_themes(book: Book) -> tuple[str, ...]:
    """The themes that a cover has room for, those of most chapters; the index has all."""
    return book.themes[:_ON_COVER]


def versions(book: Book) -> tuple[tuple[Chapter, str], ...]:
    """Which texts the book holds at which version: what each edition's metadata tell."""
    return tuple((chapter, chapter.version) for chapter in book.chapters if chapter.version)


def credit(figure: Figure | None) -> str:
    """Who made a picture: `Picture: Ann`; nothing where nobody is named."""
    return f"{WORDS['picture']}: {figure.credit}" if figure and figure.credit else ""


def glossary(book: Book) -> tuple[Explained, ...]:
    """The hard words, by the alphabet."""
    by_key = {chapter.key: chapter for chapter in book.chapters}
    return tuple(
        Explained(f"@word-{number}", word, tuple(by_key[key] for key in word.keys if key in by_key))
        for number, word in enumerate(book.words, 1)
    )


def index(book: Book) -> tuple[Group, ...]:
    """Themes, people and places, where the chapters name any."""
    groups = (
        (WORDS[name], _entries((each, chapter) for chapter in book.chapters for each in getattr(chapter, name)))
        for name in ("themes", "people", "places")
    )
    return tuple(Group(title, entries) for title, entries in groups if entries)


def _entries(named: Iterable[tuple[str, Chapter]]) -> tuple[Entry, ...]:
    found: dict[str, dict[str, Chapter]] = {}
    for name, chapter in named:
        found.setdefault(name, {})[chapter.key] = chapter
    return tuple(Entry(name, tuple(found[name].values())) for name in sorted(found, key=_alphabetical))


def _alphabetical(name: str) -> tuple[str, str]:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold(), name


def provenance(chapter: Chapter) -> tuple[str, ...]:
    """Where a text comes from, who made its picture, what one may do with it, and which version this is."""
    version = f"{WORDS['version']} {chapter.version}" if chapter.version else ""
    return tuple(line for line in (chapter.origin, credit(chapter.figure), chapter.licence, version) if line)


def about(book: Book, today: date) -> tuple[Fact, ...]:
    """What there is to know of the book itself, and of this copy of it."""
    return tuple(
        Fact(WORDS[name], text, url)
        for name, text, url in (
            ("from", book.site_name, ""),
            ("published", written(book.date), ""),
            ("made", written(today), ""),
            ("licence", book.licence, ""),
            ("left-out", left_out(book.left_out), ""),
            ("online", address(book.url), book.url),
            ("write-to", book.contact, f"mailto:{book.contact}"),
        )
        if text
    )


def take_part(book: Book) -> tuple[Fact, ...]:
    """What a reader can do next: a name and a few sentences each. Nobody is sent where the book does not lead."""
    return tuple(Fact(WORDS[name], " ".join(said)) for name in TAKE_PART if (said := tuple(_said(book, name))))


def _said(book: Book, name: str) -> Iterator[str]:
    given = {"": True, "contact": book.contact, "site": book.site_url, "online": book.url}
    return (sentences for needed, sentences in TAKE_PART[name] if given[needed])


def ways(book: Book) -> tuple[Fact, ...]:
    """Where to go from the book: the site, and its e-mail address."""
    found = (
        Fact(WORDS["find-us"], address(book.site_url), book.site_url),
        Fact(WORDS["write-to"], book.contact, f"mailto:{book.contact}"),
    )
    return tuple(way for way in found if way.text)
