"""What would make a text easier to read, or kinder. Advice never blocks, and is asked for: a build does without.

A person's own words about themselves stand as they are: a testimony is not told how to speak.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import partial

from socialcarefuture.content.advice import headings, length, links, reading, words
from socialcarefuture.content.advice.views import Views, views
from socialcarefuture.content.checks.shelf import Shelf
from socialcarefuture.content.posts import Withdrawn
from socialcarefuture.problems import Problem

__all__ = ["advise"]


def advise(shelf: Shelf, paths: Container[str] | None = None) -> Iterator[Problem]:
    """Advice on the texts of a site, or only on those of these paths; and on its list of words."""
    preferred, faults = words.load(shelf.settings.root)
    yield from faults
    checks = (partial(words.check, preferred), length.check, reading.check, headings.check, links.check)
    for document in (*shelf.documents, *shelf.unread):
        if not isinstance(document, Withdrawn) and (paths is None or document.path in paths):
            seen: Views = views(shelf, document)
            for check in checks:
                yield from check(seen)
