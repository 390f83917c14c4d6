"""Tables of HTML -> rows and cells."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from socialcarefuture.packs.flow.around import Around
from socialcarefuture.packs.flow.blocks import Block, Cell, Inline, Row, Table

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Blocks = Callable[["HtmlElement", "Around"], tuple[Block, ...]]
"""Reads what an element holds."""
Words = Callable[["HtmlElement", "Around"], tuple[Inline, ...]]
"""The same, in one line."""

_SIDE = re.compile(r"text-align:\s*(right|center)")
_MOST = 1000
"""Columns or rows that a cell may span, as HTML has it."""


def table(element: HtmlElement, around: Around, blocks: Blocks, line: Words) -> Table:
    """A table; its first rows are heads where they lie in `thead`, or hold nothing but heads."""
    caption: tuple[Inline, ...] = ()
    for found in element.findall("caption"):
        caption = line(found, around.within(found))
    rows = [_row(row, around, blocks) for row in element.iter("tr") if _own(row) is element]
    first = next((number for number, row in enumerate(rows) if not row.head), len(rows))
    rtl = "rtl" if around.direction == "rtl" else ""
    return Table((*rows[:first], *(Row(row.cells) for row in rows[first:])), caption, rtl, around.language)


def _own(row: HtmlElement) -> HtmlElement | None:
    """The table that a row belongs to: one may lie in another's cell."""
    return next(row.iterancestors("table"), None)


def _row(row: HtmlElement, around: Around, blocks: Blocks) -> Row:
    cells = tuple(_cell(cell, around.within(row), blocks) for cell in row if cell.tag in {"td", "th"})
    parent = row.getparent()
    head = (parent is not None and parent.tag == "thead") or (bool(cells) and all(cell.head for cell in cells))
    return Row(cells, head)


def _cell(cell: HtmlElement, around: Around, blocks: Blocks) -> Cell:
    head = cell.tag == "th"
    side = _SIDE.search(cell.get("style", ""))
    return Cell(
        blocks(cell, around.within(cell, "strong" if head else "")),
        head,
        _span(cell, "colspan"),
        _span(cell, "rowspan"),
        side[1] if side else "",
    )


def _span(cell: HtmlElement, name: str) -> int:
    written = cell.get(name, "1")
    return max(1, min(int(written), _MOST)) if written.isdecimal() else 1
