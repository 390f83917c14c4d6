"""What can be told before a book is set: missing letters, pictures, descriptions and chapters, by post and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

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

    def problem(self, code: str, message: str, hint: str, *wanted: str) -> Problem:
        """A problem at the first of the `wanted` texts that the file holds."""
        line, column = whereabouts.find(self.file, *wanted)
        return Problem(self.path, line, column, Level.ERROR, code, message, hint)


def texts(book: Book) -> Iterator[Text]:
    """The foreword with the book's own words, then the chapters."""
    sections = (section.title for section in book.sections)
    own = (book.title, book.subtitle, book.cover_note, book.site_name, book.url, book.licence, book.contact, *sections)
    yield Text(book.path, book.file, book.foreword, own)
    for chapter in book.chapters:
        yield Text(chapter.path, chapter.file, chapter.html, tuple(_words(chapter)))


def _words(chapter: Chapter) -> Iterator[str]:
    yield from (chapter.title, chapter.label, chapter.origin, chapter.content_note, chapter.licence, chapter.url)
    yield from (*chapter.byline, *chapter.themes, *chapter.people)
    if chapter.figure:
        yield from (chapter.figure.alt, chapter.figure.caption, chapter.figure.credit)


def problems(book: Book) -> list[Problem]:
    """Everything that would lose a letter, a link or a chapter."""
    known = Counter(chapter.key for chapter in book.chapters)
    found = [problem for text in texts(book) for check in (_glyphs, _pictures) for problem in check(text)]
    found += [problem for text in texts(book) for problem in _links(text, known)]
    return found + list(_twice(book, known))


def _glyphs(text: Text) -> Iterator[Problem]:
    for character in glyphs.missing(visible(text.html) + clean("".join(text.words))):
        yield text.problem(
            "missing-letter",
            f"the pack's fonts have no letter {glyphs.named(character)}",
            "Write it in another way, or leave the post out of the pack.",
            character,
            f"&#x{ord(character):x};",
            f"&#{ord(character)};",
        )


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
    heads = {chapter.path: str(chapter.figure.path) for chapter in book.chapters if chapter.figure}
    for text in texts(book):
        for source in _sources(text, heads.get(text.path)):
            try:
                found.setdefault(source, kept(Path(source), folder)) if source not in found else None
            except PictureError as error:
                hint = "Put a PNG, JPEG, GIF, WebP or SVG file there, or take the picture out."
                wrong.append(text.problem("picture", str(error), hint, Path(source).name))
    return found, wrong


def _sources(text: Text, head: str | None) -> Iterable[str]:
    inside = (unescape(tag.attributes.get("src", "")) for tag in tags(text.html) if tag.name == "img")
    return dict.fromkeys((*([head] if head else []), *inside))
