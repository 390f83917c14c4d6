"""Footnotes: from the list that Python-Markdown makes to notes that a reader can open where they are called."""

from __future__ import annotations

from lxml import etree
from lxml.etree import _Element as Element

from socialcarefuture.packs.web.xhtml import OPS
from socialcarefuture.packs.words import WORDS

_LIST = ".//div[@class='footnote']"
_TYPE = f"{{{OPS}}}type"
_BACK = "\u21a9\ufe0e"
"""An arrow back, and that it is no picture."""


def make(root: Element, language: str, *, xml: bool) -> None:
    """Name the notes of a text, what calls them and what leads back (DPUB-ARIA 1.1; with EPUB's names in XML).

    What it adds is said in `language`, the book's own.
    """
    for call in root.iterfind(".//a[@class='footnote-ref']"):
        _call(call, "noteref", "doc-noteref", xml)
    for found in root.findall(_LIST):
        _section(found, xml)
    for back in root.iterfind(".//a[@role='doc-backlink']"):
        back.set("lang", language)


def _call(element: Element, semantics: str, role: str, xml: bool) -> None:
    element.set("role", role)
    if xml:
        element.set(_TYPE, semantics)


def _section(found: Element, xml: bool) -> None:
    section = etree.Element("div", {"class": "notes"})
    if xml:
        section.set(_TYPE, "footnotes")
    for number, item in enumerate(found.iterfind("ol/li"), 1):
        section.append(_note(item, number, xml))
    section.tail = found.tail
    found.getparent().replace(found, section)


def _note(item: Element, number: int, xml: bool) -> Element:
    """A list's item as a note that says its number."""
    # Reading systems open an `aside` where it is called; in a page, it would be one more landmark to pass.
    note = etree.Element(
        "aside" if xml else "div", {key: item.attrib[key] for key in ("id", "lang", "dir") if key in item.attrib}
    )
    _call(note, "footnote", "doc-footnote", xml)
    note.text = item.text
    note.extend(item)
    first = note[0] if len(note) and note[0].tag == "p" and not (note.text or "").strip() else note
    mark = etree.Element("span", {"class": "number"})
    mark.text, mark.tail, first.text = f"{number}.", f" {first.text or ''}", None
    first.insert(0, mark)
    for back in note.iterfind(".//a[@class='footnote-backref']"):
        back.attrib.pop("title", None)
        back.text = _BACK
        back.set("role", "doc-backlink")
        back.set("aria-label", WORDS["note-back"].format(number=number))
    return note
