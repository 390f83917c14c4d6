"""How hard a text is to read, as far as lengths of words and sentences tell."""

from __future__ import annotations

from collections.abc import Iterator

from socialcarefuture.content.advice.sentences import WORD, split
from socialcarefuture.content.advice.views import Views
from socialcarefuture.problems import Problem

_OLDEST = 15
"""Years. The NHS writes for people who read as those of 9 to 11 do."""
_FEWEST_WORDS = 150
"""A score of less than this says nothing."""
_AGE_OF_GRADE = 5
"""Years: how old a child is at the start of the first American grade, less one."""


def check(views: Views) -> Iterator[Problem]:
    """A text that asks more of its readers than school asks of a 15-year-old. A testimony's words are its own."""
    if views.is_testimony or not views.is_english:
        return
    age = reading_age(views.own_words)
    if age > _OLDEST:
        yield views.advice(
            0,
            "reading-hard",
            f"this text reads as if written for people of {age} years and older",
            "Shorter words and shorter sentences help everybody. A score does not know what people understand.",
        )


def reading_age(prose: str) -> int:
    """The age, in years, at which children read such a text; 0 for one that is too short to tell.

    The Automated Readability Index (Senter and Smith, 1967): like SMOG, which the NHS uses, but made from letters in
    place of syllables, so that no dictionary is needed and the same text always gives the same score.
    """
    words = WORD.findall(prose)
    if len(words) < _FEWEST_WORDS:
        return 0
    letters = sum(map(len, words))
    sentences = sum(1 for _, sentence in split(prose) if WORD.search(sentence))
    grade = 4.71 * letters / len(words) + 0.5 * len(words) / sentences - 21.43
    return max(0, round(grade)) + _AGE_OF_GRADE
