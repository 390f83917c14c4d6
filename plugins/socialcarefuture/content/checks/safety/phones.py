"""Phone numbers, British ones and those with a country's code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialcarefuture.content.checks.safety.finding import Finding

_CANDIDATE = re.compile(r"[+(0](?<!\w.)(?:(?<!\()|0)(?:[\d\s()\u2010-\u2015/-]|\.(?=\d)){8,60}\d\)?")
"""What can be one: the library that knows is slow to start and to look, so it sees only these."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\]\((?!tel:)[^)\n]*\)", re.IGNORECASE)


def find(text: str) -> Iterator[Finding]:
    """Every number that is in use. Those no household has (freephone, 03, 0845) are an organisation's: no harm."""
    if not _CANDIDATE.search(text):
        return
    without_links = _ADDRESS.sub(lambda found: "\n" * len(found[0]), text)
    for found in _CANDIDATE.finditer(without_links):
        yield from _in_lines(found[0], found.start())


def _in_lines(candidate: str, start: int) -> Iterator[Finding]:
    """The numbers in each line, and those that the end of a line breaks in two."""
    before = start
    for line in re.finditer(r"[^\n]+", candidate):
        numbers = list(_numbers(line[0], start + line.start()))
        broken = [] if numbers else list(_numbers(candidate[before - start : line.end()].replace("\n", " "), before))
        yield from numbers or broken
        before = start + (line.end() if numbers or broken else line.start())


def _numbers(candidate: str, start: int) -> Iterator[Finding]:
    # A sixth of a second to import, and most sites hold no number.
    import phonenumbers as library  # noqa: PLC0415

    organisations = {
        library.PhoneNumberType.TOLL_FREE,
        library.PhoneNumberType.SHARED_COST,
        library.PhoneNumberType.PREMIUM_RATE,
        library.PhoneNumberType.UAN,
    }
    for match in library.PhoneNumberMatcher(candidate, "GB"):
        if library.number_type(match.number) not in organisations:
            number = match.raw_string if ")" in match.raw_string else match.raw_string.lstrip("(")
            begins = start + match.end - len(number)
            yield Finding(begins, number, "phone-number", "here is a phone number", "Take it out.")
