"""A book in the hands of the templates: what they ask for while they write an edition."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from socialcarefuture.packs import motif
from socialcarefuture.packs.book import Book, Figure
from socialcarefuture.packs.layout import address
from socialcarefuture.packs.material import Material
from socialcarefuture.packs.web import anchors, drawings
from socialcarefuture.packs.web.plan import glossary, index, plan, word_id, words_of
from socialcarefuture.packs.web.texts import Medium, Text, Writer, parsed
from socialcarefuture.packs.web.words import WORDS, take_part
from socialcarefuture.packs.words import counted, left_out, listed, written
from socialcarefuture.rendering.languages import direction

FOREWORD = "@foreword"
"""The foreword's key among the texts: no address has an at sign."""
_TEMPLATES = Path(__file__).with_name("templates")


@cache
def environment() -> Environment:
    """The templates, and what they can ask of any book. Every value is escaped, unless it says that it is markup."""
    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= {
        "address": address,
        "counted": counted,
        "direction": direction,
        "listed": listed,
        "of_text": anchors.of_text,
        "say": WORDS,
        "written": written,
    }
    return made


class Rendering:
    """One edition's rendering of a book."""

    def __init__(self, material: Material, medium: Medium) -> None:
        """Take what is to be rendered, and where it goes."""
        self.book = material.book
        self.parts = plan(self.book)
        self._medium = medium
        self._inks = motif.palette(self.book.title, grey=self.book.grayscale)
        self._writer = Writer(medium, _texts(self.book), self.book.url, self.book.language)
        self._names = self._given(material)

    def render(self, template: str, **more: Any) -> str:
        """A template, filled."""
        return environment().get_template(template).render(self._names | more)

    def _given(self, material: Material) -> dict[str, Any]:
        return {
            **_data(self.book),
            "parts": self.parts,
            "today": material.today,
            "inks": self._inks,
            "band": lambda seed, height: drawings.band(seed, self._inks, height),
            "body": self._writer.write,
            "drop": lambda key: drawings.drop(key, self._inks),
            "image": self._image,
            "lang": self._lang,
            "means": self._means,
            "place": self._medium.place,
        }

    def _lang(self, language: str) -> Markup:
        """The attributes of what is in this language, where it is not the book's."""
        if not language or language == self.book.language:
            return Markup("")
        attributes = {"lang": language, "dir": direction(language) or "ltr"}
        return _attributes(attributes | ({"xml:lang": language} if self._medium.xml else {}))

    def _means(self, semantics: str, role: str = "") -> Markup:
        """The attributes that say what an element is: EPUB's name where it is one, and ARIA's."""
        named = {"epub:type": semantics} if self._medium.xml else {}
        return _attributes(named | ({"role": role} if role else {}))

    def _image(self, figure: Figure) -> Markup:
        shown = self._medium.pictures[str(figure.path)]
        size = {"width": shown.across, "height": shown.down} if shown.across else {}
        source = self._medium.picture(str(figure.path))
        return Markup(  # noqa: S704 - each value is escaped
            f"<img{_attributes({'src': source, 'alt': figure.alt, **size})}{'/' * self._medium.xml}>"
        )


def _attributes(given: dict[str, Any]) -> Markup:
    return Markup("").join(Markup(' {}="{}"').format(name, value) for name, value in given.items())


def _data(book: Book) -> dict[str, Any]:
    return {
        "book": book,
        "chapters": tuple(book.chapters),
        "glossary": glossary(book),
        "words_of": lambda chapter: words_of(book, chapter),
        "index": [(title, entries) for title, entries in index(book) if entries],
        "left_out": left_out(book.left_out),
        "take_part": take_part(contact=bool(book.contact), online=bool(book.url)),
    }


def _texts(book: Book) -> Iterator[Text]:
    yield parsed(FOREWORD, "foreword", book.foreword)
    for chapter in book.chapters:
        language = chapter.language if chapter.language != book.language else ""
        yield parsed(chapter.key, anchors.of_text(chapter.key), chapter.html, language)
    for number, word in enumerate(book.words, 1):
        yield parsed(word_id(number), "glossary", word.html)
