"""What could hurt somebody if it were published: how to reach them, who they are, what runs in a reader's browser.

Nothing is built until it is gone, or until an editor has allowed that exact text in `safety_allow`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from socialcarefuture.content.checks.safety import births, emails, names, numbers, phones, postcodes
from socialcarefuture.content.checks.safety.finding import Finding
from socialcarefuture.content.checks.shelf import Shelf
from socialcarefuture.content.documents import Companion, Document
from socialcarefuture.content.passages import Passage, body, fields
from socialcarefuture.content.posts import Withdrawn
from socialcarefuture.problems import Level, Problem

_FINDERS = (emails.find, phones.find, postcodes.find, numbers.find, births.find)
_NOT_LOOKED_AT = frozenset({"contact", "website", "consent", "date", "updated", "aliases", "safety_allow"})
"""Fields that hold an address which is meant to be there, or never hold words. `contact` is a role's, as its
description demands."""
_ADDRESSES = frozenset({"src", "url", "licence"})


def check(shelf: Shelf) -> Iterator[Problem]:
    """What an editor has to look at, in every text."""
    people, originals = names.known(shelf), _originals(shelf)
    for document in (*shelf.documents, *shelf.unread):
        if not isinstance(document, Withdrawn):
            original = originals.get(document.path, document)
            allowed = _allowed(shelf, document, original)
            unnamed = names.of_others(people, original)
            for passage in _passages(document):
                for finding in (*_findings(passage), *names.find(passage.text, unnamed)):
                    if plain(finding.text) not in allowed:
                        yield problem(document.path, passage.place(finding.start), finding)


def allowances(shelf: Shelf, document: Document) -> frozenset[str]:
    """The texts, made `plain`, that nobody has to look at again in a document.

    An editor allows them in its front matter, or in that of the text whose Easy Read version it is; the site's and a
    glimpse's own contact are meant to be there.
    """
    return _allowed(shelf, document, _originals(shelf).get(document.path, document))


def plain(text: str) -> str:
    """The same for two texts that differ in white space or capitals."""
    return " ".join(text.split()).casefold()


def _allowed(shelf: Shelf, document: Document, original: Document) -> frozenset[str]:
    values = (value for text in (document, original) for value in text.values())
    own = {plain(mark.raw) for loc, mark in values if loc[0] in {"safety_allow", "contact"}}
    return frozenset({*own, plain(shelf.settings.contact_email)})


def _originals(shelf: Shelf) -> dict[str, Document]:
    """The text that each Easy Read version goes with, by the path of the version."""
    by_path = {document.path: document for document in shelf.documents}
    pairs = ((companion.path, by_path.get(companion.original)) for companion in shelf.of(Companion))
    return {path: original for path, original in pairs if original}


def problem(path: str, place: tuple[int, int], finding: Finding) -> Problem:
    """What a person is told, with the line to write where the text may stay."""
    allow = f"safety_allow: [{json.dumps(' '.join(finding.text.split()), ensure_ascii=False)}]"
    where = f"{path.removesuffix('.easy.md')}.md" if path.endswith(".easy.md") else "the front matter"
    hint = f"{finding.way_out} If it may stay, an editor allows it in {where}: {allow}"
    return Problem(path, *place, Level.SAFETY, finding.code, finding.message, hint)


def _passages(document: Document) -> Iterator[Passage]:
    yield body(document)
    for field in fields(document):
        if field.field[0] not in _NOT_LOOKED_AT and field.field[-1] not in _ADDRESSES:
            yield field


def _findings(passage: Passage) -> Iterator[Finding]:
    for find in _FINDERS:
        yield from find(passage.text)
