"""Runs the programs as a person does, each in a process of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from urllib.error import HTTPError, URLError

PROJECT = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
_PATIENCE = 15.0
"""Seconds that a preview may take for what it usually does in one; slow machines must not fail."""
_HEARS_CTRL_C = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
)
"""A program that a shell starts in the background is deaf to Ctrl-C; ours must hear it, however tests are started."""


def environment(day: date | None) -> dict[str, str]:
    """This process's own, with the day that the build believes in."""
    clean = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    epoch = (
        {"SOURCE_DATE_EPOCH": str(int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()))}
        if day
        else {}
    )
    return {**clean, **epoch, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"}


def run(folder: Path, *words: str, day: date | None = None) -> subprocess.CompletedProcess[str]:
    """Run one of the installed programs in a folder, and give back all that it said in `stdout`."""
    return subprocess.run(
        [str(PROGRAMS / words[0]), *words[1:]],
        cwd=folder,
        env=environment(day),
        check=False,
        text=True,
        encoding="utf-8",
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=300,
    )


def build(folder: Path, *words: str, day: date | None = None) -> str:
    """Run a build that must end well, and give back what it said."""
    done = run(folder, *words, day=day)
    assert done.returncode == 0, done.stdout
    return done.stdout


def copy_project(target: Path) -> Path:
    """The project's own texts and settings, in a folder of their own."""
    target.mkdir()
    shutil.copy(PROJECT / "mkdocs.yml", target)
    for folder in ("docs", "blogs", "testimonies", "glimpses"):
        shutil.copytree(PROJECT / folder, target / folder)
    return target


def fetch(url: str) -> tuple[int, str]:
    """Status and text of what a server answers; 0 where nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()
    except (URLError, OSError):
        return 0, ""


class Preview:
    """A running `serve`."""

    def __init__(self, folder: Path, process: subprocess.Popen[bytes], url: str, log: Path) -> None:
        self.folder = folder
        self.process = process
        self.url = url
        self._log = log

    @property
    def terminal(self) -> str:
        """All that it has said so far."""
        return self._log.read_text(encoding="utf-8", errors="replace")

    def page(self, address: str) -> str:
        """The page at an address, now."""
        return fetch(self.url + address)[1]

    def wait(self, true: Callable[[], bool], what: str) -> None:
        """Wait until something is true; a server that ended, or too long a wait, fails the test."""
        end = time.monotonic() + _PATIENCE
        while not true():
            assert self.process.poll() is None, f"the server ended:\n{self.terminal}"
            assert time.monotonic() < end, f"waited in vain for {what}; the terminal says:\n{self.terminal}"
            time.sleep(0.1)

    def shows(self, address: str, text: str) -> str:
        """Wait until a page holds a text, and give the page back."""
        self.wait(lambda: text in self.page(address), f"{text!r} at /{address}")
        return self.page(address)

    def shows_no_more(self, address: str, text: str) -> None:
        """Wait until a page is there without a text."""
        self.wait(lambda: text not in (self.page(address) or text), f"{text!r} to be gone from /{address}")

    def says(self, text: str) -> None:
        """Wait until the terminal says something."""
        self.wait(lambda: text in self.terminal, f"{text!r} on the terminal")

    def interrupt(self) -> int:
        """Type Ctrl-C, and give back how it ended."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(_PATIENCE)


@contextmanager
def serving(folder: Path, program: str, *words: str, day: date | None = None, at: str = "") -> Iterator[Preview]:
    """Have `mkdocs serve` or `scf serve` run in a folder; `at` is the path that the site lies at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    log = folder / f".{program}.log"
    with (
        log.open("wb") as said,
        subprocess.Popen(
            [sys.executable, "-c", _HEARS_CTRL_C, str(PROGRAMS / program), "serve", "-a", address, *words],
            cwd=folder,
            env=environment(day),
            stdout=said,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        preview = Preview(folder, process, f"http://{address}/{at}", log)
        try:
            preview.wait(lambda: fetch(preview.url)[0] == 200, "the home page")
            yield preview
        finally:
            if process.poll() is None:
                process.kill()
