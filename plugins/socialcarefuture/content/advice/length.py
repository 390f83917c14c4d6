"""Sentences that are too long to hold in mind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialcarefuture.content.advice.views import Views
from socialcarefuture.problems import Problem

_LONGEST = 30
"""Words. GOV.UK asks for 25 at most and the NHS for 20: advice that comes sooner would come too often to be read."""
_WORD = re.compile(r"\w+(?:['\u2019.-]\w+)*")


def check(views: Views) -> Iterator[Problem]:
    """Sentences with too many words; not in a testimony, whose words are its own."""
    if views.is_testimony:
        return
    for start, sentence in views.sentences:
        if sentence.count(" ") + sentence.count("\n") < _LONGEST:
            continue
        words = list(_WORD.finditer(sentence))
        if len(words) > _LONGEST:
            yield views.advice(
                start + words[0].start(),
                "sentence-long",
                f"this sentence has {len(words)} words",
                "Most people hold 20 in mind. Can it be two sentences?",
            )
