"""How hard a text is to read, as far as lengths of words and sentences tell."""

from __future__ import annotations

from collections.abc import Iterator

from socialcarefuture.content.advice.views import Views
from socialcarefuture.problems import Problem

_OLDEST = 15
"""Years. The NHS writes for people who read as those of 9 to 11 do."""
_FEWEST_WORDS = 150
"""A score of less than this says nothing."""
_ADULT = 21
"""Years. A score above this says only that the words are long."""
_AGE_OF_GRADE = 5
"""Years: how old a child is at the start of the first American grade, less one."""
_SIGNS = ".,;:!?()[]*_#|-'\u2019\u2013\u2014\u2026"
"""What stands in words and is no letter."""
_NO_SENTENCE = 3
"""Characters: a number of a list, and what an abbreviation leaves."""


def check(views: Views) -> Iterator[Problem]:
    """A text that asks more of its readers than school asks of a 15-year-old. A testimony's words are its own."""
    if views.is_testimony or not views.is_english:
        return
    age = _reading_age(views)
    if age > _OLDEST:
        yield views.advice(
            0,
            "reading-hard",
            f"this text reads as if written for people of {min(age, _ADULT)} years and older",
            "Shorter words and shorter sentences help everybody. (A score cannot know what people understand.)",
        )


def _reading_age(views: Views) -> int:
    """The age, in years, at which children read such a text; 0 for one that is too short to tell.

    The Automated Readability Index (Senter and Smith, 1967): like SMOG, which the NHS uses, but made from letters in
    place of syllables, so that no dictionary is needed and the same text always gives the same score.
    """
    words = views.own_words.split()
    if len(words) < _FEWEST_WORDS:
        return 0
    letters = sum(map(len, words)) - sum(map(views.own_words.count, _SIGNS))
    sentences = sum(1 for _, sentence in views.sentences if len(sentence) > _NO_SENTENCE and not sentence.isspace())
    grade = 4.71 * letters / len(words) + 0.5 * len(words) / max(1, sentences) - 21.43
    return max(0, round(grade)) + _AGE_OF_GRADE
