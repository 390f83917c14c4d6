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

_TEXT, _CODE, _LAST = "AtkinsonHyperlegibleNext", "AtkinsonHyperlegibleMono", ("DejaVuSans", "NotoEmoji")
_COMMON = ((0, 0x58F), (0x1E00, 0x2BFF))
"""Latin, Greek, Cyrillic, punctuation and signs: most fonts of other scripts have some too, in a look of their own."""
_OWN_SCRIPT = "[^{}]".format("".join(rf"\x{{{start:x}}}-\x{{{end:x}}}" for start, end in _COMMON))
"""Anything else, for Rust's regular expressions."""

_FROM_THE_RIGHT = range(0x590, 0x900)
"""Hebrew, Arabic and their like. DejaVu has some of them: a letter of it among those of another font would not join."""

_NOTO = {"CJK": "SC", "HANGUL": "KR", "HIRAGANA": "JP", "KATAKANA": "JP"}
"""What the Noto font of a script is called, where it is not called by the script's name in Unicode."""

_NOT_FROM_THE_RIGHT = rf"[^\x{{{_FROM_THE_RIGHT.start:x}}}-\x{{{_FROM_THE_RIGHT.stop - 1:x}}}]"

Family = dict[str, str]
"""A family as Typst takes it: its `name`, and where it is not asked for every letter a pattern of those it `covers`."""


def families(text: str, *, code: bool = False) -> tuple[Family, ...]:
    """The families that print a text, or code, in their order: where one has no shape, the next is asked.

    Every font in `FONTS` may be among them, so one is added by laying it there. Those of scripts come early for the
    letters of their scripts, so that a word is of one look, and once more at the end for all that no other has. One
    that the text has no letter for is left out: each costs Typst time in every line.
    """
    own = _CODE if code else _TEXT
    first, signs, emoji, *scripts = _stack(own)
    used = {_first(letter, own) for letter in set(text)}
    named: list[Family] = [{"name": _name(stem)} for stem in scripts if _name(stem) in used]
    early = ({**script, "covers": _OWN_SCRIPT} for script in named)
    last = {"name": _name(signs), **({"covers": _NOT_FROM_THE_RIGHT} if named else {})}
    return {"name": _name(first)}, *early, last, {"name": _name(emoji)}, *named


@cache
def _stack(first: str) -> tuple[str, ...]:
    """What the files of each family begin with: the family `first`, those that help it out, those of scripts."""
    found = {_stem(path) for path in FONTS.glob("*.ttf")}
    return first, *_LAST, *sorted(found - {_TEXT, _CODE, *_LAST})


def _stem(path: Path) -> str:
    return path.stem.partition("-")[0]


def _files(stem: str) -> list[Path]:
    return sorted(path for path in FONTS.glob(f"{stem}*.ttf") if _stem(path) == stem)


@cache
def _name(stem: str) -> str:
    with TTFont(_files(stem)[0], lazy=True) as font:
        return str(font["name"].getBestFamilyName())


def missing(text: str) -> list[str]:
    """The characters of `text` that some text or code could not show, in order of their code.

    No font is asked for a private one, which means nothing.
    """
    shown = set(text) - _UNSEEN
    idle = {letter for letter in shown if letter == "\ufeff" or unicodedata.category(letter) in {"Co", "Cc"}}
    codes = {ord(letter) for letter in shown - idle}
    return sorted(idle | {chr(code) for first in (_TEXT, _CODE) for code in _lost(codes, first)})


def runs(text: str) -> list[tuple[str, str]]:
    """A text in pieces, each with the family that draws it, for what is drawn with one family at a time.

    The family is empty for what none has. Spaces and marks stay with what they follow.
    """
    found: list[tuple[str, str]] = []
    for letter in text:
        follows = letter in _UNSEEN or letter.isspace() or unicodedata.category(letter).startswith("M")
        family = found[-1][0] if found and follows else _first(letter)
        if found and found[-1][0] == family:
            found[-1] = (family, found[-1][1] + letter)
        else:
            found.append((family, letter))
    return found


def is_of_a_script(letter: str) -> bool:
    """Whether a letter is neither Latin, Greek nor Cyrillic, nor a sign of all scripts."""
    return not any(start <= ord(letter) <= end for start, end in _COMMON)


@cache
def _first(letter: str, own: str = _TEXT) -> str:
    """The family that draws a letter, as `families` has them; empty for none."""
    first, signs, emoji, *scripts = _stack(own)
    order = (first, *scripts, signs, emoji) if is_of_a_script(letter) else (first, signs, emoji, *scripts)
    return next((_name(stem) for stem in order if letter in _UNSEEN or ord(letter) in _covered(stem)), "")


def _lost(codes: set[int], first: str) -> set[int]:
    """The codes that no family has that is asked where `first` is. Opens no more fonts than are needed."""
    for stem in _stack(first):
        if not codes:
            break
        codes = codes - _covered(stem)
    return codes


@cache
def _covered(stem: str) -> frozenset[int]:
    """The codes that a family is asked for and every weight of it has: one does not stand in for another."""
    codes = frozenset.intersection(*(_codes(path) for path in _files(stem)))
    return codes - frozenset(_FROM_THE_RIGHT) if stem == _LAST[0] else codes


def _codes(path: Path) -> frozenset[int]:
    with TTFont(path, lazy=True) as font:
        return frozenset(font.getBestCmap())


def clean(text: str) -> str:
    """The text with its accents joined to their letters, less what never shows."""
    return _IDLE.sub("", unicodedata.normalize("NFC", text))


def named(character: str) -> str:
    """How to speak of a character that may not show: `"ক" (U+0995 BENGALI LETTER KA)`."""
    return f'"{character}" (U+{ord(character):04X} {unicodedata.name(character, "without a name")})'


def remedy(character: str) -> str:
    """How to make a character print, in a sentence or two."""
    script = unicodedata.name(character, "").partition(" ")[0]
    is_letter = unicodedata.category(character)[0] in "LM" and script not in {"", "COMBINING", "MODIFIER"}
    font = f"Noto Sans {_NOTO.get(script, script.title())}" if is_letter else "one of the Noto fonts"
    folder = FONTS.relative_to(FONTS.parents[3]).as_posix()
    return (
        f"Add a font that has it, such as {font}: put its .ttf files (regular and bold, not the variable one) and its "
        f"licence, as OFL-<the font's name>.txt, into {folder}/. Or write it in another way, or leave the text out."
    )
