"""Days: one form is taken, `YYYY-MM-DD`; for every other that people write, the right one is told."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import Any

from socialcarefuture.content.refusal import refuse

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WITH_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ].*", re.DOTALL)
_TOGETHER = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_NUMBERS = re.compile(r"([0-9]{1,4})\s*[/. -]\s*([0-9]{1,2})\s*[/. -]\s*([0-9]{1,4})")
_WORDS = re.compile(r"[0-9]+|[A-Za-z]+")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""As readers know them, whatever the machine's language."""
_LAST_MONTH, _LAST_DAY = 12, 31
_FIRST_YEAR = 1000
_FORM = "Write year, month and day, as in 2018-11-14"


def spoken(day: date) -> str:
    """A day as it is spoken, whatever the machine's language: `14 November 2018`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day(value: Any) -> date:
    """A date from the text `YYYY-MM-DD`, or one that is a date already."""
    if isinstance(value, date):
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise refuse("date-form", "this is not a date", f"{_FORM}.")
    written = str(value).strip()
    if _DAY.fullmatch(written):
        return _existing(written)
    raise refuse("date-form", f'"{written[:40]}" is not how a date is written here', f"{_hint(written)}.")


def _existing(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise refuse("date-form", f"there is no such day as {written}", f"{_nearby(written)}.") from None


def _nearby(written: str) -> str:
    year, month, _ = (int(part) for part in written.split("-"))
    if year and 1 <= month <= _LAST_MONTH:
        return f"{calendar.month_name[month]} {year} has {calendar.monthrange(year, month)[1]} days"
    return "The month is in the middle, from 01 to 12" if year else _FORM


def _hint(written: str) -> str:
    if found := _WITH_TIME.fullmatch(written):
        return f"Write the day alone, without a time: {found[1]}"
    days = _meant(written)
    if len(days) > 1:
        return f"Write the month in the middle: {days[0].isoformat()} or {days[1].isoformat()}"
    return f"Write {days[0].isoformat()}" if days else _FORM


def _meant(written: str) -> list[date]:
    """The days that somebody may have meant: two where the month could be either of two numbers."""
    if found := _TOGETHER.fullmatch(written) or _NUMBERS.fullmatch(written):
        first, second, third = (int(part) for part in found.groups())
        if first > _LAST_DAY:
            return _possible((first, second, third))
        return _possible((third, second, first), (third, first, second))
    words = _WORDS.findall(written)
    months = [_MONTHS.index(word[:3].casefold()) + 1 for word in words if word[:3].casefold() in _MONTHS]
    numbers = [int(re.sub("[a-z]", "", word)) for word in words if word[0].isdigit()]
    if len(months) == 1 and len(numbers) == 2:  # noqa: PLR2004 - a day and a year
        return _possible((max(numbers), months[0], min(numbers)))
    return []


def _possible(*days: tuple[int, int, int]) -> list[date]:
    """Those that exist. A year of two digits is no year: nobody can tell which of the numbers it is."""
    found = []
    for year, month, number in days:
        if year >= _FIRST_YEAR and 1 <= month <= _LAST_MONTH and 1 <= number <= calendar.monthrange(year, month)[1]:
            found.append(date(year, month, number))
    return list(dict.fromkeys(found))
