"""Folders of texts, without a site around them: what the content model reads."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from socialcarefuture.content.library import Library
from socialcarefuture.content.posts import Post
from socialcarefuture.content.settings import Settings

TODAY = date(2024, 6, 1)
BASE = {
    "docs/themes/homeshare.md": "---\ntitle: Homeshare\naliases: [Sharing a home]\n---\n",
    "docs/themes/community-catalysts.md": "---\ntitle: Community Catalysts\n---\n",
    "docs/people/editors.md": "---\ntitle: The editors\n---\n",
    "docs/people/rachel-mason.md": "---\ntitle: Rachel Mason\n---\n",
    "docs/places/leeds.md": "---\ntitle: Leeds\n---\n",
}
"""What every folder of texts holds: two themes, two people and a place."""
QUESTIONS = ("What have people done?", "What difference has it made?", "What was learned?", "What helped?",
             "What comes next?", "What would help it happen?")
_POST = {"title": "title: A story", "date": "date: 2018-11-14", "themes": "themes: [homeshare]"}
WHOLE = {
    "blog": ("blogs/2018/x.md", {**_POST, "authors": "authors: [editors]"}),
    "testimony": ("testimonies/2018/x.md", {
        **_POST, "voice": "voice: Jo", "speaking_as": "speaking_as: person",
        "consent": "consent: {record: R-1, channels: [site, feeds, pack, social]}"}),
    "glimpse": ("glimpses/2018/x.md", {**_POST, "authors": "authors: [editors]"}),
    "theme": ("docs/themes/x.md", {"title": "title: A theme"}),
    "person": ("docs/people/x.md", {"title": "title: A person"}),
    "place": ("docs/places/x.md", {"title": "title: A place"}),
    "word": ("docs/words/x.md", {"title": "title: A word"}),
    "page": ("docs/about/x.md", {"title": "title: A page"}),
    "pack": ("docs/packs/x.md", {"title": "title: A pack",
                                 "sections": "sections: [{title: All, select: {kinds: [blog]}}]"}),
}
"""A text of every sort that nothing is wrong with: its path, and its fields from the second line on."""


@dataclass(frozen=True)
class Texts:
    """A folder of texts."""

    root: Path

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file, byte for byte."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def blog(self, slug: str, changes: str = "", body: str = "Words.\n") -> str:
        """Write a blog; its path."""
        path = f"blogs/2018/{slug}.md"
        self.write(path, whole("blog", changes, body=body))
        return path

    def testimony(self, slug: str, changes: str = "") -> str:
        """Write a testimony; its path."""
        path = f"testimonies/2018/{slug}.md"
        self.write(path, whole("testimony", changes))
        return path

    def load(self, today: date = TODAY) -> Library:
        """Read all of it."""
        return Library.load(Settings(root=self.root, docs="docs", name="Kettle Society", url="", today=today))


def texts_in(root: Path, files: Mapping[str, str | bytes] | None = None) -> Texts:
    """A folder that holds the base and these files."""
    texts = Texts(root)
    for path, content in {**BASE, **(files or {})}.items():
        texts.write(path, content)
    return texts


def whole(sort: str, changes: str = "", without: tuple[str, ...] = (), body: str = "Words.\n") -> str:
    """A text that nothing is wrong with, but for changes to its fields: those it has are replaced, others come last."""
    fields = {key: line for key, line in WHOLE[sort][1].items() if key not in without}
    fields |= {_key(field): field for field in re.split(r"\n(?=\w)", changes) if field}
    if sort == "glimpse":
        body += "".join(f"\n## {question}\n\nWe do not know yet.\n" for question in QUESTIONS)
    return "\n".join(["---", *fields.values(), "---", body])


def _key(field: str) -> str:
    """The first word of a field, however badly it is written."""
    found = re.search(r"\w+", field)
    return found[0] if found else field


def slugs(posts: tuple[Post, ...]) -> list[str]:
    """The slugs of posts, in their order."""
    return [post.slug for post in posts]
