"""Tables: widths by what they hold, heads that come again on each page, a page turned for one that is too wide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from socialcarefuture.packs.docx.markup import w
from socialcarefuture.packs.docx.style import PAGE, TEXT_WIDTH, TURNED_MARGIN
from socialcarefuture.packs.flow import Block, Inline, Run, Slot, Table, grid, plain, within

_LETTER = 132
"""How wide a letter of 12 points is at most, on average."""
_ROOM = 240
"""Left free beside the words of a cell."""
_SHORT = 600
"""A row of so many letters is not broken over pages."""
_TURNED = PAGE[1] - 2 * TURNED_MARGIN
"""The room for a table on a page that is turned."""


class Writer(Protocol):
    """What writes the cells."""

    def paragraph(self, style: str, *content: str, rtl: bool = False, more: str = "", end: str = "") -> str:
        """A paragraph."""

    def cell(self, blocks: Iterable[Block], side: str) -> str:
        """What a cell holds."""

    def line(self, inlines: Iterable[Inline]) -> str:
        """A line of a caption."""


def is_wide(block: Table) -> bool:
    """Whether a table needs a page that is turned, and fits there: its longest words do not stand beside each other."""
    return TEXT_WIDTH < sum(_least(list(grid(block.rows)), _columns(block))) <= _TURNED


def table(block: Table, writer: Writer, *, turned: bool) -> str:
    """A table, with its caption above it. `turned` says that it stands on a page that is turned."""
    rows, columns = list(grid(block.rows)), _columns(block)
    if not columns:
        return ""
    least = _least(rows, columns)
    if sum(least) > _TURNED:
        return _stacked(block, writer)
    widths = _widths(rows, least, _TURNED if turned else TEXT_WIDTH)
    caption = writer.paragraph("Caption", writer.line(block.caption), more=w("keepNext")) if block.caption else ""
    written = w(
        "tbl",
        _properties(block, plain(block.caption)),
        w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        *(_row(slots, widths, writer, head=row.head) for slots, row in zip(rows, block.rows, strict=True)),
    )
    # A paragraph after it: two tables that touch would become one.
    return f"{caption}{written}{writer.paragraph('TableText')}"


def _stacked(block: Table, writer: Writer) -> str:
    """A table wider than a page that is turned: row by row, each field below the name of its column."""
    names = {slot.column: slot.cell for row in grid([row for row in block.rows if row.head]) for slot in row}
    found = writer.paragraph("Caption", writer.line(block.caption)) if block.caption else ""
    for row in grid([row for row in block.rows if not row.head]):
        for slot in row:
            if slot.column in names:
                found += writer.cell(names[slot.column].blocks, "")
            found += writer.cell(slot.cell.blocks, "")
        found += writer.paragraph("Pause")
    return found


def _columns(block: Table) -> int:
    return max((slot.column + slot.cell.across for row in grid(block.rows) for slot in row), default=0)


def _properties(block: Table, caption: str) -> str:
    rtl = bool(block.direction)
    looked = w("tblLook", val="0420", firstRow=int(any(row.head for row in block.rows)), lastRow=0, firstColumn=0,
               lastColumn=0, noHBand=0, noVBand=1)  # fmt: skip
    named = w("tblCaption", val=caption) if caption else ""
    style, width = w("tblStyle", val="PackTable"), w("tblW", w=5000, type="pct")
    return w("tblPr", style, w("bidiVisual") if rtl else "", width, looked, named)


def _row(slots: Sequence[Slot], widths: Sequence[int], writer: Writer, *, head: bool) -> str:
    letters = sum(len(_words(slot)) for slot in slots)
    properties = (w("cantSplit") if letters < _SHORT else "") + (w("tblHeader") if head else "")
    cells, column = [], 0
    for slot in slots:
        cells += [_cell("", widths[each : each + 1], "", 1) for each in range(column, slot.column)]
        column = slot.column + slot.cell.across
        down = "" if slot.cell.down == 1 else w("vMerge", val="restart") if slot.begins else w("vMerge")
        said = writer.cell(slot.cell.blocks, slot.cell.side) if slot.begins else ""
        cells.append(_cell(said, widths[slot.column : column], down, slot.cell.across))
    cells += [_cell("", widths[each : each + 1], "", 1) for each in range(column, len(widths))]
    return w("tr", w("trPr", properties) if properties else "", *cells)


def _cell(said: str, widths: Sequence[int], down: str, across: int) -> str:
    span = w("gridSpan", val=across) if across > 1 else ""
    properties = w("tcPr", w("tcW", w=sum(widths), type="dxa"), span, down)
    # Word wants a paragraph at the end of each cell.
    end = "" if said.endswith("</w:p>") else w("p", w("pPr", w("pStyle", val="TableText")))
    return w("tc", properties, said, end)


def _words(slot: Slot) -> str:
    """About what a cell says, to know how much room it takes."""
    return " ".join("".join(run.text for run in within(block, Run)) for block in slot.cell.blocks)


def _least(rows: Sequence[Sequence[Slot]], columns: int) -> list[int]:
    """How wide each column must be for its longest word."""
    least = [_ROOM + 3 * _LETTER] * columns
    for slot in (slot for row in rows for slot in row if slot.begins and slot.cell.across == 1):
        longest = max((len(word) for word in _words(slot).split()), default=0)
        least[slot.column] = max(least[slot.column], _ROOM + longest * _LETTER)
    return least


def _widths(rows: Sequence[Sequence[Slot]], least: Sequence[int], room: int) -> list[int]:
    """The room, shared: to each column what it must have, and of the rest by how much it says."""
    if sum(least) >= room:
        return [each * room // sum(least) for each in least]
    says = [1] * len(least)
    for slot in (slot for row in rows for slot in row if slot.begins and slot.cell.across == 1):
        says[slot.column] = max(says[slot.column], len(_words(slot)))
    rest = room - sum(least)
    return [must + rest * said // sum(says) for must, said in zip(least, says, strict=True)]
