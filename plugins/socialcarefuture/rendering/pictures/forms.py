"""Which form of picture a file is: by its first bytes, and by its name."""

from __future__ import annotations

BY_ENDING = {
    "jpg": "JPEG",
    "jpeg": "JPEG",
    "png": "PNG",
    "gif": "GIF",
    "webp": "WEBP",
    "avif": "AVIF",
    "svg": "SVG",
    "svgz": "SVG",
}
"""The forms that a page shows, by how a file's name ends. A picture is published in the form that its name says."""
READ = frozenset(BY_ENDING.values()) - {"SVG"}
"""Those that are made of dots."""
_BEGINNINGS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"8BPS", "Photoshop"),
    (b"\0\0\0\x0cJXL ", "JPEG XL"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
)
_BRANDS = {b"avif": "AVIF", b"avis": "AVIF"} | dict.fromkeys(
    (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"), "HEIC"
)
_HEAD = 2000
"""Bytes in which a drawing has begun, whatever comment it opens with."""


def by_ending(name: str) -> str:
    """The form that a file's name says; empty for a name of no picture."""
    return BY_ENDING.get(name.rpartition(".")[2].lower(), "")


def by_bytes(data: bytes) -> str:
    """The form of picture that a file is, whatever it is called; empty where it is none."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12], "")
    if data[:2] == b"BM" and data[6:10] == bytes(4):
        return "BMP"
    if found := next((form for beginning, form in _BEGINNINGS if data.startswith(beginning)), ""):
        return found
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xfe\xff \t\r\n").lower()  # it may be UTF-16
    is_page = b"<html" in head or b"<!doctype html" in head
    return "SVG" if head.startswith(b"<") and b"<svg" in head and not is_page else ""
