"""The pictures that front matter names: they are files of this site, and they are there."""

from __future__ import annotations

from collections.abc import Iterator

from socialcarefuture.content import addresses
from socialcarefuture.content.checks.shelf import Shelf, problem_at
from socialcarefuture.content.documents import Document, Picture
from socialcarefuture.content.posts import Post
from socialcarefuture.content.taxonomies import Person
from socialcarefuture.problems import Problem, did_you_mean


def check(shelf: Shelf) -> Iterator[Problem]:
    """Pictures at the head of a text that cannot be shown."""
    for document in shelf.documents:
        if isinstance(document, Post) and document.image:
            yield from _check(shelf, document, "image", document.image)
        if isinstance(document, Person) and document.photo:
            yield from _check(shelf, document, "photo", document.photo)


def _check(shelf: Shelf, document: Document, key: str, picture: Picture) -> Iterator[Problem]:
    if fault := missing_file(shelf, document.path, picture.src):
        yield problem_at(document, (key, "src"), *fault)


def missing_file(shelf: Shelf, base: str, src: str) -> tuple[str, str, str] | None:
    """The code, message and hint for a picture that is not there; `None` for one that is."""
    if "://" in src or src.startswith("//"):
        return ("picture-elsewhere", "this picture lies on another site",
                "Save it beside the text, if its licence allows: readers' browsers ask no other site.")
    path = addresses.resolve(base, src)
    if path is None:
        return "outside", f'"{src}" lies outside the site', "Put the picture beside the text."
    if path in shelf.assets:
        return None
    folder = path.rpartition("/")[0]
    beside = [asset.rpartition("/")[2] for asset in shelf.assets if asset.rpartition("/")[0] == folder]
    return "picture-missing", f'there is no picture "{src}"', did_you_mean(src.rpartition("/")[2], beside,
                                                                         "Put it beside the text, or correct its name.")
