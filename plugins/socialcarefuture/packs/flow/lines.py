"""What stands within a line of HTML -> runs, links and marks; white space as a browser shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote

from socialcarefuture.packs.flow.around import Around, classes
from socialcarefuture.packs.flow.blocks import Anchor, Block, Break, Inline, Link, Note, Picture, Run, Task

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LOOKS = {
    "strong": "strong", "b": "strong", "th": "strong", "em": "emphasis", "i": "emphasis", "mark": "strong",
    "u": "emphasis", "ins": "emphasis", "var": "emphasis", "dfn": "emphasis", "cite": "emphasis", "code": "code",
    "kbd": "code", "samp": "code", "tt": "code", "sup": "raised", "sub": "lowered", "del": "struck", "s": "struck",
    "strike": "struck",
}  # fmt: skip
"""How elements look. Nothing becomes italic or underlined."""
EMBEDDED = frozenset({"iframe", "video", "audio", "object", "embed"})
"""What stays on the web: a link leads there."""
_SILENT = frozenset({"script", "style", "template"})
"""What is no text."""
_SPACE = re.compile("[ \t\n\r\f]+")
_WAYS_BACK = frozenset({"footnote-backref", "headerlink"})


class Chapter(Protocol):
    """What a line asks of the chapter that it is in."""

    key: str
    told: dict[str, str]
    """The short forms that were told in full already."""
    notes: dict[str, tuple[Block, ...]]
    """Its footnotes, by their names."""

    def anchor(self, element: HtmlElement) -> list[Anchor]:
        """The place of an element, where a link leads there."""


class Line:
    """A line in the making."""

    def __init__(self, chapter: Chapter, around: Around) -> None:
        self._chapter = chapter
        self._around = around
        self._made: list[Inline] = []
        self._spaced = True  # no space at the start

    def taken(self) -> tuple[Inline, ...]:
        """What was made, without the space at its end."""
        return _trimmed(self._made)

    def text(self, text: str | None, around: Around | None = None) -> None:
        """Add words."""
        if not text:
            return
        written = _SPACE.sub(" ", text)
        if self._spaced:
            written = written.removeprefix(" ")
        if written:
            self._spaced = written.endswith(" ")
            where = around or self._around
            self._made.append(Run(written, where.looks, where.language, where.direction))

    def inside(self, element: HtmlElement, around: Around) -> None:
        """Add what an element holds."""
        self.text(element.text, around)
        for child in element:
            self.element(child, around)
            self.text(child.tail, around)

    def element(self, element: HtmlElement, around: Around) -> None:
        """Add an element."""
        if not isinstance(element.tag, str) or element.tag in _SILENT:
            return  # a comment, or code
        inner = around.within(element, _LOOKS.get(element.tag, ""))
        self._made += self._chapter.anchor(element)
        match element.tag:
            case "br":
                self._break()
            case "img":
                self._add(Picture(element.get("src", ""), element.get("alt", "").strip()))
            case "input":
                if element.get("type") == "checkbox":
                    self._add(Task(element.get("checked") is not None))
                    self._spaced = True  # whoever writes it leaves the space
            case "a":
                self._link(element, inner)
            case "sup" if (name := _note(element)) in self._chapter.notes:
                self._add(Note(name))
            case "abbr":
                self._abbreviation(element, inner)
            case "q":
                self._quoted(element, inner)
            case tag if tag in EMBEDDED:
                self._elsewhere(element, inner)
            case _:
                self.inside(element, inner)

    def _add(self, inline: Inline) -> None:
        self._made.append(inline)
        self._spaced = False

    def _break(self) -> None:
        self._made = [*_trimmed(self._made), Break()] if self._made else []
        self._spaced = True

    def _link(self, element: HtmlElement, around: Around) -> None:
        if _WAYS_BACK & set(classes(element)):
            return
        outer, self._made = self._made, []
        self.inside(element, around)
        inner, self._made = tuple(self._made), outer
        target = self._target(element.get("href", ""))
        self._made += [Link(target, inner)] if target and inner else inner

    def _target(self, href: str) -> str:
        return f"doc:{self._chapter.key}{unquote(href)}" if href.startswith("#") else href

    def _abbreviation(self, element: HtmlElement, around: Around) -> None:
        """A short form, told in full the first time."""
        short, full = element.text_content(), element.get("title", "")
        self.inside(element, around)
        if full and self._chapter.told.get(short) != full:
            self._chapter.told[short] = full
            self.text(f" ({full})", around)

    def _quoted(self, element: HtmlElement, around: Around) -> None:
        self.text("\u201c", around)
        self.inside(element, around)
        self.text("\u201d", around)

    def _elsewhere(self, element: HtmlElement, around: Around) -> None:
        address = element.get("src") or element.get("data") or ""
        title = element.get("title") or address
        run = Run(title, around.looks, around.language, around.direction)
        if title:
            self._add(Link(address, (run,)) if address.startswith("http") else run)


def _note(element: HtmlElement) -> str:
    """The name of the footnote that a raised number points to; empty where it is only raised."""
    first = element[0] if len(element) else None
    if first is None or "footnote-ref" not in classes(first):
        return ""
    return unquote(first.get("href", "").removeprefix("#"))


def _trimmed(made: list[Inline]) -> tuple[Inline, ...]:
    """Without space at the end: the one before Markdown's way back from a note does not break."""
    kept = list(made)
    while kept:
        last = kept[-1]
        if isinstance(last, Break):
            kept.pop()
        elif isinstance(last, Run):
            kept.pop()
            if text := last.text.rstrip(" \u00a0"):
                return (*kept, Run(text, last.looks, last.language, last.direction))
        else:
            break
    return tuple(kept)
