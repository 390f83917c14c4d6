"""The forms of printed editions: paper, margins and sizes of letters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Form:
    """How a printed edition is set. Lengths are in millimetres, letters in points."""

    name: str
    """The edition's."""
    width: float
    """Of a page."""
    height: float
    """Of a page."""
    body: float
    """The letters of running text; 12 at least, for clear print (UKAAF)."""
    small: float
    """The smallest letters, for notes and captions; never below 12 (UKAAF), 18 in large print."""
    headings: tuple[float, float, float, float, float, float]
    """The letters of headings, by level: a part's, a chapter's, and those within a chapter."""
    title: float
    """The largest letters of the title on the cover."""
    left: float
    """The margin; where pages face each other, the one at the fold."""
    right: float
    """The margin; where pages face each other, the one away from the fold."""
    top: float
    """The margin; the running head is in it."""
    bottom: float
    """The margin; the page's number is in it and, at the end of a post, the way to the web."""
    code: float
    """How wide and high a QR code is, the white around it included."""
    beside: bool
    """Whether a line is long enough to let a picture stand beside words."""
    facing: bool = False
    """Whether pages face each other, so that the even ones mirror the odd ones."""


FORMS = {
    form.name: form
    for form in (
        Form(
            "standard", 210, 297, 13, 12, (30, 27, 18, 15.5, 14, 13), 44,
            left=29, right=27, top=28, bottom=30, code=20, beside=True,
        ),
        Form(
            "large-print", 210, 297, 18, 18, (34, 30, 24, 21, 19.5, 18), 50,
            left=22, right=19, top=27, bottom=32, code=23, beside=False,
        ),
        Form(
            "booklet", 148.5, 210, 12, 12, (24, 21, 15.5, 14, 13, 12), 32,
            left=18, right=14, top=22, bottom=22.5, code=15, beside=False, facing=True,
        ),
    )
}  # fmt: skip
"""By edition. A line of text has 50 to 70 letters in each of them (RNIB)."""
