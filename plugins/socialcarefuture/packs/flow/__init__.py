"""A book as a run of blocks, without pages: what every edition that is not HTML is written from.

Read with lxml, which takes a tenth of a second for 60 long posts. Pandoc, which could go from HTML to each of the forms
itself, took 1.3 s for Word, 1.25 s for plain text and, filtered to say what it drops, 1.9 s for Typst: it loses
languages, roles of pictures, panels and ids on the way. Read once, the editions all say the same things in the same
order.
"""

from socialcarefuture.packs.flow.blocks import (
    Anchor,
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
    Note,
    Panel,
    Paragraph,
    Picture,
    Quote,
    Row,
    Rule,
    Run,
    Table,
    Task,
    Text,
    plain,
    within,
)
from socialcarefuture.packs.flow.grid import Slot, grid
from socialcarefuture.packs.flow.matter import Matter, Opening, Part, matter

__all__ = [
    "Anchor",
    "Beside",
    "Block",
    "Break",
    "Cell",
    "Code",
    "Definitions",
    "Entry",
    "Heading",
    "Illustration",
    "Inline",
    "Item",
    "Link",
    "List",
    "Matter",
    "Note",
    "Opening",
    "Panel",
    "Paragraph",
    "Part",
    "Picture",
    "Quote",
    "Row",
    "Rule",
    "Run",
    "Slot",
    "Table",
    "Task",
    "Text",
    "grid",
    "matter",
    "plain",
    "within",
]
