"""Easy Read: a page for each such version, the way to it from its original, and the list of all there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from socialcarefuture.content import addresses
from socialcarefuture.content.documents import Companion, Document
from socialcarefuture.content.documents import Picture as SourcePicture
from socialcarefuture.content.packs import FOLDER as PACKS
from socialcarefuture.content.posts import KINDS, Post, Testimony
from socialcarefuture.content.taxonomies import NAMED
from socialcarefuture.rendering.easy_layout import laid_out
from socialcarefuture.site import views
from socialcarefuture.site.compose import Composer
from socialcarefuture.site.lists import page_ref
from socialcarefuture.site.sheet import Sheet

ADDRESS = addresses.easy_read("")
"""The list of all Easy Read versions."""
_FOLDER = ADDRESS.strip("/")
_NAMED = 20
"""Of the texts that have no Easy Read version, how many of a sort are named: a longer list is not easy to read."""


@dataclass(frozen=True)
class EasyReadView:
    """What an Easy Read page shows around its words, and what a card says of it."""

    title: str
    url: str
    original: views.Ref
    """The full version."""
    sort: str
    """What that is, as readers know it: `Blog`, `Page`."""
    by: views.Ref
    """Who wrote the Easy Read version."""
    checked_by: str
    """The people with learning disabilities who checked it; empty where nobody has yet."""
    list: views.Ref
    """Where all of them are."""
    picture: views.Picture | None
    """Its first, to know it by; it only decorates, for its own page describes it."""
    content_note: str
    voice: str
    """Whose experience it tells, by the name that they chose; else empty."""
    status: str
    """In a preview: why no build has it yet."""
    language: str
    """BCP 47."""


@dataclass(frozen=True)
class Missing:
    """Texts of one sort that have no Easy Read version yet."""

    list: views.Ref
    """Where all of that sort are; without an address where no page lists them."""
    count: int
    total: int
    """Texts of that sort, with an Easy Read version or without."""
    named: tuple[views.Ref, ...]
    """Some of them: of posts the newest."""


@dataclass(frozen=True)
class EasyReadListView:
    """What there is in Easy Read, and what is not there yet."""

    cards: tuple[EasyReadView, ...]
    missing: tuple[Missing, ...]
    total: int
    """Texts that could have an Easy Read version."""


def with_easy_read(composer: Composer, sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """A site's pages, each with the way to its Easy Read version; then those versions, and the list of them."""
    companions = composer.publication.companions
    made, pages = [], []
    for sheet in sheets:
        companion = companions.get(sheet.path)
        if sheet.kind == "page" and sheet.path:
            pages.append(composer.publication.documents[sheet.path])
        if companion is None:
            yield sheet
            continue
        easy = _easy(composer, companion, sheet)
        yield replace(sheet, easy_read=easy.address)
        yield easy
        made.append(easy.view)
    yield _list(composer, made, pages)


def _easy(composer: Composer, companion: Companion, original: Sheet) -> Sheet:
    address = addresses.easy_read(original.address)
    rendered = composer.manuscript.rendered[companion.path]
    view = _view(composer, companion, original, rendered.title or original.title)
    return Sheet(
        address=address,
        title=view.title,
        kind="easy-read",
        template="easy-read.html",
        view=view,
        content=laid_out(composer.body(companion, address)),
        path=companion.path,
        description=rendered.first_paragraph,
        changed=original.changed,
        social=original.social,
        listed=original.listed,
        language=original.language,
    )


def _view(composer: Composer, companion: Companion, original: Sheet, title: str) -> EasyReadView:
    text = composer.publication.documents[companion.original]
    card = composer.card(text) if isinstance(text, Post) else None
    language = (text.language if isinstance(text, Post) else None) or composer.settings.language
    return EasyReadView(
        title=title,
        url=addresses.easy_read(original.address),
        original=views.Ref(original.title, original.address),
        sort=_sort(text),
        by=_writer(composer, companion.easy_read_by),
        checked_by=companion.easy_read_checked_by or "",
        list=_list_ref(composer),
        picture=_first_picture(composer, companion),
        content_note=card.content_note if card else "",
        voice=text.voice if isinstance(text, Testimony) else "",
        status=card.status if card else "",
        language=language,
    )


def _sort(text: Document) -> str:
    """What a text is, as readers know it."""
    return KINDS[text.kind].title if isinstance(text, Post) else type(text).__name__


def _writer(composer: Composer, name: str) -> views.Ref:
    """Who wrote it, with their page where they have one."""
    found = composer.manuscript.library.vocabulary["people"].find(name)
    return composer.person(found[0]) if len(found) == 1 else views.Ref(name, "")


def _list_ref(composer: Composer) -> views.Ref:
    return views.Ref(composer.publication.title_of_folder(_FOLDER, "Easy Read"), ADDRESS)


def _first_picture(composer: Composer, companion: Companion) -> views.Picture | None:
    for written in composer.manuscript.rendered[companion.path].pictures:
        if found := composer.picture(companion, SourcePicture(src=written, alt="")):
            return found
    return None


def _list(composer: Composer, made: Sequence[EasyReadView], pages: Sequence[Document]) -> Sheet:
    page = composer.publication.introduction(_FOLDER)
    missing = tuple(_missing(composer, pages))
    view = EasyReadListView(tuple(made), tuple(one for one in missing if one.count), sum(one.total for one in missing))
    return Sheet(
        address=ADDRESS,
        title=_list_ref(composer).title,
        kind="easy-read-list",
        template="easy-read-list.html",
        view=view,
        content=laid_out(composer.body(page, ADDRESS)) if page else "",
        path=page.path if page else "",
        description=(page.description if page else "") or "",
    )


def _missing(composer: Composer, pages: Sequence[Document]) -> Iterator[Missing]:
    """Each sort of text, with how many of it have no Easy Read version yet."""
    publication = composer.publication

    def of(folder: str, title: str, texts: Sequence[Document]) -> Missing:
        left = [text for text in texts if text.path not in publication.companions]
        refs = (page_ref(composer, text.path) for text in left[:_NAMED])
        address = addresses.folder(folder) if folder else ""
        where = views.Ref(publication.title_of_folder(folder, title) if folder else title, address)
        return Missing(where, len(left), len(texts), tuple(ref for ref in refs if ref))

    yield of("", "Pages", pages)
    for kind in KINDS.values():
        yield of(kind.folder, kind.plural, [post for post in publication.posts if post.kind == kind.name])
    for taxonomy in NAMED:  # hard words are told in easy ones already
        yield of(taxonomy.name, taxonomy.title, list(publication.terms[taxonomy.name].values()))
    yield of(PACKS, "Packs", publication.packs)
