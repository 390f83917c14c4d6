"""The booklet: folded, its pages are in order; a screen reader finds the book that it was before."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from socialcarefuture.packs import EDITIONS, Book, Made, make
from socialcarefuture.packs.booklet import STAPLED, booklets, folding, impose, signature
from socialcarefuture.packs.imposition import Slots

from tests.packs.sample import TODAY, make_pdf
from tests.packs.test_pdf import elements


def folded(sides: list[Slots]) -> list[int | None]:
    """The pages as a reader turns them, when the sheets lie on each other and are folded in the middle."""
    sheets = list(zip(sides[::2], sides[1::2], strict=True))
    first_half = [page for (_, right), (left, _) in sheets for page in (right, left)]
    second_half = [page for (left, _), (_, right) in reversed(sheets) for page in (right, left)]
    return first_half + second_half


@given(count=st.integers(1, 400), back_cover=st.booleans())
def test_folding_gives_the_pages_in_order(count: int, back_cover: bool) -> None:
    """However many pages there are, folded sheets read from the first to the last, with three blanks at most."""
    pages = folded(signature(count, back_cover=back_cover))
    assert [page for page in pages if page is not None] == list(range(count))
    assert pages[0] == 0
    assert len(pages) % 4 == 0
    assert len(pages) - count < 4


@pytest.mark.parametrize(
    ("count", "pages"),
    [
        (1, [0, None, None, None]),
        (2, [0, None, None, 1]),
        (3, [0, 1, None, 2]),
        (4, [0, 1, 2, 3]),
        (5, [0, 1, 2, 3, None, None, None, 4]),
        (8, [*range(8)]),
        (13, [*range(12), None, None, None, 12]),
    ],
)
def test_the_last_page_is_the_back_cover(count: int, pages: list[int | None]) -> None:
    """Blank pages come right before the last one, which is the outside of the back."""
    assert folded(signature(count)) == pages


def test_a_booklet_without_a_back_cover_ends_with_blanks() -> None:
    """Where the book goes on in another booklet, the last page is one as any other."""
    assert folded(signature(5, back_cover=False)) == [*range(5), None, None, None]


@given(count=st.integers(1, 500), openings=st.sets(st.integers(0, 499)))
def test_a_thick_book_becomes_booklets(count: int, openings: set[int]) -> None:
    """As few booklets as can be stapled hold all pages in order, and each begins where a chapter does if one can."""
    starts = sorted(openings)
    found = booklets(count, starts)
    assert [page for pages in found for page in pages] == list(range(count))
    assert len(found) == -(-count // STAPLED)
    assert all(len(pages) <= STAPLED for pages in found)
    assert len(found) == 1 or min(map(len, found)) >= STAPLED // 3


def test_booklets_begin_at_sections() -> None:
    """A section's opening is better than a chapter's, and both are better than the middle of a text."""
    assert booklets(137, [20, 60, 100], [66, 70]) == [range(60), range(60, 137)]
    assert booklets(137, [20], [66, 70]) == [range(70), range(70, 137)]
    assert booklets(137, [20], [30]) == [range(70), range(70, 137)]


def test_booklets_begin_on_the_right_of_a_fold() -> None:
    """Pages face each other: so the first of a booklet, which is on the right, has an odd number, as all there."""
    assert booklets(137, [61, 63], [67, 68]) == [range(68), range(68, 137)]


@pytest.fixture(scope="module")
def flat(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The standard edition, page after page."""
    folder = tmp_path_factory.mktemp("flat")
    return make_pdf(book, folder / "flat.pdf", cache=folder / "cache", today=TODAY)


@pytest.fixture(scope="module")
def imposed(flat: Made, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its pages, two up: each can be laid beside what it was."""
    target = tmp_path_factory.mktemp("booklet") / "imposed.pdf"
    assert impose(flat.path, target) == len(signature(flat.pages))
    return target


@pytest.fixture
def pages(flat: Made) -> Iterator[pikepdf.Pdf]:
    """The pages, opened."""
    with pikepdf.open(flat.path) as found:
        yield found


@pytest.fixture
def before(flat: Made) -> Iterator[pypdfium2.PdfDocument]:
    """The pages, for reading."""
    document = pypdfium2.PdfDocument(flat.path)
    yield document
    document.close()


@pytest.fixture
def after(imposed: Path) -> Iterator[pypdfium2.PdfDocument]:
    """The sheets, for reading."""
    document = pypdfium2.PdfDocument(imposed)
    yield document
    document.close()


def text_in(page: pypdfium2.PdfPage, left: float, bottom: float, right: float, top: float) -> str:
    """The text inside a rectangle, without its spaces."""
    return "".join(page.get_textpage().get_text_bounded(left, bottom, right, top).split())


def test_every_page_lies_where_the_order_says(
    before: pypdfium2.PdfDocument, after: pypdfium2.PdfDocument, flat: Made
) -> None:
    """Each half of a side shows exactly the letters of its page; a page that lay on its side is turned upright."""
    width, height = before[0].get_size()
    for side, slots in zip(after, signature(flat.pages), strict=True):
        assert side.get_size() == pytest.approx((2 * width, height))
        for number, left in zip(slots, (0.0, width), strict=True):
            shown = text_in(side, left, 0, left + width, height)
            wanted = "" if number is None else before[number].get_textpage().get_text_range()
            assert Counter(shown) == Counter("".join(wanted.split())), number


def test_structure_is_kept(pages: pikepdf.Pdf, imposed: Path) -> None:
    """Every element is there as it was, in the same order: headings, figures with descriptions, notes, languages."""

    def described(document: pikepdf.Pdf) -> list[tuple[str, ...]]:
        found = elements(document.Root.StructTreeRoot)
        return [tuple(str(node.get(key, "")) for key in ("/S", "/Alt", "/Lang", "/T", "/ID", "/A")) for node in found]

    with pikepdf.open(imposed) as booklet:
        assert described(booklet) == described(pages)


def parts(element: Any) -> Iterator[Any]:
    """What an element holds itself: content, and the annotations of links."""
    return (kid for kid in element.get("/K", []) if "/S" not in kid)


def test_tags_and_content_find_each_other(imposed: Path) -> None:
    """Each element names content of a form that its side draws, and that content leads back to the element."""
    with pikepdf.open(imposed) as booklet:
        owners = pikepdf.NumberTree(booklet.Root.StructTreeRoot.ParentTree)
        seen = 0
        for element in elements(booklet.Root.StructTreeRoot):
            for part in parts(element):
                seen += 1
                if part.Type == "/OBJR":
                    assert part.Obj.objgen in [note.objgen for note in part.Pg.Annots]
                    assert owners[int(part.Obj.StructParent)].objgen == element.objgen
                    continue
                assert part.Stm.objgen in [form.objgen for form in part.Pg.Resources.XObject.values()]
                assert owners[int(part.Stm.StructParents)][int(part.MCID)].objgen == element.objgen
        assert seen > 200


def test_every_form_is_drawn_once(imposed: Path, flat: Made) -> None:
    """No page is on two sides, none is missing: PDF/UA wants tagged forms drawn once."""
    with pikepdf.open(imposed) as booklet:
        forms = [form.objgen for page in booklet.pages for form in page.Resources.XObject.values()]
        drawn = sum(page.Contents.read_bytes().count(b" Do ") for page in booklet.pages)
    assert len(forms) == len(set(forms)) == drawn == flat.pages


def links(document: pikepdf.Pdf, pages: pypdfium2.PdfDocument) -> list[tuple[str, str]]:
    """Every link: what it says of itself, and the words that lie within its rectangle."""
    notes = ((number, note) for number, page in enumerate(document.pages) for note in page.get("/Annots", []))
    return sorted((str(note.Contents), text_in(pages[number], *map(float, note.Rect))) for number, note in notes)


def test_links_lie_on_their_words(
    pages: pikepdf.Pdf, imposed: Path, before: pypdfium2.PdfDocument, after: pypdfium2.PdfDocument
) -> None:
    """A link's rectangle holds the words that it held before."""
    with pikepdf.open(imposed) as booklet:
        assert links(booklet, after) == links(pages, before)
        assert {str(page.Tabs) for page in booklet.pages} == {"/S"}


def spots(document: pikepdf.Pdf, pages: pypdfium2.PdfDocument) -> dict[str, str]:
    """By name, the words right below each place in the book that a name leads to."""
    numbers = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    named = pikepdf.NameTree(document.Root.Names.Dests).items()
    found = ((str(name), numbers[place[0].objgen], float(place[2]), float(place[3])) for name, place in named)
    return {name: text_in(pages[number], x - 1, y - 60, x + 200, y + 1) for name, number, x, y in found}


def test_names_lead_to_the_same_words(
    pages: pikepdf.Pdf, imposed: Path, before: pypdfium2.PdfDocument, after: pypdfium2.PdfDocument
) -> None:
    """Whatever is led to by its name is where its page has gone."""
    with pikepdf.open(imposed) as booklet:
        found = spots(booklet, after)
        assert found == spots(pages, before)
        assert found["blogs/second"].startswith("Second")


def test_bookmarks_lead_to_their_titles(imposed: Path, after: pypdfium2.PdfDocument) -> None:
    """Each bookmark leads to the half of the side where its title stands."""
    with pikepdf.open(imposed) as booklet, booklet.open_outline() as outline:
        numbers = {page.obj.objgen: number for number, page in enumerate(booklet.pages)}
        for item in (*outline.root, *outline.root[2].children):
            place = item.destination
            assert isinstance(place, pikepdf.Array)
            x, y = float(place[2]), float(place[3])
            below = text_in(after[numbers[place[0].objgen]], x - 1, y - 130, x + 370, y + 5)
            assert re.sub(r"\W", "", item.title)[:20] in re.sub(r"\W", "", below)


def test_it_says_what_it_is(imposed: Path) -> None:
    """It is PDF/UA-1 with its title and language, and prints on both sides, turned on the short edge."""
    with pikepdf.open(imposed) as booklet:
        metadata = booklet.open_metadata()
        assert str(metadata["pdfuaid:part"]) == "1"
        assert metadata["dc:title"] == "A *gloriously* ordinary reader"
        assert str(booklet.Root.Lang) == "en-GB"
        shown = booklet.Root.ViewerPreferences
        assert bool(shown.DisplayDocTitle)
        assert (str(shown.Duplex), str(shown.PrintScaling)) == ("/DuplexFlipShortEdge", "/None")
        labels = [str(page.label) for page in booklet.pages]
        assert labels[:3] == ["Sheet 1 front", "Sheet 1 back", "Sheet 2 front"]
        assert booklet.check_pdf_syntax() == []


def test_same_bytes(flat: Made, imposed: Path, tmp_path: Path) -> None:
    """The same pages give the same bytes."""
    impose(flat.path, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == imposed.read_bytes()


def test_sheets_of_a_thick_book_say_which_booklet_they_are_of(tmp_path: Path) -> None:
    """Each booklet of a thick book is a run of sheets, named in the list of pages."""
    with pikepdf.new() as thick:
        for _ in range(100):
            thick.add_blank_page(page_size=(420, 595))
        with thick.open_outline() as outline:
            outline.root.append(pikepdf.OutlineItem("Second part", 48))
        thick.Root.ViewerPreferences = pikepdf.Dictionary()
        thick.save(tmp_path / "thick.pdf")
    assert impose(tmp_path / "thick.pdf", tmp_path / "booklet.pdf") == 24 + 26
    told = folding(tmp_path / "booklet.pdf")
    assert told == "It takes 25 sheets of A4, as 2 booklets: sheets 1 to 12 and sheets 13 to 25."
    with pikepdf.open(tmp_path / "booklet.pdf") as booklet:
        assert [str(booklet.pages[side].label) for side in (0, 23, 24, 49)] == [
            "Booklet 1, sheet 1 front",
            "Booklet 1, sheet 12 back",
            "Booklet 2, sheet 1 front",
            "Booklet 2, sheet 13 back",
        ]


def test_a_booklet_is_made_on_a4(book: Book, tmp_path: Path) -> None:
    """The edition is A5 pages on A4 that lies, and its pages are counted as the sides of paper that they are."""
    made = make(book, {"booklet": tmp_path / "x.pdf"}, cache=tmp_path / "cache", today=TODAY)["booklet"]
    assert EDITIONS["booklet"].tells(made.path) == f"It takes {made.pages // 2} sheets of A4."
    with pikepdf.open(made.path) as booklet:
        assert len(booklet.pages) == made.pages
        assert {tuple(round(float(side)) for side in page.mediabox) for page in booklet.pages} == {(0, 0, 842, 595)}
