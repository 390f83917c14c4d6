"""The booklet: A5 pages two up on A4, in the order in which folded sheets are read."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from pikepdf import Array, Dictionary, Name

from socialcarefuture.packs.forms import FORMS
from socialcarefuture.packs.imposition import Slots, bookmarks, lay
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.packs.printing import set_form
from socialcarefuture.packs.words import sheets

STAPLED = 80
"""The most pages of one booklet: 20 sheets are what an office stapler takes, and what lies flat when it is folded."""


def set_booklet(material: Material, target: Path, _tell: Tell) -> int:
    """Write the book on A5, two pages on a side of A4, to be folded. Returns its sides of paper; raises PackError."""
    with TemporaryDirectory(dir=target.parent) as folder:
        pages = Path(folder, "pages.pdf")
        set_form(material, pages, FORMS["booklet"])
        return impose(pages, target)


def signature(count: int, *, back_cover: bool = True) -> list[Slots]:
    """The sides of a booklet of `count` pages, front and back of each sheet, the outermost first.

    Its pages become a multiple of four. Blank ones come before the last page where that is the back cover, else after
    it; the first page is always in front.
    """
    blanks: list[int | None] = [None] * (-count % 4)
    pages = list(range(count))
    kept = 1 if back_cover and count > 1 else 0
    slots = [*pages[: count - kept], *blanks, *pages[count - kept :]]
    sides: list[Slots] = []
    for outer in range(0, len(slots) // 2, 2):
        sides += [(slots[-1 - outer], slots[outer]), (slots[outer + 1], slots[-2 - outer])]
    return sides


def booklets(count: int, *openings: Sequence[int]) -> list[range]:
    """The pages of each booklet: one, or as many as a thick book needs, about as thick as each other.

    Args:
        count: the pages of the book.
        openings: pages where a booklet may well begin (of sections, of chapters), those to be preferred first.
    """
    found, first = [], 0
    for left in range(math.ceil(count / STAPLED), 1, -1):
        share = math.ceil((count - first) / left)
        middle, most = first + share, first + STAPLED
        least = count - (left - 1) * STAPLED  # fewer would make a later one too thick
        fit = range(max(least, middle - share // 3), min(most, middle + share // 3) + 1)
        # Each begins on the right of a fold, as the pages with odd numbers do: those are the even ones from 0.
        rights = ([page for page in pages if page in fit and page % 2 == 0] for pages in openings)
        wanted = next(filter(None, rights), [middle + middle % 2])
        end = min(wanted, key=lambda page: abs(page - middle))
        found.append(range(first, end))
        first = end
    return [*found, range(first, count)]


def impose(source: Path, target: Path) -> int:
    """Write the A5 pages of a tagged PDF two up on A4, to be printed on both sides, folded and stapled.

    The same source gives the same bytes. Returns how many sides of paper there are, which are the file's pages.
    """
    with pikepdf.open(source) as pdf:
        sides = list(_sides(pdf))
        lay(pdf, [slots for slots, _ in sides])
        pdf.Root.PageLabels = Dictionary(Nums=Array(_labels([label for _, label in sides])))
        pdf.Root.ViewerPreferences.update(_PRINTED)
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
            metadata[_PAGES] = str(len(sides))
        pdf.save(target, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return len(sides)


def folding(path: Path) -> str:
    """How much paper a file that `impose` wrote takes, and which sheets belong together, in a sentence."""
    with pikepdf.open(path) as pdf:
        fronts = [str(page.label).endswith(_OUTERMOST) for page in list(pdf.pages)[::2]]
    starts = [sheet for sheet, outermost in enumerate(fronts, 1) if outermost]
    ends = [*(sheet - 1 for sheet in starts[1:]), len(fronts)]
    return sheets(list(zip(starts, ends, strict=True)))


_OUTERMOST = "heet 1 front"
"""How the name of a booklet's first side ends."""
_PAGES = "{http://ns.adobe.com/xap/1.0/t/pg/}NPages"
"""Where a file says how many pages it has, besides having them."""
_PRINTED = {
    "/Duplex": Name.DuplexFlipShortEdge,
    "/PrintScaling": Name("/None"),
    "/PickTrayByPDFSize": True,
}
"""What a print dialog begins with: both sides, flipped on the short edge, as large as it is."""


def _sides(pdf: pikepdf.Pdf) -> Iterator[tuple[Slots, str]]:
    """Every side of paper, and its name in a viewer's list of pages."""
    parts = booklets(len(pdf.pages), *_openings(pdf))
    for number, pages in enumerate(parts, 1):
        booklet = f"Booklet {number}, sheet" if len(parts) > 1 else "Sheet"
        for side, slots in enumerate(signature(len(pages), back_cover=pages.stop == len(pdf.pages))):
            left, right = (None if slot is None else pages[slot] for slot in slots)
            yield (left, right), f"{booklet} {side // 2 + 1} {'back' if side % 2 else 'front'}"


def _openings(pdf: pikepdf.Pdf) -> tuple[list[int], list[int]]:
    """The pages where sections begin, and where chapters begin, from the bookmarks."""
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    sections = list(bookmarks(pdf.Root.get("/Outlines")))
    chapters = [item for section in sections for item in bookmarks(section)]

    def pages(items: list[pikepdf.Object]) -> list[int]:
        return [numbers[item.Dest[0].objgen] for item in items if isinstance(item.get("/Dest"), Array)]

    return pages(sections), pages(chapters)


def _labels(labels: Sequence[str]) -> Iterator[int | Dictionary]:
    for number, label in enumerate(labels):
        yield number
        yield Dictionary(P=label)
