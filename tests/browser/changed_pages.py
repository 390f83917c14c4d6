"""`make axe`: axe-core on the pages that a change touches, as readers on wide and narrow screens see them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import click
from playwright.sync_api import Page, sync_playwright
from socialcarefuture.content.addresses import file
from socialcarefuture.problems import Level, Problem

from scripts.changed import changed_files
from scripts.formats import FORMATS
from scripts.hosted.summary import add, listed, plain
from scripts.hosted.touched import touched
from scripts.options import count, read, read_config, read_settings
from tests.browser.axe import faults
from tests.browser.conftest import chromium, hosting, seen
from tests.browser.pages import LOOKS

_HINT = "Some readers cannot use this part of the page. If you do not know what to do, say so: somebody will help."
_SEEN_AS = (LOOKS[0], LOOKS[-1])
"""Between them, both widths and both schemes."""


@click.command()
def main() -> None:
    """Open each page of the site as it was built, and end with 1 where axe finds something."""
    config = read_config(None)
    settings = read_settings(config, None)
    pages = touched(read(settings), changed_files(settings.root))
    if not pages:
        add("## Its pages\n\nNo page of the site changes with it.\n")
        return
    site = Path(config.site_dir)
    if missing := [path for address, path in pages.items() if not (site / unquote(file(address))).exists()]:
        raise click.ClickException(f"The site does not have {', '.join(missing)} yet. Type: make site")
    with hosting(site) as url, sync_playwright() as playwright, chromium(playwright) as browser:
        page = browser.new_page(reduced_motion="reduce")
        found = [problem for address, path in pages.items() for problem in _problems(page, url + address, path)]
    for problem in found:
        click.echo(
            FORMATS["github"]([problem], settings.root) if "GITHUB_ACTIONS" in os.environ else str(problem).rstrip()
        )
    add(_told(pages, found))
    if found:
        raise SystemExit(1)


def _problems(page: Page, url: str, path: str) -> Iterator[Problem]:
    """What axe finds in a page, each fault once."""
    page.goto(url)
    told: set[str] = set()
    for look in _SEEN_AS:
        seen(page, look)
        told.update(" ".join(fault.split()) for fault in faults(page))
    for fault in sorted(told):
        yield Problem(path, 0, 0, Level.ERROR, "axe", fault, _HINT)


def _told(pages: dict[str, str], found: list[Problem]) -> str:
    seen_pages = "\n".join(f"- /{plain(address)} ({plain(path)})" for address, path in pages.items())
    first = f"{count(len(found), 'fault')} in them." if found else "Nothing found that would shut a reader out."
    more = f"\n\n{listed(found)}" if found else ""
    return f"## Its pages\n\naxe, a checker of accessibility, looked at:\n\n{seen_pages}\n\n{first}{more}\n"


if __name__ == "__main__":
    main()
