"""Tables: header rows that repeat, alignment, and what Typst needs to see whether one fits the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from socialcarefuture.packs.flow import (
    Anchor,
    Block,
    Cell,
    Heading,
    Inline,
    Link,
    Note,
    Paragraph,
    Row,
    Slot,
    Table,
    grid,
    plain,
    within,
)
from socialcarefuture.packs.source.lines import Place
from socialcarefuture.packs.source.markup import breakable, call, string

_LEADING: tuple[type, ...] = (Anchor, Link, Note)
"""What leads somewhere, or is led to."""


class Writer(Protocol):
    """What writes what is in a table."""

    def write(self, blocks: tuple[Block, ...], place: Place) -> str:
        """What a cell holds."""

    def line(self, inlines: tuple[Inline, ...], place: Place) -> str:
        """A caption."""


def table(block: Table, writer: Writer, place: Place, lead: str) -> str:
    """A table as one call; `lead` is the heading that may not be parted from it."""
    if not any(row.cells for row in block.rows):
        return lead
    heads = sum(row.head for row in block.rows)
    rows = [*_rows(block.rows[:heads]), *_rows(block.rows[heads:])]
    # A column in which no cell begins is none.
    columns = 1 + max((slot.column for row in rows for slot in row if slot.begins), default=0)
    written = [_list(_cells(row, columns, number < heads, writer, place)) for number, row in enumerate(rows)]
    caption = writer.line(block.caption, place.within())
    return call(
        "data-table",
        f"{lead}][{caption}",
        f"columns: {columns}",
        f"head: {_list(written[:heads])}",
        f"body: {_list(written[heads:])}",
        f"words: {_list(string(word) for word in _longest(rows, columns))}",
        f"nested: {str(not place.top).lower()}",
    )


def _rows(rows: Sequence[Row]) -> Iterator[list[Slot]]:
    """The slots of each row; a cell reaches no further than its group of rows, and not over another."""
    for number, row in enumerate(grid(rows)):
        ends = [slot.column for slot in row if not slot.begins]
        yield [_fitted(slot, ends, len(rows) - number) if slot.begins else slot for slot in row]


def _fitted(slot: Slot, ends: Sequence[int], below: int) -> Slot:
    free = min((end - slot.column for end in ends if end > slot.column), default=slot.cell.across)
    cell = replace(slot.cell, across=min(slot.cell.across, free), down=min(slot.cell.down, below))
    return replace(slot, cell=cell)


def _cells(row: Sequence[Slot], columns: int, is_head: bool, writer: Writer, place: Place) -> Iterator[str]:
    """Every cell that begins in a row, and empty ones where it has none: Typst counts them."""
    column = 0
    for slot in row:
        for _ in range(slot.column - column):
            yield _cell(Cell(()), 1, is_head, writer, place)
        across = min(slot.cell.across, columns - slot.column)
        if slot.begins:
            yield _cell(slot.cell, across, is_head, writer, place)
        column = slot.column + across
    for _ in range(columns - column):
        yield _cell(Cell(()), 1, is_head, writer, place)


def _cell(cell: Cell, across: int, is_head: bool, writer: Writer, place: Place) -> str:
    # A header row is printed again on every page: a note would come with it each time. What is printed again is for the
    # eye only, where PDF/UA allows no links: a row with such is printed once.
    inner = place.without_feet() if is_head else place.within()
    leads = ", leads: true" if is_head and any(next(within(cell.blocks, kind), None) for kind in _LEADING) else ""
    named = is_head or cell.head
    body = writer.write(cell.blocks, inner.looking("strong") if named else inner)
    side = cell.side or "start"
    return f"(body: [{body}], colspan: {across}, rowspan: {cell.down}, side: {side}, head: {str(named).lower()}{leads})"


def _list(items: Iterator[str] | Sequence[str]) -> str:
    """An array, also of one."""
    return f"({''.join(f'{item}, ' for item in items).rstrip(' ')})"


def _longest(rows: Sequence[Sequence[Slot]], columns: int) -> list[str]:
    """The longest word of every column: how narrow it may be."""
    found = [""] * columns
    for slot in (slot for row in rows for slot in row if slot.begins and slot.cell.across == 1):
        found[slot.column] = max((found[slot.column], *_pieces(slot.cell)), key=len)
    return found


def _pieces(cell: Cell) -> Iterator[str]:
    blocks: tuple[Paragraph | Heading, ...] = (*within(cell.blocks, Paragraph), *within(cell.blocks, Heading))
    for word in " ".join(plain(block.inlines) for block in blocks).split():
        yield from breakable(word).split("\u200b")
