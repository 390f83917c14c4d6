"""How far the editions of a pack are: one line on a terminal, nothing in a pipe, nothing left behind."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

import click
from socialcarefuture.packs import Progress


@contextmanager
def board(label: str, editions: int) -> Iterator[Progress]:
    """A line that says what is being made of a pack, for editions that are made several at a time.

    Args:
        label: whose progress it is.
        editions: how many are made.
    """
    shown = sys.stderr.isatty()
    lock, line = Lock(), _Line(label, editions)

    def tell(title: str, done: int, of: int) -> None:
        if shown:
            with lock:
                width = shutil.get_terminal_size().columns - 1
                click.echo(f"\r\033[K{line.after(title, done, of)[:width]}", nl=False, err=True)

    try:
        yield tell
    finally:
        if shown:
            with lock:
                click.echo("\r\033[K", nl=False, err=True)


class _Line:
    def __init__(self, label: str, editions: int) -> None:
        self._label = label
        self._editions = editions
        self._made = 0
        self._now: dict[str, tuple[int, int]] = {}

    def after(self, title: str, done: int, of: int) -> str:
        """The line once this was told too. What is done leaves it."""
        if done < of:
            self._now[title] = (done, of)
        elif self._now.pop(title, None) and title != _SHARED:
            self._made += 1
        made = [f"{self._made} of {self._editions} editions made"] if self._editions > 1 and self._made else []
        return f"{self._label}: {', '.join((*made, *map(self._told, self._now)))}".removesuffix(": ")

    def _told(self, title: str) -> str:
        done, of = self._now[title]
        return f"{title} {done:,} of {of:,}" if of > 1 else title


_SHARED = "Chapters"
"""What is done once for all printed editions."""
