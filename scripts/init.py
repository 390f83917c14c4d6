"""`scf init`: a new site of this shape, for another movement."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click
from socialcarefuture.content.checks.glimpses import QUESTIONS
from socialcarefuture.content.drafting import Filing, begin, filled, tidy, with_body, written
from socialcarefuture.content.fields import LONGEST_TITLE
from socialcarefuture.content.library import Library
from socialcarefuture.content.sorts import SORTS
from socialcarefuture.problems import blocking

from scripts import asking
from scripts.options import read_config, read_settings, today

_STARTER = Path(__file__).with_name("starter")
_CLONE = Path(__file__).resolve().parent.parent
_RENAMED = {"gitignore": ".gitignore", "keep": ".gitkeep"}
"""Files that would mean something where they are kept."""
_LONGEST_DESCRIPTION = 300
_EXAMPLE = """This is an example. It is a draft: you see it in the preview, and nobody else does.

## Change it

Write your own words in place of these. Then delete the line `draft: true`, and it is part of the site. Or delete the
file, and begin another with `scf new blog`.
"""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", help="What the movement is called. [default: asked for, else the folder's name]")
@click.option("--description", help="What it is, in a sentence.")
@today
def init(folder: Path, name: str | None, description: str | None, today: date | None) -> None:
    """Make a new site of this shape in FOLDER, for another movement.

    FOLDER is new, or empty: a folder that holds anything is never touched.
    """
    _refuse_full(folder)
    suggested = tidy(folder.resolve().name.replace("-", " ").replace("_", " ")).capitalize() or "A movement"
    name = tidy(name or _ask("What is the movement called?", suggested))
    description = tidy(description or "") or f"{name}, told by the people who are part of it."
    _refuse_long(name, description)
    try:
        _write(folder, name, description)
    except OSError as error:
        raise click.ClickException(f"{click.format_filename(folder)} cannot be written: {error.strerror}.") from None
    _add_example(folder, today)
    _say_next(folder, name)


def _refuse_full(folder: Path) -> None:
    shown = click.format_filename(folder)
    try:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise click.ClickException(f"{shown} is there already, and is no folder. Nothing was changed.")
        if folder.is_dir() and any(folder.iterdir()):
            raise click.ClickException(f"{shown} is not empty. Nothing was changed: choose a new folder.")
    except OSError as error:
        raise click.ClickException(f"{shown} cannot be looked into: {error.strerror}.") from None


def _ask(words: str, default: str) -> str:
    if not asking.at_terminal():
        return default
    answer: str = click.prompt(words, default=default)
    return answer


def _refuse_long(name: str, description: str) -> None:
    for option, value, most in (("--name", name, LONGEST_TITLE), ("--description", description, _LONGEST_DESCRIPTION)):
        if not value or len(value) > most:
            raise click.UsageError(f"{option}: between 1 and {most} characters, and this has {len(value):,}.")


def _write(folder: Path, name: str, description: str) -> None:
    """Every file of the starter, with the movement's own words in it."""
    plain = {"title": name, "numbered": "\n".join(f"{n}. {one}" for n, one in enumerate(QUESTIONS, start=1))}
    values = {"name": written(name), "title": written(name), "description": written(description)}
    for file in sorted(_STARTER.rglob("*")):
        if file.is_dir():
            continue
        place = file.relative_to(_STARTER)
        target = folder / place.with_name(_RENAMED.get(place.name, place.name))
        own = plain if file.name in {"README.md", "take-part.md"} else {}
        text = filled(file.read_text("utf-8"), {**values, **own})
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as new:
            new.write(text.encode())


def _add_example(folder: Path, today: date | None) -> None:
    """A blog that is a draft, made as `scf new` makes one."""
    settings = read_settings(read_config(folder / "mkdocs.yml"), today)
    answers = {"authors": ("editors",), "themes": ("a-better-way",)}
    blog = begin(SORTS["blog"], "An example", answers, Filing(settings.docs, settings.today, draft=True))
    file = settings.root / blog.path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(with_body(blog, _EXAMPLE).text.encode())
    if wrong := blocking(Library.load(settings).problems):
        raise click.ClickException(str(wrong[0]))


def _say_next(folder: Path, name: str) -> None:
    config = click.format_filename(folder / "mkdocs.yml")
    program = click.format_filename(sys.argv[0]) if Path(sys.argv[0]).is_absolute() else "scf"
    click.echo(f"A site for {name} is in {click.format_filename(folder)}\n\nWhat comes next")
    click.echo(
        f"  1. Read {config} from the top, and set the lines that are placeholders.\n"
        f"  2. See it: {program} serve -f {config}\n"
        f'  3. Begin a text: {program} new blog "A title" -f {config}\n'
        f"  4. Build it: {program} build -f {config}\n\n"
        f"The folder holds the texts, and not the program. The program stays in this clone:\n"
        f"  {click.format_filename(_CLONE)}\n"
        "Whoever builds the new site needs both. Its README says how."
    )
