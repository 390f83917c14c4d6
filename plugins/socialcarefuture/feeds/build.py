"""Every feed of a site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel as Way
from socialcarefuture.content.licences import licence
from socialcarefuture.content.posts import Post
from socialcarefuture.content.publication import Listing
from socialcarefuture.content.settings import Settings
from socialcarefuture.feeds.entries import Entries, moment, tag
from socialcarefuture.feeds.formats import Channel, atom, json_feed, json_item, rss, xml_entry
from socialcarefuture.rendering import Manuscript


@dataclass(frozen=True)
class Feed:
    """A file to write."""

    address: str
    """Relative to the site's root."""
    data: bytes


def listings(manuscript: Manuscript) -> tuple[Listing, ...]:
    """The listings that have feeds: the whole site, each kind, each term. An archive is over, and has none.

    A site whose address is not known has no feeds: every link in them is absolute.
    """
    if not manuscript.library.settings.url:
        return ()
    return tuple(one for one in manuscript.library.published(Way.FEEDS).listings if one.year is None)


def build_feeds(manuscript: Manuscript) -> Iterator[Feed]:
    """Every feed, in every format, its newest posts first."""
    library = manuscript.library
    settings = library.settings
    entries = Entries(manuscript, library.published(Way.FEEDS), library.published(Way.SITE))

    @cache
    def both(path: str) -> tuple[Any, dict[str, Any]]:
        entry = entries.of(posts[path])
        return xml_entry(entry), json_item(entry)

    posts = {post.path: post for post in library.published(Way.FEEDS).posts}
    for listing in listings(manuscript):
        made = [both(post.path) for post in listing.posts[: settings.feed_size]]
        yield from _formats(settings, listing, [xml for xml, _ in made], [item for _, item in made])


def _formats(settings: Settings, listing: Listing, entries: list[Any], items: list[dict[str, Any]]) -> Iterator[Feed]:
    channel = _channel(settings, listing)
    where = {form: addresses.feed(listing.address, form) for form in addresses.FEEDS}
    yield Feed(where["rss"], rss(channel, settings.absolute(where["rss"]), entries))
    yield Feed(where["atom"], atom(channel, settings.absolute(where["atom"]), entries))
    yield Feed(where["json"], json_feed(channel, settings.absolute(where["json"]), items))


def _channel(settings: Settings, listing: Listing) -> Channel:
    whole = listing.subject is None
    title = settings.name if whole else f"{listing.title} | {settings.name}"
    about = settings.description if whole and settings.description else f"New posts: {listing.title}"
    return Channel(
        tag(settings, listing.address or "site"),
        title,
        about,
        settings.absolute(listing.address),
        settings.language,
        max((moment(_changed(post)) for post in listing.posts), default=moment(settings.today)),
        licence(settings.licence)[0] if settings.licence else "",
        settings.name,
    )


def _changed(post: Post) -> Any:
    return post.updated or post.date
