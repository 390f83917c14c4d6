"""What one channel may carry today: the only way from the library's posts to a destination."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel, Standing
from socialcarefuture.content.documents import Companion, Document, Page
from socialcarefuture.content.packs import Pack, Section
from socialcarefuture.content.posts import KINDS, Kind, Post, Testimony, Withdrawn
from socialcarefuture.content.related import Related
from socialcarefuture.content.selection import ordered, select, total_order
from socialcarefuture.content.settings import Settings
from socialcarefuture.content.taxonomies import NAMED, Taxonomy, Term
from socialcarefuture.content.together import Together


@dataclass(frozen=True)
class Listing:
    """A question asked of posts, with an address and a title: every blog; all about Homeshare; all of 2018."""

    address: str
    """Relative to the site's root; the whole site's is empty."""
    title: str
    """Plain text."""
    posts: tuple[Post, ...]
    """In the total order: newest first."""
    subject: Kind | Term | None = None
    """What it lists; `None` is the whole site."""
    year: int | None = None
    """An archive's."""


@dataclass(frozen=True)
class Holdings:
    """What a library holds besides posts: the same for every channel."""

    settings: Settings
    terms: Mapping[str, Mapping[str, Term]]
    """By taxonomy, by slug, in the order of their titles."""
    pages: tuple[Page, ...]
    companions: tuple[Companion, ...]
    packs: tuple[Pack, ...]
    withdrawn: tuple[Withdrawn, ...]
    assets: frozenset[str]
    """Paths of pictures and other files."""


class Publication:
    """The posts of one channel, with what can be asked of them."""

    def __init__(
        self, holdings: Holdings, channel: Channel, posts: Collection[tuple[Post, Standing]], held: frozenset[str]
    ) -> None:
        """Take the posts that the channel carries, and the files that it holds back.

        In a preview they are more than a channel carries, with their standing.
        """
        self._held = held
        self._holdings = holdings
        self._standing = {post.path: standing for post, standing in posts}
        self.settings = holdings.settings
        self.channel = channel
        self.posts = total_order(post for post, _ in posts)
        """In the total order: newest first, ties by address."""
        self.terms = holdings.terms
        self.pages = holdings.pages
        self.packs = holdings.packs
        self.withdrawn = holdings.withdrawn

    def standing(self, post: Post) -> Standing:
        """Why a post of a preview would not be in a build."""
        return self._standing[post.path]

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Every text of this channel, by its path; the Easy Read versions of what it carries among them."""
        terms = (term for vocabulary in self.terms.values() for term in vocabulary.values())
        texts = {text.path: text for text in (*self.posts, *self.pages, *self.packs, *terms, *self.withdrawn)}
        easy = (companion for companion in self._holdings.companions if self._carries(companion, texts))
        return texts | {companion.path: companion for companion in easy}

    def _carries(self, companion: Companion, texts: Mapping[str, Document]) -> bool:
        """Whether an Easy Read version is out: where its original is, and in packs only once it was checked."""
        original = texts.get(companion.original)
        if original is None or isinstance(original, Withdrawn):
            return False
        return self.channel is not Channel.PACK or companion.easy_read_checked_by is not None

    @cached_property
    def companions(self) -> dict[str, Companion]:
        """The Easy Read versions that this channel carries, by the paths of their originals."""
        return {text.original: text for text in self.documents.values() if isinstance(text, Companion)}

    def section(self, section: Section) -> tuple[Document, ...]:
        """The texts of a pack's section that this channel carries, in its order."""
        if section.select:
            return ordered(select(self.posts, section.select), section.order)
        found = (self.documents.get(path) for path in section.pages)
        return tuple(text for text in found if text and not isinstance(text, Withdrawn))

    @cached_property
    def _by_key(self) -> dict[str, Post]:
        return {post.key: post for post in self.posts}

    def address(self, path: str) -> str | None:
        """Where this channel's readers find a file; `None` where they do not, as for a post that is held back."""
        document = self.documents.get(path)
        if isinstance(document, Page):
            return addresses.page(path.removeprefix(f"{self.settings.docs}/"))
        if isinstance(document, (Post, Term, Pack, Withdrawn)):
            return document.address
        if isinstance(document, Companion):
            return addresses.easy_read(self.address(document.original) or "")
        carried = path in self._holdings.assets and path not in self._held
        return addresses.asset(path, self.settings.docs) if carried else None

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """The whole site, each kind, each kind's years, each term that posts name; also those that list nothing yet."""
        kinds = [listing for kind in KINDS.values() for listing in self._of_kind(kind)]
        terms = [
            self._of_term(taxonomy, term)
            for taxonomy in NAMED
            for term in self.terms[taxonomy.name].values()
        ]
        return (Listing("", self.settings.name, self.posts), *kinds, *terms)

    def _of_kind(self, kind: Kind) -> Iterable[Listing]:
        posts = tuple(post for post in self.posts if post.kind == kind.name)
        title = self.title_of_folder(kind.folder, kind.plural)
        yield Listing(addresses.folder(kind.folder), title, posts, kind)
        for year in sorted({post.date.year for post in posts}, reverse=True):
            of_year = tuple(post for post in posts if post.date.year == year)
            yield Listing(addresses.archive(kind.folder, year), f"{title} of {year}", of_year, kind, year)

    def title_of_folder(self, folder: str, otherwise: str) -> str:
        """The title that a folder's hand-written introduction gives, else `otherwise`."""
        page = self.introduction(folder)
        return page.title if page and page.title else otherwise

    def introduction(self, folder: str) -> Page | None:
        """The hand-written page that introduces a list: `docs/<folder>/index.md`, or `docs/<folder>.md`."""
        stem = f"{self.settings.docs}/{folder}"
        page = self.documents.get(f"{stem}/index.md") or self.documents.get(f"{stem}.md")
        return page if isinstance(page, Page) else None

    def titles(self, taxonomy: str, slugs: Iterable[str]) -> tuple[str, ...]:
        """What terms are called; one that has no page, by its slug."""
        terms = self.terms[taxonomy]
        return tuple(terms[slug].title if slug in terms else slug for slug in slugs)

    def byline(self, post: Post) -> tuple[str, ...]:
        """The names that stand over a post: a testimony's voice, then its authors."""
        voice = (post.voice,) if isinstance(post, Testimony) else ()
        return (*voice, *self.titles("people", post.authors))

    @cached_property
    def _posts_by_term(self) -> dict[tuple[str, str], list[Post]]:
        found = defaultdict(list)
        for post in self.posts:
            for taxonomy in NAMED:
                for slug in dict.fromkeys(getattr(post, taxonomy.attribute)):
                    found[taxonomy.name, slug].append(post)
        return found

    def _of_term(self, taxonomy: Taxonomy, term: Term) -> Listing:
        posts = self._posts_by_term.get((taxonomy.name, term.slug), ())
        return Listing(term.address, term.title, tuple(posts), term)

    @cached_property
    def _related(self) -> Related:
        return Related(self.posts)

    def related(self, post: Post, most: int = 3) -> tuple[Post, ...]:
        """The posts nearest in theme, a rare theme weighing more."""
        return self._related.to(post, most)

    @cached_property
    def together(self) -> Together:
        """Which themes travel together."""
        return Together(self.posts)

    @cached_property
    def _replies(self) -> dict[str, list[Post]]:
        found = defaultdict(list)
        for post in reversed(self.posts):
            if post.replies_to:
                found[post.replies_to].append(post)
        return found

    def replies(self, post: Post) -> tuple[Post, ...]:
        """The posts that answer this one, oldest first."""
        return tuple(self._replies.get(post.key, ()))

    def answered(self, post: Post) -> Post | None:
        """The post that this one answers, where this channel carries it."""
        return self._by_key.get(post.replies_to or "")

    @cached_property
    def _neighbours(self) -> dict[str, tuple[Post | None, Post | None]]:
        found: dict[str, tuple[Post | None, Post | None]] = {}
        for kind in KINDS:
            row = [None, *reversed([post for post in self.posts if post.kind == kind]), None]
            found |= {post.path: (row[n - 1], row[n + 1]) for n, post in enumerate(row) if post}
        return found

    def neighbours(self, post: Post) -> tuple[Post | None, Post | None]:
        """The posts of its kind before and after it in time."""
        return self._neighbours[post.path]
