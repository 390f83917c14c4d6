"""The text of a PDF as its marks tell it: what is written for a group of shapes stands for them (`ActualText`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

_PAIR = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")
_RANGE = re.compile(r"<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>")


def letters(font: Any) -> dict[int, str]:
    """What each shape of a font stands for, by its number."""
    table = font.ToUnicode.read_bytes().decode("ascii")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        found |= {int(code, 16): _text(text) for code, text in _PAIR.findall(block)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in _RANGE.findall(block):
            for step, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                found[code] = _text(text)[:-1] + chr(ord(_text(text)[-1]) + step)
    return found


def _text(written: str) -> str:
    return bytes.fromhex(written).decode("utf-16-be")


def read(page: Any) -> str:
    """The text of a page in the order in which it is drawn: for scripts that run from the left."""
    return "".join(_pieces(page))


def _pieces(page: Any) -> Iterator[str]:
    fonts = {name: letters(font) for name, font in page.Resources.get("/Font", {}).items()}
    told: list[bool] = []
    known: dict[int, str] = {}
    instructions: Any = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        name = str(operator)
        if name in {"BDC", "BMC"}:
            marks: Any = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
            if "/ActualText" in marks and not any(told):
                yield str(marks["/ActualText"])
            told.append("/ActualText" in marks)
        elif name == "EMC":
            told.pop()
        elif name == "Tf":
            known = fonts[str(operands[0])]
        elif name in {"Tj", "TJ"} and not any(told):
            parts = operands[0] if name == "TJ" else operands
            yield from (known[code] for part in parts if isinstance(part, pikepdf.String) for code in _codes(part))


def _codes(part: Any) -> Iterator[int]:
    raw = bytes(part)
    return (int.from_bytes(raw[at : at + 2], "big") for at in range(0, len(raw), 2))
