"""Text -> front matter and body: where the two lines of `---` are, or what stands in their place."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from socialcarefuture.problems import ContentError, Level, Problem



class _Handler(YAMLHandler):  # type: ignore[misc]
    """The library's splitter, without its habit of swallowing blank lines: line numbers must stay the file's."""

    FM_BOUNDARY = re.compile(r"^-{3,}[^\S\n]*$", re.MULTILINE)


_HANDLER = _Handler()
_FENCE = re.compile(r"^-{3,}\s*$")
_INDENTED = re.compile(r"^[ \t\u00a0]+-{3,}\s*$")
_TYPESET = re.compile(r"^\s*[-\u2010-\u2015\u2212]+\s*$")
_KEY = re.compile(r"^[A-Za-z_]+:(?: |$)")
_EXAMPLE = "A text begins with a line of ---, then title: and the other fields, then a line of --- again."


@dataclass(frozen=True)
class Parts:
    """A text, cut at its fences."""

    front: str
    """What stands between the fences, moved down so that its line numbers are the file's."""
    body: str
    body_line: int
    """The line that the body begins on, from 1."""


def split(text: str, path: str) -> Parts:
    """Cut a text in two. Blank lines above the first fence do not matter.

    Raises:
        ContentError: with the one problem that keeps the fences from being found.
    """
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), None)
    if first is None:
        raise ContentError([_problem(path, 1, "empty-file", "this file is empty", _EXAMPLE)])
    if not _FENCE.match(lines[first]):
        raise ContentError([_no_opening(lines, first, path)])
    last = next((n for n in range(first + 1, len(lines)) if _FENCE.match(lines[n])), None)
    if last is None:
        raise ContentError([_no_closing(lines, first, path)])
    if doubled := _doubled(lines, first, last):
        raise ContentError([_problem(path, doubled + 1, "fence-doubled", "this line of --- stands twice",
                                     "Delete one of the two.")])
    front, body = _HANDLER.split(text)
    return Parts("\n" * first + front, body.removeprefix("\n"), last + 2)


def _problem(path: str, line: int, code: str, message: str, hint: str) -> Problem:
    return Problem(path, line, 1, Level.ERROR, code, message, hint)


def _no_opening(lines: list[str], first: int, path: str) -> Problem:
    line = lines[first]
    at = first + 1
    if line.startswith("+++"):
        return _problem(path, at, "fence-toml", "this front matter is TOML (+++)", f"Here it is YAML. {_EXAMPLE}")
    if line.lstrip().startswith(("{", ";;;")):
        return _problem(path, at, "fence-json", "this front matter is JSON", f"Here it is YAML. {_EXAMPLE}")
    if _INDENTED.match(line):
        return _problem(path, at, "fence-indented", "there is space before this ---", "Delete the space.")
    if _TYPESET.match(line):
        return _typeset(path, at)
    later = next((n for n in range(first + 1, len(lines)) if _FENCE.match(lines[n])), None)
    if later is not None and any(_KEY.match(row) for row in lines[later + 1 : later + 4]):
        return _problem(path, at, "fence-text-before", "there is text above the front matter",
                        f"Move it below the second line of ---, which belongs to line {later + 1}.")
    return _problem(path, at, "fence-missing", "this text has no front matter", _EXAMPLE)


def _no_closing(lines: list[str], first: int, path: str) -> Problem:
    for number in range(first + 1, len(lines)):
        if _INDENTED.match(lines[number]):
            return _problem(path, number + 1, "fence-indented", "there is space before this ---", "Delete the space.")
        if _TYPESET.match(lines[number]) and len(lines[number].strip()) > 0 and lines[number].strip() != "-":
            return _typeset(path, number + 1)
    return _problem(path, first + 1, "fence-unclosed", "this front matter has no end",
                    "Type a line of --- below its last field.")


def _typeset(path: str, line: int) -> Problem:
    return _problem(path, line, "fence-dashes", "these are not three plain hyphens",
                    "A word processor joined them to a dash. Type --- in a plain text editor.")


def _doubled(lines: list[str], first: int, last: int) -> int:
    """The number, from 0, of a fence that stands twice; 0 where none does."""
    inside = any(line.strip() for line in lines[first + 1 : last])
    following = next((n for n in range(last + 1, len(lines)) if lines[n].strip()), None)
    if following is None:
        return 0
    if not inside and _KEY.match(lines[following]):
        return last
    return following if following == last + 1 and _FENCE.match(lines[following]) else 0
