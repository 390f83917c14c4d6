"""What can be told before a book is set: missing letters, pictures, descriptions and chapters, by post and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import quote

from socialcarefuture.packs import whereabouts
from socialcarefuture.packs.book import Book, Chapter
from socialcarefuture.packs.markup import tags, visible
from socialcarefuture.packs.pictures import Picture, PictureError, kept
from socialcarefuture.problems import Level, Problem
from socialcarefuture.rendering import glyphs
from socialcarefuture.rendering.glyphs import clean


@dataclass(frozen=True)
class Text:
    """A piece of the book that comes from one file: a chapter, or the foreword."""

    path: str
    file: Path | None
    html: str
    words: tuple[str, ...]
    """Everything else from that file that is printed."""
    head: str = ""
    """The path of the picture at its head."""

    @property
    def letters(self) -> frozenset[str]:
        """Every character that is printed of it."""
        return frozenset(visible(self.html)).union(clean("".join(self.words)))

    @property
    def sources(self) -> tuple[str, ...]:
        """The paths of its pictures, each once."""
        inside = (unescape(tag.attributes.get("src", "")) for tag in tags(self.html) if tag.name == "img")
        return tuple(dict.fromkeys((*([self.head] if self.head else []), *inside)))

    def problem(self, code: str, message: str, hint: str, *wanted: str) -> Problem:
        """A problem at the first of the `wanted` texts that the file holds."""
        line, column = whereabouts.find(self.file, *wanted)
        return Problem(self.path, line, column, Level.ERROR, code, message, hint)


def texts(book: Book) -> Iterator[Text]:
    """The foreword with the book's own words, then the chapters with their Easy Read versions, then the hard words."""
    sections = (section.title for section in book.sections)
    said = (book.title, book.subtitle, book.cover_note, book.site_name, book.licence, book.contact)
    own = (*said, book.url, book.site_url, *sections)
    yield Text(book.path, book.file, book.foreword, own)
    for chapter in book.chapters:
        head = str(chapter.figure.path) if chapter.figure else ""
        yield Text(chapter.path, chapter.file, chapter.html, tuple(_words(chapter)), head)
        if easy := chapter.easy_read:
            yield Text(easy.path, easy.file, easy.html, (easy.title, easy.by, easy.checked_by, easy.url))
    for word in book.words:
        yield Text(word.path, word.file, word.html, (word.title,))


def _words(chapter: Chapter) -> Iterator[str]:
    yield from (chapter.title, chapter.label, chapter.origin, chapter.content_note, chapter.licence, chapter.url)
    yield from (chapter.summary, chapter.organisation)
    yield from (*chapter.byline, *chapter.themes, *chapter.people, *chapter.places)
    if chapter.figure:
        yield from (chapter.figure.caption, chapter.figure.credit)


def problems(book: Book) -> list[Problem]:
    """Everything that would lose a link, a picture or a chapter, in any edition."""
    known = Counter(chapter.key for chapter in book.chapters)
    found = [problem for text in texts(book) for problem in (*_pictures(text), *_links(text, known))]
    return found + list(_twice(book, known))


def lost_letters(book: Book, pictures: Mapping[str, Picture]) -> list[Problem]:
    """Every letter that no font of ours has, in texts and drawings: for editions that print. Others keep it as text."""
    return [problem for text in texts(book) for problem in (*_letters(text), *_drawn_letters(text, pictures))]


def _letters(text: Text) -> Iterator[Problem]:
    for character in glyphs.missing("".join(text.letters)):
        entities = (f"&#x{ord(character):x};", f"&#{ord(character)};")
        message = f"the pack's fonts have no letter {glyphs.named(character)}"
        yield text.problem("missing-letter", message, glyphs.remedy(character), character, *entities)


def _drawn_letters(text: Text, pictures: Mapping[str, Picture]) -> Iterator[Problem]:
    for source in text.sources:
        name = Path(source).name
        for wrong, way_out in pictures[source].unwritable if source in pictures else ():
            yield text.problem("missing-letter", f'the drawing "{name}" {wrong}', way_out, name, quote(name))


def _pictures(text: Text) -> Iterator[Problem]:
    for tag in tags(text.html):
        name = Path(tag.attributes.get("src", "")).name
        if tag.name == "img" and "alt" not in tag.attributes:
            yield text.problem(
                "picture-without-description",
                f'the picture "{name}" has no description',
                "Say what it shows in alt, or write an empty one where it only decorates.",
                name,
            )
        elif tag.name == "svg":
            yield text.problem(
                "drawing-in-text",
                "a drawing is written into the text, which does not print",
                "Save it as a file beside the post and show it as a picture.",
                "<svg",
            )


def _links(text: Text, known: Counter[str]) -> Iterator[Problem]:
    for tag in tags(text.html):
        target = tag.attributes.get("href", "")
        key = target.removeprefix("doc:").partition("#")[0]
        if target.startswith("doc:") and key not in known:
            yield text.problem(
                "not-in-pack", f'a link leads to "{key}", which is not in this pack', "", key.rpartition("/")[2]
            )


def _twice(book: Book, known: Counter[str]) -> Iterator[Problem]:
    first = {chapter.key: chapter for chapter in reversed(list(book.chapters))}
    for key, count in known.items():
        if count > 1:
            message = f'"{first[key].title}" is in the pack {count} times'
            hint = "Make the pack's sections narrower, so that a post is in one of them only."
            yield Problem(book.path, 0, 0, Level.ERROR, "twice-in-pack", message, hint)


def keep_pictures(book: Book, folder: Path) -> tuple[dict[str, Picture], list[Problem]]:
    """Every picture of the book, by its `src`, written into `folder`; and those that cannot be printed."""
    found: dict[str, Picture] = {}
    wrong: list[Problem] = []
    for text in texts(book):
        for source in text.sources:
            try:
                found[source] = found.get(source) or kept(Path(source), folder, grey=book.grayscale)
            except PictureError as error:
                name = Path(source).name
                wrong.append(text.problem("picture", str(error), error.hint, name, quote(name)))
    return found, wrong
