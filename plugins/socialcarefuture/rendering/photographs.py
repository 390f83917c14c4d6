"""Photographs whose files say where they were taken: the camera writes it, and nobody sees it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PIL import Image

from socialcarefuture.content.checks.shelf import Shelf
from socialcarefuture.problems import Level, Problem

_ENDINGS = (".jpg", ".jpeg", ".jpe")
_PLACE = 0x8825
"""Where EXIF keeps a place (its GPS directory)."""
_HEAD = 65_536 + 64
"""Bytes: EXIF is one segment, near the start of a JPEG."""


def check_photographs(shelf: Shelf, asked: Callable[[str], bool]) -> Iterator[Problem]:
    """A notice for each photograph that tells a place; of those whose path is asked for."""
    for path in sorted(shelf.assets):
        if path.lower().endswith(_ENDINGS) and asked(path) and _tells_a_place(shelf.settings.root / path):
            message = "this photograph says where it was taken: this file does, and so does whoever gets a copy of it"
            hint = "The site does not show it, and yet this file is in the repository: save it without its location."
            yield Problem(path, 0, 0, Level.NOTICE, "photograph-place", message, hint)


def _tells_a_place(file: Path) -> bool:
    try:
        with file.open("rb") as data:
            if b"Exif\0" not in data.read(_HEAD):
                return False
        with Image.open(file) as picture:
            return bool(picture.getexif().get_ifd(_PLACE))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):  # told elsewhere, or no picture at all
        return False
