"""Pages two up, in the order in which folded sheets are read; for a screen reader the book stays what it was.

Each page becomes a form XObject on a sheet. Its marked content is then found through the form (ISO 32000-1, 14.7.4.2:
a reference with `Stm`), so the tags hold; links and destinations move with their page.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name

from socialcarefuture.packs.forms import FORMS
from socialcarefuture.packs.material import Material, Tell
from socialcarefuture.packs.printing import set_form
from socialcarefuture.packs.words import sheets

STAPLED = 80
"""The most pages of one booklet: 20 sheets are what an office stapler takes, and what lies flat when it is folded."""

Slots = tuple[int | None, int | None]
"""A side of a sheet: the numbers from 0 of the pages on its left and its right; None where the paper is blank."""


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
        middle = first + math.ceil((count - first) / left)
        fit = range(count - (left - 1) * STAPLED, first + STAPLED + 1)  # none becomes too thick, this or a later one
        wanted = next((good for pages in openings if (good := [page for page in pages if page in fit])), [middle])
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
        imposition = _Imposition(pdf)
        for slots, _ in sides:
            imposition.lay(slots)
        imposition.finish()
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
    sections = list(_items(pdf.Root.get("/Outlines")))
    chapters = [item for section in sections for item in _items(section)]

    def pages(items: list[pikepdf.Object]) -> list[int]:
        return [numbers[item.Dest[0].objgen] for item in items if isinstance(item.get("/Dest"), Array)]

    return pages(sections), pages(chapters)


def _items(parent: pikepdf.Object | None) -> Iterator[pikepdf.Object]:
    """The bookmarks right below one."""
    item = parent.get("/First") if parent is not None else None
    while item is not None:
        yield item
        item = item.get("/Next")


def _labels(labels: Sequence[str]) -> Iterator[int | Dictionary]:
    for number, label in enumerate(labels):
        yield number
        yield Dictionary(P=label)


@dataclass(frozen=True)
class _Place:
    """Where a page has gone."""

    sheet: pikepdf.Object
    """The page that is a side of paper."""
    form: pikepdf.Object
    """The form XObject that it has become."""
    matrix: Matrix
    """From its own points to those of the side."""


class _Imposition:
    """Pages on their way to sheets."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages = list(pdf.pages)
        first = self._pages[0].mediabox
        self._width, self._height = (float(side) for side in (first[2], first[3]))
        self._places: dict[tuple[int, int], _Place] = {}

    def lay(self, slots: Slots) -> None:
        """Add a side of paper with its pages."""
        box = Array([0, 0, self._width * 2, self._height])
        sheet = self._pdf.add_blank_page(page_size=(self._width * 2, self._height)).obj
        sheet.MediaBox, sheet.Tabs = box, Name.S
        drawn, forms = [], Dictionary()
        for name, number, left in (("/Left", slots[0], 0.0), ("/Right", slots[1], self._width)):
            if number is not None:
                place = self._place(self._pages[number], sheet, left)
                drawn.append(b"q %s cm %s Do Q" % (place.matrix.encode(), name.encode()))
                forms[name] = place.form
        sheet.Resources = Dictionary(XObject=forms)
        sheet.Contents = self._pdf.make_stream(b"\n".join(drawn))

    def _place(self, page: pikepdf.Page, sheet: pikepdf.Object, left: float) -> _Place:
        """Put a page on a sheet; one that lies on its side is turned, its head to the left."""
        turned = page.mediabox[2] > page.mediabox[3]
        matrix = Matrix(0, 1, -1, 0, left + self._width, 0) if turned else Matrix(1, 0, 0, 1, left, 0)
        form = self._pdf.make_indirect(page.as_form_xobject())
        if "/StructParents" in page.obj:
            form.StructParents = page.obj.StructParents
        place = self._places[page.obj.objgen] = _Place(sheet, form, matrix)
        notes = page.obj.get("/Annots", Array())
        for note in notes:
            _move(note, matrix)
        if len(notes):
            sheet.Annots = Array([*sheet.get("/Annots", Array()), *notes])
        return place

    def finish(self) -> None:
        """Lead tags, links and bookmarks to the sheets, and let go of the pages."""
        if "/StructTreeRoot" in self._pdf.Root:
            self._retag(self._pdf.Root.StructTreeRoot)
        for destination in self._destinations():
            self._redirect(destination)
        del self._pdf.pages[: len(self._pages)]

    def _retag(self, root: pikepdf.Object) -> None:
        """Every element's content is found in the form that its page has become."""
        waiting = [root]
        while waiting:
            element = waiting.pop()
            place = self._places[element.Pg.objgen] if "/Pg" in element else None
            kids = element.get("/K")
            if kids is not None:
                alike = kids if isinstance(kids, Array) else [kids]
                element.K = Array([self._kid(kid, place, waiting) for kid in alike])
            if place:
                element.Pg = place.sheet

    def _kid(self, kid: pikepdf.Object | int, place: _Place | None, waiting: list[pikepdf.Object]) -> pikepdf.Object:
        """What stands in an element for one of its parts: marked content, a link's annotation, another element."""
        if isinstance(kid, Dictionary) and "/S" in kid:
            waiting.append(kid)
            return kid
        if isinstance(kid, Dictionary):
            place = self._places[kid.Pg.objgen] if "/Pg" in kid else place
        if place is None:
            raise ValueError("marked content of no page")
        if isinstance(kid, Dictionary) and "/Obj" in kid:
            kid.Pg = place.sheet
            return kid
        number = kid.MCID if isinstance(kid, Dictionary) else kid
        return Dictionary(Type=Name.MCR, Pg=place.sheet, Stm=place.form, MCID=number)

    def _destinations(self) -> Iterator[pikepdf.Object | None]:
        """Every place in the book that something leads to: by name, from a link, from a bookmark."""
        if "/Dests" in self._pdf.Root.get("/Names", Dictionary()):
            yield from pikepdf.NameTree(self._pdf.Root.Names.Dests).values()
        waiting = list(_items(self._pdf.Root.get("/Outlines")))
        waiting += [note for page in self._pages for note in page.obj.get("/Annots", Array())]
        while waiting:
            leading = waiting.pop()
            waiting += _items(leading)
            yield from (leading.get("/Dest"), leading.get("/A", Dictionary()).get("/D"))

    def _redirect(self, destination: pikepdf.Object | None) -> None:
        """Point to the same spot of the page where it now is; a name leads on by itself."""
        if isinstance(destination, Dictionary):
            destination = destination.get("/D")
        place = self._places.get(destination[0].objgen) if isinstance(destination, Array) else None
        if place is None or destination is None:
            return
        destination[0] = place.sheet
        if destination[1] == Name.XYZ:
            destination[2], destination[3] = place.matrix.transform((float(destination[2]), float(destination[3])))


def _move(note: pikepdf.Object, matrix: Matrix) -> None:
    """Put a link where its words have gone."""
    left, bottom, right, top = (float(value) for value in note.Rect)
    note.Rect = matrix.transform(pikepdf.Rectangle(left, bottom, right, top)).as_array()
    if "/QuadPoints" in note:
        points = [float(value) for value in note.QuadPoints]
        pairs = zip(points[::2], points[1::2], strict=True)
        note.QuadPoints = Array([value for pair in pairs for value in matrix.transform(pair)])
