"""No letter is lost on paper."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from socialcarefuture.packs import Book, PackError, checks
from socialcarefuture.packs.pictures import kept
from socialcarefuture.rendering import glyphs

from tests.packs.articles import ARTICLE
from tests.packs.sample import TODAY, make_pdf


@pytest.mark.parametrize(
    "text",
    [
        "âêîôûŵŷ ÂÊÎÔÛŴŶ áéíóú äëïöüẅÿ",
        "“quotes” — … • ‣ £ € ½ °\u2018\u2019\u2013\u2011",
        "→ ← ↑ ✓ ✔ ✗ ☐ ☑ ★ ❤️",
        "αβγ Ω Ж я ł ş ő",
        "😀👍🏽🎉👩‍🦽 🏳️‍🌈 🇬🇧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 1️⃣ 🧑‍🤝‍🧑 ♿",
        "٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ ؟ ، ؛ ٪ \u06d4 مُحَمَّدٌ پٹڈڑںےہۃۂ ڕڵێۆ ټډړږښۍ",
        "בְּרֵאשִׁית ₪ ০১২৩৪৫৬৭৮৯ । ৰৱ ੦੧੨੩ ੴ ૦૧૨૩ ॥",
        *map(glyphs.clean, ARTICLE.values()),
    ],
)
def test_letters_that_print(text: str) -> None:
    """Welsh, typography, arrows, ticks, emoji, and the letters, digits and points of every script have shapes."""
    assert glyphs.missing(text) == []


@pytest.mark.parametrize("text", ["க", "語", "\ue000", "\ufeff", "\x07", "ٻ"])
def test_letters_that_do_not(text: str) -> None:
    """Other scripts, private signs and controls are told; so is one that only another Arabic font would have."""
    assert glyphs.missing(f"Plain {text}") == [text]


def faulty(book: Book, file: Path) -> Book:
    """A book with a letter of Tamil in its second chapter, written as such and as a number."""
    file.write_text("---\ntitle: A post\n---\nPlain.\n\nThe word க here.\n", "utf-8")
    chapter = replace(book.sections[0].chapters[1], html="<p>The word &#xb95; here. &#xe000;</p>", file=file)
    return replace(book, sections=(replace(book.sections[0], chapters=(chapter,)),))


def test_missing_letter_names_post_and_line(book: Book, tmp_path: Path) -> None:
    """A letter that no font has is told by name, with the post, the place and the font that would have it."""
    with pytest.raises(PackError) as caught:
        make_pdf(faulty(book, tmp_path / "post.md"), tmp_path / "x.pdf", cache=tmp_path, today=TODAY)
    found = {(each.path, each.line, each.column, each.code) for each in caught.value.problems}
    assert found == {
        ("blogs/2018/second.md", 6, 10, "missing-letter"),
        ("blogs/2018/second.md", 0, 0, "missing-letter"),
    }
    assert 'no letter "க" (U+0B95 TAMIL LETTER KA)' in str(caught.value)
    assert "Noto Sans Tamil" in str(caught.value)
    assert f"into {glyphs.FONTS.relative_to(Path.cwd()).as_posix()}/" in str(caught.value)


def test_a_missing_letter_stops_only_what_is_printed(book: Book, tmp_path: Path) -> None:
    """An e-book keeps its letters as text: what our fonts have does not matter to it."""
    odd = faulty(book, tmp_path / "post.md")
    pictures, wrong = checks.keep_pictures(odd, tmp_path)
    assert [*wrong, *checks.problems(odd)] == []
    assert len(checks.lost_letters(odd, pictures)) == 2


def test_a_missing_letter_in_a_title(book: Book, tmp_path: Path) -> None:
    """The book's own words are looked at too, and so are bylines, captions and themes."""
    with pytest.raises(PackError, match=r"docs/packs/reader\.md: error: .*TAMIL LETTER KA"):
        make_pdf(replace(book, subtitle="க"), tmp_path / "x.pdf", cache=tmp_path, today=TODAY)


def test_a_missing_letter_in_a_drawing(tmp_path: Path, book: Book) -> None:
    """What a drawing says is looked at, what it is called is not."""
    drawing = tmp_path / "a map.svg"
    drawing.write_text('<svg xmlns="http://www.w3.org/2000/svg"><title>語</title><text>க</text></svg>', "utf-8")
    file = tmp_path / "post.md"
    file.write_text("Text.\n\n![A map](a%20map.svg)\n", "utf-8")
    chapter = replace(book.sections[0].chapters[1], html=f'<img alt="" src="{drawing}">', file=file)
    odd = replace(book, sections=(replace(book.sections[0], chapters=(chapter,)),))
    (problem,) = checks.lost_letters(odd, {str(drawing): kept(drawing, tmp_path)})
    assert (problem.line, problem.code) == (3, "missing-letter")
    assert 'the drawing "a map.svg" has a letter that our fonts have not: "க"' in problem.message


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with all of our fonts but Hebrew's."""
    for path in glyphs.FONTS.glob("*.ttf"):
        if "Hebrew" not in path.name:
            (tmp_path / path.name).symlink_to(path)
    original = glyphs.FONTS
    monkeypatch.setattr(glyphs, "FONTS", tmp_path)
    forget()
    yield original
    forget()


def forget() -> None:
    """Look at the folder anew."""
    for known in (glyphs._first, glyphs._stack, glyphs._covered, glyphs._name):
        known.cache_clear()


def test_a_font_is_added_by_laying_it_there(shelf: Path, tmp_path: Path) -> None:
    """A font in the folder is asked for its letters, without a word of code."""
    assert glyphs.missing("א") == ["א"]
    assert "Noto Sans Hebrew" not in json.dumps(glyphs.families("א"))
    (tmp_path / "NotoSansHebrew-Regular.ttf").symlink_to(shelf / "NotoSansHebrew-Regular.ttf")
    forget()
    assert glyphs.missing("א") == []
    assert "Noto Sans Hebrew" in json.dumps(glyphs.families("א", code=True))


def test_only_the_families_that_a_text_needs() -> None:
    """A book in English is set with as few families as before there were others; each costs time in every line."""
    assert [family["name"] for family in glyphs.families("Plain → Ŵŷ αβ 😀")] == [
        "Atkinson Hyperlegible Next",
        "DejaVu Sans",
        "Noto Emoji",
    ]
    assert [family["name"] for family in glyphs.families("أهلا")][1] == "Vazirmatn"


@pytest.mark.parametrize(
    ("character", "font"), [("க", "Noto Sans Tamil"), ("ி", "Noto Sans Tamil"), ("語", "Noto Sans SC"), ("⛷", "Noto")]
)
def test_the_remedy_names_a_font(character: str, font: str) -> None:
    """Whoever looks for a font is told the name of one."""
    assert font in glyphs.remedy(character)


def test_fonts_are_open_and_upright() -> None:
    """Every font in the project has its licence beside it, may be embedded and stands upright."""
    fonts = list(glyphs.FONTS.glob("*.ttf"))
    licences = " ".join(path.name for path in glyphs.FONTS.glob("*.txt"))
    assert fonts
    for path in fonts:
        with TTFont(path) as font:
            assert font["OS/2"].fsType == 0
            assert font["post"].italicAngle == 0
        assert path.stem.partition("-")[0] in licences
