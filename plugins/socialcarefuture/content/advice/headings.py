"""Headings that skip a level: the site mends them, and may not guess right what belongs below what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialcarefuture.content.advice.views import Views
from socialcarefuture.problems import Problem

_HEADING = re.compile(
    r"^(?P<marks>#{1,6})[ \t]*[^#\s].*$|^(?=[^\s#>*+-]).*\n(?P<line>=+|-+)[ \t]*$", re.MULTILINE
)
_TITLE = 1


def check(views: Views) -> Iterator[Problem]:
    """Each heading that lies more than one level below the heading above it."""
    above = _TITLE
    for found in _HEADING.finditer(views.shown):
        level = len(found["marks"]) if found["marks"] else 1 if found["line"][0] == "=" else 2
        if level > above + 1:
            yield views.advice(
                found.start(),
                "heading-skip",
                f"this heading is of level {level}, and what is above it of level {above}",
                f"Begin it with {'#' * (above + 1)} (readers who hear a page move from heading to heading).",
            )
        above = max(_TITLE, level)
