"""The packs that `scf build` makes: those with a manifest, and a ready one of each theme."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

import click
from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.packs import FOLDER
from socialcarefuture.content.theme_packs import theme_packs
from socialcarefuture.packs import EDITIONS, MAKERS, Book, Made, PackError, children, make, possible
from socialcarefuture.packs.compose import compose
from socialcarefuture.packs.web.page import style_of
from socialcarefuture.problems import Problem
from socialcarefuture.rendering import Manuscript
from socialcarefuture.site.views import Download

from scripts import keeping
from scripts.options import count, progress, size, tell
from scripts.pack import told_to_the_end

T = TypeVar("T")
Shelf = dict[str, dict[str, Made]]
"""By the address of the page that offers them, by edition's name."""
_AT_ONCE = 2
"""Packs in the making; each has its editions made at once, too."""


@dataclass(frozen=True)
class _Order:
    """A pack to make."""

    address: str
    """Of the page that offers it."""
    book: Book
    editions: tuple[str, ...]
    required: bool
    """Whether there is no site without it: somebody wrote it a manifest."""


def fill(manuscript: Manuscript) -> Shelf:
    """Make every pack that has something to print; what stands in the way of one with a manifest ends the command.

    A theme's pack that cannot be made is told of and left out: nobody asked for it, and the site is not to wait for it.
    """
    orders = list(_orders(manuscript))
    shelf: Shelf = {}
    failed: dict[str, PackError] = {}
    with progress("Packs") as told, _workers([partial(_made, manuscript, order) for order in orders]) as making:
        for done, (order, made) in enumerate(zip(orders, making, strict=True)):
            told(done, len(orders))
            with told_to_the_end(order.book):
                try:
                    shelf[order.address] = _result(made)
                except PackError as error:
                    if order.required:
                        raise
                    failed[order.book.title] = error
    _tell_failed(failed)
    return shelf


@contextmanager
def _workers(works: Iterable[Callable[[], T]]) -> Iterator[list[Future[T]]]:
    """Works in threads, which begin nothing new and end once something went wrong, or somebody typed Ctrl-C."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        making = [pool.submit(work) for work in works]
        try:
            yield making
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            while not all(one.done() for one in making):  # one that is between two programs may start its next
                children.end_all()
                time.sleep(0.02)
            raise


def _result(made: Future[T]) -> T:
    while not made.done():  # in steps: where a wait has no end, Windows hears no Ctrl-C
        wait([made], timeout=0.2)
    return made.result()


def _orders(manuscript: Manuscript) -> Iterator[_Order]:
    library = manuscript.library
    carried = library.published(Channel.PACK)
    for pack in carried.packs:
        yield from _order(compose(manuscript, pack, page=pack), pack.address, MAKERS, required=True)
    if wanted := [name for name in library.settings.theme_packs if name in MAKERS]:
        for theme, pack in theme_packs(carried, library.vocabulary):
            yield from _order(compose(manuscript, pack, page=theme), theme.address, wanted, required=False)


def _order(book: Book, address: str, wanted: Collection[str], *, required: bool) -> Iterator[_Order]:
    editions = tuple(name for name in possible(book) if name in wanted)
    if book.sections and editions:
        yield _Order(address, book, editions, required)


def _made(manuscript: Manuscript, order: _Order) -> dict[str, Made]:
    settings = manuscript.library.settings
    targets = {name: settings.cache / keeping.EDITIONS / _file(order.address, name) for name in order.editions}
    return make(order.book, targets, cache=settings.cache, today=settings.today)


def _tell_failed(failed: Mapping[str, PackError]) -> None:
    problems: dict[Problem, None] = dict.fromkeys(one for error in failed.values() for one in error.problems)
    tell(problems)
    for title in failed:
        click.echo(f'No pack of the theme "{title}": what stands in its way is above.')


def editions(shelf: Shelf) -> Iterator[Made]:
    """Every edition of every pack."""
    return (edition for made in shelf.values() for edition in made.values())


def downloads(shelf: Shelf) -> dict[str, tuple[Download, ...]]:
    """What each page offers, the first choice first."""
    return {
        address: tuple(_download(address, made[name]) for name in EDITIONS if name in made)
        for address, made in shelf.items()
    }


def _download(address: str, made: Made) -> Download:
    edition = EDITIONS[made.edition]
    return Download(
        title=edition.title,
        says=f"{edition.says} {edition.tells(made.path)}".strip(),
        url=_file(address, edition.name),
        pages=made.pages,
        size=made.size,
        edition=edition.name,
        media_type=edition.media_type,
        paper=edition.paper,
    )


def styles(shelf: Shelf) -> frozenset[str]:
    """The styles that stand in packs in one page: a host's policy must let them through."""
    pages = (made["html"].path for made in shelf.values() if "html" in made)
    return frozenset(map(style_of, pages))


def files(shelf: Shelf) -> dict[str, Path]:
    """Every file, by its address."""
    return {_file(address, name): made.path for address, editions in shelf.items() for name, made in editions.items()}


def _file(address: str, name: str) -> str:
    return addresses.edition(address, name, EDITIONS[name].suffix)


def report(shelf: Shelf) -> Iterator[str]:
    """A line for each pack with a manifest, and one for all themes."""
    themes = {address: made for address, made in shelf.items() if not address.startswith(f"{FOLDER}/")}
    for address in sorted(shelf.keys() - themes.keys()):
        made = list(shelf[address].values())
        pages = max(edition.pages for edition in made)
        name = address.rstrip("/").rpartition("/")[2]
        yield f"Pack {name}: {count(len(made), 'edition')}, {_size(made)}; at most {count(pages, 'page')}."
    if themes:
        made = [edition for editions in themes.values() for edition in editions.values()]
        yield f"Packs of {count(len(themes), 'theme')}: {count(len(made), 'file')}, {_size(made)}."


def _size(made: Iterable[Made]) -> str:
    return size(sum(edition.size for edition in made))
