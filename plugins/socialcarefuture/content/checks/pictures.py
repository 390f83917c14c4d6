"""The pictures that front matter names: they are files of this site, and they are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialcarefuture.content import addresses
from socialcarefuture.content.checks.shelf import Shelf, problem_at
from socialcarefuture.content.documents import Document, Picture
from socialcarefuture.content.posts import Post
from socialcarefuture.content.taxonomies import Person
from socialcarefuture.problems import Level, Problem, did_you_mean

_PICTURE = re.compile(r"\.(jpe?g|png|webp|gif|svg|avif)$", re.IGNORECASE)
_PHOTOGRAPH = re.compile(r"\.jpe?g$", re.IGNORECASE)
"""Drawings and screenshots are seldom saved as JPEG."""


def check(shelf: Shelf) -> Iterator[Problem]:
    """Pictures at the head of a text that cannot be shown."""
    for document in shelf.documents:
        if isinstance(document, Post) and document.image:
            yield from _check(shelf, document, "image", document.image)
        if isinstance(document, Person) and document.photo:
            yield from _check(shelf, document, "photo", document.photo)


def _check(shelf: Shelf, document: Document, key: str, picture: Picture) -> Iterator[Problem]:
    if fault := missing_file(shelf, document.path, picture.src) or _no_picture(picture.src):
        yield problem_at(document, (key, "src"), fault)
    if _PHOTOGRAPH.search(picture.src) and not picture.credit:
        yield problem_at(
            document,
            (key,),
            ("credit-missing", "nobody is named for this photograph", "Say who made it, as in credit: Jo Bloggs"),
            Level.ADVICE,
        )


def _no_picture(src: str) -> tuple[str, str, str] | None:
    if _PICTURE.search(src):
        return None
    return "picture-form", f'"{src}" is not a picture that a browser shows', "Save it as JPEG, PNG, WebP or SVG."


def missing_file(shelf: Shelf, base: str, src: str) -> tuple[str, str, str] | None:
    """The code, message and hint for a picture that is not there; `None` for one that is."""
    if re.match(r"//|[A-Za-z][A-Za-z0-9+.-]+:", src):
        return (
            "picture-elsewhere",
            "this picture is not a file of this site",
            "Save it beside the text, if its licence allows: readers' browsers ask no other site.",
        )
    path = addresses.resolve(base, src)
    if path is None:
        return "outside-site", f'"{src}" lies outside the site\'s folder', "Put the picture beside the text."
    if path in shelf.assets:
        return None
    folder = path.rpartition("/")[0]
    beside = sorted(asset.rpartition("/")[2] for asset in shelf.assets if asset.rpartition("/")[0] == folder)
    return (
        "picture-missing",
        f'there is no picture "{src}"',
        did_you_mean(src.rpartition("/")[2], beside, "Put it beside the text, or correct its name."),
    )
