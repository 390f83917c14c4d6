"""What an element of HTML has from those that it lies in: language, direction, look."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from socialcarefuture.packs.flow.blocks import Run
from socialcarefuture.rendering.glyphs import clean
from socialcarefuture.rendering.languages import direction

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True)
class Around:
    """What an element has from those that it lies in."""

    language: str
    direction: str
    looks: frozenset[str] = frozenset()

    def within(self, element: HtmlElement, look: str = "") -> Around:
        """The same inside an element."""
        language, way = element.get("lang", ""), element.get("dir", "")
        if not (language or way or look):
            return self
        return Around(
            language or self.language,
            (way if way in {"rtl", "ltr"} else "") or (way_of(language) if language else self.direction),
            self.looks | {look} if look else self.looks,
        )


@cache
def way_of(language: str) -> str:
    """`rtl` or `ltr`, as a language is written."""
    return direction(language) or "ltr"


def classes(element: HtmlElement) -> list[str]:
    """The words of an element's `class`."""
    return (element.get("class") or "").split()


def words(text: str, language: str = "", *looks: str) -> tuple[Run, ...]:
    """Plain text as one run, clean; nothing for none."""
    return (Run(clean(text), frozenset(looks), language, way_of(language) if language else ""),) if text else ()
