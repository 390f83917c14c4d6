"""Book -> PDF file: checked, converted, set; and a cache that holds nothing else."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from socialcarefuture.packs import checks, layout
from socialcarefuture.packs.book import Book
from socialcarefuture.packs.conversion import Source, convert
from socialcarefuture.packs.errors import PackError
from socialcarefuture.packs.markup import prepared
from socialcarefuture.packs.pictures import Picture
from socialcarefuture.packs.typesetting import put_templates, recipe, typeset
from socialcarefuture.problems import in_order

Progress = Callable[[str, int, int], None]
"""Told how far a pack is: what is done (`chapters`, then `pages`), how many of them, of how many."""


@dataclass(frozen=True)
class Edition:
    """A pack that was made."""

    path: Path
    pages: int
    size: int
    """In bytes."""
    converted: int
    """How many chapters had changed and went through pandoc, the foreword among them."""
    kept: frozenset[str]
    """The names of the files in the cache that this pack is made from."""


def make_pdf(book: Book, target: Path, *, cache: Path, today: date, progress: Progress | None = None) -> Edition:
    """Write the book to `target` as an A4 PDF/UA-1. The same book and the same today give the same bytes.

    What did not change since the last time comes from `cache`. Raises PackError with everything that stands in the
    way; the file that was there before then stays as it was.
    """
    folder = cache / "packs"
    folder.mkdir(parents=True, exist_ok=True)
    tell = progress or (lambda *_: None)
    pictures = _checked(book, folder)
    sources = _sources(book, pictures)
    converted = convert(sources, folder, lambda done, of: tell("chapters", done, of))
    files = {source.key: source.name for source in sources}
    data = layout.data(book, files, pictures, today)
    made_from = {*files.values(), *(picture.name for picture in pictures.values()), *put_templates(folder)}
    receipt = folder / f"{_fingerprint(data, made_from)}.json"
    pages = _unchanged(receipt, target) or _set(data, folder, target, today, receipt)
    tell("pages", pages, pages)
    return Edition(target, pages, target.stat().st_size, converted, frozenset({*made_from, receipt.name}))


def prune(cache: Path, editions: Iterable[Edition]) -> None:
    """Take out of the cache what none of the editions is made from: a post taken back leaves nothing behind."""
    kept = frozenset[str]().union(*(edition.kept for edition in editions))
    for path in (cache / "packs").glob("*"):
        if path.name not in kept:
            path.unlink()


def _checked(book: Book, folder: Path) -> dict[str, Picture]:
    pictures, wrong = checks.keep_pictures(book, folder)
    wrong += checks.problems(book)
    if wrong:
        raise PackError(in_order(wrong))
    return pictures


def _sources(book: Book, pictures: dict[str, Picture]) -> list[Source]:
    # A chapter's own heading is of the second level, the foreword's of the first.
    found = [Source(each.key, each.path, prepared(each.html, pictures), 3) for each in book.chapters]
    if book.foreword.strip():
        found.append(Source(layout.FOREWORD, book.path, prepared(book.foreword, pictures), 2))
    return found


def _fingerprint(data: dict[str, Any], made_from: set[str]) -> str:
    """The hash of all that decides the PDF's bytes. Chapters and pictures are named by what is in them."""
    parts = (recipe(), json.dumps(data, sort_keys=True), *sorted(made_from))
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _unchanged(receipt: Path, target: Path) -> int:
    """The pages of the pack that is there already, or 0 where it has to be set."""
    if not (receipt.exists() and target.exists()):
        return 0
    with suppress(OSError, ValueError, KeyError, TypeError):  # a damaged receipt is as good as none
        noted = json.loads(receipt.read_text("utf-8"))
        return int(noted["pages"]) if noted["sha256"] == _hash(target) else 0
    return 0


def _set(data: dict[str, Any], folder: Path, target: Path, today: date, receipt: Path) -> int:
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as beside:
        part = Path(beside, target.name)
        pages = typeset(data, folder, part, today)
        receipt.write_text(json.dumps({"pages": pages, "sha256": _hash(part)}), "utf-8")
        part.replace(target)
    return pages


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
