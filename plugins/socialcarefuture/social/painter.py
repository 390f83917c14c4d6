"""A process of its own that paints cards: its memory goes when it ends, and Ctrl-C ends it at once.

Run as a file, by `drawing`. In: one JSON object on standard input. Out: one JSON object, with an `error` or none.
"""

from __future__ import annotations

import io
import json
import signal
import sys
from pathlib import Path
from typing import Any

import typst
from PIL import Image

_COLOURS = 48
"""Few inks and their edges need no more, and each file is a third as large."""


def main() -> None:
    """Read what to paint, paint it, say how it went."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    json.dump(_painted(json.load(sys.stdin.buffer)), sys.stdout)


def _painted(job: dict[str, Any]) -> dict[str, Any]:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[job["fonts"]])
    template = Path(job["template"])
    inputs = {"cards": json.dumps(job["cards"]), "families": json.dumps(job["families"])}
    compiler = typst.Compiler(template, root=template.parent, font_paths=fonts, sys_inputs=inputs)
    try:
        pages, warnings = compiler.compile_with_warnings(format="png", ppi=72)
    except typst.TypstError as error:
        return {"error": f"{error.message}\n{error.diagnostic}"}
    if warnings:
        return {"error": "\n".join(warning.diagnostic for warning in warnings)}
    found = [page for page in (pages if isinstance(pages, list) else [pages]) if page]
    for target, page in zip(job["targets"], found, strict=True):
        part = Path(f"{target}.part")
        part.write_bytes(_small(page))
        part.replace(target)
    return {}


def _small(png: bytes) -> bytes:
    """The same picture with a palette."""
    with Image.open(io.BytesIO(png)) as image:
        painted = image.convert("RGB").quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    out = io.BytesIO()
    painted.save(out, "PNG", compress_level=6)
    return out.getvalue()


if __name__ == "__main__":
    main()
