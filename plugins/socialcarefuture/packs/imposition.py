"""Pages on sheets, two up; for a screen reader the book stays what it was.

Each page becomes a form XObject on a sheet. Its marked content is then found through the form (ISO 32000-1, 14.7.4.2:
a reference with `Stm`), so the tags hold; links and destinations move with their page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Matrix, Name

Slots = tuple[int | None, int | None]
"""A side of a sheet: the numbers from 0 of the pages on its left and its right; None where the paper is blank."""


def lay(pdf: pikepdf.Pdf, sides: Sequence[Slots]) -> None:
    """Put the pages of a tagged PDF, which are all of one size, on sheets twice as wide, which take their place.

    Every page has to be on one side. One that is as wide as the others are high is turned, its head to the left.
    """
    imposition = _Imposition(pdf)
    for slots in sides:
        imposition.lay(slots)
    imposition.finish()


def bookmarks(parent: pikepdf.Object | None) -> Iterator[pikepdf.Object]:
    """The bookmarks right below one."""
    item = parent.get("/First") if parent is not None else None
    while item is not None:
        yield item
        item = item.get("/Next")


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
        waiting = list(bookmarks(self._pdf.Root.get("/Outlines")))
        waiting += [note for page in self._pages for note in page.obj.get("/Annots", Array())]
        while waiting:
            leading = waiting.pop()
            waiting += bookmarks(leading)
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
