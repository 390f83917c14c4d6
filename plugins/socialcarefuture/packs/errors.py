"""Why a pack could not be made."""

from __future__ import annotations

from socialcarefuture.problems import ContentError


class PackError(ContentError):
    """What stands in the way of a pack, all of it, in `problems`."""
