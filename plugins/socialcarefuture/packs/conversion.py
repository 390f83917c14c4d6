"""HTML -> Typst: the chapters that changed, through one pandoc process or two, each kept under its hash."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import IO

import pypandoc

from socialcarefuture.files import write_whole
from socialcarefuture.packs.errors import PackError
from socialcarefuture.problems import Level, Problem

_SCRIPTS = Path(__file__).with_name("lua")
_HEAD = '#import "elements.typ": *\n\n'
"""What every converted text begins with: the calls that it is made of."""
_MANY = 20
"""Texts for which a second pandoc is worth its start."""
_MOST_WORKERS = 2
"""Each takes some 150 MB."""


@dataclass(frozen=True)
class Source:
    """A text to convert."""

    key: str
    """The name of the chapter in the book: its ids begin with it."""
    path: str
    """The Markdown file, for a message."""
    html: str
    """As `markup.prepared` gives it."""
    level: int
    """What its highest heading becomes."""

    @property
    def name(self) -> str:
        """The file that holds it converted."""
        parts = (_HEAD, _recipe(), self.key, str(self.level), self.html)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32] + ".typ"


@cache
def _recipe() -> str:
    """What decides how HTML is converted, besides the HTML: our scripts and pandoc's version."""
    digest = hashlib.sha256(metadata.version("pypandoc_binary").encode())
    for script in sorted(_SCRIPTS.glob("*.lua")):
        digest.update(script.read_bytes())
    return digest.hexdigest()


def convert(sources: Sequence[Source], folder: Path, tell: Callable[[int, int], None] = lambda _done, _of: None) -> int:
    """Write every source into `folder` as Typst, under its name; those that are there already are left alone.

    Returns how many were converted. Raises PackError, which names the post, where pandoc cannot read one.
    """
    changed = [source for source in sources if not (folder / source.name).exists()]
    workers = min(_MOST_WORKERS, os.cpu_count() or 1) if len(changed) >= _MANY else 1
    shares = [changed[number::workers] for number in range(workers)] if changed else []
    numbers = itertools.count(1)
    with ThreadPoolExecutor(workers) as pool:
        for _ in pool.map(lambda share: _convert(share, folder, lambda: tell(next(numbers), len(changed))), shares):
            pass
    return len(changed)


def _convert(sources: Sequence[Source], folder: Path, done: Callable[[], None]) -> None:
    for source, typst in zip(sources, _through_pandoc(sources), strict=False):
        write_whole(folder / source.name, (_HEAD + typst).encode())  # another pack may want it at the same moment
        done()


def _through_pandoc(sources: Sequence[Source]) -> Iterator[str]:
    """Each source as Typst, in order, as soon as it is ready."""
    with tempfile.TemporaryFile() as jobs, tempfile.TemporaryFile() as complaints:
        for source in sources:
            line = json.dumps({"key": source.key, "html": source.html, "level": source.level})
            jobs.write(f"{line}\n".encode())
        jobs.seek(0)
        yield from _answers(sources, jobs, complaints)


def _pandoc() -> list[str]:
    """The pandoc that was installed with us: another on the machine might write other Typst."""
    ours = Path(pypandoc.__file__).with_name("files") / ("pandoc.exe" if os.name == "nt" else "pandoc")
    # More room before memory is tidied: a tenth less time for 10 MB.
    return [str(ours), "+RTS", "-A32m", "-RTS"] if ours.exists() else [pypandoc.get_pandoc_path()]


def _answers(sources: Sequence[Source], jobs: IO[bytes], complaints: IO[bytes]) -> Iterator[str]:
    command = [*_pandoc(), "lua", str(_SCRIPTS / "convert.lua")]
    with subprocess.Popen(command, stdin=jobs, stdout=subprocess.PIPE, stderr=complaints) as pandoc:  # noqa: S603
        try:
            for source in sources:
                yield _answer(source, pandoc, complaints)
        finally:
            pandoc.kill()


def _answer(source: Source, pandoc: subprocess.Popen[bytes], complaints: IO[bytes]) -> str:
    line = pandoc.stdout.readline() if pandoc.stdout else b""
    if not line:
        complaints.seek(0)
        raise _failed(source, complaints.read().decode(errors="replace"))
    answer = json.loads(line)
    if "typst" not in answer:
        raise _failed(source, answer["error"])
    return str(answer["typst"])


def _failed(source: Source, why: str) -> PackError:
    message = f"pandoc could not convert this text for the pack: {' '.join(why.split())}"
    return PackError([Problem(source.path, 0, 0, Level.ERROR, "not-converted", message)])
