"""What `scf new --from-issue` does: a filled form becomes files, and an editor is told what to look at."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click
from socialcarefuture.content.issue_form import LARGEST, Filled, read_form
from socialcarefuture.content.sorts import SORTS
from socialcarefuture.content.telling import name_of, needs_author, page_of, post_of

from scripts.desk import Desk


def from_issue(desk: Desk, file: Path, given: dict[str, Any], day: date | None) -> None:
    """Write the post of a filled form, and a page for its teller where one is needed."""
    filled = _read(file)
    if not any(path.startswith(f"{desk.settings.docs}/themes/") for path in desk.library.shelf.texts):
        raise click.ClickException('This site has no theme yet. Make one first: scf new theme "A name"')
    blog = SORTS["blog"]
    chosen = {
        question.key: desk.judged(blog, question, given[question.key])
        for question in blog.questions
        if question.key in given
    }
    day = day or desk.settings.today
    authors, notes = _authors(desk, filled, chosen.get("authors", ()), day)
    post, more = post_of(filled, desk.library, day, authors=authors, themes=chosen.get("themes", ()))
    desk.write(post)
    click.echo("\nFor the editor")
    for note in (*notes, *more):
        click.echo(f"  - {note}")
    click.echo("  - It is a draft, and its consent is R-0000: nothing of it appears until you change both.")


def _authors(desk: Desk, filled: Filled, given: tuple[str, ...], day: date) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Slugs of who wrote it, and what to tell of them."""
    name = name_of(filled)
    if not needs_author(filled):
        return (), ()
    if given:
        return given, (f"The name to show: {name}",)
    if found := desk.library.vocabulary["people"].find(name):
        return found[:1], (f"{name} has a page here already. Make sure that it was that person who wrote this.",)
    page = page_of(filled, desk.library, day)
    desk.write(page)
    return (page.slug,), (f"{page.path} is new. It holds the name to show, and appears as soon as it is merged.",)


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
