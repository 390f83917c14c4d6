"""What stands between paragraphs: headings, lists, panels, tables, pictures with captions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from socialcarefuture.packs.flow import (
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
    Quote,
    Rule,
    Table,
    Task,
    Text,
    plain,
    within,
)
from socialcarefuture.packs.flow.around import way_of
from socialcarefuture.packs.pictures import Picture
from socialcarefuture.packs.source import links, tables
from socialcarefuture.packs.source.lines import Lines, Place
from socialcarefuture.packs.source.markup import Speech, breakable, call, string, words

_GAP = "\n\n"


def write_source(text: Text, key: str, language: str, pictures: Mapping[str, Picture]) -> str:
    """A text as Typst: calls of what `elements.typ` has.

    Args:
        text: what to write.
        key: the name of the chapter in the book: its ids begin with it.
        language: what it is in, which Typst is told around it.
        pictures: the kept picture of every `src` in it.
    """
    return _Body(text, key, pictures).write(text.blocks, Place(Speech(language, way_of(language))))


class _Body:
    """Writes one chapter."""

    def __init__(self, text: Text, key: str, pictures: Mapping[str, Picture]) -> None:
        self._lines = Lines(key, text.notes, pictures, self.write)
        self.line = self._lines.write

    def write(self, blocks: tuple[Block, ...], place: Place) -> str:
        """Blocks, one after the other; what may not be parted is one piece."""
        pieces: list[str] = []
        for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
            feet, headed = self._lines.feet, isinstance(before, Heading)
            # A table may have a page of its own there: a heading before it goes there with it.
            lead = pieces.pop() if headed and isinstance(block, Table) and place.top else ""
            pieces.append(self._block(block, place, lead, leads=isinstance(after, List) and place.top))
            if headed and isinstance(block, Paragraph) and self._lines.feet > feet:
                pieces[-2:] = [_together(pieces[-2:])]
        return _GAP.join(filter(None, pieces))

    def _block(self, block: Block, place: Place, lead: str = "", *, leads: bool = False) -> str:
        """A block in its language; `lead` is the heading that goes with a table, `leads` says that a list follows."""
        inner = place.speaking(getattr(block, "language", ""), getattr(block, "direction", ""))
        written = tables.table(block, self, inner, lead) if isinstance(block, Table) else self._written(block, inner)
        if leads and isinstance(block, Paragraph):
            written = call("leading", written)
        if inner.speech == place.speech:
            return written
        # The end of a paragraph inside, or it would run the way of what is around it.
        end = "" if isinstance(block, Heading) else _GAP
        return call("within", f"{written}{end}", inner.speech.arguments)

    def _written(self, block: Block, place: Place) -> str:  # noqa: PLR0911 - one line a kind of block
        match block:
            case Paragraph(inlines):
                return self.line(inlines, place)
            case Heading():
                return self._heading(block, place)
            case List():
                return self._list(block, place.within())
            case Quote(blocks):
                return call("quote", self._inside(blocks, place), "block: true")
            case Panel(title, blocks):
                named = self.line(title, place.within().looking("strong"))
                return call("panel", self._inside(blocks, place), f"[{named}]")
            case Definitions(items):
                return f"#terms({', '.join(self._defined(term, meaning, place) for term, meaning in items)});"
            case Code(text):
                return f"#raw(block: true, {string(breakable(text))});"
            case Illustration():
                return self._illustration(block, place)
            case Beside():
                return self._beside(block, place.without_feet())
            case Rule():
                return "#horizontalrule;"
        return ""

    def _inside(self, blocks: tuple[Block, ...], place: Place) -> str:
        return f"\n{self.write(blocks, place.within())}{_GAP}"

    def _heading(self, block: Heading, place: Place) -> str:
        """A heading; where it leads to stands below it, as it is read out in lists of headings."""
        name, *more = [string(one.name) for one in within(block.inlines, Anchor)] or ["none"]
        title = self.line(block.inlines, replace(place, heading=True))
        leads = "#linebreak();".join(_leads(block.inlines))
        head = "".join(f"#anchor({one});" for one in more) + call("head", title, str(block.level), name)
        return _GAP.join(filter(None, (head, leads)))

    def _list(self, block: List, place: Place) -> str:
        numbers = [item.number for item in block.items if item.number is not None]
        items = [self._item(item, block, place) for item in block.items]
        tight = f"tight: {str(block.tight).lower()}"
        if numbers:
            # Typst counts from 0 up.
            low = min(0, *numbers)
            counting = string(f"{block.counting}.") if low == 0 else f"it => [#(it + ({low})).]"
            own = [f"numbering: {counting}"] if low or block.counting != "1" else []
            counted = (f"enum.item({number - low}, {item})" for number, item in zip(numbers, items, strict=True))
            return f"#enum({', '.join((tight, *own, *counted))});"
        written = f"#list({', '.join((tight, *items))});"
        return call("tasks", written) if all(map(_is_task, block.items)) else written

    def _item(self, item: Item, block: List, place: Place) -> str:
        written = ""
        for before, inner in zip((None, *item.blocks), item.blocks, strict=False):
            # A list in a tight one stands close to the words that it belongs to.
            close = block.tight and isinstance(inner, List)
            written += ("" if before is None else "\n" if close else _GAP) + self._block(inner, place)
        return f"[{written}]"

    def _defined(self, term: Paragraph, meaning: tuple[Block, ...], place: Place) -> str:
        inner = place.within()
        return f"terms.item([{self._block(term, inner)}], [{self.write(meaning, inner)}])"

    def _illustration(self, block: Illustration, place: Place) -> str:
        picture = self._lines.picture(block.src, block.alt, self.line(block.caption, place.within()))
        if not block.target:
            return picture
        if links.is_elsewhere(block.target):
            return f"{picture}{_GAP}{links.address(block.target)}"
        return f"{picture}{_GAP}{links.to_page(block.target, '')}"

    def _beside(self, block: Beside, place: Place) -> str:
        """A row of an Easy Read text. Nobody looks for a note at the foot of such a page."""
        sides = (self.write(side, place) for side in (block.pictures, block.words))
        return "#easy-row" + "".join(f"[\n{side}{_GAP}]" for side in sides) + ";"


def _together(pieces: Sequence[str]) -> str:
    """Typst forgets that a heading sticks to a paragraph whose note has no room on the page: they are one piece."""
    return call("together", f"\n{_GAP.join(pieces)}{_GAP}")


def _leads(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for link in within(inlines, Link):
        shown = plain(link.inlines)
        if links.is_within(link.target):
            yield links.to_page(link.target, words(shown))
        elif links.is_elsewhere(link.target) and not links.is_told(link.target, shown):
            yield links.address(link.target)


def _is_task(item: Item) -> bool:
    """Whether an item begins with a box."""
    first = item.blocks[0] if item.blocks else None
    if not isinstance(first, Paragraph):
        return False
    return isinstance(next((one for one in first.inlines if not isinstance(one, Anchor)), None), Task)
