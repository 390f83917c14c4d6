"""How hard words are to read, and where that is measured: at the age of 9 to 11."""

from __future__ import annotations

import re

import textstat

from tests.site.markup import Element

SCHOOL_YEARS = 6.0
"""In the USA: who is 11 has been at school for six. The NHS writes for ages 9 to 11, and measures with SMOG."""
LONGEST_SENTENCE = 20
"""Words, as GOV.UK and the NHS have it."""
_SYLLABLES = 3
"""From here on a word is hard, unless children of ten know it (the word list that textstat has)."""
_INLINE = frozenset({"a", "abbr", "b", "bdi", "code", "em", "kbd", "span", "strong"})
_LOOKED_UP = frozenset({"pre", "table"})
"""Nobody reads it from start to end."""
_FEWEST = 3
"""Words: fewer make no sentence."""


def sentences(page: Element) -> list[str]:
    """What a page says, block by block, without its code and its tables; each sentence with its full stop."""
    blocks: list[str] = [""]
    _gather(page, blocks)
    parts = [part for block in blocks for part in re.split(r"(?<=[.?!:])\s+", " ".join(block.split()))]
    return [f"{part.rstrip('.?!: ')}." for part in parts if len(part.split()) >= _FEWEST]


def _gather(element: Element, blocks: list[str]) -> None:
    for child in element.children:
        if isinstance(child, str):
            blocks[-1] += child
        elif child.tag == "code":
            blocks[-1] += "it"  # what it stands for is a word to the sentence
        elif child.tag in _INLINE:
            _gather(child, blocks)
        elif child.tag not in _LOOKED_UP:
            blocks.append("")
            _gather(child, blocks)
            blocks.append("")


def hard_words(text: str) -> set[str]:
    """Words of three syllables and more that children of ten do not know."""
    return set(textstat.difficult_words_list(text.lower(), syllable_threshold=_SYLLABLES))
