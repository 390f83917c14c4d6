"""The six questions that a glimpse answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialcarefuture.content.checks.shelf import Shelf
from socialcarefuture.content.posts import Glimpse
from socialcarefuture.problems import Level, Problem

QUESTIONS = (
    "What have people done?",
    "What difference has it made?",
    "What was learned?",
    "What helped?",
    "What comes next?",
    "What would help it happen?",
)
"""Second-level headings, in this order."""
_HEADING = re.compile(r"^##[ \t]+(.+?)[ \t#]*$", re.MULTILINE)


def check(shelf: Shelf) -> Iterator[Problem]:
    """Advice where a glimpse leaves a question out, or answers it in another place."""
    for glimpse in shelf.of(Glimpse):
        headings = [heading.strip() for heading in _HEADING.findall(glimpse.body)]
        if open_ones := [question for question in QUESTIONS if question not in headings]:
            yield _advice(
                glimpse,
                "question-missing",
                f"not answered: {' '.join(open_ones)}",
                f'Add each as a heading: ## {open_ones[0]} ("We do not know yet" is an answer.)',
            )
        answered = [heading for heading in dict.fromkeys(headings) if heading in QUESTIONS]
        if answered != sorted(answered, key=QUESTIONS.index):
            yield _advice(
                glimpse,
                "question-order",
                "the questions are not in their usual order",
                f"Readers compare glimpses: {' '.join(QUESTIONS)}",
            )


def _advice(glimpse: Glimpse, code: str, message: str, hint: str) -> Problem:
    return Problem(glimpse.path, glimpse.body_line, 0, Level.ADVICE, code, message, hint)
