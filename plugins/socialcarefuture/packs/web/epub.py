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
_FEATURES = (
    *("ARIA", "alternativeText", "displayTransformability", "readingOrder", "structuralNavigation"),
    *("tableOfContents", "unlocked"),
)
"""What helps whom, in the words of the Schema.org Accessibility Properties for Discoverability Vocabulary."""
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
    files: dict[str, str] = {}
    pictures: dict[str, Shown] = {}  # those that a page asks for: an Easy Read version has others, and is in no page
    rendering = Rendering(material, _medium(files, shown(material), pictures))
    parts = [each for part in rendering.parts for each in part.all]
    files.update({part.id: f"{part.file}.xhtml" for part in parts})
    items = [*_pages(rendering, parts), *_others(rendering, pictures)]
    _write(target, [*items, _package(rendering, items)], rendering.render("epub/container.xml"))
    return 0


def identifier(book: Book) -> str:
    """The publication's name for ever: of the pack's page, or of a title on a site where it has no page."""
    name = book.url if book.path else f"{book.url}#{quote(book.title)}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _medium(files: dict[str, str], pictures: dict[str, Shown], asked: dict[str, Shown]) -> Medium:
    """Files that lead to each other: `files` gives, by a part's id, the one that it stands in; `asked` is filled."""

    def place(part: str, anchor: str) -> str:
        return f"{files[part]}#{anchor}" if anchor and anchor != part else files[part]

    def picture(source: str) -> str:
        asked[source] = pictures[source]
        return _href(pictures[source])

    return Medium(True, place, picture, pictures)


def _href(picture: Shown) -> str:
    return f"pictures/{picture.path.name}"


def _page(rendering: Rendering, name: str, template: str, properties: str = "", **more: object) -> Item:
    return Item(f"{name}.xhtml", _XHTML, _text(rendering.render(f"epub/{template}.xhtml", **more)), properties)


def _text(text: str) -> bytes:
    return fit(text).encode()


def _pages(rendering: Rendering, parts: list[Part]) -> Iterator[Item]:
    """The files of the spine, in order."""
    start = next((part for part in parts if part.form == "opener"), parts[0])
    before = parts[:1] if parts[0].form == "foreword" else []
    yield _page(rendering, "cover", "cover", cover_says=cover.says(rendering.book))
    yield _page(rendering, "title", "title")
    yield from (_part(rendering, part) for part in before)
    yield _page(rendering, "nav", "nav", "nav", start=start)
    yield from (_part(rendering, part) for part in parts[len(before) :])


def _part(rendering: Rendering, part: Part) -> Item:
    drawn = part.form in {"opener", "chapter"}
    return _page(rendering, part.file, "part", "svg" if drawn else "", part=part)


def _others(rendering: Rendering, pictures: dict[str, Shown]) -> Iterator[Item]:
    ncx = rendering.render("epub/toc.ncx", identifier=identifier(rendering.book))
    yield Item("toc.ncx", "application/x-dtbncx+xml", _text(ncx))
    yield Item("style.css", "text/css", _text(rendering.render("epub/style.css")))
    yield Item("cover.png", "image/png", cover.painted(rendering.book), "cover-image")
    for href, picture in sorted({_href(picture): picture for picture in pictures.values()}.items()):
        yield Item(href, picture.media_type, picture.path.read_bytes())


def _package(rendering: Rendering, items: list[Item]) -> Item:
    """The list of all files, with what is known of the book."""
    book = rendering.book
    text = rendering.render(
        "epub/package.opf",
        items=items,
        spine=[item.id for item in items if item.media_type == _XHTML],
        identifier=identifier(book),
        sources=sources(book),
        languages=list(dict.fromkeys((book.language, *(chapter.language for chapter in book.chapters)))),
        features=[*_FEATURES, *(["index"] if any(part.id == "index" for part in rendering.parts) else [])],
    )
    return Item("package.opf", "application/oebps-package+xml", _text(text))


def _write(target: Path, items: list[Item], container: str) -> None:
    with zipfile.ZipFile(target, "w") as file:
        # First and as it is, so that a program knows an EPUB by its first bytes.
        _put(file, "mimetype", b"application/epub+zip", zipfile.ZIP_STORED)
        _put(file, "META-INF/container.xml", _text(container), zipfile.ZIP_DEFLATED)
        for item in sorted(items, key=lambda item: item.href):
            method = zipfile.ZIP_STORED if item.media_type in _COMPRESSED else zipfile.ZIP_DEFLATED
            _put(file, f"EPUB/{item.href}", item.data, method)


def _put(file: zipfile.ZipFile, name: str, data: bytes, method: int) -> None:
    info = zipfile.ZipInfo(name, _FIRST_DAY)
    info.compress_type, info.create_system, info.external_attr = method, _UNIX, 0o644 << 16
    file.writestr(info, data)
