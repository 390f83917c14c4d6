"""What no edition may leave out: each has the same words, and the same parts in the same order."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree, html
from socialcarefuture.packs import EDITIONS, MAKERS, Book, apparatus, make
from socialcarefuture.packs.markup import visible
from socialcarefuture.packs.words import WORDS, address, left_out, since, written

from tests.packs.sample import TODAY

WHOLE = [name for name in MAKERS if name != "easy-read"]
"""The editions that hold every text."""
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OPF = {"o": "http://www.idpf.org/2007/opf"}


def read_pdf(path: Path) -> Iterator[str]:
    """The words of a PDF, page after page."""
    document = pypdfium2.PdfDocument(path)
    yield from (page.get_textpage().get_text_range() for page in document)
    document.close()


def read_docx(path: Path) -> Iterator[str]:
    """The words of a Word document, without those of its footnotes and heads."""
    with zipfile.ZipFile(path) as file:
        yield from (text.text or "" for text in etree.fromstring(file.read("word/document.xml")).iter(f"{_WORD}t"))


def read_epub(path: Path) -> Iterator[str]:
    """The words of an EPUB, in the order of its spine."""
    with zipfile.ZipFile(path) as file:
        package = etree.fromstring(file.read("EPUB/package.opf"))
        names = {item.get("id"): item.get("href") for item in package.iterfind(".//o:item", _OPF)}
        for place in package.iterfind(".//o:itemref", _OPF):
            yield from etree.fromstring(file.read(f"EPUB/{names[place.get('idref')]}")).find("{*}body").itertext()


def read_html(path: Path) -> Iterator[str]:
    """The words of a web page."""
    yield from html.document_fromstring(path.read_text("utf-8")).body.itertext()


def read_txt(path: Path) -> Iterator[str]:
    """The words of a plain text."""
    yield path.read_text("utf-8")


_STRAIGHT = str.maketrans("\u201c\u201d\u2018\u2019", "\"\"''")
READERS = {"pdf": read_pdf, "docx": read_docx, "epub": read_epub, "html": read_html, "txt": read_txt}


def bare(text: str) -> str:
    """A text without what an edition may set in its own way: spaces, breaks, marks of direction, forms of quotes."""
    straight = unicodedata.normalize("NFKC", text).translate(_STRAIGHT)
    return "".join(sign for sign in straight if not sign.isspace() and unicodedata.category(sign) != "Cf")


@pytest.fixture(scope="session")
def editions(book: Book, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The bare words of each edition."""
    folder = tmp_path_factory.mktemp("editions")
    wanted = {name: folder / f"{name}.{EDITIONS[name].suffix}" for name in WHOLE}
    made = make(book, wanted, cache=cache, today=TODAY)
    return {name: bare("".join(READERS[EDITIONS[name].suffix](one.path))) for name, one in made.items()}


def told(book: Book) -> Iterator[str]:
    """What has to be in every edition, besides the texts themselves."""
    yield from (book.title, book.subtitle, book.cover_note, book.site_name, written(book.date), book.licence)
    yield from (*book.themes, *(section.title for section in book.sections if section.chapters))
    yield from (left_out(book.left_out), book.contact, address(book.url), address(book.site_url), written(TODAY))
    for chapter in book.chapters:
        yield from (chapter.title, chapter.label, *chapter.byline, written(chapter.date), chapter.summary)
        yield from (chapter.content_note, chapter.origin, chapter.licence, chapter.version)
        yield from (since(chapter.organisation, chapter.since), address(chapter.url))
        if chapter.figure:
            yield from (chapter.figure.caption, apparatus.credit(chapter.figure))
    for word in book.words:
        yield from (word.title, visible(word.html))
    for group in apparatus.index(book):
        yield from (group.title, *(entry.name for entry in group.entries))
    for fact in (*apparatus.about(book, TODAY), *apparatus.take_part(book), *apparatus.ways(book)):
        yield from (fact.name, fact.text)
    yield from (WORDS["glossary-says"], WORDS["holds-says"])


@pytest.mark.parametrize("name", WHOLE)
def test_nothing_is_left_out(name: str, book: Book, editions: dict[str, str]) -> None:
    """Whatever there is to know of the book and of its texts is in the words of every edition."""
    sentences = (part for said in told(book) for part in re.split(r"(?<=\.)\s+", said) if part.strip())
    assert [part for part in sentences if bare(part) not in editions[name]] == []


@pytest.mark.parametrize("name", [name for name in WHOLE if name != "booklet"])
def test_the_order_of_parts(name: str, book: Book, editions: dict[str, str]) -> None:
    """Cover, foreword, contents, texts, hard words, index, what is in it, how to take part: in every edition."""
    first = next(book.chapters)
    index = apparatus.index(book)[-1]
    marks = {
        "cover": book.cover_note,
        "foreword": visible(book.foreword).split(".")[0],
        "contents": first.content_note,
        "texts": "We all want to live in the place we call home.",
        "hard words": WORDS["glossary-says"],
        "index": index.title + index.entries[0].name,
        "about": WORDS["holds-says"],
        "take part": apparatus.take_part(book)[0].text,
    }
    places = {part: editions[name].find(bare(mark)) for part, mark in marks.items()}
    assert -1 not in places.values()
    assert list(places) == sorted(places, key=lambda part: places[part])


def test_nobody_is_sent_where_the_book_does_not_lead() -> None:
    """A book without an address of its own, of its site or of an e-mail says nothing of writing or of the web."""
    alone = Book("Book", (), "Site", "")
    assert [step.name for step in apparatus.take_part(alone)] == ["Talk about it", "Pass it on"]
    assert apparatus.ways(alone) == ()
    assert [fact.name for fact in apparatus.about(alone, TODAY)] == ["Who made it", "When this copy was made"]
