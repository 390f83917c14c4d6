"""What is published of each picture: a clean copy in its own form, and smaller ones in WebP; kept between builds."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image

from socialcarefuture.files import write_whole
from socialcarefuture.rendering.pictures import dots, drawings, forms
from socialcarefuture.rendering.pictures.examination import WIDEST, Facts, embedded, fitted

_WIDTHS = (240, 480, 800, 1200, WIDEST)
"""Dots across of the copies in WebP."""


@dataclass(frozen=True)
class Copy:
    """A copy in WebP."""

    width: int
    file: str
    """Its name in the cache's folder."""


@dataclass(frozen=True)
class Copies:
    """What is published of a picture."""

    facts: Facts
    own: Path | bytes
    """The copy in its own form: a file in the cache, or its bytes where it may not be kept."""
    webp: tuple[Copy, ...] = ()
    """Smaller ones, narrowest first. Of a picture that moves, they are still."""


@dataclass(frozen=True)
class Workshop:
    """Where and how copies are made."""

    root: Path
    """The site's folder."""
    folder: Path
    """Where they are kept."""
    public: Collection[str]
    """The pictures that may be kept: others' copies stay in memory."""
    whole: bool = True
    """Make the copies in WebP too; else take them only where they are there already."""

    def copies(self, path: str, facts: Facts) -> Copies:
        """The copies of one picture."""
        if path not in self.public:
            return Copies(facts, _in_memory(self.root / path, facts))
        own = self.folder / f"{facts.key}.{forms.BY_ENDING[_ending(path)].lower()}"
        note = self.folder / f"{facts.key}.json"
        if own.exists() and (webp := _noted(note)) is not None:
            return Copies(facts, own, webp)
        return Copies(facts, own, self._make(path, facts, own, note))

    def _make(self, path: str, facts: Facts, own: Path, note: Path) -> tuple[Copy, ...]:
        if not self.whole and own.exists():
            return ()
        data = (self.root / path).read_bytes()
        first, image = _own(data, path, facts)
        write_whole(own, first)
        if not self.whole:
            return ()
        webp = []
        for width, made in _webp(image, len(first), always=_ending(path) == "avif"):
            webp.append(Copy(width, f"{facts.key}-{width}.webp"))
            write_whole(self.folder / webp[-1].file, made)
        write_whole(note, json.dumps([asdict(copy) for copy in webp]).encode())  # last: it says that all are there
        return tuple(webp)


def copy_all(
    pictures: Mapping[str, Facts], workshop: Workshop, tell: Callable[[int, int], None] | None = None
) -> dict[str, Copies]:
    """The copies of every picture, by its path; those that are not kept yet are made, several at a time."""
    shown = {path: facts for path, facts in pictures.items() if facts.shown}
    made = {}
    with dots.quiet(), ThreadPoolExecutor() as pool:
        results = pool.map(workshop.copies, shown, shown.values())
        for number, (path, copies) in enumerate(zip(shown, results, strict=True), start=1):
            made[path] = copies
            if tell:
                tell(number, len(shown))
    return made


def keep_only(folder: Path, keys: Collection[str], but: str) -> None:
    """Delete the copies of all but these pictures, and what a build that was cut off left; the file `but` stays."""
    with suppress(FileNotFoundError):
        for file in sorted(folder.iterdir()):
            if file.name != but and file.name.partition(".")[0].partition("-")[0] not in keys:
                file.unlink()


def _ending(path: str) -> str:
    return path.rpartition(".")[2].lower()


def _own(data: bytes, path: str, facts: Facts) -> tuple[bytes, Image.Image | None]:
    """The clean copy in the form that the file's name says, and the picture to make smaller ones of."""
    target, size = forms.BY_ENDING[_ending(path)], (facts.width, facts.height)
    if target == "SVG":
        return drawings.cleaned(drawings.read(data), embedded), None
    image = dots.painted(data, facts.form, size)
    if facts.moves and target in dots.MOVING:
        return dots.moving(data, facts.form, size, target), image
    return dots.written(image, target), image


def _webp(image: Image.Image | None, size: int, *, always: bool) -> Iterator[tuple[int, bytes]]:
    """Widths and files. A WebP that saves nothing is not offered, but beside AVIF, which fewer browsers show."""
    if image is None:
        return
    for width in sorted({*(width for width in _WIDTHS if width < image.width), image.width}):
        made = dots.written(dots.scaled(image, fitted(*image.size, width)), "WEBP")
        if always or len(made) < size:
            yield width, made


@lru_cache(maxsize=64)
def _in_memory(file: Path, facts: Facts) -> bytes:
    """The clean copy of a picture that may not be kept on disk, as a draft's: for a preview's next rebuild."""
    return _own(file.read_bytes(), file.name, facts)[0]


def _noted(note: Path) -> tuple[Copy, ...] | None:
    """The copies in WebP that are all there; `None` where they are not."""
    with suppress(OSError, ValueError, TypeError):
        copies = tuple(Copy(**copy) for copy in json.loads(note.read_bytes()))
        return copies if all((note.parent / copy.file).exists() for copy in copies) else None
    return None
