"""The story by year: posts and dated pages, from the beginning."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from socialcarefuture.content import addresses
from socialcarefuture.content.dates import MONTHS
from socialcarefuture.content.documents import Page
from socialcarefuture.content.packs import Pack
from socialcarefuture.content.posts import KINDS, Kind, Post
from socialcarefuture.rendering.markup import shortened
from socialcarefuture.rendering.names import listed
from socialcarefuture.site.compose import Composer
from socialcarefuture.site.figures import Drop, Month, Ring, TimelineView, Year
from socialcarefuture.site.lists import page_ref
from socialcarefuture.site.views import Card, Ref

_POSTS = 12
"""Of a year, at most; its archives have them all."""
_LONGEST = 140
"""Characters of what is said of an entry."""
_YEAR, _MONTH = 96, 50
"""The side of the square that a year's drop, and a month's, may fill, in units."""
_EDGE = 2
"""Room for a drop's outline, in units."""
_LONE_IN_YEAR, _LONE_IN_MONTH = 12.0, 9.0
"""The radius of a single post in a year's drop and in a month's, at most."""


_Dated = TypeVar("_Dated", Post, Card)
FOLDER = "timeline"


@dataclass(frozen=True)
class _Scale:
    """How posts become drops, the same in the whole story."""

    year: float
    """The radius of a single post in the drop of a year, in units."""
    month: float
    """The same, in the drop of a month."""
    order: tuple[Kind, ...]
    """The kinds from the middle of a drop to its edge."""


def timeline_view(composer: Composer) -> TimelineView:
    """The whole story."""
    posts, pages = _by_year(composer.publication.posts), _by_year(_dated(composer))
    months = Counter((post.date.year, post.date.month) for post in composer.publication.posts)
    scale = _Scale(
        _one(map(len, posts.values()), _YEAR, _LONE_IN_YEAR),
        _one(months.values(), _MONTH, _LONE_IN_MONTH),
        _rarest_first(composer.publication.posts),
    )
    years = sorted({*posts, *pages})
    return TimelineView(
        tuple(_year(composer, year, posts.get(year, []), pages.get(year, []), scale) for year in years),
        tuple(_archive(composer, kind) for kind in _kinds(composer.publication.posts)),
        _YEAR,
        _MONTH,
    )


def _dated(composer: Composer) -> Iterator[Card]:
    """Hand-written pages and packs that have a date, as cards."""
    texts: tuple[Page | Pack, ...] = (*composer.publication.pages, *composer.publication.packs)
    for text in texts:
        ref = page_ref(composer, text.path)
        if text.date and ref and ref.url:
            about = text.subtitle if isinstance(text, Pack) else text.description
            said = about or composer.manuscript.rendered[text.path].first_paragraph
            name = "Pack" if isinstance(text, Pack) else "Page"
            yield Card(ref.title, ref.url, name.casefold(), name, text.date, (), shortened(said, _LONGEST))


def _by_year(dated: Iterable[_Dated]) -> dict[int, list[_Dated]]:
    """What has a date, by its year, the earliest first."""
    found = defaultdict(list)
    for one in sorted(dated, key=lambda one: (one.date, one.title)):
        found[one.date.year].append(one)
    return found


def _year(composer: Composer, number: int, posts: list[Post], pages: list[Card], scale: _Scale) -> Year:
    chosen = _some(posts)
    cards = [replace(card, summary=shortened(card.summary, _LONGEST)) for card in composer.cards(chosen)]
    months = (
        Month(name, drop([post for post in posts if post.date.month == month], scale.month, scale.order))
        for month, name in enumerate(MONTHS, start=1)
    )
    return Year(
        number,
        drop(posts, scale.year, scale.order),
        tuple(months),
        tuple(sorted((*cards, *pages), key=lambda card: card.date)),
        tuple(_archive(composer, kind, number) for kind in _kinds(posts)) if len(chosen) < len(posts) else (),
        len(chosen),
    )


def _some(posts: list[Post]) -> list[Post]:
    """Of many, some from the whole year: the first, the last, and those at even steps between."""
    if len(posts) <= _POSTS:
        return posts
    return [posts[n * (len(posts) - 1) // (_POSTS - 1)] for n in range(_POSTS)]


def _archive(composer: Composer, kind: Kind, year: int | None = None) -> Ref:
    title = composer.publication.title_of_folder(kind.folder, kind.plural)
    if year:
        return Ref(f"{title} of {year}", addresses.archive(kind.folder, year))
    return Ref(title, addresses.folder(kind.folder))


def _kinds(posts: Iterable[Post]) -> list[Kind]:
    """The kinds that there are among posts, in their own order."""
    present = {post.kind for post in posts}
    return [kind for kind in KINDS.values() if kind.name in present]


def _rarest_first(posts: Iterable[Post]) -> tuple[Kind, ...]:
    """The kinds, those of fewest posts first: in the middle of a drop a few are still seen, at its edge not."""
    counts = Counter(post.kind for post in posts)
    return tuple(sorted(KINDS.values(), key=lambda kind: counts[kind.name]))


def _one(counts: Iterable[int], square: int, largest: float) -> float:
    """The radius of a single post, so that the most posts fill the square and one alone is not too large."""
    return min(largest, (square / 2 - _EDGE) / math.sqrt(max(counts, default=1)))


def drop(posts: Sequence[Post], one: float, order: Sequence[Kind]) -> Drop:
    """Posts as rings in one another.

    Args:
        posts: those of a year or a month.
        one: the radius of a single post; as many posts cover as much.
        order: the kinds from the innermost ring to the outermost.
    """
    counts = Counter(post.kind for post in posts)
    within, rings = 0, []
    for kind in order:
        if counts[kind.name]:
            within += counts[kind.name]
            rings.append(Ring(kind.name, round(one * math.sqrt(within), 1)))
    return Drop(len(posts), _words(counts), tuple(reversed(rings)))


def _words(counts: Counter[str]) -> str:
    """How many posts of each kind there are: `3 blogs, 1 testimony and 2 glimpses`."""
    present = ((counts[kind.name], kind) for kind in KINDS.values() if counts[kind.name])
    words = [f"{count:,} {(kind.title if count == 1 else kind.plural).lower()}" for count, kind in present]
    return listed(words)
