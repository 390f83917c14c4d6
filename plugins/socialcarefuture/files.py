"""Writing files whole: a reader, and a build that is cut off, never meets half of one."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_whole(path: Path, data: bytes) -> bool:
    """Write a file under another name, then give it its own; do nothing where it holds the same already.

    Returns:
        Whether it was written.
    """
    if _holds(path, data):
        return False
    # Thousands of files are written in a build: no call more than it takes.
    temporary = f"{path.parent}/.{path.name[:100]}.{secrets.token_hex(4)}"
    try:
        _write(temporary, data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(temporary, data)
    try:
        os.replace(temporary, path)  # noqa: PTH105 - the path of a temporary name is not worth an object
    except OSError:
        Path(temporary).unlink()
        raise
    return True


def move_whole(source: Path, path: Path) -> bool:
    """Move a file on the same disk to its place; do nothing where one stands that holds the same.

    Returns:
        Whether it was moved.
    """
    if path.is_file() and path.stat().st_size == source.stat().st_size and _holds(path, source.read_bytes()):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    source.replace(path)
    return True


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _write(path: str, data: bytes) -> None:
    try:
        left = memoryview(data)
        with open(path, "wb", buffering=0) as file:  # noqa: PTH123
            while left:  # on a disk that is nearly full, a part may be written without a word
                left = left[file.write(left) :]
    except FileNotFoundError:
        raise
    except BaseException:
        Path(path).unlink(missing_ok=True)
        raise


def remove_empty_folders(root: Path) -> None:
    """Delete the folders below `root` in which nothing is left."""
    for folder, _, _ in os.walk(root, topdown=False):
        path = Path(folder)
        if path != root and not any(path.iterdir()):
            path.rmdir()
