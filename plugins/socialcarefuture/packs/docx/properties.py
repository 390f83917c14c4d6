"""What the file says of itself: title, subject, who made it, what it holds, and how to open it."""

from __future__ import annotations

from datetime import date

from socialcarefuture.packs.apparatus import versions
from socialcarefuture.packs.book import Book
from socialcarefuture.packs.docx.markup import HEAD, escaped, part, w
from socialcarefuture.rendering.glyphs import clean

_SCHEMAS = "http://schemas.openxmlformats.org"
CORE = "application/vnd.openxmlformats-package.core-properties+xml"
CUSTOM = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
RELATIONS = (
    ("rId1", f"{_SCHEMAS}/officeDocument/2006/relationships/officeDocument", "word/document.xml", False),
    ("rId2", f"{_SCHEMAS}/package/2006/relationships/metadata/core-properties", "docProps/core.xml", False),
    ("rId3", f"{_SCHEMAS}/officeDocument/2006/relationships/custom-properties", "docProps/custom.xml", False),
)
"""Where a program begins to read."""
_OURS = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The name of the set that custom properties belong to (ECMA-376 part 1, 22.3)."""
_LONGEST = 255
"""Letters of a property's name that Word takes."""


def core(book: Book, day: date) -> str:
    """`core.xml`. The day that it is made stands for the moment: the clock's time is no part of it."""
    moment = f"{day.isoformat()}T00:00:00Z"
    said = {
        "dc:title": book.title,
        "dc:subject": book.subtitle,
        "dc:creator": book.site_name,
        "cp:keywords": ", ".join(book.themes),
        "dc:language": book.language,
        "cp:lastModifiedBy": book.site_name,
    }
    lines = "".join(f"<{name}>{escaped(clean(value))}</{name}>" for name, value in said.items() if value)
    days = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_SCHEMAS}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{lines}{days}</cp:coreProperties>'
    )


def custom(book: Book) -> str:
    """`custom.xml`: which texts the pack holds, each with its version."""
    lines = "".join(
        f'<property fmtid="{_OURS}" pid="{number}" name="{escaped(chapter.key[:_LONGEST])}">'
        f"<vt:lpwstr>{escaped(version)}</vt:lpwstr></property>"
        for number, (chapter, version) in enumerate(versions(book), 2)
    )
    return (
        f'{HEAD}<Properties xmlns="{_SCHEMAS}/officeDocument/2006/custom-properties" '
        f'xmlns:vt="{_SCHEMAS}/officeDocument/2006/docPropsVTypes">{lines}</Properties>'
    )


def settings(book: Book) -> str:
    """`settings.xml`: no words split, the pack's letters kept in the file, and the Word of today."""
    office = "http://schemas.microsoft.com/office/word"
    return part(
        "settings",
        w("zoom", percent=100),
        w("embedTrueTypeFonts"),
        w("defaultTabStop", val=720),
        w("autoHyphenation", val=0),
        w("footnotePr", w("footnote", id=-1), w("footnote", id=0)),
        w("compat", w("compatSetting", name="compatibilityMode", uri=office, val=15)),
        w("themeFontLang", val=book.language),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )
