"""The page of themes: every theme, and which of them travel together."""

from __future__ import annotations

from collections.abc import Sequence

from socialcarefuture.content.taxonomies import TAXONOMIES
from socialcarefuture.content.together import Pair
from socialcarefuture.site.compose import Composer
from socialcarefuture.site.figures import PairRow, ThemesView, TogetherView
from socialcarefuture.site.lists import taxonomy_view
from socialcarefuture.site.weave import NARROW, WIDE, weave

_MOST_PAIRS, _MOST_THEMES = 30, 24
"""What a picture can show and still be read."""
_FEW = 12
"""Fewer pairs than this are no picture, where there are more."""


def themes_view(composer: Composer) -> ThemesView:
    """The page of themes."""
    taxonomy = taxonomy_view(composer, TAXONOMIES["themes"])
    return ThemesView(taxonomy.title, taxonomy.groups, taxonomy.counted, _together(composer))


def _together(composer: Composer) -> TogetherView | None:
    pairs = composer.publication.together.pairs
    chosen = strongest(pairs)
    if not chosen:
        return None
    rows = tuple(
        PairRow(composer.term("themes", pair.one), composer.term("themes", pair.other), pair.posts) for pair in chosen
    )
    shared = {(row.one.title, row.other.title): row.posts for row in rows}
    return TogetherView(rows, len(pairs), weave(shared, WIDE), weave(shared, NARROW))


def strongest(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """The pairs to show: all that share some number of posts or more, the smallest number that a picture has room for.

    Where even the strongest are too many, or that leaves next to none, it is the first that there is room for.
    """
    for least in sorted({pair.posts for pair in pairs}):
        level = [pair for pair in pairs if pair.posts >= least]
        if _fits(level) and (len(level) >= _FEW or len(level) == len(pairs)):
            return tuple(level)
    most = next((n for n in range(len(pairs), 0, -1) if _fits(pairs[:n])), 0)
    return tuple(pairs[:most])


def _fits(pairs: Sequence[Pair]) -> bool:
    themes = {theme for pair in pairs for theme in (pair.one, pair.other)}
    return len(pairs) <= _MOST_PAIRS and len(themes) <= _MOST_THEMES
