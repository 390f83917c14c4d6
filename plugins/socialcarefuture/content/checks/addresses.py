"""Two texts cannot have one address; on Windows and macOS not even with other capitals."""

from __future__ import annotations

from collections.abc import Iterator

from socialcarefuture.content import addresses
from socialcarefuture.content.checks.shelf import Shelf, problem_at
from socialcarefuture.content.documents import Document, Page
from socialcarefuture.content.packs import Pack
from socialcarefuture.content.posts import KINDS, Post, Withdrawn
from socialcarefuture.content.taxonomies import TAXONOMIES, Term
from socialcarefuture.problems import Problem

_GENERATED = {f"{name}/": name for name in (*(kind.folder for kind in KINDS.values()), *TAXONOMIES)}
"""The addresses of lists; a page at one of them introduces it."""


def check(shelf: Shelf) -> Iterator[Problem]:
    """Addresses, and old addresses, that two texts claim."""
    taken: dict[str, str] = {}
    for document in shelf.documents:
        if address := _address(shelf, document):
            yield from _claim(taken, document, (), address)
    for post in shelf.documents:
        if isinstance(post, (Post, Withdrawn)):
            for number, alias in enumerate(post.aliases):
                yield from _claim(taken, post, ("aliases", number), addresses.alias(post.folder, alias))


def _address(shelf: Shelf, document: Document) -> str | None:
    if isinstance(document, Page):
        return addresses.page(document.path.removeprefix(f"{shelf.settings.docs}/"))
    return document.address if isinstance(document, (Post, Withdrawn, Term, Pack)) else None


def _claim(taken: dict[str, str], document: Document, loc: tuple[str | int, ...], address: str) -> Iterator[Problem]:
    key = address.casefold()
    other = taken.setdefault(key, document.path)
    if other != document.path:
        yield problem_at(document, loc, "address-taken", f"/{address} is already the address of {other}",
                         "Rename this file." if not loc else "Take this alias away.")
    elif loc and (key in _GENERATED or address == _address_of(document)):
        yield problem_at(document, loc, "address-taken", f"/{address} already has a page", "Take this alias away.")


def _address_of(document: Document) -> str:
    return document.address if isinstance(document, (Post, Withdrawn)) else ""
