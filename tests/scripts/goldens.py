"""Files that say what a command prints or writes."""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).with_name("golden")


def same_as_golden(name: str, text: str) -> None:
    """Compare with a golden file; `WRITE_GOLDEN=1` writes it anew, to be read before it is kept."""
    file = GOLDEN / name
    if os.environ.get("WRITE_GOLDEN"):
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")
