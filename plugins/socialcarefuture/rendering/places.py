"""Where in a text's Markdown an address stands."""

from __future__ import annotations

import re

from socialcarefuture.content.documents import Document
from socialcarefuture.content.markdown import shown

_BEFORE = r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?|\b(?:href|src)\s*=\s*[\"']?)"
"""What stands before an address: in a link or a picture, in a reference's definition, in raw HTML."""


def place(document: Document, written: str, number: int) -> tuple[int, int]:
    """The line and column of the `number`th place, from 0, where an address stands in the Markdown.

    Markdown's own reader keeps no places, so they are looked for, and only when there is something to tell: first
    outside of code and comments, which may hold what looks like a link.
    """
    for body in (shown(document.body), document.body):
        found = list(re.finditer(rf"{_BEFORE}(?P<address>{re.escape(written)})(?=[\s)>\"']|$)", body, re.MULTILINE))
        if found:
            start = found[min(number, len(found) - 1)].start("address")
            return document.body_line + body.count("\n", 0, start), start - body.rfind("\n", 0, start)
    return document.body_line, 0
