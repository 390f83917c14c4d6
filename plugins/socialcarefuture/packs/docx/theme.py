"""The theme: the book's colours and letters, where somebody who changes the file finds them to choose from."""

from __future__ import annotations

from socialcarefuture.packs.docx.looks import Colours
from socialcarefuture.packs.docx.markup import HEAD
from socialcarefuture.packs.docx.style import FONT, INK

THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
"""Its content type."""
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"


def theme(colour: Colours) -> str:
    """`theme1.xml`."""
    named = dict(zip(("accent1", "accent2", "accent3", "accent4", "accent5", "accent6"), colour.all, strict=True))
    colours = {"dk1": INK, "lt1": "FFFFFF", "dk2": colour.deep, "lt2": colour.tint, **named}
    links = {"hlink": colour.accent, "folHlink": colour.deep}
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in {**colours, **links}.items())
    letters = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface="Arial"/>'
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Pack"><a:themeElements>'
        f'<a:clrScheme name="Pack">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Pack"><a:majorFont>{letters}</a:majorFont><a:minorFont>{letters}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="Pack"><a:fillStyleLst>{_FILL * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )
