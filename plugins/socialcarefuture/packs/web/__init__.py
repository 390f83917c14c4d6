"""The editions that flow: one rendering of a book in HTML, as a page of its own and as an EPUB."""

from socialcarefuture.packs.web.epub import make_epub
from socialcarefuture.packs.web.page import make_page

__all__ = ["make_epub", "make_page"]
