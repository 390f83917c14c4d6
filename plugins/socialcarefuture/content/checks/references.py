"""Names of other texts: what a reply answers, what a pack holds, what an Easy Read version goes with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from socialcarefuture.content.checks.shelf import Shelf, problem_at
from socialcarefuture.content.documents import Companion
from socialcarefuture.content.packs import Pack
from socialcarefuture.content.posts import KINDS, Post, Withdrawn
from socialcarefuture.problems import Problem, did_you_mean


def check(shelf: Shelf) -> Iterator[Problem]:
    """Names that lead nowhere."""
    yield from _replies(shelf)
    yield from _packs(shelf)
    yield from _companions(shelf)


def _keys(shelf: Shelf) -> frozenset[str]:
    folders = {kind.folder for kind in KINDS.values()}
    paths = (PurePosixPath(path) for path in shelf.texts)
    return frozenset(f"{path.parts[0]}/{path.stem}" for path in paths if path.parts[0] in folders)


def _replies(shelf: Shelf) -> Iterator[Problem]:
    keys = _keys(shelf)
    for post in shelf.of(Post):
        if not post.replies_to:
            continue
        if post.replies_to == post.key:
            yield problem_at(post, ("replies_to",), "reply-to-itself", "this post answers itself", "Name another post.")
        elif post.replies_to not in keys:
            yield problem_at(post, ("replies_to",), "unknown-post", f'there is no post "{post.replies_to}"',
                             did_you_mean(post.replies_to, keys, "Write its folder and its slug, as in blogs/a-slug"))


def _packs(shelf: Shelf) -> Iterator[Problem]:
    for pack in shelf.of(Pack):
        for number, section in enumerate(pack.sections):
            for place, page in enumerate(section.pages):
                if page not in shelf.texts:
                    yield problem_at(pack, ("sections", number, "pages", place), "unknown-page", f'there is no text "{page}"',
                                     did_you_mean(page, shelf.texts, "Write its path from the site's folder, as in "
                                                                     "blogs/2018/a-slug.md"))


def _companions(shelf: Shelf) -> Iterator[Problem]:
    withdrawn = {text.path for text in shelf.of(Withdrawn)}
    for companion in shelf.of(Companion):
        if companion.original not in shelf.texts:
            yield problem_at(companion, (), "companion-alone", f"there is no {companion.original} that this goes with",
                             "An Easy Read version has the name of its text, with .easy.md at the end.")
        elif companion.original in withdrawn:
            yield problem_at(companion, (), "withdrawn-left", f"{companion.original} was withdrawn, and its words stand here",
                             "Delete this file.")
