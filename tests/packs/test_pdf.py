"""What the PDF is: read back by two other engines than the one that made it."""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from socialcarefuture.packs import Book, Made
from socialcarefuture.packs.forms import FORMS
from socialcarefuture.packs.markup import visible

from tests.packs.sample import HOSTILE


def elements(node: Any) -> Iterator[Any]:
    """The structure's elements, in reading order."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node.K)


@pytest.fixture(scope="session")
def text(typeset: Made) -> str:
    """All the text, page after page."""
    document = pypdfium2.PdfDocument(typeset.path)
    found = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return found


def words(text: str) -> Counter[str]:
    """The words of a text, without the numbers of notes that stand right after some."""
    plain = unicodedata.normalize("NFKC", text).replace("\u200b", "")
    return Counter(re.findall(r"[^\W\d_]+", plain))


def test_language_and_title(pdf: pikepdf.Pdf) -> None:
    """The language is told, the title is told and shown in place of the file's name."""
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert pdf.open_metadata()["dc:title"] == "A *gloriously* ordinary reader"


def test_pdf_ua(pdf: pikepdf.Pdf) -> None:
    """It says that it is PDF/UA-1, is tagged, and follows its structure from field to field."""
    assert str(pdf.open_metadata()["pdfuaid:part"]) == "1"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert {str(page.get("/Tabs")) for page in pdf.pages} == {"/S"}


def test_sound(pdf: pikepdf.Pdf) -> None:
    """Another reader finds no fault in how the file is written."""
    assert pdf.check_pdf_syntax() == []


def test_headings(pdf: pikepdf.Pdf) -> None:
    """Headings begin at the first level and never skip one."""
    levels = [
        int(str(node.S)[2:]) for node in elements(pdf.Root.StructTreeRoot) if re.fullmatch("/H[1-6]", str(node.S))
    ]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert {1, 2, 3, 4} <= set(levels)


def test_bookmarks(pdf: pikepdf.Pdf) -> None:
    """The bookmarks name every part, the contents among them, with the chapters inside their sections."""
    with pdf.open_outline() as outline:
        parts = [part.title for part in outline.root]
        blogs = next(part for part in outline.root if part.title == "Blogs")
        own = ["Hard words", "Index", "About this pack", "How to take part"]
        assert parts == ["Foreword", "Contents", "Blogs", "Testimonies", *own]
        assert [chapter.title.replace("“", '"').replace("”", '"') for chapter in blogs.children] == [HOSTILE, "Second"]


def test_pictures_have_descriptions(pdf: pikepdf.Pdf) -> None:
    """Every figure is described; what only decorates is none."""
    figures = [node for node in elements(pdf.Root.StructTreeRoot) if node.S == "/Figure"]
    assert [str(figure.Alt) for figure in figures] == ["A long table", "A garden"]


def test_links_are_tagged(pdf: pikepdf.Pdf) -> None:
    """Every link on a page says in words where it leads."""
    links = [note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    assert len(links) > 20
    assert all(str(link.get("/Contents", "")) for link in links)


def test_languages(pdf: pikepdf.Pdf) -> None:
    """Welsh quotations and chapters say that they are Welsh, of no certain place; our words are English."""
    told = {str(node.Lang) for node in elements(pdf.Root.StructTreeRoot) if "/Lang" in node}
    assert told - {"en-GB"} == {"cy"}


def test_fonts(pdf: pikepdf.Pdf) -> None:
    """Every font is embedded with the letters it stands for, and none is italic."""
    fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
    descriptors = [font.DescendantFonts[0].FontDescriptor for font in fonts]
    assert all("/FontFile2" in each or "/FontFile3" in each for each in descriptors)
    assert all("/ToUnicode" in font for font in fonts)
    assert all(int(each.ItalicAngle) == 0 and not int(each.Flags) & 64 for each in descriptors)
    assert not [font.BaseFont for font in fonts if re.search("italic|oblique", str(font.BaseFont), re.IGNORECASE)]


def sizes(page: pypdfium2.PdfPage) -> Iterator[float]:
    """The size of every letter on a page, in points as printed."""
    words, matrix = page.get_textpage(), pdfium.FS_MATRIX()
    for index in range(words.count_chars()):
        if words.get_text_range(index, 1).strip():
            pdfium.FPDFText_GetMatrix(words, index, ctypes.byref(matrix))
            yield round(pdfium.FPDFText_GetFontSize(words, index) * abs(matrix.d or matrix.b), 2)


def test_smallest_letter(typeset: Made) -> None:
    """No letter is smaller than 12 points, or 18 in large print: notes, code, captions and page numbers neither."""
    document = pypdfium2.PdfDocument(typeset.path)
    smallest = min(size for page in document for size in sizes(page))
    document.close()
    assert smallest == (18 if typeset.edition == "large-print" else 12)


def test_every_word(book: Book, text: str) -> None:
    """Every word of every chapter and of the foreword is on paper."""
    printed = words(text)
    for html in (book.foreword, *(chapter.html for chapter in book.chapters)):
        body = re.sub(r'<sup id="fnref.*?</sup>', "", html)
        assert (
            Counter({word: count for word, count in words(visible(body)).items() if len(word) < 30}) - printed
            == Counter()
        )


def test_hostile_text(text: str) -> None:
    """Text that looks like code is printed as it was written."""
    joined = re.sub(r"\s+", " ", text).replace("“", '"').replace("”", '"')
    assert HOSTILE in joined
    for written in ("Ann *Example*", "The #Journal.", "In $June$", "Cleo_Camera", "#theme", "Example #Movement"):
        assert written in joined
    assert '--flag "x"' in joined
    assert "--flaga//bhttps://example.org/x_y" in joined.replace("\u200b", "").replace(" ", "")


def test_links_on_paper(text: str) -> None:
    """A link in the pack gives its page, another one its address, if it can be typed; never twice."""
    joined = re.sub(r"\s+", " ", text.replace("\u200b", "").replace("\xa0", " "))
    page = re.search(r"the second \(page (\d+)\)", joined)
    assert page
    assert re.search(rf"Second (\. )+{page[1]}\b", joined)
    assert "the network (example.org)," in joined
    assert joined.count("hello@example.org") == 3, "once in the text, once about the pack, once at its end"
    assert "the report (example.org/…)," in joined


def test_notes(text: str) -> None:
    """A footnote is printed once, however often it is referred to."""
    assert text.count("A note of its own.") == 1


def test_last_page_tells_how_many_are_left_out(text: str) -> None:
    """The pack says how many posts are not in it, and not which."""
    assert "2 posts are not in this pack" in re.sub(r"\s+", " ", text)


def test_nothing_is_cut(typeset: Made) -> None:
    """A table too wide turns its page on its side, or is told row by row; long words and code break."""
    document = pypdfium2.PdfDocument(typeset.path)
    sideways = [page for page in document if page.get_width() > page.get_height()]
    assert len(sideways) == (1 if typeset.edition == "standard" else 0), "large letters have no room for 7 long words"
    assert all("celllandscape6" in page.get_textpage().get_text_range() for page in sideways)
    for page in document:
        letters = page.get_textpage()
        shown = [index for index in range(letters.count_chars()) if letters.get_text_range(index, 1).strip()]
        margin = 20 if page.get_width() > page.get_height() else FORMS[typeset.edition].right
        edge = page.get_width() - margin / 25.4 * 72
        assert all(letters.get_charbox(index)[2] <= edge for index in shown)
    document.close()
