"""What every text has in common: a file, a body, and fields that stand somewhere; and the pages that need no more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import Field, PrivateAttr

from socialcarefuture.content.fields import Day, Fields, Line, Text, Title
from socialcarefuture.frontmatter import Loc, Mark, Source


class Picture(Fields):
    """A picture with the words that belong to it."""

    src: Line
    """The file, seen from the text's own folder; usually it lies beside the text."""
    alt: Text
    """What it shows, for those who do not see it; `""` where it only decorates."""
    credit: Line | None = None
    """Who made it; needed for a photograph."""
    caption: Line | None = None
    """Words to print below it."""


class Document(Fields):
    """A text with front matter."""

    extra: dict[str, Any] = Field(default_factory=dict)
    """What a site wants to keep for itself; nothing reads it."""

    _source: Source = PrivateAttr()

    def attach(self, source: Source) -> None:
        """Say which file this was read from; done once, by the one who reads it."""
        self._source = source

    @property
    def path(self) -> str:
        """Its file, relative to the site's folder, with `/`."""
        return self._source.path

    @property
    def body(self) -> str:
        """Its Markdown."""
        return self._source.body

    @property
    def body_line(self) -> int:
        """The line of the file that the body begins on."""
        return self._source.body_line

    @property
    def version(self) -> str:
        """Which state of its file was read: the start of Git's name for it."""
        return self._source.version

    @property
    def slug(self) -> str:
        """Its file's name without its ending."""
        return self._source.path.rpartition("/")[2].rpartition(".")[0]

    def mark(self, *loc: str | int) -> Mark:
        """Where a field stands in the file; for one that was not written, where it would belong."""
        return self._source.mark(loc)

    def values(self) -> Iterator[tuple[Loc, Mark]]:
        """Every value of its front matter, at any depth, as it was typed: also one that could not be understood."""
        return ((loc, mark) for loc, mark in self._source.marks.items() if loc and mark.raw)


class Page(Document):
    """A hand-written page: any in `docs/` that is no term and no pack."""

    title: Title | None = None
    """Plain text; without it, the text's first heading."""
    description: Line | None = None
    """What it is about, in a sentence, for search engines and previews."""
    date: Day | None = None
    """When it was written."""
    template: Line | None = None
    """A template of the theme, in place of the usual one."""
    hide: tuple[Line, ...] = ()
    """What to leave out: `toc`, the list of a long page's headings; `search`, so that nobody finds the page there."""
    safety_allow: tuple[Line, ...] = ()
    """Exact texts that an editor has looked at and allows."""


class Companion(Document):
    """`name.easy.md`: the Easy Read version of `name.md`, from which it takes all else, consent included."""

    easy_read_by: Line
    """Who wrote it."""
    easy_read_checked_by: Line | None = None
    """The group of people with learning disabilities who checked it; without it, it stays out of packs."""

    @property
    def original(self) -> str:
        """The path of the text that it goes with."""
        return self.path.removesuffix(".easy.md") + ".md"
