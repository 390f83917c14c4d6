"""NHS numbers, known by their check digit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialcarefuture.content.checks.safety.finding import Finding

_TEN = re.compile(r"[0-9](?<![\w.,/+=#-].)[0-9]{2}[ \u00a0-]?[0-9]{3}[ \u00a0-]?[0-9]{4}(?![\w-]|[.,/][0-9])")
_BOOK = re.compile(r"ISBN\S*[: ]*$", re.IGNORECASE)
"""What stands before a book's number, whose check digit is made in the same way."""
_LOOK_BACK = 12
_WEIGHTS = range(10, 0, -1)
_MODULUS = 11


def find(text: str) -> Iterator[Finding]:
    """Every number that the NHS could have given to somebody.

    Ten digits, the last of which makes the sum of all, weighted 10 to 1, a multiple of 11 (NHS Data Dictionary, "NHS
    NUMBER"; Scotland's and Northern Ireland's are made so, too).
    """
    for found in _TEN.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        weighed = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True))
        before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
        if weighed and weighed % _MODULUS == 0 and not _BOOK.search(before):
            yield Finding(found.start(), found[0], "nhs-number", "this looks like an NHS number", "Take it out.")
