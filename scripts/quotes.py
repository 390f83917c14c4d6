"""The line that a problem is about, as a terminal shows it."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from unicodedata import combining, east_asian_width

from socialcarefuture.content.library import Library
from socialcarefuture.content.posts import Withdrawn
from socialcarefuture.frontmatter.text import decode
from socialcarefuture.problems import ContentError, Problem

_WIDEST = 110
"""Characters of a line that are quoted."""
_LEFT = 60
"""Of these, how many stand at most before the place that is pointed at."""


def quoted(problem: Problem, library: Library) -> str:
    """The line that a problem is about, with a sign below the place; nothing of a text that was withdrawn."""
    if not problem.line or any(text.path == problem.path for text in library.shelf.of(Withdrawn)):
        return ""
    lines = _lines(library.settings.root / problem.path)
    line = "".join(map(_visible, "".join(lines[problem.line - 1 : problem.line])))
    if not line.strip("- "):
        return ""
    start = max(0, problem.column - _LEFT) if len(line) > _WIDEST else 0
    shown = line[start : start + _WIDEST].rstrip()
    told = f"    {problem.line} | {shown}\n"
    if not problem.column:
        return told
    margin = " " * len(str(problem.line))
    return f"{told}    {margin} | {' ' * _columns(line[start : problem.column - 1])}^\n"


def _visible(letter: str) -> str:
    return letter if letter.isprintable() else " "


@lru_cache(maxsize=1)
def _lines(file: Path) -> list[str]:
    try:
        text = decode(file, file.name)
    except ContentError:
        return []
    return text.split("\n")


def _columns(text: str) -> int:
    """How wide a text is on a terminal: an East Asian letter takes two columns, an accent of its own none."""
    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)
