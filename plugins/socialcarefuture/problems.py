"""What a person can act on: where it is, what is wrong, and the way out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from rapidfuzz import fuzz, process, utils

_NEAR = 75.0
"""How alike (0 to 100) a known name must be to be suggested. At 75, "Manchester" does not become "Lancaster" (74), and
"home-sharing" still becomes "Homeshare" (76)."""
_SHORTEST_PART = 3
"""Letters of a name that are enough to suggest the whole: "Rachel" for "Rachel Mason", but "a" for nothing."""


class Level(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"
    """The build refuses."""
    SAFETY = "safety"
    """Somebody could be hurt. The build refuses, until an editor allows that exact text in `safety_allow`."""
    NOTICE = "notice"
    """Something is held back; nothing fails."""
    ADVICE = "advice"
    """Never blocks."""

    @property
    def blocks(self) -> bool:
        """Whether `scf check` fails, and nothing is built."""
        return self in {Level.ERROR, Level.SAFETY}


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong in one place."""

    path: str
    """The file, relative to the site's folder, with `/` between its parts."""
    line: int
    """From 1; 0 where it is about the file as a whole."""
    column: int
    """From 1, in characters; 0 where it is about the line or the file as a whole."""
    level: Level
    code: str
    """A short name that stays the same when the message is reworded: lower case, with hyphens."""
    message: str
    """What is wrong, in a sentence without its full stop."""
    hint: str = ""
    """The way out, in a sentence or two."""

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        told = f"{place}: {self.level}: {self.message} [{self.code}]"
        return f"{told}\n    {self.hint}" if self.hint else told


class ContentError(Exception):
    """The content has errors, all of which are in `problems`."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems by file and place, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda p: (p.path, p.line, p.column, p.code, p.message)))


def blocking(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of the problems that stop a build: errors, and what no editor has allowed yet.

    What is published cannot be called back, and a phone number belongs to the person whom it reaches.
    """
    return tuple(problem for problem in problems if problem.level.blocks)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known name that is most like `word`, or nothing where none is near."""
    found = process.extractOne(word, list(known), scorer=_likeness, processor=_plain, score_cutoff=_NEAR)
    return found[0] if found else ""


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """A hint that names the nearest known name, else `otherwise`."""
    near = nearest(word, known)
    return f'Did you mean "{near}"?' if near else otherwise


def _plain(name: str) -> str:
    return utils.default_process(name).replace("_", " ")


def _likeness(one: str, other: str, **_: Any) -> float:
    """How alike two names are: letter by letter, word by word, or one as whole words of the other."""
    if not one or not other:
        return 0.0
    likeness = max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other))
    words, shorter = sorted((set(one.split()), set(other.split())), key=len)
    part = words <= shorter and len(" ".join(words)) >= _SHORTEST_PART
    return max(likeness, _NEAR) if part else likeness
