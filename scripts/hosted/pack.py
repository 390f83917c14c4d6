"""`make pack`, and the form "Make me a pack": what somebody asked for, as environment variables, becomes `scf pack`.

Answers come in the environment and go on as a list of arguments, so that no shell ever reads them.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path

import click
from socialcarefuture.content.slugs import as_slug

from scripts.hosted.summary import add, plain
from scripts.main import cli

_LISTS = {"themes": "--theme", "places": "--place", "people": "--person", "kinds": "--kind"}
_DAYS = {"since": "--since", "until": "--until"}
ANSWERS = (*_LISTS, *_DAYS, "title", "saved")
"""What can be asked for; `saved` is a pack in docs/packs/."""


def arguments(answers: Mapping[str, str]) -> list[str]:
    """The words after `scf pack` for what was asked.

    A list has commas between its names. A pack that is saved already says itself what it holds, of all kinds.

    Raises:
        click.UsageError: where nothing was asked for, or two things at once.
    """
    lists = {name: _names(answers.get(name, "")) for name in _LISTS}
    asked = [f"{option}={name}" for key, option in _LISTS.items() for name in lists[key]]
    asked += [f"{option}={answers[key]}" for key, option in _DAYS.items() if answers.get(key)]
    saved = answers.get("saved", "")
    if saved:
        if len(asked) > len(lists["kinds"]):
            raise click.UsageError("Fill in either the saved pack, or what a new one is about. Leave the other empty.")
        return [f"--output={_file(saved)}", "--", saved]
    if not asked:
        raise click.UsageError("Say what the pack is about: a theme, a place, a person, a kind of text, or a day.")
    title = answers.get("title", "")
    named = title or " ".join([*lists["themes"], *lists["places"], *lists["people"]])
    return [*asked, *([f"--title={title}"] if title else []), f"--output={_file(named)}"]


def _names(answer: str) -> list[str]:
    return [name.strip() for name in re.split(r"[,;\n]", answer) if name.strip()]


def _file(named: str) -> str:
    return f"{as_slug(named) or 'pack'}.pdf"


def main() -> None:
    """Make the pack; say on the page of the run, and to the steps after this one, where it is."""
    said = io.StringIO()
    try:
        asked = arguments({name: os.environ.get(name, "").strip() for name in ANSWERS})
        with redirect_stdout(said):
            cli.main(["pack", *asked], prog_name="scf", standalone_mode=False)
    except click.ClickException as error:
        click.echo(said.getvalue(), nl=False)
        add(f"## This pack could not be made\n\n{plain(error.format_message())}\n")
        click.echo(f"Error: {error.format_message()}", err=True)
        raise SystemExit(1) from None
    add(f"## Your pack is ready\n\n{plain(said.getvalue())}\n")
    if outputs := os.environ.get("GITHUB_OUTPUT"):
        written = next(word.partition("=")[2] for word in asked if word.startswith("--output="))
        with Path(outputs).open("a", encoding="utf-8") as file:
            file.write(f"file={written}\n")


if __name__ == "__main__":
    main()
