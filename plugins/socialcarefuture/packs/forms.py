"""The forms of printed editions: paper and sizes of letters."""

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


FORMS = {
    form.name: form
    for form in (
        Form("standard", 210, 297, 13, 12),
        Form("large-print", 210, 297, 18, 18),
        Form("booklet", 148.5, 210, 12, 12),
    )
}
"""By edition."""
