"""The Easy Read edition: what was checked and nothing else, each picture left of its words, all of it large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from socialcarefuture.content.consent import Channel
from socialcarefuture.packs import MAKERS, Book, Made, PackError, make, possible
from socialcarefuture.packs.compose import compose
from socialcarefuture.packs.markup import visible

from tests.packs.sample import TODAY
from tests.packs.test_pdf import elements, sizes, words
from tests.packs.test_pdf_ua import faults
from tests.sites import Site, new_site

KETTLE = """---
easy_read_by: The editors
easy_read_checked_by: The Tuesday Group
---
# All about kettles

![A kettle.](../../docs/kettle.png)

A **kettle** makes water hot.
It can be *loud*.

![A cup.](../../docs/cup.png)

You can do two things:

- make tea
- make soup

## What to do next

![A clock.](../../docs/clock.png)

Read [the other text](../../testimonies/2023/my-morning.md).

Read [a third text](spoon.md), too. Or [these pages](https://example.org/a-very-long-address/that-nobody/would-type).
"""
MORNING = """---
easy_read_by: Ada
easy_read_checked_by: Nan and her friends
---
![A sun.](../../docs/clock.png)

I get up late.
"""


def _write(site: Site) -> None:
    for seed, name in enumerate(("kettle", "cup", "clock")):
        site.picture(f"docs/{name}.png", seed)
    site.blog("kettle", body="Kettles are vessels.\n")
    site.write("blogs/2023/kettle.easy.md", KETTLE)
    site.testimony("my-morning", body="Late rising.\n", content_note="Talks about being tired.")
    site.write("testimonies/2023/my-morning.easy.md", MORNING)
    site.blog("spoon", body="Spoons.\n")
    site.write("blogs/2023/spoon.easy.md", "---\neasy_read_by: Ada\n---\n# Unchecked\n\nUnchecked words.\n")
    site.blog("fork", body="Forks.\n")
    sections = [{"title": "Posts", "select": {"themes": ["kettles"]}}]
    site.text("docs/packs/kitchen.md", {"title": "Kitchen things", "sections": sections}, "A foreword.\n")


@pytest.fixture(scope="module")
def composed(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """Four posts: two have an Easy Read version that was checked, one has one that was not, one has none."""
    site = new_site(tmp_path_factory.mktemp("easy"))
    _write(site)
    manuscript = site.manuscript()
    (pack,) = manuscript.library.published(Channel.PACK).packs
    return compose(manuscript, pack, page=pack)


@pytest.fixture(scope="module")
def easy(composed: Book, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Its Easy Read edition."""
    folder = tmp_path_factory.mktemp("made")
    target = folder / "easy.pdf"
    return make(composed, {"easy-read": target}, cache=folder, today=TODAY)["easy-read"]


@pytest.fixture
def document(easy: Made) -> Iterator[pypdfium2.PdfDocument]:
    """The edition, for reading."""
    found = pypdfium2.PdfDocument(easy.path)
    yield found
    found.close()


def text_of(document: pypdfium2.PdfDocument) -> str:
    """All the words, with one space between them."""
    pages = (page.get_textpage().get_text_range() for page in document)
    return re.sub(r"\s+", " ", "\n".join(pages).replace("\u200b", "").replace("\xa0", " "))


def test_every_word_of_what_was_checked(composed: Book, document: pypdfium2.PdfDocument) -> None:
    """All the words of each checked version are there."""
    versions = [chapter.easy_read for chapter in composed.chapters if chapter.easy_read]
    printed = words(text_of(document))
    assert len(versions) == 2
    for version in versions:
        assert words(f"{version.title} {visible(version.html)}") - printed == {}


def test_no_word_of_what_was_not_checked(document: pypdfium2.PdfDocument) -> None:
    """Neither a version that nobody checked, nor the full text, nor a text without a version is in it."""
    text = text_of(document)
    for word in ("Unchecked", "vessels", "Late rising", "Spoons", "Forks"):
        assert word not in text


def test_it_says_how_many_are_not_in_it(document: pypdfium2.PdfDocument) -> None:
    """The front says how many texts there are, and how many of the pack have no version that was checked."""
    front = re.sub(r"\s+", " ", document[1].get_textpage().get_text_range())
    assert "2 texts are in Easy Read here." in front
    assert "This pack has 2 more texts. Nobody has checked an Easy Read version of them yet." in front
    assert "You do not have to read it all" not in front


def test_the_last_page_says_who_made_it(composed: Book, document: pypdfium2.PdfDocument) -> None:
    """For each text: who wrote it, who checked it, where it is on the web, and which version it is."""
    text = text_of(document)
    assert "Who wrote it: The editors Who checked it: The Tuesday Group" in text
    assert "On the web: site.example/blogs/kettle/easy-read/" in text.replace("- ", "-")
    assert "Who checked it: Nan and her friends" in text
    assert "hello@site.example" in text
    for chapter in composed.chapters:
        if chapter.easy_read:
            assert f"Version: {chapter.easy_read.version}" in text
            assert chapter.easy_read.version != chapter.version
            assert f"{chapter.key}/easy-read@{chapter.easy_read.version}" in document.get_metadata_value("Keywords")


def test_content_notes_and_voices_come_first(document: pypdfium2.PdfDocument) -> None:
    """A content note stands before the text, as does the name that the person chose."""
    assert "My morning Told by Nan Content note Talks about being tired. I get up late." in text_of(document)


def test_links(document: pypdfium2.PdfDocument) -> None:
    """A link to a text of the edition gives its page, any other its address, in the line, whatever its length."""
    text = text_of(document)
    pages = [one.get_textpage().get_text_range() for one in document]
    page = next(number for number, words_in in enumerate(pages, 1) if "I get up late" in words_in)
    assert f"the other text (page {page})" in text
    in_one = text.replace(" ", "")
    assert "athirdtext(site.example/blogs/spoon/)" in in_one
    assert "thesepages(example.org/a-very-long-address/that-nobody/would-type)" in in_one


def test_pictures_are_left_of_their_words(document: pypdfium2.PdfDocument) -> None:
    """Each picture has words to its right, at its height, and none to its left."""
    beside = []
    for page in document:
        for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
            _, bottom, right, top = picture.get_bounds()
            words_in = page.get_textpage().get_text_bounded
            assert words_in(0, bottom, right, top).strip() == ""
            beside.append(" ".join(words_in(right, bottom - 20, page.get_width(), top + 20).split()))
    assert beside[:2] == ["A kettle makes water hot. It can be loud.", "You can do two things: • make tea • make soup"]
    assert "a third text" in beside[2]
    assert beside[3:] == ["I get up late."]


def test_smallest_letter(document: pypdfium2.PdfDocument) -> None:
    """No letter is smaller than 18 points."""
    assert min(size for page in document for size in sizes(page)) == 18


def test_it_is_pdf_ua(easy: Made) -> None:
    """Its pictures are described, in order, its headings skip no level, and a checker finds no fault."""
    with pikepdf.open(easy.path) as pdf:
        found = list(elements(pdf.Root.StructTreeRoot))
        assert [str(each.Alt) for each in found if each.S == "/Figure"] == ["A kettle.", "A cup.", "A clock.", "A sun."]
        levels = [int(str(each.S)[2:]) for each in found if re.fullmatch("/H[1-6]", str(each.S))]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert pdf.open_metadata()["dc:title"] == "Kitchen things: Easy Read"
        assert pdf.check_pdf_syntax() == []
        fonts = {str(font.BaseFont) for page in pdf.pages for font in page.Resources.get("/Font", {}).values()}
        assert not [name for name in fonts if re.search("italic|oblique", name, re.IGNORECASE)]
    assert faults(easy.path) == []


def test_same_bytes(composed: Book, easy: Made, tmp_path: Path) -> None:
    """The same texts give the same bytes."""
    again = make(composed, {"easy-read": tmp_path / "again.pdf"}, cache=tmp_path, today=TODAY)["easy-read"]
    assert again.path.read_bytes() == easy.path.read_bytes()


def test_a_book_without_checked_versions_has_no_such_edition(book: Book, composed: Book, tmp_path: Path) -> None:
    """Where nothing was checked, every other edition can be made, and asking for this one says why it cannot."""
    assert set(MAKERS) - set(possible(book)) == {"easy-read"}
    assert set(possible(composed)) == set(MAKERS)
    with pytest.raises(PackError, match="no text in this pack has an Easy Read version that was checked"):
        make(book, {"easy-read": tmp_path / "x.pdf"}, cache=tmp_path, today=TODAY)
    assert not (tmp_path / "x.pdf").exists()


def test_a_lost_letter_is_told_by_its_own_file(composed: Book, tmp_path: Path) -> None:
    """What cannot be printed in an Easy Read version names that version's file."""
    chapters = list(composed.chapters)
    number, easy = next((place, each.easy_read) for place, each in enumerate(chapters) if each.easy_read)
    assert easy is not None
    chapters[number] = replace(chapters[number], easy_read=replace(easy, html=easy.html + "<p>\u4e2d</p>"))
    spoilt = replace(composed, sections=(replace(composed.sections[0], chapters=tuple(chapters)),))
    with pytest.raises(PackError, match=re.escape(easy.path)):
        make(spoilt, {"easy-read": tmp_path / "x.pdf"}, cache=tmp_path, today=TODAY)


def test_a_long_edition_says_that_one_can_choose(composed: Book, tmp_path: Path) -> None:
    """More than 24 pages are much to read at one go, and the front says that nobody has to."""
    short = next(chapter for chapter in composed.chapters if "morning" in chapter.key)
    more = (replace(short, key=f"{short.key}-{number}") for number in range(20))
    long = replace(composed, sections=(replace(composed.sections[0], chapters=(*composed.chapters, *more)),))
    made = make(long, {"easy-read": tmp_path / "x.pdf"}, cache=tmp_path, today=TODAY)["easy-read"]
    with pypdfium2.PdfDocument(made.path) as document:
        assert made.pages > 24
        assert "You do not have to read it all" in text_of(document)
