"""Pictures that cannot be shown, told where a text uses them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from socialcarefuture.content import addresses
from socialcarefuture.content.checks.shelf import Shelf, problem_at
from socialcarefuture.content.documents import Document
from socialcarefuture.problems import Level, Problem
from socialcarefuture.rendering.links import target
from socialcarefuture.rendering.markup import Rendered
from socialcarefuture.rendering.pictures.examination import Facts
from socialcarefuture.rendering.places import place
from socialcarefuture.rendering.uses import head_picture


def check_pictures(shelf: Shelf, rendered: Mapping[str, Rendered], facts: Mapping[str, Facts]) -> Iterator[Problem]:
    """Every use of a picture that is broken, huge, unsafe or of a form that browsers do not show."""
    faulty = {path: one.fault for path, one in facts.items() if one.fault}
    told = set()
    for document in (*shelf.documents, *shelf.unread) if faulty else ():
        for path, problem in _used(document, rendered[document.path], faulty):
            told.add(path)
            yield problem
    for path in faulty.keys() - told:
        code, message, hint = faulty[path]
        yield Problem(path, 0, 0, Level.ERROR, code, f"this picture {message}", hint)


def _used(
    document: Document, text: Rendered, faulty: Mapping[str, tuple[str, str, str]]
) -> Iterator[tuple[str, Problem]]:
    if head := head_picture(document):
        key, picture = head
        path = addresses.resolve(document.path, picture.src)
        if path and path in faulty:
            yield path, problem_at(document, (key, "src"), _told(path, faulty))
    seen: dict[str, int] = {}
    for written in (*text.pictures, *text.links):
        seen[written] = seen.get(written, -1) + 1
        meaning = target(document.path, written)
        if meaning and meaning.path and meaning.path in faulty:
            at = place(document, written, seen[written])
            yield meaning.path, Problem(document.path, *at, Level.ERROR, *_told(meaning.path, faulty))


def _told(path: str, faulty: Mapping[str, tuple[str, str, str]]) -> tuple[str, str, str]:
    code, message, hint = faulty[path]
    return code, f'the picture "{path.rpartition("/")[2]}" {message}', hint
