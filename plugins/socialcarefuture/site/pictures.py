"""Pictures on pages: which files they are, where each lies, and what a browser may choose from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

from socialcarefuture.content import addresses
from socialcarefuture.content.documents import Picture as SourcePicture
from socialcarefuture.content.publication import Publication
from socialcarefuture.rendering.links import Attributes, Image
from socialcarefuture.rendering.pictures import Copies, Copy
from socialcarefuture.site.views import Picture, WebP

SIZES = {
    "head": "(min-width: 80em) 48rem, (min-width: 40em) 36rem, calc(100vw - 2.5rem)",
    "text": "(min-width: 40em) 36rem, calc(100vw - 2.5rem)",
    "card": "(min-width: 46em) 23rem, calc(100vw - 2.5rem)",
    "lead": "(min-width: 75em) 30rem, (min-width: 60em) 40vw, calc(100vw - 2.5rem)",
    "portrait": "16rem",
    "small": "6rem",
}
"""How wide a picture is shown in each place, as `site.css` has it. In `sizes`, 1rem is always 16 dots."""
_STILL = "(prefers-reduced-motion: reduce)"
_OF_KEY = 8
"""Characters of a picture's hash in its copies' addresses: a picture that changes has copies at other addresses."""


class Gallery:
    """The pictures of a publication."""

    def __init__(self, publication: Publication, copies: Mapping[str, Copies], folder: Path) -> None:
        """Take what the site may carry, each picture's copies by its path, and the folder that these are kept in."""
        self._publication = publication
        self._copies = copies
        self._folder = folder

    def files(self, path: str) -> Iterator[tuple[str, Path | bytes]]:
        """Where in the site each copy of a picture lies, and what it holds."""
        if copies := self._copies.get(path):
            yield unquote(self._address(path)), copies.own
            for copy in copies.webp:
                yield unquote(self._beside(path, copies, copy)), self._folder / copy.file

    def view(self, path: str, given: SourcePicture) -> Picture:
        """A picture that front matter names."""
        words = (given.alt, given.caption or "", given.credit or "")
        if not (copies := self._copies.get(path)):
            return Picture(self._address(path), *words)
        webp = tuple(WebP(self._beside(path, copies, copy), copy.width) for copy in copies.webp)
        facts = copies.facts
        return Picture(self._address(path), *words, facts.width, facts.height, webp, facts.moves)

    def image(self, path: str, page: str, *, eager: bool) -> Image | None:
        """A picture in the text of the page at an address."""
        if self._publication.address(path) is None:
            return None
        when = {"fetchpriority": "high"} if eager else {"loading": "lazy"}
        attributes = {"src": addresses.relative(self._address(path), page), **when, "decoding": "async"}
        if not (copies := self._copies.get(path)):
            return Image(attributes)
        shape = {"width": str(copies.facts.width), "height": str(copies.facts.height)}
        return Image({**attributes, **shape}, tuple(self._sources(path, page, copies)))

    def _sources(self, path: str, page: str, copies: Copies) -> Iterator[Attributes]:
        found = ((addresses.relative(self._beside(path, copies, copy), page), copy.width) for copy in copies.webp)
        if srcset := ", ".join(f"{url} {width}w" for url, width in found):
            media = {"media": _STILL} if copies.facts.moves else {}
            yield {"type": "image/webp", "srcset": srcset, "sizes": SIZES["text"], **media}

    def _address(self, path: str) -> str:
        return addresses.asset(path, self._publication.settings.docs)

    def _beside(self, path: str, copies: Copies, copy: Copy) -> str:
        own = PurePosixPath(path)
        name = f"{own.stem}-{copy.width}.{copies.facts.key[:_OF_KEY]}.webp"
        return addresses.asset(str(own.with_name(name)), self._publication.settings.docs)
