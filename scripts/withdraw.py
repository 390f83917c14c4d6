"""`scf withdraw`: take somebody's words back."""

from __future__ import annotations

import shlex
import shutil
import subprocess
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click
from socialcarefuture.content.library import Library
from socialcarefuture.content.naming import is_post, key_of, old_keys, texts_named
from socialcarefuture.content.settings import Settings
from socialcarefuture.content.taking_back import Retraction, take_back
from socialcarefuture.files import write_whole

from scripts.asking import at_terminal
from scripts.options import config_file, count, read_config, read_settings, today
from scripts.recording import printed_with


@click.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask first: for scripts.")
@config_file
@today
def withdraw(name: str, yes: bool, config_file: Path | None, today: date | None) -> None:
    """Take a post back: empty its file, and delete its pictures and its Easy Read version.

    NAME is its file or its address: testimonies/2019/a-story.md, testimonies/a-story, or what a browser shows.
    It also works where the file is broken. The next build has the words nowhere; the address says kindly that they
    were taken back.
    """
    settings = read_settings(read_config(config_file), today)
    library = Library.load(settings)
    retraction = take_back(library, _post(library, name))
    _tell_plan(settings, retraction)
    if not yes:
        if not at_terminal():
            raise click.UsageError("Nobody is here to be asked. To take it back without a question, add: --yes")
        click.confirm("\nTake it back?", abort=True)
    earlier = _earlier_paths(settings.root, (retraction.path, *retraction.removed))
    printed = _printed(library, retraction.path)
    _do(settings, retraction)
    _say_next(settings, retraction, earlier, printed, config_file)


def _post(library: Library, name: str) -> str:
    found = texts_named(library, name)
    posts = [path for path in found if is_post(path)]
    if len(posts) == 1:
        return posts[0]
    if posts:
        raise click.UsageError(f"{name[:80]} can mean {' or '.join(posts)}. Write the one that is meant.")
    if found:
        raise click.UsageError(f"{found[0]} is no post. A page is taken back by deleting its file.")
    raise click.UsageError(f'There is no post "{name[:80]}". Write its file or its address, as in testimonies/a-story')


def _tell_plan(settings: Settings, retraction: Retraction) -> None:
    click.echo(f"To be emptied: {retraction.path}")
    for path in retraction.removed:
        click.echo(f"To be deleted: {path}")
    for picture, users in retraction.shared.items():
        click.echo(f"Stays: {picture} (used by {', '.join(users)}, too)")
    if symbols := retraction.symbols:
        pictures = symbols[0] if len(symbols) == 1 else count(len(symbols), "picture")
        click.echo(f"Stays: {pictures} of its Easy Read version (the site's own, in {settings.docs}/)")


def _do(settings: Settings, retraction: Retraction) -> None:
    """The words first, then what goes with them."""
    try:
        write_whole(settings.root / retraction.path, retraction.text.encode())
        for path in retraction.removed:
            (settings.root / path).unlink(missing_ok=True)
    except OSError as error:
        raise click.ClickException(
            f"{error.filename or retraction.path}: {error.strerror}. Put that right and type the same again."
        ) from None


def _printed(library: Library, path: str) -> list[str]:
    """What to tell of the printed packs that carry a post, whatever it was called when they were printed."""
    root = library.settings.root
    folder = _in_repository(root)
    earlier = {name.removeprefix(folder) for name in _earlier_paths(root, [path])}
    keys = {*old_keys(library, path), *map(key_of, (path, *earlier))}
    return printed_with(library.settings, frozenset({path, *earlier}), frozenset(keys))


def _say_next(
    settings: Settings, retraction: Retraction, earlier: Iterable[str], printed: Iterable[str], config_file: Path | None
) -> None:
    build = f"scf build -f {click.format_filename(config_file)}" if config_file else "make site"
    more = f" and {count(len(retraction.removed), 'file')} with it" if retraction.removed else ""
    click.echo(f"\nTaken back: {retraction.path}{more}.")
    click.echo(f"\nWhat comes next\n  1. Build and publish: {build}. Until then the words stay online.")
    click.echo(f"  2. Note it in your register of consent, and commit {retraction.path}.")
    if retraction.shared:
        click.echo("  3. Look at the pictures that stay. Delete those that show the person, where others use them too.")
    if retraction.naming:
        click.echo("\nThese texts lead to it. Do they quote its words?")
        for path in retraction.naming:
            click.echo(f"  - {path}")
    for line in printed:
        click.echo(line)
    click.echo(
        "\nWhat no build can call back\n"
        "  - Feeds: what feed readers have already fetched. The post leaves our feeds; they may keep theirs.\n"
        "  - Search engines and archives: ask each to remove the address. They forget it in time.\n"
        "  - Packs that are printed or saved: tell those who hold them, if you know them.\n"
        "  - Messages, pull requests and issues that quote it: edit or delete them where they are.\n"
        "  - Git history: every copy of this repository has the old words. How to purge it is below."
    )
    _say_purge(settings, [retraction.path, *retraction.removed], earlier)


def _say_purge(settings: Settings, paths: list[str], earlier: Iterable[str]) -> None:
    """How to purge Git's history of these files; commands to read and to type, none of which is run."""
    folder = _in_repository(settings.root)
    gone = [f"--path {shlex.quote(folder + path)}" for path in paths]
    gone += [f"--path {shlex.quote(path)}" for path in earlier if path not in {folder + one for one in paths}]
    kept = shlex.quote(folder + paths[0])
    lines = [
        "python -m pip install git-filter-repo",
        "git clone THE-ADDRESS-OF-THE-REPOSITORY purged && cd purged    # after you committed and pushed",
        f"cp {kept} ../taken-back.md",
        f"git filter-repo --invert-paths {' '.join(gone)}",
        f"mkdir -p {shlex.quote(str(Path(folder + paths[0]).parent.as_posix()))} && mv ../taken-back.md {kept}",
        f'git add {kept} && git commit -m "Words that were taken back"',
        "git remote add origin THE-ADDRESS-OF-THE-REPOSITORY",
        "git push --force --all && git push --force --tags",
    ]
    click.echo("\nTo purge the history, in a fresh clone (it changes every later commit, so tell everybody first):")
    for line in lines:
        click.echo(f"  {line}")
    click.echo(
        "Then everybody deletes their old clone and clones anew, forks are deleted or purged, and on GitHub you ask\n"
        "its support to remove cached views and pull requests that hold the old words."
    )


def _in_repository(root: Path) -> str:
    """The site's folder as Git names it, with a slash at its end; empty where it is the repository itself."""
    return _git(root, "rev-parse", "--show-prefix").strip()


def _earlier_paths(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """The names that files had before they were moved, as Git's history knows them."""
    found: dict[str, None] = {}
    for path in paths:
        log = _git(root, "log", "--follow", "--format=", "--name-only", "-z", "--", path)
        found.update(dict.fromkeys(one.strip("\n") for one in log.split("\0") if one.strip("\n")))
    return tuple(found)


def _git(root: Path, *args: str) -> str:
    """What Git says; nothing where there is no Git, or no repository."""
    git = shutil.which("git")
    if not git:
        return ""
    done = subprocess.run([git, *args], cwd=root, capture_output=True, check=False)  # noqa: S603 - our own words
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
