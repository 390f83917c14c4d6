"""Rendered texts, kept between builds under the hash of all that they depend on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

from socialcarefuture.content.settings import Settings
from socialcarefuture.files import write_whole
from socialcarefuture.rendering.markup import Rendered

_KEY = 40
"""Characters of a key."""
_LIBRARIES = ("Markdown", "pymdown-extensions", "nh3", "Babel", "socialcarefuture")
_SOURCES = ("markup.py", "directions.py", "languages.py")


class Store:
    """A file of rendered texts, a line each: its key and its JSON. It can be deleted at any time.

    One file, because on many disks a thousand small ones take longer to write than the texts to render.
    """

    def __init__(self, file: Path, settings: Settings) -> None:
        """Take the file to keep them in, and what they are rendered with."""
        self._file = file
        versions = [version(name) for name in _LIBRARIES]
        dialect = [settings.markdown_extensions, settings.markdown_options, versions, _code()]
        self._dialect = json.dumps(dialect, sort_keys=True, default=str)
        self._lines = _read(file)

    def key(self, text: str) -> str:
        """A name for what a text renders to."""
        return hashlib.sha256(f"{self._dialect}\0{text}".encode()).hexdigest()[:_KEY]

    def get(self, key: str) -> Rendered | None:
        """What was kept under a key. A line that cannot be read is as good as none."""
        with suppress(ValueError, TypeError, KeyError):
            return _from_json(json.loads(self._lines[key]))
        return None

    def put(self, key: str, rendered: Rendered) -> None:
        """Hold a rendered text, to be kept."""
        values = {**vars(rendered), "anchors": sorted(rendered.anchors)}
        self._lines[key] = json.dumps(values).encode()

    def keep_only(self, keys: Iterable[str]) -> None:
        """Write these and no others: what no channel may carry is not kept either."""
        kept = ((key, self._lines[key]) for key in sorted(set(keys)) if key in self._lines)
        write_whole(self._file, b"".join(b"%s %s\n" % (key.encode(), line) for key, line in kept))


def _read(file: Path) -> dict[str, bytes]:
    with suppress(OSError):
        return {line[:_KEY].decode("ascii", "replace"): line[_KEY + 1 :] for line in file.read_bytes().splitlines()}
    return {}


def _code() -> str:
    """The renderer's own sources, so that a change of them renders anew."""
    return hashlib.sha256(b"".join(Path(__file__).with_name(name).read_bytes() for name in _SOURCES)).hexdigest()


def _from_json(values: dict[str, Any]) -> Rendered:
    lists = {name: tuple(values[name]) for name in ("toc", "links", "pictures", "refused", "removed", "handlers")}
    return Rendered(**{**values, **lists, "anchors": frozenset(values["anchors"])})
