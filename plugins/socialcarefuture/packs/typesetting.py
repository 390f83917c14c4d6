"""Data and converted chapters -> PDF/UA-1, by Typst in a process of its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from socialcarefuture.files import write_whole
from socialcarefuture.packs import children
from socialcarefuture.packs.errors import PackError, ToolError
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


def typeset(data: Mapping[str, Any], folder: Path, target: Path, today: date, main: str = "book.typ") -> int:
    """Write the book to `target`, from the converted chapters, pictures and templates in `folder`; `main` begins it.

    Returns how many pages it has. Raises PackError, naming the post where Typst names its file; a warning counts as an
    error, since with most of them text goes missing. Raises ToolError where Typst is ended, OSError where the file
    cannot be written. Ctrl-C ends it at once.
    """
    return int(_answer(data, folder, main, str(target), today)["pages"])


def measure(data: Mapping[str, Any], folder: Path, today: date) -> tuple[int, list[tuple[str, int]]]:
    """How many pages a book would have, and on which each part and chapter begins; nothing is written.

    Chapters are named by their keys, all else by an empty string, in the order of the book. Raises what `typeset` does.
    """
    answer = _answer(data, folder, "book.typ", "", today)
    return int(answer["pages"]), [(str(key), int(page)) for key, page in answer["starts"]]


def _answer(data: Mapping[str, Any], folder: Path, main: str, target: str, today: date) -> Mapping[str, Any]:
    job = {
        "root": str(folder),
        "main": main,
        "fonts": str(FONTS),
        "book": json.dumps(data, ensure_ascii=False),
        "target": target,
        "moment": datetime.combine(today, time(), UTC).isoformat(),
    }
    # -P: the compiler's folder has modules of its own, which must not stand in for the ones it imports.
    command = [sys.executable, "-P", str(_COMPILER)]
    done = children.run(command, json.dumps(job).encode())
    if children.was_ended(done.returncode):
        raise ToolError("Typst, which sets the pages, was ended before it was done")
    said = done.stderr.decode(errors="replace").strip().splitlines()
    failed = {"error": said[-1] if said else "Typst said nothing"}  # the rest is for those who made it
    answer: Mapping[str, Any] = json.loads(done.stdout) if done.returncode == 0 else failed
    if "errno" in answer:
        raise OSError(answer["errno"], answer["said"], target)
    if "pages" not in answer:
        raise PackError([_problem(answer, data)])
    return answer


def _problem(answer: Mapping[str, Any], data: Mapping[str, Any]) -> Problem:
    """What Typst said, about the chapter whose file it names, else about the book."""
    details = answer.get("details", "")
    chapters = (chapter for section in data["sections"] for chapter in section["chapters"])
    path = next((chapter["path"] for chapter in chapters if chapter["file"] in details), data["path"])
    message = f"the pack could not be set: {answer['error'].strip()}"
    return Problem(path, 0, 0, Level.ERROR, "not-set", message, details.strip())
