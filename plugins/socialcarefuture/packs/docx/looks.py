"""How the Word edition looks: every style by its name, so that somebody who changes one changes the whole book.

Clear print (UKAAF): 12 points at least, left-aligned, nothing italic, no words split, room between paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from socialcarefuture.packs import motif
from socialcarefuture.packs.book import Book
from socialcarefuture.packs.docx.markup import part, w
from socialcarefuture.packs.docx.style import (
    BODY,
    CODE_FONT,
    FONT,
    INK,
    QUIET,
    SMALL,
    STEP,
    Style,
    bold,
    fonts,
    sized,
    style_id,
)


@dataclass(frozen=True)
class Colours:
    """Colours in six digits. Words are in the first two only, which stand out 7 to 1 from white and from `tint`."""

    deep: str
    accent: str
    line: str
    tint: str
    all: tuple[str, ...]
    """The palette of the ripples, from deep to pale."""


def colours(book: Book) -> Colours:
    """The colours of a book: those of its cover in every edition."""
    own = motif.palette(book.title, grey=book.grayscale)
    palette = [colour.removeprefix("#").upper() for colour in own]
    return Colours(palette[0], palette[1], palette[3], palette[5], tuple(palette))


def paragraph_styles(colour: Colours) -> tuple[Style, ...]:
    """Every style that a paragraph of the book has."""
    deep, accent, line, tint = colour.deep, colour.accent, colour.line, colour.tint
    panel = Style("Panel", left=227, right=227, bar=accent, over=tint, under=tint, shade=tint, before=0, after=160)
    return (
        Style("Normal", based="", size=BODY, colour=INK, after=200),
        Style("Title", size=40, bold=True, colour=deep, after=240),
        Style("Subtitle", size=18, after=480),
        Style("Cover Line", size=14, after=160, tight=True),
        Style("Cover Note", size=15, bold=True, colour=deep, bar=line, over=tint, under=tint, shade=tint, left=227,
              right=227, before=240, after=320),
        Style("heading 1", follows="Normal", size=30, bold=True, colour=deep, after=320, keep=True, new_page=True,
              under=line, outline=0),
        Style("heading 2", follows="Normal", size=25, bold=True, colour=deep, before=0, after=200, keep=True,
              new_page=True, outline=1),
        Style("heading 3", follows="Normal", size=18, bold=True, colour=deep, before=440, after=140, keep=True,
              outline=2),
        Style("heading 4", follows="Normal", size=16, bold=True, colour=deep, before=360, after=120, keep=True,
              outline=3),
        Style("heading 5", follows="Normal", size=14, bold=True, colour=INK, before=320, after=100, keep=True,
              outline=4),
        Style("heading 6", follows="Normal", size=BODY, bold=True, colour=INK, before=280, after=100, keep=True,
              outline=5),
        Style("TOC Heading", follows="Normal", size=30, bold=True, colour=deep, after=320, keep=True, new_page=True,
              under=line, outline=0),
        Style("toc 1", size=15, bold=True, colour=deep, before=320, after=100, dots=True, keep=True),
        Style("toc 2", size=BODY, before=100, after=0, right=567, dots=True, tight=True),
        Style("toc 3", size=SMALL, colour=QUIET, after=0, left=STEP, right=567, tight=True),
        Style("Byline", follows="Normal", size=15, bold=True, after=80, keep=True),
        Style("Details", size=SMALL, colour=QUIET, after=280, tight=True),
        panel,
        replace(panel, name="Panel Title", follows="Panel", bold=True, colour=deep, keep=True),
        replace(panel, name="Content Note", follows="Normal", bar=deep, before=240, after=240),
        replace(panel, name="Summary", follows="Normal", bar=line, before=240, after=240),
        Style("Quote", left=STEP, right=227, bar=line, after=160),
        Style("List Paragraph", left=STEP, after=100),
        Style("Term", follows="Meaning", bold=True, colour=deep, before=200, after=40, keep=True),
        Style("Meaning", left=STEP, after=100),
        Style("Code", size=SMALL, font=CODE_FONT, left=113, right=113, shade=tint),
        Style("caption", follows="Normal", size=SMALL, colour=QUIET, before=60, after=320),
        Style("Picture", follows="caption", before=240, after=120),
        Style("Pause", under=line, left=3400, right=3400, before=0, after=400),
        Style("Table Text", size=SMALL, after=60),
        Style("Index Name", follows="Index Place", bold=True, before=160, after=20, keep=True, tight=True),
        Style("Index Place", left=STEP, right=567, after=20, edge=True, tight=True),
        Style("footnote text", size=SMALL, after=60),
        Style("header", size=SMALL, colour=QUIET, after=0),
        Style("footer", size=BODY, bold=True, colour=deep, after=0, edge=True),
    )  # fmt: skip


def _letters(name: str, *properties: str) -> str:
    return w(
        "style", w("name", val=name), w("qFormat"), w("rPr", *properties), type="character", styleId=style_id(name)
    )


def _table(colour: Colours) -> str:
    """The look of tables: lines between rows, heads in bold on a tint."""
    edge = {"val": "single", "sz": "8", "space": "0", "color": colour.line}
    borders = w("tblBorders", *(w(side, **edge) for side in ("top", "bottom", "insideH")))
    room = w("tblCellMar", *(w(side, w=size, type="dxa") for side, size in
                             (("top", 80), ("left", 113), ("bottom", 40), ("right", 113))))  # fmt: skip
    head = w("tblStylePr", w("rPr", bold(), w("color", val=colour.deep)),
             w("tcPr", w("shd", val="clear", color="auto", fill=colour.tint)), type="firstRow")  # fmt: skip
    return w("style", w("name", val="Pack Table"), w("basedOn", val="TableNormal"), w("qFormat"),
             w("tblPr", borders, room), head, type="table", customStyle="1", styleId="PackTable")  # fmt: skip


def styles(book: Book) -> str:
    """`styles.xml`."""
    colour = colours(book)
    defaults = w(
        "docDefaults",
        w(
            "rPrDefault",
            w("rPr", fonts(FONT), sized(BODY), w("lang", val=book.language, eastAsia=book.language, bidi="ar-SA")),
        ),
        w("pPrDefault", w("pPr", w("widowControl"), w("spacing", after=200, line=300, lineRule="auto"))),
    )
    plain = w("style", w("name", val="Normal Table"), w("uiPriority", val=99), w("semiHidden"),
              w("tblPr", w("tblInd", w=0, type="dxa")), type="table", default="1", styleId="TableNormal")  # fmt: skip
    return part(
        "styles",
        defaults,
        *(style.xml() for style in paragraph_styles(colour)),
        w("style", w("name", val="Default Paragraph Font"), w("uiPriority", val=1), w("semiHidden"),
          type="character", default="1", styleId="DefaultParagraphFont"),
        _letters("Strong", bold()),
        _letters("Emphasis", bold()),
        _letters("Lesser Heading", sized(18)),
        _letters("Hyperlink", w("color", val=colour.accent), w("u", val="single", color=colour.line)),
        _letters("Code Letters", fonts(CODE_FONT)),
        _letters("footnote reference", bold(), w("color", val=colour.accent), w("vertAlign", val="superscript")),
        plain,
        _table(colour),
    )  # fmt: skip
