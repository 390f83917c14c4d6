"""Bytes -> text: UTF-8, one kind of line end, no characters that a page or a feed cannot hold."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from socialcarefuture.problems import ContentError, Level, Problem

_MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
"""What XML 1.0 (2.2), and so a feed, cannot hold; and a byte-order mark in the middle of a text."""
_LARGEST = 2_000_000
"""Bytes. A novel has one million."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(file: Path, path: str) -> str:
    """Read a file as UTF-8 text. A byte-order mark and Windows line ends are taken without a word.

    Raises:
        ContentError: where it cannot be read, is no UTF-8, or holds what no page can show.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ContentError([_problem(path, 0, 0, "unreadable", f"this file cannot be read: {error.strerror}")]) from None
    text = _unicode(data, path).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if problems := [*_markers(text, path), *_unprintable(text, path)]:
        raise ContentError(problems)
    return text


def _problem(path: str, line: int, column: int, code: str, message: str, hint: str = "") -> Problem:
    return Problem(path, line, column, Level.ERROR, code, message, hint)


def _unicode(data: bytes, path: str) -> str:
    hint = 'In your editor choose "Save with encoding", then "UTF-8".'
    if len(data) > _LARGEST:
        raise ContentError([_problem(path, 0, 0, "too-large", f"this file has {len(data):,} bytes; a text has "
                                     f"{_LARGEST:,} at most", "Is it a picture or a document that was renamed?")])
    if data.startswith(_WIDE):
        raise ContentError([_problem(path, 1, 1, "encoding", "this file is saved as UTF-16", hint)])
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        column = len(before[line_start:].decode("utf-8", "replace")) + 1
        message = "this file is not saved as UTF-8: here is a letter that cannot be read"
        raise ContentError([_problem(path, before.count(b"\n") + 1, column, "encoding", message, hint)]) from None


def position(text: str, index: int) -> tuple[int, int]:
    """The line and the column, both from 1, of a character."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _markers(text: str, path: str) -> list[Problem]:
    message = "two versions of this text were left side by side by a merge"
    hint = "Keep the lines you want, and delete the lines with <<<<<<<, ======= and >>>>>>>."
    return [_problem(path, *position(text, found.start()), "merge-marker", message, hint)
            for found in list(_MARKER.finditer(text))[:1]]


def _unprintable(text: str, path: str) -> list[Problem]:
    found = _UNPRINTABLE.search(text)
    if not found:
        return []
    line, column = position(text, found.start())
    message = f"here is an invisible character that no page can hold (U+{ord(found[0]):04X})"
    hint = "Delete it and type the words around it again; it often comes with text pasted from elsewhere."
    return [_problem(path, line, column, "control-character", message, hint)]
