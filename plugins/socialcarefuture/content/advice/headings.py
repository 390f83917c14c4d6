"""Headings that skip a level: the site mends them, and may not guess right what belongs below what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialcarefuture.content.advice.views import Views
from socialcarefuture.problems import Problem

_HEADING = re.compile(r"\n(?:(?P<marks>#{1,6})[ \t]*[^#\s]|(?<=[^\s#>*+|-]\n)(?P<line>=+|-+)[ \t]*(?=\n|$))")
"""A heading's marks at the beginning of its line, or the line below its words."""
_TITLE = 1
"""The level of a page's own title, which stands above all headings."""


def check(views: Views) -> Iterator[Problem]:
    """Each heading that lies more than one level below the heading above it."""
    above = _TITLE
    for found in _HEADING.finditer(f"\n{views.shown}"):
        level = len(found["marks"]) if found["marks"] else "=-".index(found["line"][0]) + 1
        if level > above + 1:
            yield views.advice(
                found.start(),
                "heading-skip",
                f"this heading is of level {level}, and what is above it of level {above}",
                f"Begin it with {'#' * (above + 1)}: people who hear a page move from heading to heading.",
            )
        above = level
