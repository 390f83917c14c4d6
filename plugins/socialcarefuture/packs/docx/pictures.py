"""Pictures: the drawing in the text, and the file that it shows."""

from __future__ import annotations

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from PIL import Image, ImageDraw

from socialcarefuture.packs.docx.markup import escaped, w
from socialcarefuture.packs.docx.package import Relations
from socialcarefuture.packs.docx.style import PAGE, TEXT_WIDTH
from socialcarefuture.packs.pictures import Picture
from socialcarefuture.rendering.glyphs import FONTS

_EMU = 635
"""Word's smallest length in a twentieth of a point."""
_DOT = 15
"""A dot of a screen in twentieths of a point."""
_HIGHEST = PAGE[1] // 2
_PACK = 'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">'
    f'<adec:decorative {_PACK} val="1"/></a:ext></a:extLst>'
)
_SHARP = 200
"""Dots to the inch of a drawing that becomes a picture."""
_FINE = 2
"""How many times finer ripples are painted, so that their edges are smooth."""


class Drawings:
    """The pictures of a document."""

    def __init__(self, pictures: Mapping[str, Picture], folder: Path) -> None:
        self.files: dict[str, bytes] = {}
        """The content of each, by its name in the document's folder."""
        self._pictures = pictures
        self._folder = folder
        self._count = 0

    def shown(self, src: str, alt: str, relations: Relations, *, room: int = TEXT_WIDTH) -> str:
        """A run with a picture, no wider than `room`; without a description it only decorates."""
        picture = self._pictures[src]
        name, data, across, down = self._file(picture)
        self.files.setdefault(name, data)
        scale = min(1, room / (across * _DOT), _HIGHEST / (down * _DOT))
        size = (round(across * _DOT * scale), round(down * _DOT * scale))
        return self._inline(relations.to("image", name), alt, size)

    def banner(self, name: str, data: bytes, relations: Relations, height: int) -> str:
        """A run with a picture over the head of the page, from edge to edge, that only decorates."""
        self.files.setdefault(name, data)
        graphic = self._graphic(relations.to("image", name), "", (PAGE[0], height))
        where = "".join(
            f'<wp:position{axis} relativeFrom="page"><wp:posOffset>0</wp:posOffset></wp:position{axis}>'
            for axis in ("H", "V")
        )
        return w(
            "r",
            w(
                "drawing",
                '<wp:anchor distT="0" distB="360000" distL="0" distR="0" simplePos="0" relativeHeight="1" '
                'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
                f'{where}<wp:extent cx="{PAGE[0] * _EMU}" cy="{height * _EMU}"/>'
                f'<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>{graphic}</wp:anchor>',
            ),
        )

    def _file(self, picture: Picture) -> tuple[str, bytes, int, int]:
        path = self._folder / picture.name
        if path.suffix != ".svg":
            return f"media/{picture.name}", path.read_bytes(), picture.across, picture.down
        data = _painted(path, picture)
        with Image.open(io.BytesIO(data)) as image:
            across, down = (round(dots * 96 / _SHARP) for dots in image.size)
        return f"media/{path.stem}.png", data, across, down

    def _inline(self, number: str, alt: str, size: tuple[int, int]) -> str:
        graphic = self._graphic(number, alt, size)
        extent = f'<wp:extent cx="{size[0] * _EMU}" cy="{size[1] * _EMU}"/>'
        return w("r", w("drawing", f'<wp:inline distT="0" distB="0" distL="0" distR="0">{extent}{graphic}</wp:inline>'))

    def _graphic(self, number: str, alt: str, size: tuple[int, int]) -> str:
        self._count += 1
        said = f'id="{self._count}" name="Picture {self._count}" descr="{escaped(" ".join(alt.split()))}"'
        own = f"<wp:docPr {said}>{_DECORATIVE}</wp:docPr>" if not alt else f"<wp:docPr {said}/>"
        return (
            f'{own}<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
            f"<pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr>"
            f'<pic:blipFill><a:blip r:embed="{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{size[0] * _EMU}" cy="{size[1] * _EMU}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        )


def _painted(path: Path, picture: Picture) -> bytes:
    """A drawing as dots: Word before 2016, and other programs today, show no SVG."""
    width = f"{picture.across * 0.75}pt" if picture.across else "150mm"
    source = f'#set page(width: {width}, height: auto, margin: 0pt)\n#image("{path.name}", width: 100%)'
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    compiler = typst.Compiler(source.encode(), root=path.parent, font_paths=fonts)
    made = compiler.compile(format="png", ppi=_SHARP)
    return made if isinstance(made, bytes) else bytes(next(iter(made or ())))


def ripples(motif: list[dict[str, Any]], palette: tuple[str, ...], size: tuple[int, int]) -> bytes:
    """Ripples as a PNG of so many dots."""
    across, down = (dots * _FINE for dots in size)
    image = Image.new("RGB", (across, down), f"#{palette[0]}")
    draw = ImageDraw.Draw(image)
    for ripple in motif:
        x, y = ripple["x"] * across, ripple["y"] * down
        for ring in ripple["rings"]:
            radius, colour = ring["radius"] * across, f"#{palette[ring['colour']]}"
            box = (x - radius, y - radius, x + radius, y + radius)
            if ring["filled"]:
                draw.ellipse(box, fill=colour)
            else:
                draw.ellipse(box, outline=colour, width=max(1, round(ring["weight"] * across)))
    held = io.BytesIO()
    small = image.resize(size, Image.Resampling.BOX).quantize(64, dither=Image.Dither.NONE)
    small.save(held, "PNG")
    return held.getvalue()
