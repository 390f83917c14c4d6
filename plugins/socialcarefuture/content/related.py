"""Related posts: those that share themes, a rare theme weighing more."""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations

from socialcarefuture.content.posts import Post

_NEIGHBOURS = 12
"""How many posts on either side, in time, are looked at for each theme and each pair of themes. A limit, so that the
work grows with the number of posts and not with its square."""


@dataclass(frozen=True)
class _Card:
    """What comparing needs of a post, worked out once."""

    post: Post
    address: str
    day: int
    themes: frozenset[str]
    subsets: tuple[tuple[str, ...], ...]
    """Its themes and its pairs of themes."""


class Related:
    """An index of posts by their themes and pairs of themes."""

    def __init__(self, posts: tuple[Post, ...]) -> None:
        """Take the posts in their total order."""
        count = Counter(theme for post in posts for theme in set(post.themes))
        self._weight = {theme: math.log(1 + len(posts) / number) for theme, number in count.items()}
        self._cards = {post.path: _card(post) for post in posts}
        self._lists: dict[tuple[str, ...], list[_Card]] = defaultdict(list)
        self._places: dict[tuple[tuple[str, ...], str], int] = {}
        for path, card in self._cards.items():
            for themes in card.subsets:
                self._places[themes, path] = len(self._lists[themes])
                self._lists[themes].append(card)

    def to(self, post: Post, most: int) -> tuple[Post, ...]:
        """The posts nearest in theme, then in time, at most `most`; never the post itself."""
        own = self._cards[post.path]
        near = heapq.nsmallest(most, self._candidates(own), key=lambda other: self._rank(own, other))
        return tuple(other.post for other in near)

    def _candidates(self, own: _Card) -> list[_Card]:
        near: dict[str, _Card] = {}
        for themes in own.subsets:
            place = self._places[themes, own.post.path]
            for other in self._lists[themes][max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]:
                near[other.address] = other
        near.pop(own.address, None)
        return list(near.values())

    def _rank(self, own: _Card, other: _Card) -> tuple[float, int, str]:
        shared = math.fsum(self._weight[theme] for theme in own.themes & other.themes)
        return -shared, abs(own.day - other.day), other.address


def _card(post: Post) -> _Card:
    themes = sorted(set(post.themes))
    subsets = (*((theme,) for theme in themes), *combinations(themes, 2))
    return _Card(post, post.address, post.date.toordinal(), frozenset(themes), subsets)
