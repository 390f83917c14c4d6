"""Names for places in a book: ids that XML takes, one for each anchor of each text and never the same for two."""

from __future__ import annotations

import re

_OTHER = re.compile(r"[^a-z0-9-]")


def of_text(key: str) -> str:
    """The id of a text's beginning: `blogs/first` -> `text.blogs.first`; of our own, `@word-1` -> `word-1`."""
    if key.startswith("@"):
        return key.removeprefix("@")
    return "text." + ".".join(map(_plain, key.split("/")))


def inside(key: str, anchor: str) -> str:
    """The id of an anchor in a text: `fn:1` -> `text.blogs.first..fn_3a_1`.

    It is no other text's, for no key has an empty part between its slashes.
    """
    return f"{of_text(key)}..{_plain(anchor)}"


def _plain(name: str) -> str:
    return _OTHER.sub(lambda found: f"_{ord(found[0]):x}_", name)
