"""`packs.lock`: which packs went to print and what they held, so that what is on paper can be called back."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError

from socialcarefuture.content.naming import key_of
from socialcarefuture.problems import ContentError, Level, Problem

FILE = "packs.lock"
"""Lies in the site's folder, beside `mkdocs.yml`."""
_HEAD = """\
# Which packs went to print, and what was in them. `scf pack ... --record` writes this; keep it in Git.
#
# When somebody takes their words back, `scf withdraw` reads here which printed packs carry them. So a text stands
# here by its file and its version alone (Git's name for what the file held), never by its title or its words.
# Once every copy of a print is gone, delete its part: from [[print]] to the line before the next.
"""
_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_UNMERGED = re.compile(r"(<{7}|={7}|>{7})( |$)")


@dataclass(frozen=True)
class Print:
    """A pack that went to print."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    title: str
    """What stands on its cover."""
    date: date
    """The day it was made."""
    editions: tuple[str, ...]
    """Their names, by the alphabet."""
    texts: dict[str, str]
    """What it holds: files, relative to the site's folder, each with its version."""
    pack: str = ""
    """The name of its manifest; empty where it was made for one question."""
    asked: str = ""
    """What was asked for besides, as options of `scf pack`."""

    @property
    def order(self) -> tuple[Any, ...]:
        """Where it stands in the file, all but its editions: who record different packs change different places."""
        return not self.pack, self.pack, self.asked, self.date, self.title, sorted(self.texts.items())

    def carries(self, paths: Collection[str], keys: Collection[str]) -> bool:
        """Whether it holds a text that was ever called one of these, by its file or by its address (`blogs/slug`)."""
        return any(path in paths or key_of(path).casefold() in keys for path in self.texts)


_PRINTS = TypeAdapter(dict[Literal["print"], tuple[Print, ...]])


def read(root: Path) -> tuple[Print, ...]:
    """The prints on record, in the order of the file; none where there is no file.

    Raises:
        ContentError: where the file is not as it should be, with the lines.
        OSError: where it is there and cannot be opened.
    """
    try:
        text = (root / FILE).read_bytes().decode()
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError:
        raise ContentError([_problem(0, "this file is not text (UTF-8)")]) from None
    return parsed(text)


def parsed(text: str) -> tuple[Print, ...]:
    """The prints that a record says; raises ContentError where it is not as it should be."""
    lines = text.split("\n")
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError([_unreadable(str(error), lines)]) from None
    try:
        return _PRINTS.validate_python(found).get("print", ())
    except ValidationError as error:
        raise ContentError(_misfits(error, lines)) from None


def faults(root: Path) -> Sequence[Problem]:
    """What is wrong with the record; it is nothing to stop a build for, but nobody could be told of printed words."""
    try:
        read(root)
    except ContentError as error:
        return error.problems
    except OSError as error:
        return [_problem(0, f"this file cannot be opened: {error.strerror}")]
    return ()


def with_print(prints: Iterable[Print], new: Print) -> tuple[Print, ...]:
    """The record with one more print; the same print in other editions becomes one of all of them."""
    kept = list(prints)
    editions = {edition for one in (*kept, new) if one.order == new.order for edition in one.editions}
    whole = replace(new, editions=tuple(sorted(editions)))
    return tuple(sorted((*(one for one in kept if one.order != new.order), whole), key=lambda one: one.order))


def written(prints: Iterable[Print]) -> str:
    """The file that says them."""
    return "\n".join((_HEAD, *("\n".join(_lines(one)) for one in prints)))


def _lines(one: Print) -> Iterator[str]:
    yield "[[print]]"
    yield from (f"{name} = {_string(value)}" for name in ("pack", "asked") if (value := getattr(one, name)))
    yield f"title = {_string(one.title)}"
    yield f"date = {one.date}"
    yield f"editions = [{', '.join(map(_string, sorted(one.editions)))}]"
    yield "[print.texts]"
    yield from (f"{_string(path)} = {_string(version)}" for path, version in sorted(one.texts.items()))
    yield ""


def _string(value: str) -> str:
    """A basic string of TOML, which escapes as JSON does, and one character more."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _problem(line: int, message: str, hint: str = "", column: int = 0) -> Problem:
    way_out = hint or "Take an earlier state of this file from Git, or delete this part and record the pack anew."
    return Problem(FILE, line, column, Level.ERROR, "packs-lock", message, way_out)


def _unreadable(said: str, lines: Sequence[str]) -> Problem:
    """What a reader of TOML stumbled over; first of all a merge that nobody finished."""
    unmerged = next((number for number, line in enumerate(lines, 1) if _UNMERGED.match(line)), 0)
    if unmerged:
        hint = "Keep the parts of both sides, and delete the lines of <<<<<<<, ======= and >>>>>>>."
        return _problem(unmerged, "here two versions of this file were not put together", hint)
    place = _PLACE.search(said)
    line, column = (int(part or 0) for part in place.groups()) if place else (0, 0)
    why = _PLACE.sub("", said)
    return _problem(line or len(lines), f"this line cannot be read: {why[:1].lower()}{why[1:]}", column=column)


def _misfits(error: ValidationError, lines: Sequence[str]) -> list[Problem]:
    """The entries that are not as we write them, each told once at its first line."""
    starts = [number for number, line in enumerate(lines, 1) if line.strip().replace(" ", "") == "[[print]]"]
    wrong: dict[int, list[str]] = {}
    for one in error.errors():
        first, entry, field = (*one["loc"], "", "")[:3]
        line = starts[entry] if isinstance(entry, int) and entry < len(starts) else 0
        wrong.setdefault(line, []).append(str(field if line else first))
    return [_problem(line, f"this print is not whole: look at {_named(names)}") for line, names in wrong.items()]


def _named(fields: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(fields))
