"""Ripples: a drop falls, rings go out, and where two meet their inks mix. The same seed always gives the same ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

WIDTH, HEIGHT = 400, 300
"""The picture that drops fall on, in units of their own."""
_BYTE = 255
_HALF = WIDTH // 2


@dataclass(frozen=True)
class Drop:
    """One drop and its rings."""

    ink: str
    """`kind`, the page's own colour, or `other`."""
    x: int
    y: int
    size: int
    """Its radius; its rings go out from there."""
    rings: int
    """3 to 5."""


def _between(numbers: Iterator[int], low: int, high: int) -> int:
    return low + next(numbers) * (high - low) // _BYTE


@lru_cache(maxsize=4096)
def drops(seed: str) -> tuple[Drop, ...]:
    """Two or three drops for a seed, such as a post's slug: a large one, and others to the side of it."""
    numbers = iter(hashlib.sha256(seed.encode()).digest())
    x, y = _between(numbers, 95, 305), _between(numbers, 85, 215)
    away = (235, 370) if x < _HALF else (30, 165)
    large = Drop("kind", x, y, _between(numbers, 20, 28), _between(numbers, 4, 5))
    second = Drop("other", _between(numbers, *away), _between(numbers, 45, 255), _between(numbers, 11, 17), 4)
    third = Drop("kind", WIDTH - second.x, HEIGHT - second.y, _between(numbers, 6, 9), 3)
    far = abs(third.x - x) + abs(third.y - y) > _HALF - 20
    return (large, second, third) if far else (large, second)
