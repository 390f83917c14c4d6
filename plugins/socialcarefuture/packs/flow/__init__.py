"""A book as a run of blocks, without pages: what the Word and the plain text editions are written from.

Why not pandoc, as for Typst: on 60 long posts it takes 1.3 s for Word and 1.25 s for plain text (600 posts: 16 s and
1.6 GB), drops languages, roles of pictures and contents on the way, and its plain text draws tables and rules. Reading
the same HTML with lxml takes a hundredth of a second, and both editions then say the same things in the same order.
"""

from socialcarefuture.packs.flow.blocks import (
    Anchor,
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
