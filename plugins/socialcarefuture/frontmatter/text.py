"""Bytes -> text: UTF-8, one kind of line end, no characters that a page or a feed cannot hold."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from socialcarefuture.problems import ContentError, Level, Problem

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What XML 1.0 (2.2), and so a feed, cannot hold or advises against; line ends that only some programs see, so that
line numbers would not be the editor's; and a byte-order mark in the middle of a text."""
_MARKER = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: .*)?$", re.MULTILINE)
_LARGEST = 2_000_000
"""Bytes. A novel has one million."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_TEXT = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""How pictures, PDFs and word processors' files begin."""
_ENCODING_HINT = 'In your editor choose "Save with encoding", then "UTF-8".'


def decode(file: Path, path: str) -> str:
    """Read a file as UTF-8 text, as `text_of` does its bytes."""
    return text_of(fetch(file, path), path)


def text_of(data: bytes, path: str) -> str:
    """What a file's bytes say as UTF-8. A byte-order mark and Windows line ends are taken without a word.

    Raises:
        ContentError: where they are no UTF-8.
    """
    return _unicode(data, path).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def fetch(file: Path, path: str) -> bytes:
    """Read a file that can be a text.

    Raises:
        ContentError: where it cannot be read, or is too large.
    """
    try:
        if (size := file.stat().st_size) > _LARGEST:
            raise _error(
                path,
                (0, 0),
                "file-too-large",
                f"this file has {size:,} bytes; a text has {_LARGEST:,} at most",
                "Is it a picture or a document that was renamed?",
            )
        return file.read_bytes()
    except OSError as error:
        raise _error(
            path,
            (0, 0),
            "file-unreadable",
            f"this file cannot be read: {error.strerror}",
            "Is it open elsewhere, or may only somebody else read it?",
        ) from None


def faults(text: str, path: str) -> list[Problem]:
    """What no page can show: merge markers, and the first of the characters that cannot be printed."""
    return [*_markers(text, path), *_unprintable(text, path)]


def _error(path: str, place: tuple[int, int], code: str, message: str, hint: str) -> ContentError:
    return ContentError([Problem(path, *place, Level.ERROR, code, message, hint)])


def _unicode(data: bytes, path: str) -> str:
    if data.startswith(_NO_TEXT):
        raise _error(
            path,
            (0, 0),
            "file-no-text",
            "this is a picture or a document, with the name of a text",
            "Save its words as plain text; or give the file its own ending back.",
        )
    if data.startswith(_WIDE):
        raise _error(path, (1, 1), "file-encoding", "this file is saved as UTF-16", _ENCODING_HINT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line_start = before.rfind(b"\n") + 1
        place = before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1
        raise _error(
            path,
            place,
            "file-encoding",
            "this file is not saved as UTF-8: here is a letter that cannot be read",
            _ENCODING_HINT,
        ) from None


def _position(text: str, index: int) -> tuple[int, int]:
    """The line and the column, both from 1, of a character."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _markers(text: str, path: str) -> list[Problem]:
    if not any(sign * 7 in text for sign in "<>|"):  # looking for strings is twenty times as fast
        return []
    found = list(_MARKER.finditer(text))
    begun = [marker for marker in found if marker[0].startswith("<")]
    return [
        Problem(
            path,
            *_position(text, marker.start()),
            Level.ERROR,
            "merge-marker",
            "two versions of this text were left side by side by a merge",
            "Keep the lines you want, and delete the lines with <<<<<<<, ======= and >>>>>>>.",
        )
        for marker in begun or found[:1]
    ]


def _unprintable(text: str, path: str) -> list[Problem]:
    found = UNPRINTABLE.search(text)
    if not found:
        return []
    return [
        Problem(
            path,
            *_position(text, found.start()),
            Level.ERROR,
            "control-character",
            f"here is an invisible character that does not belong in a text (U+{ord(found[0]):04X})",
            "Delete it and type the words around it again; it often comes with text pasted from elsewhere.",
        )
    ]
