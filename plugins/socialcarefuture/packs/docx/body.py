"""Blocks -> paragraphs and tables of Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from socialcarefuture.packs.docx import tables
from socialcarefuture.packs.docx.lines import Lines
from socialcarefuture.packs.docx.markup import field, paragraph, run, w
from socialcarefuture.packs.docx.numbering import BULLETS
from socialcarefuture.packs.docx.style import STEP
from socialcarefuture.packs.flow import (
    Beside,
    Block,
    Code,
    Definitions,
    Entry,
    Heading,
    Illustration,
    Inline,
    Item,
    Link,
    List,
    Panel,
    Paragraph,
    Quote,
    Rule,
    Table,
    Text,
)

_DEEPEST_LIST = 8
_IN_CONTENTS = 2
"""The level of a heading that the contents have, besides those of chapters."""
_ROLES = {
    "byline": "Byline",
    "details": "Details",
    "content-note": "ContentNote",
    "summary": "Summary",
    "caption": "Caption",
}
"""The styles of paragraphs that have a role."""


@dataclass(frozen=True)
class Place:
    """Where blocks stand."""

    style: str = "Normal"
    """That of their paragraphs."""
    left: int = 0
    """How far lists are moved in by what they stand in."""
    level: int = -1
    """How deep they lie in lists; -1 for not in any."""
    side: str = ""
    """`right` or `center`, where the cell of a table says so."""

    def within(self, style: str, left: int = 0) -> Place:
        """The same inside something with a style of its own."""
        return replace(self, style=style, left=self.left + left)


class Body:
    """Writes blocks of one part of the document."""

    def __init__(self, lines: Lines, turn: tuple[str, str] = ("", "")) -> None:
        """Take what writes lines, and the ends of sections before and after a page that is turned."""
        self._lines = lines
        self._story = lines.story
        self._turn = turn

    def text(self, blocks: tuple[Block, ...]) -> str:
        """The blocks of a chapter; the page is turned for tables that are too wide, with the headings above them."""
        written, at, before = "", 0, 0
        while at < len(blocks):
            if end := _wide(blocks, at):
                inside = (self._block(block, Place(), turned=True) for block in blocks[at:end])
                written += self.blocks(blocks[before:at], Place()) + "".join((self._turn[0], *inside, self._turn[1]))
                before = end
            at = end or at + 1
        return written + self.blocks(blocks[before:], Place())

    def blocks(self, blocks: Iterable[Block], place: Place) -> str:
        """Blocks, one after the other. Panels are kept apart: of two that touch, Word would make one."""
        written, before = "", None
        for block in blocks:
            apart = isinstance(block, Panel) and isinstance(before, Panel)
            written += (self.paragraph("TableText") if apart else "") + self._block(block, place)
            before = block
        return written

    def _block(self, block: Block, place: Place, *, turned: bool = False) -> str:  # noqa: PLR0911 - one line a kind of block
        match block:
            case Paragraph():
                return self._paragraph(block, place)
            case Heading():
                return self._heading(block)
            case List():
                return self._list(block, place)
            case Table():
                return tables.table(block, self, turned=turned)
            case Quote(blocks):
                return self.blocks(blocks, place.within("Quote", STEP))
            case Panel():
                return self._panel(block, place)
            case Beside(pictures, words):
                return self.blocks((*pictures, *words), place)
            case Definitions(items):
                return "".join(self._defined(term, meaning, place) for term, meaning in items)
            case Illustration():
                return self._illustration(block)
            case Entry():
                return self._entry(block)
            case Code(text):
                return self.paragraph("Code", _kept(text))
            case Rule():
                return self.paragraph("Pause")

    def paragraph(self, style: str, *content: str, rtl: bool = False, more: str = "", end: str = "") -> str:
        """A paragraph; `more` is what stands in its properties before its direction, `end` what stands after it."""
        named = w("pStyle", val=style) if style != "Normal" else ""
        return paragraph(f"{named}{more}{w('bidi') if rtl else ''}{end}", *content)

    def line(self, inlines: Iterable[Inline]) -> str:
        """A line of a caption."""
        return self._lines.write(inlines)

    def cell(self, blocks: Iterable[Block], side: str) -> str:
        """What a cell of a table holds."""
        return self.blocks(blocks, Place("TableText", side=side))

    def _heading(self, block: Heading) -> str:
        """A heading; one of the second level is in the contents, as chapters are, but begins no page of its own."""
        rtl = bool(block.direction)
        if block.level != _IN_CONTENTS:
            return self.paragraph(f"Heading{block.level}", self._lines.write(block.inlines, rtl=rtl), rtl=rtl)
        words = self._lines.write(block.inlines, rtl=rtl, look="LesserHeading")
        place = self._story.bookmark(self._story.heading(block), words)
        return self.paragraph(
            "Heading2", place, rtl=rtl, more=w("pageBreakBefore", val=0), end=w("spacing", before=440)
        )

    def _paragraph(self, block: Paragraph, place: Place) -> str:
        rtl = bool(block.direction)
        style = _ROLES.get(block.role, place.style)
        content = self._lines.write(block.inlines, rtl=rtl)
        if place.level >= 0:
            return self._in_list(content, place, rtl=rtl)
        return self.paragraph(style, content, rtl=rtl, end=w("jc", val=place.side) if place.side else "")

    def _in_list(self, content: str, place: Place, *, rtl: bool) -> str:
        """A paragraph of an item that is not its first."""
        named = w("pStyle", val="ListParagraph")
        indent = w("ind", left=place.left + STEP * (place.level + 1))
        return paragraph(f"{named}{w('bidi') if rtl else ''}{indent}", content)

    def _list(self, block: List, place: Place) -> str:
        inner = replace(place, level=min(place.level + 1, _DEEPEST_LIST))
        return "".join(self._item(item, number, inner) for item, number in self._counted(block, inner))

    def _counted(self, block: List, place: Place) -> Iterator[tuple[Item, int]]:
        """Each item with the list that it belongs to: where a number is not the next, another one begins."""
        before, number = None, BULLETS
        for item in block.items:
            if item.number is not None and (before is None or item.number != before + 1):
                number = self._story.numbering.begin(place.level, max(item.number, 0))
            before = item.number
            yield item, number

    def _item(self, item: Item, number: int, place: Place) -> str:
        first, *rest = item.blocks or (Paragraph(()),)
        if not isinstance(first, Paragraph):
            first, rest = Paragraph(()), list(item.blocks)
        rtl = bool(first.direction)
        marked = w("numPr", w("ilvl", val=place.level), w("numId", val=number))
        moved = place.left + STEP * (place.level + 1)
        indent = w("ind", left=moved, hanging=STEP) if place.left else ""
        named = w("pStyle", val="ListParagraph")
        content = self._lines.write(first.inlines, rtl=rtl)
        head = paragraph(f"{named}{marked}{w('bidi') if rtl else ''}{indent}", content)
        return head + self.blocks(rest, place)

    def _panel(self, block: Panel, place: Place) -> str:
        title = self.paragraph("PanelTitle", self._lines.write(block.title)) if block.title else ""
        return title + self.blocks(block.blocks, place.within("Panel", STEP)) if block.blocks else title

    def _defined(self, term: Paragraph, meaning: tuple[Block, ...], place: Place) -> str:
        rtl = bool(term.direction)
        head = self.paragraph("Term", self._lines.write(term.inlines, rtl=rtl), rtl=rtl)
        return head + self.blocks(meaning, place.within("Meaning", STEP))

    def _illustration(self, block: Illustration) -> str:
        drawing = self._story.drawings.shown(block.src, block.alt, self._lines.relations)
        kept = w("keepNext") if block.caption else ""
        below = self.paragraph("Caption", self._lines.write(block.caption)) if block.caption else ""
        return self.paragraph("Picture", drawing, more=kept) + below

    def _entry(self, entry: Entry) -> str:
        """A name, and its chapters. The numbers of their pages come when the program counts them."""
        name = self.paragraph("IndexName", run(entry.name))
        return name + "".join(self.paragraph("IndexPlace", self._page(link)) for link in entry.chapters)

    def _page(self, link: Link) -> str:
        place = self._story.name(link.target.removeprefix("doc:"))
        return self._lines.write((link,)) + w("r", w("tab")) + field(f"PAGEREF {place} \\h")

    # --- footnotes ------------------------------------------------------------------------------------------

    def note(self, number: int, blocks: tuple[Block, ...]) -> str:
        """A footnote as `footnotes.xml` has it."""
        first, *rest = blocks or (Paragraph(()),)
        if not isinstance(first, Paragraph):
            first, rest = Paragraph(()), list(blocks)
        rtl = bool(first.direction)
        mark = w("r", w("rPr", w("rStyle", val="FootnoteReference")), w("footnoteRef")) + run(" ")
        head = self.paragraph("FootnoteText", mark, self._lines.write(first.inlines, rtl=rtl), rtl=rtl)
        return w("footnote", head, self.blocks(rest, Place("FootnoteText")), id=number)


def _wide(blocks: tuple[Block, ...], at: int) -> int:
    """Where a run of wide tables, each with its heading, that begins here ends; 0 where none begins."""
    end, number = 0, at
    while number < len(blocks):
        block = blocks[number]
        if isinstance(block, Table) and tables.is_wide(block):
            end = number + 1
        elif not isinstance(block, Heading):
            break
        number += 1
    return end


def _kept(text: str) -> str:
    """Code, letter by letter: its lines, and the spaces that they begin with."""
    properties = w("rPr", w("noProof"))
    lines = text.expandtabs(4).split("\n")
    return w("r", w("br")).join(run(line, properties) for line in lines)


def unmarked(text: Text, seen: set[str]) -> tuple[Block, ...]:
    """Footnotes that nothing points to: they are told after the text, so that no word is lost."""
    return tuple(block for name, blocks in text.notes.items() if name not in seen for block in blocks)
