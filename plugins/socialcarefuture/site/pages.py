"""Pages as MkDocs takes them: a file with its address, and a page that is rendered already."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from socialcarefuture.content import addresses
from socialcarefuture.site.sheet import Sheet
from socialcarefuture.site.sheets import INTRODUCED


class SitePage(Page):
    """A page whose Markdown was rendered before: MkDocs's own pass has nothing to do."""

    def __init__(self, sheet: Sheet, file: File, config: MkDocsConfig) -> None:
        """Give a file its page."""
        super().__init__(None, file, config)
        self.title = self.heading = sheet.title
        self.kind = sheet.kind
        self.slug = sheet.slug
        self.view = sheet.view
        self.description = sheet.description
        self.canonical = sheet.canonical or self.canonical_url or ""
        self.feeds = sheet.feeds
        self.listed = sheet.listed
        self.language = sheet.language
        self.easy_read = sheet.easy_read
        self.changed = sheet.changed.isoformat() if sheet.changed else ""
        # MkDocs dates the packed sitemap by the newest of these, and wants one of every page.
        self.update_date = self.changed or "1970-01-01"
        self.meta = {
            "template": sheet.template,
            "title": sheet.title,
            "description": sheet.description,
            "hide": list(sheet.hide),
        }
        self.open_graph: tuple[tuple[str, str], ...] = ()
        self.linked_data = ""
        self._sheet = sheet

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs's signature
        """There is no source to read any more."""
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Any) -> None:  # noqa: ARG002 - MkDocs's signature
        """Take what was rendered."""
        self.content = self._sheet.content
        self.toc = get_toc(list(self._sheet.toc))  # type: ignore[arg-type]
        self.present_anchor_ids = set()
        self.links_to_anchors = {}


def _is_entrance(sheet: Sheet) -> bool:
    """Whether a navigation that nobody wrote leads here: hand-written pages and whole lists, no posts and no terms."""
    return sheet.kind in {"home", "page", "taxonomy"} or sheet.address in INTRODUCED


def file_for(sheet: Sheet, docs: str, config: MkDocsConfig) -> File:
    """The file that MkDocs writes a page to, with its Markdown file, if it has one, behind it."""
    target = unquote(addresses.file(sheet.address))
    inclusion = InclusionLevel.INCLUDED if config.nav is None and _is_entrance(sheet) else InclusionLevel.NOT_IN_NAV
    if not sheet.path:
        file = File.generated(config, f"{target.removesuffix('.html')}.md", content="", inclusion=inclusion)
        file.dest_uri = target
        return file
    source = sheet.path.removeprefix(f"{docs}/") if sheet.path.startswith(f"{docs}/") else f"../{sheet.path}"
    return File(
        source,
        config.docs_dir,
        config.site_dir,
        use_directory_urls=True,
        dest_uri=target,
        inclusion=inclusion,
    )
