"""The plain text edition: every word, in the order in which it is read, with nothing drawn."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from socialcarefuture.packs import Book, Chapter, Section, make
from socialcarefuture.packs.flow import matter
from socialcarefuture.packs.markup import visible
from socialcarefuture.packs.text import text

from tests.packs.sample import TODAY


@pytest.fixture(scope="session")
def made(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The book as plain text."""
    folder = tmp_path_factory.mktemp("text")
    return make(book, {"text": folder / "pack.txt"}, cache=folder / "cache", today=TODAY)["text"].path


def told(html: str, **fields: object) -> str:
    """The text of a chapter with this HTML, without what the chapter begins with and what stands after it."""
    chapter = replace(Chapter("blogs/x", "blogs/x.md", "X", html, ""), **fields)  # type: ignore[arg-type]
    whole = text(matter(Book("Book", (Section("Blogs", (chapter,)),), "Site", ""), TODAY))
    return whole.split("Chapter 1: X\n")[2].split("\nAbout this pack\n")[0].strip()


def test_no_words_are_lost(made: Path, book: Book) -> None:
    """Every word of every chapter, title, note and caption stands in the file."""
    there = unicodedata.normalize("NFKC", made.read_text("utf-8"))
    for chapter in book.chapters:
        body = re.sub(r'<a class="footnote-(?:ref|backref)".*?</a>', "", chapter.html)
        said = (visible(body), chapter.title, chapter.summary, chapter.content_note, chapter.origin, *chapter.byline)
        assert [word for word in unicodedata.normalize("NFKC", " ".join(said)).split() if word not in there] == []


def test_fit_for_any_program(made: Path) -> None:
    """UTF-8, ends of lines as one sign, none after blanks, one at the end; never more than two lines left empty."""
    data = made.read_bytes()
    whole = data.decode("utf-8")
    assert b"\r" not in data
    assert not data.startswith(b"\xef\xbb\xbf")
    assert not re.search(r"[ \t\u00a0]\n", whole)
    assert whole.endswith("\n")
    assert not whole.endswith("\n\n")
    assert "\n\n\n\n" not in whole


def test_same_bytes(book: Book, made: Path, tmp_path: Path) -> None:
    """The same book gives the same bytes."""
    again = make(book, {"text": tmp_path / "other.txt"}, cache=tmp_path / "cache", today=TODAY)["text"].path
    assert again.read_bytes() == made.read_bytes()


def test_the_way_through(made: Path) -> None:
    """Contents with content notes come first; then parts and chapters, each called by its number; then the rest."""
    whole = made.read_text("utf-8")
    order = [
        "\nForeword\n",
        "\nContents\n",
        "Content note: Talks about loss.",
        "\nPart 1: Blogs.\n",
        "\nIn short: ",
        "\nChapter 2: Second\n",
        "\nHard words\n",
        "\nIndex\n",
        "\nAbout this pack\n",
        "\nHow to take part\n",
    ]
    places = [whole.rindex(mark) if mark.startswith("\nChapter") else whole.index(mark) for mark in order]
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<p>One\n line.<br>Two.</p><p>Next.</p>", "One line.\nTwo.\n\nNext."),
        ('<p>See <a href="https://e.org/a/">this</a>.</p>', "See this (e.org/a/)."),
        ('<p><a href="https://e.org/">e.org</a>, <a href="#y">here</a></p><h2 id="y">Y</h2>', "e.org, here\n\n\nY"),
        ("<ul><li>Tea</li><li><p>Cake</p><ul><li>Lemon</li></ul></li></ul>", "- Tea\n- Cake\n  - Lemon"),
        ('<ol start="3"><li>c</li><li value="9">i</li></ol>', "3. c\n9. i"),
        ('<ol reversed><li>b</li><li>a</li></ol>', "2. b\n1. a"),
        ("<blockquote><p>One.</p><p>Two.</p></blockquote>", "Quote: One.\n\nTwo.\n\nEnd of quote."),
        ("<details><summary>Why?</summary>So.</details>", "Note: Why?\n\nSo.\n\nEnd of note."),
        ('<p>H<sub>2</sub>O, m<sup>2</sup>, 1<sup>st</sup>, <del>x</del></p>', "H₂O, m², 1st, x"),
        ('<p><abbr title="Two">2</abbr> <abbr title="Two">2</abbr></p>', "2 (Two) 2"),
        ("<pre><code>a\n    b\n</code></pre>", "a\n    b"),
        ("<dl><dt>Word</dt><dd>What it means.</dd></dl>", "Word:\nWhat it means."),
        ('<p lang="he">שלום עולם</p>', "שלום עולם"),
        ("<h2>A</h2><p>b</p><hr><p>c</p>", "A\n\nb\n\n\nc"),
        ('<ul><li><input type="checkbox" checked> Kettle</li><li><input type="checkbox"> Cups</li></ul>',
         "- Done: Kettle\n- To do: Cups"),
        ('<p><iframe src="https://e.org/film" title="A film"></iframe></p>', "A film (e.org/film)"),
    ],
)  # fmt: skip
def test_said_in_words(html: str, said: str) -> None:
    """What a page shows by its look is said."""
    assert told(html) == said


def test_tables_row_by_row() -> None:
    """Each field comes with the name of its column, and one that reaches over rows comes again."""
    html = """<table><caption>Visits</caption><thead><tr><th>Year</th><th>Who</th><th>How many</th></tr></thead><tbody>
    <tr><td rowspan="2">2018</td><td>Ann</td><td>3</td></tr><tr><td>Bob</td><td></td></tr></tbody></table>"""
    assert told(html) == (
        "Table: Visits. 2 rows.\n\nRow 1. Year: 2018. Who: Ann. How many: 3.\nRow 2. Year: 2018. Who: Bob.\n\n"
        "End of table."
    )


def test_notes_at_the_end_of_the_chapter(made: Path) -> None:
    """A mark in brackets stands where a note belongs, and the note at the end of the chapter."""
    chapter = made.read_text("utf-8").split("\nChapter 1: ")[-1].split("\nChapter 2: ")[0]
    assert "call home. [1]" in chapter
    assert chapter.rstrip().endswith("Notes\n\n[1] A note of its own.\n\n[2] Another.")


def test_pictures_are_told(made: Path) -> None:
    """A picture is its description with its caption; one that only decorates is nothing."""
    whole = made.read_text("utf-8")
    assert "Picture: A long table\nCaption: In $June$. Picture: Cleo_Camera" in whole
    assert "Picture: A garden\nCaption: The garden" in whole
    assert whole.count("\nPicture: ") == 2
