"""What a text is made of: plain values that any edition without pages can be written from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look and one language."""

    text: str
    looks: frozenset[str] = frozenset()
    """Any of `strong`, `emphasis`, `code`, `raised`, `lowered`, `struck`."""
    language: str = ""
    """BCP 47; empty for the book's."""
    direction: str = ""
    """`rtl` or `ltr`; empty where nobody said."""


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line within a paragraph."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that a link leads to."""

    name: str
    """`KEY#anchor`, unique in the book."""


@dataclass(frozen=True, slots=True)
class Note:
    """The mark of a footnote."""

    name: str
    """Its name in `Text.notes`."""


@dataclass(frozen=True, slots=True)
class Task:
    """The box before something to do."""

    done: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture within a line."""

    src: str
    """Its name among the pictures of the `Material`."""
    alt: str
    """What it shows; empty where it only decorates."""


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere."""

    target: str
    """An absolute address; or `doc:KEY` or `doc:KEY#anchor`, which is in the book."""
    inlines: tuple[Inline, ...]


Inline = Run | Break | Anchor | Note | Task | Picture | Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words of one role."""

    inlines: tuple[Inline, ...]
    role: str = ""
    """What it is for, in words of `matter.py`: `byline`, `details`, `summary`, …; empty for running text."""
    direction: str = ""
    """`rtl` where it runs from the right, else empty."""
    language: str = ""
    """BCP 47: the one around it, where its words have others; empty for the book's."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a text."""

    level: int
    """From 2 (below the book's parts) to 6; none is skipped."""
    inlines: tuple[Inline, ...]
    direction: str = ""
    """As a paragraph's."""
    language: str = ""
    """As a paragraph's, as that of all below."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something in a list."""

    blocks: tuple[Block, ...]
    number: int | None = None
    """Its number; none where the list has bullets."""


@dataclass(frozen=True, slots=True)
class List:
    """Things in a row, with bullets or with numbers."""

    items: tuple[Item, ...]
    tight: bool = True
    """Whether words stand right in its items, as Markdown has it where no empty line is between them."""
    counting: str = "1"
    """What its numbers look like, as HTML has it: `1`, `a`, `A`, `i` or `I`."""
    direction: str = ""
    """`rtl` where its bullets stand on the right, else empty."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A field of a table."""

    blocks: tuple[Block, ...]
    head: bool = False
    """Whether it names its column or row."""
    across: int = 1
    """Columns that it spans."""
    down: int = 1
    """Rows that it spans."""
    side: str = ""
    """`right` or `center`, where somebody said so."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    cells: tuple[Cell, ...]
    head: bool = False
    """Whether it names the columns."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, the heads first."""

    rows: tuple[Row, ...]
    caption: tuple[Inline, ...] = ()
    direction: str = ""
    """`rtl` where its first column is the one on the right, else empty."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else said."""

    blocks: tuple[Block, ...]
    direction: str = ""
    """As a paragraph's, as that of all below."""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Something set apart: a note, a question with its answer."""

    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    direction: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Definitions:
    """Words, each with what it means."""

    items: tuple[tuple[Paragraph, tuple[Block, ...]], ...]
    direction: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """Text to be kept letter by letter."""

    text: str


@dataclass(frozen=True, slots=True)
class Illustration:
    """A picture by itself, with what is said of it."""

    src: str
    alt: str
    """Empty where it only decorates."""
    caption: tuple[Inline, ...] = ()
    target: str = ""
    """Where the picture leads, as `Link.target`; empty where it leads nowhere."""


@dataclass(frozen=True, slots=True)
class Beside:
    """Pictures, and the words that they go with: a row of an Easy Read text."""

    pictures: tuple[Block, ...]
    words: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pause between two thoughts."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in the index, with the chapters that it leads to."""

    name: str
    chapters: tuple[Link, ...]


Block = Paragraph | Heading | List | Table | Quote | Panel | Definitions | Code | Illustration | Beside | Rule | Entry


@dataclass(frozen=True, slots=True)
class Text:
    """Blocks, and the footnotes that they point to."""

    blocks: tuple[Block, ...] = ()
    notes: Mapping[str, tuple[Block, ...]] = field(default_factory=dict)
    """By name, in the order in which they were written."""
    anchors: frozenset[str] = frozenset()
    """The names of the `Anchor`s in it."""


_Kind = TypeVar("_Kind")


def within(value: object, kind: type[_Kind]) -> Iterator[_Kind]:
    """Everything of one kind in blocks or inlines, however deep, in order."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from within(each, kind)
    else:
        for name in getattr(value, "__slots__", ()):
            yield from within(getattr(value, name), kind)


def plain(inlines: Iterable[Inline]) -> str:
    """The words alone, in one line."""
    return "".join(_plain(inline) for inline in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Run():
            return inline.text
        case Link():
            return plain(inline.inlines)
        case Break():
            return " "
        case _:
            return ""
