"""Pictures for print: opened, turned upright, no larger than paper shows, without what the camera wrote in them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from socialcarefuture.files import write_whole
from socialcarefuture.packs.lettering import lettered
from socialcarefuture.rendering.pictures import PictureFault, broken, dots, drawings, embedded, forms, greys, other_form

_LARGEST = 2000
"""Dots across a page at 300 to the inch: more make the file heavy and the print no better."""
_ON_SCREENS = 1000
"""Dots across or down: a column of text is about 650 wide, and people enlarge it."""
_LOSSY = frozenset({"JPEG", "WEBP", "AVIF"})
_RECIPE = b"3"
"""Changed whenever the same file would give another picture."""
_REPLACE = "Put a PNG, JPEG, GIF, WebP, AVIF or SVG file there, or take the picture out."


class PictureError(Exception):
    """Why a picture cannot be printed, in a sentence without its full stop."""

    def __init__(self, message: str, hint: str = _REPLACE) -> None:
        """Take the sentence, and the way out."""
        self.hint = hint
        super().__init__(message)


@dataclass(frozen=True)
class Picture:
    """A picture as the template takes it."""

    name: str
    """Its file's name in the cache's folder."""
    across: int
    """Its width in dots of a screen, 0 where it has none of its own."""
    down: int
    """Its height, likewise."""
    unwritable: tuple[tuple[str, str], ...] = ()
    """What its words have that cannot be drawn, to be said after its name, each with a way out."""

    @property
    def for_screens(self) -> Picture:
        """The same no larger than a screen shows it: itself, or a smaller one to be painted beside it."""
        largest = max(self.across, self.down)
        if self.name.endswith(".svg") or largest <= _ON_SCREENS:
            return self
        across, down = (max(1, round(length * _ON_SCREENS / largest)) for length in (self.across, self.down))
        stem, _, suffix = self.name.rpartition(".")
        return replace(self, name=f"{stem}-{_ON_SCREENS}.{suffix}", across=across, down=down)


def kept(path: Path, folder: Path, *, grey: bool = False) -> Picture:
    """The picture at `path`, written into `folder` under the hash of what it shows if it is not there yet.

    Args:
        path: a photograph or a drawing.
        folder: where kept files lie.
        grey: keep how light its colours are, for a printer that has none.

    Raises:
        PictureError: where the file is missing or is not a picture that can be printed.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PictureError(f'there is no picture "{path.name}"') from error
    stem = hashlib.sha256(_RECIPE + (b"grey" if grey else b"") + data).hexdigest()[:32]
    try:
        if path.suffix.lower() == ".svg":
            return _drawing(data, folder / f"{stem}.svg", grey=grey)
        with dots.quiet():
            return _photograph(data, folder, stem, grey=grey)
    except PictureFault as fault:
        kind = "the drawing " if path.suffix.lower() == ".svg" else ""
        raise PictureError(f'{kind}"{path.name}" {fault.message}', fault.hint) from None


def _drawing(data: bytes, target: Path, *, grey: bool) -> Picture:
    root = drawings.read(data)
    size = drawings.size(root)
    drawings.cleaned(root, _embedded_grey if grey else embedded)
    unwritable = lettered(root)
    if not target.exists():
        write_whole(target, drawings.written(greys.grey(root) if grey else root))
    return Picture(target.name, *size, unwritable)


def _embedded_grey(data: bytes) -> bytes:
    return dots.written(dots.grey(dots.painted(data, forms.by_bytes(data) or "PNG")), "PNG")


def _photograph(data: bytes, folder: Path, stem: str, *, grey: bool) -> Picture:
    for found in (folder / f"{stem}.jpg", folder / f"{stem}.png"):
        if found.exists():
            with Image.open(found) as image:
                return Picture(found.name, *image.size)
    return _again(data, folder, stem, grey=grey)


def _again(data: bytes, folder: Path, stem: str, *, grey: bool) -> Picture:
    """The picture painted anew, so that nothing but its dots comes along."""
    form = forms.by_bytes(data)
    if form not in forms.READ:
        raise broken("it is empty") if not data else other_form(form) if form else broken()
    shape = dots.measured(data, form)
    scale = min(1.0, _LARGEST / max(shape.width, shape.height))
    image = dots.painted(data, form, (max(1, round(shape.width * scale)), max(1, round(shape.height * scale))))
    jpeg = form in _LOSSY and not image.has_transparency_data
    if grey:
        image = dots.grey(image)
    target = folder / (stem + (".jpg" if jpeg else ".png"))
    write_whole(target, dots.written(image, "JPEG", quality=88) if jpeg else dots.written(image, "PNG"))
    return Picture(target.name, *image.size)
