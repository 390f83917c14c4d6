"""`scf pack`: a pack to print, from its manifest or from a question asked on the spot."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click
from socialcarefuture.content.fields import Line, Title
from socialcarefuture.packs import EDITIONS, Book, Made, PackError, ToolError, afresh, possible
from socialcarefuture.packs import make as make_editions
from socialcarefuture.packs.fitting import Fit, TooShortError, fit
from socialcarefuture.rendering import Manuscript

from scripts.board import board
from scripts.keeping import Kept
from scripts.options import (
    Day,
    config_file,
    count,
    read,
    read_config,
    read_settings,
    refuse_errors,
    refused,
    size,
    tell,
    today,
)
from scripts.ordering import Order, Pages, Words, nothing_fits, order
from scripts.recording import record, refuse_broken_record
from scripts.targets import EditionName, chosen, targets


@click.command()
@click.argument("name", required=False)
@click.option("--theme", "themes", multiple=True, help="Only posts about this theme. Can be given again.")
@click.option("--place", "places", multiple=True, help="Only posts about this place. Can be given again.")
@click.option("--person", "people", multiple=True, help="Only posts by this person. Can be given again.")
@click.option("--kind", "kinds", multiple=True, help="Only blogs, testimonies or glimpses. Can be given again.")
@click.option("--since", type=Day(), help="Only posts of this day and later.")
@click.option("--until", type=Day(), help="Only posts of this day and earlier.")
@click.option("--without", multiple=True, metavar="POST", help="Leave this post out. Can be given again.")
@click.option(
    "--length",
    type=Pages(),
    help="At most so many pages of the standard edition, cover and all: the newest posts that fit.",
)
@click.option("--title", type=Words(Title), help="What stands on the cover.")
@click.option("--subtitle", type=Words(Line), help="What stands below the title.")
@click.option("--cover-note", type=Words(Line), help="A line on the cover for one meeting: where and when.")
@click.option("--grayscale", is_flag=True, help="For a printer without colours.")
@click.option(
    "--edition",
    "editions",
    multiple=True,
    type=EditionName(),
    help=f"{', '.join(EDITIONS)}. Can be given again. [default: standard]",
)
@click.option("--all", "every", is_flag=True, help="Every edition.")
@click.option(
    "-o",
    "--output",
    metavar="FILE|FOLDER/",
    help="The file to write; for several editions, the folder. One that is there is written anew. [default: named "
    "after the pack, in this folder]",
)
@click.option("--record", "recorded", is_flag=True, help="It goes to print: note what it holds in packs.lock.")
@config_file
@today
def pack(name: str | None, config_file: Path | None, today: date | None, **asked: Any) -> None:
    """Make a pack to print and hand out, in one edition or several.

    NAME is a file in docs/packs/, without .md. Without a name, say which posts:
    scf pack --theme homeshare --since 2018-01-01 --length 24 --all
    """
    editions = chosen(asked["editions"], asked["every"], asked["output"])
    settings = read_settings(read_config(config_file), today)
    if asked["recorded"]:
        refuse_broken_record(settings)
    kept = Kept(settings)
    manuscript = read(settings)
    refuse_errors(manuscript)
    query = {key: asked[key] for key in ("themes", "places", "people", "kinds", "since", "until")}
    changes = {key: asked[key] for key in ("title", "subtitle", "cover_note", "grayscale")}
    wanted = order(manuscript, name, query, asked["without"], changes)
    book = _book(manuscript, wanted, kept)
    files = targets(asked["output"], wanted.stem, _possible(book, editions, every=asked["every"]))
    fitted = _fitted(manuscript, wanted, book, asked["length"]) if asked["length"] else Fit(book, 0)
    made = _made(manuscript, fitted.book, files)
    kept.add(made.values())
    _report(made, fitted, book)
    _report_missing(editions, made, book)
    if asked["recorded"]:
        record(settings, wanted, fitted.book, tuple(made))


def _made(manuscript: Manuscript, book: Book, wanted: Mapping[str, Path]) -> dict[str, Made]:
    settings = manuscript.library.settings
    with board(book.title, len(wanted)) as told, told_to_the_end(book):
        cache, day = settings.cache, settings.today
        return afresh(cache, lambda: make_editions(book, wanted, cache=cache, today=day, progress=told))


@contextmanager
def told_to_the_end(book: Book) -> Iterator[None]:
    """Say what stands in the way of a pack, and end the command; end also where the window is closed."""
    try:
        with _ended_like_ctrl_c():
            yield
    except PackError as error:
        tell(replace(one, path=one.path or "This pack") for one in error.problems)
        _fail(book, "What was there is untouched.")
    except ToolError as error:
        _fail(book, f"{error}. What was there is untouched. Close other programs, or ask for fewer posts.")
    except OSError as error:
        raise refused(error) or click.ClickException(f"{error.filename} cannot be written: {error.strerror}.") from None


def _fail(book: Book, why: str) -> NoReturn:
    raise click.ClickException(f'The pack "{book.title}" was not made. {why}') from None


@contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Let a closed window, and a polite end from outside, tidy up as Ctrl-C does."""
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        names = []
    before = {name: signal.signal(getattr(signal, name), _interrupted) for name in names}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)


def _interrupted(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _book(manuscript: Manuscript, wanted: Order, kept: Kept) -> Book:
    book = wanted.book(manuscript)
    if not book.sections:
        kept.add([])
        raise click.ClickException(nothing_fits(manuscript, wanted))
    return book


def _possible(book: Book, editions: tuple[str, ...], *, every: bool) -> tuple[str, ...]:
    """The editions that the book can be had in; one that was asked for by its name, and cannot, ends the command."""
    can = tuple(name for name in editions if name in possible(book))
    for name in () if every else editions:
        if name not in can:
            raise click.ClickException(
                f"There is no {EDITIONS[name].title} of this pack: {EDITIONS[name].lacks(book)}."
            )
    return can


def _fitted(manuscript: Manuscript, wanted: Order, book: Book, pages: int) -> Fit:
    """The book of so many pages at most; where there is none, the least is told."""
    settings = manuscript.library.settings
    with board(wanted.title, 1) as told, told_to_the_end(book):
        try:
            return fit(
                lambda without: wanted.book(manuscript, without),
                pages,
                cache=settings.cache,
                today=settings.today,
                progress=told,
            )
        except TooShortError as error:
            raise click.ClickException(
                f"Not one post fits into {count(pages, 'page')}. The shortest makes a pack of {error.least}: "
                f"say --length {error.least}"
            ) from None


def _report(made: Mapping[str, Made], fitted: Fit, whole: Book) -> None:
    """A line for each file, then what is not in them: what consent keeps out is counted, never named."""
    for edition in made.values():
        pages = f"{count(edition.pages, 'page')}, " if edition.pages else ""
        title = EDITIONS[edition.edition].title
        more = EDITIONS[edition.edition].tells(edition.path)
        click.echo(f"{click.format_filename(edition.path)}: {title}, {pages}{size(edition.size)}. {more}".rstrip())
    if fitted.left:
        click.echo(f"{count(fitted.pages, 'page')} as a PDF. Left out to fit, the newest first:")
        titles = {chapter.key: chapter.title for chapter in whole.chapters}
        for key, long in fitted.left.items():
            click.echo(f"  {titles[key]} ({count(long, 'page')})")
    if whole.left_out:
        click.echo(f"{count(whole.left_out, 'post')} left out: consent does not cover packs.")


def _report_missing(wanted: tuple[str, ...], made: Mapping[str, Made], book: Book) -> None:
    """Say which editions `--all` could not be, and why."""
    for edition in (EDITIONS[name] for name in wanted if name not in made):
        click.echo(f"No {edition.title}: {edition.lacks(book)}.")
