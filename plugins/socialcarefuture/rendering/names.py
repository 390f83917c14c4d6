"""How names stand in a sentence."""

from __future__ import annotations

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """Names as a sentence has them: `A, B and C`. There is at least one."""
    *before, last = names
    return f"{', '.join(before)} and {last}" if before else last
