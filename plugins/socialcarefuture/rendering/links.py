"""Links and pictures in rendered HTML: what each means, and putting a destination's addresses in their place."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from socialcarefuture.content import addresses

_ATTRIBUTES = r'((?:\s[\w:-]+="[^"]*")*?)'
# The cleaner puts out one form of HTML, always quoted and nested: on it, and on nothing else, this is sound.
_LINK = re.compile(rf'<a{_ATTRIBUTES}\shref="([^"]*)"{_ATTRIBUTES}>(.*?)</a>', re.DOTALL)
_PICTURE = re.compile(rf'<img{_ATTRIBUTES}\ssrc="([^"]*)"{_ATTRIBUTES}>')


@dataclass(frozen=True)
class Target:
    """What a link that was written in a text means."""

    path: str | None
    """A file, relative to the site's folder; `None` where it lies outside."""
    anchor: str
    """Without its `#`."""


def target(base: str, written: str) -> Target | None:
    """What a link in the file `base` means; `None` where it leads off the site, or is no path on disk."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return Target(None, "")
    if parts.scheme or parts.netloc or written.startswith("/"):
        return None
    path = addresses.resolve(base, unquote(parts.path)) if parts.path else base
    return Target(path, unquote(parts.fragment))


def resolved(
    markup: str, base: str, link: Callable[[Target], str | None], picture: Callable[[str], Mapping[str, str] | None]
) -> str:
    """Rendered HTML with a destination's addresses in it.

    Args:
        markup: as `Renderer` put it out.
        base: the path of the text that it comes from.
        link: gives the address that a path on disk has there; without one, the link's words stay as plain text.
        picture: gives an image's new attributes, `src` among them, for the path of its file; without any, the
            picture is left out.
    """

    def replace_link(found: re.Match[str]) -> str:
        before, written, after, words = found.groups()
        meaning = target(base, html.unescape(written))
        if meaning is None:
            return found[0]
        address = link(meaning)
        return words if address is None else f'<a{before} href="{html.escape(address)}"{after}>{words}</a>'

    def replace_picture(found: re.Match[str]) -> str:
        before, written, after = found.groups()
        meaning = target(base, html.unescape(written))
        if meaning is None or meaning.path is None:
            return found[0]
        attributes = picture(meaning.path)
        if attributes is None:
            return ""
        given = "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items())
        return f"<img{before}{given}{after}>"

    return _PICTURE.sub(replace_picture, _LINK.sub(replace_link, markup))
