"""Every page of the site as MkDocs takes it: a file with its address, and a page that is rendered already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
from socialcarefuture.content.taxonomies import TAXONOMIES, Place, Term, Theme
from socialcarefuture.problems import Problem
from socialcarefuture.site import follow, views
from socialcarefuture.site.compose import Composer
from socialcarefuture.site.figures import PlacesView
from socialcarefuture.site.lists import home_view, pack_view, packs_view, page_ref, pages_of, taxonomy_view
from socialcarefuture.site.places import places_view
from socialcarefuture.site.search import ADDRESS as SEARCH
from socialcarefuture.site.search import search_view
from socialcarefuture.site.themes import themes_view
from socialcarefuture.site.timeline import ADDRESS as TIMELINE
from socialcarefuture.site.timeline import timeline_view


@dataclass(frozen=True, kw_only=True)
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
    language: str = ""
    """BCP 47, where it is not the site's."""
    hide: tuple[str, ...] = ()
    easy_read: str = ""
    """The address of its Easy Read version; empty where there is none."""

    @property
    def slug(self) -> str:
        """What its pattern is drawn from; an Easy Read version and the further pages of a list have that of the first."""
        first = self.address.partition("/page/")[0].rstrip("/").removesuffix("/easy-read")
        return first.rpartition("/")[2]


class SitePage(Page):
    """A page whose Markdown was rendered before: MkDocs's own pass has nothing to do."""

    def __init__(self, sheet: Sheet, file: File, config: MkDocsConfig) -> None:
        """Give a file its page."""
        super().__init__(None, file, config)
        self.title = self.heading = sheet.title
        self.kind = sheet.kind
        self.slug = sheet.slug
        self.view = sheet.view
        self.description = sheet.description
        self.canonical = sheet.canonical or self.canonical_url or ""
        self.feeds = sheet.feeds
        self.listed = sheet.listed
        self.language = sheet.language
        self.easy_read = sheet.easy_read
        self.changed = sheet.changed.isoformat() if sheet.changed else ""
        # MkDocs dates the packed sitemap by the newest of these, and wants one of every page.
        self.update_date = self.changed or "1970-01-01"
        self.meta = {
            "template": sheet.template,
            "title": sheet.title,
            "description": sheet.description,
            "hide": list(sheet.hide),
        }
        self.open_graph: tuple[tuple[str, str], ...] = ()
        self.linked_data = ""
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
    invitation = page_ref(composer, f"{composer.settings.docs}/{take_part}")
    for post in publication.posts:
        yield _post(composer, post, invitation)
    for listing in publication.listings:
        if listing.subject:
            yield from _listing(composer, listing)
    for taxonomy in TAXONOMIES.values():
        if taxonomy.model is Place:
            yield _index(composer, taxonomy.name, places_view(composer), "places.html")
        elif taxonomy.model is Theme:
            yield _index(composer, taxonomy.name, themes_view(composer), "themes.html")
        else:
            yield _index(composer, taxonomy.name, taxonomy_view(composer, taxonomy))
    yield _index(composer, PACKS, packs_view(composer))
    yield _timeline(composer)
    if composer.made.search:
        yield _search(composer)
    if follow.has_page(composer):
        yield _follow(composer)
    shown = _INTRODUCED | ({SEARCH} if composer.made.search else set())
    for page in publication.pages:
        if addresses.page(page.path.removeprefix(f"{composer.settings.docs}/")) not in shown:
            yield _plain(composer, page, take_part)
    for pack in publication.packs:
        yield _pack(composer, pack)
    yield from _tombstones(publication)


_INTRODUCED = frozenset(
    addresses.folder(name) for name in (*(kind.folder for kind in KINDS.values()), *TAXONOMIES, PACKS, follow.FOLDER)
) | {TIMELINE, addresses.easy_read("")}
"""The addresses of lists and of the timeline, whose hand-written page is shown at their head."""


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


def _index(
    composer: Composer, name: str, view: views.TaxonomyView | PlacesView, template: str = "taxonomy.html"
) -> Sheet:
    """The index of a taxonomy, or of the packs."""
    address = addresses.folder(name)
    page = composer.publication.introduction(name)
    return Sheet(
        address=address,
        title=view.title,
        kind="taxonomy",
        template=template,
        view=view,
        content=composer.body(page, address) if page else "",
        path=page.path if page else "",
        description=_about(composer, page),
    )


def _timeline(composer: Composer) -> Sheet:
    """The story by year, below the words of the hand-written page of that address, if there is one."""
    publication = composer.publication
    own = (page for page in publication.pages if publication.address(page.path) == TIMELINE)
    page = next(own, None)
    return Sheet(
        address=TIMELINE,
        title=(page.title if page else None) or "Timeline",
        kind="timeline",
        template="timeline.html",
        view=timeline_view(composer),
        content=composer.body(page, TIMELINE) if page else "",
        path=page.path if page else "",
        description=_about(composer, page),
        changed=max((post.updated or post.date for post in publication.posts), default=None),
    )


def _search(composer: Composer) -> Sheet:
    """The page to search on, below what a hand-written page of that address says."""
    page = next((page for page in composer.publication.pages if composer.publication.address(page.path) == SEARCH), None)
    return Sheet(
        address=SEARCH,
        title=(page.title if page else None) or "Search",
        kind="search",
        template="search.html",
        view=search_view(composer),
        content=composer.body(page, SEARCH) if page else "",
        path=page.path if page else "",
        description=_about(composer, page),
        social=False,
        listed=False,
    )


def _follow(composer: Composer) -> Sheet:
    address = addresses.folder(follow.FOLDER)
    page = composer.publication.introduction(follow.FOLDER)
    return Sheet(
        address=address,
        title=follow.title(composer),
        kind="follow",
        template="follow.html",
        view=follow.follow_view(composer),
        content=composer.body(page, address) if page else "",
        path=page.path if page else "",
        description=_about(composer, page),
        feeds=composer.feeds("", composer.settings.name),
    )


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
    if path != take_part and not path.startswith("write/") or not (saving and saving.repo and composer.made.editor):
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


def _is_entrance(sheet: Sheet) -> bool:
    """Whether a navigation that nobody wrote leads here: hand-written pages and whole lists, no posts and no terms."""
    return sheet.kind in {"home", "page", "taxonomy"} or sheet.address in _INTRODUCED


def file_for(sheet: Sheet, docs: str, config: MkDocsConfig) -> File:
    """The file that MkDocs writes a page to, with its Markdown file, if it has one, behind it."""
    target = unquote(addresses.file(sheet.address))
    inclusion = InclusionLevel.INCLUDED if config.nav is None and _is_entrance(sheet) else InclusionLevel.NOT_IN_NAV
    if not sheet.path:
        file = File.generated(config, f"{target.removesuffix('.html')}.md", content="", inclusion=inclusion)
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
