"""From what was made to what is published: nothing is changed until all of it is there."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from multiprocessing import get_context
from pathlib import Path

import click
from socialcarefuture.files import move_whole, remove_empty_folders, write_whole
from socialcarefuture.rendering import Manuscript
from socialcarefuture.site.hosting import SECURITY

_STAGE = "stage-"
_CUT_OFF = re.compile(r"\..+\.[0-9a-f]{8}")
"""What `write_whole` calls a file until it is whole."""


@contextmanager
def staged(manuscript: Manuscript) -> Iterator[Path]:
    """A folder for what is made, until all of it is."""
    cache = manuscript.library.settings.cache
    cache.mkdir(exist_ok=True)
    for left in cache.iterdir():  # by a build that was cut off
        if left.name.startswith(_STAGE):
            shutil.rmtree(left)
        elif _CUT_OFF.fullmatch(left.name):
            left.unlink()
    with tempfile.TemporaryDirectory(prefix=_STAGE, dir=cache) as folder:
        yield Path(folder)


@contextmanager
def meanwhile(works: Mapping[str, Callable[[], object]]) -> Iterator[None]:
    """Let other processes work at the same time; where none can be forked, do it all afterwards."""
    if sys.platform != "linux":
        yield
        for work in works.values():
            work()
        return
    with ExitStack() as waiting:
        for name, work in works.items():
            waiting.enter_context(_beside(name, work))
        yield


@contextmanager
def _beside(name: str, work: Callable[[], object]) -> Iterator[None]:
    process = get_context("fork").Process(target=work)
    process.start()
    try:
        yield
    except BaseException:
        process.kill()
        raise
    finally:
        process.join()
    if process.exitcode:
        raise click.ClickException(f"{name} could not be made. What was built before is untouched.")


def publish(output: Path, stage: Path, pages: dict[str, str], lasting: dict[str, Path]) -> set[str]:
    """Put everything that was made in its place; gives the addresses of all files of the site.

    Files that last from build to build are copied; a file of the site's own at the same address comes before them.
    """
    for address, page in pages.items():
        write_whole(output / address, page.encode())
    others = {
        path.relative_to(folder).as_posix(): path
        for folder in (stage / "site", stage / "feeds", stage / "search", stage / "editor")
        for path in folder.rglob("*")
        if path.is_file()
    }
    for address, path in others.items():
        move_whole(path, output / address)
    for address, path in lasting.items():
        if address not in others:
            write_whole(output / address, path.read_bytes())
    return {*pages, *others, *lasting}


def publish_pictures(output: Path, pictures: dict[str, Path | bytes]) -> set[str]:
    """Put every copy of a picture in its place; gives their addresses."""
    for address, held in pictures.items():
        write_whole(output / address, held if isinstance(held, bytes) else held.read_bytes())
    return set(pictures)


def remove_others(output: Path, written: set[str]) -> None:
    """Delete what an earlier build left; hidden files at the top (`.git`, `.nojekyll`) are somebody else's."""
    for path in output.rglob("*"):
        address = path.relative_to(output)
        others = (
            address.parts[0].startswith(".") and not _CUT_OFF.fullmatch(path.name) and address.as_posix() != SECURITY
        )
        if path.is_file() and not others and address.as_posix() not in written:
            path.unlink()
    remove_empty_folders(output)
