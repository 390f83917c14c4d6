"""HTML -> Typst: the chapters that changed, through one pandoc process or two, each kept under its hash."""

from __future__ import annotations

import hashlib
import itertools
import json
import os
import re
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
from socialcarefuture.packs import children
from socialcarefuture.packs.errors import PackError, ToolError
from socialcarefuture.problems import Level, Problem

_SCRIPTS = Path(__file__).with_name("lua")
_HEAD = '#import "elements.typ": *\n\n'
"""What every converted text begins with: the calls that it is made of."""
_SEAL = "\n// "
"""Before the last line of a converted text, which is the hash of what stands above it."""
_TRACE = re.compile("HasCallStack|stack traceback:")
"""Where what pandoc says goes on for those who made it."""
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
    """Write every source into `folder` as Typst, under its name; those that are there, and whole, are left alone.

    Returns how many were converted. Raises PackError, which names the post, where pandoc cannot read one.
    """
    changed = [source for source in sources if not _is_whole(folder / source.name)]
    workers = min(_MOST_WORKERS, os.cpu_count() or 1) if len(changed) >= _MANY else 1
    shares = [changed[number::workers] for number in range(workers)] if changed else []
    numbers = itertools.count(1)
    work = object()
    each = children.part_of(work, lambda one: _convert(one, folder, lambda: tell(next(numbers), len(changed))))
    with ThreadPoolExecutor(workers) as pool, children.ended_when_left_early(work):
        for _ in pool.map(each, shares):
            pass
    return len(changed)


def _convert(sources: Sequence[Source], folder: Path, done: Callable[[], None]) -> None:
    for source, typst in zip(sources, _through_pandoc(sources, folder), strict=False):
        text = (_HEAD + typst).encode()
        write_whole(folder / source.name, text + _sealed(text))
        done()


def _sealed(text: bytes) -> bytes:
    return f"{_SEAL}{hashlib.sha256(text).hexdigest()[:32]}".encode()


def _is_whole(kept: Path) -> bool:
    """Whether a converted text is there as it was written: half of one would print without a word of complaint."""
    try:
        text, seal, digest = kept.read_bytes().rpartition(_SEAL.encode())
    except OSError:
        return False
    return seal + digest == _sealed(text)


def _through_pandoc(sources: Sequence[Source], folder: Path) -> Iterator[str]:
    """Each source as Typst, in order, as soon as it is ready."""
    with tempfile.TemporaryFile(dir=folder) as jobs, tempfile.TemporaryFile(dir=folder) as complaints:
        for source in sources:
            line = json.dumps({"key": source.key, "html": source.html, "level": source.level})
            jobs.write(f"{line}\n".encode())
        jobs.seek(0)
        yield from _answers(sources, jobs, complaints, folder)


def _pandoc() -> list[str]:
    """The pandoc that was installed with us: another on the machine might write other Typst."""
    ours = Path(pypandoc.__file__).with_name("files") / ("pandoc.exe" if os.name == "nt" else "pandoc")
    # More room before memory is tidied: a tenth less time for 10 MB.
    return [str(ours), "+RTS", "-A32m", "-RTS"] if ours.exists() else [pypandoc.get_pandoc_path()]


def _answers(sources: Sequence[Source], jobs: IO[bytes], complaints: IO[bytes], folder: Path) -> Iterator[str]:
    command = [*_pandoc(), "lua", str(_SCRIPTS / "convert.lua")]
    # Pandoc keeps a file of its own while it runs; in the usual place for such, another disk could be full.
    env = {**os.environ, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(folder))}
    with children.started(command, stdin=jobs, stdout=subprocess.PIPE, stderr=complaints, env=env) as pandoc:
        for source in sources:
            yield _answer(source, pandoc, complaints)


def _answer(source: Source, pandoc: subprocess.Popen[bytes], complaints: IO[bytes]) -> str:
    line = pandoc.stdout.readline() if pandoc.stdout else b""
    if not line:
        if children.was_ended(pandoc.wait()):
            raise ToolError("pandoc, which reads the texts for print, was ended before it was done")
        complaints.seek(0)
        raise _failed(source, complaints.read().decode(errors="replace"))
    answer = json.loads(line)
    if "typst" not in answer:
        raise _failed(source, answer["error"])
    return str(answer["typst"])


def _failed(source: Source, why: str) -> PackError:
    message = f"pandoc could not convert this text for the pack: {' '.join(_TRACE.split(why)[0].split())}"
    return PackError([Problem(source.path, 0, 0, Level.ERROR, "not-converted", message)])
