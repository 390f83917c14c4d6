"""Two texts cannot have one address; on Windows and macOS not even with other capitals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from socialcarefuture.content import addresses
from socialcarefuture.content.checks.shelf import Shelf, problem_at
from socialcarefuture.content.documents import Companion, Document, Page
from socialcarefuture.content.packs import FOLDER, Pack
from socialcarefuture.content.posts import KINDS, Post, Withdrawn
from socialcarefuture.content.taxonomies import TAXONOMIES, Term
from socialcarefuture.problems import Problem

_LISTS = "|".join((*(kind.folder for kind in KINDS.values()), *TAXONOMIES, FOLDER))
_LIST = re.compile(rf"({_LISTS})/")
"""A list's address; a page at one of them introduces it."""
_FEEDS = "|".join(map(re.escape, addresses.FEEDS.values()))
_MADE = re.compile(rf"(({_LISTS})/)?(([0-9]{{4}}/)?page/[0-9]+/|[0-9]{{4}}/|make/|{_FEEDS})")
"""An address below a list that the build makes: an archive, a further page, a feed."""


def check(shelf: Shelf) -> Iterator[Problem]:
    """Addresses, and old addresses, that two texts claim."""
    taken: dict[str, str] = {}
    by_path = {document.path: document for document in shelf.documents}
    for document in shelf.documents:
        if address := _address(shelf, document):
            yield from _claim(taken, document, address)
    for companion in shelf.of(Companion):
        if (address := _address(shelf, by_path.get(companion.original))) is not None:
            yield from _claim_easy(shelf, taken, companion, addresses.easy_read(address))
    for post in shelf.documents:
        if isinstance(post, (Post, Withdrawn)):
            for number, alias in enumerate(post.aliases):
                yield from _claim_old(taken, post, number, addresses.alias(post.folder, alias))


def _address(shelf: Shelf, document: Document | None) -> str | None:
    if isinstance(document, Page):
        return addresses.page(document.path.removeprefix(f"{shelf.settings.docs}/"))
    return document.address if isinstance(document, (Post, Withdrawn, Term, Pack)) else None


def _claim(taken: dict[str, str], document: Document, address: str) -> Iterator[Problem]:
    other = taken.setdefault(_key(address), document.path)
    if other != document.path:
        yield problem_at(
            document,
            (),
            ("address-taken", f"/{unquote(address)} is the address of {other}, too", "Rename one of the two files."),
        )
    elif isinstance(document, Page) and _MADE.fullmatch(address) and address != addresses.PACK_MAKER:
        yield problem_at(
            document, (), ("address-taken", f"/{address} is the address of a list, too", "Rename this file.")
        )


def _claim_easy(shelf: Shelf, taken: dict[str, str], companion: Companion, address: str) -> Iterator[Problem]:
    """Two originals that share an address are told already, so their Easy Read versions are not."""
    other = taken.setdefault(_key(address), companion.path)
    if address == addresses.easy_read(""):
        whose, way_out = "a list", f"Write it in {shelf.settings.docs}/easy-read/index.md, which opens that list."
    elif other == companion.path or other.endswith(".easy.md"):
        return
    else:
        whose, way_out = other, f"Rename {other}."
    yield problem_at(companion, (), ("address-taken", f"/{unquote(address)} is the address of {whose}, too", way_out))


def _claim_old(taken: dict[str, str], post: Post | Withdrawn, number: int, address: str) -> Iterator[Problem]:
    other = taken.get(_key(address), "")
    taken.setdefault(_key(address), post.path)
    if other == post.path:
        whose = "is an address of this text already"
    elif other:
        whose = f"is the address of {other}"
    elif _LIST.fullmatch(address.casefold()) or _MADE.fullmatch(address.casefold()):
        whose = "is the address of a list"
    else:
        return
    yield problem_at(post, ("aliases", number), ("address-taken", f"/{address} {whose}", "Take this alias away."))


def _key(address: str) -> str:
    """The same for two addresses that a file system or a person may take for one."""
    return unicodedata.normalize("NFC", unquote(address)).casefold()
