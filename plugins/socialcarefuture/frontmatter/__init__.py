"""Text <-> front matter and body, with the line and column of every field.

MkDocs prints broken front matter as a heading, and a YAML loader stops at its first fault with words that only its
authors understand. This reader is strict, names the place, and says what to type instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from socialcarefuture.frontmatter.fences import split
from socialcarefuture.frontmatter.fields import Loc, Mark, load
from socialcarefuture.frontmatter.text import decode

__all__ = ["Loc", "Mark", "Source", "parse", "read"]


@dataclass(frozen=True)
class Source:
    """A file, cut into what its front matter says and its Markdown."""

    path: str
    """Relative to the site's folder, with `/`."""
    fields: dict[str, Any]
    """Plain text, numbers, truth values, lists and mappings. A date is text here: giving it meaning comes later."""
    marks: dict[Loc, Mark]
    """Where each field stands: `("themes", 1)` is the second theme. `()` is the front matter itself."""
    body: str
    """Markdown, with `\\n` line ends."""
    body_line: int
    """The line of the file that the body begins on, from 1."""

    def mark(self, loc: Loc) -> Mark:
        """Where a field stands; for one that is not there, what would hold it."""
        while loc not in self.marks:
            loc = loc[:-1]
        return self.marks[loc]

    def key_mark(self, loc: Loc) -> Mark:
        """Where the key of a field stands."""
        mark = self.mark(loc)
        return Mark(*mark.key) if mark.key[0] else mark


def parse(text: str, path: str) -> Source:
    """Cut a text and load its front matter.

    Raises:
        ContentError: with every problem that was found.
    """
    parts = split(text, path)
    fields, marks = load(parts.front, path)
    return Source(path, fields, marks, parts.body, parts.body_line)


def read(file: Path, path: str) -> Source:
    """Read a file, whose name in messages is `path`.

    Raises:
        ContentError: with every problem that was found, an unreadable file among them.
    """
    return parse(decode(file, path), path)
