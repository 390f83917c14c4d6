"""The index, made by Pagefind from what the manuscript knows: it need not wait for the pages."""

from __future__ import annotations

import html
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import unquote

from pagefind_bin import get_executable

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.publication import Publication
from socialcarefuture.content.taxonomies import Theme
from socialcarefuture.rendering import Manuscript
from socialcarefuture.search.bundle import tidy
from socialcarefuture.search.entries import Entry, entries

FOLDER = "pagefind"
"""Where the site has it. Pagefind takes the site's root to be above a folder of this name."""
_PICTURE = re.compile(r"<img\b[^>]*>")
_UNDATED = "0"
"""Texts without a date come last, where the newest come first; without any value they would be left out."""


def can_search(manuscript: Manuscript) -> bool:
    """Whether there is something to find, and Pagefind runs on this machine."""
    if next(entries(manuscript, manuscript.library.published(Channel.SITE)), None) is None:
        return False
    try:
        _pagefind("--version")
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


def build_search(manuscript: Manuscript, scratch: Path, output: Path) -> None:
    """Make the index of what the site carries today.

    Args:
        manuscript: the site's content.
        scratch: an empty folder, for what Pagefind reads.
        output: a folder that stands for the site's root.

    Raises:
        subprocess.CalledProcessError: where Pagefind stops; what it says is in `stderr`.
    """
    publication = manuscript.library.published(Channel.SITE)
    language = publication.settings.language.partition("-")[0].lower()
    for entry in entries(manuscript, publication):
        file = scratch / unquote(addresses.file(entry.address))
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_page(entry, language), "utf-8")
    folder = output / FOLDER
    # One index of one language, or a reader would only find what is in the language of the page they search from.
    _pagefind("--site", scratch, "--output-path", folder, "--force-language", language, "--silent")
    tidy(folder)
    names = json.dumps(_names(publication), ensure_ascii=False, separators=(",", ":"))
    (folder / "names.json").write_text(names, "utf-8")


def _pagefind(*arguments: str | Path) -> None:
    command = [get_executable(), *arguments]
    subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - no words of anybody's are in it


def _page(entry: Entry, language: str) -> str:
    """A text as Pagefind reads it.

    Pictures are left out: Pagefind keeps the first one's file and description, and some are held back.
    """
    marks = [
        *(("meta", name, value) for name, value in entry.told),
        ("filter", "kind", entry.kind),
        *(("filter", name, value) for name, value in entry.filters),
        ("sort", "date", entry.date or _UNDATED),
    ]
    head = "".join(
        f'<meta data-pagefind-{use}="{name}[content]" content="{html.escape(value)}">' for use, name, value in marks
    )
    body = _PICTURE.sub("", entry.body).strip() or f"<p>{html.escape(dict(entry.told)['title'])}</p>"
    return f'<!doctype html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'


def _names(publication: Publication) -> list[tuple[str, str]]:
    """Every name that a reader may mean and misspell, with its page."""
    terms = [term for vocabulary in publication.terms.values() for term in vocabulary.values()]
    found = [(term.title, term.address) for term in terms]
    aliases = [(alias, term.address) for term in terms if isinstance(term, Theme) for alias in term.aliases]
    return [*found, *aliases]
