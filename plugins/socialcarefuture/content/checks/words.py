"""Hard words that claim one form: whoever meets it in a text could be told only one of the meanings."""

from __future__ import annotations

from collections.abc import Iterator

from socialcarefuture.content.checks.shelf import Shelf, problem_at
from socialcarefuture.content.forms import as_form
from socialcarefuture.content.taxonomies import Word
from socialcarefuture.problems import Problem


def check(shelf: Shelf) -> Iterator[Problem]:
    """Forms that two words claim; told where the second claim stands."""
    taken: dict[str, Word] = {}
    for word in sorted(shelf.of(Word), key=lambda word: word.path):
        for place, name in enumerate(word.names):
            other = taken.setdefault(as_form(name), word)
            if other is not word:
                loc = ("aliases", place - 1) if place else ("title",)
                message = f'"{name[:80]}" is a form of {other.path}, too'
                yield problem_at(word, loc, ("word-twice", message, "Leave it to one of the two."))
