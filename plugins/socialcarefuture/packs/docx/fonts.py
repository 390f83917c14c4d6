"""The pack's own letters, put into the file, so that it looks as it should on a machine that has not got them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache
from uuid import UUID

from socialcarefuture.packs.docx.markup import part, w
from socialcarefuture.packs.docx.package import Relations
from socialcarefuture.packs.docx.style import CODE_FONT, FONT
from socialcarefuture.rendering.glyphs import FONTS

_FACES = {"embedRegular": "AtkinsonHyperlegibleNext-Regular.ttf", "embedBold": "AtkinsonHyperlegibleNext-Bold.ttf"}
_VEILED = 32
"""So many bytes at the start of a font are changed by its key (ECMA-376 part 4, "font embedding")."""


@cache
def _faces() -> Mapping[str, tuple[str, bytes]]:
    """The key and the changed content of each face. Its licence (OFL) lets it go with a document."""
    return {place: _veiled((FONTS / name).read_bytes()) for place, name in _FACES.items()}


def _veiled(data: bytes) -> tuple[str, bytes]:
    key = UUID(bytes=hashlib.sha256(data).digest()[:16])
    mask = key.bytes[::-1] * 2
    first = bytes(byte ^ other for byte, other in zip(data[:_VEILED], mask, strict=True))
    return f"{{{str(key).upper()}}}", first + data[_VEILED:]


def files() -> dict[str, bytes]:
    """The faces, by their names in the document's folder."""
    return {f"fonts/font{number}.odttf": data for number, (_, data) in enumerate(_faces().values(), 1)}


def table(relations: Relations) -> str:
    """`fontTable.xml`: where each font is, and which other one stands in for it."""
    numbers = [relations.to("font", name) for name in files()]
    embedded = (
        f'<w:{place} r:id="{number}" w:fontKey="{key}"/>'
        for number, (place, (key, _)) in zip(numbers, _faces().items(), strict=True)
    )
    return part(
        "fonts",
        w("font", w("altName", val="Arial"), w("family", val="swiss"), *embedded, name=FONT),
        w("font", w("altName", val="Courier New"), w("family", val="modern"), name=CODE_FONT),
    )
