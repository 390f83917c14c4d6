"""`scf schema`: what tells an editor of code what front matter may say."""

from __future__ import annotations

import json
from pathlib import Path

import click
from socialcarefuture.content.schema import schemas
from socialcarefuture.files import write_whole

from scripts.options import config_file, count, read, read_config, read_settings

FOLDER = ".cache/schemas"


@click.command()
@config_file
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write to. [default: .cache/schemas beside mkdocs.yml, where VS Code looks]",
)
def schema(config_file: Path | None, output: Path | None) -> None:
    """Write JSON Schemas of front matter, one for every sort of text, with this site's themes, people and places.

    VS Code completes with them while you write. `make site` and `make serve` run it too.
    """
    settings = read_settings(read_config(config_file), None)
    vocabulary = read(settings).library.preview().terms
    folder = output or settings.root / FOLDER
    written = [
        write_whole(folder / f"{name}.json", json.dumps(one, ensure_ascii=False, indent=2).encode() + b"\n")
        for name, one in schemas(settings.docs, vocabulary).items()
    ]
    click.echo(f"{count(len(written), 'schema')} in {click.format_filename(folder)}, {sum(written)} of them changed.")
