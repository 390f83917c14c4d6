"""How texts read: every document's Markdown becomes HTML once, for every destination."""

from socialcarefuture.rendering.manuscript import Manuscript, prepare
from socialcarefuture.rendering.markup import Rendered

__all__ = ["Manuscript", "Rendered", "prepare"]
