"""Every script on paper: shaped, run its own way, and read back."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import typst
from socialcarefuture.packs import Book, Chapter, Figure, Made, Section
from socialcarefuture.rendering.directions import directed
from socialcarefuture.rendering.glyphs import FONTS, families

from tests.packs.articles import ARTICLE, NAME
from tests.packs.reading import letters, read
from tests.packs.sample import TODAY, make_pdf

TWICE = {"ভ্রাতৃত্বসুলভ"}
"""Typst 0.15 writes a syllable twice whose sign is moved up or down: the paper is right, a copied word is not."""
BODY = """<p>{text}</p><h2>{name}</h2><ul><li>{name}</li></ul>
<table><thead><tr><th>{name}</th><th>Leeds</th></tr></thead><tbody><tr><td>{name}</td><td>12</td></tr></tbody></table>
<blockquote><p>{name}</p></blockquote><p><code>x = {name}</code></p>"""
MIXED = """<p>First <span lang="ar">قال Ann Example (في 2018)!</span> last.</p>
<p lang="pa">ਸਾਰਾ one</p><p>אבגד two</p><p>Seen: אבגד three</p>"""


def chapter(language: str, picture: Path) -> Chapter:
    """The article in one language, with its name everywhere that a text has one."""
    body = directed(BODY.format(text=ARTICLE[language], name=NAME[language]))
    return Chapter(
        key=f"blogs/{language}",
        path=f"blogs/{language}.md",
        title=NAME[language],
        html=body,
        url="",
        byline=(NAME[language], "Ann"),
        content_note=f"{NAME[language]}.",
        language=language,
        figure=Figure(picture, "A garden", f"{NAME[language]}."),
        themes=(NAME[language],),
    )


@pytest.fixture(scope="session")
def scripts(garden: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A book with a chapter in each script, and one that mixes them."""
    mixed = Chapter("blogs/mixed", "blogs/mixed.md", "Mixed: أهلا to all", directed(MIXED), "")
    chapters = (*(chapter(language, garden) for language in ARTICLE), mixed)
    folder = tmp_path_factory.mktemp("scripts")
    book = Book("Every letter", (Section("All", chapters),), "Site", "")
    return make_pdf(book, folder / "x.pdf", cache=folder / "cache", today=TODAY)


@pytest.fixture(scope="session")
def pages(scripts: Made) -> list[str]:
    """What another reader takes from each page."""
    document = pypdfium2.PdfDocument(scripts.path)
    found = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return found


def words(text: str) -> Counter[str]:
    """Words by their letters: that reader turns the two of `لا`, drawn as one, and loses the space that joins none."""
    plain = unicodedata.normalize("NFC", text).replace("\u200c", "")
    return Counter("".join(sorted(re.sub(r"[^\w\u0900-\u0dff]|[।॥]", "", word))) for word in plain.split())


@pytest.mark.parametrize("language", ["ar", "fa", "he", "ur", "cy", "el", "ru"])
def test_every_word_is_read_back(pages: list[str], language: str) -> None:
    """Each word of the article is in the text that another reader finds, with all its letters."""
    assert words(ARTICLE[language]) - words("\n".join(pages)) == Counter()


@pytest.mark.parametrize("language", ["bn", "gu", "pa", "cy", "el", "ru"])
def test_every_word_is_marked(scripts: Made, language: str) -> None:
    """Each word is in what the PDF says of its shapes: that reader loses some spaces of Gujarati and Gurmukhi."""
    with pikepdf.open(scripts.path) as pdf:
        text = " ".join("\n".join(map(read, pdf.pages)).split())
    article = unicodedata.normalize("NFC", ARTICLE[language])
    assert [word for word in article.split() if word not in TWICE and word not in text] == []


def shapes(pdf: pikepdf.Pdf, family: str) -> dict[str, int]:
    """How many shapes of a family stand for each letter or group of letters."""
    found: dict[str, set[int]] = {}
    for page in pdf.pages:
        for font in page.Resources.get("/Font", {}).values():
            if family in str(font.BaseFont) and "Bold" not in str(font.BaseFont):
                for code, text in letters(font).items():
                    found.setdefault(text, set()).add(code)
    return {text: len(codes) for text, codes in found.items()}


def test_arabic_letters_join(scripts: Made) -> None:
    """A letter has another shape at the beginning, in the middle and at the end of a word; lam and alef are one."""
    with pikepdf.open(scripts.path) as pdf:
        found = shapes(pdf, "Vazirmatn")
    assert found["ع"] >= 3
    assert found["ن"] >= 3
    assert "لا" in found


MEASURED = """#let families = json(bytes(sys.inputs.families)).map(it => {
  if "covers" in it { (name: it.name, covers: regex(it.covers)) } else { it.name }
})
#set text(font: families, fallback: false, size: 100pt)
#context [#metadata(json(bytes(sys.inputs.words)).map(it => measure(it).width.pt())) <widths>]"""


def test_conjuncts_are_drawn_as_one() -> None:
    """Letters that are written as one take less room than the same with a sign between them that keeps them apart."""
    joined = ["ক্ষ", "ন্দ্র", "জ্ঞ", "ਨ੍ਹ", "ਪ੍ਰ", "ક્ષ", "ત્ર", "જ્ઞ", "لا", "ععع"]
    apart = [re.sub("(?<=[\u09cd\u0a4d\u0acd\u0644\u0639])(?=.)", "\u200c", word) for word in joined]
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    inputs = {"families": json.dumps(families("".join(joined))), "words": json.dumps(joined + apart)}
    compiler = typst.Compiler(MEASURED.encode(), font_paths=fonts, sys_inputs=inputs)
    widths = json.loads(compiler.query("<widths>", field="value", one=True))
    one, several = widths[: len(joined)], widths[len(joined) :]
    assert [word for word, narrow, wide in zip(joined, one, several, strict=True) if not narrow < wide - 5] == []


def boxes(path: Path, number: int) -> Iterator[tuple[str, float, float]]:
    """The letters of a page, with the left of each and how high it stands."""
    document = pypdfium2.PdfDocument(path)
    text = document[number].get_textpage()
    for index in range(text.count_chars()):
        left, bottom, _, _ = text.get_charbox(index, loose=True)
        yield text.get_text_range(index, 1), left, bottom
    document.close()


def line(path: Path, number: int, sign: str) -> list[str]:
    """The letters of the line that holds a sign, from left to right."""
    found = list(boxes(path, number))
    (height,) = {round(bottom) for letter, _, bottom in found if letter == sign}
    across = sorted((left, letter) for letter, left, bottom in found if abs(bottom - height) < 6)
    return [letter for _, letter in across if letter.strip()]


def page_of(pages: list[str], text: str) -> int:
    """The first page, after the contents, that has a text."""
    return next(number for number, page in enumerate(pages) if number > 2 and text in page)


def test_a_right_to_left_chapter(scripts: Made, pages: list[str]) -> None:
    """Its title, text, list, table and quotation begin at the right; code, and our own words, at the left."""
    number = page_of(pages, "אחווה")
    found = list(boxes(scripts.path, number))
    bullets = [left for letter, left, _ in found if letter == "•"]
    assert bullets
    assert all(left > 480 for left in bullets)
    cells = {letter: left for letter, left, _ in found if letter in "12L"}
    assert cells["L"] < 480, "the second column is left of the first"
    assert max(left for letter, left, _ in found if letter == "כ") > 480
    code = line(scripts.path, number, "=") if any(letter == "=" for letter, _, _ in found) else None
    assert code is None or code[0] == "x"


def test_a_name_in_a_list_of_names(scripts: Made) -> None:
    """In the contents and in a byline, what ends an Arabic name stands at its left, and the English follows."""
    found = list(boxes(scripts.path, 1))
    ends = [(left, bottom) for letter, left, bottom in found if letter == "!"]
    assert len(ends) == 3, "a title, a byline and a content note"
    for left, bottom in ends:
        beside = [
            other for letter, other, height in found if "\u0621" <= letter <= "\u064a" and abs(height - bottom) < 6
        ]
        assert left < min(beside)
        latin = [other for letter, other, height in found if letter == "A" and abs(height - bottom) < 2]
        assert all(other > max(beside) for other in latin)


def test_words_within_a_line(scripts: Made, pages: list[str]) -> None:
    """An Arabic quotation runs its own way within an English sentence, the English name in it the other way."""
    row = "".join(line(scripts.path, page_of(pages, "First"), "!"))
    assert row.startswith("First!")
    assert row.endswith("last.")
    assert "AnnExample" in row


def test_long_words_of_other_scripts_are_not_cut(garden: Path, tmp_path: Path) -> None:
    """A place to break a long word lies between letters that do not join."""
    long = "بسم" * 12
    book = Book("Long", (Section("All", (replace(chapter("ar", garden), html=f"<p>{long}</p>"),)),), "Site", "")
    made = make_pdf(book, tmp_path / "x.pdf", cache=tmp_path, today=TODAY)
    with pikepdf.open(made.path) as pdf:
        assert "س" in shapes(pdf, "Vazirmatn")
    assert long in " ".join(path.read_text("utf-8") for path in (tmp_path / "packs").glob("*.typ"))
