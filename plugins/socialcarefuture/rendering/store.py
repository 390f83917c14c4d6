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

_LIBRARIES = ("Markdown", "pymdown-extensions", "nh3", "socialcarefuture")


class Store:
    """A folder of rendered texts. It can be deleted at any time."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        """Take the folder to keep them in, and what they are rendered with."""
        self._folder = folder
        dialect = [
            settings.markdown_extensions,
            settings.markdown_options,
            [version(name) for name in _LIBRARIES],
            _code(),
        ]
        self._dialect = json.dumps(dialect, sort_keys=True, default=str)

    def key(self, text: str) -> str:
        """A name for what a text renders to."""
        return hashlib.sha256(f"{self._dialect}\0{text}".encode()).hexdigest()[:40]

    def get(self, key: str) -> Rendered | None:
        """What was kept under a key. A file that cannot be read is as good as none."""
        with suppress(OSError, ValueError, TypeError, KeyError):
            return _from_json(json.loads((self._folder / f"{key}.json").read_bytes()))
        return None

    def put(self, key: str, rendered: Rendered) -> None:
        """Keep a rendered text."""
        values = {**vars(rendered), "anchors": sorted(rendered.anchors)}
        write_whole(self._folder / f"{key}.json", json.dumps(values).encode())

    def keep_only(self, keys: Iterable[str]) -> None:
        """Delete all but these: what no channel may carry is not kept either."""
        wanted = {f"{key}.json" for key in keys}
        if self._folder.is_dir():
            for file in self._folder.iterdir():
                if file.name not in wanted:
                    file.unlink(missing_ok=True)


def _code() -> str:
    """The renderer's own source, so that a change of it renders anew."""
    return hashlib.sha256((Path(__file__).parent / "markup.py").read_bytes()).hexdigest()


def _from_json(values: dict[str, Any]) -> Rendered:
    lists = {name: tuple(values[name]) for name in ("toc", "links", "pictures", "refused", "removed")}
    return Rendered(**{**values, **lists, "anchors": frozenset(values["anchors"])})
