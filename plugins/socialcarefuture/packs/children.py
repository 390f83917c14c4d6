"""Programs that a pack is made with: started so that they can be ended at once, and told of where they end early."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from socialcarefuture.packs.errors import ToolError

T = TypeVar("T")
P = ParamSpec("P")
_running: dict[subprocess.Popen[bytes], object] = {}
"""Every program that runs now, with the work that it belongs to."""
_lock = Lock()
_work: ContextVar[object] = ContextVar("work", default=None)


@contextmanager
def started(command: Sequence[str], **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A program while it runs; it is ended where the block is left, also by `end_all` from another thread.

    Raises ToolError where it cannot be started.
    """
    try:
        child = subprocess.Popen(command, **options)  # noqa: S603 - our own words
    except OSError as error:
        name = Path(command[0]).stem
        raise ToolError(f"{name}, which packs are made with, cannot be started: {error.strerror}") from error
    with _lock:
        _running[child] = _work.get()
    try:
        with child:
            try:
                yield child
            finally:
                child.kill()
    finally:
        with _lock:
            del _running[child]


def run(command: Sequence[str], given: bytes) -> subprocess.CompletedProcess[bytes]:
    """Run a program to its end, with `given` as its input."""
    pipe = subprocess.PIPE
    with started(command, stdin=pipe, stdout=pipe, stderr=pipe) as child:
        out, err = child.communicate(given)
    return subprocess.CompletedProcess(list(command), child.returncode, out, err)


def part_of(work: object, function: Callable[P, T]) -> Callable[P, T]:
    """A function for a thread, whose programs belong to a work: several packs may be made at a time."""

    def called(*args: P.args, **options: P.kwargs) -> T:
        _work.set(work)
        return function(*args, **options)

    return called


def end_all(work: object = None) -> None:
    """End every program of a work, or of all. Whoever waits for one goes on with what it said so far."""
    with _lock:
        for child, its in _running.items():
            if work is None or its is work:
                with suppress(OSError):
                    child.kill()


@contextmanager
def ended_when_left_early(work: object = None) -> Iterator[None]:
    """End the programs where a block is left by an error or by Ctrl-C: threads that wait for them then end too."""
    try:
        yield
    except BaseException:
        end_all(work)
        raise


def was_ended(code: int | None) -> bool:
    """Whether a program did not end by itself: the computer or a person ended it."""
    return (code or 0) < 0
