"""Every page of the site: posts, lists, hand-written pages, packs, and those that only lead on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.documents import Document
from socialcarefuture.content.documents import Page as PlainPage
from socialcarefuture.content.packs import FOLDER as PACKS
from socialcarefuture.content.packs import Pack
from socialcarefuture.content.posts import KINDS, Post, Withdrawn
from socialcarefuture.content.publication import Listing, Publication
from socialcarefuture.content.taxonomies import TAXONOMIES, Place, Term, Theme, Word
from socialcarefuture.problems import Problem
from socialcarefuture.site import follow, views
from socialcarefuture.site.compose import Composer
from socialcarefuture.site.glossary import words_view
from socialcarefuture.site.lists import home_view, pack_view, packs_view, page_ref, pages_of, taxonomy_view
from socialcarefuture.site.make_pack import FOLDER as MAKE_PACK
from socialcarefuture.site.make_pack import TITLE as MAKE_PACK_TITLE
from socialcarefuture.site.make_pack import make_pack_view
from socialcarefuture.site.places import places_view
from socialcarefuture.site.search import FOLDER as SEARCH
from socialcarefuture.site.search import search_view
from socialcarefuture.site.sheet import Sheet
from socialcarefuture.site.themes import themes_view
from socialcarefuture.site.timeline import FOLDER as TIMELINE
from socialcarefuture.site.timeline import timeline_view


def sheets(composer: Composer, take_part: str) -> Iterator[Sheet]:
    """Every page of a publication."""
    publication = composer.publication
    invitation = page_ref(composer, f"{composer.settings.docs}/{take_part}")
    for post in publication.posts:
        yield _post(composer, post, invitation)
    for listing in (*publication.listings, *composer.glossary.listings):
        if listing.subject:
            yield from _listing(composer, listing)
    yield from _lists(composer)
    taken = INTRODUCED if composer.made.search else INTRODUCED - {addresses.folder(SEARCH)}
    for page in publication.pages:
        if publication.address(page.path) not in taken:
            yield _plain(composer, page, take_part)
    for pack in publication.packs:
        yield _pack(composer, pack)
    yield from _tombstones(publication)


_FOLDERS = (*(kind.folder for kind in KINDS.values()), *TAXONOMIES, PACKS, MAKE_PACK, follow.FOLDER, TIMELINE, SEARCH)
INTRODUCED = frozenset(map(addresses.folder, _FOLDERS)) | {addresses.easy_read("")}
"""The addresses of pages that are made: a hand-written page of the same address is shown at their head."""


def _post(composer: Composer, post: Post, take_part: views.Ref | None) -> Sheet:
    canonical = post.source.url if post.source and post.source.canonical else None
    return Sheet(
        address=post.address,
        title=post.title,
        kind="post",
        template="post.html",
        view=composer.post(post, take_part),
        content=composer.body(post, post.address),
        path=post.path,
        description=composer.manuscript.summary(post),
        canonical=canonical or "",
        toc=composer.manuscript.rendered[post.path].toc,
        changed=post.updated or post.date,
        social=post.path in composer.manuscript.library.published(Channel.SOCIAL).documents,
        listed=composer.publication.standing(post).published,
        language=composer.card(post).language,
    )


def _listing(composer: Composer, listing: Listing) -> Iterator[Sheet]:
    introduction = _introduction(composer.publication, listing)
    newest = max((post.updated or post.date for post in listing.posts), default=None)
    for number, (address, view) in enumerate(pages_of(composer, listing), start=1):
        first = introduction if number == 1 else None
        yield Sheet(
            address=address,
            title=listing.title if number == 1 else f"{listing.title}, page {number}",
            kind="term" if isinstance(listing.subject, Term) else "listing",
            template="listing.html",
            view=view,
            content=composer.body(first, address) if first else "",
            path=first.path if first else "",
            description=_about(composer, introduction),
            feeds=composer.feeds(listing.address, listing.title),
            changed=newest,
        )


def _introduction(publication: Publication, listing: Listing) -> Document | None:
    """The hand-written text at the head of a list: a term's own, or a kind's; a year has none."""
    if isinstance(listing.subject, Term):
        return listing.subject
    return publication.introduction(listing.address.strip("/")) if not listing.year else None


def _about(composer: Composer, text: Document | None) -> str:
    """What a page is about: as its front matter says, else its first paragraph."""
    if text is None:
        return ""
    return getattr(text, "description", None) or composer.manuscript.rendered[text.path].first_paragraph


def _introduced(composer: Composer, folder: str, title: str, **given: Any) -> Sheet:
    """A page that is made, below the hand-written words of its address, if there are any."""
    address = addresses.folder(folder)
    page = composer.publication.introduction(folder)
    return Sheet(
        address=address,
        title=composer.publication.title_of_folder(folder, title),
        content=composer.body(page, address) if page else "",
        path=page.path if page else "",
        description=_about(composer, page),
        **given,
    )


def _lists(composer: Composer) -> Iterator[Sheet]:
    """The indexes of taxonomies and of packs, and the other pages that show much at once."""
    index: dict[str, Any] = {"kind": "taxonomy"}
    for name, taxonomy in TAXONOMIES.items():
        if taxonomy.model is Place:
            shown = {"template": "places.html", "view": places_view(composer)}
        elif taxonomy.model is Theme:
            shown = {"template": "themes.html", "view": themes_view(composer)}
        elif taxonomy.model is Word:
            shown = {"template": "words.html", "view": words_view(composer)}
        else:
            shown = {"template": "taxonomy.html", "view": taxonomy_view(composer, taxonomy)}
        yield _introduced(composer, name, taxonomy.title, **index, **shown)
    yield _introduced(composer, PACKS, "Packs", **index, template="packs.html", view=packs_view(composer))
    own: dict[str, Any] = {"kind": "make-pack", "template": "pack_make.html", "view": make_pack_view(composer)}
    yield _introduced(composer, MAKE_PACK, MAKE_PACK_TITLE, **own)
    yield _introduced(
        composer,
        TIMELINE,
        "Timeline",
        kind="timeline",
        template="timeline.html",
        view=timeline_view(composer),
        changed=max((post.updated or post.date for post in composer.publication.posts), default=None),
    )
    if composer.made.search:
        look: dict[str, Any] = {"kind": "search", "template": "search.html", "social": False, "listed": False}
        yield _introduced(composer, SEARCH, "Search", **look, view=search_view(composer))
    if follow.has_page(composer):
        feeds = composer.feeds("", composer.settings.name)
        look = {"kind": "follow", "template": "follow.html", "feeds": feeds}
        yield _introduced(composer, follow.FOLDER, "Follow", **look, view=follow.follow_view(composer))


def _plain(composer: Composer, page: PlainPage, take_part: str) -> Sheet:
    settings = composer.settings
    address = addresses.page(page.path.removeprefix(f"{settings.docs}/"))
    rendered = composer.manuscript.rendered[page.path]
    home = not address
    named = settings.name if home else page.slug.replace("-", " ").capitalize()
    return Sheet(
        address=address,
        title=page.title or rendered.title or named,
        kind="home" if home else "page",
        template=page.template or ("home.html" if home else "main.html"),
        view=home_view(composer, page_ref(composer, f"{settings.docs}/{take_part}"))
        if home
        else _way_to_editor(composer, page.path.removeprefix(f"{settings.docs}/"), take_part),
        content=composer.body(page, address),
        path=page.path,
        description=_about(composer, page),
        feeds=composer.feeds("", settings.name) if home else (),
        toc=rendered.toc,
        changed=page.date,
        hide=page.hide,
    )


def _way_to_editor(composer: Composer, path: str, take_part: str) -> views.Ref | None:
    """Where somebody can write: said where they are invited to, and where they are told how."""
    saving = composer.settings.editor
    if (path != take_part and not path.startswith("write/")) or not (saving and saving.repo and composer.made.editor):
        return None
    return views.Ref("Write in your browser", addresses.folder("write/editor"))


def _pack(composer: Composer, pack: Pack) -> Sheet:
    return Sheet(
        address=pack.address,
        title=pack.title,
        kind="pack",
        template="pack.html",
        view=pack_view(composer, pack),
        content=composer.body(pack, pack.address),
        path=pack.path,
        description=pack.subtitle or "",
        changed=pack.date,
    )


_TAKEN_BACK = "These words were taken back"


def _tombstones(publication: Publication) -> Iterator[Sheet]:
    """Pages that say that words were taken back, and those that lead on from old addresses."""
    for text in publication.withdrawn:
        kind = next(kind for kind in KINDS.values() if kind.folder == text.folder)
        title = publication.title_of_folder(kind.folder, kind.plural)
        yield Sheet(
            address=text.address,
            title=_TAKEN_BACK,
            kind="withdrawn",
            template="withdrawn.html",
            view=views.WithdrawnView(kind.title, views.Ref(title, addresses.folder(kind.folder))),
            path=text.path,
            listed=False,
        )
        yield from _redirects(publication, text, _TAKEN_BACK)
    for post in publication.posts:
        yield from _redirects(publication, post, post.title)


def _redirects(publication: Publication, post: Post | Withdrawn, title: str) -> Iterator[Sheet]:
    for old in post.aliases:
        yield Sheet(
            address=addresses.alias(post.folder, old),
            title=title,
            kind="redirect",
            template="redirect.html",
            view=views.RedirectView(post.address, title),
            canonical=publication.settings.absolute(post.address) if publication.settings.url else "",
            listed=False,
        )


def problem_sheet(path: str, address: str, problems: list[Problem]) -> Sheet:
    """In a preview, what stands in place of a text that cannot be understood."""
    return Sheet(
        address=address,
        title="This text has a problem",
        kind="problem",
        template="problem.html",
        view=views.ProblemView(path, tuple(map(str, problems))),
        path=path,
        listed=False,
    )
