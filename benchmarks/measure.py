"""How long a command takes and how much memory all of its processes hold together.

Time and memory are taken in separate runs: whoever watches memory twenty times a second takes time from a
program that uses both cores.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

INTERVAL = 0.05
"""Seconds between two looks at the memory."""
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes: what `ru_maxrss` counts in."""


@dataclass(frozen=True)
class Task:
    """One row of the table: what to put in place, and the command to measure."""

    key: str
    """The name that `--only` takes."""
    title: str
    command: Sequence[str]
    folder: Path
    """Where the command runs."""
    prepare: Callable[[], None]
    """Brings the folder into the state that is measured, before every run; not counted."""
    output: Path | None = None
    """The folder of pages that it writes, if it does."""
    environment: Mapping[str, str] = field(default_factory=dict)
    """Added to this process's own."""


@dataclass
class Result:
    """What was measured of one task, over all its runs."""

    seconds: list[float] = field(default_factory=list)
    """Wall time of every timed run."""
    work: list[float] = field(default_factory=list)
    """Seconds that all its processes computed, in every timed run: hardly moved by what else the machine does."""
    together: int = 0
    """Bytes: the most that all processes held at one moment."""
    largest: int = 0
    """Bytes: the most that a single process held, as the kernel counted it."""
    pages: int = 0
    """HTML files in the output folder: a fast build of nothing would show here."""
    feeds: int = 0
    """RSS, Atom and JSON Feed files there."""

    @property
    def best(self) -> float:
        """Take the fastest run: what the program can do; everything above it is the machine's noise."""
        return min(self.seconds)


class CommandFailedError(Exception):
    """A measured command ended badly; the message is its output's end."""


def measure(tasks: Sequence[Task], runs: int, tell: Callable[[str], None]) -> dict[str, Result]:
    """Run every task once for memory, then `runs` times for its time, in turn; leave out those that fail.

    The first also warms the disk's cache and compiles Python's modules; going round lets a slow spell of the
    machine hit all alike.
    """
    results = {task.key: Result() for task in tasks}
    for step in [watched, *[timed] * runs]:
        for task in tasks:
            if task.key in results:
                try:
                    tell(f"{task.title}: {step(task, results[task.key])}")
                except CommandFailedError as error:
                    del results[task.key]
                    tell(f"{task.title}: FAILED\n{error}")
    return results


def timed(task: Task, result: Result) -> str:
    """Time one run with nobody watching."""
    task.prepare()
    seconds, usage = _run(task, None)
    result.seconds.append(seconds)
    result.work.append(usage.ru_utime + usage.ru_stime)
    result.largest = max(result.largest, usage.ru_maxrss * MAXRSS_UNIT)
    return f"{seconds:.2f} s"


def watched(task: Task, result: Result) -> str:
    """Watch the memory of one run, and look at what it wrote."""

    def look(pid: int) -> None:
        result.together = max(result.together, memory_of_tree(pid))

    task.prepare()
    _, usage = _run(task, look)
    result.largest = max(result.largest, usage.ru_maxrss * MAXRSS_UNIT)
    if task.output:
        result.pages = sum(1 for _ in task.output.rglob("*.html"))
        result.feeds = sum(_is_feed(path) for path in task.output.rglob("*.*"))
    return f"{result.together / 1e6:.0f} MB"


def _is_feed(path: Path) -> bool:
    if path.suffix not in {".xml", ".json"}:
        return False
    text = path.read_text(encoding="utf-8")
    return "<rss" in text[:1000] or "<feed" in text[:1000] or "https://jsonfeed.org/version" in text


def memory_of_tree(pid: int) -> int:
    """Add up the bytes that a process and all below it hold now.

    A page that several share is counted once where the system tells (Linux), elsewhere once for each.
    """
    try:
        parent = psutil.Process(pid)
        processes = [parent, *parent.children(recursive=True)]
    except psutil.Error:
        return 0
    return sum(_memory(process) for process in processes)


def _memory(process: psutil.Process) -> int:
    try:
        info = process.memory_full_info() if sys.platform == "linux" else process.memory_info()
    except (psutil.Error, OSError):  # it has ended since
        return 0
    return int(getattr(info, "pss", info.rss))


def _run(task: Task, look: Callable[[int], None] | None) -> tuple[float, resource.struct_rusage]:
    """Return the wall time, and what the kernel counted. `look`, if any, is called until the end."""
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            task.command,
            cwd=task.folder,
            env=os.environ | dict(task.environment),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        usage, status = _wait(process, look)
        seconds = time.perf_counter() - start
        if status:
            output.seek(0)
            raise CommandFailedError(_complaint(task, status, output.read().decode(errors="replace")))
    return seconds, usage


def _wait(process: subprocess.Popen[bytes], look: Callable[[int], None] | None) -> tuple[resource.struct_rusage, int]:
    """Wait for the end, looking meanwhile. `wait4` alone tells what this one command used."""
    while look:
        look(process.pid)
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            break
        time.sleep(INTERVAL)
    else:
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage, process.returncode


def _complaint(task: Task, status: int, output: str) -> str:
    end = "\n".join(output.splitlines()[-20:])
    return f"{task.title} ended with {status}: {' '.join(task.command)}\n{end}"
