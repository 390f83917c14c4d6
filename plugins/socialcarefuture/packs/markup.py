"""The HTML of a chapter as pandoc reads it without losing anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape, unescape

from socialcarefuture.packs.pictures import Picture
from socialcarefuture.rendering.glyphs import clean

_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>|<!--.*?-->", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s=/>\"']+)(?:\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")

_WRAPPED = frozenset({"p", "blockquote", "ul", "ol", "dl", "table", "pre", "figure"})
"""Elements whose language, direction and id pandoc drops: they go to a `div` around them."""
_FILLED = frozenset({"li", "td", "th", "dd"})
"""The same, where only the inside can take a `div`."""
_EMBEDDED = frozenset({"iframe", "video", "audio", "object", "embed"})
"""What does not print: a link leads there."""
_VOID = frozenset({"img", "input", "br", "hr", "source", "track", "wbr", "col", "embed"})
_LITERAL = frozenset({"code", "pre"})
_DASHES = re.compile("-{2,}")
_LONG = re.compile("[!-\u058f\u1e00-\u20cf]{31,}")
"""A word that may not fit its line: a line has about 65 letters, a table's cell a few. In Latin, Greek or Cyrillic: the
letters of other scripts join, and would not if one were cut."""
_UNBROKEN = 30
_CARRIED = ("id", "lang", "dir")


@dataclass(frozen=True)
class Tag:
    """A start tag."""

    name: str
    attributes: dict[str, str]

    @property
    def classes(self) -> list[str]:
        """The words of `class`."""
        return self.attributes.get("class", "").split()

    def without(self, *names: str) -> Tag:
        """The tag, less some attributes."""
        return Tag(self.name, {key: value for key, value in self.attributes.items() if key not in names})

    def __str__(self) -> str:
        return f"<{self.name}{_written(self.attributes)}>"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())


def _tag(match: re.Match[str]) -> Tag:
    found = _ATTRIBUTE.findall(match[3])
    return Tag(match[2].lower(), {name.lower(): unescape(value.strip("\"'")) for name, value in found})


def tags(html: str) -> Iterator[Tag]:
    """The start tags, in order."""
    return (_tag(match) for match in _TAG.finditer(html) if match[2] and not match[1])


def visible(html: str) -> str:
    """The text between the tags, as a reader sees it."""
    return clean(unescape(_TAG.sub(" ", html)))


def prepared(html: str, pictures: Mapping[str, Picture]) -> str:
    """The same chapter in elements that pandoc knows: panels, tasks, languages and pictures by their files' names.

    `pictures` gives the kept picture for every `src`. Takes HTML whose elements nest, as the rendering gives it.
    """
    html = clean(html)
    rewriting, position = _Rewriting(), 0
    for match in _TAG.finditer(html):
        rewriting.text(html[position : match.start()])
        position = match.end()
        if match[1]:
            rewriting.close(match[2].lower())
        elif match[2]:
            tag = _tag(match)
            rewriting.open(tag.name, *_changed(tag, pictures))
    rewriting.text(html[position:])
    return "".join(rewriting.written)


class _Rewriting:
    """HTML in the making, and what its open elements end with."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self._open: list[tuple[str, str]] = []
        self._silent = 0
        self._literal = 0

    def text(self, text: str) -> None:
        """Add what a reader sees, made fit for the column unless it is code."""
        self.write(text if self._literal else _DASHES.sub(_as_typed, _LONG.sub(_breakable, text)))

    def write(self, text: str) -> None:
        """Add `text`, unless it stands in for what does not print."""
        if not self._silent:
            self.written.append(text)

    def open(self, name: str, opening: str, closing: str) -> None:
        """Begin an element."""
        self.write(opening)
        if name not in _VOID:
            self._open.append((name, closing))
            self._silent += name in _EMBEDDED
            self._literal += name in _LITERAL

    def close(self, name: str) -> None:
        """End an element, and those left open in it."""
        while any(opened == name for opened, _ in self._open):
            opened, closing = self._open.pop()
            self._silent -= opened in _EMBEDDED
            self._literal -= opened in _LITERAL
            self.write(closing)
            if opened == name:
                return


def _as_typed(match: re.Match[str]) -> str:
    return f'<span class="as-typed">{match[0]}</span>'


def _breakable(match: re.Match[str]) -> str:
    """A long word with places where it may break, none of which shows."""
    pieces, run = [], 0
    for piece in re.findall(r"&[#\w]+;|.", match[0]):
        run += 1
        pieces.append(piece)
        if piece in "/._?=#@" or run == _UNBROKEN:
            pieces.append("\u200b")
            run = 0
    return "".join(pieces)


def _changed(tag: Tag, pictures: Mapping[str, Picture]) -> tuple[str, str]:
    """What stands in place of a start tag and of its end tag."""
    if tag.name == "img":
        return _picture(tag, pictures), ""
    if tag.name in _EMBEDDED:
        return _elsewhere(tag), ""
    if tag.name in {"label", "input"}:
        return _task(tag), ""
    if tag.name == "details":
        return f'<div class="details"{_written(_carried(tag))}>', "</div>"
    title = "summary" if tag.name == "summary" else "admonition-title"
    if title in {tag.name, *tag.classes}:
        return f'<div class="{title}"><p>', "</p></div>"
    return _carrying(tag)


def _carried(tag: Tag) -> dict[str, str]:
    return {name: tag.attributes[name] for name in _CARRIED if tag.attributes.get(name)}


def _carrying(tag: Tag) -> tuple[str, str]:
    """A tag whose language, direction and id are moved to where pandoc keeps them."""
    carried, end = _carried(tag), f"</{tag.name}>"
    bare = tag.without(*_CARRIED)
    if carried and tag.name in _WRAPPED:
        return f"<div{_written(carried)}>{bare}", f"{end}</div>"
    if tag.name == "dt" and carried:
        return f"{bare}<span{_written(carried)}>", f"</span>{end}"
    if tag.name in _FILLED and (carried.keys() - {"id"} or (carried and tag.name != "li")):
        return f"{bare}<div{_written(carried)}>", f"</div>{end}"
    return str(tag), end


def _picture(tag: Tag, pictures: Mapping[str, Picture]) -> str:
    picture = pictures[tag.attributes.get("src", "")]
    shown = {"src": picture.name, "alt": tag.attributes.get("alt", "")}
    return f"<img{_written({**shown, 'data-across': str(picture.across), 'data-down': str(picture.down)})}>"


def _elsewhere(tag: Tag) -> str:
    address = tag.attributes.get("src") or tag.attributes.get("data", "")
    title = tag.attributes.get("title") or address
    return f'<a href="{escape(address)}">{escape(title)}</a>' if address.startswith("http") else escape(title)


def _task(tag: Tag) -> str:
    if tag.attributes.get("type") != "checkbox":
        return ""
    return f'<span class="task-{"done" if "checked" in tag.attributes else "open"}"></span>'
