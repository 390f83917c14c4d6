"""`scf build`: everything, in one go."""

from __future__ import annotations

import logging
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from socialcarefuture.content.consent import Channel
from socialcarefuture.editor import allowed, build_editor, program
from socialcarefuture.feeds import build_feeds
from socialcarefuture.feeds.build import listings
from socialcarefuture.problems import Level
from socialcarefuture.rendering import Manuscript
from socialcarefuture.search import build_search, can_search
from socialcarefuture.site.compose import Made
from socialcarefuture.site.plugin import plugin_of
from socialcarefuture.social import Deck, deck, draw, kept
from socialcarefuture.social import prune as prune_cards

from scripts import shelf
from scripts.keeping import Kept
from scripts.options import (
    config_file,
    count,
    progress,
    read,
    read_config,
    read_settings,
    refuse_errors,
    tell,
    today,
)
from scripts.shelf import Shelf
from scripts.staging import meanwhile, publish, publish_pictures, remove_others, staged

_CARDS = "cards"
"""Where social pictures are kept between builds."""


@click.command()
@config_file
@today
@click.option("--packs/--no-packs", "with_packs", default=True, help="Whether to make the packs too. [default: yes]")
def build(config_file: Path | None, today: date | None, with_packs: bool) -> None:
    """Check every text, then build the packs, the site, its feeds and its search.

    Where a text has an error nothing is built, and what was built before stays. A file that would not change is
    not written.
    """
    start = time.monotonic()
    config = read_config(config_file)
    settings = read_settings(config, today)
    kept_packs = Kept(settings)
    manuscript = read(settings)
    refuse_errors(manuscript)
    pictured = deck(manuscript)
    tell(problem for problem in (*manuscript.problems, *pictured.problems) if problem.level is Level.NOTICE)
    packs = shelf.fill(manuscript) if with_packs else {}
    # What an earlier build kept of packs and pictures goes: a post that was in them may be held back today.
    kept_packs.keep_only(shelf.editions(packs))
    prune_cards(pictured.cards.values(), settings.cache / _CARDS)
    output = Path(config.site_dir)
    with staged(manuscript) as stage:
        _pictures(manuscript)
        pages, pictures = _make(config, manuscript, packs, pictured, stage)
        lasting = {**shelf.files(packs), **_cards(manuscript, pictured), **_editor(manuscript, stage / "editor")}
        written = publish(output, stage, pages, lasting) | publish_pictures(output, pictures)
    remove_others(output, written)
    _report(manuscript, packs, len(written), output, time.monotonic() - start)


def _pictures(manuscript: Manuscript) -> None:
    """Have every copy of a picture that is not kept from before, with the progress on a terminal."""
    with progress("Pictures") as told:
        manuscript.pictures.copies(manuscript.library.published(Channel.SITE), told)


def _make(
    config: MkDocsConfig, manuscript: Manuscript, packs: Shelf, pictured: Deck, stage: Path
) -> tuple[dict[str, str], dict[str, Path | bytes]]:
    """Make feeds, search and assets, in the stage, and pages and pictures, which are given back by their files."""
    plugin = plugin_of(config)
    plugin.manuscript = manuscript
    works: dict[str, Callable[[], object]] = {"The feeds": partial(_feeds, manuscript, stage / "feeds")}
    if can_search(manuscript):
        works["The search index"] = partial(_search, manuscript, stage)
    else:
        click.echo("No search: Pagefind, which makes its index, does not run on this machine.")
    if pictured.cards:
        folder = manuscript.library.settings.cache / _CARDS
        works["The social pictures"] = partial(draw, pictured.cards.values(), folder)
    plugin.made = Made(
        frozenset(listing.address for listing in listings(manuscript)),
        shelf.downloads(packs),
        "The search index" in works,
        pictured.posts,
        bool(pictured.cards),
        _can_edit(manuscript),
        shelf.styles(packs),
    )
    pages: dict[str, str] = {}
    pictures: dict[str, Path | bytes] = {}
    plugin.pages, plugin.pictures = pages, pictures
    try:
        with meanwhile(works):
            _mkdocs(config, stage / "site")
    finally:  # MkDocs keeps the plugin: what else is built in this process is another site
        plugin.pages, plugin.pictures, plugin.made = None, None, Made()
    return pages, pictures


def _can_edit(manuscript: Manuscript) -> dict[str, str]:
    """What the policy of the editor's page allows, by directive; empty where there is none, and then it says why."""
    saving = manuscript.library.settings.editor
    if saving and not program():
        click.echo("No editor: Decap CMS is not installed. `make editor` installs it where Node.js is.")
    return allowed(saving) if saving and program() else {}


def _editor(manuscript: Manuscript, folder: Path) -> dict[str, Path]:
    """Write the editor's page; gives the files that it runs, by their address."""
    saving = manuscript.library.settings.editor
    if not saving or not program():
        return {}
    build_editor(manuscript.library.published(Channel.SITE), saving, folder)
    return program()


def _search(manuscript: Manuscript, stage: Path) -> None:
    try:
        build_search(manuscript, stage / "searched", stage / "search")
    except subprocess.CalledProcessError as error:
        click.echo(error.stderr, err=True)
        sys.exit(1)


def _feeds(manuscript: Manuscript, folder: Path) -> None:
    for feed in build_feeds(manuscript):
        path = folder / feed.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(feed.data)


def _cards(manuscript: Manuscript, pictured: Deck) -> dict[str, Path]:
    """The social pictures, by their address."""
    folder = manuscript.library.settings.cache / _CARDS
    return {address: kept(card, folder) for address, card in pictured.cards.items()}


def _mkdocs(config: MkDocsConfig, folder: Path) -> None:
    """Let MkDocs write the pages; its warnings are told, and end the build."""
    log = logging.getLogger("mkdocs")
    handler = logging.StreamHandler()
    handler.setLevel(logging.WARNING)
    log.addHandler(handler)
    config.site_dir, config.strict = str(folder), True
    config.plugins.on_startup(command="build", dirty=False)
    try:
        mkdocs_build(config)
    except Abort as error:
        raise click.ClickException(f"MkDocs stopped: {error}. What was built before is untouched.") from None
    finally:
        config.plugins.on_shutdown()
        log.removeHandler(handler)


def _report(manuscript: Manuscript, packs: Shelf, files: int, output: Path, seconds: float) -> None:
    for line in shelf.report(packs):
        click.echo(line)
    if not manuscript.library.settings.url:
        click.echo("No feeds: site_url is missing in mkdocs.yml, and every link in a feed begins with it.")
    click.echo(
        f"{count(len(manuscript.library.documents), 'text')}, {manuscript.converted} of them new, became "
        f"{count(files, 'file')} in {click.format_filename(output.name)}/ in {seconds:.1f} s."
    )
