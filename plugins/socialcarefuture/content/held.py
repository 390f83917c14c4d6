"""The files of posts that a channel holds back: a picture must not get out through another text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

from socialcarefuture.content import addresses
from socialcarefuture.content.checks.shelf import Shelf
from socialcarefuture.content.documents import Companion, Document
from socialcarefuture.content.posts import Post, Withdrawn

_TARGET = re.compile(
    r"""\]\(\s*(?:<([^>\n]+)>|([^)\s>"']+))|\bsrc\s*=\s*["']?([^"'\s>]+)|^ {0,3}\[[^\]\n]+\]:\s*<?(\S+?)>?\s*$""",
    re.MULTILINE,
)
"""What a text may name a file by: a link or a picture, raw HTML, a reference's definition."""


def held_files(shelf: Shelf, carried: Iterable[Post], held: Iterable[Post | Withdrawn]) -> frozenset[str]:
    """The files that belong to posts which are held back or withdrawn, and to none that is carried.

    A file belongs to a post that has it as its `image`, that it is named after, or that names it in its body or in its
    Easy Read version; a file in the folder of pages only in the first way, for it may be everybody's.
    """
    easy = {companion.original: companion for companion in shelf.of(Companion)}
    theirs = {path for text in held for path in _files(shelf, text, easy.get(text.path))}
    if not theirs:
        return frozenset()
    return frozenset(theirs & shelf.assets) - {path for post in carried for path in _image(post)}


def _files(shelf: Shelf, text: Post | Withdrawn, easy: Companion | None) -> Iterator[str]:
    yield from shelf.named_after(text.path)
    if isinstance(text, Post):
        yield from _image(text)
        yield from _named(shelf, text)
    if easy:
        yield from _named(shelf, easy)


def targets(markdown: str) -> Iterator[str]:
    """What a text names files by; a name with a space may be written as `my%20picture.jpg`."""
    return (unquote(next(filter(None, found.groups()))) for found in _TARGET.finditer(markdown))


def _named(shelf: Shelf, text: Document) -> Iterator[str]:
    for target in targets(text.body):
        path = addresses.resolve(text.path, target)
        if path and not path.startswith(f"{shelf.settings.docs}/"):
            yield path


def _image(post: Post) -> Iterator[str]:
    if post.image and (path := addresses.resolve(post.path, post.image.src)):
        yield path
