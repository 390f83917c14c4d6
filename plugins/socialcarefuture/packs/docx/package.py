"""The file itself: parts in a zip, the same bytes for the same parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from socialcarefuture.packs.docx.markup import HEAD, escaped

_SCHEMAS = "http://schemas.openxmlformats.org"
_OFFICE = f"{_SCHEMAS}/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_OUTSIDE = ' TargetMode="External"'
_ENDINGS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}
_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip can tell: the time of making is no part of what is made."""


@dataclass(frozen=True)
class Part:
    """A file in the document."""

    data: str | bytes
    kind: str = ""
    """The end of its content type: `document.main`; empty where the ending of its name says it."""


class Relations:
    """What a part refers to: each thing once, numbered in the order in which it is met."""

    def __init__(self) -> None:
        self._targets: dict[tuple[str, str, bool], str] = {}

    def to(self, kind: str, target: str, *, outside: bool = False) -> str:
        """The number of a relation: `hyperlink`, `image`, `header`."""
        return self._targets.setdefault((kind, target, outside), f"rId{len(self._targets) + 1}")

    def xml(self) -> str:
        """The part that lists them."""
        return relationships(
            (number, f"{_OFFICE}/{kind}", target, outside) for (kind, target, outside), number in self._targets.items()
        )

    def __bool__(self) -> bool:
        return bool(self._targets)


def relationships(found: Iterable[tuple[str, str, str, bool]]) -> str:
    """A part of relations, each with its number, type, target, and whether it is outside the file."""
    lines = "".join(
        f'<Relationship Id="{number}" Type="{kind}" Target="{escaped(target)}"{_OUTSIDE if outside else ""}/>'
        for number, kind, target, outside in found
    )
    return f'{HEAD}<Relationships xmlns="{_SCHEMAS}/package/2006/relationships">{lines}</Relationships>'


def _types(parts: Mapping[str, Part]) -> str:
    endings = "".join(f'<Default Extension="{ending}" ContentType="{kind}"/>' for ending, kind in _ENDINGS.items())
    names = "".join(
        f'<Override PartName="/{name}" ContentType="{_named(one.kind)}"/>' for name, one in parts.items() if one.kind
    )
    return f'{HEAD}<Types xmlns="{_SCHEMAS}/package/2006/content-types">{endings}{names}</Types>'


def _named(kind: str) -> str:
    return kind if "/" in kind else f"{_WORD}.{kind}+xml"


def write(target: Path, parts: Mapping[str, Part]) -> None:
    """Write parts, by their names, as one file."""
    with ZipFile(target, "w") as file:
        for name, one in {"[Content_Types].xml": Part(_types(parts)), **parts}.items():
            info = ZipInfo(name, _BEGINNING)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 0  # as on every machine
            data = one.data.encode() if isinstance(one.data, str) else one.data
            # Pictures are packed already: to try again takes longer than everything else.
            file.writestr(info, data, compresslevel=0 if name.endswith((".png", ".jpg")) else 6)
