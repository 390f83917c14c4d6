"""Pictures for print: opened, turned upright, no larger than paper shows, without what the camera wrote in them."""

from __future__ import annotations

import hashlib
import re
import warnings
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

from PIL import Image, ImageOps

from socialcarefuture.rendering import glyphs

_LARGEST = 2000
"""Dots across a page at 300 to the inch: more make the file heavy and the print no better."""
_RECIPE = b"1"
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
    return _photograph(path, folder, stem)


def _drawing(data: bytes, target: Path, name: str) -> Picture:
    try:
        root = ET.fromstring(data)  # noqa: S314 - expat refuses entities that grow
    except ET.ParseError as error:
        raise PictureError(f'the drawing "{name}" is damaged: {error}') from error
    lost = glyphs.missing("".join(root.itertext()))
    if lost:
        raise PictureError(f'the drawing "{name}" has a letter that our fonts have not: {glyphs.named(lost[0])}')
    if not target.exists():
        _write(target, data)
    return Picture(target.name, *_drawn_size(root))


def _drawn_size(root: ET.Element) -> tuple[int, int]:
    box = [float(number) for number in re.findall(r"-?[\d.]+", root.get("viewBox", ""))]
    sizes = [re.fullmatch(r"([\d.]+)(px)?", root.get(side, "").strip()) for side in ("width", "height")]
    if all(sizes):
        across, down = (float(size[1]) for size in sizes if size)
    elif len(box) == 4:  # noqa: PLR2004 - left, top, width, height
        across, down = box[2:]
    else:
        return 0, 0
    return (round(across), round(down)) if across >= 1 and down >= 1 else (0, 0)


def _photograph(path: Path, folder: Path, stem: str) -> Picture:
    for found in (folder / f"{stem}.jpg", folder / f"{stem}.png"):
        if found.exists():
            with Image.open(found) as image:
                return Picture(found.name, *image.size)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # damage that matters raises; a camera's odd notes do not
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _again(path, folder, stem)
    except (OSError, ValueError, SyntaxError, Warning, Image.DecompressionBombError) as error:
        raise PictureError(f'"{path.name}" cannot be opened as a picture: {error}') from error


def _again(path: Path, folder: Path, stem: str) -> Picture:
    """The picture painted anew, so that nothing but its dots comes along."""
    with Image.open(path) as source:
        lossy = source.format in {"JPEG", "MPO", "WEBP", "AVIF"}
        image = ImageOps.exif_transpose(source)
        profile = source.info.get("icc_profile") if source.mode in {"RGB", "L"} else None
    see_through = "A" in image.getbands() or "transparency" in image.info
    image = image.convert("RGBA" if see_through else "L" if image.mode in {"1", "L"} else "RGB")
    image.thumbnail((_LARGEST, _LARGEST), Image.Resampling.LANCZOS)
    jpeg = lossy and not see_through
    target = folder / (stem + (".jpg" if jpeg else ".png"))
    clean = Image.new(image.mode, image.size)
    clean.paste(image)
    options = {"format": "JPEG", "quality": 88} if jpeg else {"format": "PNG"}
    part = target.with_name(f"{target.name}.part")
    clean.save(part, icc_profile=profile, **options)
    part.replace(target)
    return Picture(target.name, *clean.size)


def _write(target: Path, data: bytes) -> None:
    part = target.with_name(f"{target.name}.part")
    part.write_bytes(data)
    part.replace(target)
