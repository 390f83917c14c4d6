"""Where a sentence begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

_END = re.compile(
    # After a full stop; at a blank line, before an item of a list and a heading, where a line is broken; in a table.
    r"[.!?\u2026\n|](?:(?<=[.!?\u2026])[)\]\"'\u2019\u201d*_]*\s"
    r"|(?<=\n)(?:[ \t]*\n|(?=[ \t]*(?:[-*+:]|\d+[.)])[ \t]|#))|(?<=  \n)|(?<=\|))"
)


def split(prose: str) -> Iterator[tuple[int, str]]:
    """The sentences of prose, each with the number of its first character. An abbreviation may end one too early."""
    start = 0
    for end in _END.finditer(prose):
        yield start, prose[start : end.end()]
        start = end.end()
    yield start, prose[start:]
