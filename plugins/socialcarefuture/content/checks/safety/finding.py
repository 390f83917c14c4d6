"""What a look for safety finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """A place in a passage that an editor has to look at."""

    start: int
    """Its first character's number in the passage, from 0."""
    text: str
    """What stands there: what `safety_allow` would name."""
    code: str
    """The problem's."""
    message: str
    """What is wrong, in a sentence without its full stop."""
    way_out: str
    """What to do, in a sentence."""
