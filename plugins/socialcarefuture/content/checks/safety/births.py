"""Dates of birth: a full date right after a word that says so. A year alone, or a birthday, may stay."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialcarefuture.content.checks.safety.finding import Finding

_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_YEAR = r"(?:(?:18|19|20)[0-9]{2})"
_DATE = (
    rf"{_DAY}(?:\s+of)?\s+{_MONTH}\.?,?\s+{_YEAR}|{_MONTH}\.?\s+{_DAY},?\s+{_YEAR}"
    rf"|{_YEAR}-[01][0-9]-[0-3][0-9]|[0-3]?[0-9](?P<sign>[/.-])[01]?[0-9](?P=sign)(?:{_YEAR}|[0-9]{{2}})"
)
_SOMEBODY = (
    r"\b(?:(?-i:[A-Z][a-z'\u2019-]+)|I|s?he|they|we|who|(?:grand)?(?:son|daughter|child|mother|father)|mum|dad|brother|sister"
    r"|baby|twins?|husband|wife|partner|boy|girl|man|woman)"
)
"""Who is born: a name or a person, and not the NHS or a movement."""
_BIRTH = re.compile(
    rf"(?:{_SOMEBODY},?\s+(?:was\s+|were\s+|is\s+)?born|\b(?-i:Born)|\bdate\s+of\s+birth|\bbirth\s?date|\bd\.?o\.?b\b\.?)"
    rf"[\s:,*_]*(?:(?:on|is|was|the|at|in\s+\w+)\b[\s:,*_]*){{0,4}}(?P<date>{_DATE})(?!\d)",
    re.IGNORECASE,
)
_LIKELY = ("born", "birth", "dob", "d.o.b")


def find(text: str) -> Iterator[Finding]:
    """Every day on which somebody is said to be born."""
    lower = text.lower()
    if not any(word in lower for word in _LIKELY):
        return
    for found in _BIRTH.finditer(text):
        yield Finding(
            found.start("date"),
            found["date"],
            "date-of-birth",
            "here is a date of birth",
            "Write the year alone, or how old somebody was.",
        )
