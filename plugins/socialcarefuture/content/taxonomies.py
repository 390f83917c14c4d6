"""Taxonomies: what posts are about, and the hard words in them.

A term is a page, and the pages in a taxonomy's folder are its vocabulary. Themes, people and places are named in the
front matter of posts. Hard words are not: they are found in the texts that use them (`rendering/words.py`), so that a
word explained once is explained wherever it stands, also in what was written years ago.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from socialcarefuture.content import addresses
from socialcarefuture.content.documents import Document, Picture
from socialcarefuture.content.fields import Fields, Line, Title, Web
from socialcarefuture.content.refusal import refuse


def _two_decimals(value: float) -> float:
    if round(value, 2) != value:
        raise refuse(
            "too-exact",
            "this says more than where a town is",
            f"Two decimals at most, so that nobody's house is told: {round(value, 2)}",
        )
    return value


Degrees = Annotated[float, Field(strict=True), AfterValidator(_two_decimals)]
"""Two decimals are about a kilometre: a town, not a house."""


class Term(Document):
    """Something posts are about. Its body introduces it."""

    taxonomy: ClassVar[str]

    title: Title
    """Its name."""
    safety_allow: tuple[Line, ...] = ()
    """Exact texts that an editor has looked at and allows."""

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
    """What people think and hope."""
    STRAND = "strand"
    """A part of the movement's own work."""


class Accent(StrEnum):
    """The colour of a theme: a pair of ink and paper, tested for contrast in every scheme (`site.css`)."""

    ROSE = "rose"
    CORAL = "coral"
    GOLD = "gold"
    MOSS = "moss"
    TEAL = "teal"
    SKY = "sky"
    VIOLET = "violet"
    PLUM = "plum"


class Theme(Term):
    """What posts are about."""

    taxonomy = "themes"

    aliases: tuple[Line, ...] = ()
    """Other names that posts may use for it."""
    group: Group = Group.IDEA
    """What sort of theme it is: `approach`, `idea` or `strand`."""
    website: Web | None = None
    """Where to read more."""
    accent: Accent | None = None
    """Its colour: `rose`, `coral`, `gold`, `moss`, `teal`, `sky`, `violet` or `plum`; else one drawn from its slug."""

    @property
    def colour(self) -> Accent:
        """The accent that it is shown in."""
        accents = tuple(Accent)
        return self.accent or accents[sha256(self.slug.encode()).digest()[0] % len(accents)]

    @property
    def names(self) -> tuple[str, ...]:
        """What a post may call it besides its slug."""
        return (self.title, *self.aliases)


class Link(Fields):
    """A page elsewhere."""

    name: Line
    """What to call it."""
    url: Web
    """Where it is."""


class Person(Term):
    """Who writes, or is told of."""

    taxonomy = "people"

    role: Line | None = None
    """What they do."""
    affiliation: Line | None = None
    """The group or organisation that they belong to."""
    photo: Picture | None = None
    """Their portrait."""
    pronouns: Line | None = None
    """As in `she/her`."""
    links: tuple[Link, ...] = ()
    """Their pages elsewhere, each with `name` and `url`."""


class Place(Term):
    """Where something happens."""

    taxonomy = "places"

    latitude: Annotated[Degrees, Field(ge=-90, le=90)] | None = None
    """Degrees north, two decimals at most."""
    longitude: Annotated[Degrees, Field(ge=-180, le=180)] | None = None
    """Degrees east, two decimals at most."""
    nation: Line | None = None
    """As in `England`, `Wales`."""


class Word(Term):
    """A hard word. The first paragraph of its body says what it means; more may follow on its own page."""

    taxonomy = "words"

    aliases: tuple[Line, ...] = ()
    """Other forms in which texts have it; one all in capitals, as `NHS`, is found only so. A plural's s is no other."""

    @property
    def names(self) -> tuple[str, ...]:
        """The forms in which it is found in texts."""
        return (self.title, *self.aliases)


@dataclass(frozen=True)
class Taxonomy:
    """A vocabulary that is a folder of pages."""

    name: str
    """Its folder in `docs/`."""
    model: type[Term]
    """The class of its terms."""
    title: str
    """As readers know it."""
    attribute: str = ""
    """Of a post: the slugs of its terms; empty where posts do not name them."""


TAXONOMIES = {
    taxonomy.name: taxonomy
    for taxonomy in (
        Taxonomy("themes", Theme, "Themes", "themes"),
        Taxonomy("people", Person, "People", "reported_by"),
        Taxonomy("places", Place, "Places", "places"),
        Taxonomy("words", Word, "Hard words"),
    )
}
"""By name; their order is that of lists."""
NAMED = tuple(taxonomy for taxonomy in TAXONOMIES.values() if taxonomy.attribute)
"""Those whose terms posts name: they have listings, and so feeds."""
GROUP_TITLES = {Group.APPROACH: "Approaches", Group.IDEA: "Ideas", Group.STRAND: "Strands of the movement's work"}
