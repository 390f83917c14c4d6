"""A site's pictures: what is known of them, and copies for a destination; kept as far as today's consent goes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from socialcarefuture.content.consent import Channel
from socialcarefuture.content.library import Library
from socialcarefuture.content.publication import Publication
from socialcarefuture.rendering.markup import Progress, Rendered
from socialcarefuture.rendering.pictures.copies import Copies, Workshop, copy_all, keep_only
from socialcarefuture.rendering.pictures.examination import LEDGER, Facts, Ledger
from socialcarefuture.rendering.uses import carried, to_examine

_CARRYING = (Channel.SITE, Channel.PACK)
"""The channels that carry pictures of their own; a feed leads to the site's."""


@dataclass(frozen=True)
class Shop:
    """Where a destination gets its pictures."""

    facts: Mapping[str, Facts]
    """By path, of every file that a text uses or that lies among the pages."""
    folder: Path
    """Where copies are kept."""
    _library: Library
    _rendered: Mapping[str, Rendered]
    _public: frozenset[str]
    """The files that the site carries today: copies of no others are kept."""

    @classmethod
    def open(cls, library: Library, rendered: Mapping[str, Rendered], tell: Progress | None = None) -> Shop:
        """Look at every picture that is new or changed; forget those that no channel may carry today."""
        folder = library.settings.cache / "pictures"
        ledger = Ledger(library.settings.root, folder)
        facts = ledger.facts(sorted(to_examine(library.shelf, rendered)), tell)
        by_channel = {channel: carried(library, rendered, library.published(channel)) for channel in _CARRYING}
        public = frozenset(by_channel[Channel.SITE])
        ledger.keep_only(set().union(*by_channel.values()))
        keep_only(folder, {facts[path].key for path in public if path in facts}, LEDGER)
        return cls(facts, folder, library, rendered, public)

    def carried(self, publication: Publication) -> set[str]:
        """The files that a publication carries, pictures and others."""
        return carried(self._library, self._rendered, publication)

    def size(self, path: str) -> tuple[int, int]:
        """Width and height of what is published of a picture; zeros of what is none."""
        facts = self.facts.get(path)
        return (facts.width, facts.height) if facts and facts.shown else (0, 0)

    def copies(
        self, publication: Publication, tell: Progress | None = None, *, whole: bool = True
    ) -> dict[str, Copies]:
        """What is published of each picture that a publication carries, by its path.

        Args:
            publication: the site's, or a preview's.
            tell: told how many are done, of how many.
            whole: make every copy; else, as a preview that must not keep a writer waiting, only the first of each.
        """
        pictures = {path: self.facts[path] for path in sorted(self.carried(publication)) if path in self.facts}
        workshop = Workshop(self._library.settings.root, self.folder, self._public, whole)
        return copy_all(pictures, workshop, tell)
