"""What lies in a site's folder: which file plays which part, and names that cannot stay."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from socialcarefuture.content import packs
from socialcarefuture.content.documents import Companion, Document, Page
from socialcarefuture.content.fields import LONGEST_SLUG, SLUG
from socialcarefuture.content.posts import KINDS, RESERVED_SLUGS
from socialcarefuture.content.taxonomies import TAXONOMIES
from socialcarefuture.problems import Level, Problem

_UNHOLDABLE = re.compile(r'[<>:"|?*\\%#\x00-\x1f\x7f]|[. ]$|^ ')
"""What Windows cannot store (its file naming rules) or a URL reads as something else (RFC 3986, 2.2)."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST_NAME = 255
_OTHER_TEXT = re.compile(r"\.(markdown|mdown|mkd|md\.txt|mdx?)$", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")


@dataclass
class Found:
    """The files of a site's folder, by the part that they play. Paths are relative to it, with `/`."""

    texts: dict[str, type[Document]] = field(default_factory=dict)
    """Each Markdown file and the class that its place gives it."""
    assets: set[str] = field(default_factory=set)
    """Pictures and other files."""
    problems: list[Problem] = field(default_factory=list)

    def tell(self, path: str, code: str, message: str, hint: str = "") -> None:
        """Note an error about a file as a whole."""
        self.problems.append(Problem(path, 0, 0, Level.ERROR, code, message, hint))


def find(root: Path, docs: str) -> Found:
    """Walk the folders of content. Hidden files and folders (`.name`) are passed over; links are refused."""
    found = Found()
    for folder in (docs, *(kind.folder for kind in KINDS.values())):
        for path in _walk(root, folder, found):
            _sort(path, docs, found)
    return found


def _walk(root: Path, folder: str, found: Found) -> Iterator[str]:
    try:
        entries = sorted(os.scandir(root / folder), key=lambda entry: entry.name)
    except FileNotFoundError:
        return
    except OSError as error:
        found.tell(folder, "unreadable", f"this folder cannot be read: {error.strerror}")
        return
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith(".") or not _nameable(path, entry.name, found):
            continue
        if entry.is_symlink():
            found.tell(path, "symbolic-link", "this is a link to another place", "Put the file itself here.")
        elif entry.is_dir():
            yield from _walk(root, path, found)
        else:
            yield path


def _nameable(path: str, name: str, found: Found) -> bool:
    shown = path.encode("utf-8", "replace").decode()
    if shown != path:
        found.tell(shown, "file-name", "this file's name is not readable text", "Rename it.")
    elif bad := _UNHOLDABLE.search(name):
        mark = bad[0] if bad[0].strip() and bad[0].isprintable() and bad[0] != "." else "a space, a dot or an invisible character"
        found.tell(shown, "file-name", f"a file's name cannot have {mark} there", "Rename it: letters, digits and hyphens.")
    elif _DEVICES.fullmatch(name):
        found.tell(shown, "file-name", f"Windows cannot hold a file called {name}", "Rename it.")
    elif len(name.encode()) > _LONGEST_NAME - 20:  # room for what a build adds
        found.tell(shown, "file-name", "this file's name is too long", "Rename it: 80 letters are plenty.")
    else:
        return True
    return False


def _sort(path: str, docs: str, found: Found) -> None:
    if not path.endswith(".md"):
        if _OTHER_TEXT.search(path):
            found.tell(path, "file-name", "a text's name ends in .md, in small letters", "Rename it.")
        found.assets.add(path)
        return
    model = _model(PurePosixPath(path), docs)
    if model not in {Companion, Page}:
        _slug(path, found)
    found.texts[path] = model


def _model(path: PurePosixPath, docs: str) -> type[Document]:
    if path.name.endswith(".easy.md"):
        return Companion
    if path.parts[0] != docs:
        return next(kind.model for kind in KINDS.values() if kind.folder == path.parts[0])
    inside = path.relative_to(docs)
    if len(inside.parts) == 2 and inside.name != "index.md":
        if inside.parts[0] == packs.FOLDER:
            return packs.Pack
        if taxonomy := TAXONOMIES.get(inside.parts[0]):
            return taxonomy.model
    return Page


def _slug(path: str, found: Found) -> None:
    stem = PurePosixPath(path).stem
    if not SLUG.fullmatch(stem):
        near = re.sub(r"[^a-z0-9]+", "-", stem.casefold()).strip("-")
        found.tell(path, "slug", f'"{stem}" cannot be part of an address: a to z, 0 to 9 and single hyphens can',
                   f"Rename the file to {near}.md" if near else "Rename the file.")
    elif len(stem) > LONGEST_SLUG:
        found.tell(path, "slug", f"this name has {len(stem)} characters; {LONGEST_SLUG} is the most", "Rename the file.")
    elif stem in RESERVED_SLUGS or _YEAR.fullmatch(stem):
        found.tell(path, "slug-reserved", f'addresses use "{stem}" for something else', "Rename the file.")
