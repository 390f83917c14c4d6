"""Which files differ from the main branch, as Git knows it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import click

_MAIN = ("origin/main", "main")
"""Where a pull request leads: the branch as it was last fetched, else one's own."""


def changed_files(root: Path) -> set[str]:
    """The files below a folder that differ from where this branch left main; new ones, too.

    Returns:
        Paths relative to the folder, with `/`.

    Raises:
        click.ClickException: where Git cannot say.
    """
    base = next((found for name in _MAIN if (found := _git(root, "merge-base", "HEAD", name))), None)
    if base is None:
        raise click.ClickException(_why_not(root))
    differing = _git(root, "diff", "--name-only", "--relative", "-z", base.strip(), "--", ".") or ""
    new = _git(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".") or ""
    return {path for path in (differing + new).split("\0") if path}


def _git(root: Path, *args: str) -> str | None:
    """What Git says; `None` where it is not there or refuses."""
    program = shutil.which("git")
    if not program:
        return None
    done = subprocess.run(  # noqa: S603 - no word of it comes from outside
        [program, "-C", str(root), *args], capture_output=True, check=False, encoding="utf-8", errors="surrogateescape"
    )
    return done.stdout if done.returncode == 0 else None


def _why_not(root: Path) -> str:
    if not shutil.which("git"):
        return "--changed asks Git, and there is no Git on this computer. Name the files instead."
    if _git(root, "rev-parse", "--git-dir") is None:
        return "--changed asks Git what differs, and this folder is in no Git repository. Name the files instead."
    return "--changed compares with the branch main, and there is none here. Type: git fetch origin main"
