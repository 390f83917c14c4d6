"""Entries -> RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from feedgen.entry import FeedEntry
from feedgen.feed import FeedGenerator

from socialcarefuture.feeds.entries import Author, Entry

_JSON_VERSION = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True)
class Channel:
    """What a feed says of itself."""

    id: str
    title: str
    description: str
    """Never empty: RSS wants one."""
    home: str
    """The page that it goes with, absolute."""
    language: str
    updated: datetime
    rights: str
    """The licence in words."""
    publisher: str
    """The site's name."""


def xml_entry(entry: Entry) -> Any:
    """An entry as feedgen has it; RSS and Atom are both written from it."""
    made = FeedEntry()
    made.load_extension("dc", atom=False, rss=True)
    made.id(entry.id)
    made.guid(entry.id, permalink=False)
    made.title(entry.title)
    if entry.url:
        made.link(href=entry.url, rel="alternate", type="text/html")
    made.summary(entry.summary)
    made.content(entry.content, type="html")
    made.published(entry.published)
    made.updated(entry.updated)
    for author in entry.authors:
        made.author({"name": author.name, **({"uri": author.url} if author.url else {})})
        made.dc.dc_creator(author.name)  # RSS has no author without an e-mail address
    for name, url in entry.themes:
        made.category(term=name, scheme=url, label=name)
    return made


def rss(channel: Channel, address: str, entries: Iterable[Any]) -> bytes:
    """An RSS feed that lies at `address`."""
    feed = _generator(channel, address, "application/rss+xml", entries)
    return bytes(feed.rss_str(pretty=False))


def atom(channel: Channel, address: str, entries: Iterable[Any]) -> bytes:
    """An Atom feed that lies at `address`."""
    feed = _generator(channel, address, "application/atom+xml", entries)
    return bytes(feed.atom_str(pretty=False))


def _generator(channel: Channel, address: str, kind: str, entries: Iterable[Any]) -> Any:
    feed = FeedGenerator()
    feed.load_extension("dc", atom=False, rss=True)
    feed.id(channel.id)
    feed.title(channel.title)
    feed.description(channel.description)
    feed.subtitle(channel.description)
    feed.author({"name": channel.publisher})
    feed.language(channel.language)
    feed.rights(channel.rights or None)
    feed.updated(channel.updated)
    feed.lastBuildDate(channel.updated)  # else the clock's time gets in
    feed.generator("socialcarefuture")
    feed.docs("https://www.rssboard.org/rss-specification")
    feed.link(href=address, rel="self", type=kind)
    feed.link(href=channel.home, rel="alternate", type="text/html")  # last: RSS takes whichever came last
    for entry in entries:
        feed.add_entry(entry, order="append")
    return feed


def json_feed(channel: Channel, address: str, items: Iterable[dict[str, Any]]) -> bytes:
    """A JSON Feed that lies at `address`."""
    feed = {
        "version": _JSON_VERSION,
        "title": channel.title,
        "description": channel.description,
        "home_page_url": channel.home,
        "feed_url": address,
        "language": channel.language,
        "authors": [{"name": channel.publisher}],
        "items": list(items),
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def json_item(entry: Entry) -> dict[str, Any]:
    """An entry as JSON Feed has it."""
    item: dict[str, Any] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.content,
        "image": entry.picture,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": [_json_author(author) for author in entry.authors],
        "tags": [name for name, _ in entry.themes],
        "language": entry.language,
    }
    return {key: value for key, value in item.items() if value}


def _json_author(author: Author) -> dict[str, str]:
    return {"name": author.name, **({"url": author.url} if author.url else {})}
