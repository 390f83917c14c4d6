"""The plain text edition: words only, for an embosser or for any program that reads aloud.

One paragraph is one line, with an empty line after it. Project Gutenberg breaks its lines after some 70 letters, for
terminals; but programs that make braille (Duxbury, BrailleBlaster, Liblouis) and screen readers set their own lines, of
32 or 40 cells or as wide as the window, and take a break in the middle of a sentence for the end of something. What a
page shows by its look is said in words: `Chapter 3`, `Picture`, `Quote` and `End of quote`. No rules, no stars.
Emphasis is left out: braille and speech would spell its marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from socialcarefuture.packs.flow import (
    Beside,
    Block,
    Break,
    Cell,
    Code,
    Definitions,
    Entry,
    Heading,
    Illustration,
    Inline,
    Item,
    Link,
    List,
    Matter,
    Note,
    Opening,
    Panel,
    Paragraph,
    Part,
    Picture,
    Quote,
    Row,
    Run,
    Table,
    Task,
    grid,
    matter,
    plain,
)
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.packs.words import WORDS, address
from socialcarefuture.rendering.names import counted

_INDENT = "  "
_FORMS = {
    "raised": str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"),
    "lowered": str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
}


def write_text(material: Material, target: Path, _tell: Tell) -> int:
    """Write the book as plain text in UTF-8. Returns 0: it has no pages."""
    target.write_text(text(matter(material.book, material.today)), "utf-8", newline="\n")
    return 0


def text(book: Matter) -> str:
    """A book as plain text: a line a paragraph, no blanks at the ends of lines, a line's end at the end."""
    pieces = (f"{piece}\n" if piece else "" for piece in _Writer(book).pieces())
    lines = (line.rstrip() for piece in pieces for line in piece.split("\n"))
    return "\n".join(lines).strip("\n") + "\n"


class _Writer:
    """Writes one book."""

    def __init__(self, book: Matter) -> None:
        self._book = book
        self._numbers = {chapter.key: number for number, chapter in enumerate(book.chapters, 1)}
        self._key = ""
        self._notes: list[str] = []

    def pieces(self) -> Iterator[str]:
        """Paragraphs, each to have an empty line after it; an empty one makes the space wider."""
        book = self._book
        yield from (line for line in (book.title, book.subtitle, *book.cover) if line)
        if self._numbers:
            yield WORDS["text-says"]
        if book.foreword:
            yield from self._part(book.foreword, book.foreword.title)
        if self._numbers:
            yield from ("", WORDS["contents"], *self._contents())
        for number, section in enumerate(book.sections, 1):
            yield from ("", f"{_part(number, section)}.", f"{section.says}.")
            for chapter in section.chapters:
                yield from self._part(chapter, self._called(chapter))
        for part in book.back:
            yield from self._part(part, part.title)

    def _called(self, chapter: Part) -> str:
        return f"{WORDS['chapter']} {self._numbers[chapter.key]}: {chapter.title}"

    def _contents(self) -> Iterator[str]:
        for number, section in enumerate(self._book.sections, 1):
            yield _part(number, section)
            for chapter in section.chapters:
                note = f"{WORDS['content-note']}: {chapter.content_note}" if chapter.content_note else ""
                yield "\n".join(part for part in (self._called(chapter), chapter.byline, note) if part)

    def _part(self, part: Part, title: str) -> Iterator[str]:
        yield from ("", title)
        self._key, self._notes = part.key, list(part.text.notes)
        yield from self._blocks((*part.head, *part.text.blocks))
        if self._notes:
            yield WORDS["notes"]
        for number, blocks in enumerate(part.text.notes.values(), 1):
            first, *rest = [*self._blocks(blocks)] or [""]
            yield from (f"[{number}] {first}", *rest)

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[str]:  # noqa: PLR0912 - one a kind of block
        match block:
            case Heading():
                yield from ("", self._line(block.inlines))
            case Paragraph():
                yield self._line(block.inlines)
            case List():
                yield self._list(block)
            case Table():
                yield from self._table(block)
            case Quote():
                yield from self._marked(WORDS["quote"], self._blocks(block.blocks))
            case Panel():
                yield from self._marked(WORDS["note"], (self._line(block.title), *self._blocks(block.blocks)))
            case Beside():
                yield from self._blocks((*block.pictures, *block.words))
            case Definitions():
                for term, meaning in block.items:
                    yield "\n".join(piece for piece in (f"{self._line(term.inlines)}:", *self._blocks(meaning)))
            case Code():
                yield block.text
            case Illustration():
                yield from self._illustration(block)
            case Entry():
                yield "\n".join((f"{block.name}:", *(f"- {self._titled(link)}" for link in block.chapters)))
            case _:
                yield ""

    @staticmethod
    def _marked(word: str, pieces: Iterable[str]) -> Iterator[str]:
        """Something set apart: its beginning and its end are said."""
        first, *rest = [piece for piece in pieces if piece] or [""]
        yield from (f"{word}: {first}", *rest, f"{WORDS['end-of']} {word.lower()}.")

    def _list(self, block: List) -> str:
        return "\n".join(self._item(item) for item in block.items)

    def _item(self, item: Item) -> str:
        mark = "-" if item.number is None else f"{item.number}."
        lines = "\n".join(piece for piece in self._blocks(item.blocks) if piece).split("\n")
        return "\n".join((f"{mark} {lines[0]}", *(f"{_INDENT}{line}" for line in lines[1:])))

    def _table(self, table: Table) -> Iterator[str]:
        """Row by row, each field with the name of its column: nobody has to keep the columns in mind."""
        heads = [row for row in table.rows if row.head]
        rows = [row for row in table.rows if not row.head] or heads
        names = self._columns(heads)
        caption = self._line(table.caption)
        yield " ".join((f"{WORDS['table']}:", *([_ended(caption)] if caption else []), f"{counted(len(rows), 'row')}."))
        yield "\n".join(
            f"{WORDS['row']} {number}. {fields}" for number, fields in enumerate(self._fields(rows, names), 1)
        )
        yield f"{WORDS['end-of']} {WORDS['table'].lower()}."

    def _columns(self, heads: Sequence[Row]) -> Mapping[int, str]:
        names: dict[int, list[str]] = {}
        for slot in (slot for row in grid(heads) for slot in row if slot.begins):
            for column in range(slot.column, slot.column + slot.cell.across):
                names.setdefault(column, []).append(self._cell(slot.cell))
        return {column: " ".join(filter(None, name)) for column, name in names.items()}

    def _fields(self, rows: Sequence[Row], names: Mapping[int, str]) -> Iterator[str]:
        """A cell that spans rows is said again in each of them."""
        for row in grid(rows):
            fields = ((names.get(slot.column, ""), self._cell(slot.cell)) for slot in row)
            said = (f"{name}: {field}" if name and name != field else field for name, field in fields if field)
            yield " ".join(map(_ended, said))

    def _cell(self, cell: Cell) -> str:
        return " ".join(" ".join(self._blocks(cell.blocks)).split())

    def _illustration(self, block: Illustration) -> Iterator[str]:
        shown = f"{WORDS['picture']}: {block.alt}" if block.alt else ""
        caption = self._line(block.caption)
        said = [shown, f"{WORDS['caption']}: {caption}" if caption and shown else caption]
        if any(said):
            yield "\n".join(filter(None, said))

    # --- within a line --------------------------------------------------------------------------------------

    def _line(self, inlines: Iterable[Inline]) -> str:
        return "".join(self._inline(inline) for inline in inlines).strip()

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Run():
                return _raised(inline)
            case Break():
                return "\n"
            case Link():
                return self._link(inline)
            case _:
                return self._mark(inline)

    def _mark(self, inline: Inline) -> str:
        match inline:
            case Note(name) if name in self._notes:
                return f" [{self._notes.index(name) + 1}]"
            case Task(done):
                return f"{WORDS['done' if done else 'to-do']}: "
            case Picture(_, alt) if alt:
                return f"[{WORDS['picture']}: {alt}]"
            case _:
                return ""

    def _link(self, link: Link) -> str:
        """Words with the address that they lead to, as the printed editions have it; or with the chapter."""
        shown = self._line(link.inlines)
        space = " " if plain(link.inlines[-1:]).endswith(" ") else ""
        if link.target.startswith("doc:"):
            key = link.target.removeprefix("doc:").partition("#")[0]
            number = self._numbers.get(key) if key != self._key else None
            return shown + (f" ({WORDS['chapter'].lower()} {number})" if number else "") + space
        typed = address(link.target.removeprefix("mailto:").removeprefix("tel:"))
        return shown + ("" if _same(shown, typed) else f" ({typed})") + space

    def _titled(self, link: Link) -> str:
        number = self._numbers[link.target.removeprefix("doc:")]
        return f"{WORDS['chapter']} {number}: {self._line(link.inlines)}"


def _raised(run: Run) -> str:
    """A run's words; what is raised or lowered in letters of that form, where there are such: `x²`, `H₂O`."""
    forms = next((_FORMS[look] for look in run.looks if look in _FORMS), {})
    return run.text.translate(forms) if all(ord(letter) in forms for letter in run.text) else run.text


def _part(number: int, section: Opening) -> str:
    return f"{WORDS['part']} {number}: {section.title}"


def _same(shown: str, typed: str) -> bool:
    """Whether a reader sees the address already."""
    return shown.rstrip("/").lower().removeprefix("www.") == typed.rstrip("/").lower().removeprefix("www.")


def _ended(said: str) -> str:
    return said if said.endswith((".", "!", "?", ":", ";")) else f"{said}."
