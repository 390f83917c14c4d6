"""A book as a Word document: cover, contents, chapters with their headings, footnotes, index.

Written by ourselves: python-docx knows no footnotes, fields, bookmarks or languages, and pandoc less than `flow` says.
Tests read the file back with python-docx, and hold it against the schemas of Office.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from socialcarefuture.packs import motif
from socialcarefuture.packs.docx import fonts, looks, properties
from socialcarefuture.packs.docx.body import Body, Place, unmarked
from socialcarefuture.packs.docx.contents import contents
from socialcarefuture.packs.docx.lines import Lines, Story
from socialcarefuture.packs.docx.markup import field, paragraph, part, run, w
from socialcarefuture.packs.docx.package import Part, Relations, relationships, write
from socialcarefuture.packs.docx.pictures import Drawings, ripples
from socialcarefuture.packs.docx.style import MARGIN, PAGE, TURNED_MARGIN, sized
from socialcarefuture.packs.docx.theme import THEME, theme
from socialcarefuture.packs.flow import Matter, Opening, Run, matter
from socialcarefuture.packs.flow import Part as Piece
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.rendering.glyphs import clean

_COVER, _STRIP = 7600, 2600
"""Heights of the ripples on the cover and over a section."""
_DOTS = 1240
"""Dots across the page at 150 to the inch."""
_LONG, _LONGER = 28, 60
"""Letters of a title that is set smaller, and much smaller."""


def write_docx(material: Material, target: Path, _tell: Tell) -> int:
    """Write the book as a Word document. Returns 0: its pages are counted by the program that opens it."""
    write(target, _Document(material).parts())
    return 0


class _Document:
    """Writes one book."""

    def __init__(self, material: Material) -> None:
        self._book = material.book
        self._day = material.today
        self._matter: Matter = matter(material.book, material.today)
        self._drawings = Drawings(material.pictures, material.folder)
        self._story = Story(self._book.language, frozenset(self._places()), self._drawings)
        self._relations = Relations()
        self._colours = looks.colours(self._book)
        self._empty = Body(Lines(self._story, self._relations))

    def _places(self) -> Iterator[str]:
        book = self._matter
        for piece in chain((book.foreword,) if book.foreword else (), book.chapters, book.back):
            yield piece.key
            yield from piece.text.anchors

    def parts(self) -> dict[str, Part]:
        """Every part of the file, by its name."""
        document = part("document", w("body", *self._body()))
        font_relations = Relations()
        font_table = fonts.table(font_relations)
        notes = part("footnotes", *_SEPARATORS, *self._story.notes)
        found = {
            "_rels/.rels": Part(relationships(properties.RELATIONS)),
            "docProps/core.xml": Part(properties.core(self._book, self._day), properties.CORE),
            "docProps/custom.xml": Part(properties.custom(self._book), properties.CUSTOM),
            "word/document.xml": Part(document, "document.main"),
            "word/styles.xml": Part(looks.styles(self._book), "styles"),
            "word/settings.xml": Part(properties.settings(self._book), "settings"),
            "word/numbering.xml": Part(self._story.numbering.xml(), "numbering"),
            "word/footnotes.xml": Part(notes, "footnotes"),
            "word/fontTable.xml": Part(font_table, "fontTable"),
            "word/theme/theme1.xml": Part(theme(self._colours), THEME),
            "word/_rels/fontTable.xml.rels": Part(font_relations.xml()),
            "word/footer.xml": Part(self._footer(), "footer"),
            "word/header2.xml": Part(_header(2), "header"),
            "word/header1.xml": Part(_header(1), "header"),
            **{f"word/{name}": Part(data) for name, data in (self._drawings.files | fonts.files()).items()},
        }
        for name in ("styles", "settings", "numbering", "footnotes", "fontTable"):
            self._relations.to(name, f"{name}.xml")
        self._relations.to("theme", "theme/theme1.xml")
        found["word/_rels/document.xml.rels"] = Part(self._relations.xml())
        if self._story.note_relations:
            found["word/_rels/footnotes.xml.rels"] = Part(self._story.note_relations.xml())
        return found

    def _body(self) -> Iterator[str]:
        book = self._matter
        yield from self._cover()
        yield self._end(self._section())
        if book.foreword:
            yield self._piece(book.foreword, 1)
        if book.sections:
            yield contents(book, self._story)
            yield self._end(self._section(footer=True))
        for number, section in enumerate(book.sections):
            yield from self._opening(number, section)
        if book.sections:
            yield self._end(self._section(2, footer=True))
        for piece in book.back:
            yield self._piece(piece, 1)
        yield self._section(1, footer=True)

    def _section(self, head: int = 0, *, footer: bool = False, turned: bool = False) -> str:
        """The end of a section: its paper, and what stands at the head and the foot of its pages."""
        across, down = reversed(PAGE) if turned else PAGE
        margin = TURNED_MARGIN if turned else MARGIN
        way = {"orient": "landscape"} if turned else {}
        running = ((f"header{head}.xml", "header") if head else None, ("footer.xml", "footer") if footer else None)
        return w(
            "sectPr",
            *(
                f'<w:{kind}Reference w:type="default" r:id="{self._relations.to(kind, name)}"/>'
                for name, kind in filter(None, running)
            ),
            w("pgSz", w=across, h=down, **way),
            w("pgMar", top=1500, right=margin, bottom=1600, left=margin, header=720, footer=800, gutter=0),
        )

    @staticmethod
    def _end(section: str) -> str:
        """A paragraph that ends a section, too low to begin a page of its own."""
        return paragraph(w("spacing", before=0, after=0, line=20, lineRule="exact") + section)

    def _ripples(self, name: str, seed: str, height: int) -> str:
        size = (_DOTS, round(_DOTS * height / PAGE[0]))
        data = ripples(motif.ripples(seed), self._colours.all, size)
        return self._drawings.banner(f"media/{name}.png", data, self._relations, height)

    def _cover(self) -> Iterator[str]:
        book = self._matter
        size = next((points for most, points in ((_LONG, 40), (_LONGER, 32)) if len(book.title) <= most), 26)
        yield paragraph("", self._ripples("cover", self._book.title, _COVER))
        yield self._empty.paragraph("Title", run(book.title, w("rPr", sized(size))))
        if book.subtitle:
            yield self._empty.paragraph("Subtitle", run(book.subtitle))
        for line in book.cover:
            yield self._empty.paragraph("CoverNote" if line == clean(self._book.cover_note) else "CoverLine", run(line))

    def _opening(self, number: int, section: Opening) -> Iterator[str]:
        """A section's title; its first chapter begins below it, on the same page."""
        yield self._heading(1, section.key, Run(section.title))
        strip = self._ripples(f"part{number + 1}", section.title, _STRIP)
        yield self._empty.paragraph("Details", strip, run(section.says))
        for place, chapter in enumerate(section.chapters):
            yield self._piece(chapter, 2, first=place == 0)

    def _heading(self, level: int, place: str, title: Run, *, first: bool = False) -> str:
        rtl = title.direction == "rtl"
        words = self._empty.line((title,))
        more = w("pageBreakBefore", val=0) if first else ""
        room = w("spacing", before=480) if first else ""
        return self._empty.paragraph(
            f"Heading{level}", self._story.bookmark(place, words), rtl=rtl, more=more, end=room
        )

    def _piece(self, piece: Piece, level: int, *, first: bool = False) -> str:
        """A part of the book with its heading and its footnotes."""
        numbers = {name: len(self._story.notes) + number for number, name in enumerate(piece.text.notes, 1)}
        lines = Lines(self._story, self._relations, numbers)
        turn = (self._end(self._section(2, footer=True)), self._end(self._section(2, footer=True, turned=True)))
        body = Body(lines, turn)
        title = Run(piece.title, frozenset(), piece.language, piece.direction)
        written = self._heading(level, piece.key, title, first=first) + body.blocks(piece.head, Place())
        written += body.text(piece.text.blocks)
        self._keep_notes(piece, numbers)
        return written + body.blocks(unmarked(piece.text, lines.seen), Place("FootnoteText"))

    def _keep_notes(self, piece: Piece, numbers: dict[str, int]) -> None:
        body = Body(Lines(self._story, self._story.note_relations, numbers, set(numbers)))
        self._story.notes += (body.note(numbers[name], blocks) for name, blocks in piece.text.notes.items())

    def _footer(self) -> str:
        title = run(self._matter.title, w("rPr", w("b", val=0) + w("bCs", val=0)))
        number = w("r", w("tab")) + field("PAGE", run("1"))
        return part("ftr", self._empty.paragraph("Footer", title, number))


def _header(level: int) -> str:
    """What is read at the head of a page: the heading of a level that it belongs to."""
    return part("hdr", paragraph(w("pStyle", val="Header"), field(f"STYLEREF {level}")))


_SEPARATORS = tuple(
    w("footnote", paragraph(w("spacing", after=0), w("r", w(kind))), type=kind, id=number)
    for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
)
"""The line above footnotes, and above those that go on from the page before."""
