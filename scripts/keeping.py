"""What is kept of packs between commands: nothing that was made from content which is not there any more."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from socialcarefuture.content.files import find
from socialcarefuture.content.settings import Settings
from socialcarefuture.files import remove_empty_folders, write_whole
from socialcarefuture.packs import Made, prune

EDITIONS = "editions"
"""The folder of the cache where a build keeps packs."""
_NOTE = "packs-of"
"""The file of the cache that says what content all of it was made from."""


class Kept:
    """What is kept of packs, watched from before the content is read.

    Which words may stay is not for the cache to judge, where a post, its consent or its picture can change in any way:
    as long as no file of the content and not the day is another, all stays; else only what was just made.
    """

    def __init__(self, settings: Settings) -> None:
        """Look what the kept files were made from; where that has changed, whatever happens now, they go next."""
        self._cache = settings.cache
        self._content = _content(settings)
        self._same = self._noted() == self._content
        if not self._same:
            (self._cache / _NOTE).unlink(missing_ok=True)

    def add(self, made: Iterable[Made]) -> None:
        """Keep these editions too, and what was kept before where nothing has changed since."""
        if not self._same:
            self.keep_only(made)

    def keep_only(self, made: Iterable[Made]) -> None:
        """Delete all but these editions and what they are made from."""
        made = list(made)
        prune(self._cache, made)
        kept = {edition.path for edition in made}
        for path in (self._cache / EDITIONS).rglob("*"):
            if path.is_file() and path not in kept:
                path.unlink()
        remove_empty_folders(self._cache / EDITIONS)
        with suppress(OSError):  # without a note, the next command keeps its own only
            write_whole(self._cache / _NOTE, self._content.encode())

    def _noted(self) -> str:
        with suppress(OSError):
            return (self._cache / _NOTE).read_text("utf-8", "replace")
        return ""


def _content(settings: Settings) -> str:
    """The hash of the day, and of every file's name and state, which changes whenever it is written."""
    found = find(settings.root, settings.docs)
    files = (_state(settings.root, path) for path in sorted((*found.texts, *found.assets)))
    return hashlib.sha256("\n".join((settings.today.isoformat(), *files)).encode("utf-8", "replace")).hexdigest()


def _state(root: Path, path: str) -> str:
    try:
        state = (root / path).stat()
    except OSError:
        return path
    return f"{path}\0{state.st_size}\0{state.st_mtime_ns}\0{state.st_ctime_ns}"
