"""A page of the site as this package knows it, before MkDocs has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from socialcarefuture.site import views


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What a page is made from."""

    address: str
    title: str
    kind: str
    """A hook for style: `post`, `listing`, …"""
    template: str
    view: Any = None
    content: str = ""
    """HTML."""
    path: str = ""
    """The Markdown file behind it; empty where there is none."""
    description: str = ""
    canonical: str = ""
    """Where it first appeared, if that is its true address; else the site's own."""
    feeds: tuple[views.FeedLink, ...] = ()
    toc: tuple[dict[str, Any], ...] = ()
    changed: date | None = None
    """When a reader could last see something new here."""
    social: bool = True
    """Whether previews elsewhere may show it (Open Graph)."""
    listed: bool = True
    """Whether the sitemap names it."""
    language: str = ""
    """BCP 47, where it is not the site's."""
    hide: tuple[str, ...] = ()
    easy_read: str = ""
    """The address of its Easy Read version; empty where there is none."""

    @property
    def slug(self) -> str:
        """What its pattern is drawn from; an Easy Read version and further pages of a list have that of the first."""
        first = self.address.partition("/page/")[0].rstrip("/").removesuffix("/easy-read")
        return first.rpartition("/")[2]
