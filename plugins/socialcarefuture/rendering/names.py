"""How names and numbers stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """Names as a sentence has them: `A`, `A and B`, `A, B and C`; nothing for none."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def counted(number: int, one: str, many: str = "") -> str:
    """How many there are: `1 post`, `1,200 posts`. `many` is told where it is not `one` with an s."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
