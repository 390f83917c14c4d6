"""The page that GitHub shows of a run: `scf check --format json | python -m scripts.hosted.summary`."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

import click
from socialcarefuture.problems import Level, Problem

from scripts.options import count

_MARKUP = re.compile(r"([\\`*_\[\]<>#|~&])")
_CALLS = re.compile(r"([@#])")
"""What GitHub makes a call to somebody or to an issue of, whatever stands before it; so something stands after it."""
_CALLED = {
    Level.ERROR: "to put right",
    Level.SAFETY: "to make safe",
    Level.ADVICE: "advice",
    Level.NOTICE: "good to know",
}
_MEANING = (
    "*To put right* and *to make safe* come first: the text waits for them. *Advice* only helps readers; nothing waits "
    "for it. If you do not know what to do, say so below: somebody will help."
)


def add(markdown: str) -> None:
    """Add to the page of the run; where there is none, as at home, print it."""
    page = os.environ.get("GITHUB_STEP_SUMMARY")
    if not page:
        click.echo(markdown)
        return
    with Path(page).open("a", encoding="utf-8") as file:
        file.write(f"{markdown}\n")


def plain(text: str) -> str:
    """Words of somebody else, for a place in Markdown: nothing in them is markup, and they stay on one line."""
    return _CALLS.sub("\\1\u2060", _MARKUP.sub(r"\\\1", " ".join(text.split())))


def listed(problems: Sequence[Problem]) -> str:
    """Problems as Markdown, by file, each with its line and its way out."""
    files = groupby(problems, key=lambda problem: problem.path)
    return "\n\n".join(f"### {plain(path)}\n\n" + "\n".join(map(_item, found)) for path, found in files)


def summary(problems: Iterable[Problem]) -> str:
    """What an editor and a contributor see first of a pull request."""
    found = list(problems)
    if not found:
        return "## Your texts\n\nNothing to put right. Thank you.\n"
    waiting = sum(problem.level.blocks for problem in found)
    first = f"{count(waiting, 'thing')} to put right first." if waiting else "Nothing to put right. Thank you."
    meaning = f"\n\n{_MEANING}" if any(problem.level is not Level.NOTICE for problem in found) else ""
    return f"## Your texts\n\n{first}{meaning}\n\n{listed(found)}\n"


def _item(problem: Problem) -> str:
    place = f"Line {problem.line}, {_CALLED[problem.level]}" if problem.line else _CALLED[problem.level].capitalize()
    hint = f" {plain(problem.hint)}" if problem.hint else ""
    return f"- **{place}:** {plain(problem.message)}.{hint}"


def main() -> None:
    """Read what `scf check --format json` found, and add it to the page."""
    try:
        told = json.load(sys.stdin)["problems"]
    except ValueError:  # the check could not run, and has said why
        add("## Your texts\n\nThey could not be looked through. The step above says why.\n")
        raise SystemExit(1) from None
    add(summary(Problem(**{**one, "level": Level(one["level"])}) for one in told))


if __name__ == "__main__":
    main()
