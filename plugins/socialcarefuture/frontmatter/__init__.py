"""Text <-> front matter and body, with the line and column of every field.

MkDocs prints broken front matter as a heading, and a YAML loader stops at its first fault with words that only its
authors understand. This reader is strict, names the place, and says what to type instead.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from socialcarefuture.frontmatter.fences import split
from socialcarefuture.frontmatter.fields import Loc, Mark, load
from socialcarefuture.frontmatter.text import faults, fetch, text_of
from socialcarefuture.problems import ContentError, Problem, in_order

__all__ = ["Loc", "Mark", "Source", "examine", "parse", "read"]


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
    problems: tuple[Problem, ...] = ()
    """Faults of form that did not keep the rest from being read."""
    unread: frozenset[str] = frozenset()
    """Names of fields that such a fault lies in: more said about them would be said of the same fault."""
    version: str = ""
    """Which state of its file it is: the start of Git's name for it, the SHA-1 of the blob. Empty for bare text."""

    def mark(self, loc: Loc) -> Mark:
        """Where a field stands; for one that is not there, what would hold it."""
        while loc not in self.marks:
            loc = loc[:-1]
        return self.marks[loc]

    def key_mark(self, loc: Loc) -> Mark:
        """Where the key of a field stands; for one that is not there, the key of what would hold it."""
        mark = self.mark(loc)
        return Mark(*mark.key) if mark.key[0] else mark


def examine(text: str, path: str) -> Source:
    """Cut a text and load its front matter, as far as can be; what is wrong is in `problems`.

    Raises:
        ContentError: with every problem that was found, where nothing can be read.
    """
    unfit = faults(text, path)
    try:
        parts = split(text, path)
    except ContentError as error:
        raise ContentError(unfit or error.problems) from None
    if any(problem.line < parts.body_line for problem in unfit):
        raise ContentError(unfit)
    loaded = load(parts.front, path, parts.front_line)
    told = in_order([*unfit, *parts.problems, *loaded.problems])
    if loaded.problems and not loaded.fields:
        raise ContentError(told)
    return Source(path, loaded.fields, loaded.marks, parts.body, parts.body_line, told, frozenset(loaded.unread))


def parse(text: str, path: str) -> Source:
    """Cut a text and load its front matter.

    Raises:
        ContentError: with every problem that was found.
    """
    source = examine(text, path)
    if source.problems:
        raise ContentError(source.problems)
    return source


def read(file: Path, path: str) -> Source:
    """Read a file, whose name in messages is `path`, as `examine` does.

    Raises:
        ContentError: with every problem that was found, where nothing can be read; an unreadable file among them.
    """
    data = fetch(file, path)
    return replace(examine(text_of(data, path), path), version=_version(data))


def _version(data: bytes) -> str:
    """Git's name for a file that holds this, whether or not Git is there to ask."""
    data = data.replace(b"\r\n", b"\n")
    return hashlib.sha1(b"blob %d\0%s" % (len(data), data), usedforsecurity=False).hexdigest()[:12]
