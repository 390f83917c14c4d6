"""`scf new`: begin a text, by questions at a terminal or by options in a script."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from socialcarefuture.content.sorts import SORTS, Question, Sort

from scripts.desk import Desk, open_desk
from scripts.issues import from_issue as write_from_issue
from scripts.options import Day, config_file, today

F = TypeVar("F", bound=Callable[..., Any])
_DAYS = frozenset({"given", "review"})


def _options(command: F) -> F:
    """An option for each question that some sort of text has."""
    questions = {one.key: one for sort in reversed(SORTS.values()) for one in sort.questions}
    for question in questions.values():
        command = click.option(
            f"--{question.option}",
            question.key,
            multiple=question.many,
            type=Day() if question.key in _DAYS else question.number or str,
            metavar="YYYY-MM-DD" if question.key in _DAYS else None,
            help=_help(question),
        )(command)
    return command


def _help(question: Question) -> str:
    owners = ", ".join(sort.name for sort in SORTS.values() if question.key in {own.key for own in sort.questions})
    again = " Can be given again." if question.many else ""
    choices = f" One of {', '.join(question.choices)}." if question.choices else ""
    stop = "" if question.words.endswith((")", "?")) else "."
    return f"{question.words}{stop}{choices}{again} [{owners}]"


@click.command()
@click.argument("sort", required=False, type=click.Choice(list(SORTS)), metavar="[SORT]")
@click.argument("words", nargs=-1, metavar="[TITLE]")
@click.option("--title", help="Its title, where it begins with a hyphen and so cannot stand alone.")
@click.option("--slug", help="The last part of its address. [default: made from its title]")
@click.option("--date", "day", type=Day(), help="The day it is first published. [default: today]")
@click.option("--draft", is_flag=True, help="Keep it out of what is published until you delete one line.")
@click.option(
    "--from-issue",
    type=click.Path(dir_okay=False, allow_dash=True, path_type=Path),
    help='A filled form "Tell us your story": the Markdown of its issue, or - to read it from a pipe.',
)
@_options
@config_file
@today
def new(
    sort: str | None,
    words: tuple[str, ...],
    title: str | None,
    slug: str | None,
    day: date | None,
    draft: bool,
    from_issue: Path | None,
    config_file: Path | None,
    today: date | None,
    **given: Any,
) -> None:
    """Begin a text: asks for what it needs, writes a file with helpful comments, and says what comes next.

    SORT is blog, testimony, glimpse, reply (a blog that answers a post), easy-read, theme, person, place or pack.
    For easy-read, TITLE is the text that it goes with, as in blogs/a-post.

    \b
    scf new blog "A better way"
    scf new reply "I see it like this" --replies-to blogs/a-better-way
    scf new easy-read blogs/a-better-way

    Nothing is ever overwritten. In a script nothing is asked: say everything by options.
    """
    given = {key: value for key, value in given.items() if value not in (None, ())}
    desk = open_desk(config_file, today)
    if from_issue:
        if sort or words or title or slug or draft or set(given) - {"authors", "themes"}:
            raise click.UsageError("With --from-issue, only --author, --theme and --date can be said: see the form.")
        write_from_issue(desk, from_issue, given, day)
        return
    chosen = SORTS[sort or desk.sort()]
    _refuse_others(chosen, given, {"date": day, "draft": draft, "slug": slug})
    named = desk.title(chosen, title or " ".join(words))
    answers = desk.answers(chosen, given)
    written = desk.begin(chosen, named, answers, day=day, slug=slug or "", draft=draft)
    _say_next(desk, chosen, written, config_file)


def _refuse_others(sort: Sort, given: dict[str, Any], common: dict[str, Any]) -> None:
    own = {question.key for question in sort.questions}
    options = {question.key: question.option for one in SORTS.values() for question in one.questions}
    strange = [options[key] for key in given if key not in own]
    strange += [name for name, value in common.items() if value and not _has(sort, name)]
    if strange:
        raise click.UsageError(f"{sort.described.capitalize()} has no {', '.join(f'--{name}' for name in strange)}.")


def _has(sort: Sort, common: str) -> bool:
    return bool(sort.folder) if common == "slug" else common in sort.model.model_fields


def _say_next(desk: Desk, sort: Sort, path: str, config_file: Path | None) -> None:
    """What a person can do with the file that was written."""
    shown, folder = desk.shown(path), desk.shown(path.rpartition("/")[0])
    serve, check = ("make serve", "make check")
    if config_file:
        serve, check = (f"scf {name} -f {click.format_filename(config_file)}" for name in ("serve", "check"))
    steps = [
        f"Open {shown} and write below the second line of ---. Lines that begin with # are for you: no reader sees them.",
        f"Pictures go beside it, in {folder}{os.sep}",
        f"See it as readers will: {serve}, then http://127.0.0.1:8000/{desk.address(path)}",
        f"Look for mistakes: {check}",
    ]
    if sort.name == "testimony":
        steps.append("It appears nowhere until the person has said yes: the file says how to note that, under CONSENT.")
    click.echo("\nWhat comes next")
    for number, step in enumerate(steps, start=1):
        click.echo(f"  {number}. {step}")
