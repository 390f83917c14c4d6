"""Links that can be read on paper: a page in the book, an address elsewhere."""

from __future__ import annotations

from urllib.parse import urlsplit

from socialcarefuture.packs import words
from socialcarefuture.packs.source.markup import breakable, call, string

_IN_LINE = 44
"""An address up to this many letters stands in the line, a longer one in a note."""
_TYPED = 72
"""One that is longer than this nobody types: its site's name is told, and the code at the post's end leads to the
link."""
_ELSEWHERE = ("http://", "https://", "mailto:", "tel:")


def is_elsewhere(target: str) -> bool:
    """Whether a link leads out of the book."""
    return target.lower().startswith(_ELSEWHERE)


def is_within(target: str) -> bool:
    """Whether a link leads to a place in the book."""
    return target.startswith("doc:")


def is_told(target: str, shown: str) -> bool:
    """Whether the words of a link are its address already."""
    return _comparable(target) == _comparable(shown)


def address(target: str) -> str:
    """The address of a link, as a reader types it."""
    return f"#address({string(target)}, {string(breakable(_short(target)))});"


def is_short(target: str) -> bool:
    """Whether an address may stand in a line."""
    return len(_short(target)) <= _IN_LINE


def to_page(target: str, shown: str) -> str:
    """The words of a link within the book; those of any other, where it leads nowhere."""
    if not is_within(target):
        return shown
    chapter, _, anchor = target.removeprefix("doc:").partition("#")
    return call("xref", shown, string(chapter), string(anchor))


def _readable(target: str) -> str:
    return words.address(target.removeprefix("mailto:").removeprefix("tel:"))


def _short(target: str) -> str:
    whole = _readable(target)
    site = urlsplit(target).netloc
    return f"{site}/…" if len(whole) > _TYPED and site else whole


def _comparable(address: str) -> str:
    return _readable(address.strip().lower().replace("\u200b", "")).removeprefix("www.").removesuffix("/")
