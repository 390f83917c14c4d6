"""What the terms of a taxonomy may be called by those who write posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from socialcarefuture.problems import nearest


class Names:
    """The names of one taxonomy's terms."""

    def __init__(self, terms: Iterable[tuple[str, tuple[str, ...]]]) -> None:
        """Take each term's slug, and its other names, the title first."""
        self._slugs: dict[str, str] = {}
        self._named: dict[str, list[str]] = defaultdict(list)
        self._offers: dict[str, str] = {}
        for slug, names in terms:
            self._slugs[slug.casefold()] = slug
            for name in dict.fromkeys(name.casefold() for name in names):
                self._named[name].append(slug)
            for name in (*names, slug):
                self._offers.setdefault(name, names[0] if names else slug)

    def find(self, name: str) -> tuple[str, ...]:
        """The slugs of the terms that a name may mean: one, unless it means nothing or is not clear.

        A slug always means its own page.
        """
        key = name.casefold()
        return (self._slugs[key],) if key in self._slugs else tuple(self._named.get(key, ()))

    def suggest(self, name: str) -> str:
        """The name, as its page writes it, of the term that is nearest; empty where none is near."""
        return self._offers.get(nearest(name, self._offers), "")

    def spelt(self, name: str, squeezed: Callable[[str], str]) -> str:
        """The name of the one term that differs from an unknown name in nothing that is left of both when squeezed."""
        wanted = squeezed(name)
        if not wanted or self.find(name):
            return ""
        meant = {self._offers[offer] for offer in self._offers if squeezed(offer) == wanted}
        return meant.pop() if len(meant) == 1 else ""
