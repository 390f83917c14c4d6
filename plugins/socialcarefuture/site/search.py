"""The page to search on: what it can be narrowed by, and where to look without it."""

from __future__ import annotations

from dataclasses import dataclass

from socialcarefuture.content import addresses
from socialcarefuture.content.packs import FOLDER as PACKS
from socialcarefuture.content.posts import KINDS, Kind
from socialcarefuture.content.publication import Listing
from socialcarefuture.content.taxonomies import TAXONOMIES, Taxonomy
from socialcarefuture.site.compose import Composer
from socialcarefuture.site.views import Ref

FOLDER = "search"
"""`docs/search.md` or `docs/search/index.md` introduces it."""
_ONE = {"themes": "Theme", "people": "Person", "places": "Place", "words": "Hard word"}


@dataclass(frozen=True)
class Choice:
    """Something that results can be narrowed to."""

    title: str
    value: str
    """As the index has it, and the page's address: a folder, a slug, a year."""


@dataclass(frozen=True)
class Sort:
    """A sort of text that there is to find."""

    title: str
    """As a list of them is called: `Blogs`."""
    one: str
    """As one of them is called: `Blog`."""
    value: str
    """As the index has it, and the page's address: a folder, or `pages`."""


@dataclass(frozen=True)
class Filter:
    """A list of choices of which a reader picks one."""

    name: str
    """As the index has it, and the page's address."""
    label: str
    any: str
    """What it says where nothing is picked."""
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class Shelf:
    """Links to look through."""

    list: Ref
    """All of them, with a page of its own."""
    refs: tuple[Ref, ...]


@dataclass(frozen=True)
class SearchView:
    """What the page to search on shows."""

    sorts: tuple[Sort, ...]
    filters: tuple[Filter, ...]
    shelves: tuple[Shelf, ...]


def search_view(composer: Composer) -> SearchView:
    """What the page to search on shows."""
    publication = composer.publication
    years = sorted({str(post.date.year) for post in publication.posts}, reverse=True)
    filters = (
        Filter("theme", "Theme", "Any theme", _terms(composer, "themes")),
        Filter("place", "Place", "Any place", _terms(composer, "places")),
        Filter("year", "Year", "Any year", tuple(Choice(year, year) for year in years)),
    )
    return SearchView(
        _sorts(composer),
        tuple(one for one in filters if one.choices),
        (*_kind_shelves(composer), *(_term_shelf(composer, taxonomy) for taxonomy in TAXONOMIES.values())),
    )


def _sorts(composer: Composer) -> tuple[Sort, ...]:
    kinds = [(kind.plural, kind.title, kind.folder) for kind in KINDS.values()]
    terms = [(taxonomy.title, _ONE[taxonomy.name], taxonomy.name) for taxonomy in TAXONOMIES.values()]
    named = (*kinds, *terms, ("Packs", "Pack", PACKS))
    titled = (Sort(composer.publication.title_of_folder(name, many), one, name) for many, one, name in named)
    return (*titled, Sort("Other pages", "Page", "pages"))


def _terms(composer: Composer, taxonomy: str) -> tuple[Choice, ...]:
    """The terms that a post names."""
    used = {slug for post in composer.publication.posts for slug in getattr(post, taxonomy)}
    terms = composer.publication.terms[taxonomy].values()
    return tuple(Choice(term.title, term.slug) for term in terms if term.slug in used)


def _kind_shelves(composer: Composer) -> tuple[Shelf, ...]:
    """Each kind, with its years."""
    listings = composer.publication.listings

    def years(kind: Kind) -> tuple[Ref, ...]:
        return tuple(Ref(str(one.year), one.address) for one in listings if one.subject is kind and one.year)

    whole = [(one, one.subject) for one in listings if isinstance(one.subject, Kind) and not one.year]
    return tuple(Shelf(_ref(listing), years(kind)) for listing, kind in whole if listing.posts)


def _term_shelf(composer: Composer, taxonomy: Taxonomy) -> Shelf:
    title = composer.publication.title_of_folder(taxonomy.name, taxonomy.title)
    terms = composer.publication.terms[taxonomy.name].values()
    return Shelf(Ref(title, addresses.folder(taxonomy.name)), tuple(Ref(term.title, term.address) for term in terms))


def _ref(listing: Listing) -> Ref:
    return Ref(listing.title, listing.address)
