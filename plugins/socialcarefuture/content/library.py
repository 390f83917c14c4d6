"""The one object that owns all content. Every command asks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from socialcarefuture.content.checks import Shelf, check
from socialcarefuture.content.consent import Channel, Standing, State
from socialcarefuture.content.documents import Companion, Document, Page
from socialcarefuture.content.files import Found, find
from socialcarefuture.content.held import held_files
from socialcarefuture.content.meaning import give_meaning
from socialcarefuture.content.packs import Pack
from socialcarefuture.content.posts import Post, Withdrawn
from socialcarefuture.content.publication import Holdings, Publication
from socialcarefuture.content.selection import select
from socialcarefuture.content.settings import Settings
from socialcarefuture.content.taxonomies import TAXONOMIES, Term
from socialcarefuture.content.vocabulary import Names
from socialcarefuture.content.withdrawal import is_withdrawn, without_words
from socialcarefuture.frontmatter import Source, read
from socialcarefuture.problems import ContentError, Problem, in_order


@dataclass
class _Read:
    """What was understood so far."""

    documents: list[Document] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unread: list[Document] = field(default_factory=list)


class Library:
    """Every post, term, page, companion and pack of a site, and all that is wrong with them."""

    def __init__(self, shelf: Shelf, problems: tuple[Problem, ...], vocabulary: Mapping[str, Names]) -> None:
        """Use `Library.load`."""
        self.vocabulary = vocabulary
        """By taxonomy, what its terms may be called: a query made on the spot needs it to be understood."""
        self.shelf = shelf
        """Every text, those that no channel carries among them: for what looks at texts, never for what shows them."""
        self.settings = shelf.settings
        self.problems = problems
        """By file and place."""
        self._publications: dict[Channel, Publication] = {}
        self._posts = tuple(shelf.of(Post))
        self.companions = tuple(shelf.of(Companion))
        self._holdings = Holdings(
            shelf.settings,
            {name: _by_title(shelf.of(taxonomy.model)) for name, taxonomy in TAXONOMIES.items()},
            tuple(shelf.of(Page)),
            self.companions,
            tuple(shelf.of(Pack)),
            tuple(shelf.of(Withdrawn)),
            shelf.assets,
        )

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every text of the shelf: as that, for what looks at texts, never for what shows them."""
        return self.shelf.documents

    @classmethod
    def load(cls, settings: Settings) -> Library:
        """Read a site's folder. What is wrong is in `problems`; what could be read is there all the same."""
        found = find(settings.root, settings.docs)
        done = _Read(problems=list(found.problems))
        sources = _sources(settings, found, done)
        terms = {path: source for path, source in sources.items() if issubclass(found.texts[path], Term)}
        _understand(terms, found, {}, done)
        vocabulary = _vocabulary(found, sources, done)
        _understand({path: source for path, source in sources.items() if path not in terms}, found, vocabulary, done)
        documents = _without_withdrawn(done.documents)
        texts, assets = frozenset(found.texts), frozenset(found.assets)
        shelf = Shelf(settings, documents, texts, assets, tuple(done.unread))
        return cls(shelf, in_order((*done.problems, *check(shelf))), vocabulary)

    def published(self, channel: Channel) -> Publication:
        """What a channel may carry today."""
        if channel not in self._publications:
            carried = [(post, standing) for post, standing in self._judged(channel) if standing.published]
            held = [post for post, standing in self._judged(channel) if not standing.published]
            files = held_files(self.shelf, [post for post, _ in carried], [*held, *self._holdings.withdrawn])
            self._publications[channel] = Publication(self._holdings, channel, carried, files)
        return self._publications[channel]

    def preview(self) -> Publication:
        """What a writer sees: also drafts and what is held back, with why. Never what was withdrawn."""
        files = held_files(self.shelf, self._posts, self._holdings.withdrawn)
        return Publication(self._holdings, Channel.SITE, self._judged(Channel.SITE), files)

    def _judged(self, channel: Channel) -> list[tuple[Post, Standing]]:
        return [(post, post.standing(channel, self.settings.today)) for post in self._posts]

    def left_out(self, pack: Pack) -> int:
        """How many posts a pack would hold if their consent covered packs; never which."""
        held = [post for post, standing in self._judged(Channel.PACK) if standing.state is State.HELD_BACK]
        paths = {post.path for post in held} | {text.path for text in self._holdings.withdrawn}
        asked = (
            paths.intersection(section.pages)
            if section.select is None
            else {post.path for post in select(held, section.select)}
            for section in pack.sections
        )
        return len(set().union(*asked))


def _sources(settings: Settings, found: Found, done: _Read) -> dict[str, Source]:
    sources = {}
    for path in found.texts:
        try:
            sources[path] = read(settings.root / path, path)
        except ContentError as error:
            done.problems += error.problems
    return sources


def _understand(sources: Mapping[str, Source], found: Found, vocabulary: Mapping[str, Names], done: _Read) -> None:
    for path, source in sources.items():
        try:
            done.documents.append(_document(found.texts[path], source, vocabulary, done))
        except ContentError as error:
            done.problems += error.problems
            if not is_withdrawn(source):
                body = Document()
                body.attach(source)
                done.unread.append(body)


def _document(model: type[Document], source: Source, vocabulary: Mapping[str, Names], done: _Read) -> Document:
    if issubclass(model, Post) and is_withdrawn(source):
        bare, problems = without_words(source)
        done.problems += problems
        return give_meaning(Withdrawn, bare, vocabulary)
    return give_meaning(model, source, vocabulary)


def _without_withdrawn(documents: list[Document]) -> tuple[Document, ...]:
    """All but the Easy Read versions of withdrawn texts, whose words went with them."""
    withdrawn = {document.path for document in documents if isinstance(document, Withdrawn)}
    return tuple(
        document for document in documents if not (isinstance(document, Companion) and document.original in withdrawn)
    )


def _vocabulary(found: Found, sources: Mapping[str, Source], done: _Read) -> dict[str, Names]:
    """What each taxonomy's terms may be called.

    A term whose page is broken still counts, by its slug and what can be known of its title, so that one fault is
    told once.
    """
    understood = {term.path: term.names for term in done.documents if isinstance(term, Term)}
    terms: dict[str, list[tuple[str, tuple[str, ...]]]] = {name: [] for name in TAXONOMIES}
    for path, model in found.texts.items():
        if issubclass(model, Term):
            slug = path.rpartition("/")[2].removesuffix(".md")
            names = understood.get(path) or _guessed(slug, sources.get(path))
            terms[model.taxonomy].append((slug, names))
    return {name: Names(known) for name, known in terms.items()}


def _guessed(slug: str, source: Source | None) -> tuple[str, ...]:
    title = source.fields.get("title") if source else None
    return (title,) if isinstance(title, str) and title else (slug.replace("-", " "),)


def _by_title(terms: Iterable[Term]) -> dict[str, Term]:
    return {term.slug: term for term in sorted(terms, key=lambda term: (term.title.casefold(), term.slug))}
