"""What the templates show: values made ready, so that a template asks no questions of the library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Ref:
    """A name with a page of its own."""

    title: str
    url: str
    """Relative to the site's root, as `themes/homeshare/`: give it to the `url` filter. Empty where there is none."""
    accent: str = ""
    """A theme's colour: a hook for style."""


@dataclass(frozen=True)
class WebP:
    """A copy of a picture that a browser may take in its place."""

    url: str
    """Relative to the site's root."""
    width: int
    """In dots."""


@dataclass(frozen=True)
class Picture:
    """A picture, ready for an `img`."""

    url: str
    """Relative to the site's root."""
    alt: str
    caption: str = ""
    credit: str = ""
    width: int = 0
    height: int = 0
    webp: tuple[WebP, ...] = ()
    """Narrowest first."""
    moves: bool = False
    """Then its copies in WebP are still, for readers who ask for less motion."""


@dataclass(frozen=True)
class Card:
    """A post in a list: never its text again, only what leads to it."""

    title: str
    url: str
    kind: str
    """`blog`, `testimony`, `glimpse`: a hook for style."""
    kind_title: str
    """As a reader knows it: `Blog`."""
    date: date
    byline: tuple[Ref, ...]
    summary: str
    """Plain text."""
    themes: tuple[Ref, ...] = ()
    picture: Picture | None = None
    content_note: str = ""
    status: str = ""
    """In a preview: `Draft`, `Held back: …`. Empty in every build."""
    language: str = ""
    """BCP 47, where it is not the site's."""

    @property
    def slug(self) -> str:
        """What its pattern is drawn from."""
        return self.url.rstrip("/").rpartition("/")[2]


@dataclass(frozen=True)
class FeedLink:
    """A feed that exists, for autodiscovery and for a visible link."""

    title: str
    url: str
    type: str
    """Its media type."""
    name: str
    """`RSS`, `Atom`, `JSON`."""


@dataclass(frozen=True)
class Group:
    """Cards under a heading; the heading is empty in a plain list."""

    title: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Pagination:
    """Where in a paged list this page is."""

    number: int
    total: int
    previous: Ref | None
    next: Ref | None
    pages: tuple[Ref, ...]
    """Every page of the list, in order; the title is its number."""


@dataclass(frozen=True)
class TermCard:
    """A term in its taxonomy's index."""

    title: str
    url: str
    count: int
    """How many posts name it."""
    summary: str = ""
    accent: str = ""
    """A theme's colour: a hook for style."""
    group: str = ""
    """A heading to sort it under, as a reader knows it: `Approaches`; empty where the taxonomy has none."""
    picture: Picture | None = None


@dataclass(frozen=True)
class TermGroup:
    """Terms under a heading; the heading is empty where the taxonomy has no groups."""

    title: str
    terms: tuple[TermCard, ...]


@dataclass(frozen=True)
class Meaning:
    """A hard word with what it means."""

    title: str
    url: str
    says: str
    """Plain text: a sentence or two."""


@dataclass(frozen=True)
class MeaningGroup:
    """Hard words under their first letter; the letter is empty where they are few."""

    letter: str
    words: tuple[Meaning, ...]


@dataclass(frozen=True)
class WordsView:
    """Every hard word with what it means, by the alphabet."""

    title: str
    groups: tuple[MeaningGroup, ...]


@dataclass(frozen=True)
class PostView:
    """What a post's page shows around its text."""

    card: Card
    list: Ref
    """The list of its kind."""
    places: tuple[Ref, ...]
    updated: date | None
    minutes: int
    """To read it, at 200 words a minute; at least 1."""
    speaking_as: str
    """A testimony's: `Draws on support`, `Family`; else empty."""
    told_by: Ref | None
    facts: tuple[tuple[str, Ref], ...]
    """A glimpse's: (`Organisation`, …), (`Since`, …), (`Website`, …), (`Contact`, …); the `Ref` may have no url."""
    source: Ref | None
    source_date: date | None
    retold: bool
    replies_to: Card | None
    replies: tuple[Card, ...]
    related: tuple[Card, ...]
    previous: Ref | None
    next: Ref | None
    licence: Ref | None
    """Its licence, the site's own or another."""
    consent_contact: bool
    """A testimony ends with how to change it or take it back."""
    letter: str = ""
    """A `mailto:` address for an answer, its subject filled in; empty where nobody could get it."""
    take_part: Ref | None = None
    """The page that says how to write an answer as a post."""
    words: tuple[Meaning, ...] = ()
    """The hard words that it uses, by the alphabet."""


@dataclass(frozen=True)
class ListingView:
    """The posts of a kind, a year, a theme, a person, a place or a hard word: one page of them."""

    title: str
    groups: tuple[Group, ...]
    count: int
    """Of the whole list, not of this page."""
    pagination: Pagination | None
    years: tuple[Ref, ...] = ()
    """A kind's archives; the title is the year."""
    parent: Ref | None = None
    """What it is a part of: an archive's kind, a term's taxonomy."""
    facts: tuple[tuple[str, Ref], ...] = ()
    """A term's: (`Role`, …), (`Website`, …), (`Nation`, …)."""
    picture: Picture | None = None
    """A person's portrait."""
    accent: str = ""
    """A theme's colour: a hook for style."""
    together: tuple[Ref, ...] = ()
    """The themes that a theme often travels with."""
    shelf: Shelf | None = None
    """The pack of a theme; `None` where there is none."""


@dataclass(frozen=True)
class TaxonomyView:
    """Every term of a taxonomy, with how many posts each has."""

    title: str
    groups: tuple[TermGroup, ...]
    counted: str = "post"
    """What a term's count is of."""


@dataclass(frozen=True)
class Download:
    """A pack's file in one edition."""

    title: str
    """What a reader calls the edition."""
    says: str
    """Whom it is for."""
    url: str
    """Its address, relative to the site's root."""
    pages: int
    """0 where the form has none."""
    size: int
    """In bytes."""
    edition: str = "standard"
    """Which one it is: a hook for what is said of it."""
    media_type: str = "application/pdf"
    paper: str = ""
    """What it is printed on; empty where it has no pages."""

    @property
    def saved(self) -> bool:
        """Whether a browser is told to save it: readers keep it, or open it with another program."""
        return self.media_type not in {"application/pdf", "text/plain"}


@dataclass(frozen=True)
class Shelf:
    """A pack's files, as a page offers them."""

    files: tuple[Download, ...]
    """Its editions, the first choice first; empty where this build made none."""
    texts: int
    """How many texts are in it."""
    easy: int
    """How many of them have an Easy Read version that packs may carry."""
    left_out: int
    """How many posts are not in it because their consent does not cover packs."""
    more: str
    """The address of the page to make a pack of one's own, with what it begins with."""


@dataclass(frozen=True)
class PackSection:
    """A part of a pack's list of contents."""

    title: str
    entries: tuple[Ref, ...]


@dataclass(frozen=True)
class PackView:
    """A pack's page: what is in it and the files to take."""

    subtitle: str
    date: date | None
    sections: tuple[PackSection, ...]
    shelf: Shelf


@dataclass(frozen=True)
class HomeView:
    """What the home page shows."""

    latest: tuple[Card, ...]
    glimpses: tuple[Card, ...]
    testimonies: tuple[Card, ...]
    themes: tuple[TermCard, ...]
    packs: tuple[Ref, ...]
    kinds: Mapping[str, TermCard]
    """By name, each kind with its list, counted."""
    take_part: Ref | None
    """The page that invites readers to write."""


@dataclass(frozen=True)
class WithdrawnView:
    """The page that says that words were taken back."""

    kind_title: str
    list: Ref


@dataclass(frozen=True)
class ProblemView:
    """In a preview: what stops a document, in place of its page."""

    path: str
    problems: tuple[str, ...]
    """Each as `scf check` prints it."""


@dataclass(frozen=True)
class RedirectView:
    """An old address."""

    url: str
    """The new one."""
    title: str


@dataclass(frozen=True)
class Site:
    """What every page shows of the site as a whole."""

    name: str
    description: str
    language: str
    contact_email: str
    licence: Ref | None
    repo_url: str
    feeds: tuple[FeedLink, ...]
    """The whole site's; empty where this build made none."""
    search: bool = False
    """Whether this build made an index, and a page to search in it."""
    services: tuple[Ref, ...] = ()
    """Pages about the site itself that every page leads to: how to follow it, its accessibility, privacy."""
    early: str = ""
    """The script that runs before the first paint."""
    policy: str = ""
    """The Content Security Policy of its pages; empty in a preview, whose own script it would refuse."""


@dataclass(frozen=True)
class NotFoundView:
    """What the page shows that stands at every address which is not there."""

    latest: tuple[Card, ...]
    themes: tuple[TermCard, ...]


@dataclass(frozen=True)
class FollowedList:
    """A list that can be followed."""

    list: Ref
    addresses: tuple[tuple[str, str], ...]
    """The name of each form, and the whole address to copy."""


@dataclass(frozen=True)
class FollowView:
    """Every feed that this build made."""

    whole: FollowedList | None
    """The whole site's; `None` where this build made no feeds."""
    groups: tuple[tuple[str, tuple[FollowedList, ...]], ...]
    """A heading, and the lists below it."""
