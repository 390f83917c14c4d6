"""The words in drawings (SVG), each piece in a family that has its letters.

Typst draws a piece of text in a drawing with one family, and what that has not as empty boxes or not at all, without a
word.
"""

from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as ET

from socialcarefuture.rendering import glyphs

_OTHERWISE = "Turn its words into paths in the program that drew it, or save it as PNG."
_SVG = "{http://www.w3.org/2000/svg}"


def lettered(root: ET.Element) -> tuple[tuple[str, str], ...]:
    """Name the family of every piece of text in a drawing.

    Gives what cannot be drawn, to be said after the drawing's name, each with a way out.
    """
    lost: dict[str, None] = {}
    crowded = [words for text in root.iter(f"{_SVG}text") if _crowds(words := "".join(text.itertext()))]
    for text in root.iter(f"{_SVG}text"):
        for element in list(text.iter()):
            _letter(element, lost)
    if lost:
        return tuple((f"has a letter that our fonts have not: {glyphs.named(one)}", glyphs.remedy(one)) for one in lost)
    return tuple((f'has words whose letters would lie on one another: "{words}"', _OTHERWISE) for words in crowded)


def _crowds(words: str) -> bool:
    """Whether words are in a script as Bengali, whose syllables Typst 0.15 sets too close in drawings."""
    return any(glyphs.is_of_a_script(letter) for letter in words if unicodedata.bidirectional(letter) == "L")


def _letter(element: ET.Element, lost: dict[str, None]) -> None:
    """Put what an element says, and what follows each of its children, into pieces with a family each."""
    pieces = _pieces(element.text, lost)
    element.text = ""
    for child in list(element):
        pieces += [child, *_pieces(child.tail, lost)]
        child.tail = ""
    element[:] = pieces


def _pieces(text: str | None, lost: dict[str, None]) -> list[ET.Element]:
    found = []
    for family, words in glyphs.runs(glyphs.clean(text or "")):
        if not family:
            lost |= dict.fromkeys(words.replace(" ", ""))
        piece = ET.Element(f"{_SVG}tspan", {"style": f"font-family:'{family}',sans-serif"})
        piece.text = words
        found.append(piece)
    return found
