"""No letter is lost on paper."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from socialcarefuture.packs import Book, PackError
from socialcarefuture.rendering import glyphs

from tests.packs.sample import TODAY, make_pdf


@pytest.mark.parametrize(
    "text",
    [
        "âêîôûŵŷ ÂÊÎÔÛŴŶ áéíóú äëïöüẅÿ",
        "“quotes” — … • ‣ £ € ½ °\u2018\u2019\u2013\u2011",
        "→ ← ↑ ✓ ✔ ✗ ☐ ☑ ★ ❤️",
        "αβγ Ω Ж я ł ş ő",
        "😀👍🏽🎉👩‍🦽",
    ],
)
def test_letters_that_print(text: str) -> None:
    """Welsh, typography, arrows, ticks, Greek, Cyrillic and emoji have shapes."""
    assert glyphs.missing(text) == []


def test_missing_letter_names_post_and_line(book: Book, tmp_path: Path) -> None:
    """A letter that no font has is told by name, with the post and the place."""
    file = tmp_path / "post.md"
    file.write_text("---\ntitle: A post\n---\nPlain.\n\nThe word ক here.\n", "utf-8")
    chapter = replace(book.sections[0].chapters[1], html="<p>The word &#x995; here. &#xe000;</p>", file=file)
    section = replace(book.sections[0], chapters=(chapter,))
    with pytest.raises(PackError) as caught:
        make_pdf(replace(book, sections=(section,)), tmp_path / "x.pdf", cache=tmp_path, today=TODAY)
    found = {(each.path, each.line, each.column, each.code) for each in caught.value.problems}
    assert found == {
        ("blogs/2018/second.md", 6, 10, "missing-letter"),
        ("blogs/2018/second.md", 0, 0, "missing-letter"),
    }
    assert 'no letter "ক" (U+0995 BENGALI LETTER KA)' in str(caught.value)


def test_a_missing_letter_in_a_title(book: Book, tmp_path: Path) -> None:
    """The book's own words are looked at too, and so are bylines, captions and themes."""
    with pytest.raises(PackError, match=r"docs/packs/reader\.md: error: .*BENGALI LETTER KA"):
        make_pdf(replace(book, subtitle="ক"), tmp_path / "x.pdf", cache=tmp_path, today=TODAY)


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
