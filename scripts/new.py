"""`scf new`: begin a text, by questions at a terminal or by options in a script."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click
from socialcarefuture.content.drafting import Filing
from socialcarefuture.content.sorts import SORTS, Question, Sort

from scripts.desk import Desk, open_desk
from scripts.issues import from_issue
from scripts.options import Day, config_file, today

F = TypeVar("F", bound=Callable[..., Any])
_DAYS = frozenset({"given", "review"})
_COMMON = {"title": "title", "slug": "slug", "day": "date", "draft": "draft", "from_issue": ""}
"""Options that are no sort's own, each with the field that it is for."""


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
def new(sort: str | None, words: tuple[str, ...], config_file: Path | None, today: date | None, **given: Any) -> None:
    r"""Begin a text: asks for what it needs, writes a file with helpful comments, and says what comes next.

    SORT is blog, testimony, glimpse, reply (a blog that answers a post), easy-read, theme, person, place, word or pack.
    For easy-read, TITLE is the text that it goes with, as in blogs/a-post.

    \b
    scf new blog "A better way"
    scf new reply "I see it like this" --replies-to blogs/a-better-way
    scf new easy-read blogs/a-better-way

    Nothing is ever overwritten. In a script nothing is asked: say everything by options.
    """
    given = {key: value for key, value in given.items() if value not in (None, (), False)}
    common = {name: given.pop(name) for name in _COMMON if name in given}
    desk = open_desk(config_file, today)
    if issue := common.pop("from_issue", None):
        if sort or words or set(common) - {"day"} or set(given) - {"authors", "themes"}:
            raise click.UsageError("With --from-issue, only --author, --theme and --date can be said: see the form.")
        from_issue(desk, issue, given, common.get("day"))
        return
    chosen = SORTS[sort or desk.sort()]
    _refuse_others(chosen, given, common)
    title = desk.title(chosen, common.get("title") or " ".join(words))
    answers = desk.answers(chosen, given)
    day = common.get("day", desk.settings.today)
    filing = Filing(desk.settings.docs, day, common.get("slug", ""), common.get("draft", False))
    _say_next(desk, chosen, desk.begin(chosen, title, answers, filing), config_file)


def _refuse_others(sort: Sort, given: dict[str, Any], common: dict[str, Any]) -> None:
    own = {question.key for question in sort.questions}
    options = {question.key: question.option for one in SORTS.values() for question in one.questions}
    strange = [options[key] for key in given if key not in own]
    strange += ["date" if name == "day" else name for name in common if not _has(sort, _COMMON[name])]
    if strange:
        raise click.UsageError(f"{sort.described_first} has no {', '.join(f'--{name}' for name in strange)}.")


def _has(sort: Sort, key: str) -> bool:
    return bool(sort.folder) if key in {"slug", "title"} else key in sort.model.model_fields


def _say_next(desk: Desk, sort: Sort, path: str, config_file: Path | None) -> None:
    """What a person can do with the file that was written."""
    shown, folder = desk.shown(path), desk.shown(path.rpartition("/")[0])
    serve, check = ("make serve", "make check")
    if config_file:
        serve, check = (f"scf {name} -f {click.format_filename(config_file)}" for name in ("serve", "check"))
    steps = [
        f"Open {shown} and write below the second line of ---. No reader sees a line that begins with #.",
        f"Pictures go beside it, in {folder}{os.sep}",
        f"See it as readers will: {serve}, then http://127.0.0.1:8000/{desk.address(path)}",
        f"Look for mistakes: {check}",
    ]
    if sort.name == "testimony":
        steps.append("It appears nowhere until the person has said yes: the file says how to note that, under CONSENT.")
    click.echo("\nWhat comes next")
    for number, step in enumerate(steps, start=1):
        click.echo(f"  {number}. {step}")
