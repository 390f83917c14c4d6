"""Where the cells of a table stand: one may reach over columns, and into the rows below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from socialcarefuture.packs.flow.blocks import Cell, Row


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell in a row."""

    column: int
    """Where it begins, from 0."""
    cell: Cell
    begins: bool
    """Whether it begins in this row; else it comes from a row above."""


def grid(rows: Sequence[Row]) -> Iterator[list[Slot]]:
    """The slots of each row, from the first column to the last; what reaches below the last row ends there."""
    above: dict[int, tuple[Cell, int]] = {}
    for row in rows:
        slots = [Slot(column, cell, begins=False) for column, (cell, _) in above.items()]
        left = {column: (cell, more - 1) for column, (cell, more) in above.items() if more > 1}
        taken = {each for slot in slots for each in range(slot.column, slot.column + slot.cell.across)}
        column = 0
        for cell in row.cells:
            while column in taken:
                column += 1
            slots.append(Slot(column, cell, begins=True))
            if cell.down > 1:
                left[column] = (cell, cell.down - 1)
            column += cell.across
        above = left
        yield sorted(slots, key=lambda slot: slot.column)
