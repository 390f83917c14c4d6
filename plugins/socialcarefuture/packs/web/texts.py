"""A text of the book as part of a page: its ids, links, pictures, headings and notes made to fit where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from urllib.parse import quote, unquote, urljoin, urlsplit

from lxml import etree
from lxml.etree import _Element as Element
from markupsafe import Markup

from socialcarefuture.packs.web import anchors, notes
from socialcarefuture.packs.web.pictures import Shown
from socialcarefuture.packs.web.xhtml import as_allowed, fit, written
from socialcarefuture.packs.words import WORDS
from socialcarefuture.rendering.glyphs import clean
from socialcarefuture.rendering.languages import direction

_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")
_DEEPEST = 6
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_HOST = re.compile(r"[\w.-]+(:\d{1,5})?")
_BREAKABLE = re.compile("</?wbr[^>]*>")
_ODD = re.compile(r"[\s\"<>\\^`{|}\[\]]|%(?![0-9A-Fa-f]{2})")
"""What may not stand in an address as it is (RFC 3987)."""


@dataclass(frozen=True)
class Text:
    """A text, taken to pieces."""

    key: str
    """As links name it; unique in the book."""
    owner: str
    """The id of the part of the book that it stands in."""
    root: Element
    """A `div` around it."""
    anchors: frozenset[str]
    """What a link can point at."""


@dataclass(frozen=True)
class Medium:
    """Where texts are put: in one page, or each in a file of its own."""

    xml: bool
    """Whether it is written as XHTML, with the semantics of EPUB."""
    place: Callable[[str, str], str]
    """The address of a part of the book, by its id, and of an id in it (or none)."""
    picture: Callable[[str], str]
    """The address of a picture, by its `src`."""
    pictures: Mapping[str, Shown]
    """By `src`."""


def parsed(key: str, owner: str, markup: str, language: str = "") -> Text:
    """Take a text to pieces. What a page may not have twice, or XML not at all, is made good.

    Args:
        key: as links name it.
        owner: the id of the part of the book that it stands in.
        markup: in the form of `Chapter.html`.
        language: of the text, where it is not the book's.
    """
    root = _tree(markup)
    if language:
        root.attrib.update({"lang": language, "dir": direction(language) or "ltr"})
    root.set("class", "text")
    seen: set[str] = set()
    for element in root.iter():
        as_allowed(element)
        name = element.get("id")
        if name is not None and (not name or name in seen):
            del element.attrib["id"]
        elif name:
            seen.add(name)
    return Text(key, owner, root, frozenset(seen))


def _tree(markup: str) -> Element:
    """The text as elements in a `div`, however deep they lie."""
    # The parser does not know that `wbr` is empty: a space of no width does the same.
    markup = _BREAKABLE.sub("\u200b", clean(fit(markup)))
    parser = etree.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    body = etree.fromstring(f"<html><body><div>{markup}</div></body></html>", parser)[0]
    if len(body) == 1:
        return body[0]
    body.tag = "div"
    return body


class Writer:
    """Writes texts that lead to each other."""

    def __init__(self, medium: Medium, texts: Iterable[Text], base: str, language: str) -> None:
        """Take all texts of a book, what an address without a host is relative to, and the book's language."""
        self._medium = medium
        self._texts = {text.key: text for text in texts}
        self._base = base
        self._language = language

    def write(self, key: str, level: int) -> Markup:
        """The text with this key; its highest heading is of this level. To be called once."""
        text = self._texts[key]
        found = _by_tag(text.root)
        _headings(text.root, level)
        for link in found.get("a", ()):
            self._link(text, link)
        for picture in found.get("img", ()):
            self._picture(picture)
        for table in found.get("table", ()):
            _table(table)
        for details in found.get("details", ()):
            details.set("open", "open")
        for box in found.get("input", ()):
            _task(box)
        for element in chain.from_iterable(found.values()):
            if name := element.get("id"):
                element.set("id", anchors.inside(text.key, name))
        notes.make(text.root, self._language, xml=self._medium.xml)
        return written(text.root, xml=self._medium.xml)

    def _link(self, text: Text, link: Element) -> None:
        target = self._target(text, link.get("href"))
        if target is None:
            link.attrib.pop("href", None)
            link.attrib.pop("hreflang", None)
        else:
            link.set("href", target)

    def _target(self, text: Text, href: str | None) -> str | None:
        """Where a link leads; `None` where it leads nowhere."""
        if href is None:
            return None
        if not href.startswith(("doc:", "#")):
            return _address(urljoin(self._base, href) if _is_relative(href) else href)
        key, _, anchor = href.removeprefix("doc:").partition("#")
        found, anchor = self._texts.get(key or text.key), unquote(anchor)
        if found is None:
            return None
        inside = anchors.inside(found.key, anchor) if anchor in found.anchors else ""
        return self._medium.place(found.owner, inside)

    def _picture(self, element: Element) -> None:
        source = element.get("src", "")
        picture = self._medium.pictures[source]
        element.set("src", self._medium.picture(source))
        if not element.get("width") and picture.across:
            element.set("width", str(picture.across))
            element.set("height", str(picture.down))


def _is_relative(href: str) -> bool:
    try:
        return not urlsplit(href).scheme
    except ValueError:
        return False


def _address(url: str) -> str | None:
    """An address off the book in the letters that one may have; `None` where it is none."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    web = parts.scheme in {"http", "https"}
    if parts.scheme not in _SCHEMES or (web and not _HOST.fullmatch(parts.netloc.rpartition("@")[2])):
        return None
    return _ODD.sub(lambda odd: quote(odd[0]), url.strip())


def _headings(root: Element, top: int) -> None:
    """Let the levels begin at `top` and skip none; below the sixth, the level is told in another way."""
    above = top - 1
    found = [element for element in root.iter() if element.tag in _LEVELS]
    highest = min((_LEVELS.index(heading.tag) for heading in found), default=0)
    for heading in found:
        above = max(top, min(_LEVELS.index(heading.tag) - highest + top, above + 1))
        heading.tag = _LEVELS[min(above, _DEEPEST) - 1]
        if above > _DEEPEST:
            heading.set("aria-level", str(above))


def _table(table: Element) -> None:
    """Name the heads of columns, and let a table too wide be moved by the keyboard too."""
    for head in table.iterfind("thead/tr/th"):
        head.set("scope", head.get("scope", "col"))
    for head in list(table.iter("th")):
        if not len(head) and not (head.text or "").strip():
            head.tag = "td"
            head.attrib.pop("scope", None)
    frame = etree.Element("div", {"class": "table", "role": "group", "aria-label": WORDS["table"], "tabindex": "0"})
    frame.tail, table.tail = table.tail, None
    table.getparent().replace(table, frame)
    frame.append(table)


def _task(box: Element) -> None:
    """A box that nobody can tick is a sign, not a field."""
    done = "checked" in box.attrib
    sign = etree.Element("span", {"role": "img", "aria-label": WORDS["done" if done else "to-do"]})
    sign.text, sign.tail = ("\u2611" if done else "\u2610"), box.tail
    box.getparent().replace(box, sign)


def _by_tag(root: Element) -> dict[str, list[Element]]:
    found: dict[str, list[Element]] = {}
    for element in root.iter():
        found.setdefault(element.tag, []).append(element)
    return found
