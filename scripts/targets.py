"""Which editions of a pack to make, and where to write each."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import click
from socialcarefuture.content import addresses
from socialcarefuture.packs import EDITIONS, MAKERS, Edition
from socialcarefuture.problems import did_you_mean


def offered() -> tuple[str, ...]:
    """The names of the editions that can be made, in the order in which they are offered."""
    return tuple(name for name in EDITIONS if name in MAKERS)


class EditionName(click.ParamType[str]):
    """The name of an edition."""

    name = "EDITION"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Judge what was typed; capitals and spaces are no matter."""
        name = "-".join(value.casefold().split())
        if name not in MAKERS:
            near = _meant(name) or did_you_mean(name, MAKERS, f"There are: {', '.join(offered())}.")
            self.fail(f'there is no edition "{value[:40]}". {near}', param, ctx)
        return name


def _meant(name: str) -> str:
    """A hint for the ending of a file's name, the words that readers see, or the first letters of an edition's name."""
    titled = (each for each in offered() if name in {EDITIONS[each].suffix, EDITIONS[each].title.casefold()})
    begun = (each for each in offered() if name and each.startswith(name))
    near = next(iter((*titled, *begun)), "")
    return f'Did you mean "{near}"?' if near else ""


def chosen(asked: Sequence[str], every: bool, output: str | None) -> tuple[str, ...]:
    """The names of the editions that are wanted, in their usual order; all that can be made where `every`.

    Where none is named, the ending of the file's name says which, else it is the standard one.
    """
    if asked and every:
        raise click.UsageError("Say either --edition or --all.")
    if every or asked:
        return offered() if every else tuple(name for name in offered() if name in asked)
    meant = [name for name in offered() if output and EDITIONS[name].suffix == _ending(output)]
    return (meant[0],) if len(meant) == 1 else ("standard",)


def targets(output: str | None, stem: str, editions: Sequence[str]) -> dict[str, Path]:
    """Where to write each edition.

    Args:
        output: a file, or a folder: one that is there, or that ends with a slash. Without it, the current folder.
        stem: the beginning of the files' names in a folder.
        editions: their names.

    Raises:
        click.UsageError: where it cannot be meant so, with what to type instead.
    """
    if output and not _is_folder(output):
        return {_only(editions, output): _file(output, EDITIONS[editions[0]])}
    folder = Path(output or "")
    found = {name: folder / Path(addresses.edition(f"{stem}/", name, EDITIONS[name].suffix)).name for name in editions}
    for path in found.values():
        if path.is_dir():
            raise click.UsageError(f"{_shown(path)} is a folder. Move it, or write elsewhere: -o ANOTHER-FOLDER/")
    return found


def _is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or os.path.isdir(output)  # noqa: PTH112 - a Path raises where a name is too long


def _only(editions: Sequence[str], output: str) -> str:
    if len(editions) > 1:
        bare = Path(output).with_suffix("")
        raise click.UsageError(
            f"-o {_shown(output)}: that is one file, and these are {len(editions)} editions. "
            f"Name a folder, with a slash at its end: -o {_shown(bare)}/"
        )
    return editions[0]


def _file(output: str, edition: Edition) -> Path:
    ending = _ending(output)
    if ending == edition.suffix:
        return Path(output)
    said = f"-o {_shown(output)}: the name of a file of the edition {edition.name} ends in .{edition.suffix}."
    if not ending:
        shown = _shown(output)
        raise click.UsageError(f"{said} Write -o {shown}.{edition.suffix}, or for a folder -o {shown}/")
    others = [name for name in offered() if EDITIONS[name].suffix == ending]
    other = f", or say --edition {others[0]}" if others else ""
    raise click.UsageError(f"{said} Write -o {_shown(Path(output).with_suffix('.' + edition.suffix))}{other}.")


def _ending(output: str) -> str:
    return Path(output).suffix.removeprefix(".").casefold()


def _shown(path: str | Path) -> str:
    return click.format_filename(path)
