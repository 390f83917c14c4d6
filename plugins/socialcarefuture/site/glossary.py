"""The page of all hard words, each with what it means right there."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from socialcarefuture.content.taxonomies import TAXONOMIES, Word
from socialcarefuture.site.compose import Composer
from socialcarefuture.site.views import Meaning, MeaningGroup, WordsView

_MANY = 40
"""From so many words on, they stand under their letters, with a row of letters to jump by."""


def words_view(composer: Composer) -> WordsView:
    """Every hard word of a site."""
    taxonomy = TAXONOMIES[Word.taxonomy]
    words = sorted(map(composer.meaning, composer.glossary.words), key=_letter)  # else by the alphabet, as they come
    groups = groupby(words, key=_letter if len(words) >= _MANY else lambda _: "")
    return WordsView(
        composer.publication.title_of_folder(taxonomy.name, taxonomy.title),
        tuple(MeaningGroup(letter, tuple(group)) for letter, group in groups),
    )


def _letter(word: Meaning) -> str:
    """What it stands under: its first letter without accents, as dictionaries have it; else `#`."""
    first = unicodedata.normalize("NFD", word.title)[0].upper()
    return first if first.isalpha() else "#"
