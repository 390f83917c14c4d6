"""Book -> files: checked once, then each edition made whole; and a cache that holds nothing else."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache as once
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from socialcarefuture.packs import checks
from socialcarefuture.packs.book import Book
from socialcarefuture.packs.docx import write_docx
from socialcarefuture.packs.editions import EDITIONS
from socialcarefuture.packs.errors import PackError
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.packs.printing import convert_chapters, set_standard
from socialcarefuture.packs.text import write_text
from socialcarefuture.packs.typesetting import template_names
from socialcarefuture.problems import in_order
from socialcarefuture.rendering.glyphs import FONTS

Progress = Callable[[str, int, int], None]
"""Told how far a pack is: the edition's title, how much of it is done, of how much."""
Maker = Callable[[Material, Path, Tell], int]
"""Writes one edition to a path. Returns its pages, 0 where it has none; raises PackError, or OSError."""

MAKERS: dict[str, Maker] = {
    "standard": set_standard,
    "docx": write_docx,
    "text": write_text,
}
"""By edition's name; a test holds that there is one for each."""
_TOOLS = ("typst", "pypandoc_binary", "lxml", "Pillow")
"""What else decides an edition's bytes: a new version of these makes all of them anew."""


@dataclass(frozen=True)
class Made:
    """An edition that was made."""

    edition: str
    """Its name in `EDITIONS`."""
    path: Path
    pages: int
    """0 where the form has none."""
    size: int
    """In bytes."""
    converted: int
    """How many chapters had changed and were converted for Typst, the foreword among them."""
    kept: frozenset[str]
    """The names of the files in the cache that it is made from."""


def make(
    book: Book, wanted: Mapping[str, Path], *, cache: Path, today: date, progress: Progress | None = None
) -> dict[str, Made]:
    """Write editions of a book. The same book and the same today give the same bytes.

    What did not change since the last time comes from `cache`; a file that would not change is not written. All are
    made beside their targets, and put in place when the last of them is there: the files of a pack belong together.

    Args:
        book: what to make.
        wanted: where to write, by the names of editions.
        cache: the site's folder of intermediate files.
        today: told in the files as the day they were made.
        progress: told how far it is, from several threads.

    Raises:
        PackError: with everything that stands in the way; what was there before then stays as it was.
        OSError: where a file cannot be written.
    """
    material = _checked(book, cache / "packs", today)
    tell = progress or (lambda *_: None)
    receipts = {name: material.folder / f"{_fingerprint(material, name)}.json" for name in wanted}
    stale = {name: target for name, target in wanted.items() if not _noted(receipts[name], target)}
    if any(EDITIONS[name].typeset for name in stale):
        material = convert_chapters(material, lambda done, of: tell("Chapters", done, of))
    _make_all(material, stale, receipts, tell)
    return {name: _made(name, target, receipts[name], material) for name, target in wanted.items()}


def prune(cache: Path, made: Iterable[Made]) -> None:
    """Take out of the cache what none of the editions is made from: a post taken back leaves nothing behind."""
    kept = frozenset[str]().union(*(edition.kept for edition in made))
    for path in (cache / "packs").glob("*"):
        if path.name not in kept:
            path.unlink()


def _checked(book: Book, folder: Path, today: date) -> Material:
    folder.mkdir(parents=True, exist_ok=True)
    pictures, wrong = checks.keep_pictures(book, folder)
    wrong += checks.problems(book)
    if wrong:
        raise PackError(in_order(wrong))
    return Material(book, pictures, folder, today)


@once
def _recipe() -> str:
    """What decides how editions look, besides what they hold: our own files, the fonts and the tools."""
    digest = hashlib.sha256(" ".join(metadata.version(tool) for tool in _TOOLS).encode())
    own = (path for path in Path(__file__).parent.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    for path in sorted((*own, *FONTS.glob("*.ttf"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _fingerprint(material: Material, edition: str) -> str:
    """The hash of all that decides an edition's bytes. Pictures are named by what is in them."""
    book = json.dumps(asdict(material.book), default=str, sort_keys=True)
    pictures = sorted(picture.name for picture in material.pictures.values())
    parts = (_recipe(), edition, material.today.isoformat(), book, *pictures)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _noted(receipt: Path, target: Path) -> dict[str, Any]:
    """What was noted of the edition that is there already; empty where it has to be made."""
    with suppress(OSError, ValueError, KeyError, TypeError):  # a damaged receipt is as good as none
        noted = json.loads(receipt.read_text("utf-8"))
        if noted["sha256"] == _hash(target):
            return dict(noted)
    return {}


def _make_all(material: Material, wanted: Mapping[str, Path], receipts: Mapping[str, Path], tell: Progress) -> None:
    """Make editions, several at a time, beside their targets; then put all of them in their places."""
    with ExitStack() as stack, ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        parts = {name: _beside(stack, target) for name, target in wanted.items()}
        pages = {name: pool.submit(_make, material, name, part, tell) for name, part in parts.items()}
        for name, count in pages.items():
            _note(receipts[name], count.result(), parts[name], material)
        for name, target in wanted.items():
            parts[name].replace(target)


def _beside(stack: ExitStack, target: Path) -> Path:
    """Where to write a file until it is whole: on the same disk, so that putting it in place is one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent)
    return Path(stack.enter_context(folder), target.name)


def _make(material: Material, name: str, target: Path, tell: Progress) -> int:
    title = EDITIONS[name].title
    pages = MAKERS[name](material, target, lambda done, of: tell(title, done, of))
    tell(title, 1, 1)
    return pages


def _note(receipt: Path, pages: int, part: Path, material: Material) -> None:
    kept = {*material.chapters.values(), *(picture.name for picture in material.pictures.values())}
    noted = {"pages": pages, "sha256": _hash(part), "kept": sorted(kept)}
    receipt.write_text(json.dumps(noted), "utf-8")


def _made(name: str, target: Path, receipt: Path, material: Material) -> Made:
    noted = _noted(receipt, target)
    kept = frozenset({*noted["kept"], receipt.name, *template_names()})
    return Made(name, target, int(noted["pages"]), target.stat().st_size, material.converted, kept)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
