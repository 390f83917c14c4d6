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
    """Every picture of the book by its `src`, no larger than a screen shows it; smaller ones are kept in the cache."""
    kept = {picture.name: picture for picture in material.pictures.values()}
    with _ONE_AT_A_TIME, ThreadPoolExecutor(2) as pool:
        small = dict(zip(kept, pool.map(lambda one: _small(one, material.folder), kept.values()), strict=True))
    return {source: small[picture.name] for source, picture in material.pictures.items()}


def _small(picture: Picture, folder: Path) -> Shown:
    small = picture.for_screens
    target = folder / small.name
    if not target.exists():
        form = "JPEG" if target.suffix == ".jpg" else "PNG"
        options = {"quality": _QUALITY} if form == "JPEG" else {}
        painted = dots.painted((folder / picture.name).read_bytes(), form, (small.across, small.down))
        write_whole(target, dots.written(painted, form, **options))
    return Shown(target, small.across, small.down)
