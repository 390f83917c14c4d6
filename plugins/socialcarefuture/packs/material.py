"""What every edition of a book is made from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from socialcarefuture.packs.book import Book
from socialcarefuture.packs.pictures import Picture

Tell = Callable[[int, int], None]
"""Told how much is done, of how much."""


@dataclass(frozen=True)
class Material:
    """A checked book with its pictures."""

    book: Book
    pictures: Mapping[str, Picture]
    """The kept picture of every `src` in the book, and of every figure's path."""
    folder: Path
    """Where kept files lie: pictures and converted chapters, by name. Whatever an edition keeps is kept here."""
    today: date
    """The day that it is made."""
    chapters: Mapping[str, str] = field(default_factory=dict)
    """By chapter's key, the name of its converted file for Typst; empty where no edition wants them."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """By address, the name of the picture of its QR code; empty where no edition wants them."""
    converted: int = 0
    """How many of them had changed."""

    @property
    def kept(self) -> frozenset[str]:
        """The names in `folder` that an edition may be made from."""
        pictures = (one.name for picture in self.pictures.values() for one in (picture, picture.for_screens))
        return frozenset((*self.chapters.values(), *self.codes.values(), *pictures))
