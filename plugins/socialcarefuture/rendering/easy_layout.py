"""How an Easy Read text is laid out: each picture, and beside it the words that it goes with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from socialcarefuture.rendering.markup import plain

_VOID = frozenset({"br", "col", "hr", "img", "input", "source", "wbr"})
_PICTURES = frozenset({"img", "picture"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_WHOLE = frozenset({"div", "section", "hr"})
"""What stands by itself: boxes, wide tables, notes."""
_ENDS = (".", "!", "?", ":", "\u2026", '"', "\u201d", ")", "\u061f", "\u3002")
"""What a line of words ends with that is a sentence of its own."""


@dataclass
class _Block:
    """An element of the first level: its tags and what is in it, and the pictures taken out of it."""

    tag: str
    opening: str
    inside: list[str] = field(default_factory=lambda: [""])
    """A paragraph's lines, where each is a sentence of its own; of anything else, one part."""
    pictures: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Its HTML without its pictures; empty where it had nothing else."""
        end = "" if self.tag in _VOID else f"</{self.tag}>" if self.tag else ""
        lines = [line.strip() for line in self.inside if line.strip()] if self.tag == "p" else self.inside
        # An id stands once in a page: on the first line.
        openings = (self.opening if number == 0 else f"<{self.tag}>" for number in range(len(lines)))
        return "\n".join(f"{opening}{line}{end}" for opening, line in zip(openings, lines, strict=True))


@dataclass
class _Row:
    """Pictures and what stands beside them."""

    pictures: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def laid_out(markup: str) -> str:
    """A text's HTML, as `Renderer` put it out, in rows: on the one side pictures, on the other their words.

    A picture goes with the words that follow it, up to the next picture or heading. A line of a paragraph that ends
    as a sentence does becomes a paragraph of its own. Words that have no picture are shown without one.
    """
    return "\n".join(_parts(_blocks(markup)))


def _parts(blocks: Iterable[_Block]) -> Iterator[str]:
    row = _Row()
    for block in blocks:
        alone = block.tag in _HEADINGS or block.tag in _WHOLE
        if alone or (block.pictures and row.words):
            yield from _row(row)
            row = _Row()
        if alone:
            yield block.words
            continue
        row.pictures += block.pictures
        row.words += [block.words] if block.words else []
    yield from _row(row)


def _row(row: _Row) -> Iterator[str]:
    pictures = f'<div class="easy__picture">{"".join(row.pictures)}</div>\n' if row.pictures else ""
    words = f'<div class="easy__words">\n{chr(10).join(row.words)}\n</div>\n' if row.words else ""
    if pictures or words:
        yield f'<div class="easy__row">\n{pictures}{words}</div>'


def _blocks(markup: str) -> list[_Block]:
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    return reader.blocks


class _Reader(HTMLParser):
    """Cuts HTML that nests into the elements of its first level, and leaves each byte in them as it was."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.blocks: list[_Block] = []
        self._depth = 0
        self._framed = False
        """Whether this is inside a `picture`, whose sources go with its `img`."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 - the library's
        written = self.get_starttag_text() or ""
        if self._framed:
            self.blocks[-1].pictures[-1] += written
        elif not self._depth and tag not in _PICTURES:
            self.blocks.append(_Block(tag, written))
        elif tag in _PICTURES and (not self._depth or self._in_paragraph):
            if not self._depth:
                self.blocks.append(_Block("", ""))
            self.blocks[-1].pictures.append(written)
            self._framed = tag == "picture"
        elif tag == "br" and self._in_paragraph:
            self.blocks[-1].inside.append("")
        else:
            self._take(written)
        self._depth += tag not in _VOID

    def handle_endtag(self, tag: str) -> None:
        self._depth -= 1
        if self._framed and tag == "picture":
            self.blocks[-1].pictures[-1] += "</picture>"
            self._framed = False
        elif self._depth:
            self._take(f"</{tag}>")
        elif tag == "figure":
            figure = self.blocks[-1]
            figure.pictures, figure.tag, figure.opening, figure.inside = [figure.words], "", "", [""]

    def handle_data(self, data: str) -> None:
        if not self._depth:
            self._loose(data)
            return
        first, *others = data.split("\n") if self._in_paragraph else [data]
        self._take(first)
        for line in others:
            if plain(self.blocks[-1].inside[-1]).endswith(_ENDS):
                self.blocks[-1].inside.append(line)
            else:
                self._take(f"\n{line}")

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    @property
    def _in_paragraph(self) -> bool:
        return self._depth == 1 and self.blocks[-1].tag == "p"

    def _take(self, written: str) -> None:
        self.blocks[-1].inside[-1] += written

    def _loose(self, data: str) -> None:
        """Words that stand in no element are a paragraph."""
        if data.strip():
            self.blocks.append(_Block("p", "<p>", [data.strip()]))
