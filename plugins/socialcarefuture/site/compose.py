"""From what a channel carries to what templates show: posts, and what is shown of them in lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.documents import Document
from socialcarefuture.content.documents import Picture as SourcePicture
from socialcarefuture.content.licences import licence
from socialcarefuture.content.packs import Pack
from socialcarefuture.content.posts import KINDS, Glimpse, Post, SpeakingAs, Testimony
from socialcarefuture.content.publication import Publication
from socialcarefuture.content.taxonomies import Theme, Word
from socialcarefuture.content.theme_packs import theme_packs
from socialcarefuture.rendering import Manuscript
from socialcarefuture.rendering.links import Image, Target, resolved
from socialcarefuture.rendering.uses import head_picture
from socialcarefuture.rendering.words import Glossary
from socialcarefuture.site.pictures import Gallery
from socialcarefuture.site.views import Card, Download, FeedLink, Meaning, Picture, PostView, Ref, Site

_WORDS_A_MINUTE = 200
_FIRST_SCREEN = 1000
"""Characters of a text's HTML that a reader sees without scrolling."""
_ALIGNED = re.compile(r' style="text-align: ?(left|right|center);?"')
_SPEAKING_AS = {
    SpeakingAs.PERSON: "Draws on support",
    SpeakingAs.FAMILY: "Family",
    SpeakingAs.WORKER: "Worker",
    SpeakingAs.SUPPORTER: "Supporter",
    SpeakingAs.COMMISSIONER: "Commissioner",
    SpeakingAs.OTHER: "",
}
FORMS = {
    "rss": ("RSS", "application/rss+xml"),
    "atom": ("Atom", "application/atom+xml"),
    "json": ("JSON", "application/feed+json"),
}
"""The name and the media type of each form of feed."""


@dataclass(frozen=True)
class Made:
    """What other destinations made in this build; what they did not make is not linked."""

    feeds: frozenset[str] = frozenset()
    """The addresses of the listings that have feeds."""
    packs: Mapping[str, tuple[Download, ...]] = field(default_factory=dict)
    """By the address of the page that offers them, a pack's or a theme's, its editions."""
    search: bool = False
    """Whether there is an index to search in."""
    cards: Mapping[str, str] = field(default_factory=dict)
    """By a post's path, the address of its social picture."""
    site_card: bool = False
    """Whether the plain social picture of the site was made."""
    editor: Mapping[str, str] = field(default_factory=dict)
    """What the policy of the editor's page allows, by directive; empty where there is no editor."""
    styles: frozenset[str] = frozenset()
    """Those that stand in packs in one page, for the policy of a host."""


class Composer:
    """Makes views of one publication."""

    def __init__(self, manuscript: Manuscript, publication: Publication, made: Made, gallery: Gallery) -> None:
        """Take the rendered texts, what the site may carry of them, what else was made, and the pictures."""
        self.manuscript = manuscript
        self.publication = publication
        self.settings = publication.settings
        self.made = made
        self.gallery = gallery
        self.glossary = Glossary(manuscript, publication)
        self._cards: dict[str, Card] = {}

    def site(self, repo_url: str) -> Site:
        """What every page shows."""
        own = self.settings
        return Site(
            own.name,
            own.description,
            own.language,
            own.contact_email,
            Ref(*licence(own.licence)) if own.licence else None,
            repo_url,
            self.feeds("", own.name),
            self.made.search,
        )

    @cached_property
    def theme_packs(self) -> dict[str, Pack]:
        """What the ready pack of each theme holds, by the theme's slug."""
        library = self.manuscript.library
        found = theme_packs(library.published(Channel.PACK), library.vocabulary)
        return {theme.slug: pack for theme, pack in found}

    def feeds(self, listing: str, title: str) -> tuple[FeedLink, ...]:
        """The feeds beside a listing, if this build has any."""
        if listing not in self.made.feeds:
            return ()
        return tuple(
            FeedLink(f"{title} ({name})", addresses.feed(listing, form), kind, name)
            for form, (name, kind) in FORMS.items()
        )

    def body(self, document: Document, address: str) -> str:
        """A text's HTML for the page at an address."""
        rendered = self.manuscript.rendered[document.path]

        def link(target: Target) -> str | None:
            found = self.publication.address(target.path) if target.path else None
            anchor = f"#{quote(target.anchor)}" if target.anchor else ""
            return None if found is None else addresses.relative(found + anchor, address)

        # The first picture of a page comes at once where a reader sees it at once; all others when they are near.
        waiting = [] if head_picture(document) or "<img" not in rendered.html[:_FIRST_SCREEN] else [True]

        def picture(path: str) -> Image | None:
            return self.gallery.image(path, address, eager=bool(waiting and waiting.pop()))

        return _for_pages(resolved(rendered.html, document.path, link, picture))

    def person(self, slug: str) -> Ref:
        """A person's name, with their page."""
        return self.term("people", slug)

    def term(self, taxonomy: str, slug: str) -> Ref:
        """A term's title, with its page."""
        term = self.publication.terms[taxonomy].get(slug)
        return Ref(term.title, term.address, accent(term)) if term else Ref(slug, "")

    def picture(self, document: Document, given: SourcePicture | None) -> Picture | None:
        """A picture that front matter names."""
        path = addresses.resolve(document.path, given.src) if given else None
        if given is None or path is None or self.publication.address(path) is None:
            return None
        return self.gallery.view(path, given)

    def card(self, post: Post) -> Card:
        """A post as lists show it."""
        if post.path not in self._cards:
            self._cards[post.path] = self._card(post)
        return self._cards[post.path]

    def _card(self, post: Post) -> Card:
        standing = self.publication.standing(post)
        return Card(
            title=post.title,
            url=post.address,
            kind=post.kind,
            kind_title=KINDS[post.kind].title,
            date=post.date,
            byline=self._byline(post),
            summary=self.manuscript.summary(post),
            themes=tuple(self.term("themes", slug) for slug in post.themes),
            picture=self.picture(post, post.image),
            content_note=post.content_note or "",
            status="" if standing.published else f"{standing.state.value.capitalize()}: {standing.reason}",
            language=post.language if post.language and post.language != self.settings.language else "",
        )

    def _byline(self, post: Post) -> tuple[Ref, ...]:
        voice = (Ref(post.voice, ""),) if isinstance(post, Testimony) else ()
        return (*voice, *(self.person(slug) for slug in post.authors))

    def cards(self, posts: Iterable[Post]) -> tuple[Card, ...]:
        """Posts as lists show them."""
        return tuple(self.card(post) for post in posts)

    def post(self, post: Post, take_part: Ref | None = None) -> PostView:
        """A post's page, with the one that says how to write an answer."""
        publication = self.publication
        answered = publication.answered(post)
        before, after = (Ref(other.title, other.address) if other else None for other in publication.neighbours(post))
        replies = publication.replies(post)
        shown = {other.path for other in (*replies, *((answered,) if answered else ()))}
        kind = KINDS[post.kind]
        return PostView(
            card=self.card(post),
            list=Ref(publication.title_of_folder(kind.folder, kind.plural), addresses.folder(kind.folder)),
            places=tuple(self.term("places", slug) for slug in post.places),
            updated=post.updated,
            minutes=max(1, round(self.manuscript.rendered[post.path].words / _WORDS_A_MINUTE)),
            speaking_as=_SPEAKING_AS[post.speaking_as] if isinstance(post, Testimony) else "",
            told_by=self.person(post.told_by) if isinstance(post, Testimony) and post.told_by else None,
            facts=_facts(post),
            source=Ref(post.source.name, post.source.url or "") if post.source else None,
            source_date=post.source.date if post.source else None,
            retold=bool(post.source and post.source.retold),
            replies_to=self.card(answered) if answered else None,
            replies=self.cards(replies),
            related=self.cards([other for other in publication.related(post, 5) if other.path not in shown][:3]),
            previous=before,
            next=after,
            licence=self._licence(post),
            consent_contact=isinstance(post, Testimony),
            letter=letter(self.settings.contact_email, f"About: {post.title}"),
            take_part=take_part,
            words=tuple(map(self.meaning, self.glossary.used_in(post))),
        )

    def meaning(self, word: Word) -> Meaning:
        """A hard word with what it means."""
        return Meaning(word.title, word.address, self.glossary.meaning(word))

    def _licence(self, post: Post) -> Ref | None:
        # A person's own words are not the site's to give away: only a licence of their own counts.
        given = post.licence or ("" if isinstance(post, Testimony) else self.settings.licence)
        return Ref(*licence(given)) if given else None


def _for_pages(markup: str) -> str:
    """What only pages need: tables that scroll by themselves, and no `style`, which a strict policy refuses."""
    if "<table" not in markup:
        return markup
    aligned = _ALIGNED.sub(r' class="align-\1"', markup)
    framed = aligned.replace("<table", '<div class="table" role="group" tabindex="0" aria-label="Table"><table')
    return framed.replace("</table>", "</table></div>")


def _facts(post: Post) -> tuple[tuple[str, Ref], ...]:
    if not isinstance(post, Glimpse):
        return ()
    contact = post.contact or ""
    address = f"mailto:{contact}" if "@" in contact else contact if contact.startswith("http") else ""
    found = (
        ("Organisation", Ref(post.organisation, "") if post.organisation else None),
        ("Since", Ref(str(post.since), "") if post.since else None),
        ("Website", website(post.website) if post.website else None),
        ("Contact", Ref(contact, address) if contact else None),
    )
    return tuple((label, ref) for label, ref in found if ref)


def accent(term: object) -> str:
    """The colour of a theme; other terms have none."""
    return term.colour.value if isinstance(term, Theme) else ""


def letter(to: str, subject: str, body: str = "") -> str:
    """The address of an e-mail that is begun already (RFC 6068); empty where there is nobody to write to."""
    lines = quote("\r\n".join(body.splitlines()), safe="")
    body = f"&body={lines}" if lines else ""
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject, safe='')}{body}" if to else ""


def website(url: str) -> Ref:
    """A web address as a reader says it."""
    return Ref(url.partition("://")[2].removeprefix("www.").rstrip("/"), url)
