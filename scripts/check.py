"""`scf check`: what is wrong with the texts, and the way out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from socialcarefuture.content import printed
from socialcarefuture.content.advice import advise
from socialcarefuture.content.library import Library
from socialcarefuture.content.mending import mended
from socialcarefuture.content.posts import Post, Withdrawn
from socialcarefuture.content.settings import Settings
from socialcarefuture.files import write_whole
from socialcarefuture.problems import Level, Problem, blocking, in_order
from socialcarefuture.rendering import Manuscript
from socialcarefuture.rendering.photographs import check_photographs
from socialcarefuture.rendering.words import check_words

from scripts.changed import changed_files
from scripts.formats import FORMATS
from scripts.options import config_file, count, read, read_config, read_settings, tell, today


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@config_file
@today
@click.option("--changed", is_flag=True, help="Tell only about files that differ from the main branch (asks Git).")
@click.option(
    "--level",
    type=click.Choice([level.value for level in Level]),
    default=Level.ADVICE.value,
    help="Tell only about what weighs this much or more. [default: advice, which is all]",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *FORMATS]),
    default="text",
    help="For people, or for programs. [default: text]",
)
@click.option("--fix", is_flag=True, help="First put right what is safe: white space, tabs, spelling of themes.")
def check(paths: tuple[Path, ...], config_file: Path | None, today: date | None, form: str, **asked: Any) -> None:
    """Look through every text and tell what is wrong, where, and the way out.

    With PATHS, files or folders, only what is wrong in these is told; all texts are read all the same.

    Ends with 1 where there are errors, or what could hurt somebody and no editor has allowed. A notice says what is
    held back, and why; advice says what would be easier to read, or kinder. Neither is a fault.
    """
    settings = read_settings(read_config(config_file), today)
    only = _only(settings, paths, changed=asked["changed"])
    if asked["fix"]:
        _fix(settings, only)
    manuscript = read(settings)
    shelf = manuscript.library.shelf
    chosen = None if only is None else {path for path in shelf.texts if _within(path, only)}
    photographs = check_photographs(shelf, lambda path: _within(path, only))
    others = (*check_words(manuscript), *photographs, *printed.faults(settings.root))
    found = in_order((*manuscript.problems, *advise(shelf, chosen), *others))
    told = [one for one in found if _weighs(one, asked["level"]) and _within(one.path, only)]
    if form == "text":
        _report(manuscript, told, found, chosen)
    else:
        click.echo(FORMATS[form](told, settings.root), nl=False)
    if blocking(told):
        raise SystemExit(1)


def _only(settings: Settings, paths: Sequence[Path], *, changed: bool) -> set[str] | None:
    """The files and folders to tell about, relative to the site's folder; `None` for all."""
    if not paths and not changed:
        return None
    return {_inside(settings, path) for path in paths} | (changed_files(settings.root) if changed else set())


def _inside(settings: Settings, path: Path) -> str:
    if not path.exists():
        raise click.UsageError(f"There is no {click.format_filename(path)}.")
    try:
        return path.resolve().relative_to(settings.root).as_posix()
    except ValueError:
        raise click.UsageError(f"{click.format_filename(path)} is not in the site's folder.") from None


def _within(path: str, only: set[str] | None) -> bool:
    return only is None or path in only or "." in only or any(path.startswith(f"{folder}/") for folder in only)


def _weighs(problem: Problem, level: str) -> bool:
    order = list(Level)
    return order.index(problem.level) <= order.index(Level(level))


def _fix(settings: Settings, only: set[str] | None) -> None:
    """Put right what is safe, and say what was done."""
    library = Library.load(settings)
    withdrawn = {text.path for text in library.shelf.of(Withdrawn)}
    for path in sorted(library.shelf.texts - withdrawn):
        if _within(path, only):
            file = settings.root / path
            try:
                text = file.read_bytes().decode()
            except (OSError, UnicodeDecodeError):  # told below, as any text that cannot be read
                continue
            result = mended(text, path, library.vocabulary)
            if result.done and write_whole(file, result.text.encode()):
                click.echo(f"{path}: {'; '.join(result.done)}", err=True)


def _report(manuscript: Manuscript, told: Sequence[Problem], found: Sequence[Problem], chosen: set[str] | None) -> None:
    tell(told, manuscript.library)
    levels = Counter(problem.level for problem in told)
    counted = ", ".join(_levels(levels)) or "no problems"
    texts = manuscript.library.documents if chosen is None else chosen
    click.echo(f"{count(len(texts), 'text')} looked through: {counted}.")
    click.echo(_easy_read(manuscript, chosen), nl=False)
    if others := len(blocking(found)) - len(blocking(told)):
        click.echo(f"Not shown: {count(others, 'problem')} that would stop a build; `scf check` shows all.")


def _easy_read(manuscript: Manuscript, chosen: set[str] | None) -> str:
    """How many posts have an Easy Read version: one line, for a site has more without than anybody wants to be told."""
    shelf = manuscript.library.shelf
    posts = [post.path for post in shelf.of(Post) if chosen is None or post.path in chosen]
    have = sum(f"{path.removesuffix('.md')}.easy.md" in shelf.texts for path in posts)
    return f"Easy Read: {have:,} of {count(len(posts), 'post')} with a version.\n" if have < len(posts) else ""


def _levels(levels: Counter[Level]) -> list[str]:
    words = {Level.SAFETY: "safety problem", Level.ADVICE: "piece of advice"}
    plurals = {Level.ADVICE: "pieces of advice"}
    return [
        f"{levels[level]:,} {plurals[level]}"
        if level in plurals and levels[level] > 1
        else count(levels[level], words.get(level, level))
        for level in Level
        if levels[level]
    ]
