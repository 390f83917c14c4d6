"""The page on which readers put a pack of their own together: every text that it may hold, and what to choose by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.posts import KINDS, Post
from socialcarefuture.site.compose import Composer, letter
from socialcarefuture.site.search import Choice
from socialcarefuture.site.views import Card, Download, Ref

FOLDER = addresses.PACK_MAKER.rstrip("/")
"""`docs/packs/make/index.md` introduces it."""
TITLE = "Make your own pack"
_OTHERS = "About other things"


@dataclass(frozen=True)
class Entry:
    """A text to choose."""

    card: Card
    themes: tuple[str, ...]
    """Slugs."""
    places: tuple[str, ...]
    """Slugs."""


@dataclass(frozen=True)
class Theme:
    """The texts whose first theme it is: each text stands on the page once."""

    ref: Ref
    """Without an address for texts that have no theme."""
    slug: str
    files: tuple[Download, ...]
    """Its ready pack; empty where this build made none."""
    entries: tuple[Entry, ...]
    """Newest first."""


@dataclass(frozen=True)
class MakePackView:
    """What the page shows."""

    themes: tuple[Choice, ...]
    places: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    years: tuple[str, ...]
    """Oldest first."""
    shelves: tuple[Theme, ...]
    count: int
    """How many texts there are to choose from."""
    here: str
    """The page's own address, absolute; empty where the site's is not known."""
    letter: str
    """A `mailto:` address that asks for a pack; empty where nobody could get it."""


def make_pack_view(composer: Composer) -> MakePackView:
    """What the page shows."""
    posts = tuple(_carried(composer))
    settings = composer.settings
    return MakePackView(
        themes=_terms(composer, "themes", posts),
        places=_terms(composer, "places", posts),
        kinds=_kinds(composer, posts),
        years=tuple(sorted({str(post.date.year) for post in posts})),
        shelves=tuple(_shelves(composer, posts)),
        count=len(posts),
        here=settings.absolute(addresses.PACK_MAKER) if settings.url else "",
        letter=letter(settings.contact_email, "A pack, please", _BEGUN),
    )


_BEGUN = (
    "Please make me a pack about: \n\n"
    "I need it by this day: \n\n"
    "I would like it as (print, large print, Word, EPUB): \n"
)


def _carried(composer: Composer) -> Iterator[Post]:
    """The posts that a reader finds on the site and that a pack may hold: consent must cover both."""
    printed = composer.manuscript.library.published(Channel.PACK).documents
    publication = composer.publication
    return (post for post in publication.posts if post.path in printed and publication.standing(post).published)


def _terms(composer: Composer, taxonomy: str, posts: Iterable[Post]) -> tuple[Choice, ...]:
    """The terms that one of these posts names, by title."""
    used = {slug for post in posts for slug in getattr(post, taxonomy)}
    terms = composer.publication.terms[taxonomy]
    return tuple(Choice(term.title, slug) for slug, term in terms.items() if slug in used)


def _kinds(composer: Composer, posts: Iterable[Post]) -> tuple[Choice, ...]:
    used = {post.kind for post in posts}
    titled = composer.publication.title_of_folder
    return tuple(Choice(titled(kind.folder, kind.plural), name) for name, kind in KINDS.items() if name in used)


def _shelves(composer: Composer, posts: Iterable[Post]) -> Iterator[Theme]:
    """The posts by their first themes; then themes that are only second ones, for their ready packs; then the rest."""
    found: dict[str, list[Post]] = defaultdict(list)
    for post in posts:
        for slug in post.themes or ("",):
            found[slug] += [post] if slug == next(iter(post.themes), "") else []
    for slug in (*composer.publication.terms["themes"], ""):
        if slug in found:
            ref = composer.term("themes", slug) if slug else Ref(_OTHERS, "")
            files = composer.made.packs.get(ref.url, ())
            yield Theme(ref, slug, files, tuple(_entry(composer, post) for post in found[slug]))


def _entry(composer: Composer, post: Post) -> Entry:
    return Entry(composer.card(post), post.themes, post.places)
