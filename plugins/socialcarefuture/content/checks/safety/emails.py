"""E-mail addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialcarefuture.content.checks.safety.finding import Finding

_ADDRESS = re.compile(r"(?<![\w.+/@-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_NOBODYS = re.compile(r"@(?:[\w.-]+\.)?(?:example(?:\.(?:com|net|org))?|invalid|test|localhost)$", re.IGNORECASE)
"""Domains that are kept for examples (RFC 2606)."""


def find(text: str) -> Iterator[Finding]:
    """Every address that could reach somebody."""
    if "@" not in text:
        return
    for found in _ADDRESS.finditer(text):
        if not _NOBODYS.search(found[0]):
            yield Finding(
                found.start(),
                found[0],
                "email-address",
                "here is an e-mail address",
                "Take it out, or link to a page where somebody can be reached.",
            )
