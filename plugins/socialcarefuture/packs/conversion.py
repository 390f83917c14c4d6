"""HTML -> Typst: the chapters that changed, each kept under its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import astuple, dataclass, field
from functools import cache
from importlib import metadata
from pathlib import Path

from socialcarefuture.files import write_whole
from socialcarefuture.packs.flow.reading import read
from socialcarefuture.packs.pictures import Picture
from socialcarefuture.packs.source import write_source

_HEAD = '#import "elements.typ": *\n\n'
"""What every converted text begins with: the calls that it is made of."""
_SEAL = "\n// "
"""Before the last line of a converted text, which is the hash of what stands above it."""
_READS = ("flow", "source")
"""Our modules that decide how HTML is converted."""


@dataclass(frozen=True)
class Source:
    """A text to convert."""

    key: str
    """The name of the chapter in the book: its ids begin with it."""
    html: str
    """As `Chapter.html`."""
    level: int
    """What its highest heading becomes."""
    language: str = "en"
    """BCP 47: what it is in."""
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    """The kept picture of every `src` in it."""

    @property
    def name(self) -> str:
        """The file that holds it converted."""
        shown = [f"{src} {astuple(picture)}" for src, picture in sorted(self.pictures.items())]
        parts = (_HEAD, _recipe(), self.key, str(self.level), self.language, self.html, *shown)
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32] + ".typ"


@cache
def _recipe() -> str:
    """What decides how HTML is converted, besides the HTML: our own modules, and what reads it."""
    digest = hashlib.sha256(metadata.version("lxml").encode())
    for part in _READS:
        for module in sorted(Path(__file__).with_name(part).glob("*.py")):
            digest.update(module.read_bytes())
    return digest.hexdigest()


def convert(sources: Sequence[Source], folder: Path, tell: Callable[[int, int], None] = lambda _done, _of: None) -> int:
    """Write every source into `folder` as Typst, under its name; those that are there, and whole, are left alone.

    Returns how many were converted.
    """
    changed = [source for source in sources if not _is_whole(folder / source.name)]
    for number, source in enumerate(changed, 1):
        text = (_HEAD + _converted(source)).encode()
        write_whole(folder / source.name, text + _sealed(text))
        tell(number, len(changed))
    return len(changed)


def _sealed(text: bytes) -> bytes:
    return f"{_SEAL}{hashlib.sha256(text).hexdigest()[:32]}".encode()


def _is_whole(kept: Path) -> bool:
    """Whether a converted text is there as it was written: half of one would print without a word of complaint."""
    try:
        text, seal, digest = kept.read_bytes().rpartition(_SEAL.encode())
    except OSError:
        return False
    return seal + digest == _sealed(text)


def _converted(source: Source) -> str:
    text = read(source.html, source.key, source.language, source.level)
    return write_source(text, source.key, source.language, source.pictures)
