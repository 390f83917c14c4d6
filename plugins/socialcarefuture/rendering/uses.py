"""Which files of the site a text uses: pictures, and whatever else it leads to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from socialcarefuture.content.checks.shelf import Shelf
from socialcarefuture.content.documents import Document, Picture
from socialcarefuture.content.library import Library
from socialcarefuture.content.posts import Post
from socialcarefuture.content.publication import Publication
from socialcarefuture.content.taxonomies import Person
from socialcarefuture.rendering.links import target
from socialcarefuture.rendering.markup import Rendered


def head_picture(text: Document) -> tuple[str, Picture] | None:
    """The picture that a text's front matter names, after its key."""
    if isinstance(text, Post) and text.image:
        return "image", text.image
    if isinstance(text, Person) and text.photo:
        return "photo", text.photo
    return None


def files_of(text: Document, rendered: Rendered) -> Iterator[str]:
    """The paths of the files, texts among them, that a text shows or leads to."""
    written = [*rendered.pictures, *(link for link in rendered.links if "#" not in link)]
    if head := head_picture(text):
        written.append(head[1].src)
    for one in written:
        if (meaning := target(text.path, one)) and meaning.path:
            yield meaning.path


def to_examine(shelf: Shelf, rendered: Mapping[str, Rendered]) -> set[str]:
    """The files that could be published one day: those that a text uses, and all that lie among the pages."""
    used = {path for text in (*shelf.documents, *shelf.unread) for path in files_of(text, rendered[text.path])}
    return (used & shelf.assets) | _among_pages(shelf)


def carried(library: Library, rendered: Mapping[str, Rendered], publication: Publication) -> set[str]:
    """The files that a publication carries: those that its texts use, and those among the pages that are not held."""
    shelf = library.shelf
    used = {
        path
        for text in publication.documents.values()
        for path in files_of(text, rendered[text.path])
        if path in shelf.assets and publication.address(path)
    }
    elsewhere = {
        path
        for text in library.documents
        if text.path not in publication.documents
        for path in files_of(text, rendered[text.path])
    }
    free = {path for path in _among_pages(shelf) - elsewhere if publication.address(path)}
    return used | free


def _among_pages(shelf: Shelf) -> set[str]:
    """The files in the folder of hand-written pages, which are published whether a text uses them or not."""
    return {path for path in shelf.assets if path.startswith(f"{shelf.settings.docs}/")}
