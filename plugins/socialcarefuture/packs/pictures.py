"""Pictures for print: opened, turned upright, no larger than paper shows, without what the camera wrote in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from socialcarefuture.files import write_whole
from socialcarefuture.rendering import glyphs
from socialcarefuture.rendering.pictures import PictureFault, broken, dots, drawings, embedded, forms

_LARGEST = 2000
"""Dots across a page at 300 to the inch: more make the file heavy and the print no better."""
_LOSSY = frozenset({"JPEG", "WEBP", "AVIF"})
_RECIPE = b"2"
"""Changed whenever the same file would give another picture."""


class PictureError(Exception):
    """Why a picture cannot be printed, in a sentence without its full stop."""


@dataclass(frozen=True)
class Picture:
    """A picture as the template takes it."""

    name: str
    """Its file's name in the cache's folder."""
    across: int
    """Its width in dots of a screen, 0 where it has none of its own."""
    down: int
    """Its height, likewise."""


def kept(path: Path, folder: Path) -> Picture:
    """The picture at `path`, written into `folder` under the hash of what it shows if it is not there yet.

    Raises PictureError where the file is missing or is not a picture that can be printed.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PictureError(f'there is no picture "{path.name}"') from error
    stem = hashlib.sha256(_RECIPE + data).hexdigest()[:32]
    if path.suffix.lower() == ".svg":
        return _drawing(data, folder / f"{stem}.svg", path.name)
    return _photograph(data, folder, stem, path.name)


def _drawing(data: bytes, target: Path, name: str) -> Picture:
    try:
        root = drawings.read(data)
        size = drawings.size(root)
        clean = drawings.cleaned(root, embedded)
    except PictureFault as fault:
        raise PictureError(f'the drawing "{name}" {fault.message}') from None
    lost = glyphs.missing("".join(root.itertext()))
    if lost:
        raise PictureError(f'the drawing "{name}" has a letter that our fonts have not: {glyphs.named(lost[0])}')
    if not target.exists():
        write_whole(target, clean)
    return Picture(target.name, *size)


def _photograph(data: bytes, folder: Path, stem: str, name: str) -> Picture:
    for found in (folder / f"{stem}.jpg", folder / f"{stem}.png"):
        if found.exists():
            with Image.open(found) as image:
                return Picture(found.name, *image.size)
    try:
        with dots.quiet():
            return _again(data, folder, stem)
    except PictureFault as fault:
        raise PictureError(f'"{name}" {fault.message}') from None


def _again(data: bytes, folder: Path, stem: str) -> Picture:
    """The picture painted anew, so that nothing but its dots comes along."""
    form = forms.by_bytes(data)
    if form not in forms.READ:
        raise broken() if data else broken("it is empty")
    shape = dots.measured(data, form)
    scale = min(1.0, _LARGEST / max(shape.width, shape.height))
    image = dots.painted(data, form, (max(1, round(shape.width * scale)), max(1, round(shape.height * scale))))
    jpeg = form in _LOSSY and not image.has_transparency_data
    target = folder / (stem + (".jpg" if jpeg else ".png"))
    write_whole(target, dots.written(image, "JPEG", quality=88) if jpeg else dots.written(image, "PNG"))
    return Picture(target.name, *image.size)
