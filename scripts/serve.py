"""`scf serve`: the site as a writer sees it, while writing."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import click
from mkdocs.commands.serve import serve as mkdocs_serve

from scripts.options import config_file, read_config


@click.command()
@config_file
@click.option("-a", "--dev-addr", metavar="ADDRESS:PORT", help="Where to serve it. [default: 127.0.0.1:8000]")
@click.option("-o", "--open", "open_in_browser", is_flag=True, help="Open it in a browser.")
def serve(config_file: Path | None, dev_addr: str | None, open_in_browser: bool) -> None:
    """Show the site while you write: a text that you save is on its page about a second later.

    Drafts and what is held back are shown, marked. A text with a problem shows the problem as its page.
    """
    read_config(config_file)  # told in a sentence here, where MkDocs would print its log
    log = logging.getLogger("mkdocs")
    log.addHandler(logging.StreamHandler())
    log.setLevel(logging.INFO)
    options: dict[str, Any] = {"dev_addr": dev_addr} if dev_addr else {}
    mkdocs_serve(str(config_file) if config_file else None, open_in_browser=open_in_browser, **options)
