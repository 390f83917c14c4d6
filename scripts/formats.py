"""Problems for programs: GitHub's annotations, JSON and SARIF. `options.tell` prints them for people."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from urllib.parse import quote

from socialcarefuture.problems import Level, Problem

_COMMANDS = {Level.ERROR: "error", Level.SAFETY: "error", Level.NOTICE: "notice", Level.ADVICE: "warning"}
"""GitHub shows the first ten of each; held-back texts must not push advice away."""
_SARIF_LEVELS = {Level.ERROR: "error", Level.SAFETY: "error", Level.NOTICE: "note", Level.ADVICE: "warning"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def github(problems: Sequence[Problem], root: Path) -> str:
    """Workflow commands, a line each, that GitHub shows in the pull request beside the lines that they are about."""
    return "".join(f"{_command(problem, root)}\n" for problem in problems)


def as_json(problems: Sequence[Problem], root: Path) -> str:  # noqa: ARG001 - every format has one signature
    """An object: `problems`, each with the fields of a `Problem`, and `levels`, how many there are of each."""
    levels = Counter(problem.level for problem in problems)
    values = {
        "levels": {level: levels[level] for level in Level},
        "problems": [vars(problem) for problem in problems],
    }
    return json.dumps(values, ensure_ascii=False, indent=2) + "\n"


def sarif(problems: Sequence[Problem], root: Path) -> str:
    """SARIF 2.1.0 (OASIS), which code scanning reads. Columns count Unicode code points."""
    codes = sorted({problem.code for problem in problems})
    driver = {
        "name": "scf",
        "version": version("socialcarefuture"),
        "rules": [{"id": code, "name": "".join(map(str.title, code.split("-")))} for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, root, codes) for problem in problems],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Sequence[Problem], Path], str]] = {"github": github, "json": as_json, "sarif": sarif}


def _command(problem: Problem, root: Path) -> str:
    place = {"file": _path(problem, root), "line": problem.line, "col": problem.column, "title": problem.code}
    properties = ",".join(f"{key}={_escaped(str(value), ':,')}" for key, value in place.items() if value)
    return f"::{_COMMANDS[problem.level]} {properties}::{_escaped(_words(problem))}"


def _escaped(text: str, more: str = "") -> str:
    """A value that cannot end its command or begin another one (GitHub's own way, from its toolkit)."""
    for sign in ("%", "\r", "\n", *more):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def _result(problem: Problem, root: Path, codes: list[str]) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": quote(_path(problem, root)), "uriBaseId": "%SRCROOT%"}}
    if problem.line:
        column = {"startColumn": problem.column} if problem.column else {}
        location["region"] = {"startLine": problem.line, **column}
    return {
        "ruleId": problem.code,
        "ruleIndex": codes.index(problem.code),
        "level": _SARIF_LEVELS[problem.level],
        "message": {"text": _words(problem)},
        "locations": [{"physicalLocation": location}],
    }


def _words(problem: Problem) -> str:
    return f"{problem.message}. {problem.hint}" if problem.hint else f"{problem.message}."


def _path(problem: Problem, root: Path) -> str:
    """Seen from the folder that the command runs in: the repository's, where a workflow runs it."""
    return Path(os.path.relpath(root / problem.path)).as_posix()
