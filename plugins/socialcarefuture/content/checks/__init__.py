"""What can be wrong between texts, or with a text in its folder. Each check is a function that yields problems."""

from __future__ import annotations

from collections.abc import Iterator

from socialcarefuture.content.checks import (
    addresses,
    easy_read,
    glimpses,
    pictures,
    references,
    safety,
    standing,
    words,
)
from socialcarefuture.content.checks.shelf import Shelf
from socialcarefuture.problems import Problem

__all__ = ["Shelf", "check"]

_CHECKS = (
    references.check,
    addresses.check,
    pictures.check,
    glimpses.check,
    easy_read.check,
    standing.check,
    words.check,
    safety.check,
)


def check(shelf: Shelf) -> Iterator[Problem]:
    """Every problem that shows only when all texts are known."""
    for one in _CHECKS:
        yield from one(shelf)
