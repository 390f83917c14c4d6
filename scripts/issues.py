"""What `scf new --from-issue` does: a filled form becomes files, and an editor is told what to look at."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click
from socialcarefuture.content.issue_form import LARGEST, Filled, read_form
from socialcarefuture.content.sorts import SORTS, TERM_SORTS
from socialcarefuture.content.telling import post_of, slugs_of

from scripts.desk import Desk

_NEEDED = ("themes", "people")
"""The taxonomies without a term of which there can be no post."""


def from_issue(desk: Desk, file: Path, given: dict[str, Any], day: date | None) -> None:
    """Write the post of a filled form, and tell its editor what to look at."""
    filled = _read(file)
    for sort in map(TERM_SORTS.__getitem__, _NEEDED):
        if not slugs_of(desk.library, sort.folder):
            raise click.ClickException(f'This site has no {sort.name} yet. First: scf new {sort.name} "A name"')
    blog = SORTS["blog"]
    chosen = {
        question.key: desk.judged(blog, question, given[question.key])
        for question in blog.questions
        if question.key in given
    }
    post, notes = post_of(filled, desk.library, day or desk.settings.today, **chosen)
    desk.write(post)
    click.echo("\nFor the editor")
    for note in notes:
        click.echo(f"  - {note}")
    click.echo("  - It is a draft, and its consent is R-0000: nothing of it appears until you change both.")


def _read(file: Path) -> Filled:
    """The form in a file, or in a pipe."""
    try:
        data = sys.stdin.buffer.read(LARGEST + 1) if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise click.ClickException(f"{click.format_filename(file)} cannot be read: {error.strerror}.") from None
    if len(data) > LARGEST:
        raise click.ClickException(f"This has more than {LARGEST:,} bytes, which no form has.")
    filled = read_form(data.decode("utf-8", "replace"))
    if filled is None:
        raise click.ClickException(
            'This is not the form "Tell us your story", filled in: its questions are not there, or not in their order.'
        )
    return filled
