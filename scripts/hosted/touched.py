"""Which pages a reader would find changed."""

from __future__ import annotations

from collections.abc import Collection

from socialcarefuture.content.consent import Channel
from socialcarefuture.content.documents import Document
from socialcarefuture.rendering import Manuscript
from socialcarefuture.rendering.uses import files_of


def touched(manuscript: Manuscript, changed: Collection[str]) -> dict[str, str]:
    """The pages of texts that changed, or whose pictures did; none for a text that is held back.

    Args:
        manuscript: The site's texts, rendered.
        changed: Paths of files, relative to the site's folder.

    Returns:
        By the page's address, the file because of which it is here.
    """
    publication = manuscript.library.published(Channel.SITE)
    pages = {}
    for text in publication.documents.values():
        address, reason = publication.address(text.path), _reason(manuscript, text, changed)
        if address is not None and reason:
            pages[address] = reason
    return dict(sorted(pages.items()))


def _reason(manuscript: Manuscript, text: Document, changed: Collection[str]) -> str:
    pictures = (
        path for path in files_of(text, manuscript.rendered[text.path]) if path in manuscript.library.shelf.assets
    )
    return next((path for path in (text.path, *pictures) if path in changed), "")
