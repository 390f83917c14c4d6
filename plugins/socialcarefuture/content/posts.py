"""Posts: what somebody wrote, with a date. Adding a kind is one class here and one line in `KINDS`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a field of the model is called `date`
from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel, Consent, Standing, standing
from socialcarefuture.content.documents import Document, Picture
from socialcarefuture.content.fields import (
    Day,
    Fields,
    Flag,
    Language,
    Licence,
    Line,
    OldAddress,
    Person,
    Place,
    Summary,
    Theme,
    Title,
    Web,
    once,
)
from socialcarefuture.content.refusal import refuse

Themes = Annotated[tuple[Theme, ...], AfterValidator(once)]
People = Annotated[tuple[Person, ...], AfterValidator(once)]
Places = Annotated[tuple[Place, ...], AfterValidator(once)]


class Origin(Fields):
    """Where a post first appeared."""

    name: Line
    """The publication, or the document."""
    url: Web | None = None
    """Where to read it."""
    date: Day | None = None
    """When it appeared there."""
    retold: Flag = False
    """This is our retelling, in other words."""
    canonical: Flag = False
    """Its `url` is the canonical link of the page."""

    @field_validator("canonical")
    @classmethod
    def _canonical_has_url(cls, canonical: bool, info: ValidationInfo) -> bool:
        if canonical and "url" in info.data and not info.data["url"]:
            raise refuse("canonical-url", "a canonical source needs its url", "Add url: or take canonical: away.")
        return canonical


class Post(Document):
    """Something somebody wrote, with a date."""

    kind: ClassVar[str]

    title: Title
    """Plain text."""
    date: Day
    """First published; a day to come holds the post back until then."""
    themes: Annotated[Themes, Field(min_length=1)]
    """What it is about: slugs, titles or aliases of pages in `docs/themes/`."""
    authors: People = ()
    """Who wrote it: slugs or titles of pages in `docs/people/`."""
    summary: Summary | None = None
    """Plain text for lists and feeds; else the first paragraph."""
    updated: Day | None = None
    """When its text last changed in a way that readers should know of; not before `date`."""
    places: Places = ()
    """Slugs or titles of pages in `docs/places/`."""
    image: Picture | None = None
    """The picture at its head."""
    source: Origin | None = None
    """Where it first appeared, if not here."""
    replies_to: Line | None = None
    """The post that this one answers, as `blogs/slug`."""
    aliases: tuple[OldAddress, ...] = ()
    """Old slugs or old paths, oldest first; they become redirects."""
    content_note: Line | None = None
    """Told before the text wherever the post appears."""
    language: Language | None = None
    """BCP 47; else the site's."""
    licence: Licence | None = None
    """SPDX id or a URL; else the site's."""
    draft: Flag = False
    """In the preview, never in a build."""
    consent: Consent | None = None
    """What the person whose words these are has agreed to."""
    safety_allow: tuple[Line, ...] = ()
    """Exact texts that an editor has looked at and allows."""

    @field_validator("updated")
    @classmethod
    def _updated_later(cls, updated: Date | None, info: ValidationInfo) -> Date | None:
        first = info.data.get("date")
        if updated and first and updated < first:
            raise refuse("updated-early", f"updated, {updated}, is before date, {first}", "Change one of the two.")
        return updated

    @field_validator("consent")
    @classmethod
    def _source_told(cls, consent: Consent | None, info: ValidationInfo) -> Consent | None:
        if consent and consent.public_source and "source" in info.data and not info.data["source"]:
            raise refuse(
                "source-missing",
                "public_source: true needs to say which source",
                "Add source: with the name of where the words are public.",
                at=("public_source",),
            )
        return consent

    @property
    def folder(self) -> str:
        """The folder of its kind, which begins its address."""
        return KINDS[self.kind].folder

    @property
    def address(self) -> str:
        """Its page, relative to the site's root."""
        return addresses.post(self.folder, self.slug)

    @property
    def key(self) -> str:
        """How other texts name it: `blogs/slug`."""
        return self.address.rstrip("/")

    @property
    def reported_by(self) -> tuple[str, ...]:
        """The slugs of the people whose pages list it."""
        return self.authors

    @property
    def first_slug(self) -> str:
        """What its id is made from, so that the id survives a rename: its oldest alias, else its slug.

        An alias may be an old path; all of it is taken, for two old paths may end in the same word.
        """
        return self.aliases[0].strip("/") if self.aliases else self.slug

    def standing(self, channel: Channel, today: Date) -> Standing:
        """Whether a channel carries it today, and if not, why."""
        return standing(draft=self.draft, first=self.date, consent=self.consent, channel=channel, today=today)


class Blog(Post):
    """A piece by its authors."""

    kind = "blog"

    authors: Annotated[People, Field(min_length=1)]
    """Who wrote it: slugs or titles of pages in `docs/people/`."""


class SpeakingAs(StrEnum):
    """From which place in life somebody speaks."""

    PERSON = "person"
    """Draws on support."""
    FAMILY = "family"
    WORKER = "worker"
    SUPPORTER = "supporter"
    COMMISSIONER = "commissioner"
    OTHER = "other"


class Testimony(Post):
    """What somebody told of their own life. Consent decides where it appears."""

    kind = "testimony"

    voice: Line
    """The name to show, as the person chose it."""
    speaking_as: SpeakingAs
    """`person` draws on support; or `family`, `worker`, `supporter`, `commissioner`, `other`."""
    consent: Consent
    """What the person has agreed to."""
    told_by: Person | None = None
    """Who reports it: a slug or a title of a page in `docs/people/`."""

    @property
    def reported_by(self) -> tuple[str, ...]:
        """The slugs of the people whose pages list it."""
        return tuple(dict.fromkeys((*self.authors, *((self.told_by,) if self.told_by else ()))))


class Glimpse(Post):
    """A case study of a better future that is already happening."""

    kind = "glimpse"

    authors: Annotated[People, Field(min_length=1)]
    """Who wrote it: slugs or titles of pages in `docs/people/`."""
    organisation: Line | None = None
    """Who does it."""
    since: Annotated[int, Field(strict=True, ge=1800, le=2200)] | None = None
    """The year it began."""
    website: Web | None = None
    """Its page."""
    contact: Line | None = None
    """A role's e-mail address or a page, not a person's."""


class Withdrawn(Document):
    """A post whose words were taken back. Its address says so kindly."""

    consent: Consent
    """With `withdrawn`; what else it said may stay."""
    date: Day | None = None
    """First published."""
    aliases: tuple[OldAddress, ...] = ()
    """Old slugs or old paths, oldest first; they lead to the page that says so."""

    @property
    def folder(self) -> str:
        """The folder of its kind, which begins its address."""
        return self.path.partition("/")[0]

    @property
    def address(self) -> str:
        """Its page, relative to the site's root."""
        return addresses.post(self.folder, self.slug)


@dataclass(frozen=True)
class Kind:
    """A kind of post."""

    name: str
    """As the code and packs name it."""
    folder: str
    """Where its files lie, and how its addresses begin."""
    model: type[Post]
    """The class of its posts."""
    title: str
    """As readers know one of them."""
    plural: str
    """As readers know all of them."""


KINDS = {
    kind.name: kind
    for kind in (
        Kind("blog", "blogs", Blog, "Blog", "Blogs"),
        Kind("testimony", "testimonies", Testimony, "Testimony", "Testimonies"),
        Kind("glimpse", "glimpses", Glimpse, "Glimpse", "Glimpses"),
    )
}
