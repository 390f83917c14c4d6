"""`scf build`: everything, in one go."""

from __future__ import annotations

import logging
import tempfile
import time
from datetime import date
from pathlib import Path

import click
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.feeds import build_feeds
from socialcarefuture.feeds.build import listings
from socialcarefuture.files import remove_empty_folders, write_whole
from socialcarefuture.packs import Edition, prune
from socialcarefuture.packs.compose import compose
from socialcarefuture.problems import Level
from socialcarefuture.rendering import Manuscript
from socialcarefuture.site.compose import Made
from socialcarefuture.site.plugin import plugin_of

from scripts.options import config_file, count, read, read_config, read_settings, refuse_errors, tell, today
from scripts.pack import make


@click.command()
@config_file
@today
@click.option("--packs/--no-packs", "with_packs", default=True, help="Whether to make the packs too. [default: yes]")
def build(config_file: Path | None, today: date | None, with_packs: bool) -> None:
    """Check every text, then build the packs, the site and its feeds.

    Where a text has an error nothing is built, and what was built before stays. A file that would not change is
    not written.
    """
    start = time.monotonic()
    config = read_config(config_file)
    manuscript = read(read_settings(config, today))
    refuse_errors(manuscript)
    tell(problem for problem in manuscript.problems if problem.level is Level.NOTICE)
    output = Path(config.site_dir)
    editions = _packs(manuscript, output) if with_packs else {}
    written = _site(config, manuscript, output, editions)
    _remove_others(output, written)
    _report(manuscript, editions, len(written), output, time.monotonic() - start)


def _packs(manuscript: Manuscript, output: Path) -> dict[str, Edition]:
    """Each pack that has something to print, by its slug."""
    editions = {
        pack.slug: make(manuscript, pack, output / addresses.pack(pack.slug, "standard", "pdf"), on_site=True)
        for pack in manuscript.library.published(Channel.PACK).packs
        if compose(manuscript, pack).sections
    }
    prune(manuscript.library.settings.cache, editions.values())
    return editions


def _site(config: MkDocsConfig, manuscript: Manuscript, output: Path, editions: dict[str, Edition]) -> set[str]:
    """Write pages and feeds; gives the addresses of all files that belong to the site."""
    packs = {
        slug: (("PDF, A4", addresses.pack(slug, "standard", "pdf"), edition.pages, edition.size),)
        for slug, edition in editions.items()
    }
    plugin = plugin_of(config)
    plugin.manuscript = manuscript
    plugin.made = Made(frozenset(listing.address for listing in listings(manuscript)), packs)
    pages: dict[str, str] = {}
    plugin.pages = pages
    cache = manuscript.library.settings.cache
    cache.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="site-", dir=cache) as folder:
        _mkdocs(config, Path(folder))
        others = {path.relative_to(folder).as_posix(): path for path in Path(folder).rglob("*") if path.is_file()}
        for address, path in others.items():
            write_whole(output / address, path.read_bytes())
    for address, page in pages.items():
        write_whole(output / address, page.encode())
    feeds = {feed.address: write_whole(output / feed.address, feed.data) for feed in build_feeds(manuscript)}
    return {*pages, *others, *feeds, *(file for files in packs.values() for _, file, _, _ in files)}


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


def _remove_others(output: Path, written: set[str]) -> None:
    """Delete what an earlier build left; hidden files at the top (`.git`, `.nojekyll`) are somebody else's."""
    for path in output.rglob("*"):
        address = path.relative_to(output)
        if path.is_file() and not address.parts[0].startswith(".") and address.as_posix() not in written:
            path.unlink()
    remove_empty_folders(output)


def _report(manuscript: Manuscript, editions: dict[str, Edition], files: int, output: Path, seconds: float) -> None:
    for slug, edition in editions.items():
        click.echo(f"Pack {slug}: {count(edition.pages, 'page')}, {edition.size / 1e6:.1f} MB.")
    click.echo(
        f"{count(len(manuscript.library.documents), 'text')}, {manuscript.converted} of them new, became "
        f"{count(files, 'file')} in {click.format_filename(output.name)}/ in {seconds:.1f} s."
    )
