"""What Pagefind wrote, made fit to publish: only what is needed, and the same bytes for the same content.

Pagefind 1.5 writes its filters, and the values of each, in an order that is another one every time. Each file of its
index is CBOR behind a signature, packed, and called by a hash of what is in it.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import cbor2

ENTRY = "pagefind-entry.json"
"""What a browser reads first: where the rest is."""
_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3
"""Where the list of filters stands in the list of everything."""


def tidy(folder: Path) -> None:
    """Put a bundle of Pagefind's in order, and leave nothing in it that our own interface does not ask for."""
    entry = json.loads((folder / ENTRY).read_text("utf-8"))
    for index in entry["languages"].values():
        index["hash"] = _settle(folder, index["hash"])
    (folder / ENTRY).write_text(json.dumps(entry, ensure_ascii=False, sort_keys=True), "utf-8")
    engines = {f"wasm.{index['wasm'] or 'unknown'}.pagefind" for index in entry["languages"].values()}
    needed = {"pagefind.js", ENTRY, *engines}
    for file in folder.iterdir():
        if file.is_file() and file.name not in needed and file.suffix != ".pf_meta":
            file.unlink()


def _settle(folder: Path, known_as: str) -> str:
    """Sort the filters of an index, and their values; gives the new hash of all."""
    file = folder / f"pagefind.{known_as}.pf_meta"
    everything = _read(file)
    everything[_FILTERS] = sorted([name, _settle_filter(folder / "filter", it)] for name, it in everything[_FILTERS])
    return _write(file, everything, "pagefind.{}.pf_meta", known_as)


def _settle_filter(folder: Path, known_as: str) -> str:
    file = folder / f"{known_as}.pf_filter"
    name, values = _read(file)
    return _write(file, [name, sorted(values)], "{}.pf_filter", known_as)


def _read(file: Path) -> list[Any]:
    found: list[Any] = cbor2.loads(gzip.decompress(file.read_bytes()).removeprefix(_SIGNATURE))
    return found


def _write(file: Path, content: list[Any], name: str, known_as: str) -> str:
    """Write content under the hash that it has now, as long as the one before, in place of its file."""
    data = _SIGNATURE + cbor2.dumps(content)
    language, _, before = known_as.partition("_")
    now = f"{language}_{hashlib.sha256(data).hexdigest()[: len(before)]}"
    file.unlink()
    file.with_name(name.format(now)).write_bytes(gzip.compress(data, mtime=0))
    return now
