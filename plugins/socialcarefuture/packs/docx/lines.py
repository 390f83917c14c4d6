"""What stands within a paragraph: runs, links, notes, places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import quote, urlsplit, urlunsplit

from socialcarefuture.packs.docx.markup import field as written_field
from socialcarefuture.packs.docx.markup import run, w
from socialcarefuture.packs.docx.numbering import Numbering
from socialcarefuture.packs.docx.package import Relations
from socialcarefuture.packs.docx.pictures import Drawings
from socialcarefuture.packs.docx.style import CODE_FONT, fonts
from socialcarefuture.packs.flow import Anchor, Break, Heading, Inline, Link, Note, Picture, Run, Task
from socialcarefuture.packs.flow.around import way_of

_FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
_FROM_LEFT = re.compile("[A-Za-z\u00c0-\u02b8\u0370-\u058f\u0900-\u1fff]")
_PIECES = re.compile(
    rf"{_FROM_RIGHT.pattern}(?:[^A-Za-z\u00c0-\u02b8\u0370-\u058f\u0900-\u1fff]*{_FROM_RIGHT.pattern})*"
)
"""Words that run from the right, with what lies between them."""
_ADDRESS = "%/:=&?~#+!$,;'@()*-._"
"""What stays as it is in an address: everything that has a meaning there."""

_STRAY = re.compile("%(?![0-9A-Fa-f]{2})")


@dataclass
class Story:
    """What the parts of a document share while they are written."""

    language: str
    places: frozenset[str]
    """What a link can lead to: `KEY`, `KEY#anchor`."""
    drawings: Drawings
    numbering: Numbering = field(default_factory=Numbering)
    notes: list[str] = field(default_factory=list)
    """Footnotes as XML, the first with the number 1."""
    note_relations: Relations = field(default_factory=Relations)
    _names: dict[str, str] = field(default_factory=dict)
    _headings: dict[int, int] = field(default_factory=dict)
    _ids: Iterator[int] = field(default_factory=lambda: count(1))

    def name(self, place: str) -> str:
        """The name of a bookmark. It begins with `_`: Word then keeps it out of its lists."""
        return self._names.setdefault(place, f"_Pack{len(self._names) + 1:05}")

    def heading(self, block: Heading) -> str:
        """The place of a heading within a text, for the contents: `@heading-1`."""
        number = self._headings.setdefault(id(block), len(self._headings) + 1)
        return f"@heading-{number}"

    def bookmark(self, place: str, *content: str) -> str:
        """Content with a bookmark around it."""
        number = next(self._ids)
        begin = w("bookmarkStart", id=number, name=self.name(place))
        return f"{begin}{''.join(content)}{w('bookmarkEnd', id=number)}"


@dataclass
class Lines:
    """Writes lines of one part of the document."""

    story: Story
    relations: Relations
    noted: Mapping[str, int] = field(default_factory=dict)
    """The numbers of the chapter's footnotes, by their names."""
    seen: set[str] = field(default_factory=set)
    """The footnotes whose mark was written."""

    def write(self, inlines: Iterable[Inline], *, rtl: bool = False, look: str = "") -> str:
        """Inlines as runs; `look` is the name of a character style that all have."""
        return "".join(self._inline(inline, rtl, look) for inline in inlines)

    def _inline(self, inline: Inline, rtl: bool, look: str) -> str:
        match inline:
            case Run():
                return self.run(inline, rtl=rtl, look=look)
            case Link():
                return self._link(inline, rtl)
            case Break():
                return w("r", w("br"))
            case Note(name):
                return self._note(name)
            case Picture(src, alt):
                return self.story.drawings.shown(src, alt, self.relations)
            case _:
                return self._mark(inline)

    def _mark(self, inline: Inline) -> str:
        match inline:
            case Anchor(name) if name in self.story.places:
                return self.story.bookmark(name)
            case Task(done):
                return run(f"{'☑' if done else '☐'}\u00a0")
            case _:
                return ""

    def run(self, inline: Run, *, rtl: bool = False, look: str = "") -> str:
        """Words, cut where their direction changes."""
        from_right = inline.direction == "rtl" or (rtl and inline.direction != "ltr")
        if not from_right and not _FROM_RIGHT.search(inline.text):
            return run(inline.text, self._properties(inline, look))
        written, at = "", 0
        for found in _PIECES.finditer(inline.text):
            written += self._piece(inline, inline.text[at : found.start()], look, from_right)
            written += self._piece(inline, found[0], look, True)
            at = found.end()
        return written + self._piece(inline, inline.text[at:], look, from_right)

    def _piece(self, inline: Run, text: str, look: str, from_right: bool) -> str:
        rtl = from_right and not _FROM_LEFT.search(text)
        return run(text, self._properties(inline, look, rtl=rtl))

    def _properties(self, inline: Run, look: str, *, rtl: bool = False) -> str:
        looks = inline.looks
        if not (looks or look or rtl or inline.language):
            return ""
        position = "superscript" if "raised" in looks else "subscript" if "lowered" in looks else ""
        style = look or ("Strong" if "strong" in looks else "Emphasis" if "emphasis" in looks else "")
        found = (
            w("rStyle", val=style) if style else "",
            fonts(CODE_FONT) if "code" in looks else "",
            w("b") + w("bCs") if look and looks & {"strong", "emphasis"} else "",
            w("strike") if "struck" in looks else "",
            w("noProof") if "code" in looks else "",
            w("vertAlign", val=position) if position else "",
            w("rtl") if rtl else "",
            self._language(inline.language),
        )
        return w("rPr", *found) if any(found) else ""

    def _language(self, tag: str) -> str:
        """For spelling and for speech; Word keeps the languages that run from the right apart."""
        if not tag or tag == self.story.language:
            return ""
        return w("lang", bidi=tag) if way_of(tag) == "rtl" else w("lang", val=tag)

    def _link(self, link: Link, rtl: bool) -> str:
        if link.target.startswith("doc:"):
            place = self._place(link.target.removeprefix("doc:"))
            inside = self.write(link.inlines, rtl=rtl, look="Hyperlink" if place else "")
            return w("hyperlink", inside, anchor=self.story.name(place), history=1) if place else inside
        address = _address(link.target)
        inside = self.write(link.inlines, rtl=rtl, look="Hyperlink" if address else "")
        if not address:
            return inside
        number = self.relations.to("hyperlink", address, outside=True)
        return f'<w:hyperlink r:id="{number}" w:history="1">{inside}</w:hyperlink>'

    def _place(self, target: str) -> str:
        """The place itself, or the chapter where there is none of that name; empty for what is not in the book."""
        return next((place for place in (target, target.partition("#")[0]) if place in self.story.places), "")

    def _note(self, name: str) -> str:
        """The mark of a footnote: the note's own the first time, then one that points to it."""
        number = self.noted.get(name)
        if number is None:
            return ""
        style = w("rPr", w("rStyle", val="FootnoteReference"))
        if name in self.seen:
            code = f"NOTEREF {self.story.name(f'@note-{number}')} \\f \\h"
            return written_field(code, run(str(number), style))
        self.seen.add(name)
        return self.story.bookmark(f"@note-{number}", w("r", style, w("footnoteReference", id=number)))


def _address(target: str) -> str:
    """An address as Word takes it: with one that is not well formed, it calls the whole file damaged."""
    try:
        parts = urlsplit(target)
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    except (ValueError, UnicodeError):
        return ""
    if not parts.scheme or not (host or parts.path):
        return ""
    return quote(_STRAY.sub("%25", urlunsplit(parts._replace(netloc=host))), safe=_ADDRESS)
