"""The editions of a pack: the forms that one book comes in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from socialcarefuture.packs.book import Book
from socialcarefuture.packs.booklet import folding

_MEDIA_TYPES = {
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "txt": "text/plain",
    "html": "text/html",
}
"""As IANA lists them, by the ending of a file's name."""


@dataclass(frozen=True)
class Edition:
    """A form of a book."""

    name: str
    """What `--edition` calls it."""
    title: str
    """What a reader calls it."""
    suffix: str
    """The ending of its file's name, without the dot."""
    says: str
    """Whom it is for, in a sentence."""
    typeset: bool = False
    """Whether Typst sets its pages; it then has a number of them."""
    tells: Callable[[Path], str] = lambda _path: ""
    """What there is to know of its finished file, in a sentence; empty where there is nothing."""
    lacks: Callable[[Book], str] = lambda _book: ""
    """Why it cannot be made of a book, in words without a full stop; empty where it can."""

    @property
    def media_type(self) -> str:
        """What programs call its form."""
        return _MEDIA_TYPES[self.suffix]

    @property
    def paper(self) -> str:
        """What it is printed on; empty where it has no pages."""
        return "A4" if self.typeset else ""


def _easy_read(book: Book) -> str:
    any_checked = any(chapter.easy_read for chapter in book.chapters)
    return "" if any_checked else "no text in this pack has an Easy Read version that was checked"


EDITIONS = {
    edition.name: edition
    for edition in (
        Edition("standard", "PDF", "pdf", "To read on a screen, or to print on A4.", typeset=True),
        Edition("large-print", "Large print PDF", "pdf", "In 18 point letters, to print on A4.", typeset=True),
        Edition(
            "booklet",
            "Booklet PDF",
            "pdf",
            "Small pages, to print, fold and staple.",
            typeset=True,
            tells=folding,
        ),
        Edition("easy-read", "Easy Read PDF", "pdf", "Short sentences, with pictures.", typeset=True, lacks=_easy_read),
        Edition("epub", "EPUB", "epub", "For a phone or an e-reader: the letters as large as you like."),
        Edition("docx", "Word", "docx", "To change, or to copy from."),
        Edition("text", "Plain text", "txt", "Words only: for a braille printer, or any program."),
        Edition("html", "Web page", "html", "One page, to read aloud or to send by e-mail."),
    )
}
"""By name, in the order in which they are offered."""
