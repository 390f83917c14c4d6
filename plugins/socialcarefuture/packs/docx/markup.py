"""WordprocessingML as text: elements written as calls, so that no name and no value is ever pasted into XML."""

from __future__ import annotations

import re

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML may not hold."""

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
"""What every part begins with."""
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


def escaped(text: str) -> str:
    """Text as XML has it, in an element or in an attribute."""
    text = _UNFIT.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def w(name: str, /, *children: str, **attributes: object) -> str:
    """An element of the namespace `w`; so are its attributes."""
    written = "".join(f' w:{key}="{escaped(str(value))}"' for key, value in attributes.items())
    inside = "".join(children)
    return f"<w:{name}{written}>{inside}</w:{name}>" if inside else f"<w:{name}{written}/>"


def part(name: str, *children: str) -> str:
    """A whole part of a document: `w:document`, `w:styles`."""
    return f"{HEAD}<w:{name} {NAMESPACES}>{''.join(children)}</w:{name}>"


def run(text: str, properties: str = "") -> str:
    """Words with the properties of a run."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>' if text else ""


def paragraph(properties: str, *children: str) -> str:
    """A paragraph; `properties` is what stands in its `w:pPr`."""
    return f"<w:p>{w('pPr', properties) if properties else ''}{''.join(children)}</w:p>"


def field(code: str, shown: str = "") -> str:
    """A field that the program fills in, and what stands there until it does."""
    return (
        w("r", w("fldChar", fldCharType="begin"))
        + w("r", f'<w:instrText xml:space="preserve"> {escaped(code)} </w:instrText>')
        + w("r", w("fldChar", fldCharType="separate"))
        + shown
        + w("r", w("fldChar", fldCharType="end"))
    )
