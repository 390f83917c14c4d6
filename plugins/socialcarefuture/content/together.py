"""Which themes travel together: pairs of themes, by how many posts name both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from socialcarefuture.content.posts import Post


@dataclass(frozen=True)
class Pair:
    """Two themes that posts name together."""

    one: str
    """A slug; the first of the two in their order."""
    other: str
    posts: int
    """How many posts name both; 1 or more."""

    def beside(self, theme: str) -> str:
        """The one that is not this theme."""
        return self.other if theme == self.one else self.one


class Together:
    """Every pair of themes among posts."""

    def __init__(self, posts: Iterable[Post]) -> None:
        """Count the pairs."""
        count = Counter(pair for post in posts for pair in combinations(sorted(set(post.themes)), 2))
        found = (Pair(one, other, posts) for (one, other), posts in count.items())
        self.pairs = tuple(sorted(found, key=lambda pair: (-pair.posts, pair.one, pair.other)))
        """The strongest first."""

    def often(self, theme: str, most: int, least: int = 2) -> tuple[str, ...]:
        """The themes that travel with this one most, in `least` posts or more: at most `most`, the strongest first."""
        own = (pair for pair in self.pairs if theme in {pair.one, pair.other} and pair.posts >= least)
        return tuple(pair.beside(theme) for pair in own)[:most]
