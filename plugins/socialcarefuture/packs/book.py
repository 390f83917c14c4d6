"""What a pack holds, before it has a form: plain values that any edition can be made from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """A picture that stands at the head of a chapter."""

    path: Path
    """The picture's file; it exists and Pillow could read it."""
    alt: str
    """What it shows, for those who do not see it; empty where it only decorates."""
    caption: str = ""
    """Words to print below it."""
    credit: str = ""
    """Who made it."""


@dataclass(frozen=True)
class EasyRead:
    """The Easy Read version of a chapter, once people with learning disabilities have checked it."""

    path: str
    """Its Markdown file, relative to the site's folder."""
    title: str
    """Plain text."""
    html: str
    """In the form of `Chapter.html`."""
    by: str = ""
    """Who wrote it."""
    checked_by: str = ""
    """Who checked it."""
    url: str = ""
    """Where to read it on the web, absolute."""
    version: str = ""
    """As `Chapter.version`, of its own file."""
    file: Path | None = None
    """Where the Markdown file lies on disk."""


@dataclass(frozen=True)
class Chapter:
    """A post, or a hand-written page, as a pack prints it."""

    key: str
    """Unique in the book and stable: the address without its slashes at the ends, as `blogs/a-slug`."""
    path: str
    """The Markdown file it comes from, relative to the site's folder: what a message names."""
    title: str
    """Plain text."""
    html: str
    """The body. A link to another chapter is `doc:KEY` or `doc:KEY#anchor`, every other one absolute; a
    picture's `src` is its absolute path on disk."""
    url: str
    """Where to read it on the web, absolute."""
    kind: str = ""
    """`blog`, `testimony`, `glimpse`; empty for a page."""
    label: str = ""
    """The kind, as a reader knows it (`Blog`, `Glimpse`); empty for a page."""
    summary: str = ""
    """What the author says that it is about, in plain text; empty where nobody wrote one."""
    byline: tuple[str, ...] = ()
    """Names, in order; a testimony's is its voice."""
    date: date | None = None
    """First published."""
    organisation: str = ""
    """Who did what a glimpse tells of."""
    since: int | None = None
    """The year since when they do it."""
    origin: str = ""
    """Where it first appeared, in a sentence of plain text."""
    content_note: str = ""
    """Told before the text, and in the contents."""
    language: str = "en-GB"
    """BCP 47."""
    figure: Figure | None = None
    """The picture at its head."""
    themes: tuple[str, ...] = ()
    """Names of its themes, for the index."""
    people: tuple[str, ...] = ()
    """Names of the people's pages it is by or reported by, for the index."""
    places: tuple[str, ...] = ()
    """Names of its places, for the index."""
    licence: str = ""
    """Its own licence in words, where it is not the book's."""
    version: str = ""
    """Which state of its file it is: the first twelve digits of Git's name for it (`git cat-file -p` shows it)."""
    easy_read: EasyRead | None = None
    """Its Easy Read version, where it has one that packs may carry."""
    file: Path | None = None
    """Where the Markdown file lies on disk: read only to find the line that a problem is about."""


@dataclass(frozen=True)
class Section:
    """A part of a pack: a title and the chapters below it."""

    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Word:
    """A hard word that the book uses, for its glossary."""

    title: str
    """The word, as a heading says it."""
    html: str
    """What it means, in the form of `Chapter.html`."""
    keys: tuple[str, ...]
    """The chapters that use it, in the book's order."""
    path: str = ""
    """Its Markdown file, relative to the site's folder."""
    file: Path | None = None
    """Where the Markdown file lies on disk."""


@dataclass(frozen=True)
class Book:
    """A pack, with all its texts."""

    title: str
    sections: tuple[Section, ...]
    site_name: str
    url: str
    """The pack's page on the site, or the site's own address where it has none."""
    site_url: str = ""
    """The site's own address."""
    subtitle: str = ""
    date: date | None = None
    cover_note: str = ""
    """A line on the cover for one meeting: where and when; plain text."""
    foreword: str = ""
    """HTML, in the form of `Chapter.html`."""
    language: str = "en-GB"
    licence: str = ""
    """In a sentence of plain text."""
    contact: str = ""
    """The site's e-mail address."""
    path: str = ""
    """The Markdown file of the pack, relative to the site's folder: what a message about the book names."""
    file: Path | None = None
    """Where that file lies on disk: read only to find the line that a problem is about."""
    left_out: int = 0
    """How many posts were left out because their consent does not cover packs."""
    words: tuple[Word, ...] = ()
    """The hard words that it uses, by the alphabet."""
    grayscale: bool = False
    """Whether pictures and decoration are made for a printer without colours."""

    @property
    def chapters(self) -> Iterator[Chapter]:
        """Every chapter, in the order of the book."""
        return (chapter for section in self.sections for chapter in section.chapters)

    @property
    def themes(self) -> tuple[str, ...]:
        """What it is about: the names of its chapters' themes, those of most chapters first."""
        found = Counter(name for chapter in self.chapters for name in chapter.themes)
        return tuple(name for name, _ in found.most_common())
