"""Measure this project beside what a user would pick instead, and print the table.

`make bench` runs `.venv-bench/bin/python benchmarks/run.py --scf .venv/bin/scf`.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import click
from measure import measure
from report import report
from tasks import RIVALS, TASKS, Bench, beside, versions
from visits import LIGHTHOUSE, Visit, table, visits

SCF = Path(__file__).resolve().parent.parent / ".venv/bin/scf"
VISITS = "visits"
"""What `--only` calls the pages that Lighthouse visits."""
PANGO = {
    "linux": "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "brew install pango",
}


@click.command()
@click.option("--posts", default=1000, show_default=True, help="How many posts.")
@click.option("--runs", default=3, show_default=True, help="Timed runs of each; the best counts.")
@click.option("--quick", "runs", flag_value=1, type=int, help="One run of each.")
@click.option("--only", multiple=True, type=click.Choice([*TASKS, VISITS]), help="A row; give it again for more.")
@click.option("--scf", type=click.Path(path_type=Path), default=SCF, help="This project's command.")
@click.option("--output", type=click.Path(path_type=Path), help="Write the table to this file as well.")
def main(posts: int, runs: int, only: tuple[str, ...], scf: Path, output: Path | None) -> None:
    """Measure, and print a table in Markdown."""
    keys = [key for key in TASKS if not only or key in only]
    visiting = not only or VISITS in only
    _need([*keys, *[VISITS] * visiting], scf)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as work:
        bench = Bench(Path(work).resolve(), posts, scf.absolute())
        tasks = [TASKS[key](bench) for key in keys]
        results = measure(tasks, runs, _tell)
        found: list[Visit] = visits(bench, _tell) if visiting else []
    text = report(tasks, results, posts=posts, runs=runs, versions=versions())
    text += "\n".join(["", *table(found), ""]) if found else ""
    click.echo(text)
    if output:
        output.write_text(text, encoding="utf-8")
    if len(results) < len(tasks):
        raise click.ClickException("a row is missing: its command failed, as told above")


def _tell(line: str) -> None:
    click.echo(line, err=True)


def _need(keys: list[str], scf: Path) -> None:
    """Stop at once, and not after ten minutes, where something is missing."""
    if not scf.exists() and not set(keys) <= set(RIVALS):
        raise click.ClickException(f"{scf} is not there. Type `make`, or give --scf or --only.")
    if VISITS in keys and not LIGHTHOUSE.exists():
        raise click.ClickException(
            "Lighthouse is not there. Type: python tests/install.py chromium npm benchmarks/tools"
        )
    if any(key.startswith("weasyprint") for key in keys):
        done = subprocess.run([beside("weasyprint"), "--version"], check=False, capture_output=True)
        if done.returncode:  # it needs a library that pip cannot install
            command = PANGO.get(sys.platform, PANGO["linux"])
            raise click.ClickException(f"WeasyPrint does not start without Pango. Type: {command}")


if __name__ == "__main__":
    main()
