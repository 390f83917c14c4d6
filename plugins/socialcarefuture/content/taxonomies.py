"""Taxonomies: what posts are about. A term is a page, and the pages in a taxonomy's folder are its vocabulary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from socialcarefuture.content import addresses
from socialcarefuture.content.documents import Document, Picture
from socialcarefuture.content.fields import Fields, Line, Title, Web, refuse


def _two_decimals(value: float) -> float:
    if round(value, 2) != value:
        raise refuse("too-exact", "this says more than where a town is", "Two decimals at most, as in 53.48")
    return value


Degrees = Annotated[float, Field(allow_inf_nan=False), AfterValidator(_two_decimals)]


class Term(Document):
    """Something posts are about. Its body introduces it."""

    taxonomy: ClassVar[str]

    title: Title
    """Its name."""

    @property
    def address(self) -> str:
        """Its page, relative to the site's root."""
        return addresses.post(self.taxonomy, self.slug)

    @property
    def names(self) -> tuple[str, ...]:
        """What a post may call it besides its slug."""
        return (self.title,)


class Group(StrEnum):
    """What sort of theme it is."""

    APPROACH = "approach"
    """A way of doing things that people can meet and try."""
    IDEA = "idea"
    STRAND = "strand"
    """A part of the movement's own work."""


class Theme(Term):
    """What posts are about."""

    taxonomy = "themes"

    aliases: tuple[Line, ...] = ()
    """Other names that posts may use for it."""
    group: Group = Group.IDEA
    website: Web | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What a post may call it besides its slug."""
        return (self.title, *self.aliases)


class Link(Fields):
    """A page elsewhere."""

    name: Line
    url: Web


class Person(Term):
    """Who writes, or is told of."""

    taxonomy = "people"

    role: Line | None = None
    affiliation: Line | None = None
    photo: Picture | None = None
    pronouns: Line | None = None
    links: tuple[Link, ...] = ()


class Place(Term):
    """Where something happens."""

    taxonomy = "places"

    latitude: Annotated[Degrees, Field(ge=-90, le=90)] | None = None
    """Degrees north, two decimals at most."""
    longitude: Annotated[Degrees, Field(ge=-180, le=180)] | None = None
    """Degrees east, two decimals at most."""
    nation: Line | None = None


@dataclass(frozen=True)
class Taxonomy:
    """A vocabulary that is a folder of pages."""

    name: str
    """Its folder in `docs/`, and the key by which posts name its terms."""
    model: type[Term]
    title: str
    attribute: str
    """Of a post: the slugs of its terms."""


TAXONOMIES = {
    taxonomy.name: taxonomy
    for taxonomy in (
        Taxonomy("themes", Theme, "Themes", "themes"),
        Taxonomy("people", Person, "People", "reported_by"),
        Taxonomy("places", Place, "Places", "places"),
    )
}
GROUP_TITLES = {Group.APPROACH: "Approaches", Group.IDEA: "Ideas", Group.STRAND: "Strands of the movement's work"}
