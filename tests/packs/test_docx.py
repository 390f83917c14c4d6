"""The Word edition, read back with python-docx and held against the schemas of Office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image
from socialcarefuture.packs import Book, Chapter, Section, make
from socialcarefuture.packs.markup import visible

from tests.packs.sample import TODAY

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKS = re.compile("[\u200b\u00a0]")


@pytest.fixture(scope="session")
def made(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book as a Word document."""
    folder = tmp_path_factory.mktemp("docx")
    return make(book, {"docx": folder / "pack.docx"}, cache=folder / "cache", today=TODAY)["docx"].path


@pytest.fixture
def word(made: Path) -> Opened:
    """The same, opened."""
    return Document(str(made))


def one(html: str, tmp_path: Path, **fields: object) -> Opened:
    """A document of one chapter with this HTML."""
    chapter = replace(Chapter("blogs/x", "blogs/x.md", "X", html, "https://e.org/x/"), **fields)  # type: ignore[arg-type]
    book = Book("Book", (Section("Blogs", (chapter,)),), "Site", "https://e.org/")
    path = make(book, {"docx": tmp_path / "x.docx"}, cache=tmp_path / "cache", today=TODAY)["docx"].path
    assert faults(path) == []
    return Document(str(path))


def faults(path: Path) -> list[str]:
    """What Office would find wrong with a file."""
    # A new one each time: it keeps what it found in the file before.
    found = OpenXmlValidator(FileFormat.MICROSOFT_365).validate(str(path))
    return [f"{error.part_uri}: {error.description}" for error in found.errors]


def xml(path: Path, name: str) -> etree._Element:
    """A part of the file."""
    with ZipFile(path) as file:
        return etree.fromstring(file.read(name))


def parts(path: Path) -> Iterator[tuple[str, etree._Element]]:
    """Every part that Word reads as XML."""
    with ZipFile(path) as file:
        yield from ((name, etree.fromstring(file.read(name))) for name in file.namelist() if name.endswith(".xml"))


def headings(word: Opened) -> list[tuple[int, str]]:
    """The level and the words of every heading."""
    named = ((paragraph.style.name, paragraph.text) for paragraph in word.paragraphs if paragraph.style)
    return [(int(name[-1]), text) for name, text in named if name and re.fullmatch(r"Heading \d", name)]


def words_of(element: etree._Element) -> str:
    """The words in a part, a paragraph a line."""
    lines = ("".join(text.text or "" for text in line.iter(f"{WORD}t")) for line in element.iter(f"{WORD}p"))
    return "\n".join(lines)


def test_office_finds_nothing_wrong(made: Path) -> None:
    """Every part keeps to the schemas, and everything that one refers to is there."""
    assert faults(made) == []


def test_the_check_can_fail(made: Path, tmp_path: Path) -> None:
    """A paragraph whose properties stand in the wrong order, as Word does not take them, is found."""
    spoilt = tmp_path / "spoilt.docx"
    with ZipFile(made) as whole, ZipFile(spoilt, "w") as file:
        for name in whole.namelist():
            data = whole.read(name)
            file.writestr(
                name,
                data.replace(b"<w:body>", b"<w:body><w:p><w:r/><w:pPr/></w:p>")
                if name == "word/document.xml"
                else data,
            )
    assert faults(spoilt)


def test_headings(word: Opened, book: Book) -> None:
    """Sections, chapters and what is in them are headings, in order, and no level is skipped."""
    found = headings(word)
    levels = [level for level, _ in found]
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))
    assert [text for level, text in found if level == 1][:3] == ["Foreword", "Blogs", "Testimonies"]
    chapters = [chapter.title for chapter in book.chapters]
    assert [text for level, text in found if level == 2 and text in chapters] == chapters
    assert (3, "What have people done?") in found
    assert (4, "Numbers, with a link") in found


def test_contents(made: Path, book: Book) -> None:
    """The contents are a field that Word makes anew, with an entry and a way to every chapter before it does."""
    listed = xml(made, "word/document.xml").find(f".//{WORD}sdt")
    assert listed is not None
    assert 'TOC \\o "1-2"' in "".join(listed.itertext(f"{WORD}instrText"))
    lines = words_of(listed).split("\n")
    assert [line for line in lines if line in {chapter.title for chapter in book.chapters}] == [
        chapter.title for chapter in book.chapters
    ]
    assert "Content note: Talks about loss." in lines
    assert "press Ctrl and A together" in lines[1]
    assert len(listed.findall(f".//{WORD}fldChar")) == 3


def test_contents_are_what_word_will_make(made: Path, word: Opened) -> None:
    """The entries are the headings of two levels, in the book's order: nothing changes when Word counts the pages."""
    listed = xml(made, "word/document.xml").find(f".//{WORD}sdt")
    assert listed is not None
    entries = [
        (int(style.get(f"{WORD}val")[-1]), "".join(text.text for text in line.iter(f"{WORD}t")))
        for line in listed.iter(f"{WORD}p")
        for style in line.iter(f"{WORD}pStyle")
        if style.get(f"{WORD}val").startswith("Toc")
    ]
    assert [entry for entry in entries if entry[0] < 3] == [entry for entry in headings(word) if entry[0] < 3]


def test_inner_links_arrive(made: Path) -> None:
    """Every link within the book, and every reference to a page, leads to a bookmark that is there once."""
    document = xml(made, "word/document.xml")
    names = [mark.get(f"{WORD}name") for mark in document.iter(f"{WORD}bookmarkStart")]
    assert len(names) == len(set(names))
    ids = [mark.get(f"{WORD}id") for mark in document.iter(f"{WORD}bookmarkStart")]
    assert len(ids) == len(set(ids))
    anchors = {link.get(f"{WORD}anchor") for link in document.iter(f"{WORD}hyperlink")} - {None}
    codes = " ".join(code.text or "" for code in document.iter(f"{WORD}instrText"))
    assert anchors | set(re.findall(r"(?:PAGEREF|NOTEREF) (\S+)", codes)) <= set(names)
    assert len(re.findall("PAGEREF", codes)) >= 4


def test_links_out(word: Opened) -> None:
    """A link to the web is one that can be followed, with its own words."""
    found = {(link.address, link.text) for paragraph in word.paragraphs for link in paragraph.hyperlinks}
    assert ("https://example.org/", "the network") in found
    assert ("mailto:hello@example.org", "hello@example.org") in found


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://e.org/a b?c=100%&amp;d=[1]", "https://e.org/a%20b?c=100%25&d=%5B1%5D"),
        ("https://tŷ.example/é", "https://xn--t-foa.example/%C3%A9"),
        ("https://[broken/x", None),
    ],
)
def test_no_address_spoils_the_file(written: str, kept: str | None, tmp_path: Path) -> None:
    """An address that Word would call damaged is written as it takes it; of one beyond help the words stay."""
    word = one(f'<p>See <a href="{written}">this</a>.</p>', tmp_path)
    found = [link.address for paragraph in word.paragraphs for link in paragraph.hyperlinks if link.text == "this"]
    assert found == ([kept] if kept else [])
    assert "See this." in [paragraph.text for paragraph in word.paragraphs]


def test_every_picture_is_described(made: Path) -> None:
    """A picture has its description; one without is marked as decoration, as the ripples are."""
    document = xml(made, "word/document.xml")
    described = {said.get("descr") for said in document.iter("{*}docPr") if said.get("descr")}
    assert described == {"A long table", "A garden"}
    for said in document.iter("{*}docPr"):
        marked = next(said.iter("{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"), None)
        assert (marked is not None) == (said.get("descr") == "")


def test_no_words_are_lost(made: Path, book: Book) -> None:
    """Every word of every chapter, note, caption and hard word stands in the file."""
    text = words_of(xml(made, "word/document.xml")) + words_of(xml(made, "word/footnotes.xml"))
    there = set(MARKS.sub(" ", text).split())
    for chapter in book.chapters:
        body = re.sub(r'<a class="footnote-(?:ref|backref)".*?</a>', "", chapter.html)
        wanted = " ".join((visible(body), chapter.title, chapter.summary, chapter.content_note, chapter.origin))
        joined = "".join(there)
        assert [word for word in wanted.split() if word not in there and word.strip(".,;()") not in joined] == []


def test_nothing_is_italic(made: Path) -> None:
    """No run and no style is italic, no word is split, and no letter is smaller than 12 points."""
    for name, part in parts(made):
        assert not list(part.iter(f"{WORD}i", f"{WORD}iCs")), name
        assert all(int(size.get(f"{WORD}val")) >= 24 for size in part.iter(f"{WORD}sz", f"{WORD}szCs")), name
    assert xml(made, "word/settings.xml").find(f"{WORD}autoHyphenation").get(f"{WORD}val") == "0"


def test_left_aligned_on_a4(word: Opened) -> None:
    """A4, turned for a wide table only, and no paragraph is justified."""
    sizes = [(section.page_width, section.page_height) for section in word.sections]
    assert {(across.mm // 1, down.mm // 1) for across, down in sizes if across and down} == {(210, 297), (297, 210)}
    assert all(paragraph.alignment is None for paragraph in word.paragraphs)


def test_footnotes(made: Path) -> None:
    """Footnotes are Word's own; a note that is pointed to twice is there once, and counted once."""
    notes = xml(made, "word/footnotes.xml")
    own = [note for note in notes if note.get(f"{WORD}type") is None]
    assert [words_of(note).strip() for note in own] == ["A note of its own.", "Another."]
    document = xml(made, "word/document.xml")
    assert [mark.get(f"{WORD}id") for mark in document.iter(f"{WORD}footnoteReference")] == ["1", "2"]
    assert "NOTEREF" in "".join(code.text or "" for code in document.iter(f"{WORD}instrText"))


def test_a_note_that_nothing_points_to(tmp_path: Path) -> None:
    """Its words stand after the text."""
    word = one('<p>Text.</p><div class="footnote"><hr><ol><li id="fn:a"><p>Alone.</p></li></ol></div>', tmp_path)
    assert "Alone." in [paragraph.text for paragraph in word.paragraphs]


def test_tables(word: Opened) -> None:
    """Heads come again on every page, and a short row is not broken."""
    table = word.tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["Year", "People"], ["2018", "140"]]
    head, row = (line._tr.find(qn("w:trPr")) for line in table.rows)
    assert head is not None
    assert head.find(qn("w:tblHeader")) is not None
    assert row is not None
    assert row.find(qn("w:tblHeader")) is None
    assert row.find(qn("w:cantSplit")) is not None


def test_cells_that_span(tmp_path: Path) -> None:
    """Cells over columns and rows stay where they were."""
    html = '<table><tr><th rowspan="2">A</th><th colspan="2">B</th></tr><tr><td>c</td><td>d</td></tr></table>'
    table = one(html, tmp_path).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["A", "B", "B"], ["A", "c", "d"]]


@pytest.mark.parametrize(("columns", "pages"), [(3, [False]), (6, [True]), (16, [False])])
def test_wide_tables(columns: int, pages: list[bool], tmp_path: Path) -> None:
    """A page is turned, with the heading, for a table that does not fit; one too wide for that is told row by row."""
    word = one(table_of(columns), tmp_path)
    turned = [section.page_width > section.page_height for section in word.sections]  # type: ignore[operator]
    assert (True in turned) == pages[0]
    assert len(word.tables) == (0 if columns == 16 else 1)
    said = " ".join(paragraph.text for paragraph in word.paragraphs) + " ".join(
        cell.text for table in word.tables for row in table.rows for cell in row.cells
    )
    assert f"cell-landscape-{columns - 1}" in said


def table_of(columns: int) -> str:
    """A table whose columns cannot be narrower than a long word."""
    head = "".join(f"<th>landscape{column}</th>" for column in range(columns))
    row = "".join(f"<td>cell-landscape-{column}</td>" for column in range(columns))
    return f"<h2>Wide</h2><table><thead><tr>{head}</tr></thead><tbody><tr>{row}</tr></tbody></table><p>After.</p>"


def test_languages(made: Path, tmp_path: Path) -> None:
    """The book's language is told once, a passage's own at its words."""
    default = xml(made, "word/styles.xml").find(f".//{WORD}rPrDefault//{WORD}lang")
    assert default is not None
    assert default.get(f"{WORD}val") == "en-GB"
    document = xml(made, "word/document.xml")
    welsh = [
        "".join(run.itertext(f"{WORD}t"))
        for run in document.iter(f"{WORD}r")
        for tongue in run.iter(f"{WORD}lang")
        if tongue.get(f"{WORD}val") == "cy"
    ]
    assert any("Mae pawb eisiau byw" in text for text in welsh)
    assert "Fy nhŷ" in welsh


def test_right_to_left(tmp_path: Path) -> None:
    """A chapter in Hebrew runs from the right, its words marked so; English within it does not."""
    word = one('<p>שלום and <b>x</b></p><p lang="en">English.</p>', tmp_path, language="he")
    by_text = {paragraph.text: paragraph for paragraph in word.paragraphs}
    hebrew, english = by_text["שלום and x"], by_text["English."]
    assert hebrew._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert english._p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is None
    marked = {run.text.strip(): run.font.rtl for run in hebrew.runs}
    assert marked["שלום"] is True
    assert not marked["and"]


def test_lists(tmp_path: Path) -> None:
    """Lists are Word's own, each with numbers counting from its own first one."""
    html = '<ol start="3"><li>three</li><li>four<ul><li>inner</li></ul></li></ol><ol><li value="7">seven</li></ol>'
    word = one(html, tmp_path)
    places = {paragraph.text: place(paragraph._p) for paragraph in word.paragraphs}
    assert places["three"] == places["four"] != places["seven"]
    assert (places["three"][1], places["inner"][1]) == ("0", "1")
    starts = {
        num.get(f"{WORD}numId"): num.find(f".//{WORD}startOverride").get(f"{WORD}val")
        for num in word.part.numbering_part.element.iter(f"{WORD}num")
        if num.find(f".//{WORD}startOverride") is not None
    }
    assert (starts[places["three"][0]], starts[places["seven"][0]]) == ("3", "7")


def place(paragraph: etree._Element) -> tuple[str, str]:
    """The list that a paragraph is in, and how deep; empty where it is in none."""
    list_, level = (paragraph.find(f"{WORD}pPr/{WORD}numPr/{WORD}{name}") for name in ("numId", "ilvl"))
    return ("", "") if list_ is None or level is None else (list_.get(f"{WORD}val"), level.get(f"{WORD}val"))


def test_a_drawing_is_a_picture(tmp_path: Path) -> None:
    """An SVG, which Word before 2016 does not show, is shown as dots."""
    drawing = tmp_path / "drawing.svg"
    drawing.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40"/></svg>'
    )
    word = one(f'<p><img alt="Red" src="{drawing}"></p>', tmp_path)
    blobs = [part.blob for part in word.part.package.iter_parts() if str(part.partname).endswith(".png")]
    assert blobs
    assert 'descr="Red"' in word.element.xml


def test_what_it_says_of_itself(word: Opened, made: Path, book: Book) -> None:
    """Title, subject, author, themes, language and day are in the file; and each text with its version."""
    core = word.core_properties
    assert (core.title, core.subject, core.author) == (book.title, book.subtitle, book.site_name)
    assert core.keywords == "Homeshare, #theme"
    assert core.language == "en-GB"
    assert core.created and core.modified  # noqa: PT018
    assert core.created.date() == core.modified.date() == TODAY
    held = {entry.get("name"): "".join(entry.itertext()) for entry in xml(made, "docProps/custom.xml")}
    assert held == {"blogs/first": "0123456789ab"}


def test_same_bytes(book: Book, made: Path, tmp_path: Path) -> None:
    """The same book and the same day give the same bytes, in another folder with an empty cache too."""
    again = make(book, {"docx": tmp_path / "other.docx"}, cache=tmp_path / "cache", today=TODAY)["docx"].path
    assert again.read_bytes() == made.read_bytes()


def test_greys(book: Book, tmp_path: Path) -> None:
    """For a printer without colours, every colour of the styles and the ripples is a grey."""
    grey = replace(book, grayscale=True)
    path = make(grey, {"docx": tmp_path / "grey.docx"}, cache=tmp_path / "cache", today=TODAY)["docx"].path
    named = re.findall(r'(?:color|fill)="([0-9A-F]{6})"', etree.tostring(xml(path, "word/styles.xml")).decode())
    assert named
    assert {colour for colour in named if len({colour[:2], colour[2:4], colour[4:]}) > 1} == set()
    with ZipFile(path) as file, Image.open(file.open("word/media/cover.png")) as cover:
        red, green, blue = cover.convert("RGB").split()
    assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_an_empty_book(tmp_path: Path) -> None:
    """A pack all of whose posts are held back is still a document."""
    empty = Book("Nothing yet", (Section("Blogs", ()),), "Site", "https://e.org/", date=date(2020, 1, 1))
    path = make(empty, {"docx": tmp_path / "x.docx"}, cache=tmp_path / "cache", today=TODAY)["docx"].path
    assert faults(path) == []
    assert [text for level, text in headings(Document(str(path))) if level == 1] == [
        "About this pack",
        "How to take part",
    ]
