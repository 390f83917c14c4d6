"""`scf feeds`: the feeds alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from socialcarefuture.feeds import build_feeds
from socialcarefuture.files import write_whole

from scripts.options import config_file, count, read, read_config, read_settings, refuse_errors, today


@click.command()
@config_file
@today
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to. [default: the site's folder of output]",
)
def feeds(config_file: Path | None, today: date | None, output: Path | None) -> None:
    """Write the feeds alone: RSS, Atom and JSON Feed beside every list."""
    config = read_config(config_file)
    manuscript = read(read_settings(config, today))
    refuse_errors(manuscript)
    if not manuscript.library.settings.url:
        raise click.ClickException("site_url is missing in mkdocs.yml: every link in a feed begins with it.")
    folder = output or Path(config.site_dir)
    written = [write_whole(folder / feed.address, feed.data) for feed in build_feeds(manuscript)]
    click.echo(f"{count(len(written), 'feed')} in {click.format_filename(folder)}, {sum(written)} of them changed.")
