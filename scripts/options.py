"""What the commands share: which site, which day, and how far the work is."""

from __future__ import annotations

import errno
import math
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from socialcarefuture.content.library import Library
from socialcarefuture.content.settings import Settings
from socialcarefuture.problems import Level, Problem, blocking
from socialcarefuture.rendering import Manuscript, prepare
from socialcarefuture.rendering.markup import Progress
from socialcarefuture.rendering.names import counted
from socialcarefuture.site.config import load, settings
from socialcarefuture.site.plugin import plugin_of

from scripts.quotes import quoted

_KILOBYTES = 999_000
"""Up to so many bytes are told as kilobytes: more would be 1000 kB."""
F = TypeVar("F", bound=Callable[..., Any])

_COLOURS = {Level.ERROR: "red", Level.SAFETY: "red", Level.NOTICE: "cyan", Level.ADVICE: "yellow"}


class Day(click.ParamType[date]):
    """A day, as `2018-11-14`."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Make a date of what was typed."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a day, as in 2018-11-14", param, ctx)


def config_file(command: F) -> F:
    """`-f`, as MkDocs has it."""
    return click.option(
        "-f",
        "--config-file",
        type=click.Path(path_type=Path),
        help="The site's mkdocs.yml. [default: the one in this folder]",
    )(command)


def today(command: F) -> F:
    """`--today`, by which consent and future dates are judged."""
    return click.option("--today", type=Day(), help="Judge consent and future dates by this day, not by the clock.")(
        command
    )


def read_config(file: Path | None, **overrides: Any) -> MkDocsConfig:
    """A site's configuration; one that is faulty ends the command with a sentence."""
    try:
        return load(file, **overrides)
    except ConfigurationError as error:
        raise click.ClickException(str(error)) from None


def read_settings(config: MkDocsConfig, day: date | None) -> Settings:
    """A site's settings; a faulty one ends the command with a sentence."""
    try:
        return settings(config, plugin_of(config).config, day)
    except ConfigurationError as error:
        raise click.ClickException(str(error)) from None


def read(site: Settings) -> Manuscript:
    """A site's content, read and rendered, with its progress on a terminal."""
    with progress("Reading") as told:
        return prepare(site, progress=told)


def refuse_errors(manuscript: Manuscript) -> None:
    """End the command where the content has errors, after telling all of them."""
    if errors := blocking(manuscript.problems):
        tell(errors)
        word = "error" if all(error.level is Level.ERROR for error in errors) else "problem"
        raise click.ClickException(f"{count(len(errors), word)} to put right. Nothing was changed.")


def tell(problems: Iterable[Problem], library: Library | None = None) -> None:
    """Print problems, with colours on a terminal; with the lines that they are about, where a library is given."""
    above = ""
    for problem in problems:
        if library and above not in {"", problem.path}:
            click.echo()
        above = problem.path
        first, _, rest = str(problem).partition("\n")
        place, level, message = first.partition(f" {problem.level}: ")
        click.echo(click.style(place, bold=True) + click.style(level, fg=_COLOURS[problem.level]) + message)
        if library:
            click.echo(quoted(problem, library), nl=False)
        if rest:
            click.echo(rest)


_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


def refused(error: OSError) -> click.ClickException | None:
    """What to tell where this computer lets no file be written; nothing where the error is about something else."""
    place = error.filename2 or error.filename
    named = click.format_filename(place) if isinstance(place, str | bytes | Path) else ""
    if error.errno in _FULL:
        where = f"{named} cannot be written: the" if named else "The"
        return click.ClickException(f"{where} disk is full. Make room, then type the same again.")
    if error.errno in _FORBIDDEN:
        return click.ClickException(
            f"{named or 'A file'} cannot be written: you may not write there, or another program has it open. "
            "Close it there, or choose another folder."
        )
    return None


count = counted
"""A number and a word: `1 error`, `2 errors`."""


def size(number: int) -> str:
    """How many bytes, as a pack's page says it too: `1.3 MB`, `40 kB`."""
    return f"{number / 1e6:.1f} MB" if number > _KILOBYTES else f"{math.ceil(number / 1e3)} kB"


@contextmanager
def progress(label: str) -> Iterator[Progress]:
    """A line on a terminal that says how far the work is; nothing in a pipe."""
    shown = sys.stderr.isatty()

    def tell_progress(done: int, total: int) -> None:
        if shown:
            click.echo(f"\r\033[K{label} {done:,} of {total:,}", nl=False, err=True)

    try:
        yield tell_progress
    finally:
        if shown:
            click.echo("\r\033[K", nl=False, err=True)
