"""The mark as icons: `python -m scripts.maintenance.icons`, after `assets/images/mark.svg` has changed."""

from __future__ import annotations

import io
from pathlib import Path

import typst
from PIL import Image
from socialcarefuture.site.hosting import ICONS

_MARK = ICONS.parent / "images/mark.svg"
_PAPER = "#fbf8f0"
_LARGEST = 1024
_IN_TAB = (16, 32, 48)
_SAFE = 0.78
"""A phone may cut a maskable icon to a circle of 80 % of its width."""


def main() -> None:
    """Draw every icon anew."""
    ICONS.mkdir(exist_ok=True)
    rounded, square = _drawn(1.0), _drawn(_SAFE)
    for size in (192, 512):
        _save(rounded, size, ICONS / f"icon-{size}.png")
    _save(square, 512, ICONS / "icon-maskable-512.png")
    _save(_drawn(0.9), 180, ICONS / "apple-touch-icon.png")
    rounded.save(ICONS / "favicon.ico", sizes=[(size, size) for size in _IN_TAB], bitmap_format="png")


def _drawn(part: float) -> Image.Image:
    """The mark, filling a part of a square of paper; at 1 its own round corners are left as they are."""
    fill = f'rgb("{_PAPER}")' if part < 1 else "none"
    page = (
        f"#set page(width: {_LARGEST}pt, height: {_LARGEST}pt, margin: 0pt, fill: {fill})\n"
        f'#align(center + horizon, image("{_MARK.name}", width: {part * 100}%))'
    )
    found = typst.Compiler(page.encode(), root=str(_MARK.parent)).compile(format="png", ppi=72)
    if not isinstance(found, bytes):
        raise TypeError("one page gives one picture")
    return Image.open(io.BytesIO(found)).convert("RGBA")


def _save(drawn: Image.Image, size: int, file: Path) -> None:
    small = drawn.resize((size, size), Image.Resampling.LANCZOS)
    small.quantize(128, method=Image.Quantize.FASTOCTREE).save(file, "PNG", optimize=True)


if __name__ == "__main__":
    main()
