"""What goes to print, and what was printed: `packs.lock`, for `scf pack --record` and `scf withdraw`."""

from __future__ import annotations

import shlex

import click
from socialcarefuture.content import printed
from socialcarefuture.content.printed import Print
from socialcarefuture.content.settings import Settings
from socialcarefuture.files import write_whole
from socialcarefuture.packs import Book
from socialcarefuture.problems import ContentError

from scripts.options import refused, tell
from scripts.ordering import Order


def refuse_broken_record(settings: Settings) -> None:
    """End the command where the record cannot be read: what is added to it would be lost."""
    if faults := printed.faults(settings.root):
        tell(faults)
        raise click.ClickException(f"{printed.FILE} must be put right first. Nothing was changed.")


def record(settings: Settings, wanted: Order, book: Book, editions: tuple[str, ...]) -> None:
    """Note that a pack goes to print, and say so."""
    new = Print(
        title=book.title,
        date=settings.today,
        editions=tuple(sorted(editions)),
        texts={chapter.path: chapter.version for chapter in book.chapters},
        pack=wanted.pack.slug if wanted.saved else "",
        asked=wanted.asked,
    )
    try:
        prints = printed.with_print(printed.read(settings.root), new)
        fresh = write_whole(settings.root / printed.FILE, printed.written(prints).encode())
    except OSError as error:
        raise refused(error) or click.ClickException(f"{printed.FILE} cannot be written: {error.strerror}.") from None
    said = f"Noted in {printed.FILE}. Commit it, so that it is known who has what."
    click.echo(said if fresh else f"{printed.FILE} has this already.")


def printed_with(settings: Settings, paths: frozenset[str], keys: frozenset[str]) -> list[str]:
    """What to tell of printed packs that carry a text, as lines; none where nothing was ever recorded.

    Args:
        settings: the site's.
        paths: every file that the text ever was.
        keys: every address that it ever had, as `blogs/slug`.
    """
    try:
        prints = printed.read(settings.root)
    except (ContentError, OSError) as error:
        told = str(error.problems[0]).partition("\n")[0] if isinstance(error, ContentError) else error.strerror
        return [f"\n{printed.FILE} cannot be read. Look in it yourself for packs that carry this text.", f"  {told}"]
    found = [one for one in prints if one.carries(paths, keys)]
    if not found:
        return [f"\nNo printed pack that is noted in {printed.FILE} carries it."] if prints else []
    return ["\nPrinted packs that carry it", *map(_told, found), *_what_to_do(found)]


def _told(one: Print) -> str:
    return f'  - "{one.title}", {one.date}: {", ".join(one.editions)}'


def _what_to_do(found: list[Print]) -> list[str]:
    again = dict.fromkeys(map(_again, found))
    return [
        "Collect these copies, or ask those who hold them to destroy them. Then print them anew, without it:",
        *(f"  {command}" for command in again),
        f"Once all copies of one are gone, delete its part of {printed.FILE}.",
    ]


def _again(one: Print) -> str:
    """The command that makes a pack once more, to be copied: whatever the record says, each word of it is one word."""
    try:
        asked = shlex.split(one.asked)
    except ValueError:
        asked = one.asked.split()
    return shlex.join(["scf", "pack", *([one.pack] if one.pack else []), *asked, "--record"])
