"""Why a pack could not be made."""

from __future__ import annotations

from socialcarefuture.problems import ContentError


class PackError(ContentError):
    """What stands in the way of a pack, all of it, in `problems`."""


class ToolError(Exception):
    """A program that packs are made with did not do its work: a sentence without its full stop. No text is at fault."""
