"""Front matter -> fields: a small, safe part of YAML, with the place of each field.

What YAML offers and front matter does not need (tags, anchors, merges, deep nesting) is refused: it is never what a
person who writes a text meant, and each is a known way to hang or trick a reader of YAML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from socialcarefuture.frontmatter.faults import explain
from socialcarefuture.problems import ContentError, Level, Problem

Loc = tuple[str | int, ...]
"""The way to a field: keys, and numbers of list items from 0."""

_DEEPEST = 5
_LARGEST = 50_000
"""Characters of front matter."""
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CURLY = "\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb"
_COMMENT = re.compile(r"\s*#\S")
_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Mark:
    """Where a field stands and how it was written."""

    line: int
    """From 1."""
    column: int
    """From 1, in characters."""
    raw: str = ""
    """A scalar as it was typed; empty for a list or a mapping."""
    key: tuple[int, int] = (0, 0)
    """The line and column of the key that it is the value of; zeros for an item of a list."""


@dataclass
class _Reading:
    path: str
    lines: list[str]
    events: yaml.SafeLoader
    marks: dict[Loc, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def tell(self, mark: Any, code: str, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.path, mark.line + 1, mark.column + 1, Level.ERROR, code, message, hint))


def load(front: str, path: str) -> tuple[dict[str, Any], dict[Loc, Mark]]:
    """Load front matter, whose lines are counted from the file's first.

    Raises:
        ContentError: with every fault that does not hide the rest; a syntax fault hides it.
    """
    lines = front.split("\n")
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if len(front) > _LARGEST:
        message = f"this front matter has {len(front):,} characters; {_LARGEST:,} is the most"
        raise ContentError([Problem(path, start + 1, 1, Level.ERROR, "front-matter-large", message,
                                    "The text itself belongs below the second line of ---.")])
    try:
        reading = _Reading(path, lines, _LOADER(front))
        fields = _document(reading)
    except yaml.YAMLError as error:
        raise ContentError([explain(error, lines, path)]) from None
    if reading.problems:
        raise ContentError(reading.problems)
    reading.marks[()] = Mark(start + 1, 1)
    return fields, reading.marks


def _document(reading: _Reading) -> dict[str, Any]:
    events = reading.events
    events.get_event()  # the stream's start
    if events.check_event(yaml.StreamEndEvent):
        return {}
    start = events.get_event()
    value = _value(reading, ())
    if isinstance(value, dict):
        events.get_event()  # the document's end
        if not events.check_event(yaml.StreamEndEvent):
            reading.tell(events.peek_event().start_mark, "front-matter-documents", "here a second YAML document begins",
                         "Front matter is one document: delete this line.")
        return value
    reading.tell(start.start_mark, "front-matter-kind", "this front matter has no fields",
                 "Each line is a name, a colon, a space and a value, as in title: My title")
    return {}


def _value(reading: _Reading, loc: Loc) -> Any:
    event = reading.events.get_event()
    _refuse(reading, event)
    if isinstance(event, yaml.AliasEvent):
        return None
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(reading, event, loc)
    reading.marks[loc] = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
    if len(loc) >= _DEEPEST:
        raise yaml.composer.ComposerError(None, None, "too deep", event.start_mark)
    return _mapping(reading, loc) if isinstance(event, yaml.MappingStartEvent) else _sequence(reading, loc)


def _refuse(reading: _Reading, event: Any) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        reading.tell(event.start_mark, "yaml-alias", "& and * at the start of a value are YAML's anchors and aliases, "
                     "which are not used here", "Write the value out, or put quotes around it.")
    elif event.tag:
        written = reading.lines[event.start_mark.line][event.start_mark.column :].split()[0]
        reading.tell(event.start_mark, "yaml-tag", f"{written} is a YAML tag, which is not used here",
                     "Delete it, or put quotes around the value if it is part of the text.")


def _sequence(reading: _Reading, loc: Loc) -> list[Any]:
    items = []
    while not reading.events.check_event(yaml.SequenceEndEvent):
        items.append(_value(reading, (*loc, len(items))))
    reading.events.get_event()
    return items


def _mapping(reading: _Reading, loc: Loc) -> dict[str, Any]:
    values: dict[str, Any] = {}
    while not reading.events.check_event(yaml.MappingEndEvent):
        key_event = reading.events.get_event()
        _refuse(reading, key_event)
        if not isinstance(key_event, yaml.ScalarEvent):
            raise yaml.composer.ComposerError(None, None, "key is no text", key_event.start_mark)
        key = key_event.value
        first = reading.marks.get((*loc, key))
        value = _value(reading, (*loc, key))
        _keep(reading, loc, key, key_event, first, value, values)
    reading.events.get_event()
    return values


def _keep(reading: _Reading, loc: Loc, key: str, event: Any, first: Mark | None, value: Any,
          values: dict[str, Any]) -> None:
    if key in values:
        where = f" on line {first.line}" if first else ""
        reading.tell(event.start_mark, "duplicate-key", f'"{key}" is given twice: here and{where}',
                     "Keep one of the two.")
        return
    values[key] = value
    at = event.start_mark.line + 1, event.start_mark.column + 1
    own = reading.marks.get((*loc, key), Mark(*at))
    empty = not own.raw and not isinstance(value, (list, dict))  # it has no place of its own: point at its key
    line, column = at if empty else (own.line, own.column)
    reading.marks[(*loc, key)] = Mark(line, column, own.raw, at)


def _scalar(reading: _Reading, event: Any, loc: Loc) -> Any:
    raw = event.value
    reading.marks[loc] = Mark(event.start_mark.line + 1, event.start_mark.column + 1, raw)
    if event.style:  # quoted, or a block of text
        return raw
    _plain_faults(reading, event, raw)
    tag = reading.events.resolve(yaml.ScalarNode, raw, (True, False))
    return _plain(raw, tag.removeprefix(_TAG))


def _plain_faults(reading: _Reading, event: Any, raw: str) -> None:
    rest = reading.lines[event.end_mark.line][event.end_mark.column :] if event.end_mark.line < len(reading.lines) else ""
    if _COMMENT.match(rest) and (not raw or rest[:1].isspace()):
        reading.tell(event.end_mark, "unquoted-hash", "a # after a space begins a comment: what follows would be lost",
                     'Put straight quotes around the whole value, as in title: "The #1 reason"')
    if raw[:1] in set(_CURLY) and raw[-1:] in set(_CURLY):
        reading.tell(event.start_mark, "smart-quotes", "these are curly quotation marks, which would be printed",
                     'Type straight ones, as in title: "My title". To print curly ones, put straight ones around them.')


def _plain(raw: str, kind: str) -> Any:
    if kind == "null":
        return None
    if kind == "bool":
        return raw.lower() in {"true", "yes", "on"}
    if kind in {"int", "float"}:
        try:
            return int(raw) if kind == "int" else float(raw)
        except ValueError:  # YAML's 12:30 and .inf: text, to a person
            return raw
    return raw
