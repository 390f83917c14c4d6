"""Book -> files: checked once, then each edition made whole; and a cache that holds nothing else."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache as once
from functools import partial
from importlib import metadata
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from socialcarefuture.packs import checks
from socialcarefuture.packs.book import Book
from socialcarefuture.packs.booklet import set_booklet
from socialcarefuture.packs.docx import write_docx
from socialcarefuture.packs.easy_read import set_easy_read
from socialcarefuture.packs.editions import EDITIONS
from socialcarefuture.packs.errors import PackError
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.packs.printing import convert_chapters, set_large_print, set_standard
from socialcarefuture.packs.text import write_text
from socialcarefuture.packs.typesetting import template_names
from socialcarefuture.packs.web import make_epub, make_page
from socialcarefuture.packs.working import together
from socialcarefuture.problems import Level, Problem, in_order
from socialcarefuture.rendering.glyphs import FONTS

T = TypeVar("T")
Progress = Callable[[str, int, int], None]
"""Told how far a pack is: the edition's title, how much of it is done, of how much."""
Maker = Callable[[Material, Path, Tell], int]
"""Writes one edition to a path. Returns its pages, 0 where it has none; raises PackError, ToolError or OSError.
Programs that it starts, it starts by `children`, and it tells how far it is often: so Ctrl-C ends it at once."""

MAKERS: dict[str, Maker] = {
    "standard": set_standard,
    "large-print": set_large_print,
    "booklet": set_booklet,
    "easy-read": set_easy_read,
    "epub": make_epub,
    "docx": write_docx,
    "text": write_text,
    "html": make_page,
}
"""By edition's name; a test holds that there is one for each."""
_TOOLS = ("typst", "pikepdf", "lxml", "Jinja2", "Pillow")
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
    """The names of the files in the cache that it may be made from."""


def possible(book: Book) -> tuple[str, ...]:
    """The names of the editions that can be made of a book, in the order in which they are offered."""
    return tuple(name for name, edition in EDITIONS.items() if name in MAKERS and not edition.lacks(book))


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
        ToolError: where a program that packs are made with did not do its work.
        OSError: where a file cannot be written; it names the file that was asked for.
    """
    if lacking := list(_lacking(book, wanted)):
        raise PackError(lacking)
    typeset = any(EDITIONS[name].typeset for name in wanted)
    tell = progress or (lambda *_: None)
    material = checked(book, cache / "packs", today, typeset=typeset)
    receipts = {name: material.folder / f"{_fingerprint(material, name)}.json" for name in wanted}
    stale = {name: target for name, target in wanted.items() if not _noted(receipts[name], target)}
    if any(EDITIONS[name].typeset for name in stale):
        material = convert_chapters(material, lambda done, of: tell("Chapters", done, of))
    _make_all(material, stale, receipts, tell)
    return {name: _made(name, target, receipts[name], material) for name, target in wanted.items()}


def afresh(cache: Path, work: Callable[[], T]) -> T:
    """Do what needs the cache. Where it fails as it would if a kept file were damaged, do it once more without any.

    Nothing else may use the cache meanwhile.
    """
    try:
        return work()
    except PackError as error:
        if any(problem.code != "not-set" for problem in error.problems):
            raise
    except OSError as error:
        if error.errno is not None:  # Pillow has none for what is no picture
            raise
    prune(cache, [])
    return work()


def prune(cache: Path, made: Iterable[Made]) -> None:
    """Take out of the cache what none of the editions is made from: a post taken back leaves nothing behind."""
    kept = frozenset[str]().union(*(edition.kept for edition in made))
    for path in (cache / "packs").glob("*"):
        if path.name not in kept:
            path.unlink(missing_ok=True)


def _lacking(book: Book, wanted: Iterable[str]) -> Iterator[Problem]:
    for edition in (EDITIONS[name] for name in wanted):
        if why := edition.lacks(book):
            message = f"the edition {edition.name} cannot be made: {why}"
            yield Problem(book.path, 0, 0, Level.ERROR, "no-such-edition", message, "Ask for another edition.")


def checked(book: Book, folder: Path, today: date, *, typeset: bool) -> Material:
    """A book that can be made, with its pictures kept in `folder`; raises PackError with all that stands in the way.

    `typeset`: whether Typst is to set it, which takes letters that our fonts have.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pictures, wrong = checks.keep_pictures(book, folder)
    wrong += checks.problems(book)
    if typeset:
        wrong += checks.lost_letters(book, pictures)
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
        if noted["sha256"] == _hash(target) and {*noted} == {"pages", "sha256", "kept"}:
            return dict(noted)
    return {}


def _make_all(material: Material, wanted: Mapping[str, Path], receipts: Mapping[str, Path], tell: Progress) -> None:
    """Make editions, several at a time, beside their targets; then put all of them in their places."""
    with ExitStack() as stack:
        parts = {name: _beside(stack, target) for name, target in wanted.items()}
        try:
            works = {name: partial(_make, material, name, part, tell) for name, part in parts.items()}
            for name, pages in together(works).items():
                _note(receipts[name], pages, parts[name], material)
            for name, target in wanted.items():
                parts[name].replace(target)
        except OSError as error:
            _blame(error, {part: wanted[name] for name, part in parts.items()})


def _beside(stack: ExitStack, target: Path) -> Path:
    """Where to write a file until it is whole: on the same disk, so that putting it in place is one step."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=f".{target.name[:100]}-", dir=target.parent))
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(target)) from error
    stack.callback(_remove, folder)
    return folder / target.name


def _remove(folder: Path) -> None:
    for _ in range(3):  # a thread that was told to end may still write into it
        shutil.rmtree(folder, ignore_errors=True)


def _blame(error: OSError, places: Mapping[Path, Path]) -> NoReturn:
    """Say an error of what was asked for, where it names the place beside it, or none."""
    named = Path(error.filename) if isinstance(error.filename, str) else None
    inside = [target for part, target in places.items() if named and named.is_relative_to(part.parent)]
    target = next(iter(inside or (() if named else places.values())), None)
    if target is None:
        raise error
    raise OSError(error.errno, error.strerror, str(target)) from error


def _make(material: Material, name: str, target: Path, tell: Progress, go_on: Callable[[], None]) -> int:
    title = EDITIONS[name].title

    def told(done: int, of: int) -> None:
        go_on()
        tell(title, done, of)

    told(0, 1)
    pages = MAKERS[name](material, target, told)
    told(1, 1)
    return pages


def _note(receipt: Path, pages: int, part: Path, material: Material) -> None:
    noted = {"pages": pages, "sha256": _hash(part), "kept": sorted(material.kept)}
    receipt.write_text(json.dumps(noted), "utf-8")


def _made(name: str, target: Path, receipt: Path, material: Material) -> Made:
    noted = _noted(receipt, target)
    kept = frozenset({*noted["kept"], receipt.name, *template_names()})
    return Made(name, target, int(noted["pages"]), target.stat().st_size, material.converted, kept)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
