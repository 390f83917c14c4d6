"""Ripples for a card: drops fall, and rings go out. The same slug always gives the same ones."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

_BYTE = 255


@dataclass(frozen=True)
class Drop:
    """A drop with its rings. Places are parts of the panel's width and height, its size a part of the width."""

    x: float
    y: float
    size: float
    rings: int
    own: bool
    """Whether it has the ink of the kind, or the other one."""


def drops(slug: str) -> tuple[Drop, ...]:
    """A large drop in the kind's ink, and a small one across from it."""
    right, near, far, low, size, rings = (byte / _BYTE for byte in hashlib.sha256(slug.encode()).digest()[:6])
    side = 1 if right > 1 / 2 else -1
    x, y = 0.5 + side * 0.16 * near, 0.3 + 0.14 * low
    first = Drop(_at(x), _at(y), _at(0.062 + 0.016 * size), 5 + round(rings), own=True)
    x, y = 0.5 - side * (0.2 + 0.16 * far), 0.72 + 0.14 * near
    return first, Drop(_at(x), _at(y), _at(0.034 + 0.016 * low), 4, own=False)


def _at(value: float) -> float:
    return round(value, 4)
