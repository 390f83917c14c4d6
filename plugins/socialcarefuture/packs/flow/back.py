"""What stands after the chapters: hard words, index, what the pack holds, how to take part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from socialcarefuture.packs import layout
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
from socialcarefuture.packs.words import TAKE_PART, WORDS
from socialcarefuture.rendering.glyphs import clean


def labelled(name: str) -> tuple[Run, ...]:
    """What a line is about, before it."""
    return words(f"{WORDS[name]}: ", "", "strong")


def address(url: str) -> Link:
    """An address as a reader types it."""
    return Link(url, words(layout.address(url)))


def _to(chapter: Chapter) -> Link:
    own = chapter.language
    return Link(f"doc:{chapter.key}", words(chapter.title, own))


def glossary(book: Book, wanted: frozenset[str]) -> Text:
    """Hard words with what they mean, and the chapters that use them."""
    by_key = {chapter.key: chapter for chapter in book.chapters}
    texts = [read(word.html, f"@word-{i}", book.language, 2, wanted) for i, word in enumerate(book.words)]
    items = tuple(
        (Paragraph(words(word.title)), (*text.blocks, *_used([by_key[key] for key in word.keys if key in by_key])))
        for word, text in zip(book.words, texts, strict=True)
    )
    notes = {name: note for text in texts for name, note in text.notes.items()}
    return Text((Definitions(items),) if items else (), notes)


def _used(chapters: list[Chapter]) -> Iterator[Block]:
    if chapters:
        yield Paragraph((*words(f"{WORDS['used-in']}: "), *_joined(_to(chapter) for chapter in chapters)), "details")


def _joined(links: Iterable[Link]) -> Iterator[Inline]:
    for number, link in enumerate(links):
        if number:
            yield Run("; ")
        yield link


def index(book: Book) -> Iterator[Block]:
    """Themes, people and places, each with its chapters."""
    by_key = {chapter.key: chapter for chapter in book.chapters}
    for name in ("themes", "people", "places"):
        entries = layout._index((each, one.key) for one in book.chapters for each in getattr(one, name))
        if entries:
            yield Heading(2, words(WORDS[name]))
        for entry in entries:
            yield Entry(clean(entry["name"]), tuple(_to(by_key[key]) for key in entry["keys"]))


def about(book: Book) -> Iterator[Block]:
    """The book itself, and each text that it holds with its version."""
    for name, text in layout._about(book):
        if text:
            yield Paragraph((*words(f"{name}: ", "", "strong"), *words(text)))
    if book.url:
        yield Paragraph((*labelled("online"), address(book.url)))
    chapters = list(book.chapters)
    if chapters:
        yield Heading(2, words(WORDS["holds"]))
        yield Paragraph(words(WORDS["holds-says"]))
        yield List(tuple(Item((Paragraph(tuple(_held(chapter))),)) for chapter in chapters))


def _held(chapter: Chapter) -> Iterator[Inline]:
    """A text with where it comes from, and which state of it this is."""
    yield _to(chapter)
    made = chapter.figure.credit if chapter.figure else ""
    told = (
        chapter.origin,
        chapter.licence,
        f"{WORDS['picture']}: {made}." if made else "",
        f"{WORDS['version']}: {chapter.version}." if chapter.version else "",
    )
    yield from words(" ".join((".", *(part for part in told if part), "")))
    if chapter.url:
        yield address(chapter.url)


def take_part(book: Book) -> Iterator[Block]:
    """What a reader can do next."""
    for name, text in TAKE_PART:
        yield Paragraph((*words(f"{name}. ", "", "strong"), *words(text)))
    if book.url:
        yield Paragraph((*labelled("find-us"), address(book.url)))
    if book.contact:
        yield Paragraph((*labelled("write-to"), Link(f"mailto:{book.contact}", words(book.contact))))
