"""The edition for phones and e-readers: EPUB 3.3, with EPUB Accessibility 1.1, written in the same bytes each time."""

from __future__ import annotations

import uuid
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from socialcarefuture.packs.book import Book
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.packs.web import cover
from socialcarefuture.packs.web.page import sources
from socialcarefuture.packs.web.pictures import Shown, shown
from socialcarefuture.packs.web.plan import Part
from socialcarefuture.packs.web.rendering import Rendering
from socialcarefuture.packs.web.texts import Medium
from socialcarefuture.packs.web.xhtml import fit

_XHTML = "application/xhtml+xml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip can tell: when a file was written is nobody's business."""
_UNIX = 3
_COMPRESSED = frozenset({"image/jpeg", "image/png"})


@dataclass(frozen=True)
class Item:
    """A file of the publication."""

    href: str
    """Its name, seen from the package document."""
    media_type: str
    data: bytes
    properties: str = ""
    """What a reading system must know of it before it opens it."""

    @property
    def id(self) -> str:
        """Its name in the manifest."""
        return self.href.replace("/", "-")


def make_epub(material: Material, target: Path, _tell: Tell) -> int:
    """Write the book as an EPUB. Returns 0: its pages are as long as each screen. Raises PackError."""
    pictures = shown(material)
    files: dict[str, str] = {}
    medium = Medium(True, lambda part, anchor: _place(files[part], part, anchor), lambda src: _href(pictures[src]), pictures)
    rendering = Rendering(material, medium)
    parts = [each for part in rendering.parts for each in part.all]
    files.update({part.id: f"{part.file}.xhtml" for part in parts})
    items = [*_pages(rendering, parts), *_others(rendering, pictures)]
    _write(target, rendering, parts, items)
    return 0


def identifier(book: Book) -> str:
    """The publication's name for ever: of the pack's page, or of a title on a site where it has no page."""
    name = book.url if book.path else f"{book.url}#{quote(book.title)}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _place(file: str, part: str, anchor: str) -> str:
    return f"{file}#{anchor}" if anchor and anchor != part else file


def _href(picture: Shown) -> str:
    return f"pictures/{picture.path.name}"


def _page(rendering: Rendering, name: str, template: str, properties: str = "", **more: object) -> Item:
    return Item(f"{name}.xhtml", _XHTML, _text(rendering.render(f"epub/{template}.xhtml", **more)), properties)


def _text(text: str) -> bytes:
    return fit(text).encode()


def _pages(rendering: Rendering, parts: list[Part]) -> Iterator[Item]:
    """The files of the spine, in order."""
    start = next((part for part in parts if part.form in {"opener", "foreword"}), parts[0])
    yield _page(rendering, "cover", "cover", cover_says=cover.says(rendering.book))
    yield _page(rendering, "title", "title")
    yield _page(rendering, "nav", "nav", "nav", start=start)
    for part in parts:
        yield _page(rendering, part.file, "part", "svg" if part.form in {"opener", "chapter"} else "", part=part)


def _others(rendering: Rendering, pictures: dict[str, Shown]) -> Iterator[Item]:
    ncx = rendering.render("epub/toc.ncx", identifier=identifier(rendering.book))
    yield Item("toc.ncx", "application/x-dtbncx+xml", _text(ncx))
    yield Item("style.css", "text/css", _text(rendering.render("epub/style.css")))
    yield Item("cover.png", "image/png", cover.painted(rendering.book), "cover-image")
    for href, picture in sorted({_href(picture): picture for picture in pictures.values()}.items()):
        yield Item(href, picture.media_type, picture.path.read_bytes())


def _write(target: Path, rendering: Rendering, parts: list[Part], items: list[Item]) -> None:
    spine = [item.id for item in items if item.media_type == _XHTML]
    book = rendering.book
    package = rendering.render(
        "epub/package.opf",
        items=items,
        spine=spine,
        identifier=identifier(book),
        sources=sources(book),
        languages=list(dict.fromkeys((book.language, *(chapter.language for chapter in book.chapters)))),
        features=list(_features(parts, items)),
    )
    container = Item("META-INF/container.xml", "application/xml", _text(rendering.render("epub/container.xml")))
    own = [Item(f"EPUB/{item.href}", item.media_type, item.data) for item in items]
    own.append(Item("EPUB/package.opf", "application/oebps-package+xml", _text(package)))
    with zipfile.ZipFile(target, "w") as file:
        # First and as it is, so that a program knows an EPUB by its first bytes.
        _put(file, Item("mimetype", "", b"application/epub+zip"), zipfile.ZIP_STORED)
        for item in (container, *sorted(own, key=lambda item: item.href)):
            _put(file, item, zipfile.ZIP_STORED if item.media_type in _COMPRESSED else zipfile.ZIP_DEFLATED)


def _features(parts: list[Part], items: list[Item]) -> Iterator[str]:
    """What helps whom, in the words of the Schema.org Accessibility Properties vocabulary."""
    yield from ("ARIA", "alternativeText", "displayTransformability", "readingOrder", "structuralNavigation")
    yield from ("tableOfContents", "unlocked")
    if any(part.id == "index" for part in parts):
        yield "index"


def _put(file: zipfile.ZipFile, item: Item, method: int) -> None:
    info = zipfile.ZipInfo(item.href, _FIRST_DAY)
    info.compress_type, info.create_system, info.external_attr = method, _UNIX, 0o644 << 16
    file.writestr(info, item.data)
