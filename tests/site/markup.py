"""A built page as a tree, to be asked by meaning: headings, links, texts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_SVG_VOID = frozenset({"circle", "path", "rect", "line", "use"})


@dataclass
class Element:
    """An element with its attributes, as a browser would have them."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str:
        """An attribute, or nothing."""
        return self.attributes.get(name, "")

    def all(self, *tags: str, **attributes: str) -> list[Element]:
        """What is in it with one of these tags, or with any, and with these attributes, in order."""
        return [
            one
            for one in self.walk()
            if (not tags or one.tag in tags)
            and all(one.attributes.get(name.rstrip("_")) == value for name, value in attributes.items())
        ]

    def one(self, *tags: str, **attributes: str) -> Element:
        """The only such element in it."""
        found = self.all(*tags, **attributes)
        assert len(found) == 1, f"{len(found)} of {tags} {attributes}"
        return found[0]

    def walk(self) -> Iterator[Element]:
        """Every element in it, in order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    @property
    def text(self) -> str:
        """Its text, with single spaces."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        for child in self.children:
            yield from child._pieces() if isinstance(child, Element) else (child,)

    @property
    def links(self) -> dict[str, str]:
        """Where its links lead, by their text."""
        return {link.text: link["href"] for link in self.all("a") if "href" in link.attributes}

    def headings(self) -> list[tuple[int, str]]:
        """Its headings: level and text, in order."""
        return [(int(one.tag[1]), one.text) for one in self.all("h1", "h2", "h3", "h4", "h5", "h6")]

    def below(self, heading: str) -> Element:
        """The innermost element that holds a heading of this text: its section."""
        holds = [one for one in self.walk() if any(text == heading for _, text in one.headings())]
        assert holds, f'no heading "{heading}" among {self.headings()}'
        return holds[-1]


class _Reader(HTMLParser):
    """Builds the tree, and refuses what does not nest."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag in _SVG_VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self._open[-1].tag == tag, f"</{tag}> ends <{self._open[-1].tag}>, line {self.getpos()[0]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)

    def close(self) -> None:
        super().close()
        assert self._open == [self.root], f"<{self._open[-1].tag}> is never closed"


def digest(script: str) -> str:
    """A script as a policy names it."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def parse(text: str) -> Element:
    """The tree of a page; one that does not nest fails the test."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.root


@cache
def _page(file: Path) -> Element:
    return parse(file.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Built:
    """A built site: its folder, and what the build said."""

    folder: Path
    said: str = ""

    def __getitem__(self, address: str) -> Element:
        """The page at an address, as `blogs/page/2/`."""
        return _page(self.file(address))

    def file(self, address: str) -> Path:
        """The file at an address."""
        return self.folder / (f"{address}index.html" if not address or address.endswith("/") else address)

    def has(self, address: str) -> bool:
        """Whether there is a file at an address."""
        return self.file(address).is_file()

    def files(self) -> dict[str, bytes]:
        """What every file holds, by its path."""
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }

    def pages(self) -> dict[str, Element]:
        """Every page, by its path in the folder.

        Not the editor's, which is a program with a policy of its own, nor a pack's, which is a file to take away.
        """
        paths = {path.relative_to(self.folder).as_posix(): path for path in sorted(self.folder.rglob("*.html"))}
        packs = {name for name in paths if name.startswith("packs/") and not name.endswith("/index.html")}
        return {name: _page(paths[name]) for name in paths if name not in packs | {"write/editor/index.html"}}

    def main(self, address: str) -> Element:
        """What a page is about, without what every page has around it."""
        return self[address].one("main")

    def meta(self, address: str, name: str) -> str:
        """A page's `<meta name=…>`."""
        return self[address].one("meta", name=name)["content"]
