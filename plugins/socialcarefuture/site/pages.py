"""Every page of the site as MkDocs takes it: a file with its address, and a page that is rendered already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.documents import Document
from socialcarefuture.content.documents import Page as PlainPage
from socialcarefuture.content.packs import FOLDER as PACKS
from socialcarefuture.content.packs import Pack
from socialcarefuture.content.posts import KINDS, Post, Withdrawn
from socialcarefuture.content.publication import Listing, Publication
from socialcarefuture.content.taxonomies import TAXONOMIES, Term
from socialcarefuture.problems import Problem
from socialcarefuture.site import views
from socialcarefuture.site.compose import Composer
from socialcarefuture.site.lists import home_view, pack_view, packs_view, page_ref, pages_of, taxonomy_view


@dataclass(frozen=True)
class Sheet:
    """A page of the site, before MkDocs has it."""

    address: str
    title: str
    kind: str
    """A hook for style: `post`, `listing`, …"""
    template: str
    view: Any = None
    content: str = ""
    """HTML."""
    path: str = ""
    """The Markdown file behind it; empty where there is none."""
    description: str = ""
    canonical: str = ""
    """Where it first appeared, if that is its true address; else the site's own."""
    feeds: tuple[views.FeedLink, ...] = ()
    toc: tuple[dict[str, Any], ...] = ()
    changed: date | None = None
    """When a reader could last see something new here."""
    social: bool = True
    """Whether previews elsewhere may show it (Open Graph)."""
    listed: bool = True
    """Whether the sitemap names it."""
    hide: tuple[str, ...] = ()
    meta: dict[str, Any] = field(default_factory=dict)


class SitePage(Page):
    """A page whose Markdown was rendered before: MkDocs's own pass has nothing to do."""

    def __init__(self, sheet: Sheet, file: File, config: MkDocsConfig) -> None:
        """Give a file its page."""
        super().__init__(None, file, config)
        self.title = self.heading = sheet.title
        self.kind = sheet.kind
        self.view = sheet.view
        self.description = sheet.description
        self.canonical = sheet.canonical or self.canonical_url or ""
        self.feeds = sheet.feeds
        self.social = sheet.social
        self.listed = sheet.listed
        self.changed = sheet.changed.isoformat() if sheet.changed else ""
        # MkDocs dates the packed sitemap by the newest of these, and wants one of every page.
        self.update_date = self.changed or "1970-01-01"
        self.meta = {
            **sheet.meta,
            "template": sheet.template,
            "title": sheet.title,
            "description": sheet.description,
            "hide": list(sheet.hide),
        }
        self._sheet = sheet

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs's signature
        """There is no source to read any more."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Any) -> None:  # noqa: ARG002 - MkDocs's signature
        """Take what was rendered."""
        self.content = self._sheet.content
        self.toc = get_toc(list(self._sheet.toc))  # type: ignore[arg-type]
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


def sheets(composer: Composer, take_part: str) -> Iterator[Sheet]:
    """Every page of a publication."""
    publication = composer.publication
    for post in publication.posts:
        yield _post(composer, post)
    for listing in publication.listings:
        if listing.subject:
            yield from _listing(composer, listing)
    for taxonomy in TAXONOMIES.values():
        yield _index(composer, taxonomy.name, taxonomy_view(composer, taxonomy))
    yield _index(composer, PACKS, packs_view(composer))
    for page in publication.pages:
        if addresses.page(page.path.removeprefix(f"{composer.settings.docs}/")) not in _INTRODUCED:
            yield _plain(composer, page, take_part)
    for pack in publication.packs:
        yield _pack(composer, pack)
    yield from _tombstones(publication)


_INTRODUCED = frozenset(
    addresses.folder(name) for name in (*(kind.folder for kind in KINDS.values()), *TAXONOMIES, PACKS)
)
"""The addresses of lists, whose hand-written page is shown at their head."""


def _post(composer: Composer, post: Post) -> Sheet:
    view = composer.post(post)
    rendered = composer.manuscript.rendered[post.path]
    canonical = post.source.url if post.source and post.source.canonical else None
    return Sheet(
        post.address,
        post.title,
        "post",
        "post.html",
        view,
        composer.body(post, post.address),
        post.path,
        composer.manuscript.summary(post),
        canonical or "",
        toc=rendered.toc,
        changed=post.updated or post.date,
        social=post.path in composer.manuscript.library.published(Channel.SOCIAL).documents,
        listed=composer.publication.standing(post).published,
    )


def _listing(composer: Composer, listing: Listing) -> Iterator[Sheet]:
    publication = composer.publication
    introduction: Document | None = (
        listing.subject
        if isinstance(listing.subject, Term)
        else (publication.introduction(listing.address.strip("/")) if not listing.year else None)
    )
    about = getattr(introduction, "description", None) or (
        composer.manuscript.rendered[introduction.path].first_paragraph if introduction else ""
    )
    newest = max((post.updated or post.date for post in listing.posts), default=None)
    for number, (address, view) in enumerate(pages_of(composer, listing), start=1):
        title = listing.title if number == 1 else f"{listing.title}, page {number}"
        yield Sheet(
            address,
            title,
            "term" if isinstance(listing.subject, Term) else "listing",
            "listing.html",
            view,
            composer.body(introduction, address) if introduction and number == 1 else "",
            introduction.path if introduction and number == 1 else "",
            about or "",
            feeds=composer.feeds(listing.address, listing.title),
            changed=newest,
        )


def _index(composer: Composer, name: str, view: views.TaxonomyView) -> Sheet:
    """The index of a taxonomy, or of the packs."""
    address = addresses.folder(name)
    page = composer.publication.introduction(name)
    return Sheet(
        address,
        view.title,
        "taxonomy",
        "taxonomy.html",
        view,
        composer.body(page, address) if page else "",
        page.path if page else "",
        (page.description or composer.manuscript.rendered[page.path].first_paragraph) if page else "",
    )


def _plain(composer: Composer, page: PlainPage, take_part: str) -> Sheet:
    address = addresses.page(page.path.removeprefix(f"{composer.settings.docs}/"))
    rendered = composer.manuscript.rendered[page.path]
    home = not address
    view = home_view(composer, page_ref(composer, f"{composer.settings.docs}/{take_part}")) if home else None
    title = (
        page.title or rendered.title or (composer.settings.name if home else page.slug.replace("-", " ").capitalize())
    )
    return Sheet(
        address,
        title,
        "home" if home else "page",
        page.template or ("home.html" if home else "main.html"),
        view,
        composer.body(page, address),
        page.path,
        page.description or rendered.first_paragraph,
        feeds=composer.feeds("", composer.settings.name) if home else (),
        toc=rendered.toc,
        changed=page.date,
        hide=page.hide,
    )


def _pack(composer: Composer, pack: Pack) -> Sheet:
    return Sheet(
        pack.address,
        pack.title,
        "pack",
        "pack.html",
        pack_view(composer, pack),
        composer.body(pack, pack.address),
        pack.path,
        pack.subtitle or "",
        changed=pack.date,
    )


def _tombstones(publication: Publication) -> Iterator[Sheet]:
    for text in publication.withdrawn:
        kind = next(kind for kind in KINDS.values() if kind.folder == text.folder)
        ref = views.Ref(publication.title_of_folder(kind.folder, kind.plural), addresses.folder(kind.folder))
        yield Sheet(
            text.address,
            "These words were taken back",
            "withdrawn",
            "withdrawn.html",
            views.WithdrawnView(kind.title, ref),
            path=text.path,
            listed=False,
        )
    everything: tuple[Post | Withdrawn, ...] = (*publication.posts, *publication.withdrawn)
    for post in everything:
        title = post.title if isinstance(post, Post) else "These words were taken back"
        for old in post.aliases:
            yield Sheet(
                addresses.alias(post.folder, old),
                title,
                "redirect",
                "redirect.html",
                views.RedirectView(post.address, title),
                canonical=publication.settings.absolute(post.address) if publication.settings.url else "",
                listed=False,
            )


def problem_sheet(path: str, address: str, problems: list[Problem]) -> Sheet:
    """In a preview, what stands in place of a text that cannot be understood."""
    return Sheet(
        address,
        "This text has a problem",
        "problem",
        "problem.html",
        views.ProblemView(path, tuple(map(str, problems))),
        path=path,
        listed=False,
    )


def _is_entrance(sheet: Sheet) -> bool:
    """Whether a navigation that nobody wrote leads here: hand-written pages and whole lists, no posts and no terms."""
    return sheet.kind in {"home", "page", "taxonomy"} or sheet.address in _INTRODUCED


def file_for(sheet: Sheet, docs: str, config: MkDocsConfig) -> File:
    """The file that MkDocs writes a page to, with its Markdown file, if it has one, behind it."""
    target = unquote(addresses.file(sheet.address))
    inclusion = InclusionLevel.INCLUDED if config.nav is None and _is_entrance(sheet) else InclusionLevel.NOT_IN_NAV
    if not sheet.path:
        file = File.generated(
            config, f"{target.removesuffix('.html')}.md", content="", inclusion=inclusion
        )
        file.dest_uri = target
        return file
    source = sheet.path.removeprefix(f"{docs}/") if sheet.path.startswith(f"{docs}/") else f"../{sheet.path}"
    return File(
        source,
        config.docs_dir,
        config.site_dir,
        use_directory_urls=True,
        dest_uri=target,
        inclusion=inclusion,
    )
