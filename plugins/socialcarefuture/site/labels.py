"""Names beside the marks of a map: the most important first, and none over another."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from socialcarefuture.site.figures import Anchor, Label, Mark

_GAP = 0.35
"""Between a mark and its name, in the height of the letters."""
_REACHES = (1.0, 1.75, 2.5, 3.5, 4.5)
"""How long a line to a name may be, in the height of the letters."""
_DIRECTIONS = 16
_ASIDE = 0.2
"""The cosine from which a line's end is beside its name, and no longer above or below it."""
_ASCENT, _DESCENT = 0.8, 0.25
"""What letters take above and below their line, in their height."""
_NARROW, _WIDE = frozenset("fiIjlrt.,:;'’-() "), frozenset("mwMWŵŴ@%&")  # noqa: RUF001 - a letter that people write
_WIDTHS = (0.39, 0.97, 0.75, 0.61)
"""Of a narrow letter, a wide one, a capital and any other in the bold face, in their height; rather too wide, for a
reader's device may have another face. Letters beyond Latin are taken as wide."""
_LAST_LATIN = "\u024f"


@dataclass(frozen=True)
class Box:
    """A rectangle of the picture, in units."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two share more than an edge."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.bottom <= other.top or other.bottom <= self.top)

    def holds(self, other: Box) -> bool:
        """Whether another lies in it."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom


def labels(marks: Sequence[Mark], frame: Box, size: float, most: int) -> tuple[Label, ...]:
    """The names of the first marks, each beside its mark or, where others are in the way, at the end of a line.

    A name never leaves the frame, and never covers another name or a mark; its line never crosses another name or a
    more
    important mark. One that finds no room is left out.

    Args:
        marks: all that are in the picture, the most important first.
        frame: the picture.
        size: the height of the letters, in units.
        most: how many names, at most.
    """
    taken = [Box(mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r) for mark in marks]
    crossed: list[Box] = []
    found = []
    for rank, mark in enumerate(marks[:most]):
        in_the_way = (*taken[:rank], *taken[len(marks) :])
        for choice in (*_beside(mark, size), *_away(mark, size)):
            label = _slid(choice, frame, size)
            box, line = extent(label, size), _dots(label, size)
            free = frame.holds(box) and not any(box.meets(other) for other in (*taken, *crossed))
            if free and not any(dot.meets(other) for dot in line for other in in_the_way):
                taken.append(box)
                crossed += line
                found.append(label)
                break
    return tuple(found)


def _beside(mark: Mark, size: float) -> Iterator[Label]:
    """Where a name could stand at its mark, the best first: right, left, below, above, and between these."""
    far = mark.r + _GAP * size
    near = 0.7 * far
    half = (_ASCENT - _DESCENT) / 2 * size
    low, high = far + _ASCENT * size, -far - _DESCENT * size
    yield _label(mark, "start", far, half)
    yield _label(mark, "end", -far, half)
    yield _label(mark, "middle", 0, low)
    yield _label(mark, "middle", 0, high)
    for y in (near + _ASCENT * size, -near):
        yield _label(mark, "start", near, y)
        yield _label(mark, "end", -near, y)


def _away(mark: Mark, size: float) -> Iterator[Label]:
    """Where a name could stand at the end of a line from its mark, the nearest first."""
    half = (_ASCENT - _DESCENT) / 2 * size
    for reach in _REACHES:
        for turn in range(_DIRECTIONS):
            across, down = math.cos(turn * math.tau / _DIRECTIONS), math.sin(turn * math.tau / _DIRECTIONS)
            end = mark.r + reach * size
            anchor: Anchor = "start" if across > _ASIDE else "end" if across < -_ASIDE else "middle"
            gap = math.copysign(_GAP * size, across) if anchor != "middle" else 0
            drop = half if anchor != "middle" else _ASCENT * size if down > 0 else -_DESCENT * size
            line = (mark.x + mark.r * across, mark.y + mark.r * down, mark.x + end * across, mark.y + end * down)
            yield _label(mark, anchor, end * across + gap, end * down + drop, line)


def _slid(label: Label, frame: Box, size: float) -> Label:
    """A name above or below its mark, moved sideways only as far as the frame asks."""
    box = extent(label, size)
    if label.anchor != "middle" or (frame.left <= box.left and box.right <= frame.right):
        return label
    x = label.x + max(0, math.ceil(frame.left - box.left)) - max(0, math.ceil(box.right - frame.right))
    return replace(label, x=x)


def _label(mark: Mark, anchor: Anchor, x: float, y: float, line: Sequence[float] = ()) -> Label:
    """A name at a distance from the middle of its mark."""
    return Label(mark.title, mark.url, round(mark.x + x), round(mark.y + y), anchor, tuple(map(round, line)))


def _dots(label: Label, size: float) -> list[Box]:
    """What a name's line covers: dots, close enough together."""
    if not label.line:
        return []
    x, y, end_x, end_y = label.line
    count = max(2, math.ceil(2 * math.hypot(end_x - x, end_y - y) / size))
    dots = ((x + (end_x - x) * n / count, y + (end_y - y) * n / count) for n in range(count + 1))
    return [Box(left - 1, top - 1, left + 1, top + 1) for left, top in dots]


def extent(label: Label, size: float) -> Box:
    """What a name covers, in letters of this size."""
    width = length(label.text) * size
    left = label.x - {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    return Box(left, label.y - _ASCENT * size, left + width, label.y + _DESCENT * size)


def length(text: str) -> float:
    """How long a text is in bold letters of height 1, rather too much than too little."""
    return sum(_width(letter) for letter in text)


def _width(letter: str) -> float:
    narrow, wide, capital, other = _WIDTHS
    if letter in _NARROW:
        return narrow
    if letter in _WIDE or letter > _LAST_LATIN:
        return wide
    return capital if letter.isupper() else other
