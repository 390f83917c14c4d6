"""Pictures for screens: no wider than a page of text shows them."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from socialcarefuture.files import write_whole
from socialcarefuture.packs.material import Material
from socialcarefuture.packs.pictures import Picture
from socialcarefuture.rendering.pictures import dots

_LARGEST = 1000
"""Dots: a column of text is about 650 wide, and people enlarge it."""
_QUALITY = 80
_ONE_AT_A_TIME = Lock()
"""Two editions that are made beside each other want the same pictures: the second one finds them."""
_TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".svg": "image/svg+xml"}


@dataclass(frozen=True)
class Shown:
    """A picture as it goes into a file."""

    path: Path
    across: int
    """Its width in dots, 0 where it has none of its own."""
    down: int

    @property
    def media_type(self) -> str:
        """What kind of file it is (IANA)."""
        return _TYPES[self.path.suffix]


def shown(material: Material) -> dict[str, Shown]:
    """Every picture of the book by its `src`, at most 1000 dots across and down.

    A smaller one lies in the cache beside the kept one, whose name its own begins with: see `making.prune`.
    """
    kept = {picture.name: picture for picture in material.pictures.values()}
    with _ONE_AT_A_TIME, ThreadPoolExecutor(2) as pool:
        small = dict(zip(kept, pool.map(lambda one: _small(one, material.folder), kept.values()), strict=True))
    return {source: small[picture.name] for source, picture in material.pictures.items()}


def _small(picture: Picture, folder: Path) -> Shown:
    whole = folder / picture.name
    if whole.suffix == ".svg" or max(picture.across, picture.down) <= _LARGEST:
        return Shown(whole, picture.across, picture.down)
    scale = _LARGEST / max(picture.across, picture.down)
    size = max(1, round(picture.across * scale)), max(1, round(picture.down * scale))
    target = whole.with_stem(f"{whole.stem}-{_LARGEST}")
    if not target.exists():
        form = "JPEG" if whole.suffix == ".jpg" else "PNG"
        options = {"quality": _QUALITY} if form == "JPEG" else {}
        write_whole(target, dots.written(dots.painted(whole.read_bytes(), form, size), form, **options))
    return Shown(target, *size)
