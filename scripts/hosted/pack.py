"""`make pack`, and the form "Make me a pack": what somebody asked for, as environment variables, becomes `scf pack`.

Answers come in the environment and go on as a list of arguments, so that no shell ever reads them.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import redirect_stdout
from pathlib import Path

import click

from scripts.hosted.summary import add, plain
from scripts.main import cli

_LISTS = {"themes": "--theme", "places": "--place", "people": "--person", "kinds": "--kind"}
_DAYS = {"since": "--since", "until": "--until"}
_LINES = {"title": "--title", "note": "--cover-note", "length": "--length"}
ANSWERS = (*_LISTS, *_DAYS, *_LINES, "editions", "without", "grayscale", "saved")
"""What can be asked for: `saved` is a pack in docs/packs/, `editions` may be `all`, `grayscale` is `true`."""
_FOLDER = "pack-made"
"""Where the form's packs are written, and nothing else: what is in there is kept for whoever asked."""


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
        return [*_measured(answers), "--", saved]
    if not asked:
        raise click.UsageError("Say what the pack is about: a theme, a place, a person, a kind of text, or a day.")
    return [*asked, *_measured(answers)]


def _measured(answers: Mapping[str, str]) -> Iterator[str]:
    """What can be asked for of any pack."""
    yield from (f"{option}={answers[key]}" for key, option in _LINES.items() if answers.get(key))
    yield from (f"--without={name}" for name in _names(answers.get("without", "")))
    editions = _names(answers.get("editions", ""))
    yield from ["--all"] if "all" in editions else [f"--edition={name}" for name in editions]
    if answers.get("grayscale") == "true":
        yield "--grayscale"


def _names(answer: str) -> list[str]:
    return [name.strip() for name in re.split(r"[,;\n]", answer) if name.strip()]


def main() -> None:
    """Make the pack; say on the page of the run, and to the steps after this one, where it is."""
    said = io.StringIO()
    try:
        asked = arguments({name: os.environ.get(name, "").strip() for name in ANSWERS})
        where = [f"--output={_FOLDER}/"] if "GITHUB_OUTPUT" in os.environ else []
        with redirect_stdout(said):
            cli.main(["pack", *where, *asked], prog_name="scf", standalone_mode=False)
    except click.ClickException as error:
        click.echo(said.getvalue(), nl=False)
        add(f"## This pack could not be made\n\n{plain(error.format_message())}\n")
        click.echo(f"Error: {error.format_message()}", err=True)
        raise SystemExit(1) from None
    told = "\n".join(f"- {plain(line)}" for line in said.getvalue().replace(f"{_FOLDER}/", "").splitlines())
    add(f"## Your pack is ready\n\n{told}\n")
    if outputs := os.environ.get("GITHUB_OUTPUT"):
        files = sorted(Path(_FOLDER).iterdir())
        with Path(outputs).open("a", encoding="utf-8") as file:
            file.write(f"file={files[0].as_posix()}\n" if len(files) == 1 else f"folder={_FOLDER}/\n")


if __name__ == "__main__":
    main()
