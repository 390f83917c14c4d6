"""A book as the data that the template takes: strings, numbers and the names of converted files."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from itertools import chain
from typing import Any

from socialcarefuture.content.checks.glimpses import QUESTIONS
from socialcarefuture.packs import apparatus, motif
from socialcarefuture.packs.book import Book, Chapter, Figure, Section
from socialcarefuture.packs.checks import texts
from socialcarefuture.packs.pictures import Picture
from socialcarefuture.packs.words import WORDS, address, since, written
from socialcarefuture.rendering.glyphs import clean, families
from socialcarefuture.rendering.languages import direction
from socialcarefuture.rendering.names import counted, listed

NO_CODES: Mapping[str, str] = {}
"""For a book without QR codes."""


def data(
    book: Book,
    files: Mapping[str, str],
    pictures: Mapping[str, Picture],
    today: date,
    codes: Mapping[str, str] = NO_CODES,
) -> dict[str, Any]:
    """The book for `book.typ`.

    `files` gives the converted text of a chapter's key, `pictures` that of a `src`, `codes` that of an address.
    """
    letters = "".join(set(chain.from_iterable(text.letters for text in texts(book))))
    found = {
        "path": book.path,
        "title": book.title,
        "subtitle": book.subtitle,
        "site": book.site_name,
        "date": written(book.date),
        "cover-note": book.cover_note,
        "cover-themes": apparatus.cover_themes(book),
        "keywords": [f"{chapter.key}@{version}" for chapter, version in apparatus.versions(book)],
        "made": {"year": today.year, "month": today.month, "day": today.day},
        "language": language(book.language),
        "fonts": {"text": families(letters), "code": families(letters, code=True)},
        "words": WORDS,
        "grayscale": book.grayscale,
        "palette": motif.palette(book.title, grey=book.grayscale),
        "motif": motif.ripples(book.title),
        "foreword": files.get(apparatus.FOREWORD),
        "questions": QUESTIONS,
        "sections": [_section(section, files, pictures, codes) for section in book.sections if section.chapters],
        "glossary": [
            {"title": one.word.title, "file": files[one.key], "keys": _keys(one.chapters)}
            for one in apparatus.glossary(book)
        ],
        "indexes": [
            {
                "title": group.title,
                "entries": [{"name": one.name, "keys": _keys(one.chapters)} for one in group.entries],
            }
            for group in apparatus.index(book)
        ],
        "about": list(map(asdict, apparatus.about(book, today))),
        "url": book.url,
        "address": address(book.url),
        "contact": book.contact,
        "take-part": list(map(asdict, apparatus.take_part(book))),
        "home": {"url": book.site_url, "address": address(book.site_url), "code": codes.get(book.site_url)},
    }
    return {key: _cleaned(value) for key, value in found.items()}


def _cleaned(value: Any) -> Any:
    """A value of any depth with its texts clean."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list | tuple):
        return [_cleaned(item) for item in value]
    return {key: _cleaned(item) for key, item in value.items()} if isinstance(value, dict) else value


def _keys(chapters: Iterable[Chapter]) -> list[str]:
    return [chapter.key for chapter in chapters]


def _section(
    section: Section, files: Mapping[str, str], pictures: Mapping[str, Picture], codes: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "title": section.title,
        "count": counted(len(section.chapters), "text"),
        "motif": motif.ripples(section.title),
        "chapters": [
            {**_chapter(chapter, files, pictures), "code": codes.get(chapter.url)} for chapter in section.chapters
        ],
    }


def _chapter(chapter: Chapter, files: Mapping[str, str], pictures: Mapping[str, Picture]) -> dict[str, Any]:
    return {
        "key": chapter.key,
        "path": chapter.path,
        "file": files[chapter.key],
        "title": chapter.title,
        "kind": chapter.kind,
        "label": chapter.label,
        "summary": chapter.summary,
        "organisation": since(chapter.organisation, chapter.since),
        "version": chapter.version,
        "byline": listed(tuple(map(isolated, chapter.byline))),
        "date": written(chapter.date),
        "origin": chapter.origin,
        "content-note": chapter.content_note,
        "language": language(chapter.language),
        "motif": motif.drop(chapter.key),
        "figure": _figure(chapter.figure, pictures) if chapter.figure else None,
        "licence": chapter.licence,
        "url": chapter.url,
        "address": address(chapter.url),
    }


def _figure(figure: Figure, pictures: Mapping[str, Picture]) -> dict[str, Any]:
    picture = pictures[str(figure.path)]
    return {
        "file": picture.name,
        "across": picture.across,
        "down": picture.down,
        "alt": figure.alt,
        "caption": figure.caption,
        "credit": apparatus.credit(figure),
    }


def language(tag: str) -> dict[str, str | None]:
    """A language as Typst sets it. The region is told even where there is none: else Welsh would become cy-GB."""
    lang, *rest = tag.split("-")
    region = next((part.lower() for part in rest if re.fullmatch("[A-Za-z]{2}", part)), None)
    return {
        "lang": lang.lower(),
        "region": region,
        "dir": direction(tag) or "ltr",
    }


def isolated(name: str) -> str:
    """A name that stands whole among others, whichever way it and they run (Unicode's first strong isolate)."""
    runs = {unicodedata.bidirectional(letter) for letter in name}
    return f"\u2068{name}\u2069" if runs & {"R", "AL"} else name
