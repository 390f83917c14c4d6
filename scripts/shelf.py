"""The packs that `scf build` makes: those with a manifest, and a ready one of each theme."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click
from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.packs import FOLDER
from socialcarefuture.content.theme_packs import theme_packs
from socialcarefuture.files import remove_empty_folders
from socialcarefuture.packs import EDITIONS, MAKERS, Book, Made, PackError, children, make, possible, prune
from socialcarefuture.packs.compose import compose
from socialcarefuture.problems import Problem
from socialcarefuture.rendering import Manuscript
from socialcarefuture.site.views import Download

from scripts.options import count, progress, size, tell
from scripts.pack import told_to_the_end

Shelf = dict[str, dict[str, Made]]
"""By the address of the page that offers them, by edition's name."""
_FOLDER = "editions"
"""Where packs are kept between builds."""
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
    with progress("Packs") as told, _workers() as pool:
        making = [pool.submit(_made, manuscript, order) for order in orders]
        for done, (order, made) in enumerate(zip(orders, making, strict=True)):
            told(done, len(orders))
            with told_to_the_end(order.book):
                try:
                    shelf[order.address] = made.result()
                except PackError as error:
                    if order.required:
                        raise
                    failed[order.book.title] = error
    _tell_failed(failed)
    return shelf


@contextmanager
def _workers() -> Iterator[ThreadPoolExecutor]:
    """Threads that begin nothing new once something went wrong, or somebody typed Ctrl-C."""
    with ThreadPoolExecutor(_AT_ONCE) as pool, children.ended_when_left_early():
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


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
    targets = {name: settings.cache / _FOLDER / _file(order.address, name) for name in order.editions}
    return make(order.book, targets, cache=settings.cache, today=settings.today)


def _tell_failed(failed: Mapping[str, PackError]) -> None:
    problems: dict[Problem, None] = dict.fromkeys(one for error in failed.values() for one in error.problems)
    tell(problems)
    for title in failed:
        click.echo(f'No pack of the theme "{title}": what stands in its way is above.')


def keep_only(cache: Path, shelf: Shelf) -> None:
    """Delete what an earlier build kept of packs: a post that was in them may be held back today."""
    made = [edition for editions in shelf.values() for edition in editions.values()]
    prune(cache, made)
    kept = {edition.path for edition in made}
    for path in (cache / _FOLDER).rglob("*"):
        if path.is_file() and path not in kept:
            path.unlink()
    remove_empty_folders(cache / _FOLDER)


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
