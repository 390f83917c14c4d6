"""`scf check`: what is wrong with the texts, and the way out."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import click
from socialcarefuture.problems import Level

from scripts.options import config_file, count, read, read_config, read_settings, tell, today


@click.command()
@config_file
@today
def check(config_file: Path | None, today: date | None) -> None:
    """Look through every text and tell what is wrong, where, and the way out.

    Ends with 1 where there are errors. A notice says what is held back, and why; it is no fault.
    """
    manuscript = read(read_settings(read_config(config_file), today))
    tell(manuscript.problems)
    levels = Counter(problem.level for problem in manuscript.problems)
    found = ", ".join(count(levels[level], level) for level in Level if levels[level]) or "no problems"
    click.echo(f"{count(len(manuscript.library.documents), 'text')} looked through: {found}.")
    if any(problem.level.blocks for problem in manuscript.problems):
        raise SystemExit(1)
