"""Which letters the fonts of packs and pictures can draw: one that none has would vanish without a word."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).with_name("fonts")

_UNSEEN = frozenset(
    chr(code)
    for first, last in (
        (0x09, 0x0D),  # tabs and ends of lines
        (0xAD, 0xAD),  # a soft hyphen: taken out, no word is split
        (0x200B, 0x200F),  # zero-width spaces, joiners and marks of direction
        (0x2028, 0x202E),
        (0x2060, 0x2069),
        (0xFE00, 0xFE0F),  # "as a picture" and "as text" after an emoji
        (0xE0020, 0xE007F),  # flags of nations
    )
    for code in range(first, last + 1)
)
"""What has no shape of its own."""


_IDLE = re.compile("[\u00ad\ufeff]|&shy;|&#173;|&#xad;", re.IGNORECASE)
"""Soft hyphens, as no word is split, and marks of byte order, which PDF/UA does not allow."""

_FALLBACKS = ("DejaVuSans", "NotoEmoji")
_STACKS = (("AtkinsonHyperlegibleNext", *_FALLBACKS), ("AtkinsonHyperlegibleMono", *_FALLBACKS))
"""The families of text and of code, as the Typst templates have them: where one has no shape, the next is asked."""


@cache
def drawable() -> frozenset[str]:
    """Every character that prints wherever it stands, in text and in code. A private one has no meaning: not those."""
    stacks = (frozenset[int]().union(*(_covered(family) for family in stack)) for stack in _STACKS)
    codes = frozenset.intersection(*stacks)
    shown = frozenset(chr(code) for code in codes if unicodedata.category(chr(code)) not in {"Co", "Cc"})
    return shown - {"\ufeff"} | _UNSEEN


@cache
def _covered(family: str) -> frozenset[int]:
    """The codes that every weight of a family has: one weight does not stand in for another."""
    return frozenset.intersection(*(_codes(path) for path in FONTS.glob("*.ttf") if path.stem.split("-")[0] == family))


def _codes(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def clean(text: str) -> str:
    """The text with its accents joined to their letters, less what never shows."""
    return _IDLE.sub("", unicodedata.normalize("NFC", text))


def missing(text: str) -> list[str]:
    """The characters of `text` that no font has, in order of their code."""
    return sorted(set(text) - drawable())


def named(character: str) -> str:
    """How to speak of a character that may not show: `"ক" (U+0995 BENGALI LETTER KA)`."""
    return f'"{character}" (U+{ord(character):04X} {unicodedata.name(character, "without a name")})'
