"""Our page shell: templates, what they can call, and how the navigation is named."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from socialcarefuture.content.posts import KINDS
from socialcarefuture.content.settings import Settings
from socialcarefuture.rendering.languages import direction
from socialcarefuture.rendering.names import counted
from socialcarefuture.rendering.ripples import drops
from socialcarefuture.site.pages import SitePage
from socialcarefuture.site.pictures import SIZES
from socialcarefuture.site.views import NotFoundView, Site
from socialcarefuture.site.words import tongue, vocabulary

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # a web server, which only a preview needs

HERE = Path(__file__).parent
"""Holds `templates/` and `assets/`."""


def add_templates(config: MkDocsConfig) -> None:
    """Put our templates and assets before the theme's, and behind those of the site's own `custom_dir`."""
    own = [str(HERE / "templates"), str(HERE)]
    if own[0] not in config.theme.dirs:
        at = 1 if config.theme.custom_dir else 0
        config.theme.dirs[at:at] = own
    config.theme.static_templates = {"404.html", "sitemap.xml"}


def equip(env: Environment, site: Site, not_found: NotFoundView) -> None:
    """Give the templates their filters and what they show or call on every page."""
    env.filters["direction"] = direction
    env.filters["plural"] = counted
    env.globals["site"] = site
    env.globals["not_found"] = not_found
    env.globals["drops"] = drops
    env.globals["words"] = vocabulary(env)
    env.globals["tongue"] = tongue
    env.globals["picture_sizes"] = SIZES
    env.globals["once"] = _once()


def _once() -> Callable[..., str]:
    """A call block whose text is made once for all pages of one folder: links to the same places are the same there.

    Not so for a page that the navigation names, for it is marked, nor for one with such pages below it.
    """
    kept: dict[tuple[str, str], str] = {}
    named: set[str] = set()

    def once(name: str, nav: Navigation, page: Page | None, caller: Callable[[], str]) -> str:
        if not named:
            named.update(folder for other in nav.pages for folder in _folders(other.url))
        own = page.url if page else "/404"
        key = name, own if own in named else posixpath.dirname(own.rstrip("/")) + "/*"
        if key not in kept:
            kept[key] = caller()
        return kept[key]

    return once


def _folders(url: str) -> Iterator[str]:
    """An address and every one above it."""
    while url:
        yield url
        url = url.rstrip("/").rpartition("/")[0]
        url += "/" if url else ""
    yield ""


def name_items(nav: Navigation, config: MkDocsConfig) -> None:
    """Give the pages in `nav` the names that `mkdocs.yml` gives them; their own heading stays."""
    names = dict(_names(config.nav or []))
    for page in nav.pages:
        if isinstance(page, SitePage):
            page.title = names.get(page.file.src_uri, page.title)


def _names(given: Any) -> Iterator[tuple[str, str]]:
    for item in given:
        for name, value in item.items() if isinstance(item, dict) else ():
            if isinstance(value, str):
                yield value, name
            else:
                yield from _names(value)


def watch(server: LiveReloadServer, settings: Settings, custom_dir: str = "") -> None:
    """Rebuild the preview when a text or a template is saved."""
    for kind in KINDS.values():
        if (settings.root / kind.folder).is_dir():
            server.watch(str(settings.root / kind.folder))
    if custom_dir:
        server.watch(custom_dir)
    server.watch(str(HERE / "templates"))
    server.watch(str(HERE / "assets"))
