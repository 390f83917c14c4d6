"""A post as feeds carry it: the whole article, with nothing in it that leans on the site's pages around it."""

from __future__ import annotations

import html
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from urllib.parse import quote

from socialcarefuture.content import addresses
from socialcarefuture.content.posts import Post, Testimony
from socialcarefuture.content.publication import Publication
from socialcarefuture.content.settings import Settings
from socialcarefuture.rendering import Manuscript
from socialcarefuture.rendering.languages import direction
from socialcarefuture.rendering.links import Image, Target, resolved


@dataclass(frozen=True)
class Author:
    """Who an entry is by."""

    name: str
    url: str = ""
    """Their page, absolute; empty where they have none."""


@dataclass(frozen=True)
class Entry:
    """A post in a feed."""

    id: str
    """A `tag:` URI (RFC 4151) of the post's first address: it survives a rename and a change of domain."""
    title: str
    url: str
    """Its page, absolute; empty where the site does not carry it."""
    summary: str
    """Plain text."""
    content: str
    """HTML, every address in it absolute."""
    published: datetime
    updated: datetime
    authors: tuple[Author, ...]
    themes: tuple[tuple[str, str], ...]
    """Name and page of each."""
    picture: str = ""
    """The picture at its head, absolute."""
    language: str = ""
    """BCP 47, where it is not the site's."""


def moment(day: date) -> datetime:
    """A day as the moment that feeds want: noon, so that it is the same day in (almost) every time zone."""
    return datetime.combine(day, time(12), UTC)


def tag(settings: Settings, address: str) -> str:
    """An id that never changes, for an address; without a `tag_authority` it can only be the address itself."""
    return f"tag:{settings.tag_authority}:{address}" if settings.tag_authority else settings.absolute(f"{address}/")


class Entries:
    """Makes each post's entry, once."""

    def __init__(self, manuscript: Manuscript, carried: Publication, site: Publication) -> None:
        """Take what feeds may carry, and what has a page to link to."""
        self._manuscript = manuscript
        self._carried = carried
        self._site = site
        self._settings = carried.settings
        self._made: dict[str, Entry] = {}

    def of(self, post: Post) -> Entry:
        """A post's entry."""
        if post.path not in self._made:
            self._made[post.path] = self._make(post)
        return self._made[post.path]

    def _make(self, post: Post) -> Entry:
        own = self._settings
        return Entry(
            id=tag(own, f"{post.folder}/{post.first_slug}"),
            title=post.title,
            url=self._page(post.path),
            summary=self._manuscript.summary(post),
            content=self._content(post),
            published=moment(post.date),
            updated=moment(post.updated or post.date),
            authors=self._authors(post),
            themes=tuple(
                (term.title, own.absolute(term.address))
                for slug in post.themes
                if (term := self._site.terms["themes"].get(slug))
            ),
            picture=self._picture_url(post) or "",
            language=post.language if post.language and post.language != own.language else "",
        )

    def _page(self, path: str) -> str:
        address = self._site.address(path)
        return "" if address is None else self._settings.absolute(address)

    def _authors(self, post: Post) -> tuple[Author, ...]:
        voice = (Author(post.voice),) if isinstance(post, Testimony) else ()
        people = (self._site.terms["people"].get(slug) for slug in post.authors)
        return (*voice, *(Author(person.title, self._settings.absolute(person.address)) for person in people if person))

    def _content(self, post: Post) -> str:
        text = "".join((self._note(post), self._figure(post), self._body(post), _origin(post)))
        if not post.language:
            return text
        way = f' dir="{turned}"' if (turned := direction(post.language)) else ""
        return f'<div lang="{post.language}"{way}>{text}</div>'

    def _note(self, post: Post) -> str:
        return (
            f"<p><strong>Before you read:</strong> {html.escape(post.content_note)}</p>\n" if post.content_note else ""
        )

    def _picture_url(self, post: Post) -> str | None:
        path = addresses.resolve(post.path, post.image.src) if post.image else None
        return self._picture(post, path) if path else None

    def _picture(self, post: Post, path: str) -> str | None:
        """The absolute address of a picture, or another file; a post that the site does not carry has none there."""
        if not self._page(post.path) or self._carried.address(path) is None:
            return None
        return self._page(path) or None

    def _shape(self, path: str) -> dict[str, str]:
        width, height = self._manuscript.pictures.size(path)
        return {"width": str(width), "height": str(height)} if width else {}

    def _figure(self, post: Post) -> str:
        url = self._picture_url(post)
        if not (post.image and url):
            return ""
        words = ". ".join(filter(None, (post.image.caption, post.image.credit)))
        caption = f"<figcaption>{html.escape(words)}</figcaption>" if words else ""
        return f'<figure><img src="{html.escape(url)}" alt="{html.escape(post.image.alt)}">{caption}</figure>\n'

    def _body(self, post: Post) -> str:
        def link(target: Target) -> str | None:
            # Plain text where either channel holds the target back: there is nothing to lead to.
            if target.path is None or self._carried.address(target.path) is None:
                return None
            # A file that only this post uses is not on a site that does not carry the post.
            page = self._page(target.path) if target.path in self._site.documents else self._picture(post, target.path)
            if not page:
                return None
            return page + (f"#{quote(target.anchor)}" if target.anchor else "")

        def picture(path: str) -> Image | None:
            url = self._picture(post, path)
            return Image({"src": url, **self._shape(path)}) if url else None

        return resolved(self._manuscript.rendered[post.path].html, post.path, link, picture)


def _origin(post: Post) -> str:
    if not post.source:
        return ""
    name = html.escape(post.source.name)
    told = f'<a href="{html.escape(post.source.url)}">{name}</a>' if post.source.url else name
    return f"\n<p>{'Retold from' if post.source.retold else 'First appeared in'} {told}.</p>"
