"""Taking words back: what stays in the file, and what goes with it. Whatever state the file is in, it works."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import unquote

from pydantic import TypeAdapter, ValidationError

from socialcarefuture.content import addresses
from socialcarefuture.content.checks.shelf import Shelf
from socialcarefuture.content.drafting import written
from socialcarefuture.content.fields import Day, OldAddress, RecordNumber
from socialcarefuture.content.held import targets
from socialcarefuture.content.library import Library
from socialcarefuture.content.naming import key_of
from socialcarefuture.content.posts import Post
from socialcarefuture.content.settings import Settings
from socialcarefuture.frontmatter import Source, read
from socialcarefuture.problems import ContentError

_SRC = re.compile(r"""\bsrc["']?\s*:\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\n,}#]+))""")
"""A picture in front matter, however it is written."""
_RECORD, _DAY, _OLD = TypeAdapter(RecordNumber), TypeAdapter(Day), TypeAdapter(OldAddress)


@dataclass(frozen=True)
class Retraction:
    """What taking a post back changes."""

    path: str
    """The post's file."""
    text: str
    """What it holds afterwards."""
    removed: tuple[str, ...]
    """Files that go with it: its Easy Read version, and the pictures that are its own."""
    shared: dict[str, tuple[str, ...]]
    """Pictures that it used and that stay: each with the texts that use it too, or with none where it is the site's."""
    naming: tuple[str, ...]
    """Other texts that lead to it: they may quote it."""


def take_back(library: Library, path: str) -> Retraction:
    """What taking back the post in a file changes; nothing is changed yet."""
    shelf = library.shelf
    easy = path.removesuffix(".md") + ".easy.md"
    own = [path, *([easy] if easy in shelf.texts else [])]
    used = _pictures(shelf, path)
    by_easy = _pictures(shelf, easy) if len(own) > 1 else set()
    others = {text: _named(shelf, text) for text in sorted(shelf.texts) if text not in own}
    shared: dict[str, tuple[str, ...]] = {}
    removed = [*own[1:]]
    for picture in sorted({*used, *by_easy, *shelf.named_after(path)}):
        users = tuple(text for text, names in others.items() if picture in names)
        ours = picture.startswith(f"{shelf.settings.docs}/") and picture not in used
        if users or ours:
            shared[picture] = users
        else:
            removed.append(picture)
    naming = {text for text, names in others.items() if path in names or easy in names}
    naming |= {post.path for post in shelf.of(Post) if post.replies_to == key_of(path)}
    text = _emptied(_source(shelf.settings, path), shelf.settings.today)
    return Retraction(path, text, tuple(removed), shared, tuple(sorted(naming)))


def _emptied(source: Source | None, today: date) -> str:
    """The file without its words. What cannot be understood is not kept."""
    fields: dict[str, Any] = source.fields if source else {}
    consent = fields.get("consent")
    consent = consent if isinstance(consent, dict) else {}
    old = fields.get("aliases")
    aliases = [one for one in (old if isinstance(old, list) else []) if _fits(_OLD, one)]
    first = fields.get("date") if _fits(_DAY, fields.get("date")) else None
    record = consent.get("record") if _fits(_RECORD, consent.get("record")) else None
    withdrawn = consent.get("withdrawn") if _fits(_DAY, consent.get("withdrawn")) else today
    lines = [
        "# These words were taken back. This page says so kindly; nothing else may stand here.",
        "consent:",
        *([f"  record: {written(record)}"] if record else []),
        f"  withdrawn: {withdrawn}",
        *([f"date: {first}"] if first else []),
        *([f"aliases: {written(aliases)}"] if aliases else []),
    ]
    return "\n".join(["---", *lines, "---", ""])


def _fits(form: TypeAdapter[Any], value: Any) -> bool:
    try:
        form.validate_python(value)
    except ValidationError:
        return False
    return value is not None


def _source(settings: Settings, path: str) -> Source | None:
    try:
        return read(settings.root / path, path)
    except ContentError:
        return None


def _pictures(shelf: Shelf, path: str) -> set[str]:
    return _named(shelf, path) & shelf.assets


def _named(shelf: Shelf, path: str) -> set[str]:
    """The files that a text names in its front matter or its body. It is read as it stands: it may be broken."""
    try:
        data = (shelf.settings.root / path).read_bytes()
    except OSError:
        return set()
    raw = data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8", "replace")
    return {found for one in _written(raw) if (found := addresses.resolve(path, one))}


def _written(raw: str) -> Iterator[str]:
    for name in (*targets(raw), *("".join(found).strip() for found in _SRC.findall(raw))):
        bare = re.split(r"[?#]", name)[0]
        yield from {name, bare, unquote(name), unquote(bare)}
