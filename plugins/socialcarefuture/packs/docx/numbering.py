"""Lists: their bullets and numbers."""

from __future__ import annotations

from socialcarefuture.packs.docx.markup import part, w
from socialcarefuture.packs.docx.style import STEP, fonts

BULLETS = 1
"""The number of the one list with bullets that all such lists share."""
_LEVELS = 9
_MARKS = ("•", "\u2013", "▪")


class Numbering:
    """Every list of a document: each with numbers counts for itself."""

    def __init__(self) -> None:
        self._starts: list[tuple[int, int]] = []

    def begin(self, level: int, first: int) -> int:
        """A new list that begins at a number; what paragraphs of it say."""
        self._starts.append((level, first))
        return BULLETS + len(self._starts)

    def xml(self) -> str:
        """`numbering.xml`."""
        numbered = (
            w(
                "num",
                w("abstractNumId", val=1),
                w("lvlOverride", w("startOverride", val=first), ilvl=level),
                numId=BULLETS + number,
            )
            for number, (level, first) in enumerate(self._starts, 1)
        )
        bullets = w("num", w("abstractNumId", val=0), numId=BULLETS)
        return part("numbering", _kind(0, "bullet"), _kind(1, "decimal"), bullets, *numbered)


def _kind(number: int, form: str) -> str:
    levels = (_level(level, form) for level in range(_LEVELS))
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=number)


def _level(level: int, form: str) -> str:
    mark = _MARKS[level % len(_MARKS)] if form == "bullet" else f"%{level + 1}."
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("lvlText", val=mark),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=STEP * (level + 1), hanging=STEP)),
        w("rPr", fonts("Arial")) if form == "bullet" else "",
        ilvl=level,
    )
