"""A book for a number of pages: the newest whole posts that fit, cover and all, in the standard edition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from pathlib import Path

from socialcarefuture.packs.book import Book, Chapter
from socialcarefuture.packs.making import Progress, afresh, checked
from socialcarefuture.packs.printing import convert_chapters, measure_standard

_TRIES = 4
"""Settings, the whole book's among them, after which the best so far will do."""
_BARE = 4
"""Pages of a book besides its posts, as a first guess: a cover, contents, an index and a last page."""


class TooShortError(Exception):
    """Not even one post fits."""

    def __init__(self, least: int) -> None:
        self.least = least
        """The pages of the shortest book that there can be."""
        super().__init__(f"at least {least} pages")


@dataclass(frozen=True)
class Fit:
    """A book that fits."""

    book: Book
    pages: int
    left: Mapping[str, int] = field(default_factory=dict)
    """The keys of the chapters that did not fit, the newest first, each with its pages."""


@dataclass(frozen=True)
class _Sizes:
    """What is known of a book once it was set."""

    pages: int
    chapters: Mapping[str, int]
    """The pages of each chapter, by key."""

    @property
    def rest(self) -> int:
        """All pages but those of chapters."""
        return self.pages - sum(self.chapters.values())


def fit(
    compose: Callable[[frozenset[str]], Book],
    pages: int,
    *,
    cache: Path,
    today: date,
    progress: Progress | None = None,
) -> Fit:
    """The book of the newest whole posts that fits; a newer one that is too long makes room for older ones.

    Texts without a date stay: they were written for the pack. The book is set as often as it takes to know, four
    times at most but where posts are set longer beside others.

    Args:
        compose: gives the book without the chapters of these paths.
        pages: how many there may be.
        cache: the site's folder of intermediate files.
        today: told in the book as the day it was made.
        progress: told how many settings are done, and how far each is.

    Raises:
        TooShortError: where not even one post fits.
        PackError, ToolError, OSError: as `make` does.
    """
    tell = progress or (lambda *_: None)
    return afresh(cache, lambda: _Fitting(compose, pages, cache, today, tell).fit())


class _Fitting:
    def __init__(
        self, compose: Callable[[frozenset[str]], Book], budget: int, cache: Path, today: date, tell: Progress
    ) -> None:
        self._compose, self._budget = compose, budget
        self._cache, self._today, self._tell = cache, today, tell
        self._whole = compose(frozenset())
        self._sizes = self._set(self._whole)
        self._lengths = dict(self._sizes.chapters)
        dated = [chapter for chapter in self._whole.chapters if chapter.date]
        self._posts = sorted(dated, key=lambda one: (-one.date.toordinal() if one.date else 0, one.key))
        self._each = max(0, self._sizes.rest - _BARE) / (len(self._sizes.chapters) or 1)
        """What a post adds to the contents and the index, in pages."""

    def fit(self) -> Fit:
        if self._sizes.pages <= self._budget:
            return Fit(self._whole, self._sizes.pages)
        best: Fit | None = None
        bare, tried = float(min(_BARE, self._sizes.rest)), set[frozenset[str]]()
        while (chosen := self._chosen(bare)) and chosen not in tried and (not best or len(tried) + 1 < _TRIES):
            tried.add(chosen)
            book = self._book(chosen)
            sizes = self._set(book)
            bare = sizes.rest - self._each * len(sizes.chapters)
            self._lengths |= sizes.chapters  # a link to what is left out now has an address, and may take a line more
            if sizes.pages <= self._budget:
                best = Fit(book, sizes.pages, self._left(chosen))
            elif best:
                break
        return best or self._shortest()

    def _set(self, book: Book) -> _Sizes:
        material = checked(book, self._cache / "packs", self._today, typeset=True)
        material = convert_chapters(material, lambda done, of: self._tell("Chapters", done, of))
        self._tell("Counting pages", 0, 1)
        return _sizes(*measure_standard(material))

    def _chosen(self, bare: float) -> frozenset[str]:
        """The keys of the posts that should fit where a book has so many pages besides its chapters."""
        needed = {key: pages + self._each for key, pages in self._lengths.items()}
        room = self._budget - bare - sum(needed[chapter.key] for chapter in self._whole.chapters if not chapter.date)
        chosen = set()
        for key in (post.key for post in self._posts):
            if needed[key] <= room:
                room -= needed[key]
                chosen.add(key)
        return frozenset(chosen)

    def _book(self, chosen: frozenset[str]) -> Book:
        return self._compose(frozenset(post.path for post in self._posts if post.key not in chosen))

    def _left(self, chosen: frozenset[str]) -> dict[str, int]:
        return {post.key: self._lengths[post.key] for post in self._posts if post.key not in chosen}

    def _shortest(self) -> Fit:
        """The book of the shortest post alone, for all that was guessed said that nothing fits."""
        chosen = frozenset(_shortest(self._posts, self._lengths))
        book = self._book(chosen)
        pages = self._set(book).pages
        if pages > self._budget or not chosen:
            raise TooShortError(pages)
        return Fit(book, pages, self._left(chosen))


def _shortest(posts: Sequence[Chapter], sizes: Mapping[str, int]) -> list[str]:
    return [min(posts, key=lambda post: sizes[post.key]).key] if posts else []


def _sizes(pages: int, starts: Sequence[tuple[str, int]]) -> _Sizes:
    """A chapter is what stands between its start and the next; a section begins on its first chapter's page."""
    following = [*starts, ("", pages + 1)]
    return _Sizes(pages, {key: after - page for (key, page), (_, after) in pairwise(following) if key})
