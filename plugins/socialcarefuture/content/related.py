"""Related posts: those that share themes, a rare theme weighing more."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from itertools import combinations

from socialcarefuture.content.posts import Post

_NEIGHBOURS = 12
"""How many posts on either side, in time, are looked at for each theme and each pair of themes. A limit, so that the
work grows with the number of posts and not with its square."""


class Related:
    """An index of posts by their themes and pairs of themes."""

    def __init__(self, posts: tuple[Post, ...]) -> None:
        """Take the posts in their total order."""
        count = Counter(theme for post in posts for theme in set(post.themes))
        self._weight = {theme: math.log(1 + len(posts) / number) for theme, number in count.items()}
        self._lists: dict[tuple[str, ...], list[Post]] = defaultdict(list)
        self._places: dict[tuple[tuple[str, ...], str], int] = {}
        for post in posts:
            for themes in _subsets(post):
                self._places[themes, post.path] = len(self._lists[themes])
                self._lists[themes].append(post)

    def to(self, post: Post, most: int) -> tuple[Post, ...]:
        """The posts nearest in theme, then in time, at most `most`; never the post itself."""
        near = {}
        for themes in _subsets(post):
            place = self._places[themes, post.path]
            for other in self._lists[themes][max(0, place - _NEIGHBOURS) : place + _NEIGHBOURS + 1]:
                near[other.path] = other
        del near[post.path]
        return tuple(sorted(near.values(), key=lambda other: self._rank(post, other))[:most])

    def _rank(self, post: Post, other: Post) -> tuple[float, int, str]:
        shared = sum(self._weight[theme] for theme in set(post.themes) & set(other.themes))
        return -shared, abs(post.date.toordinal() - other.date.toordinal()), other.address


def _subsets(post: Post) -> list[tuple[str, ...]]:
    themes = sorted(set(post.themes))
    return [(theme,) for theme in themes] + list(combinations(themes, 2))
