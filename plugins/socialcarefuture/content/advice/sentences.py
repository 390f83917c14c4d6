"""Where a sentence begins and ends, and those that are too long to hold in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialcarefuture.content.advice.views import Views
from socialcarefuture.problems import Problem

_LONGEST = 30
"""Words. GOV.UK asks for 25 at most and the NHS for 20: advice that comes sooner would come too often to be read."""
_SHORTEST_WORD = 2
"""A letter and a space: what has fewer characters than that for each word is not counted."""
_END = re.compile(
    r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+:]|\d+[.)])[ \t])|\n(?=#)|(?<=#)[^\n]*\n|\||  +\n"  # a block, an item, a cell, a line
    r"|[.!?\u2026][)\]\"'\u2019\u201d*_]*\s"
)
WORD = re.compile(r"\w+(?:['\u2019.-]\w+)*")


def split(prose: str) -> Iterator[tuple[int, str]]:
    """The sentences of prose, each with the number of its first character. Abbreviations may end one too early."""
    start = 0
    for end in _END.finditer(prose):
        yield start, prose[start : end.end()]
        start = end.end()
    yield start, prose[start:]


def check(views: Views) -> Iterator[Problem]:
    """Sentences that are too long; not in a testimony, whose words are its own."""
    if views.is_testimony:
        return
    for start, sentence in split(views.own_words):
        if len(sentence) > _LONGEST * _SHORTEST_WORD and (found := list(WORD.finditer(sentence)))[_LONGEST:]:
            yield views.advice(
                start + found[0].start(),
                "sentence-long",
                f"this sentence has {len(found)} words",
                "Most people hold 20 in mind. Can it be two sentences?",
            )
