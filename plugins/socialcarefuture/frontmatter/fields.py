"""Front matter -> fields: a small, safe part of YAML, with the place of each field.

What YAML offers and front matter does not need (tags, anchors, merges, deep nesting) is refused: it is never what a
person who writes a text meant, and each is a known way to hang or trick a reader of YAML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import yaml

from socialcarefuture.frontmatter import faults
from socialcarefuture.frontmatter.text import UNPRINTABLE
from socialcarefuture.problems import Level, Problem

Loc = tuple[str | int, ...]
"""The way to a field: keys, and numbers of list items from 0."""

_DEEPEST = 5
_LARGEST = 50_000
"""Characters of front matter."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CURLY = frozenset("\u2018\u2019\u201a\u201c\u201d\u201e")
_LOST = re.compile(r"\s*#(?! |$)|\s#")
"""A # that YAML takes for a comment, and a person may not: without two spaces before it and one after."""
_TAG = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Mark:
    """Where a field stands and how it was written."""

    line: int
    """From 1."""
    column: int
    """From 1, in characters; 0 where it is about the line."""
    raw: str = ""
    """A scalar as it was typed, without its quotes; empty for a list or a mapping."""
    key: tuple[int, int] = (0, 0)
    """The line and column of the key that it is the value of; zeros for an item of a list."""


@dataclass
class Loaded:
    """What could be read of a front matter."""

    fields: dict[str, Any] = field(default_factory=dict)
    marks: dict[Loc, Mark] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Names of fields with a fault that was told."""


@dataclass
class _Reading:
    path: str
    lines: list[str]
    events: Any
    """PyYAML's loader; its event methods have no types."""
    done: Loaded

    def tell(self, mark: Any, loc: Loc, code: str, *words: str) -> None:
        """Note an error: its message, then its hint."""
        place = mark.line + 1, mark.column + 1
        self.done.problems.append(Problem(self.path, *place, Level.ERROR, code, *words))
        self.done.unread.update(str(part) for part in loc[:1])

    def rest(self, mark: Any) -> str:
        """What stands in the line from a place on."""
        return self.lines[mark.line][mark.column :] if mark.line < len(self.lines) else ""


def load(front: str, path: str, first_line: int) -> Loaded:
    """Load front matter, whose lines are counted from the file's first; its fence is on `first_line`."""
    done = Loaded(marks={(): Mark(first_line, 0)})
    if len(front) > _LARGEST:
        done.problems = [
            Problem(
                path,
                first_line,
                0,
                Level.ERROR,
                "front-matter-large",
                f"this front matter has {len(front):,} characters; {_LARGEST:,} is the most",
                "The text itself belongs below the second line of ---.",
            )
        ]
        return done
    reading = _Reading(path, front.split("\n"), _LOADER(front), done)
    try:
        _document(reading)
    except yaml.YAMLError as error:
        _field_by_field(reading, first_line, error)
    return done


def _document(reading: _Reading) -> None:
    events = reading.events
    events.get_event()  # the stream's start
    if events.check_event(yaml.StreamEndEvent):
        return
    events.get_event()  # the document's start
    if not events.check_event(yaml.MappingStartEvent):
        raise yaml.composer.ComposerError(None, None, faults.NOT_FIELDS, events.peek_event().start_mark)
    _refuse(reading, events.get_event(), ())
    _mapping(reading, (), reading.done.fields)
    events.get_event()  # the document's end
    if not events.check_event(yaml.StreamEndEvent):
        reading.tell(
            events.peek_event().start_mark,
            (),
            "front-matter-documents",
            "here a second YAML document begins",
            "Front matter is one document: delete this line.",
        )


def _field_by_field(reading: _Reading, first_line: int, whole: yaml.YAMLError) -> None:
    """Load each field by itself, so that one which YAML cannot read does not hide the others."""
    done, lines = reading.done, reading.lines
    done.fields.clear()
    done.problems.clear()
    done.marks = {(): Mark(first_line, 0)}
    starts = faults.fields_begin(lines)
    above, running = "", False
    for start, end in pairwise([*starts, len(lines)]):
        fault = _fault_of_one(reading, start, end)
        no_field = fault is not None and fault.code == faults.NO_FIELD
        if fault and not (no_field and running):  # where one follows another, the text itself begins here
            done.problems.append(Problem(reading.path, fault.line, fault.column, Level.ERROR, *fault.words))
        if fault:
            at_fault = (lines[start], lines[fault.line - 1], above if no_field else "")
            done.unread.update(name for line in at_fault for name in faults.names(line))
        above, running = lines[start], no_field
    if not done.problems:
        fault = faults.explain(whole, lines, 0)
        done.problems.append(Problem(reading.path, fault.line, fault.column, Level.ERROR, *fault.words))


def _fault_of_one(reading: _Reading, start: int, end: int) -> faults.Fault | None:
    """Load the field that begins on a line; why it cannot be."""
    reading.events = _LOADER("\n" * start + "\n".join(reading.lines[start:end]))
    try:
        _document(reading)
    except yaml.YAMLError as error:
        return faults.explain(error, reading.lines[:end], start)
    return faults.moved_in(reading.lines[start], start)


def _value(reading: _Reading, loc: Loc) -> Any:
    event = reading.events.get_event()
    _refuse(reading, event, loc)
    if isinstance(event, yaml.AliasEvent):
        return None
    if isinstance(event, yaml.ScalarEvent):
        return _scalar(reading, event, loc)
    reading.done.marks[loc] = Mark(event.start_mark.line + 1, event.start_mark.column + 1)
    if len(loc) >= _DEEPEST:
        raise yaml.composer.ComposerError(None, None, faults.TOO_DEEP, event.start_mark)
    return _mapping(reading, loc, {}) if isinstance(event, yaml.MappingStartEvent) else _sequence(reading, loc)


def _refuse(reading: _Reading, event: Any, loc: Loc) -> None:
    if isinstance(event, yaml.AliasEvent) or event.anchor:
        if loc and loc[0] in reading.done.unread:  # an alias seldom comes alone
            return
        reading.tell(
            event.start_mark,
            loc,
            "yaml-alias",
            "& and * at the start of a value are YAML's anchors and aliases, which are not used here",
            "Write the value out; or put straight quotes around all of it, if it is part of the text.",
        )
    elif event.tag:
        written = reading.rest(event.start_mark).split(maxsplit=1)
        reading.tell(
            event.start_mark,
            loc,
            "yaml-tag",
            f"{written[0][:40]} is a YAML tag, which is not used here",
            "Delete it; or put straight quotes around the whole value, if it is part of the text.",
        )


def _sequence(reading: _Reading, loc: Loc) -> list[Any]:
    items: list[Any] = []
    while not reading.events.check_event(yaml.SequenceEndEvent):
        items.append(_value(reading, (*loc, len(items))))
    reading.events.get_event()
    return items


def _mapping(reading: _Reading, loc: Loc, values: dict[str, Any]) -> dict[str, Any]:
    while not reading.events.check_event(yaml.MappingEndEvent):
        event = reading.events.get_event()
        _refuse(reading, event, loc)
        if not isinstance(event, yaml.ScalarEvent):
            raise yaml.composer.ComposerError(None, None, faults.NO_NAME, event.start_mark)
        _pair(reading, loc, event, values)
    reading.events.get_event()
    return values


def _pair(reading: _Reading, loc: Loc, event: Any, values: dict[str, Any]) -> None:
    """Read the value of a key, and keep it unless the key was there before."""
    marks, own = reading.done.marks, (*loc, event.value)
    if event.value in values:
        reading.tell(
            event.start_mark,
            (),
            "duplicate-key",
            f'"{event.value}" is given twice: here and on line {marks[own].key[0]}',
            "Keep one of the two.",
        )
        reading.done.marks = {}  # the places of the first stay
        _value(reading, own)
        reading.done.marks = marks
        return
    value = values[event.value] = _value(reading, own)
    at = event.start_mark.line + 1, event.start_mark.column + 1
    mark = marks.get(own, Mark(*at))
    # A value that is not written has no place of its own: point at its key.
    line, column = at if value is None and not mark.raw else (mark.line, mark.column)
    marks[own] = Mark(line, column, mark.raw, at)


def _scalar(reading: _Reading, event: Any, loc: Loc) -> Any:
    raw: str = event.value
    reading.done.marks[loc] = Mark(event.start_mark.line + 1, event.start_mark.column + 1, raw)
    if found := UNPRINTABLE.search(raw):  # written as an escape between double quotes
        reading.tell(
            event.start_mark,
            loc,
            "control-character",
            f"this stands for an invisible character that does not belong in a text (U+{ord(found[0]):04X})",
            "Take out the backslash and what follows it.",
        )
    if event.style in {"|", ">"}:
        return raw
    if _LOST.match(rest := reading.rest(event.end_mark)) and not rest.startswith("  # "):
        reading.tell(
            event.end_mark,
            loc,
            "unquoted-hash",
            "a # begins a comment here: what follows would be lost",
            faults.quote_hint(reading.lines[event.start_mark.line])
            + " (For a comment: two spaces before the #, and one after it.)",
        )
    if event.style:
        return raw
    if raw[:1] in _CURLY and raw[-1:] in _CURLY:
        reading.tell(
            event.start_mark,
            loc,
            "smart-quotes",
            "these are curly quotation marks, which would be printed",
            'Type straight ones, as in title: "My title". To print curly ones, put straight ones around them.',
        )
    return _plain(raw, reading.events.resolve(yaml.ScalarNode, raw, (True, False)).removeprefix(_TAG))


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
