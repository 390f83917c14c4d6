"""A site's content, read and rendered: what every command and every destination starts from."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

from socialcarefuture.content.consent import Channel
from socialcarefuture.content.documents import Document
from socialcarefuture.content.fields import LONGEST_SUMMARY
from socialcarefuture.content.library import Library
from socialcarefuture.content.posts import Post
from socialcarefuture.content.settings import Settings
from socialcarefuture.content.taxonomies import Word
from socialcarefuture.problems import Problem, in_order
from socialcarefuture.rendering.checks import check_links
from socialcarefuture.rendering.markup import Progress, Rendered, Renderer, shortened
from socialcarefuture.rendering.pictures.checks import check_pictures
from socialcarefuture.rendering.pictures.shop import Shop
from socialcarefuture.rendering.store import Store

_FEW = 40
"""Texts that one process renders sooner than another one starts."""
_MOST_WORKERS = 4
"""Each holds its own Markdown library in memory, and reading the texts takes its time too."""


@dataclass(frozen=True)
class Manuscript:
    """A library with every text rendered."""

    library: Library
    rendered: Mapping[str, Rendered]
    """By path."""
    pictures: Shop
    """What is known of the site's pictures, and their copies."""
    problems: tuple[Problem, ...]
    """All of them: the library's, and those that only rendering shows."""
    converted: int
    """How many texts had to be rendered; the others were kept from a build before."""
    words_used: dict[str, tuple[Word, ...]] = field(default_factory=dict, repr=False, compare=False)
    """By path, the hard words that `rendering.words` found so far: a text is searched once, for pages and all packs."""

    def summary(self, post: Post) -> str:
        """What a list says of a post: its summary, else its first paragraph, as plain text."""
        return post.summary or shortened(self.rendered[post.path].first_paragraph, LONGEST_SUMMARY)


def prepare(settings: Settings, *, progress: Progress | None = None, alone: bool = False) -> Manuscript:
    """Read a site's folder, and render every text in it that is not kept from before.

    Args:
        settings: the site's.
        progress: told how far rendering is.
        alone: render in this process, as one that runs threads must.
    """
    library = Library.load(settings)
    store = Store(settings.cache / "rendered.jsonl", settings)
    texts = (*library.documents, *library.shelf.unread)
    keys = {document.path: store.key(document.body) for document in texts}
    rendered = {path: kept for path, key in keys.items() if (kept := store.get(key))}
    missing = [document for document in texts if document.path not in rendered]
    public = _public(library)
    for document, text in zip(missing, _render(settings, missing, progress, alone=alone), strict=True):
        rendered[document.path] = text
        if document.path in public:
            store.put(keys[document.path], text)
    store.keep_only(keys[path] for path in public)
    pictures = Shop.open(library, rendered, progress)
    problems = in_order(
        (
            *library.problems,
            *check_links(library.shelf, rendered),
            *check_pictures(library.shelf, rendered, pictures.facts),
        )
    )
    return Manuscript(library, rendered, pictures, problems, len(missing))


def _public(library: Library) -> set[str]:
    """The paths of the texts that at least one channel carries today: the only ones to keep."""
    return {
        path for channel in Channel if channel is not Channel.SOCIAL for path in library.published(channel).documents
    }


def _render(
    settings: Settings, documents: list[Document], progress: Progress | None, *, alone: bool
) -> Iterator[Rendered]:
    """Each document's HTML, in order."""
    bodies = [document.body for document in documents]
    workers = 1 if alone or len(bodies) < _FEW else min(_MOST_WORKERS, os.cpu_count() or 1)
    made = _in_processes(settings, bodies, workers) if workers > 1 else map(_renderer(settings).render, bodies)
    for number, rendered in enumerate(made, start=1):
        if progress:
            progress(number, len(bodies))
        yield rendered


def _renderer(settings: Settings) -> Renderer:
    return Renderer(settings.markdown_extensions, settings.markdown_options)


_mine: Renderer
"""A worker process's own."""


def _begin(settings: Settings) -> None:
    global _mine  # noqa: PLW0603 - a process pool hands a worker's state over in no other way
    _mine = _renderer(settings)


def _one(body: str) -> Rendered:
    return _mine.render(body)


def _in_processes(settings: Settings, bodies: list[str], workers: int) -> Iterator[Rendered]:
    # A fork has the libraries already; where it is not safe or not there, a fresh process loads them.
    context = get_context("fork" if sys.platform == "linux" else "spawn")
    with ProcessPoolExecutor(workers, context, _begin, (settings,)) as pool:
        yield from pool.map(_one, bodies, chunksize=max(1, min(20, len(bodies) // (workers * 4))))
