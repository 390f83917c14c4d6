"""A book in the hands of the templates: what they ask for while they write an edition."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from socialcarefuture.packs import apparatus, motif
from socialcarefuture.packs.apparatus import FOREWORD
from socialcarefuture.packs.book import Book, Figure
from socialcarefuture.packs.material import Material
from socialcarefuture.packs.web import anchors, drawings
from socialcarefuture.packs.web.plan import plan
from socialcarefuture.packs.web.texts import Medium, Text, Writer, parsed
from socialcarefuture.packs.words import WORDS, address, since, written
from socialcarefuture.rendering.languages import direction
from socialcarefuture.rendering.names import counted, listed

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
        "credit": apparatus.credit,
        "direction": direction,
        "listed": listed,
        "of_text": anchors.of_text,
        "provenance": apparatus.provenance,
        "say": WORDS,
        "since": since,
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
            **_data(self.book, material.today),
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


def _data(book: Book, today: date) -> dict[str, Any]:
    glossary = apparatus.glossary(book)
    return {
        "book": book,
        "chapters": tuple(book.chapters),
        "cover_themes": apparatus.cover_themes(book),
        "glossary": glossary,
        "words_of": lambda chapter: [one for one in glossary if chapter.key in one.word.keys],
        "index": apparatus.index(book),
        "facts": (*apparatus.about(book, today), apparatus.Fact(WORDS["for-all"], WORDS["made-for-all"])),
        "steps": apparatus.take_part(book),
        "ways": apparatus.ways(book),
    }


def _texts(book: Book) -> Iterator[Text]:
    yield parsed(FOREWORD, anchors.of_text(FOREWORD), book.foreword)
    for chapter in book.chapters:
        language = chapter.language if chapter.language != book.language else ""
        yield parsed(chapter.key, anchors.of_text(chapter.key), chapter.html, language)
    for one in apparatus.glossary(book):
        yield parsed(one.key, "glossary", one.word.html)
