"""The words of a text, field by field, with the place of each: what is looked through for what people should know."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from socialcarefuture.content.documents import Document
from socialcarefuture.frontmatter import Loc


@dataclass(frozen=True)
class Passage:
    """A body, or the value of one field."""

    text: str
    line: int
    """Where it begins in the file, from 1."""
    column: int
    """From 1; 0 where it is about the line."""
    field: Loc = ()
    """Which field; the body is none."""

    def place(self, start: int) -> tuple[int, int]:
        """The line and the column of a character of a body; a field is pointed at where its value begins."""
        if self.field:
            return self.line, self.column
        return self.line + self.text.count("\n", 0, start), start - self.text.rfind("\n", 0, start)


def body(document: Document) -> Passage:
    """A text's Markdown."""
    return Passage(document.body, document.body_line, 1)


def fields(document: Document) -> Iterator[Passage]:
    """Every value of a text's front matter, at any depth, as it was typed."""
    for loc, mark in document.values():
        yield Passage(mark.raw, mark.line, mark.column, loc)
