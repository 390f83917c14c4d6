"""Data and converted chapters -> PDF/UA-1, by Typst in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from socialcarefuture.files import write_whole
from socialcarefuture.packs.errors import PackError
from socialcarefuture.problems import Level, Problem
from socialcarefuture.rendering.glyphs import FONTS

TEMPLATES = Path(__file__).with_name("typst")
_COMPILER = Path(__file__).with_name("compiler.py")


def template_names() -> frozenset[str]:
    """The names of the templates, as they lie beside the chapters."""
    return frozenset(path.name for path in TEMPLATES.glob("*.typ"))


def put_templates(folder: Path) -> None:
    """Lay the templates beside the chapters, where Typst may read them."""
    for name in sorted(template_names()):
        write_whole(folder / name, (TEMPLATES / name).read_bytes())  # another pack may be reading it


def typeset(data: Mapping[str, Any], folder: Path, target: Path, today: date) -> int:
    """Write the book to `target`, from the converted chapters, pictures and templates in `folder`.

    Returns how many pages it has. Raises PackError, naming the post where Typst names its file; a warning counts as an
    error, since with most of them text goes missing. Ctrl-C ends it at once.
    """
    job = {
        "root": str(folder),
        "main": "book.typ",
        "fonts": str(FONTS),
        "book": json.dumps(data, ensure_ascii=False),
        "target": str(target),
        "moment": datetime.combine(today, time(), UTC).isoformat(),
    }
    # -P: the compiler's folder has modules of its own, which must not stand in for the ones it imports.
    command = [sys.executable, "-P", str(_COMPILER)]
    done = subprocess.run(command, input=json.dumps(job).encode(), capture_output=True, check=False)  # noqa: S603
    answer = json.loads(done.stdout) if done.returncode == 0 else {"error": done.stderr.decode(errors="replace")}
    if "pages" not in answer:
        raise PackError([_problem(answer, data)])
    return int(answer["pages"])


def _problem(answer: Mapping[str, str], data: Mapping[str, Any]) -> Problem:
    """What Typst said, about the chapter whose file it names, else about the book."""
    details = answer.get("details", "")
    chapters = (chapter for section in data["sections"] for chapter in section["chapters"])
    path = next((chapter["path"] for chapter in chapters if chapter["file"] in details), data["path"])
    message = f"the pack could not be set: {answer['error'].strip()}"
    return Problem(path, 0, 0, Level.ERROR, "not-set", message, details.strip())
