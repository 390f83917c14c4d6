"""From listings, taxonomies and packs to what templates show."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.packs import FOLDER, Pack
from socialcarefuture.content.posts import KINDS, Kind, Post
from socialcarefuture.content.publication import Listing
from socialcarefuture.content.taxonomies import GROUP_TITLES, TAXONOMIES, Person, Place, Taxonomy, Term, Theme
from socialcarefuture.rendering.markup import shortened
from socialcarefuture.site.compose import Composer, accent, website
from socialcarefuture.site.shelf import shelf, theme_shelf
from socialcarefuture.site.views import (
    Group,
    HomeView,
    ListingView,
    NotFoundView,
    PackSection,
    PackView,
    Pagination,
    Ref,
    TaxonomyView,
    TermCard,
    TermGroup,
)

_KIND_ORDER = {name: number for number, name in enumerate(KINDS)}
_LONGEST_CARD = 160
"""Characters of a term's introduction on its card."""
_COMPANIONS = 3
"""Themes that a theme's page names as often together with it, at most."""
_ON_HOME = 7
"""One leads, and the others fill rows of two and of three."""
_LATEST_ON_ERROR_PAGE, _ON_ERROR_PAGE = 3, 12
"""Posts and themes: enough to find a way, few enough to look through."""


def pages_of(composer: Composer, listing: Listing) -> Iterator[tuple[str, ListingView]]:
    """Each page of a listing: its address and what it shows."""
    size = composer.settings.page_size
    posts = _in_page_order(listing)
    total = max(1, -(-len(posts) // size))
    numbers = tuple(Ref(str(n), addresses.further(listing.address, n)) for n in range(1, total + 1))
    for number in range(1, total + 1):
        pagination = (
            Pagination(
                number,
                total,
                numbers[number - 2] if number > 1 else None,
                numbers[number] if number < total else None,
                numbers,
            )
            if total > 1
            else None
        )
        shown = posts[(number - 1) * size : number * size]
        yield numbers[number - 1].url, _view(composer, listing, shown, pagination)


def _in_page_order(listing: Listing) -> tuple[Post, ...]:
    """A term's posts by kind; all others as they are, newest first."""
    if isinstance(listing.subject, Term):
        return tuple(sorted(listing.posts, key=lambda post: _KIND_ORDER[post.kind]))
    return listing.posts


def _view(composer: Composer, listing: Listing, posts: tuple[Post, ...], pagination: Pagination | None) -> ListingView:
    subject = listing.subject
    return ListingView(
        title=listing.title,
        groups=_groups(composer, listing, posts),
        count=len(listing.posts),
        pagination=pagination,
        years=_years(composer, subject) if isinstance(subject, Kind) else (),
        parent=_parent(composer, listing),
        facts=_facts(subject) if isinstance(subject, Term) else (),
        picture=composer.picture(subject, subject.photo) if isinstance(subject, Person) else None,
        accent=accent(subject),
        together=_together(composer, subject) if isinstance(subject, Theme) else (),
        shelf=theme_shelf(composer, subject) if isinstance(subject, Theme) else None,
    )


def _together(composer: Composer, theme: Theme) -> tuple[Ref, ...]:
    return tuple(composer.term("themes", slug) for slug in composer.publication.together.often(theme.slug, _COMPANIONS))


def _groups(composer: Composer, listing: Listing, posts: tuple[Post, ...]) -> tuple[Group, ...]:
    if not isinstance(listing.subject, Term):
        return (Group("", composer.cards(posts)),) if posts else ()
    return tuple(
        Group(KINDS[kind].plural, composer.cards(group)) for kind, group in groupby(posts, key=lambda post: post.kind)
    )


def _years(composer: Composer, kind: Kind) -> tuple[Ref, ...]:
    return tuple(
        Ref(str(listing.year), listing.address)
        for listing in composer.publication.listings
        if listing.subject is kind and listing.year
    )


def _parent(composer: Composer, listing: Listing) -> Ref | None:
    if isinstance(listing.subject, Term):
        taxonomy = TAXONOMIES[listing.subject.taxonomy]
        return Ref(composer.publication.title_of_folder(taxonomy.name, taxonomy.title), addresses.folder(taxonomy.name))
    if isinstance(listing.subject, Kind) and listing.year:
        kind = listing.subject
        return Ref(composer.publication.title_of_folder(kind.folder, kind.plural), addresses.folder(kind.folder))
    return None


def _facts(term: Term) -> tuple[tuple[str, Ref], ...]:
    facts: list[tuple[str, Ref]] = []
    if isinstance(term, Person):
        given = (("Role", term.role), ("Affiliation", term.affiliation), ("Pronouns", term.pronouns))
        facts += [(label, Ref(value, "")) for label, value in given if value]
        facts += [("Elsewhere", Ref(link.name, link.url)) for link in term.links]
    if isinstance(term, Theme) and term.website:
        facts.append(("Website", website(term.website)))
    if isinstance(term, Place) and term.nation:
        facts.append(("Nation", Ref(term.nation, "")))
    return tuple(facts)


def taxonomy_view(composer: Composer, taxonomy: Taxonomy) -> TaxonomyView:
    """Every term of a taxonomy, with how many posts each has."""
    cards = term_cards(composer, taxonomy)
    titles = list(GROUP_TITLES.values()) if taxonomy.model is Theme else [""]
    groups = (TermGroup(title, tuple(card for card in cards if card.group == title)) for title in titles)
    return TaxonomyView(
        composer.publication.title_of_folder(taxonomy.name, taxonomy.title),
        tuple(group for group in groups if group.terms),
    )


def term_cards(composer: Composer, taxonomy: Taxonomy) -> tuple[TermCard, ...]:
    """The terms of a taxonomy as cards, by title."""
    counts = {listing.address: len(listing.posts) for listing in composer.publication.listings}
    return tuple(
        TermCard(
            term.title,
            term.address,
            counts[term.address],
            shortened(composer.manuscript.rendered[term.path].first_paragraph, _LONGEST_CARD),
            accent(term),
            GROUP_TITLES[term.group] if isinstance(term, Theme) else "",
            composer.picture(term, term.photo) if isinstance(term, Person) else None,
        )
        for term in composer.publication.terms[taxonomy.name].values()
    )


def home_view(composer: Composer, take_part: Ref | None) -> HomeView:
    """What the home page shows."""
    publication = composer.publication
    of_kind = {
        listing.subject.name: listing
        for listing in publication.listings
        if isinstance(listing.subject, Kind) and not listing.year
    }
    themes = term_cards(composer, TAXONOMIES["themes"])
    return HomeView(
        latest=composer.cards(publication.posts[:_ON_HOME]),
        glimpses=composer.cards(of_kind["glimpse"].posts[:3]),
        testimonies=composer.cards(of_kind["testimony"].posts[:3]),
        themes=tuple(sorted((theme for theme in themes if theme.count), key=lambda theme: -theme.count)),
        packs=tuple(Ref(pack.title, pack.address) for pack in publication.packs),
        kinds={name: _kind_card(composer, KINDS[name], listing) for name, listing in of_kind.items()},
        take_part=take_part,
    )


def not_found_view(composer: Composer) -> NotFoundView:
    """What a reader gets who followed an address that is not there: the newest posts, and the themes."""
    themes = [theme for theme in term_cards(composer, TAXONOMIES["themes"]) if theme.count]
    most = sorted(themes, key=lambda theme: -theme.count)[:_ON_ERROR_PAGE]
    return NotFoundView(composer.cards(composer.publication.posts[:_LATEST_ON_ERROR_PAGE]), tuple(most))


def _kind_card(composer: Composer, kind: Kind, listing: Listing) -> TermCard:
    page = composer.publication.introduction(kind.folder)
    about = (page.description if page else "") or ""
    return TermCard(listing.title, listing.address, len(listing.posts), about)


def pack_view(composer: Composer, pack: Pack) -> PackView:
    """A pack's page."""
    sections = tuple(_sections(composer, pack))
    return PackView(pack.subtitle or "", pack.date, sections, shelf(composer, pack, pack.address))


def packs_view(composer: Composer) -> TaxonomyView:
    """Every pack, with how many texts it holds."""
    views = ((pack, pack_view(composer, pack)) for pack in composer.publication.packs)
    cards = tuple(
        TermCard(pack.title, pack.address, sum(len(section.entries) for section in view.sections), view.subtitle)
        for pack, view in views
    )
    title = composer.publication.title_of_folder(FOLDER, "Packs")
    return TaxonomyView(title, (TermGroup("", cards),) if cards else (), "text")


def _sections(composer: Composer, pack: Pack) -> Iterator[PackSection]:
    carried = composer.manuscript.library.published(Channel.PACK)
    for section in pack.sections:
        texts = (page_ref(composer, text.path) for text in carried.section(section))
        yield PackSection(section.title, tuple(ref for ref in texts if ref))


def page_ref(composer: Composer, path: str) -> Ref | None:
    """A text's title and address, if the site carries it."""
    document = composer.publication.documents.get(path)
    address = composer.publication.address(path)
    if document is None or address is None:
        return None
    return Ref(getattr(document, "title", None) or composer.manuscript.rendered[path].title, address)
