"""The MkDocs plugin: event methods only, each of which calls what does the work."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from socialcarefuture.problems import Problem
from socialcarefuture.rendering import Manuscript
from socialcarefuture.site import assemble, look
from socialcarefuture.site.compose import Made
from socialcarefuture.site.config import NAME, PluginConfig, settings
from socialcarefuture.site.lists import not_found_view

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer  # a web server, which only a preview needs


class SocialCareFuturePlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Posts, terms and packs as pages of a site."""

    told: frozenset[Problem] = frozenset()
    """What a preview has said already."""
    preview = False
    """Whether this is `mkdocs serve`."""
    manuscript: Manuscript | None = None
    """What a command has read already, to be used once; else it is read here."""
    made = Made()
    """What other destinations have made for this build."""
    pages: dict[str, str] | None = None
    """Where a command wants to write the pages itself, they are put here, by their file; else MkDocs writes them."""

    pictures: dict[str, Path | bytes] | None = None
    """Pictures, likewise: each is the file that it is copied from, or its bytes."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Know a preview from a build. That this is here keeps the plugin, and what it knows, between rebuilds."""
        self.preview = command == "serve"

    def on_config(self, config: MkDocsConfig) -> None:
        """Put our templates before the theme's."""
        look.add_templates(config)
        self._settings = settings(config, self.config)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give every text its page, and every list."""
        prepared, self.manuscript = self.manuscript, None
        manuscript = assemble.manuscript(self._settings, prepared, preview=self.preview)
        if self.preview:
            self.told = assemble.tell_new(manuscript, self.told)
        composer = assemble.composer(manuscript, self.made, preview=self.preview)
        self._site = assemble.shell(composer, config, preview=self.preview)
        self._not_found = not_found_view(composer)
        own = assemble.files(files, config, composer, self.config.take_part, preview=self.preview)
        pictures = assemble.pictures(files, composer)
        if self.pictures is not None:
            self.pictures.update(pictures)
            return own
        for file in assemble.picture_files(pictures, config):
            own.append(file)
        return own

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Show pages under the names that `nav` in `mkdocs.yml` gives them."""
        look.name_items(nav, config)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Give the templates what they show on every page."""
        look.equip(env, self._site, self._not_found)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Hand a page over to the command that asked for it."""
        if self.pages is None:
            return output
        self.pages[page.file.dest_uri] = output
        return ""

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> None:
        """Watch the folders of content and the templates."""
        look.watch(server, self._settings, config.theme.custom_dir or "")


def plugin_of(config: MkDocsConfig) -> SocialCareFuturePlugin:
    """Our plugin, as a site's configuration has set it up."""
    plugin = config.plugins[NAME]
    if not isinstance(plugin, SocialCareFuturePlugin):
        raise TypeError(f"{NAME} is another plugin here")
    return plugin
