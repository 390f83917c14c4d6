"""QR codes, from paper to the web."""

from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

import segno
from PIL import Image

from socialcarefuture.files import write_whole

_MASK = 3
"""One pattern for every code: to weigh all eight, as the standard advises, takes five times as long, and what it wins
shows on worn and tiny codes only."""
_QUIET = 4
"""White around it, in modules, as the standard asks."""
_DOTS = 8
"""Dots across a module, a byte of them: sharp where a viewer smooths, and Typst takes it ten times as fast as lines."""


def keep(address: str, folder: Path) -> str:
    """Draw the QR code that leads to an address into `folder` if it is not there yet. Returns its file's name."""
    recipe = f"{_MASK} {_QUIET} {_DOTS} {segno.__version__} {address}"
    name = hashlib.sha256(recipe.encode()).hexdigest()[:32] + ".png"
    if not (folder / name).exists():
        drawn = BytesIO()
        _drawn(address).save(drawn, "PNG")
        write_whole(folder / name, drawn.getvalue())  # another pack may want it at the same moment
    return name


def _drawn(address: str) -> Image.Image:
    code = segno.make(address, micro=False, error="m", boost_error=False, mask=_MASK)
    rows = [bytes(0 if dark else 255 for dark in row) for row in code.matrix_iter(border=_QUIET)]
    across = len(rows) * _DOTS
    return Image.frombytes("1", (across, across), b"".join(row for row in rows for _ in range(_DOTS)))
