"""The HTML of a chapter -> blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import lxml.html

from socialcarefuture.packs.flow import tables
from socialcarefuture.packs.flow.around import Around, classes, way_of
from socialcarefuture.packs.flow.blocks import (
    Anchor,
    Beside,
    Block,
    Code,
    Definitions,
    Heading,
    Illustration,
    Inline,
    Item,
    Link,
    List,
    Panel,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Text,
    plain,
)
from socialcarefuture.packs.flow.lines import EMBEDDED, Line
from socialcarefuture.rendering.glyphs import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DEEPEST = 6
_PARTS = frozenset({"p", "div", "section", "article", "header", "footer", "aside", "center", "hgroup", "nav", "main"})
"""Elements that hold lines or blocks, and say nothing more."""
_BLOCKS = frozenset(
    {*_HEADINGS, *_PARTS, "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "details", "hr", "li", "dt", "dd"}
)
_TOO_DEEP = "//*[count(ancestor::*) > 24 and not(self::img or self::br)]"
"""What lies in so many elements keeps its words only: Typst sets no more of them in one another, nor does Python read
many more, and nobody could."""
_POINTED = re.compile(r"href=\"(?:doc:([^\"#]+))?#([^\"]+)\"")


def pointed(html: str, key: str) -> Iterator[str]:
    """The anchors that links in a chapter lead to, as `KEY#anchor`."""
    return (f"{found[1] or key}#{found[2]}" for found in _POINTED.finditer(html))


def read(html: str, key: str, language: str, level: int, wanted: frozenset[str] | None = None) -> Text:
    """A chapter's HTML as blocks.

    Args:
        html: in the form of `Chapter.html`.
        key: the chapter's.
        language: the chapter's.
        level: what its highest heading becomes.
        wanted: the anchors that some link leads to; the others are left out. All are kept where it is not told.
    """
    if not html.strip():
        return Text()
    # Without `huge_tree`, what lies in more than 250 elements goes missing without a word.
    parser = lxml.html.HTMLParser(huge_tree=True)
    root = lxml.html.fragment_fromstring(clean(html), create_parent="div", parser=parser)
    for element in root.xpath(_TOO_DEEP):
        element.drop_tag()
    reader = _Reader(key, level, wanted)
    reader.take_notes(root, Around(language, way_of(language)))
    blocks = reader.blocks(root, Around(language, way_of(language)))
    return Text(blocks, reader.notes, reader.anchors)


class _Reader:
    """Reads one chapter."""

    def __init__(self, key: str, level: int, wanted: frozenset[str] | None) -> None:
        self.key = key
        self.notes: dict[str, tuple[Block, ...]] = {}
        self.told: dict[str, str] = {}
        self._level = level
        self._wanted = wanted
        self._open: list[int] = []
        self._found: set[str] = set()
        self._anchors: list[Anchor] = []

    @property
    def anchors(self) -> frozenset[str]:
        """The anchors that stand in what was read; one with nothing after it has no place."""
        return frozenset(self._found - {anchor.name for anchor in self._anchors})

    def take_notes(self, root: HtmlElement, around: Around) -> None:
        """Take Markdown's list of footnotes out of the text, and keep what they say."""
        for listed in root.xpath(".//div[contains(concat(' ', @class, ' '), ' footnote ')]"):
            for item in listed.iter("li"):
                if item.get("id"):
                    self.notes[item.get("id")] = self.blocks(item, around.within(item))
            listed.drop_tree()

    def anchor(self, element: HtmlElement) -> list[Anchor]:
        """The place of an element, where a link leads there."""
        name = f"{self.key}#{element.get('id', '')}"
        if name.endswith("#") or name in self._found or not (self._wanted is None or name in self._wanted):
            return []
        self._found.add(name)
        return [Anchor(name)]

    def blocks(self, element: HtmlElement, around: Around) -> tuple[Block, ...]:
        """What an element holds; words and lines right in it become paragraphs."""
        found: list[Block] = []
        line = Line(self, around)
        line.text(element.text)
        for child in element:
            if isinstance(child.tag, str) and self._is_block(child):
                found += self._paragraphs(line.taken(), around)
                found += self._block(child, around.within(child))
                line = Line(self, around)
            else:
                line.element(child, around)
            line.text(child.tail)
        found += self._paragraphs(line.taken(), around)
        return tuple(found)

    def line(self, element: HtmlElement, around: Around) -> tuple[Inline, ...]:
        """What an element holds, in one line."""
        line = Line(self, around)
        line.inside(element, around)
        return line.taken()

    def _named(self, element: HtmlElement, around: Around) -> tuple[Inline, ...]:
        """The same for what stands at the head of something, or below it, with the places that wait for words."""
        before, self._anchors = (*self._anchors, *self.anchor(element)), []
        return (*before, *self.line(element, around))

    def _held(self, element: HtmlElement, around: Around) -> tuple[Block, ...]:
        """The blocks of an element that is no block by itself, as a list's item: a link may lead there."""
        self._anchors += self.anchor(element)
        return self.blocks(element, around)

    @staticmethod
    def _is_block(element: HtmlElement) -> bool:
        if element.tag in EMBEDDED:
            return False
        return element.tag in _BLOCKS or next(element.iter("table", "ul", "ol", "p"), None) is not None

    def _paragraphs(self, inlines: tuple[Inline, ...], around: Around) -> list[Block]:
        """A paragraph; or, where it holds nothing but pictures, those."""
        if not inlines:
            return []
        pictures = list(_pictures(inlines))
        if not plain(inlines).strip() and (pictures or all(isinstance(one, Anchor) for one in inlines)):
            self._anchors += [one for one in inlines if isinstance(one, Anchor)]
            return [Illustration(one.src, one.alt, target=target) for one, target in pictures]
        before, self._anchors = tuple(self._anchors), []
        return [Paragraph((*before, *inlines), "", _rtl(around), around.language)]

    def _block(self, element: HtmlElement, around: Around) -> list[Block]:
        self._anchors += self.anchor(element)
        found: list[Block]
        match element.tag:
            case "hr":
                found = [Rule()]
            case "ul" | "ol":
                found = [self._list(element, around)]
            case "dl":
                found = [self._definitions(element, around)]
            case "table":
                found = [tables.table(element, around, self._held, self._named)]
            case "blockquote":
                found = [Quote(self.blocks(element, around), _rtl(around), around.language)]
            case "pre":
                found = [Code(element.text_content().strip("\n"))]
            case "figure":
                found = self._figure(element, around)
            case tag if tag in _HEADINGS:
                found = self._heading(element, around)
            case tag if tag == "details" or "admonition" in classes(element):
                found = [self._panel(element, around)]
            case _ if "easy__row" in classes(element):
                found = [self._beside(element, around)]
            case _:
                found = list(self.blocks(element, around))
        return found

    def _heading(self, element: HtmlElement, around: Around) -> list[Block]:
        inlines = self.line(element, around)
        below: list[Block] = [Illustration(one.src, one.alt, target=target) for one, target in _pictures(inlines)]
        words = tuple(one for one in inlines if not isinstance(one, Picture))
        if not plain(words).strip():
            return below
        before, self._anchors = tuple(self._anchors), []
        level = self._depth(_HEADINGS.index(str(element.tag)) + 1)
        return [Heading(level, (*before, *words), _rtl(around), around.language), *below]

    def _depth(self, level: int) -> int:
        """The level of a heading, when none may be more than one below the last."""
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return min(self._level + len(self._open) - 1, _DEEPEST)

    def _list(self, element: HtmlElement, around: Around) -> List:
        items = [item for item in element if item.tag == "li"]
        numbers = iter(_numbers(element, items)) if element.tag == "ol" else None
        tight = not any(child.tag == "p" for item in items for child in item)
        found = tuple(self._item(item, around, next(numbers) if numbers else None) for item in items)
        return List(found, tight, element.get("type", "1"), _rtl(around), around.language)

    def _item(self, item: HtmlElement, around: Around, number: int | None) -> Item:
        return Item(self._held(item, around.within(item)), number)

    def _definitions(self, element: HtmlElement, around: Around) -> Definitions:
        found: list[tuple[Paragraph, tuple[Block, ...]]] = []
        for child in element.xpath("dt | dd | div/dt | div/dd"):
            inner = around.within(child)
            self._anchors += self.anchor(child)
            if child.tag == "dt" or not found:
                before, self._anchors = tuple(self._anchors), []
                words = self.line(child, inner) if child.tag == "dt" else ()
                found.append((Paragraph((*before, *words), "", _rtl(inner), inner.language), ()))
            if child.tag == "dd":
                term, blocks = found.pop()
                found.append((term, (*blocks, *self.blocks(child, inner))))
        return Definitions(tuple(found), _rtl(around), around.language)

    def _panel(self, element: HtmlElement, around: Around) -> Panel:
        """A panel; its title is what Markdown marks as one."""
        title: tuple[Inline, ...] = ()
        for child in list(element):
            if isinstance(child.tag, str) and (child.tag == "summary" or "admonition-title" in classes(child)):
                title = self._named(child, around.within(child, "strong"))
                child.drop_tree()
                break
        return Panel(title, self.blocks(element, around), _rtl(around), around.language)

    def _beside(self, element: HtmlElement, around: Around) -> Beside:
        """A row of an Easy Read text, as `rendering/easy_layout.py` lays it out."""
        sides = {name: self.blocks(side, around) for side in element for name in classes(side)}
        return Beside(sides.get("easy__picture", ()), sides.get("easy__words", ()))

    def _figure(self, element: HtmlElement, around: Around) -> list[Block]:
        """A picture with its caption; or, where a figure holds something else, that and its caption."""
        caption: tuple[Inline, ...] = ()
        for child in element.findall("figcaption"):
            caption = self._named(child, around.within(child))
            child.drop_tree()
        blocks = self.blocks(element, around)
        if blocks and isinstance(blocks[-1], Illustration):
            return [*blocks[:-1], replace(blocks[-1], caption=caption)]
        return [*blocks, *([Paragraph(caption, "caption", _rtl(around), around.language)] if caption else [])]


def _rtl(around: Around) -> str:
    return "rtl" if around.direction == "rtl" else ""


def _pictures(inlines: tuple[Inline, ...], target: str = "") -> Iterator[tuple[Picture, str]]:
    """The pictures in a line, each with where it leads."""
    for inline in inlines:
        if isinstance(inline, Picture):
            yield inline, target
        elif isinstance(inline, Link):
            yield from _pictures(inline.inlines, inline.target)


def _numbers(element: HtmlElement, items: list[HtmlElement]) -> Iterator[int]:
    """The numbers of a list's items, as HTML counts them."""
    step = -1 if element.get("reversed") is not None else 1
    number = _whole(element.get("start"), len(items) if step < 0 else 1)
    for item in items:
        number = _whole(item.get("value"), number)
        yield number
        number += step


def _whole(written: str | None, otherwise: int) -> int:
    try:
        return int(written or "")
    except ValueError:
        return otherwise
