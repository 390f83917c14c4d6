"""Several works at a time, in threads: the first that fails, and Ctrl-C, ends the others at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_EXCEPTION, Future, wait
from threading import Event, Semaphore, Thread

from socialcarefuture.packs import children

Work = Callable[[Callable[[], None]], int]
"""Gives a number. It calls what it is given now and then, which raises where it need not go on."""


class StoppedError(Exception):
    """Raised in a work that need not go on."""


def together(works: Mapping[str, Work]) -> dict[str, int]:
    """What each work gives, once all are done. Programs that they start by `children` end with them."""
    stop, room = Event(), Semaphore(os.cpu_count() or 1)
    futures = {name: _begun(work, stop, room) for name, work in works.items()}
    waiting: set[Future[int]] = set(futures.values())
    try:
        while waiting:  # in steps: where a wait has no end, Windows hears no Ctrl-C
            done, waiting = wait(waiting, timeout=0.2, return_when=FIRST_EXCEPTION)
            for future in done:
                future.result()
        return {name: future.result() for name, future in futures.items()}
    except BaseException:
        stop.set()
        for _ in range(4):  # one whose program was ended may be about to start its next
            children.end_all(stop)
            wait(waiting, timeout=0.05)
        raise


def _begun(work: Work, stop: Event, room: Semaphore) -> Future[int]:
    """A work that begins as soon as there is room, in a thread that the end of the program does not wait for."""
    future: Future[int] = Future()

    def go_on() -> None:
        if stop.is_set():
            raise StoppedError

    def begin() -> None:
        with room:
            try:
                go_on()
                future.set_result(work(go_on))
            except BaseException as error:  # noqa: BLE001 - whoever asks for the result gets it
                future.set_exception(error)

    Thread(target=children.part_of(stop, begin), daemon=True).start()
    return future
