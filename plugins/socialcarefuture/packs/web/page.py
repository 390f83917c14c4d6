"""The edition in one web page: everything in one file that asks for nothing else."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from pathlib import Path

from markupsafe import Markup

from socialcarefuture.packs.book import Book
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.packs.web.pictures import Shown, shown
from socialcarefuture.packs.web.rendering import Rendering
from socialcarefuture.packs.web.texts import Medium
from socialcarefuture.packs.web.xhtml import fit


def make_page(material: Material, target: Path, _tell: Tell) -> int:
    """Write the book as one page of HTML, with its pictures and its look inside. Returns 0: it has no pages."""
    pictures = shown(material)
    medium = Medium(False, _place, cache(lambda source: _data(pictures[source])), pictures)
    rendering = Rendering(material, medium)
    style = Markup(rendering.render("book.css") + rendering.render("page.css"))  # noqa: S704 - our own
    text = rendering.render("page.html", style=style, sources=sources(material.book))
    target.write_bytes(fit(text).encode())
    return 0


def sources(book: Book) -> list[str]:
    """Which texts at which version the book holds: `https://example.org/blogs/first/@0123456789ab`."""
    return [f"{chapter.url or chapter.key}@{chapter.version}" for chapter in book.chapters if chapter.version]


def _place(part: str, anchor: str) -> str:
    return f"#{anchor or part}"


def _data(picture: Shown) -> str:
    return f"data:{picture.media_type};base64,{b64encode(picture.path.read_bytes()).decode()}"
