"""What is measured: each row's command, and the state that its folder is in before."""

import functools
import importlib.metadata
import itertools
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import contestants
from corpus import Post, generate
from measure import CommandFailedError, Task

PACK_POSTS = 60
_NUMBERS = itertools.count(1)
CHANGED = "\n\nAnd one more line, number {}.\n"


@dataclass(frozen=True)
class Bench:
    """Where and how much is measured."""

    work: Path
    """A folder for everything that is written."""
    posts: int
    scf: Path
    """This project's command."""


def ours(bench: Bench) -> Task:
    """Build for the first time: no output, nothing kept."""
    folder = _ours(bench, bench.posts)
    return _build(bench, folder, "ours", "this project", lambda: _remove(folder, "site", ".cache"))


def ours_unchanged(bench: Bench) -> Task:
    """Build again."""
    folder = _ours(bench, bench.posts)
    prepare = _command(_scf(bench, folder, "build", "--no-packs"), folder)
    return _build(bench, folder, "ours-unchanged", "again, nothing changed", prepare)


def ours_changed(bench: Bench) -> Task:
    """Build after an edit."""
    folder = _ours(bench, bench.posts)
    build = _command(_scf(bench, folder, "build", "--no-packs"), folder)
    edit = _editor(next(folder.glob("blogs/2019/*.md")))

    def prepare() -> None:
        build()
        edit()

    return _build(bench, folder, "ours-changed", "again, one post changed", prepare)


def ours_double(bench: Bench) -> Task:
    """Build twice as many for the first time."""
    folder = _ours(bench, 2 * bench.posts)
    title = f"this project, {2 * bench.posts:,} posts"
    return _build(bench, folder, "ours-double", title, lambda: _remove(folder, "site", ".cache"))


def ours_cards(bench: Bench) -> Task:
    """Build for the first time, with a picture for each post to be shared with."""
    folder = _folder(bench, "ours-cards", bench.posts, contestants.write_ours_with_cards)
    title = "this project, with a social picture for each post"
    return _build(bench, folder, "ours-cards", title, lambda: _remove(folder, "site", ".cache"))


def material(bench: Bench) -> Task:
    """Build with stock Material: blog, tags, search and the RSS plugin."""
    folder = _folder(bench, "material", bench.posts, contestants.write_material)
    return Task(
        "material",
        "MkDocs with Material (blog, tags, search, RSS)",
        [beside("mkdocs"), "build", "--quiet"],
        folder,
        lambda: _remove(folder, "site", ".cache"),
        folder / "site",
        {"NO_MKDOCS_2_WARNING": "1"},
    )


def pelican(bench: Bench) -> Task:
    """Build with Pelican, whose cache is off unless asked for."""
    folder = _folder(bench, "pelican", bench.posts, contestants.write_pelican)
    command = [beside("pelican"), "--settings", "pelicanconf.py", "--output", "output", "--quiet"]
    return Task("pelican", "Pelican", command, folder, lambda: _remove(folder, "output"), folder / "output")


def hugo(bench: Bench) -> Task:
    """Build with Hugo, its cache in its folder so that it can be removed."""
    folder = _folder(bench, "hugo", bench.posts, contestants.write_hugo)
    command = [beside("hugo"), "--quiet", "--cacheDir", str(folder / "cache")]
    prepare = functools.partial(_remove, folder, "public", "resources", "cache", ".hugo_build.lock")
    return Task("hugo", "Hugo", command, folder, prepare, folder / "public")


def check(bench: Bench) -> Task:
    """Check for the first time."""
    folder = _ours(bench, bench.posts)
    command = _scf(bench, folder, "check")
    return Task("check", "`scf check`", command, folder, lambda: _remove(folder, "site", ".cache"))


def check_unchanged(bench: Bench) -> Task:
    """Check again."""
    folder = _ours(bench, bench.posts)
    command = _scf(bench, folder, "check")
    title = "`scf check` again, nothing changed"
    return Task("check-unchanged", title, command, folder, _command(command, folder))


def pack(bench: Bench) -> Task:
    """Make a pack for the first time: Markdown to PDF, nothing kept."""
    folder = _pack_folder(bench, PACK_POSTS)
    title = f"`scf pack`, {PACK_POSTS} posts, from Markdown"
    return _pack(bench, folder, "pack", title, lambda: _remove(folder, ".cache", "pack.pdf"))


def pack_unchanged(bench: Bench) -> Task:
    """Make the pack again."""
    folder = _pack_folder(bench, PACK_POSTS)
    return _pack(bench, folder, "pack-unchanged", "again, nothing changed", _command(_packing(bench, folder), folder))


def pack_changed(bench: Bench) -> Task:
    """Make the pack after an edit."""
    folder = _pack_folder(bench, PACK_POSTS)
    make, edit = _command(_packing(bench, folder), folder), _editor(next(folder.glob("blogs/2019/*.md")))

    def prepare() -> None:
        make()
        edit()

    return _pack(bench, folder, "pack-changed", "again, one post changed", prepare)


def pack_all(bench: Bench) -> Task:
    """Make every edition of the pack for the first time."""
    folder = _pack_folder(bench, PACK_POSTS)
    command = _scf(bench, folder, "pack", "bench", "--all", "-o", "all/")
    return Task("pack-all", "all its editions together", command, folder, lambda: _remove(folder, ".cache", "all"))


def pack_thick(bench: Bench) -> Task:
    """Make a pack of ten times as many posts for the first time."""
    folder = _pack_folder(bench, 10 * PACK_POSTS)
    title = f"`scf pack`, {10 * PACK_POSTS} posts"
    return _pack(bench, folder, "pack-thick", title, lambda: _remove(folder, ".cache", "pack.pdf"))


def weasyprint(bench: Bench) -> Task:
    """Print the same posts as the kind of PDF that ours is."""
    return _printed(bench, "weasyprint", f"WeasyPrint, {PACK_POSTS} posts, from Markdown to PDF/UA-1")


def weasyprint_plain(bench: Bench) -> Task:
    """Print the same as a PDF without tags, WeasyPrint's default."""
    return _printed(bench, "weasyprint-plain", "WeasyPrint, the same to an untagged PDF")


def chromium(bench: Bench) -> Task:
    """Print the same from a browser."""
    return _printed(bench, "chromium", f"Chromium's print, {PACK_POSTS} posts, from Markdown to a tagged PDF")


TASKS: dict[str, Callable[[Bench], Task]] = {
    "ours": ours,
    "ours-unchanged": ours_unchanged,
    "ours-changed": ours_changed,
    "ours-cards": ours_cards,
    "material": material,
    "pelican": pelican,
    "hugo": hugo,
    "ours-double": ours_double,
    "check": check,
    "check-unchanged": check_unchanged,
    "pack": pack,
    "pack-unchanged": pack_unchanged,
    "pack-changed": pack_changed,
    "pack-all": pack_all,
    "pack-thick": pack_thick,
    "weasyprint": weasyprint,
    "weasyprint-plain": weasyprint_plain,
    "chromium": chromium,
}
RIVALS = ("material", "pelican", "hugo")
"""Those that are measured without this project's command."""


def versions() -> str:
    """Tell what was measured, by name and version."""
    names = ("mkdocs", "mkdocs-material", "mkdocs-rss-plugin", "pelican", "Markdown", "hugo", "weasyprint")
    return ", ".join(f"{name} {importlib.metadata.version(name)}" for name in names)


def _ours(bench: Bench, count: int) -> Path:
    return _folder(bench, f"ours-{count}", count, contestants.write_ours)


def _pack_folder(bench: Bench, count: int) -> Path:
    def write(folder: Path, posts: list[Post]) -> None:
        contestants.write_ours(folder, posts)
        contestants.write_pack(folder, posts)

    return _folder(bench, f"pack-{count}", count, write)


def _folder(bench: Bench, name: str, count: int, write: Callable[[Path, list[Post]], None]) -> Path:
    folder = bench.work / name
    if not folder.exists():
        write(folder, generate(count))
    return folder


def _build(bench: Bench, folder: Path, key: str, title: str, prepare: Callable[[], None]) -> Task:
    command = _scf(bench, folder, "build", "--no-packs")
    return Task(key, title, command, folder, prepare, folder / "site")


def _pack(bench: Bench, folder: Path, key: str, title: str, prepare: Callable[[], None]) -> Task:
    return Task(key, title, _packing(bench, folder), folder, prepare)


def _packing(bench: Bench, folder: Path) -> list[str]:
    return _scf(bench, folder, "pack", "bench", "-o", "pack.pdf")


def _printed(bench: Bench, printer: str, title: str) -> Task:
    folder = _pack_folder(bench, PACK_POSTS)
    command = [sys.executable, str(Path(__file__).with_name("book.py")), printer, str(folder), f"{printer}.pdf"]
    return Task(printer, title, command, folder, lambda: _remove(folder, f"{printer}.pdf"))


def _scf(bench: Bench, folder: Path, verb: str, *rest: str) -> list[str]:
    return [str(bench.scf), verb, *rest, "-f", str(folder / "mkdocs.yml")]


def beside(name: str) -> str:
    """Find a program of the environment that runs this."""
    return str(Path(sys.executable).parent / name)


def _command(command: list[str], folder: Path) -> Callable[[], None]:
    def run() -> None:
        done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True)
        if done.returncode:
            raise CommandFailedError(f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")

    return run


def _editor(path: Path) -> Callable[[], None]:
    """Edit a post: each call gives it another text than it ever had, so that nothing kept fits it."""
    text = path.read_text(encoding="utf-8")
    numbers = itertools.count(1)

    def edit() -> None:
        path.write_text(text + CHANGED.format(next(numbers)), encoding="utf-8")

    return edit


def _remove(folder: Path, *names: str) -> None:
    """Put things out of the way, as they are in a fresh clone.

    They are moved, and deleted with the whole work folder at the end: ext4 is slow to make files for minutes after
    many were deleted, and the next run would be measured with that.
    """
    away = folder.parent / "away"
    away.mkdir(exist_ok=True)
    for name in names:
        if (folder / name).exists():
            (folder / name).rename(away / str(next(_NUMBERS)))
