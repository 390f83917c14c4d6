"""What the HTML of a chapter names and shows, found without reading it as a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from socialcarefuture.rendering.glyphs import clean

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>|<!--.*?-->", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")


@dataclass(frozen=True)
class Tag:
    """A start tag."""

    name: str
    attributes: dict[str, str]


def tags(html: str) -> Iterator[Tag]:
    """The start tags, in order."""
    return (_tag(match) for match in _TAG.finditer(html) if match[2] and not match[1])


def visible(html: str) -> str:
    """The text between the tags, as a reader sees it."""
    return clean(unescape(_TAG.sub(" ", html)))


def _tag(match: re.Match[str]) -> Tag:
    found = _ATTRIBUTE.findall(match[3])
    return Tag(match[2].lower(), {name.lower(): unescape(value.strip("\"'")) for name, value in found})
