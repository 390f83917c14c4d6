"""Packs: saved queries with a foreword."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from socialcarefuture.content import addresses
from socialcarefuture.content.documents import Document
from socialcarefuture.content.fields import Day, Fields, Line, Person, Place, Theme, Title, Told
from socialcarefuture.content.posts import KINDS
from socialcarefuture.content.refusal import refuse
from socialcarefuture.problems import did_you_mean

FOLDER = "packs"
EDITIONS = ("standard", "large-print", "booklet", "easy-read", "epub", "docx", "text", "html")
"""The names of the forms that a pack can come in; `packs/editions.py` says what each is."""


def _kind(value: str) -> str:
    names = {name: kind.name for kind in KINDS.values() for name in (kind.name, kind.folder)}
    if kind := names.get(value.casefold()):
        return kind
    raise refuse(
        "unknown-kind",
        f'"{value[:40]}" is not a kind of post',
        did_you_mean(value, KINDS, f"One of {', '.join(KINDS)}."),
    )


Kind = Annotated[Line, AfterValidator(_kind), Told({"enum": [*KINDS, *(kind.folder for kind in KINDS.values())]})]


class Order(StrEnum):
    """How the posts of a section follow each other."""

    DATE = "date"
    """Oldest first, as the story went."""
    THEME = "theme"
    """By their first theme, then oldest first."""
    TITLE = "title"
    """By their titles."""


class Query(Fields):
    """Which posts: those that fit every line."""

    kinds: tuple[Kind, ...] = ()
    """Of one of these kinds: `blog`, `testimony`, `glimpse`."""
    themes: tuple[Theme, ...] = ()
    """About one of these themes."""
    places: tuple[Place, ...] = ()
    """At one of these places."""
    people: tuple[Person, ...] = ()
    """Written or told by one of these people."""
    since: Day | None = None
    """The first day."""
    until: Day | None = None
    """The last day."""

    @field_validator("until")
    @classmethod
    def _until_later(cls, until: Day | None, info: ValidationInfo) -> Day | None:
        since = info.data.get("since")
        if until and since and until < since:
            raise refuse("until-early", f"until, {until}, is before since, {since}", "Change one of the two.")
        return until

    @model_validator(mode="after")
    def _asks_something(self) -> Query:
        if not any(getattr(self, name) for name in type(self).model_fields):
            raise refuse("empty-select", "this select asks for nothing", "Add kinds:, themes:, since: or another line.")
        return self


class Section(Fields):
    """A part of a pack."""

    title: Title
    """Plain text."""
    pages: tuple[Line, ...] = ()
    """Paths of posts and pages, seen from the site's folder, in order."""
    select: Query | None = None
    """Which posts, in place of `pages`."""
    order: Order = Order.DATE
    """How selected posts follow each other: `date`, `theme` or `title`."""

    @model_validator(mode="after")
    def _one_of_two(self) -> Section:
        if self.pages and self.select:
            raise refuse("section-both", "this section has both pages and a select", "Keep one of the two.")
        if not (self.pages or self.select):
            raise refuse(
                "section-empty",
                "this section holds nothing",
                "Add pages: with a list of paths, or select: with themes:, kinds: or another line.",
            )
        if self.pages and "order" in self.model_fields_set:
            raise refuse(
                "section-order",
                "pages come in the order that they are listed in",
                "Take order: away, or use a select.",
                at=("order",),
            )
        return self


class Pack(Document):
    """A saved query with a foreword, its body."""

    title: Title
    """Plain text."""
    subtitle: Line | None = None
    """Printed below the title."""
    date: Day | None = None
    """When it was put together."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)]
    """Its parts, in order."""
    safety_allow: tuple[Line, ...] = ()
    """Exact texts that an editor has looked at and allows."""

    @property
    def address(self) -> str:
        """Its page, relative to the site's root."""
        return addresses.post(FOLDER, self.slug)
