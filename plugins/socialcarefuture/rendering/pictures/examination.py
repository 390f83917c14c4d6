"""What is known of each picture, kept between builds, so that none is opened twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from socialcarefuture.files import write_whole
from socialcarefuture.rendering.pictures import dots, drawings, forms
from socialcarefuture.rendering.pictures.faults import FORMS, PictureFault, broken, other_form

RECIPE = "1"
"""Changed whenever the same file would give other facts or other copies."""
WIDEST = 1600
"""Dots across of what is published: twice a text's width, for screens that set two dots where others set one."""
_LONGEST = 12_000
"""Dots down; WebP has no room for more than 16,383."""
_KEY = 40
LEDGER = "facts.jsonl"
"""The name of the file that facts are kept in."""


@dataclass(frozen=True)
class Facts:
    """What is known of a file that may be a picture."""

    key: str
    """The hash of what decides its copies: its bytes, the form that its name says, and our recipe."""
    form: str
    """By its bytes, as `forms.by_bytes` says; empty where it is no picture."""
    width: int = 0
    """In dots, as it is published."""
    height: int = 0
    moves: bool = False
    """It has more than one frame."""
    fault: tuple[str, str, str] | None = None
    """Code, message (to be said after its name) and hint of what is wrong with it."""

    @property
    def shown(self) -> bool:
        """Whether it is a picture that a page can show."""
        return bool(self.form) and self.fault is None


class Ledger:
    """The facts of a site's pictures, a line each, under a hash of the file's path and state: it names no file."""

    def __init__(self, root: Path, folder: Path) -> None:
        """Take the site's folder and the one to keep the facts in."""
        self._root = root
        self._file = folder / LEDGER
        self._known = _read(self._file)
        self._by_key = {facts.key: facts for facts in self._known.values()}
        self._marks: dict[str, str] = {}

    def facts(self, paths: Iterable[str], tell: Callable[[int, int], None] | None = None) -> dict[str, Facts]:
        """What is known of each file. Those that changed, or are new, are opened, several at a time."""
        self._marks = {path: mark for path in paths if (mark := _mark(self._root, path))}
        new = [path for path, mark in self._marks.items() if mark not in self._known]
        # Pillow opens several at a time in threads, as a preview, which may not fork, needs it.
        with dots.quiet(), ThreadPoolExecutor() as pool:
            for number, (path, facts) in enumerate(zip(new, pool.map(self._examine, new), strict=True), start=1):
                self._known[self._marks[path]] = facts
                if tell:
                    tell(number, len(new))
        return {path: self._known[mark] for path, mark in self._marks.items()}

    def keep_only(self, paths: Collection[str]) -> None:
        """Write the facts of these files and no others."""
        marks = sorted({mark for path, mark in self._marks.items() if path in paths})
        lines = (f"{mark} {json.dumps(asdict(self._known[mark]))}\n" for mark in marks)
        write_whole(self._file, "".join(lines).encode())

    def _examine(self, path: str) -> Facts:
        try:
            data = (self._root / path).read_bytes()
        except OSError as error:
            return Facts("", "", fault=("picture-broken", f"cannot be read: {error.strerror}", "Copy it again."))
        key = hashlib.sha256(f"{RECIPE}\0{forms.by_ending(path)}\0".encode() + data).hexdigest()[:_KEY]
        return self._by_key.get(key) or examined(data, path, key)


def examined(data: bytes, name: str, key: str = "") -> Facts:
    """What is known of a file, once all of it was opened."""
    form, says = forms.by_bytes(data), forms.by_ending(name)
    if not (form or says):
        return Facts(key, "")
    try:
        return _shape(data, form, says, key)
    except PictureFault as fault:
        return Facts(key, form, fault=(fault.code, fault.message, fault.hint))


def _shape(data: bytes, form: str, says: str, key: str) -> Facts:
    if "SVG" in {form, says}:
        _refuse_mixed(data, form, says)
        root = drawings.read(data)
        size = drawings.shown_size(root)
        drawings.cleaned(root, embedded)
        return Facts(key, "SVG", *size)
    if form and form not in forms.READ:
        raise other_form(form)
    if not says:
        raise PictureFault("picture-form", f"is a {form} picture, which browsers do not show by this name", FORMS)
    if data and not form:
        raise broken("it is something else by that name")
    shape = dots.measured(data, form)
    return Facts(key, form, *fitted(shape.width, shape.height), shape.moves)


def _refuse_mixed(data: bytes, form: str, says: str) -> None:
    if data.strip() and form and form != says:
        raise PictureFault(
            "picture-form",
            "is a drawing (SVG) by another name" if form == "SVG" else f"is a {form} picture, not a drawing (SVG)",
            "Let its name end in what it is.",
        )


def embedded(data: bytes) -> bytes:
    """A picture of dots that a drawing holds, painted anew."""
    image = dots.painted(data, forms.by_bytes(data) or "PNG")
    return dots.written(image, "JPEG" if forms.by_bytes(data) == "JPEG" else "PNG")


def fitted(width: int, height: int, widest: int = WIDEST) -> tuple[int, int]:
    """The size of what is published of a picture: no wider than needed, never larger than it is."""
    scale = min(1.0, widest / width, _LONGEST / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _mark(root: Path, path: str) -> str:
    """The hash of a file's path and state, which changes whenever it is written; empty where it is not there."""
    try:
        state = (root / path).stat()
    except OSError:
        return ""
    told = f"{RECIPE}\0{path}\0{state.st_size}\0{state.st_mtime_ns}\0{state.st_ctime_ns}"
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()[:_KEY]


def _read(file: Path) -> dict[str, Facts]:
    known = {}
    with suppress(OSError):
        for line in file.read_text("utf-8", "replace").splitlines():
            with suppress(ValueError, TypeError, KeyError):  # a line that cannot be read is as good as none
                known[line[:_KEY]] = _from_json(line[_KEY + 1 :])
    return known


def _from_json(text: str) -> Facts:
    values: Mapping[str, object] = json.loads(text)
    fault = values.pop("fault")  # type: ignore[attr-defined]
    return Facts(**values, fault=tuple(fault) if fault else None)  # type: ignore[arg-type]
