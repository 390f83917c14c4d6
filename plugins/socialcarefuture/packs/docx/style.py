"""A style of Word, and the measures that all of them share."""

from __future__ import annotations

from dataclasses import dataclass

from socialcarefuture.packs.docx.markup import w

FONT = "Atkinson Hyperlegible Next"
"""Goes with the file (`fonts.py`); where a program cannot show it, Arial stands in."""
CODE_FONT = "Consolas"
BODY = 13
"""Points, as in the PDF."""
SMALL = 12
"""Points: captions, notes, tables."""

PAGE = (11906, 16838)
"""A4, in twentieths of a point, as all lengths here."""
MARGIN = 1700
"""On the left and on the right: 65 letters remain for a line."""
TURNED_MARGIN = 1080
"""The same on a page that is turned for a table."""
TEXT_WIDTH = PAGE[0] - 2 * MARGIN
STEP = 454
"""How far a list, or what is set apart, is moved in."""

INK, QUIET = "221A1C", "4D4145"


@dataclass(frozen=True)
class Style:
    """A paragraph style. Sizes in points, lengths in twentieths of a point."""

    name: str
    """As Word lists it; those that Word has itself go by its own names."""
    based: str = "Normal"
    follows: str = ""
    """The style of the next paragraph; empty for the same."""
    size: float = 0
    bold: bool = False
    colour: str = ""
    font: str = ""
    before: int | None = None
    after: int | None = None
    left: int = 0
    hanging: int = 0
    right: int = 0
    keep: bool = False
    """Whether it stays with what follows."""
    new_page: bool = False
    bar: str = ""
    """The colour of a line at its left."""
    under: str = ""
    """The colour of a line below it."""
    over: str = ""
    """The colour of a line above it."""
    shade: str = ""
    dots: bool = False
    """Whether dots lead to a number at the right edge."""
    edge: bool = False
    """Whether a tab leads to the right edge."""
    outline: int | None = None
    """Where it stands among headings, for those who move by them."""
    tight: bool = False
    """Whether its lines stand closer than those of running text."""

    @property
    def id(self) -> str:
        """What paragraphs call it."""
        return style_id(self.name)

    def xml(self) -> str:
        """The style as `styles.xml` has it."""
        return w(
            "style",
            w("name", val=self.name),
            w("basedOn", val=self.based) if self.based else "",
            w("next", val=style_id(self.follows)) if self.follows else "",
            w("qFormat"),
            w("pPr", *self._paragraph()),
            w("rPr", *self._run()),
            type="paragraph",
            styleId=self.id,
            **({} if self.based else {"default": "1"}),
        )

    def _paragraph(self) -> tuple[str, ...]:
        lines = (("top", self.over, 8), ("left", self.bar, 10), ("bottom", self.under, 6))
        borders = [w(at, val="single", sz="24", space=str(space), color=line) for at, line, space in lines if line]
        tab = {"leader": "dot"} if self.dots else {}
        return (
            w("keepNext") if self.keep else "",
            w("keepLines") if self.keep else "",
            w("pageBreakBefore") if self.new_page else "",
            w("pBdr", *borders) if borders else "",
            w("shd", val="clear", color="auto", fill=self.shade) if self.shade else "",
            w("tabs", w("tab", val="right", **tab, pos=TEXT_WIDTH)) if self.dots or self.edge else "",
            self._spacing(),
            w("ind", left=self.left, right=self.right, hanging=self.hanging) if self.left or self.right else "",
            w("outlineLvl", val=self.outline) if self.outline is not None else "",
        )

    def _spacing(self) -> str:
        room = {"before": self.before, "after": self.after}
        given = {name: value for name, value in room.items() if value is not None}
        line = {"line": "264", "lineRule": "auto"} if self.tight or self.size > BODY + 1 else {}
        return w("spacing", **given, **line) if given or line else ""

    def _run(self) -> tuple[str, ...]:
        return (
            fonts(self.font) if self.font else "",
            bold() if self.bold else "",
            w("color", val=self.colour) if self.colour else "",
            sized(self.size) if self.size else "",
        )


def style_id(name: str) -> str:
    """What paragraphs call a style: its name without spaces, each word begun large."""
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def fonts(name: str) -> str:
    """A font for every script; the program takes another for letters that it has not."""
    return w("rFonts", ascii=name, hAnsi=name, cs="Arial", eastAsia=name)


def bold() -> str:
    """Bold, in scripts that run from the right too."""
    return w("b") + w("bCs")


def sized(points: float) -> str:
    """A size, in scripts that run from the right too; Word counts half points."""
    return w("sz", val=round(points * 2)) + w("szCs", val=round(points * 2))
