"""What the specifications ask of a feed, written out by hand: RFC 4287, RSS 2.0 and JSON Feed 1.1."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_RFC3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_TEXTS = {"text", "html", "xhtml"}
_ADDRESS = re.compile(r"""\s(?:href|src|cite|poster|srcset)\s*=\s*["']([^"']*)["']""")
_JSON_KEYS = {
    "version",
    "title",
    "home_page_url",
    "feed_url",
    "description",
    "icon",
    "language",
    "authors",
    "items",
}
_ITEM_KEYS = {
    "id",
    "url",
    "external_url",
    "title",
    "content_html",
    "summary",
    "image",
    "date_published",
    "date_modified",
    "authors",
    "tags",
    "language",
}


def relative_addresses(html: str) -> list[str]:
    """The addresses in some HTML that lean on where it is shown."""
    return [found for found in _ADDRESS.findall(html) if not urlsplit(found).scheme]


def atom_faults(data: bytes) -> list[str]:
    """What RFC 4287 forbids, in an Atom feed."""
    feed = ET.fromstring(data)
    faults = list(
        _once(feed, "feed", ("id", "title", "updated"), ("generator", "icon", "logo", "rights", "subtitle"))
    )
    if feed.tag != f"{ATOM}feed":
        faults.append("the root is no feed")
    if not [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]:
        faults.append("no link to itself (4.1.1: SHOULD)")
    entries = feed.findall(f"{ATOM}entry")
    ids = Counter(entry.findtext(f"{ATOM}id") for entry in entries)
    faults += [f"two entries have the id {one}" for one, count in ids.items() if count > 1]
    for entry in entries:
        faults += _entry_faults(entry)
        if feed.find(f"{ATOM}author") is None and entry.find(f"{ATOM}author") is None:
            faults.append("an entry without an author in a feed without one (4.1.2)")
    for one in feed.iter():
        faults += _construct_faults(one)
    return faults


def _once(parent: ET.Element, name: str, needed: tuple[str, ...], at_most: tuple[str, ...]) -> Iterator[str]:
    for child in (*needed, *at_most):
        count = len(parent.findall(f"{ATOM}{child}"))
        if count > 1 or (child in needed and count == 0):
            yield f"{name} has {count} {child}"
    alternates = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in parent.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    )
    yield from (f"{name} has two alternate links of one type" for count in alternates.values() if count > 1)


def _entry_faults(entry: ET.Element) -> Iterator[str]:
    yield from _once(
        entry, "entry", ("id", "title", "updated"), ("published", "content", "summary", "rights", "source")
    )
    links = [link.get("rel", "alternate") for link in entry.findall(f"{ATOM}link")]
    if "alternate" not in links and entry.find(f"{ATOM}content") is None:
        yield "an entry has neither content nor an alternate link"
    published, updated = (entry.findtext(f"{ATOM}{name}") for name in ("published", "updated"))
    if published and updated and datetime.fromisoformat(updated) < datetime.fromisoformat(published):
        yield "an entry was updated before it was published"


def _construct_faults(one: ET.Element) -> Iterator[str]:
    name = one.tag.removeprefix(ATOM)
    text = one.text or ""
    if name in {"updated", "published"} and not _RFC3339.fullmatch(text):
        yield f"{name} {text!r} is no RFC 3339 date"
    if name == "id" and not urlsplit(text).scheme:
        yield f"the id {text!r} is no IRI"
    if (
        name in {"title", "subtitle", "summary", "rights", "content"}
        and one.get("type", "text") not in _TEXTS
    ):
        yield f"{name} has the type {one.get('type')}"
    if (
        name in {"title", "subtitle", "summary", "rights", "content"}
        and one.get("type") in {None, "text", "html"}
        and len(one)
    ):
        yield f"{name} has elements in it"
    if name == "link" and not urlsplit(one.get("href", "")).scheme:
        yield f"a link to {one.get('href')!r}"
    if name == "category" and not one.get("term"):
        yield "a category without a term"
    if name == "category" and one.get("scheme") is not None and not urlsplit(one.get("scheme", "")).scheme:
        yield f"a category's scheme {one.get('scheme')!r} is no IRI"
    if name in {"author", "contributor"}:
        yield from _once(one, name, ("name",), ("uri", "email"))
        if (uri := one.findtext(f"{ATOM}uri")) is not None and not urlsplit(uri).scheme:
            yield f"an author's uri {uri!r}"


def rss_faults(data: bytes) -> list[str]:
    """What RSS 2.0 forbids, in an RSS feed."""
    rss = ET.fromstring(data)
    channel = rss.find("channel")
    if rss.tag != "rss" or rss.get("version") != "2.0" or channel is None:
        return ["the root is no RSS 2.0"]
    faults = [
        f"the channel has no {name}"
        for name in ("title", "link", "description")
        if not channel.findtext(name)
    ]
    faults += [
        f"the channel's link is {channel.findtext('link')!r}"
        for _ in (1,)
        if not urlsplit(channel.findtext("link") or "").scheme
    ]
    for item in channel.findall("item"):
        faults += _item_faults(item)
    return faults


def _item_faults(item: ET.Element) -> Iterator[str]:
    if not (item.findtext("title") or item.findtext("description")):
        yield "an item has neither title nor description"
    guid = item.find("guid")
    if guid is None or not guid.text:
        yield "an item has no guid"
    elif guid.get("isPermaLink") != "false" and not guid.text.startswith("http"):
        yield "a guid that is no address says that it is"
    if not item.findtext(f"{DC}creator"):
        yield "an item has no dc:creator"
    for child in ("title", "link", "description", "guid", "pubDate"):
        if len(item.findall(child)) > 1:
            yield f"an item has two {child}"
    parsedate_to_datetime(item.findtext("pubDate") or "")


def json_faults(data: bytes) -> list[str]:
    """What JSON Feed 1.1 forbids."""
    feed: dict[str, Any] = json.loads(data)
    faults = [f"no key {key}" for key in ("version", "title", "items") if key not in feed]
    faults += [f"an unknown key {key}" for key in set(feed) - _JSON_KEYS]
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        faults.append(f"version {feed.get('version')}")
    faults += [
        f"{key} {feed[key]!r}"
        for key in ("home_page_url", "feed_url")
        if key in feed and not urlsplit(feed[key]).scheme
    ]
    for item in feed["items"]:
        faults += _json_item_faults(item)
    return faults


def _json_item_faults(item: dict[str, Any]) -> Iterator[str]:
    if not isinstance(item.get("id"), str) or not item["id"]:
        yield "an item has no id"
    if not (item.get("content_html") or item.get("content_text")):
        yield "an item has no content"
    yield from (f"an unknown key {key} of an item" for key in set(item) - _ITEM_KEYS)
    yield from (
        f"{key} {item[key]!r}" for key in ("url", "image") if key in item and not urlsplit(item[key]).scheme
    )
    for key in ("date_published", "date_modified"):
        if key in item and not _RFC3339.fullmatch(item[key]):
            yield f"{key} {item[key]!r}"
    for author in item.get("authors", []):
        if not set(author) & {"name", "url", "avatar"}:
            yield "an author who is nobody"
    if not all(isinstance(tag, str) for tag in item.get("tags", [])):
        yield "a tag that is no text"
