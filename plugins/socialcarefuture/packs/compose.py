"""From a pack's manifest, or a query made on the spot, to a book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import replace
from urllib.parse import quote

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.documents import Document, Page
from socialcarefuture.content.licences import licence
from socialcarefuture.content.packs import Pack
from socialcarefuture.content.posts import KINDS, Glimpse, Post
from socialcarefuture.content.taxonomies import Term
from socialcarefuture.packs.book import Book, Chapter, EasyRead, Figure, Section, Word
from socialcarefuture.rendering import Manuscript
from socialcarefuture.rendering.links import Image, Target, resolved
from socialcarefuture.rendering.words import Glossary


def compose(
    manuscript: Manuscript,
    pack: Pack,
    *,
    page: Pack | Term | None = None,
    without: Collection[str] = (),
) -> Book:
    """Put a book together of what packs may carry today.

    Args:
        manuscript: the site's content.
        pack: a manifest, or a query made on the spot.
        page: where the site offers it, whose words are its foreword: its manifest, or a theme; none for one made on the
            spot.
        without: the paths of texts to leave out.
    """
    return _Composer(manuscript, pack, page, frozenset(without)).book()


class _Composer:
    def __init__(self, manuscript: Manuscript, pack: Pack, page: Pack | Term | None, without: frozenset[str]) -> None:
        self._manuscript = manuscript
        self._pack = pack
        self._page = page
        self._without = without
        self._settings = manuscript.library.settings
        self._carried = manuscript.library.published(Channel.PACK)
        self._site = manuscript.library.published(Channel.SITE)
        self._sections = list(self._pick())
        self._keys = {text.path: self._key(text) for _, texts in self._sections for text in texts}

    def _pick(self) -> Iterator[tuple[str, tuple[Document, ...]]]:
        """Each section's title and texts; a text that two sections want stands in the first."""
        seen = set(self._without)
        for section in self._pack.sections:
            texts = tuple(text for text in self._carried.section(section) if text.path not in seen)
            seen |= {text.path for text in texts}
            if texts:
                yield section.title, texts

    def book(self) -> Book:
        own, pack, page = self._settings, self._pack, self._page
        sections = tuple(Section(title, tuple(map(self._chapter, texts))) for title, texts in self._sections)
        return Book(
            title=pack.title,
            sections=sections,
            site_name=own.name,
            site_url=own.absolute("") if own.url else "",
            url=own.absolute(page.address if page else "") if own.url else "",
            subtitle=pack.subtitle or "",
            date=pack.date,
            foreword=self._html(page) if page else "",
            language=own.language,
            licence=_licence_sentence(own.licence),
            contact=own.contact_email,
            path=page.path if page else "",
            file=own.root / page.path if page else None,
            left_out=self._manuscript.library.left_out(pack),
            words=tuple(self._words()),
        )

    def _key(self, text: Document) -> str:
        return (self._carried.address(text.path) or "").strip("/") or "home"

    def _chapter(self, text: Document) -> Chapter:
        title = getattr(text, "title", None) or self._manuscript.rendered[text.path].title
        plain = Chapter(
            key=self._keys[text.path],
            path=text.path,
            title=title,
            html=self._html(text),
            url=self._url(text.path),
            language=self._settings.language,
            version=text.version,
            easy_read=self._easy_read(text, title),
            file=self._settings.root / text.path,
        )
        if isinstance(text, Page):
            return replace(plain, date=text.date)
        return self._of_post(plain, text) if isinstance(text, Post) else plain

    def _of_post(self, plain: Chapter, post: Post) -> Chapter:
        carried = self._carried
        return replace(
            plain,
            kind=post.kind,
            summary=post.summary or "",
            label=KINDS[post.kind].title,
            byline=carried.byline(post),
            date=post.date,
            organisation=(post.organisation or "") if isinstance(post, Glimpse) else "",
            since=post.since if isinstance(post, Glimpse) else None,
            origin=_origin(post),
            content_note=post.content_note or "",
            language=post.language or plain.language,
            figure=self._figure(post),
            themes=carried.titles("themes", post.themes),
            people=carried.titles("people", post.reported_by),
            places=carried.titles("places", post.places),
            licence=_licence_sentence(post.licence) if post.licence else "",
        )

    def _easy_read(self, text: Document, title: str) -> EasyRead | None:
        """The Easy Read version that packs may carry: one that was checked."""
        companion = self._carried.companions.get(text.path)
        if companion is None:
            return None
        return EasyRead(
            path=companion.path,
            title=self._manuscript.rendered[companion.path].title or title,
            html=self._html(companion),
            by=companion.easy_read_by,
            checked_by=companion.easy_read_checked_by or "",
            url=self._url(companion.path),
            version=companion.version,
            file=self._settings.root / companion.path,
        )

    def _words(self) -> Iterator[Word]:
        """The hard words that the chapters use; their Easy Read versions have easy ones."""
        glossary = Glossary(self._manuscript, self._carried)
        users: dict[str, list[str]] = defaultdict(list)
        for path, key in self._keys.items():
            for word in glossary.used_in(self._carried.documents[path]):
                users[word.path].append(key)
        for word in glossary.words:
            if keys := tuple(users[word.path]):
                yield Word(word.title, self._html(word), keys, word.path, self._settings.root / word.path)

    def _figure(self, post: Post) -> Figure | None:
        path = addresses.resolve(post.path, post.image.src) if post.image else None
        if post.image is None or path is None:
            return None
        return Figure(self._settings.root / path, post.image.alt, post.image.caption or "", post.image.credit or "")

    def _url(self, path: str) -> str:
        address = self._site.address(path)
        return "" if address is None or not self._settings.url else self._settings.absolute(address)

    def _html(self, text: Document) -> str:
        def link(target: Target) -> str | None:
            inside = target.path == text.path and target.anchor  # a footnote, or a heading of the same text
            return f"#{target.anchor}" if inside else self._link(target)

        return resolved(self._manuscript.rendered[text.path].html, text.path, link, self._picture)

    def _link(self, target: Target) -> str | None:
        anchor = f"#{quote(target.anchor)}" if target.anchor else ""
        if target.path in self._keys:
            return f"doc:{self._keys[target.path]}{anchor}"
        if target.path is None or self._carried.address(target.path) is None:
            return None
        url = self._url(target.path)
        return url + anchor if url else None

    def _picture(self, path: str) -> Image | None:
        return None if self._carried.address(path) is None else Image({"src": str(self._settings.root / path)})


def _origin(post: Post) -> str:
    if not post.source:
        return ""
    when = f", {post.source.date.isoformat()}" if post.source.date else ""
    said = f"{'Retold from' if post.source.retold else 'First appeared in'} {post.source.name}{when}"
    return said if said.endswith((".", "?", "!")) else f"{said}."


def _licence_sentence(given: str) -> str:
    return f"Free to share under {licence(given)[0]}." if given else ""
