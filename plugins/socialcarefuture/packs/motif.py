"""Ripples for a cover: a drop falls and rings go out. The same title always gives the same ones."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

PALETTES = (
    ("#5b1a2c", "#8f2a35", "#bf4a33", "#de8340", "#f2b866", "#fcf1e1"),
    ("#54260f", "#84380f", "#b5581a", "#dd8a24", "#f2bd58", "#fdf2dc"),
    ("#451a45", "#702a5e", "#a33c62", "#d4656a", "#f0a480", "#fcefe6"),
    ("#3c2429", "#743229", "#a8503a", "#d07f55", "#ecbb8c", "#fbf1e5"),
)
"""Warm colours from deep to pale. Words are set in the first two only, which stand out 7 to 1 from the last
and from white; the others decorate."""

GREYS = ("#1f1f1f", "#3b3b3b", "#686868", "#969696", "#c6c6c6", "#f2f2f2")
"""The same for a printer without colours."""

_HALF = 0.5


@dataclass(frozen=True)
class Ring:
    """A circle of a ripple. Lengths are parts of the picture's width."""

    radius: float
    colour: int
    """Its place in the palette."""
    filled: bool
    weight: float = 0.0
    """The line's width; 0 where it is filled."""


@dataclass(frozen=True)
class Ripple:
    """Rings around one middle, outermost first. Places are parts of the picture's width and height."""

    x: float
    y: float
    rings: tuple[Ring, ...]


def _numbers(seed: str) -> Iterator[float]:
    """Numbers from 0 to 1 without end, the same for the same seed on every machine."""
    count = 0
    while True:
        digest = hashlib.sha256(f"{seed}\n{count}".encode()).digest()
        yield from (byte / 255 for byte in digest)
        count += 1


def palette(title: str, *, grey: bool = False) -> tuple[str, ...]:
    """The colours of the book with this title, the same in every edition; greys for a printer without colours."""
    return GREYS if grey else PALETTES[hashlib.sha256(title.encode()).digest()[0] % len(PALETTES)]


def _splash(numbers: Iterator[float], reach: float, x: float, y: float) -> Ripple:
    """Filled rings, wide at the rim and close at the heart, in colours that go from deep to pale and back."""
    order = (1, 2, 3, 4, 5, 4, 3, 2) if next(numbers) > _HALF else (1, 2, 3, 2, 1, 3, 4, 5)
    radius = reach
    rings: list[Ring] = []
    while radius > reach * 0.03:
        rings.append(Ring(round(radius, 4), order[len(rings) % len(order)], filled=True))
        radius -= reach * (0.055 + 0.075 * next(numbers))
    return Ripple(round(x, 4), round(y, 4), tuple(rings))


def _echo(numbers: Iterator[float], reach: float, x: float, y: float) -> Ripple:
    """Lines that thin out as they travel: a second drop, crossing the first."""
    count = 7 + int(next(numbers) * 5)
    rings = tuple(
        Ring(round(reach * step / count, 4), 5, filled=False, weight=round(0.0062 * (1 - step / (count + 2)), 5))
        for step in range(count, 0, -1)
    )
    return Ripple(round(x, 4), round(y, 4), rings)


def ripples(title: str) -> list[dict[str, Any]]:
    """Two drops, as data for the template."""
    numbers = _numbers(title)
    right = next(numbers) > _HALF
    near, far = 0.16 + 0.2 * next(numbers), 0.72 + 0.2 * next(numbers)
    first = _splash(numbers, 0.5 + 0.16 * next(numbers), far if right else 1 - far, 0.3 + 0.35 * next(numbers))
    second = _echo(numbers, 0.34 + 0.2 * next(numbers), near if right else 1 - near, 0.55 + 0.35 * next(numbers))
    return [asdict(first), asdict(second)]


def drop(seed: str) -> list[dict[str, Any]]:
    """One small ripple in a square, as data for the template."""
    numbers = _numbers(seed)
    return [asdict(_splash(numbers, 0.78, 0.32 + 0.36 * next(numbers), 0.32 + 0.36 * next(numbers)))]
