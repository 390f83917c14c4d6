"""What stands after the chapters: hard words, index, what the pack holds, how to take part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from socialcarefuture.packs import apparatus
from socialcarefuture.packs.apparatus import Fact
from socialcarefuture.packs.book import Book, Chapter
from socialcarefuture.packs.flow.around import words
from socialcarefuture.packs.flow.blocks import (
    Block,
    Definitions,
    Entry,
    Heading,
    Inline,
    Item,
    Link,
    List,
    Paragraph,
    Run,
    Text,
)
from socialcarefuture.packs.flow.reading import read
from socialcarefuture.packs.words import WORDS
from socialcarefuture.packs.words import address as typed
from socialcarefuture.rendering.glyphs import clean


def labelled(name: str) -> tuple[Run, ...]:
    """What a line is about, before it."""
    return words(f"{WORDS[name]}: ", "", "strong")


def address(url: str) -> Link:
    """An address as a reader types it."""
    return Link(url, words(typed(url)))


def _to(chapter: Chapter) -> Link:
    own = chapter.language
    return Link(f"doc:{chapter.key}", words(chapter.title, own))


def _told(fact: Fact) -> Paragraph:
    """What a fact is about, then what it says, as a link where it leads somewhere."""
    said = words(fact.text)
    return Paragraph((*words(f"{fact.name}: ", "", "strong"), *([Link(fact.url, said)] if fact.url else said)))


def glossary(book: Book, wanted: frozenset[str]) -> Text:
    """Hard words with what they mean, and the chapters that use them."""
    found = apparatus.glossary(book)
    texts = [read(one.word.html, one.key, book.language, 2, wanted) for one in found]
    items = tuple(
        (Paragraph(words(one.word.title)), (*text.blocks, *_used(one.chapters)))
        for one, text in zip(found, texts, strict=True)
    )
    notes = {name: note for text in texts for name, note in text.notes.items()}
    return Text((Paragraph(words(WORDS["glossary-says"])), Definitions(items)) if items else (), notes)


def _used(chapters: Sequence[Chapter]) -> Iterator[Block]:
    if chapters:
        yield Paragraph((*words(f"{WORDS['used-in']}: "), *_joined(map(_to, chapters))), "details")


def _joined(links: Iterable[Link]) -> Iterator[Inline]:
    for number, link in enumerate(links):
        if number:
            yield Run("; ")
        yield link


def index(book: Book) -> Iterator[Block]:
    """Themes, people and places, each with its chapters."""
    for group in apparatus.index(book):
        yield Heading(2, words(group.title))
        for entry in group.entries:
            yield Entry(clean(entry.name), tuple(map(_to, entry.chapters)))


def about(book: Book, today: date) -> Iterator[Block]:
    """The book itself, and each text that it holds with its version."""
    yield from map(_told, apparatus.about(book, today))
    chapters = list(book.chapters)
    if chapters:
        yield Heading(2, words(WORDS["holds"]))
        yield Paragraph(words(WORDS["holds-says"]))
        yield List(tuple(Item((Paragraph(tuple(_held(chapter))),)) for chapter in chapters))


def _held(chapter: Chapter) -> Iterator[Inline]:
    """A text with where it comes from, and which state of it this is."""
    yield _to(chapter)
    told = (line if line.endswith((".", "!", "?")) else f"{line}." for line in apparatus.provenance(chapter))
    yield from words(" ".join((".", *told, "")))
    if chapter.url:
        yield address(chapter.url)


def take_part(book: Book) -> Iterator[Block]:
    """What a reader can do next."""
    yield from map(_told, apparatus.take_part(book))
    yield from map(_told, apparatus.ways(book))
