"""`scf pack`: a pack to print, from its manifest or from a question asked on the spot."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click
from pydantic import ValidationError
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.packs import Pack, Query, Section
from socialcarefuture.content.taxonomies import NAMED
from socialcarefuture.packs import Made, PackError, prune
from socialcarefuture.packs import make as make_editions
from socialcarefuture.packs.compose import compose
from socialcarefuture.problems import did_you_mean
from socialcarefuture.rendering import Manuscript

from scripts.options import (
    Day,
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


@click.command()
@click.argument("name", required=False)
@click.option("--theme", "themes", multiple=True, help="Only posts about this theme. Can be given again.")
@click.option("--place", "places", multiple=True, help="Only posts about this place. Can be given again.")
@click.option("--person", "people", multiple=True, help="Only posts by this person. Can be given again.")
@click.option("--kind", "kinds", multiple=True, help="Only blogs, testimonies or glimpses. Can be given again.")
@click.option("--since", type=Day(), help="Only posts of this day and later.")
@click.option("--until", type=Day(), help="Only posts of this day and earlier.")
@click.option("--title", help="What stands on the cover of a pack without a manifest.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@config_file
@today
def pack(
    name: str | None, config_file: Path | None, today: date | None, output: Path | None, title: str | None, **query: Any
) -> None:
    """Make a PDF to print and hand out.

    NAME is a file in docs/packs/, without .md. Without a name, say which posts:
    scf pack --theme homeshare --since 2018-01-01 -o homeshare.pdf
    """
    settings = read_settings(read_config(config_file), today)
    manuscript = read(settings)
    refuse_errors(manuscript)
    asked = {key: value for key, value in query.items() if value}
    if bool(name) == bool(asked):
        raise click.UsageError("Say either the name of a pack, or which posts, as in --theme homeshare.")
    chosen = _named(manuscript, name) if name else _asked(manuscript, asked, title)
    target = output or Path(f"{name or '-'.join(_words(asked)) or 'pack'}.pdf")
    edition = make(manuscript, chosen, {"standard": target}, on_site=bool(name))["standard"]
    prune(settings.cache, [edition])
    left_out = manuscript.library.left_out(chosen)
    click.echo(
        f"{click.format_filename(target)}: {count(edition.pages, 'page')}, {edition.size / 1e6:.1f} MB."
        + (f" {count(left_out, 'post')} left out: consent does not cover packs." if left_out else "")
    )


def make(manuscript: Manuscript, chosen: Pack, wanted: Mapping[str, Path], *, on_site: bool) -> dict[str, Made]:
    """Write editions of a pack, with their progress on a terminal; what stands in the way ends the command."""
    book = compose(manuscript, chosen, on_site=on_site)
    settings = manuscript.library.settings
    if not book.sections:
        prune(settings.cache, [])
        raise click.ClickException(f'Nothing to print for "{chosen.title}": no post fits, or none may be in a pack.')
    with progress(chosen.title) as told:
        try:
            return make_editions(
                book,
                wanted,
                cache=settings.cache,
                today=settings.today,
                progress=lambda _, done, of: told(done, of),
            )
        except PackError as error:
            tell(error.problems)
            raise click.ClickException(
                f'The pack "{chosen.title}" was not made; what was there is untouched.'
            ) from None
        except OSError as error:
            raise click.ClickException(f"{error.filename} cannot be written: {error.strerror}.") from None


def _named(manuscript: Manuscript, name: str) -> Pack:
    packs = {one.slug: one for one in manuscript.library.published(Channel.PACK).packs}
    if name not in packs:
        raise click.UsageError(f'There is no pack "{name}" in docs/packs/. {did_you_mean(name, packs, _all(packs))}')
    return packs[name]


def _all(names: dict[str, Pack]) -> str:
    return f"There are: {', '.join(names)}." if names else "There are none yet."


def _asked(manuscript: Manuscript, asked: dict[str, Any], title: str | None) -> Pack:
    """A pack of a question asked on the spot; its words are understood as those in a manifest are."""
    try:
        query = Query.model_validate(asked, context=manuscript.library.vocabulary)
    except ValidationError as error:
        said = [one.get("ctx", {}) for one in error.errors()]
        raise click.UsageError(
            " ".join(f"{one.get('message', '')}. {one.get('hint', '')}".strip() for one in said)
        ) from None
    terms = manuscript.library.published(Channel.PACK).terms
    named = [terms[one.name][slug].title for one in NAMED for slug in getattr(query, one.name)]
    settings = manuscript.library.settings
    return Pack(
        title=title or ", ".join(named) or settings.name,
        date=settings.today,
        sections=(Section(title="Posts", select=query),),
    )


def _words(asked: dict[str, Any]) -> list[str]:
    return [str(word) for value in asked.values() if isinstance(value, tuple) for word in value]
