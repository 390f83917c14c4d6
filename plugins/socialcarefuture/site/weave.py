"""A picture of pairs: names in a column, and a bow for each pair, thicker the more they share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from socialcarefuture.site.figures import Knot, Thread, Weave
from socialcarefuture.site.labels import length

Pairs = Mapping[tuple[str, str], int]
"""Two names, and how much they share; 1 or more."""

_INKS = "abc"
_THINNEST, _THICKEST = 4, 12
_LONGEST_STRETCH = 1.8
"""How many times as far as a half circle a bow reaches out, where there is room."""
_LINE = 1.2
"""From one line of a name to the next, in the height of the letters."""
_RISE = 0.33
"""From the line that letters stand on up to their middle, in their height."""


@dataclass(frozen=True)
class Loom:
    """The measures of a picture, in units."""

    width: int
    names: int
    """Of the column of names, at most."""
    row: int
    """From one name down to the next."""
    letters: int
    """The height of letters."""
    lines: int
    """Of a name, at most."""


WIDE = Loom(width=720, names=330, row=40, letters=20, lines=1)
"""Shown about as large as it is."""
NARROW = Loom(width=360, names=190, row=54, letters=19, lines=2)
"""Shown at three quarters of its size on the narrowest screen."""


def weave(pairs: Pairs, loom: Loom) -> Weave:
    """The picture of these pairs: always the same for the same pairs."""
    names = in_order(pairs)
    lines = {name: folded(name, loom.names / loom.letters, loom.lines) for name in names}
    x = round(max(length(line) for found in lines.values() for line in found) * loom.letters) + loom.letters
    place = {name: round((row + 0.5) * loom.row) for row, name in enumerate(names)}
    return Weave(
        loom.width,
        loom.row * len(names),
        x,
        loom.letters,
        tuple(_knot(lines[name], place[name], loom) for name in names),
        _threads(pairs, names, place, x, loom),
    )


def _knot(lines: tuple[str, ...], y: int, loom: Loom) -> Knot:
    above = (len(lines) - 1) * _LINE * loom.letters / 2
    return Knot(lines, y, round(y - above + _RISE * loom.letters))


def _threads(
    pairs: Pairs, names: Sequence[str], place: Mapping[str, int], x: int, loom: Loom
) -> tuple[Thread, ...]:
    rows = {name: row for row, name in enumerate(names)}
    spans = {pair: abs(place[pair[0]] - place[pair[1]]) for pair in pairs}
    stretch = min(_LONGEST_STRETCH, (loom.width - x - _THICKEST) / (max(spans.values()) / 2))
    least, most = min(pairs.values()), max(pairs.values())
    found = []
    for pair in sorted(pairs, key=lambda pair: (-spans[pair], rows[pair[0]], rows[pair[1]])):
        top, bottom = sorted(place[name] for name in pair)
        across = round(stretch * spans[pair] / 2)
        width = _THINNEST + round((_THICKEST - _THINNEST) * (pairs[pair] - least) / max(1, most - least))
        ink = _INKS[min(rows[name] for name in pair) % len(_INKS)]
        found.append(Thread(f"M{x} {top}A{across} {(bottom - top) // 2} 0 0 1 {x} {bottom}", width, ink))
    return tuple(found)


def in_order(pairs: Pairs) -> tuple[str, ...]:
    """The names in an order that keeps bows short, the thick ones before all.

    From the alphabet on, any two names change places as long as that makes the bows shorter.
    """
    order = sorted({name for pair in pairs for name in pair})
    row = {name: number for number, name in enumerate(order)}
    ties: dict[str, list[tuple[str, int]]] = {name: [] for name in order}
    for (one, other), weight in pairs.items():
        ties[one].append((other, weight))
        ties[other].append((one, weight))

    def stretched(*names: str) -> int:
        return sum(weight * abs(row[name] - row[other]) for name in names for other, weight in ties[name])

    better = True
    while better:
        better = False
        for one, other in combinations(order, 2):
            before = stretched(one, other)
            row[one], row[other] = row[other], row[one]
            if stretched(one, other) < before:
                better = True
            else:
                row[one], row[other] = row[other], row[one]
    return tuple(sorted(order, key=row.__getitem__))


def folded(name: str, room: float, lines: int) -> tuple[str, ...]:
    """A name in lines that each have room, in letters of height 1; what is still too long is cut."""
    found = [""]
    for word in name.split():
        longer = f"{found[-1]} {word}".strip()
        if length(longer) <= room or not found[-1]:
            found[-1] = longer
        else:
            found.append(word)
    if len(found) > lines:
        found[lines - 1 :] = [" ".join(found[lines - 1 :])]
    return tuple(_cut(line, room) for line in found)


def _cut(line: str, room: float) -> str:
    if length(line) <= room:
        return line
    while line and length(f"{line}…") > room:
        line = line[:-1]
    return f"{line.rstrip()}…"
