"""What a page must know of a picture before it is loaded."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PIL import Image


def size(file: Path) -> tuple[int, int]:
    """Width and height in pixels; zeros where the file has none (a drawing, a sound) or cannot be read."""
    try:
        return _size(file, file.stat().st_mtime_ns)
    except OSError:
        return 0, 0


@lru_cache(maxsize=4096)
def _size(file: Path, changed: int) -> tuple[int, int]:  # noqa: ARG001 - a picture that changes is measured anew
    with Image.open(file) as picture:
        return picture.size
