"""Text -> front matter and body: where the two lines of `---` are, or what stands in their place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from frontmatter.default_handlers import YAMLHandler

from socialcarefuture.problems import ContentError, Level, Problem


class _Handler(YAMLHandler):
    """The library's splitter, without its habit of swallowing blank lines: line numbers must stay the file's."""

    FM_BOUNDARY = re.compile(r"^-{3,}[^\S\n]*$", re.MULTILINE)


_HANDLER = _Handler()
_FENCE = re.compile(r"-{3,}\s*")
_INDENTED = re.compile(r"\s+-{3,}\s*")
_TYPESET = re.compile(r"\s*(?!-\s*$)(?:[-\u2010-\u2015\u2212]+|={3,}|\*{3,}|_{3,})\s*")
"""A dash, or a row of something, that is not three plain hyphens. A single hyphen may begin a list."""
_KEY = re.compile(r"[a-z_]+:(?: |$)")
_EXAMPLE = "A text begins with a line of ---, then title: and the other fields, then a line of --- again."


@dataclass(frozen=True)
class Parts:
    """A text, cut at its fences."""

    front: str
    """What stands between the fences, moved down so that its line numbers are the file's."""
    front_line: int
    """The line of the first fence, from 1."""
    body: str
    body_line: int
    """The line that the body begins on, from 1."""
    problems: tuple[Problem, ...]
    """Faults of the fences that could be seen through."""


@dataclass
class _Cut:
    """A text whose fences are being looked for; faulty ones are mended, line by line, as they are told."""

    path: str
    lines: list[str]
    problems: list[Problem] = field(default_factory=list)

    def tell(self, number: int, code: str, message: str, hint: str) -> None:
        """Note an error about a line, whose number is from 0."""
        self.problems.append(Problem(self.path, number + 1, 1, Level.ERROR, code, message, hint))

    def fail(self, number: int, code: str, message: str, hint: str) -> ContentError:
        """Give up: without this fence, nothing can be read."""
        self.tell(number, code, message, hint)
        return ContentError(self.problems)


def split(text: str, path: str) -> Parts:
    """Cut a text in two. Blank lines above the first fence do not matter.

    Raises:
        ContentError: with what keeps the fences from being found.
    """
    cut = _Cut(path, text.split("\n"))
    first = _opening(cut)
    last = _closing(cut, first)
    front, body = _HANDLER.split("\n".join(cut.lines))
    return Parts("\n" * first + front, first + 1, body.removeprefix("\n"), last + 2, tuple(cut.problems))


def _opening(cut: _Cut) -> int:
    first = _next_written(cut.lines, 0)
    if first is None:
        raise cut.fail(0, "file-empty", "this file is empty", _EXAMPLE)
    if not _FENCE.fullmatch(cut.lines[first]):
        if not _mended(cut, first):
            first = _below_text(cut, first)
        cut.lines[first] = "---"
    second = _next_fence(cut.lines, first + 1)
    if (
        second is not None
        and second == _next_written(cut.lines, first + 1)
        and _begins_fields(cut.lines, second + 1)
        and _next_fence(cut.lines, second + 1)
    ):
        _doubled(cut, second)
    return first


def _below_text(cut: _Cut, first: int) -> int:
    """The fence of front matter that stands below some text, which is taken out."""
    line = cut.lines[first]
    if line.startswith("+++"):
        raise cut.fail(first, "fence-toml", "this front matter is TOML (+++)", f"Here it is YAML. {_EXAMPLE}")
    if line.lstrip().startswith(("{", ";;;")):
        raise cut.fail(first, "fence-json", "this front matter is JSON", f"Here it is YAML. {_EXAMPLE}")
    later = _next_fence(cut.lines, first + 1)
    if _KEY.match(line) and later is not None:
        raise cut.fail(first, "fence-missing", "the line of --- above this field is missing", "Type --- above it.")
    if later is None or not _begins_fields(cut.lines, later + 1):
        raise cut.fail(first, "fence-missing", "this text has no front matter", _EXAMPLE)
    cut.tell(
        first,
        "fence-text-before",
        "there is text above the front matter",
        f"The first line of --- is line {later + 1}. Move this text below the second one.",
    )
    cut.lines[first:later] = [""] * (later - first)
    return later


def _closing(cut: _Cut, first: int) -> int:
    for number in range(first + 1, len(cut.lines)):
        if _FENCE.fullmatch(cut.lines[number]) or _mended(cut, number):
            cut.lines[number] = "---"
            if number + 1 < len(cut.lines) and _FENCE.fullmatch(cut.lines[number + 1]):
                _doubled(cut, number + 1)
            return number
    dots = next((n for n, line in enumerate(cut.lines) if n > first and line.rstrip() == "..."), None)
    if dots is not None:
        raise cut.fail(dots, "fence-unclosed", "front matter does not end with ... here", "Type --- in its place.")
    raise cut.fail(first, "fence-unclosed", "this front matter has no end", "Type a line of --- below its last field.")


def _mended(cut: _Cut, number: int) -> bool:
    """Whether a line was meant for a fence, and why it is none is told."""
    line = cut.lines[number]
    if _INDENTED.fullmatch(line):
        cut.tell(number, "fence-indented", "there is space before this ---", "Delete the space.")
    elif _TYPESET.fullmatch(line):
        cut.tell(
            number,
            "fence-dashes",
            "these are not three plain hyphens",
            "Type --- in a plain text editor: a word processor joins hyphens to a dash.",
        )
    else:
        return False
    return True


def _doubled(cut: _Cut, number: int) -> None:
    cut.tell(number, "fence-doubled", "this line of --- stands twice", "Delete one of the two.")
    cut.lines[number] = ""


def _next_written(lines: list[str], start: int) -> int | None:
    """The next line that is not blank."""
    return next((number for number in range(start, len(lines)) if lines[number].strip()), None)


def _next_fence(lines: list[str], start: int) -> int | None:
    return next((number for number in range(start, len(lines)) if _FENCE.fullmatch(lines[number])), None)


def _begins_fields(lines: list[str], start: int) -> bool:
    following = _next_written(lines, start)
    return following is not None and bool(_KEY.match(lines[following]))
