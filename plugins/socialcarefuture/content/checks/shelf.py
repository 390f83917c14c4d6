"""What a check may look at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from socialcarefuture.content.documents import Document
from socialcarefuture.content.settings import Settings
from socialcarefuture.problems import Level, Problem

D = TypeVar("D", bound=Document)


@dataclass(frozen=True)
class Shelf:
    """All texts of a site and the names of all its files."""

    settings: Settings
    documents: tuple[Document, ...]
    """Those that could be understood."""
    texts: frozenset[str]
    """The paths of all Markdown files, broken ones too: what they name is not missing."""
    assets: frozenset[str]
    """The paths of pictures and other files."""
    unread: tuple[Document, ...] = ()
    """Texts whose fields are wrong: nothing but their bodies, so that these can be looked through all the same."""

    def named_after(self, text: str) -> list[str]:
        """The files that are called after a text, and after no other one with a longer name."""
        stem = text.removesuffix(".md")
        others = [path.removesuffix(".md") for path in self.texts if path.startswith(f"{stem}-")]
        beside = (f"{stem}.", f"{stem}-", f"{stem}/")
        return sorted(
            asset
            for asset in self.assets
            if asset.startswith(beside) and not any(asset.startswith(other) for other in others)
        )

    def of(self, model: type[D]) -> Iterator[D]:
        """The texts of a class."""
        return (document for document in self.documents if isinstance(document, model))


def problem_at(
    document: Document, loc: tuple[str | int, ...], words: tuple[str, str, str], level: Level = Level.ERROR
) -> Problem:
    """A problem (its code, message and hint) that points at a field, or at the file as a whole where `loc` is empty."""
    mark = document.mark(*loc) if loc else None
    place = (mark.line, mark.column) if mark else (0, 0)
    return Problem(document.path, *place, level, *words)
