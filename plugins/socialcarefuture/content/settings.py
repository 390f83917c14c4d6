"""What a site's owner decides, once and for every destination."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Saving:
    """Where the editor in the browser saves to."""

    repo: str = ""
    """`owner/name` on GitHub; empty where it is not set up: the editor then works on its owner's machine only."""
    branch: str = "main"
    """What pull requests are made for."""
    sign_in: str = ""
    """The address of the service by which people sign in with GitHub."""
    local: str = "http://127.0.0.1:8081"
    """Where Decap's own small server answers on the owner's machine, for trying things out."""


@dataclass(frozen=True)
class Settings:
    """A site's settings, as its `mkdocs.yml` gives them."""

    root: Path
    """The site's folder, absolute, with no link in it: the one that `mkdocs.yml` lies in."""
    docs: str
    """The folder of hand-written pages, relative to `root`."""
    name: str
    url: str
    """Where the site is published, absolute, with a slash at its end; empty where it is not known."""
    today: date
    """The day that consent and future dates are judged by."""
    description: str = ""
    language: str = "en-GB"
    """BCP 47."""
    contact_email: str = ""
    tag_authority: str = ""
    """`name,date` of RFC 4151: the stem of feed entries' ids. It never changes, even when the domain does."""
    licence: str = ""
    """SPDX id or URL of the licence of what is published."""
    page_size: int = 20
    """Posts on one page of a list."""
    feed_size: int = 50
    """Posts in a feed."""
    social_cards: bool = True
    """Whether posts get a picture to be shared with."""
    theme_packs: tuple[str, ...] = ("standard", "large-print", "epub")
    """The editions of the ready pack of each theme; none where themes have no packs."""
    editor: Saving | None = None
    """Where the editor in the browser saves to; none where the site has no editor."""
    markdown_extensions: tuple[str, ...] = ()
    markdown_options: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Options by extension."""

    @property
    def cache(self) -> Path:
        """Where intermediate files are kept between builds. It can be deleted at any time."""
        return self.root / ".cache"

    def absolute(self, address: str) -> str:
        """An address of the site as an absolute URL."""
        return self.url + address
