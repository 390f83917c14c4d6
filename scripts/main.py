"""`scf`, which groups the commands."""

from __future__ import annotations

import os

import click

from scripts.build import build
from scripts.check import check
from scripts.feeds import feeds
from scripts.pack import pack
from scripts.serve import serve

# Material prints a banner about its own future at every start; the reader of a terminal came for something else.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="socialcarefuture")
def cli() -> None:
    """Turn a movement's Markdown into a site, its feeds and packs to print."""


for command in (build, check, serve, feeds, pack):
    cli.add_command(command)
