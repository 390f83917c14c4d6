"""What a YAML loader's syntax errors mean to somebody who wrote a text."""

from __future__ import annotations

import re
from typing import Any

import yaml

from socialcarefuture.problems import Level, Problem

_QUOTE_HINT = 'Put straight quotes around the whole value, as in title: "Care: a new story"'
_CURLY = re.compile("[\u2018\u2019\u201c\u201d]")
_KEY_WITHOUT_COLON = re.compile(r"^\s*[a-z_]+\s+\S")
_KEY_WITHOUT_SPACE = re.compile(r"^\s*[a-z_]+:[^\s/]")


def explain(error: yaml.YAMLError, lines: list[str], path: str) -> Problem:
    """A YAML error as a problem: the place, what is wrong there, and the way out."""
    mark, text = _place(error)
    line = lines[mark[0]] if mark[0] < len(lines) else ""
    code, message, hint = _meaning(text, line, line[mark[1] :], lines[mark[0] - 1] if mark[0] else "")
    return Problem(path, mark[0] + 1, mark[1] + 1, Level.ERROR, code, message, hint)


def _place(error: yaml.YAMLError) -> tuple[tuple[int, int], str]:
    """The line and column, both from 0, and what the loader says."""
    mark: Any = getattr(error, "problem_mark", None)
    context = getattr(error, "context", None) or ""
    if "quoted scalar" in context or "flow" in context:
        mark = getattr(error, "context_mark", None) or mark
    text = f"{context} {getattr(error, 'problem', None) or error}"
    return ((mark.line, mark.column) if mark else (0, 0)), text


def _meaning(text: str, line: str, rest: str, above: str) -> tuple[str, str, str]:
    """The code, the message and the hint."""
    if "too deep" in text:
        return "yaml-depth", "these lists lie too deep in each other", "No field needs more than three levels."
    if "key is no text" in text:
        return "yaml-syntax", "a list or a group cannot be the name of a field", _QUOTE_HINT
    if "\t" in line[: len(line) - len(line.lstrip())] or rest.startswith("\t"):
        return "yaml-tab", "there is a tab here", "Use spaces: two for each level."
    if "mapping values" in text and _CURLY.search(line):
        return "smart-quotes", "curly quotation marks do not hold a value together", \
            'Type straight ones around the whole value, as in title: "Care: a new story"'
    if "mapping values" in text:
        return "yaml-colon", "a value with a colon and a space in it needs quotes", _QUOTE_HINT
    return _other(text, line, rest, above)


def _other(text: str, line: str, rest: str, above: str) -> tuple[str, str, str]:
    if rest[:1] in {"@", "`", "%"} and "cannot start" in text:
        return "yaml-symbol", f"a value that begins with {rest[0]} needs quotes", \
            f'Put straight quotes around it, as in "{rest.split("#")[0].strip()[:40]}"'
    if starred := re.search(r":\s+([*&!])", line):
        return "yaml-symbol", f"a value that begins with {starred[1]} needs quotes", _QUOTE_HINT
    if "quoted scalar" in text:
        return "yaml-quote", "a quotation mark opens here and is never closed", \
            "Close it at the end of the value. For an apostrophe inside, use double quotes around the whole."
    if "flow" in text:
        return "yaml-list", "a list or a group opens here and is never closed", \
            "Close it with ] or }, with commas between the items; or write each item on a line of its own, after - "
    if line.lstrip().startswith(("'", '"')) or re.search(r":\s+(['\"]).*\1", line):
        return "yaml-quote", "there is text after the closing quotation mark", \
            "Use double quotes around the whole where an apostrophe is inside, or take the quotes away."
    return _layout(line, above)


def _layout(line: str, above: str) -> tuple[str, str, str]:
    for row in (line, above):
        if _KEY_WITHOUT_SPACE.match(row):
            return "yaml-colon", "a space is missing after a colon", "Write the field as in title: My title"
        if _KEY_WITHOUT_COLON.match(row) and ":" not in row:
            return "yaml-colon", "a colon is missing after the name of a field", "Write the field as in title: My title"
    return "yaml-syntax", "this line does not fit with those around it", \
        "Fields begin at the left edge; items of a list begin with - and a space; what belongs together is " \
        "moved in by the same number of spaces."
