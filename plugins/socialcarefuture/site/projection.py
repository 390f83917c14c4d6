"""Where a place lies on the map of these islands: from degrees to the units of a picture."""

from __future__ import annotations

import json
import math
from functools import cache
from itertools import pairwise
from pathlib import Path

Point = tuple[float, float]
"""Degrees east and north; or, in the picture, units to the right and down."""

WIDTH = 640
"""Of the picture, in units; its height follows from what it shows."""
_MERIDIAN = -4.4
"""Degrees east: the middle of the picture, where north is straight up."""
_WATERS: tuple[Point, ...] = (
    *((-11.0, 51.2), (-11.0, 55.0), (-8.5, 59.2), (-3.5, 61.1), (0.1, 61.1), (-1.0, 57.5), (2.3, 53.4), (2.3, 52.2)),
    *((1.7, 51.2), (0.9, 50.6), (-1.5, 50.3), (-3.0, 49.75), (-7.0, 49.65)),
)
"""The corners of the sea around the islands: what lies beyond is another coast, which the map does not show."""
_OUTLINE = Path(__file__).parent / "data/outline.json"


def projected(east: float, north: float) -> Point:
    """A point on a globe of radius 1, flattened by the transverse Mercator projection: right and up.

    For the sphere, from Snyder, "Map Projections: A Working Manual" (US Geological Survey, 1987), formulas 8-1 and 8-3
    with a scale of 1. Shapes stay true, and so near its meridian do sizes.
    """
    across = math.radians(east - _MERIDIAN)
    up = math.radians(north)
    return math.atanh(math.cos(up) * math.sin(across)), math.atan2(math.tan(up), math.cos(across))


@cache
def _frame() -> tuple[float, float, float, float]:
    """Left, right, bottom and top of the picture, as projected."""
    corners = [projected(*corner) for corner in _WATERS]
    return (
        min(x for x, _ in corners),
        max(x for x, _ in corners),
        min(y for _, y in corners),
        max(y for _, y in corners),
    )


@cache
def height() -> int:
    """Of the picture, in units."""
    left, right, bottom, top = _frame()
    return math.ceil((top - bottom) * WIDTH / (right - left))


def placed(east: float, north: float) -> Point:
    """Where a point lies in the picture, from its upper left corner."""
    left, right, _, top = _frame()
    x, y = projected(east, north)
    scale = WIDTH / (right - left)
    return (x - left) * scale, (top - y) * scale


def shown(east: float, north: float) -> bool:
    """Whether a place lies among these islands, so that the map has it."""
    inside = False
    for (x, y), (next_x, next_y) in pairwise((*_WATERS, _WATERS[0])):
        if (y > north) != (next_y > north) and east < x + (north - y) * (next_x - x) / (next_y - y):
            inside = not inside
    return inside


@cache
def coast() -> str:
    """The islands as an SVG path, in whole units; each point is told by how far it is from the last, which is short."""
    rings = json.loads(_OUTLINE.read_text(encoding="utf-8"))
    return "".join(map(_ring, rings))


def _ring(ring: list[Point]) -> str:
    points = [tuple(map(round, placed(*point))) for point in ring]
    steps = [(x - last_x, y - last_y) for (last_x, last_y), (x, y) in pairwise(points)]
    moves = " ".join(f"{x} {y}" for x, y in steps if x or y).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{moves}z"
