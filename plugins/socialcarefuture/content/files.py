"""What lies in a site's folder: which file plays which part, and names that cannot stay."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from socialcarefuture.content import packs
from socialcarefuture.content.documents import Companion, Document, Page
from socialcarefuture.content.posts import KINDS
from socialcarefuture.content.slugs import LONGEST_SLUG, as_slug, is_reserved, is_slug
from socialcarefuture.content.taxonomies import TAXONOMIES
from socialcarefuture.problems import Level, Problem

_UNHOLDABLE = re.compile(r'[<>:"|?*\\%#\x00-\x1f\x7f]|[. ]$|^ ')
"""What Windows cannot store (its file naming rules) or a URL reads as something else (RFC 3986, 2.2)."""
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LONGEST_NAME = 235
"""Bytes: a file system's 255, with room for what a build adds."""
_OTHER_TEXT = re.compile(r"\.(markdown|mdown|mkd|md\.txt|mdx?)$", re.IGNORECASE)
_INTRODUCTION = re.compile(r"(readme|_?index)\.md", re.IGNORECASE)
_TERM_DEPTH = 2


@dataclass
class Found:
    """The files of a site's folder, by the part that they play. Paths are relative to it, with `/`."""

    texts: dict[str, type[Document]] = field(default_factory=dict)
    """Each Markdown file and the class that its place gives it, sorted by path."""
    assets: set[str] = field(default_factory=set)
    """Pictures and other files."""
    problems: list[Problem] = field(default_factory=list)
    """Names and kinds of files that cannot stay."""

    def tell(self, path: str, code: str, message: str, hint: str) -> None:
        """Note an error about a file as a whole."""
        self.problems.append(Problem(path, 0, 0, Level.ERROR, code, message, hint))


def find(root: Path, docs: str) -> Found:
    """Walk the folders of content. Hidden files and folders (`.name`) are passed over; links are refused."""
    found = Found()
    for folder in (docs, *(kind.folder for kind in KINDS.values())):
        for path in sorted(_walk(root, folder, found)):
            _sort(path, docs, found)
    _capitals(found)
    return found


def _walk(root: Path, folder: str, found: Found) -> Iterator[str]:
    """The paths of all files below a folder."""
    if (root / folder).is_symlink():
        _link(folder, found)
        return
    folders = [folder]
    while folders:
        folder = folders.pop()
        for entry in _entries(root, folder, found):
            path = f"{folder}/{entry.name}"
            if entry.name.startswith(".") or not _nameable(path, entry.name, found):
                continue
            if entry.is_symlink():
                _link(path, found)
            elif entry.is_dir():
                folders.append(path)
            elif entry.is_file():
                yield path
            else:
                found.tell(path, "not-a-file", "this is neither a file nor a folder", "Delete it.")


def _entries(root: Path, folder: str, found: Found) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(root / folder) as entries:
            return list(entries)
    except FileNotFoundError:
        return []
    except OSError as error:
        found.tell(
            folder,
            "file-unreadable",
            f"this folder cannot be read: {error.strerror}",
            "May only somebody else read it?",
        )
        return []


def _link(path: str, found: Found) -> None:
    found.tell(path, "symbolic-link", "this is a link to another place", "Put what it leads to here, in its place.")


def _nameable(path: str, name: str, found: Found) -> bool:
    shown = path.encode("utf-8", "replace").decode()
    how = f"Rename it: {_better(name)}"
    if shown != path:
        found.tell(shown, "file-name", "this file's name is not readable text", how)
    elif bad := _UNHOLDABLE.search(name):
        found.tell(_visible(shown), "file-name", f"a file's name cannot {_fault(bad[0], bad.start())}", how)
    elif is_device(name):
        found.tell(shown, "file-name", f"Windows cannot hold a file called {name}", "Rename it: add a word.")
    elif len(name.encode()) > _LONGEST_NAME:
        found.tell(shown, "file-name", "this file's name is too long", "Rename it: 80 letters are plenty.")
    else:
        return True
    return False


def is_device(name: str) -> bool:
    """Whether Windows takes a file's name for a device of its own."""
    return bool(_DEVICES.fullmatch(name))


def _fault(character: str, place: int) -> str:
    if character in ". " or not character.isprintable():
        what = {" ": "a space", ".": "a dot"}.get(character)
        return f"{'end' if place else 'begin'} with {what}" if what else "have an invisible character"
    return f"have {character}"


def _visible(path: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in path)


def _better(name: str) -> str:
    """A name to rename a file to."""
    stem, dot, ending = name.strip(". ").rpartition(".")
    slug = as_slug(stem if dot else ending)
    return f"{slug}{dot}{as_slug(ending)}" if slug and dot else slug or "use letters, digits and hyphens"


def _sort(path: str, docs: str, found: Found) -> None:
    name = path.rpartition("/")[2]
    if not path.endswith(".md"):
        if other := _OTHER_TEXT.search(name):
            stem = name[: other.start()]
            found.tell(path, "file-name", "a text's name ends in .md, in small letters", f"Rename it: {stem}.md")
        found.assets.add(path)
        return
    if not path.startswith(f"{docs}/") and _INTRODUCTION.fullmatch(name):
        folder = path.partition("/")[0]
        found.tell(
            path,
            "not-a-post",
            f"every text in {folder}/ is a post, and this is an introduction",
            f"Move its words to {docs}/{folder}/index.md, which introduces the list.",
        )
        return
    model = found.texts[path] = _model(PurePosixPath(path), docs)
    if model not in {Companion, Page}:
        _slug(path, found)


def _model(path: PurePosixPath, docs: str) -> type[Document]:
    if path.name.endswith(".easy.md"):
        return Companion
    if not path.is_relative_to(docs):
        return next(kind.model for kind in KINDS.values() if kind.folder == path.parts[0])
    inside = path.relative_to(docs)
    if len(inside.parts) == _TERM_DEPTH and inside.name != "index.md":
        if inside.parts[0] == packs.FOLDER:
            return packs.Pack
        if taxonomy := TAXONOMIES.get(inside.parts[0]):
            return taxonomy.model
    return Page


def _slug(path: str, found: Found) -> None:
    stem = PurePosixPath(path).stem
    near = as_slug(stem)
    rename = f"Rename the file: {near}.md" if near else "Rename the file, as in a-short-name.md"
    if is_reserved(stem):
        found.tell(
            path, "slug-reserved", f'addresses use "{stem}" for something else', "Add a word to the file's name."
        )
    elif len(stem) > LONGEST_SLUG:
        found.tell(path, "slug-form", f"this name has {len(stem)} characters; {LONGEST_SLUG} is the most", rename)
    elif not is_slug(stem):
        found.tell(
            path,
            "slug-form",
            f'"{stem}" cannot be part of an address: small letters, 0 to 9 and single hyphens can',
            rename,
        )


def _capitals(found: Found) -> None:
    """Tell of files that Windows and macOS cannot hold side by side. Texts are told of by their addresses."""
    first: dict[str, str] = {}
    for path in sorted(found.assets):
        if (other := first.setdefault(path.casefold(), path)) != path:
            found.tell(
                path,
                "file-name-twice",
                f"but for its capitals, this is the name of {other}",
                "Rename one of the two: Windows and macOS hold only one.",
            )
