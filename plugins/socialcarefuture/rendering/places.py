"""Where in a text's Markdown an address stands."""

from __future__ import annotations

import re

from socialcarefuture.content.documents import Document

_BEFORE = r"(?:\]\(\s*<?|^ {0,3}\[[^\]\n]+\]:\s*<?|\b(?:href|src)\s*=\s*[\"']?)"
"""What stands before an address: in a link or a picture, in a reference's definition, in raw HTML."""
_NOT_SHOWN = re.compile(
    r"^ *(?P<fence>`{3,}|~{3,}).*?^ *(?P=fence)[`~]*[ \t]*$|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?-->|<(?P<tag>pre|code)\b.*?</(?P=tag)>|(?<=\n\n)(?: {4}|\t)[^\n]*(?:\n(?: {4}|\t)[^\n]*)*",
    re.MULTILINE | re.DOTALL | re.IGNORECASE,
)
"""Code and comments, which may hold what looks like a link. Four spaces may also go on in a list: where nothing is
found outside these, the whole text is looked through."""


def place(document: Document, written: str, number: int) -> tuple[int, int]:
    """The line and column of the `number`th place, from 0, where an address stands in the Markdown.

    Markdown's own reader keeps no places, so they are looked for, and only when there is something to tell.
    """
    shown = _NOT_SHOWN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), document.body)
    for body in (shown, document.body):
        found = list(re.finditer(rf"{_BEFORE}(?P<address>{re.escape(written)})(?=[\s)>\"']|$)", body, re.MULTILINE))
        if found:
            start = found[min(number, len(found) - 1)].start("address")
            return document.body_line + body.count("\n", 0, start), start - body.rfind("\n", 0, start)
    return document.body_line, 0
