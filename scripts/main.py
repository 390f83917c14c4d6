"""`scf`, which groups the commands."""

from __future__ import annotations

import os
from importlib import import_module
from typing import Any

import click

# Material prints a banner about its own future at every start; the reader of a terminal came for something else.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

_COMMANDS = ("build", "check", "serve", "feeds", "pack", "new", "withdraw", "init", "schema")
"""Each is a function in the file of its name."""


class Commands(click.Group):
    """A group that loads a command when it is asked for: what the others need would take a part of a second."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """The names, in the order in which help shows them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """A command by its name."""
        if cmd_name not in _COMMANDS:
            return None
        command = getattr(import_module(f"scripts.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command. A full disk, or a folder that takes no files, is told in a sentence, as no fault of ours."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            from scripts.options import refused  # noqa: PLC0415 - what it imports takes a part of a second

            raise refused(error) or error from None


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="socialcarefuture")
def cli() -> None:
    """Turn a movement's Markdown into a site, its feeds and packs to print."""
