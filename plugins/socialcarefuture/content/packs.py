"""Packs: saved queries with a foreword."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from socialcarefuture.content import addresses
from socialcarefuture.content.documents import Document
from socialcarefuture.content.fields import Day, Fields, Line, Person, Place, Theme, Title, refuse
from socialcarefuture.content.posts import KINDS
from socialcarefuture.problems import did_you_mean

FOLDER = "packs"


def _kind(value: str) -> str:
    names = {name: kind.name for kind in KINDS.values() for name in (kind.name, kind.folder)}
    if kind := names.get(value.casefold()):
        return kind
    raise refuse("unknown-kind", f'"{value[:40]}" is not a kind of post',
                 did_you_mean(value, KINDS, f"One of {', '.join(KINDS)}."))


Kind = Annotated[Line, AfterValidator(_kind)]


class Order(StrEnum):
    """How the posts of a section follow each other."""

    DATE = "date"
    """Oldest first, as the story went."""
    THEME = "theme"
    TITLE = "title"


class Query(Fields):
    """Which posts: those that fit every line."""

    kinds: tuple[Kind, ...] = ()
    themes: tuple[Theme, ...] = ()
    places: tuple[Place, ...] = ()
    people: tuple[Person, ...] = ()
    since: Day | None = None
    """The first day."""
    until: Day | None = None
    """The last day."""

    @model_validator(mode="after")
    def _asks_something(self) -> Query:
        if not self.model_fields_set:
            raise refuse("empty-select", "this select asks for nothing", "Add kinds:, themes:, since: or another line.")
        return self


class Section(Fields):
    """A part of a pack."""

    title: Title
    pages: tuple[Line, ...] = ()
    """Paths of posts and pages, seen from the site's folder, in order."""
    select: Query | None = None
    order: Order = Order.DATE

    @model_validator(mode="after")
    def _one_of_two(self) -> Section:
        if bool(self.pages) == bool(self.select):
            raise refuse("section", "a section has either pages or a select", "Keep one of the two.")
        return self


class Pack(Document):
    """A saved query with a foreword, its body."""

    title: Title
    subtitle: Line | None = None
    date: Day | None = None
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]

    @property
    def address(self) -> str:
        """Its page, relative to the site's root."""
        return addresses.post(FOLDER, self.slug)
