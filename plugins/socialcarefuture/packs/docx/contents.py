"""The contents: a field that Word makes anew, with its entries there before it does."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

from socialcarefuture.packs.docx.lines import Story
from socialcarefuture.packs.docx.markup import paragraph, run, w
from socialcarefuture.packs.flow import Heading, Matter, Part, plain, within
from socialcarefuture.packs.words import WORDS

_CODE = r'TOC \o "1-2" \t "Byline,3,Content Note,3" \n 3-3 \h \z'
"""Headings of two levels; below them, without a page, whom a text is by and what to know before reading it."""
_BELOW = 3
"""The level of those lines."""


@dataclass(frozen=True)
class _Line:
    level: int
    text: str
    place: str
    language: str = ""


def contents(book: Matter, story: Story) -> str:
    """The heading and the list.

    Nobody knows the pages before a program sets them, and a wrong number is worse than none: until then the entries
    are links, and a line says how to get the numbers. It goes when they come. (Word could be told to make them when it
    opens the file, but then it first asks a question that frightens people.)
    """
    begin = w("r", w("fldChar", fldCharType="begin"))
    code = w("r", f'<w:instrText xml:space="preserve"> {_CODE.replace(chr(34), "&quot;")} </w:instrText>')
    separate = w("r", w("fldChar", fldCharType="separate"))
    hint = paragraph(w("pStyle", val="Details"), begin, code, separate, run(WORDS["contents-say"]))
    lines = list(_lines(book, story))
    entries = (
        _entry(line, story, keep=after is not None and after.level == _BELOW)
        for line, after in zip_longest(lines, lines[1:])
    )
    end = paragraph("", w("r", w("fldChar", fldCharType="end")))
    title = paragraph(w("pStyle", val="TOCHeading"), run(WORDS["contents"]))
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", title, hint, *entries, end))


def _entry(line: _Line, story: Story, *, keep: bool) -> str:
    """A line of the contents. `keep` says that what follows belongs to it, and stands on the same page."""
    spoken = w("rPr", w("lang", val=line.language)) if line.language else ""
    link = w("hyperlink", run(line.text, spoken), anchor=story.name(line.place), history=1)
    return paragraph(w("pStyle", val=f"Toc{line.level}") + (w("keepNext") if keep else ""), link)


def _lines(book: Matter, story: Story) -> Iterator[_Line]:
    """The entries as Word will make them: each with the place of its heading."""
    if book.foreword:
        yield from _of_part(book.foreword, story)
    for section in book.sections:
        yield _Line(1, section.title, section.key)
        for chapter in section.chapters:
            yield _Line(2, chapter.title, chapter.key, chapter.language)
            if chapter.byline:
                yield _Line(_BELOW, chapter.byline, chapter.key)
            if chapter.content_note:
                yield _Line(_BELOW, f"{WORDS['content-note']}: {chapter.content_note}", chapter.key, chapter.language)
    for part in book.back:
        yield from _of_part(part, story)


def _of_part(part: Part, story: Story) -> Iterator[_Line]:
    yield _Line(1, part.title, part.key)
    for heading in within(part.text.blocks, Heading):
        if heading.level == 2:  # noqa: PLR2004 - the second level
            yield _Line(2, plain(heading.inlines), story.heading(heading))
