"""What a YAML loader's syntax errors mean to somebody who wrote a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

NOT_FIELDS = "no fields"
TOO_DEEP = "lists too deep in each other"
NO_NAME = "a list or a group as a key"
"""What our own reader says, where a YAML loader would not mind."""
NO_FIELD = "no-field"
"""The code of a line that is no field at all."""

_CURLY = "\u2018\u2019\u201a\u201c\u201d\u201e"
_FIELD = re.compile(r"(?P<indent>\s*(?:-\s+)?)(?P<key>[\w.-]+)\s*:(?:\s+(?P<value>.*))?$")
_LONGEST_EXAMPLE = 70
_FORM = "A field is a name, a colon, a space and a value, as in title: My title"


@dataclass(frozen=True)
class Fault:
    """Why a field cannot be read."""

    line: int
    """From 1."""
    column: int
    """From 1."""
    code: str
    message: str
    hint: str

    @property
    def words(self) -> tuple[str, str, str]:
        """The code, the message and the hint."""
        return self.code, self.message, self.hint


@dataclass(frozen=True)
class _Scene:
    """A place that a YAML loader complains of."""

    row: int
    """From 0."""
    column: int
    """From 0."""
    said: str
    """What the loader says."""
    line: str
    top: str
    """The line that the field begins on."""
    top_row: int

    @property
    def rest(self) -> str:
        return self.line[self.column :]

    @property
    def value(self) -> str:
        """What stands after the colon of the field that the line belongs to."""
        found = _FIELD.match(self.line) or _FIELD.match(self.top)
        return (found["value"] or "").strip() if found else ""

    def fault(self, code: str, message: str, hint: str, column: int | None = None) -> Fault:
        """What is wrong here; in another column where one is given, from 0."""
        return Fault(self.row + 1, (self.column if column is None else column) + 1, code, message, hint)


def fields_begin(lines: list[str]) -> list[int]:
    """The numbers, from 0, of the lines that a field begins on, or what a person took for one."""
    written = [number for number, line in enumerate(lines) if line.strip()]
    return [*written[:1], *(number for number in written[1:] if not re.match(r"[\s#\]}]|-(?:\s|$)", lines[number]))]


def names(line: str) -> Iterator[str]:
    """What the field that begins on a line is called: its first word, as it stands and in small letters."""
    if found := re.match(r"\W*(\w+)", line):
        yield found[1]
        yield found[1].casefold()


def quote_hint(line: str) -> str:
    """How a line's value is written between quotes."""
    found = _FIELD.match(line)
    value = (found["value"] or "").strip() if found else ""
    if not found or not value or len(value) > _LONGEST_EXAMPLE:
        return 'Put straight quotes around the whole value, as in title: "Care: a new story"'
    return f"Put straight quotes around the whole value: {found['key']}: {_quoted(value)}"


def moved_in(line: str, row: int) -> Fault | None:
    """The fault of a field that could be read alone, and begins with space."""
    if not line[:1].isspace():
        return None
    return Fault(row + 1, 1, "yaml-indent", "there is space before this field", "Delete the space.")


def explain(error: yaml.YAMLError, lines: list[str], start: int) -> Fault:
    """What an error means in the field that begins on line `start`, from 0; the loader read `lines` and no further."""
    scene = _scene(error, lines, start)
    rules = (_own, _tab, _hash, _symbol, _quotation, _bracket, _colon)
    return next((found for rule in rules if (found := rule(scene))), None) or scene.fault(
        "yaml-syntax",
        "this line does not fit with those around it",
        "Fields begin at the left edge; items of a list begin with a hyphen and a space; what belongs together is "
        "moved in by the same number of spaces.",
    )


def _scene(error: yaml.YAMLError, lines: list[str], start: int) -> _Scene:
    mark: Any = getattr(error, "problem_mark", None)
    context = getattr(error, "context", None) or ""
    said = f"{context} {getattr(error, 'problem', None) or error}"
    if "escape" not in said and re.search("quoted scalar|flow|simple key|block scalar", context):
        mark = getattr(error, "context_mark", None) or mark  # where it began says more than where it failed
    row, column = (mark.line, mark.column) if mark else (start, 0)
    if row >= len(lines) or not lines[row].strip():  # at the end of what it read
        row, column = start, 0
    return _Scene(row, column, said, lines[row], lines[start], start)


def _own(scene: _Scene) -> Fault | None:
    if NOT_FIELDS in scene.said:
        return scene.fault(NO_FIELD, *_no_field(scene.line), column=0)
    if TOO_DEEP in scene.said:
        return scene.fault(
            "yaml-depth", "these lists lie too deep in each other", "No field needs more than three levels."
        )
    if NO_NAME in scene.said and not scene.value.startswith(("[", "{")):
        return scene.fault("yaml-syntax", "a list or a group cannot be the name of a field", _FORM)
    return None


def _tab(scene: _Scene) -> Fault | None:
    indent = scene.line[: len(scene.line) - len(scene.line.lstrip())]
    if "\t" in indent or scene.rest.startswith("\t"):
        column = indent.find("\t")
        return scene.fault(
            "yaml-tab",
            "there is a tab at the start of this line",
            "Use spaces in its place: two for each level, none before a field.",
            column if column >= 0 else None,
        )
    return None


def _hash(scene: _Scene) -> Fault | None:
    if scene.value.startswith("[") and (found := re.search(r"(?<=[\[\s,])#", scene.line)):
        return scene.fault(
            "unquoted-hash",
            "a # begins a comment here: what follows is lost",
            'Put straight quotes around the item, as in ["#socialcarefuture"]',
            found.start(),
        )
    return None


def _symbol(scene: _Scene) -> Fault | None:
    value = scene.value
    closing = {"[": "]", "{": "}"}.get(value[:1])
    if closing:  # a list or a group, unless text follows it
        end = value.rfind(closing) + 1
        needs_quotes = value.startswith("{{") or bool(end and value[end:].strip())
    else:
        needs_quotes = bool(re.match(r"[@`%*&!,\]}]|[|>-].*\w|[?:] ", value))
    if not needs_quotes:
        return None
    return scene.fault(
        "yaml-symbol",
        f"a value that begins with {value[0]} needs quotes",
        quote_hint(scene.line),
        max(scene.line.find(value), 0),
    )


def _quotation(scene: _Scene) -> Fault | None:
    mark = scene.rest[:1] if "scanning a quoted" in scene.said else scene.value[:1]
    if "escape" in scene.said:
        return scene.fault(
            "yaml-quote",
            "a backslash does not stand for itself between double quotes",
            "Write two of them, or use single quotes.",
        )
    if not mark or mark not in "'\"":
        return None
    if "scanning a quoted" in scene.said:
        return scene.fault(
            "yaml-quote", "a quotation mark opens here and is never closed", "Close it at the end of the value."
        )
    return scene.fault("yaml-quote", "there is text after the closing quotation mark", quote_hint(scene.line))


def _bracket(scene: _Scene) -> Fault | None:
    if "flow" not in scene.said:
        return None
    return scene.fault(
        "yaml-list",
        "a list or a group opens here and is not closed as it should be",
        "Put a comma between the items, and ] or } at the end; or write each item on a line of its own, "
        "after a hyphen.",
    )


def _colon(scene: _Scene) -> Fault | None:
    if "mapping values" not in scene.said:
        return None
    if scene.row > scene.top_row and _FIELD.match(scene.line):
        return scene.fault(
            "yaml-indent",
            "there is space before this field, and the one above has its value already",
            "Delete the space; or quote the whole value above, if this goes on with it.",
            len(scene.line) - len(scene.line.lstrip()),
        )
    if any(mark in scene.value for mark in _CURLY):
        return scene.fault("smart-quotes", "curly quotation marks do not hold a value together", quote_hint(scene.line))
    return scene.fault("yaml-colon", "a value with a colon and a space in it needs quotes", quote_hint(scene.line))


def _no_field(line: str) -> tuple[str, str]:
    """The message and the hint for a line at the left edge that is no field."""
    if re.match(r"[\w-]+\s*[:\uff1a]", line):
        return "a plain colon and a space are wanted after the name of this field", _FORM
    if re.match(r"[\w-]+\s*=", line):
        return "a field has a colon after its name, and no equals sign", _FORM
    if re.match(r"-\S", line):
        return "a space is missing after this hyphen", "An item of a list is a hyphen, a space and a value."
    if re.match(r"-(?:\s|$)", line):
        return "this is an item of a list, and no list begins above it", _FORM
    return (
        "this line is no field: it has no colon after a name",
        f"{_FORM}. To go on with the value above, begin with two spaces. If the text begins here, type --- above it.",
    )


def _quoted(value: str) -> str:
    """A value between straight quotes, in place of those that are around it."""
    ends = f"'\"{_CURLY}"
    if len(value) > 1 and value[0] in ends and value[-1] in ends:
        value = value[1:-1]
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"
