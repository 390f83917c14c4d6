"""How a person may name a text: by its path, by its address, or by what stands in a browser's address line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from socialcarefuture.content import addresses
from socialcarefuture.content.library import Library
from socialcarefuture.content.posts import KINDS, Post, Withdrawn

_ENDING = re.compile(r"(/index\.html|\.easy\.md|\.md|/easy-read)$")


def texts_named(library: Library, name: str) -> list[str]:
    """The paths of the texts that a name may mean, companions left out: one, unless it means nothing or is not clear.

    A text whose front matter is broken is found as well.
    """
    wanted = _plain(name, library.settings.url)
    texts = sorted(path for path in library.shelf.texts if not path.endswith(".easy.md"))
    for fits in (_exactly, _at_address, _by_its_end):
        if found := [path for path in texts if fits(path, wanted, library.settings.docs)]:
            return found
    return sorted({path for path, old in _old_addresses(library) if old == wanted})


def key_of(path: str) -> str:
    """How other texts name a post: `blogs/slug`."""
    return f"{path.partition('/')[0]}/{_stem(path)}"


def old_keys(library: Library, path: str) -> list[str]:
    """The addresses that the text in a file had before, as `blogs/slug`, in small letters."""
    return [old for own, old in _old_addresses(library) if own == path]


def is_post(path: str) -> bool:
    """Whether a file lies where posts do."""
    return path.partition("/")[0] in {kind.folder for kind in KINDS.values()}


def _plain(name: str, url: str) -> str:
    """A name without the site's address, its ending, and slashes around it."""
    name = name.strip().replace("\\", "/")
    if name.startswith(("http://", "https://")):
        name = name.removeprefix(url) if url else urlsplit(name).path
        name = urlsplit(name).path if "://" in name else name
    name = unquote(re.split(r"[?#]", name)[0]).strip("/").removeprefix("./")
    while name != (shorter := _ENDING.sub("", name)):
        name = shorter.rstrip("/")
    return name.casefold()


def _exactly(path: str, wanted: str, docs: str) -> bool:
    bare = path.removesuffix(".md").casefold()
    return wanted in {bare, bare.removeprefix(f"{docs}/"), bare.removeprefix(f"{docs}/").removesuffix("/index")}


def _at_address(path: str, wanted: str, docs: str) -> bool:  # noqa: ARG001 - the three ways are called alike
    """Whether it is a post of this address: the year folder that it lies in is not in there."""
    return is_post(path) and key_of(path).casefold() == wanted


def _by_its_end(path: str, wanted: str, docs: str) -> bool:  # noqa: ARG001
    """Whether the last words of a longer path, or a bare slug, mean it."""
    bare = path.removesuffix(".md").casefold()
    posts = is_post(path) and wanted.endswith(f"/{key_of(path).casefold()}")
    return _stem(path).casefold() == wanted or wanted.endswith(f"/{bare}") or posts


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _old_addresses(library: Library) -> Iterator[tuple[str, str]]:
    """The paths of posts with each of their old addresses."""
    for text in library.documents:
        if isinstance(text, (Post, Withdrawn)):
            for alias in text.aliases:
                yield text.path, addresses.alias(text.folder, alias).strip("/").casefold()
