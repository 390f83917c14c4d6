"""A text as advice looks at it: its words with and without what others said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from socialcarefuture.content import markdown
from socialcarefuture.content.advice.sentences import split
from socialcarefuture.content.checks.shelf import Shelf
from socialcarefuture.content.documents import Document
from socialcarefuture.content.passages import body
from socialcarefuture.content.posts import KINDS, Testimony
from socialcarefuture.problems import Level, Problem

_TESTIMONIES = f"{KINDS[Testimony.kind].folder}/"


@dataclass(frozen=True)
class Views:
    """A text and its views, in which each word stands at its own place."""

    document: Document
    language: str
    """BCP 47."""

    @cached_property
    def shown(self) -> str:
        """Its Markdown, with blanks in place of code and comments."""
        return markdown.shown(self.document.body)

    @cached_property
    def own_words(self) -> str:
        """The words of whoever wrote it, with blanks in place of all else."""
        return markdown.own_words(markdown.prose(self.shown))

    @cached_property
    def sentences(self) -> tuple[tuple[int, str], ...]:
        """Its own words' sentences, each with the number of its first character."""
        return tuple(split(self.own_words))

    @property
    def is_testimony(self) -> bool:
        """Whether it, or its Easy Read version, is what somebody told of their own life."""
        return self.document.path.startswith(_TESTIMONIES)

    @property
    def is_english(self) -> bool:
        """Whether rules for English words mean anything here."""
        return self.language.partition("-")[0] == "en"

    def advice(self, start: int, code: str, message: str, hint: str) -> Problem:
        """Advice about a place of the body."""
        return Problem(self.document.path, *body(self.document).place(start), Level.ADVICE, code, message, hint)


def views(shelf: Shelf, document: Document) -> Views:
    """The views of a text."""
    language = next((mark.raw for loc, mark in document.values() if loc == ("language",)), shelf.settings.language)
    return Views(document, language)
