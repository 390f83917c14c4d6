"""The edition in one web page: everything in one file that asks for nothing else."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from markupsafe import Markup

from socialcarefuture.packs.apparatus import versions
from socialcarefuture.packs.book import Book
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.packs.web.pictures import Shown, shown
from socialcarefuture.packs.web.rendering import Rendering
from socialcarefuture.packs.web.texts import Medium
from socialcarefuture.packs.web.xhtml import fit

_INSIDE = "inside:"
"""What the address of a picture begins with until it is put in."""


def make_page(material: Material, target: Path, _tell: Tell) -> int:
    """Write the book as one page of HTML, with its pictures and its look inside. Returns 0: it has no pages."""
    pictures = shown(material)
    medium = Medium(False, _place, lambda source: f"{_INSIDE}{pictures[source].path.name}", pictures)
    rendering = Rendering(material, medium)
    style = Markup(rendering.render("book.css") + rendering.render("page.css"))  # noqa: S704 - our own
    text = rendering.render("page.html", style=style, sources=sources(material.book))
    target.write_bytes(_embedded(fit(text).encode(), pictures))
    return 0


def style_of(page: Path) -> str:
    """The style of a page that was written, exactly as it stands there."""
    return page.read_text(encoding="utf-8").partition("<style>")[2].partition("</style>")[0]


def sources(book: Book) -> list[str]:
    """Which texts at which version the book holds: `https://example.org/blogs/first/@0123456789ab`."""
    return [f"{chapter.url or chapter.key}@{version}" for chapter, version in versions(book)]


def _place(part: str, anchor: str) -> str:
    return f"#{anchor or part}"


def _embedded(page: bytes, pictures: Mapping[str, Shown]) -> bytes:
    """The page with each picture in it, in the place of its name. Last of all: they are many times the rest."""
    found = {picture.path.name.encode(): picture for picture in pictures.values()}
    data = cache(lambda name: _data(found[name]))
    pattern = b'src="' + _INSIDE.encode() + b"(" + b"|".join(map(re.escape, sorted(found))) + b')"'
    return re.sub(pattern, lambda name: b'src="' + data(name[1]) + b'"', page) if found else page


def _data(picture: Shown) -> bytes:
    return f"data:{picture.media_type};base64,".encode() + b64encode(picture.path.read_bytes())
