"""What a typeset book tells besides its texts, and how it looks on paper."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from socialcarefuture.packs import Book, Chapter, Made, Section
from socialcarefuture.packs.forms import FORMS, Form
from socialcarefuture.packs.motif import GREYS, PALETTES

from tests.packs.sample import make_form
from tests.packs.test_pdf import sizes


@pytest.fixture
def pages(typeset: Made) -> list[str]:
    """The text of each page, in one line."""
    document = pypdfium2.PdfDocument(typeset.path)
    texts = [page.get_textpage().get_text_range().replace("\u200b", "") for page in document]
    document.close()
    return [re.sub(r"\s+", " ", text) for text in texts]


def page_of(pages: list[str], words: str) -> str:
    """The last page that has these words."""
    return next(page for page in reversed(pages) if words in page)


def test_cover(pages: list[str]) -> None:
    """The cover says what the pack is about, and where and when people meet."""
    for said in ("Stories & more", "Homeshare", "Thursday, 2 pm, at the library", "Example #Movement", "1 July 2019"):
        assert said in pages[0]


def test_head_of_a_post(pages: list[str]) -> None:
    """A post begins with what it is in short, what it warns of, and what its picture shows and who made it."""
    head = " ".join(pages)
    for said in ("In short What we *all* want.", "Content note Talks about loss.", "In $June$ Picture: Cleo_Camera"):
        assert said in head


def test_voice_and_questions(pages: list[str]) -> None:
    """A testimony shows the voice that the person chose; a glimpse who did it, and its questions with numbers."""
    text = " ".join(pages)
    assert "Fy nhŷ A mother in Bangor Testimony" in text
    assert "Who did it: The Lunch Circle, since 2016" in text
    assert "1 What have people done?" in text
    assert "6 What would help it happen?" in text


def test_hard_words(pages: list[str]) -> None:
    """A hard word is explained after the texts, with the pages of those that use it."""
    explained = re.search(r"Co-production (\d+), (\d+) Deciding together\.", page_of(pages, "Hard words"))
    assert explained
    assert "First published in The #Journal." in pages[int(explained[1]) - 1]
    assert "The Lunch Circle" in pages[int(explained[2]) - 1]


def test_index(pages: list[str]) -> None:
    """Themes, people and places are found by their pages."""
    index = page_of(pages, "Index Themes")
    assert re.search(r"People .*Élodie Ŵright \d+ Places York \d+", index)


def test_what_the_pack_holds(pages: list[str], typeset: Made) -> None:
    """It says which posts it holds at which version, whence they come, who made the pictures and what is allowed."""
    about = page_of(pages, "Version 0123456789ab")
    for said in ("First published in The #Journal.", "Picture: Cleo_Camera", "Ask us first."):
        assert said in about
    with pikepdf.open(typeset.path) as pdf:
        assert str(pdf.open_metadata()["pdf:Keywords"]) == "blogs/first@0123456789ab"


def test_codes_lead_to_the_web(typeset: Made, book: Book) -> None:
    """A post ends with a code that a phone reads as its address, and the last page with the site's."""
    document = pypdfium2.PdfDocument(typeset.path)
    shown = [page.render(scale=2, grayscale=True).to_pil() for page in document]
    document.close()
    found = [
        code.text
        for picture in shown
        for code in zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    ]
    assert found == [*(chapter.url for chapter in book.chapters), book.site_url]


def test_how_to_take_part_is_last(pages: list[str]) -> None:
    """The last page says what a reader can do next, and where to find us."""
    assert "How to take part" in pages[-1]
    assert "Find us on the web example.org" in pages[-1]
    assert "hello@example.org" in pages[-1]


def luminance(colour: str) -> float:
    """How light a colour is, as WCAG counts it."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", [*PALETTES, GREYS])
def test_contrast(palette: tuple[str, ...]) -> None:
    """The colours of words stand out 7 to 1 from the pale ground, and so from white."""
    assert all((luminance(palette[-1]) + 0.05) / (luminance(colour) + 0.05) >= 7 for colour in palette[:2])


def test_without_colour(book: Book, tmp_path: Path) -> None:
    """A pack for a printer without colours has none."""
    chapters = tuple(replace(chapter, figure=None, html="<p>Soup.</p>") for chapter in book.chapters)
    grey = replace(book, sections=(Section("All", chapters),), foreword="", grayscale=True)
    document = pypdfium2.PdfDocument(make_form(grey, tmp_path / "grey.pdf", "standard", tmp_path).path)
    for page in document:
        red, green, blue = page.render(scale=0.5).to_pil().split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()
    document.close()


def long_post(number: int) -> Chapter:
    """A post of paragraphs, some with notes, headings and lists in an order of its own."""
    dice = random.Random(number)
    noted = '<a href="https://example.org/an-address-that-goes-into-a-note/">We say more</a>. '
    html = []
    for _ in range(dice.randint(9, 18)):
        lines = dice.choice(("", noted)) + " ".join(
            "We meet and we talk about what matters here." for _ in range(dice.randint(1, 7))
        )
        items = "".join("<li>We meet and we talk about what matters.</li>" for _ in range(dice.randint(2, 7)))
        html.append(dice.choice(("<h2>A heading</h2>", "<h3>Another</h3>", "")) + f"<p>{lines}</p>")
        html.append(dice.choice((f"<ul>{items}</ul>", "<h2>Over a list</h2><ul><li>One</li></ul>", "")))
    return Chapter(f"blogs/{number}", f"blogs/{number}.md", "A post", "".join(html), f"https://example.org/{number}/")


def lowest(page: pypdfium2.PdfPage, form: Form) -> float:
    """The size of the lowest letters on a page, above its margin."""
    letters = page.get_textpage()
    seen = [index for index in range(letters.count_chars()) if letters.get_text_range(index, 1).strip()]
    bottoms = (letters.get_charbox(index)[1] for index in seen)
    inside = [(y, size) for y, size in zip(bottoms, sizes(page), strict=True) if y > form.bottom / 25.4 * 72 - 6]
    return min(inside)[1]


@pytest.mark.parametrize("form", ["standard", "large-print", "booklet"])
def test_no_heading_is_left_alone(form: str, tmp_path: Path) -> None:
    """No heading stands at the foot of a page with its words on the next."""
    posts = tuple(long_post(number) for number in range(24))
    big = Book("Big", (Section("Blogs", posts),), "Site", "https://example.org/")
    made = make_form(big, tmp_path / "big.pdf", form, tmp_path)
    document = pypdfium2.PdfDocument(made.path)
    texts = [page for page in list(document)[2:] if "About this pack" not in page.get_textpage().get_text_range()]
    assert len(texts) > 60
    assert [index for index, page in enumerate(texts) if lowest(page, FORMS[form]) not in set(allowed(form))] == []
    document.close()


def allowed(form: str) -> Iterator[float]:
    """The sizes of letters that are not a heading's."""
    yield from (FORMS[form].body, FORMS[form].small)
