"""What of each text can be found, and what a result says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from socialcarefuture.content import addresses
from socialcarefuture.content.dates import spoken
from socialcarefuture.content.documents import Document, Page
from socialcarefuture.content.packs import FOLDER as PACKS
from socialcarefuture.content.packs import Pack
from socialcarefuture.content.posts import Glimpse, Post, Testimony
from socialcarefuture.content.publication import Publication
from socialcarefuture.content.taxonomies import Person, Place, Term, Theme, Word
from socialcarefuture.rendering import Manuscript
from socialcarefuture.rendering.names import listed

PAGES = "pages"
"""The kind of hand-written pages; every other kind is called as its folder."""
HIDDEN = "search"
"""What a page's `hide` names so that nobody finds it here."""


@dataclass(frozen=True)
class Entry:
    """A text as search knows it."""

    address: str
    """Its page, relative to the site's root."""
    kind: str
    """`blogs`, `themes`, `pages`, …"""
    told: tuple[tuple[str, str], ...]
    """By name, what a result shows besides the text's own words, and what is found in it: `title`, `byline`, …"""
    body: str
    """HTML, with links and pictures that lead nowhere: only its words and its headings count."""
    filters: tuple[tuple[str, str], ...] = ()
    """By name, the slugs and years that it can be asked by."""
    date: str = ""
    """A post's, in ISO form: what "newest first" goes by."""


def entries(manuscript: Manuscript, publication: Publication) -> Iterator[Entry]:
    """Every text of a publication that can be found."""
    for post in publication.posts:
        yield _post(manuscript, publication, post)
    for vocabulary in publication.terms.values():
        for term in vocabulary.values():
            yield Entry(term.address, term.taxonomy, _told(title=term.title, also=_also(term)), _body(manuscript, term))
    for pack in publication.packs:
        yield _pack(manuscript, pack)
    for page in publication.pages:
        if HIDDEN not in page.hide:
            yield _page(manuscript, publication, page)


def _post(manuscript: Manuscript, publication: Publication, post: Post) -> Entry:
    themes, places = (publication.titles(name, getattr(post, name)) for name in ("themes", "places"))
    told = _told(
        title=post.title,
        byline=_byline(publication, post),
        date=spoken(post.date),
        note=post.content_note,
        summary=post.summary,
        themes=", ".join(themes),
        also=", ".join((*places, *((post.organisation,) if isinstance(post, Glimpse) and post.organisation else ()))),
        language=post.language if post.language != publication.settings.language else None,
    )
    filters = (
        *(("theme", slug) for slug in post.themes),
        *(("place", slug) for slug in post.places),
        ("year", str(post.date.year)),
    )
    return Entry(post.address, post.folder, told, _body(manuscript, post), filters, post.date.isoformat())


def _byline(publication: Publication, post: Post) -> str:
    """Who wrote it; a testimony may be retold, so it is never said to be `by` its voice."""
    by = "" if isinstance(post, Testimony) else "By "
    return f"{by}{listed(publication.byline(post))}"


def _also(term: Term) -> str:
    """Other words that a term is looked for by."""
    match term:
        case Theme() | Word():
            return ", ".join(term.aliases)
        case Person():
            return ", ".join(filter(None, (term.role, term.affiliation)))
        case Place():
            return term.nation or ""
    return ""


def _pack(manuscript: Manuscript, pack: Pack) -> Entry:
    return Entry(pack.address, PACKS, _told(title=pack.title, also=pack.subtitle), _body(manuscript, pack))


def _page(manuscript: Manuscript, publication: Publication, page: Page) -> Entry:
    settings = publication.settings
    title = page.title or manuscript.rendered[page.path].title or page.slug.replace("-", " ").capitalize()
    address = addresses.page(page.path.removeprefix(f"{settings.docs}/"))
    told = _told(title=title if address else page.title or settings.name, summary=page.description)
    return Entry(address, PAGES, told, _body(manuscript, page))


def _told(**given: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in given.items() if value)


def _body(manuscript: Manuscript, document: Document) -> str:
    return manuscript.rendered[document.path].html
