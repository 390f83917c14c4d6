"""`scf pack`: the editions that are wanted, where they go, and packs made to measure."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from socialcarefuture.packs import MAKERS, fitting
from socialcarefuture.packs.material import Material
from socialcarefuture.packs.printing import measure_standard

from scripts.board import _Line
from tests.scripts.terminal import Terminal
from tests.sites import Site, consent, snapshot

pytestmark = pytest.mark.usefixtures("dumped")


def book(site: Site, *asked: str) -> dict[str, Any]:
    """The book that is made for what was asked."""
    file = site.root / "book.txt"
    made = site.scf("pack", *asked, "-o", str(file))
    assert made.code == 0, made.told
    return dict(json.loads(file.read_text("utf-8")))


def keys(found: dict[str, Any]) -> dict[str, list[str]]:
    """The chapters of each section of a book."""
    return {part["title"]: [one["key"] for one in part["chapters"]] for part in found["sections"]}


def pages(file: Path) -> int:
    """How many pages a PDF has."""
    return len(pypdfium2.PdfDocument(file))


# --- editions, and where they go ----------------------------------------------------------------------------------


def test_several_editions_go_into_a_folder(site: Site) -> None:
    """Editions are named after the pack, in the folder that was said; each is told in a line of its own."""
    made = site.scf("pack", "walks", "--edition", "text", "--edition", "standard", "-o", f"{site.root}/new/")
    assert made.code == 0, made.told
    assert {path.name for path in (site.root / "new").iterdir()} == {"walks.pdf", "walks.txt"}
    lines = made.out.replace(f"{site.root}/new/", "").splitlines()
    assert re.fullmatch(r"walks\.pdf: PDF, \d+ pages, \d+ kB\.", lines[0])
    assert re.fullmatch(r"walks\.txt: Plain text, \d+ kB\.", lines[1])


def test_all_is_every_edition_that_the_book_can_be_had_in(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--all` leaves out Easy Read where no post has such a version that was checked; asked for by name, it is told."""
    monkeypatch.setitem(MAKERS, "easy-read", MAKERS["text"])
    folder = f"{site.root}/all/"
    made = site.scf("pack", "walks", "--all", "-o", folder)
    assert made.out.endswith("No Easy Read PDF: no text in this pack has an Easy Read version that was checked.\n")
    assert {path.name for path in Path(folder).iterdir()} == {"walks.pdf", "walks.txt"}
    made = site.scf("pack", "walks", "--edition", "easy-read", "-o", folder)
    assert made.code == 1
    assert "no text in this pack has an Easy Read version that was checked" in made.err
    site.text("blogs/2023/first.easy.md", {"easy_read_by": "Ada", "easy_read_checked_by": "A group"}, "First.\n")
    assert site.scf("pack", "walks", "--all", "-o", folder).code == 0
    assert (Path(folder) / "walks-easy-read.pdf").exists()


def test_a_folder_that_is_there_takes_one_edition_too(site: Site) -> None:
    """`-o` of a folder without a slash is that folder, and the file is named after the pack."""
    assert site.scf("pack", "--theme", "spoons", "--title", "For Thursday!", "-o", str(site.root)).code == 0
    assert (site.root / "for-thursday.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--edition", "standrad"), 'there is no edition "standrad". Did you mean "standard"?'),
        (("--edition", "txt"), 'there is no edition "txt". Did you mean "text"?'),
        (("--edition", "PDF"), 'there is no edition "PDF". Did you mean "standard"?'),
        (("--edition", "stan"), 'there is no edition "stan". Did you mean "standard"?'),
        (("--edition", "zzz"), 'there is no edition "zzz". There are: standard, text.'),
        (("--all", "--edition", "text"), "Say either --edition or --all."),
        (("--all", "-o", "x.pdf"), "-o x.pdf: that is one file, and these are 2 editions. Name a folder, with a slash "
         "at its end: -o x/"),
        (("--edition", "standard", "-o", "x.txt"), "-o x.txt: the name of a file of the edition standard ends in .pdf. "
         "Write -o x.pdf, or say --edition text."),
        (("-o", "x.doc"), "the edition standard ends in .pdf. Write -o x.pdf."),
        (("-o", "x"), "Write -o x.pdf, or for a folder -o x/"),
        (("--length", "0"), '"0" is not a number of pages, as in 24.'),
        (("--length", "many"), '"many" is not a number of pages, as in 24.'),
        (("--title", "one\ntwo"), "this has more than one line"),
        (("--cover-note", " "), "nothing is written here"),
        (("--title", "x" * 301), "300 is the most"),
        (("--without", "secnd"), '--without secnd: there is no such text. Did you mean "second"?'),
        (("--without", "zzz"), "Write its file or its address, as in --without blogs/first"),
    ],
)  # fmt: skip
def test_what_cannot_be_meant_is_told(site: Site, asked: tuple[str, ...], told: str) -> None:
    """What cannot be meant is told with what to type instead, and nothing is written."""
    before = snapshot(site.root)
    made = site.scf("pack", "walks", *asked)
    assert made.code == 2, made.told
    assert told in made.err.replace("\n", " ")
    assert {path for path in snapshot(site.root) if not path.startswith(".cache/")} == set(before)


def test_a_folder_in_the_way_is_told(site: Site) -> None:
    """A folder that has the name of a file to write is told, and stays."""
    (site.root / "walks.txt").mkdir()
    made = site.scf("pack", "walks", "--all", "-o", str(site.root))
    assert made.code == 2
    assert "walks.txt is a folder. Move it" in made.err
    assert not (site.root / "walks.pdf").exists()


# --- made to measure ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["second", "blogs/second", "blogs/2023/second.md", "https://site.example/blogs/second/", "blogs/old-second"]
)
def test_a_post_can_be_left_out(site: Site, name: str) -> None:
    """`--without` takes a post out of a saved pack and of a question, whatever it is called by."""
    site.blog("second", "Words.\n", date="2023-02-01", themes=["spoons"], places=["york"], aliases=["old-second"])
    assert keys(book(site, "walks", "--without", name)) == {"All": ["blogs/first"]}
    assert keys(book(site, "--kind", "blog", "--without", name)) == {"Blogs": ["blogs/first"]}


def test_what_is_said_for_the_cover_is_on_it(site: Site) -> None:
    """Title, subtitle, a note and greys reach the book, of a saved pack too; without them it is as it was saved."""
    asked = ("--title", "Ours", "--subtitle", "Tea", "--cover-note", "Leeds, 3 June", "--grayscale")
    found = book(site, "walks", *asked)
    assert [found[key] for key in ("title", "subtitle", "cover_note", "grayscale")] == [*asked[1::2][:3], True]
    plain = book(site, "walks")
    assert [plain[key] for key in ("title", "subtitle", "cover_note", "grayscale")] == ["Walks", "", "", False]


def test_sections_are_themes_where_several_are_asked_for_else_kinds(site: Site) -> None:
    """Each theme, or each kind by the site's own name for it, is a section; a post stands in one only."""
    site.blog("both", "Both.\n", date="2023-04-01", themes=["spoons", "kettles"])
    site.text("docs/blogs/index.md", {"title": "What we wrote"}, "All of it.\n")
    by_theme = keys(book(site, "--theme", "kettles", "--theme", "spoons"))
    assert by_theme == {"Kettles": ["blogs/first", "testimonies/told", "blogs/both"], "Spoons": ["blogs/second"]}
    by_kind = keys(book(site, "--theme", "kettles", "--theme", "Tea things"))
    assert by_kind == {"What we wrote": ["blogs/first", "blogs/both"], "Testimonies": ["testimonies/told"]}


def test_one_theme_s_introduction_is_the_foreword(site: Site) -> None:
    """A pack of one theme begins with what its page says; one of two themes with nothing."""
    site.text("docs/themes/spoons.md", {"title": "Spoons"}, "See [the second](../../blogs/2023/second.md).\n")
    found = book(site, "--theme", "spoons")
    assert 'href="doc:blogs/second"' in found["foreword"]
    assert found["path"] == "docs/themes/spoons.md"
    assert not book(site, "--theme", "spoons", "--theme", "kettles")["foreword"]


def test_nothing_fits(site: Site) -> None:
    """A question that no post fits is told with what narrowed it, and what would give something."""
    narrow = site.scf("pack", "--theme", "spoons", "--kind", "testimony", "--until", "2023-12-31")
    assert narrow.err == (
        "Error: Nothing to print: no post fits all of --theme spoons, --kind testimony and --until 2023-12-31.\n"
        "  Without --theme spoons: 1 post.\n  Without --kind testimony: 1 post.\n"
    )
    apart = site.scf("pack", "--theme", "spoons", "--kind", "testimony", "--since", "2024-01-01")
    assert apart.err.endswith("  Only --theme spoons: 1 post.\n  Only --kind testimony: 1 post.\n")
    early = site.scf("pack", "--until", "2000-01-01")
    assert early.err.endswith("--until 2000-01-01.\n  Packs may carry 3 posts, of 2023-01-01 to 2023-03-01.\n")
    out = site.scf("pack", "--theme", "spoons", "--without", "second")
    assert out.err == "Error: Nothing to print: --without leaves no post.\n"
    whole = site.scf("pack", "walks", "--without", "second", "--without", "first")
    assert whole.err == 'Error: Nothing to print for "Walks": every text was left out.\n'


def test_what_is_held_back_is_no_hint(site: Site) -> None:
    """Neither an empty question nor `--without` tells which posts consent keeps out of packs."""
    site.testimony("quiet", title="Quibblethorn", themes=["spoons"], consent=consent("site"))
    empty = site.scf("pack", "--theme", "spoons", "--kind", "testimony")
    assert "1 post left out: consent does not cover packs." in empty.err
    assert not re.search("Quibblethorn|quiet", empty.err)
    file = f"{site.root}/x.pdf"
    found = {site.scf("pack", "walks", "--without", name, "-o", file).told for name in ("quiet", "told")}
    assert len(found) == 1


# --- a number of pages --------------------------------------------------------------------------------------------


@pytest.fixture
def long(site: Site) -> Site:
    """Ten more posts of one to five pages each, the newest first in the alphabet."""
    for number in range(10):
        body = "We drank tea, and talked of what matters to us. " * 60 + "\n\n"
        site.blog(f"p{number}", body * (number % 5), date=f"2024-01-{28 - number}", title=f"Post {number}")
    return site


@pytest.mark.parametrize("most", [30, 17, 12, 9])
def test_the_newest_posts_that_fit(long: Site, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """A length is kept, cover and all, by few settings; no post that is left out would fit as well."""
    settings: list[int] = []

    def counted(material: Material) -> tuple[int, list[tuple[str, int]]]:
        settings.append(1)
        return measure_standard(material)

    monkeypatch.setattr(fitting, "measure_standard", counted)
    file = long.root / "x.pdf"
    made = long.scf("pack", "walks", "--length", str(most), "-o", str(file))
    assert made.code == 0, made.told
    assert pages(file) <= most
    assert len(settings) <= 4
    left = {int(number): int(size) for number, size in re.findall(r"  Post (\d) \((\d) pages?\)", made.out)}
    assert all(pages(file) + size > most - 1 for size in left.values())  # a section or a page of contents may be new
    assert f"{pages(file)} pages as a PDF. Left out to fit, the newest first:" in made.out
    assert list(left) == sorted(left)
    assert "Post 0" not in made.out


def test_a_length_that_holds_all_leaves_nothing_out(long: Site) -> None:
    """Where everything fits, the pack is the one without a length, byte by byte."""
    for name, more in (("a", ()), ("b", ("--length", "90"))):
        made = long.scf("pack", "walks", *more, "-o", f"{long.root}/{name}.pdf")
        assert "Left out" not in made.out
    assert (long.root / "a.pdf").read_bytes() == (long.root / "b.pdf").read_bytes()


def test_a_length_for_nothing_says_the_least(long: Site) -> None:
    """Where not one post fits, the least that is possible is told, and it is possible."""
    made = long.scf("pack", "walks", "--length", "2", "-o", f"{long.root}/x.pdf")
    assert made.code == 1
    least = re.search(r"Not one post fits into 2 pages\. The shortest makes a pack of (\d+): say --length \1", made.err)
    assert least
    assert long.scf("pack", "walks", "--length", str(int(least[1]) - 1), "-o", f"{long.root}/x.pdf").code == 1
    assert long.scf("pack", "walks", "--length", least[1], "-o", f"{long.root}/x.pdf").code == 0


# --- progress -----------------------------------------------------------------------------------------------------


def test_a_terminal_shows_how_far_it_is_and_keeps_only_the_end(site: Site) -> None:
    """At a terminal a line tells what is being made; what stays is one line a file."""
    terminal = Terminal("pack", "walks", cwd=site.root)
    code, seen = terminal.end()
    assert code == 0
    assert "Walks: Chapters 1 of 3" in seen
    assert "Walks: PDF" in seen
    assert seen.rpartition("\r")[2].count("\n") == 1


def test_the_line_says_every_edition_that_is_at_work() -> None:
    """What is being made is in the line, with how far it is; what is made is counted."""
    line = _Line("Walks", 3)
    told = [line.after(*step) for step in (("Chapters", 1, 2), ("Chapters", 2, 2), ("PDF", 0, 1), ("EPUB", 1, 9),
            ("PDF", 1, 1), ("EPUB", 1, 1))]  # fmt: skip
    assert told == [
        "Walks: Chapters 1 of 2",
        "Walks",
        "Walks: PDF",
        "Walks: PDF, EPUB 1 of 9",
        "Walks: 1 of 3 editions made, EPUB 1 of 9",
        "Walks: 2 of 3 editions made",
    ]
