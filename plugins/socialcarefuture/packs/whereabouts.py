"""The place in a Markdown file that a problem is about."""

from __future__ import annotations

from pathlib import Path


def find(file: Path | None, *wanted: str) -> tuple[int, int]:
    """Line and column, from 1, of the first of the `wanted` texts that the file holds; 0 and 0 where it has none."""
    try:
        text = file.read_text("utf-8") if file else ""
    except (OSError, UnicodeDecodeError):
        return 0, 0
    for sought in filter(None, wanted):
        at = text.find(sought)
        if at >= 0:
            before = text[:at]
            return before.count("\n") + 1, at - (before.rfind("\n") + 1) + 1
    return 0, 0
