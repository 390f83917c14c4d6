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
_ATTRIBUTE = re.compile(r'\s([\w:-]+)="[^"]*"')
_WIDTH = re.compile(r'\swidth="([1-9]\d{0,3})"')
_PICTURE = re.compile(rf'<img{_ATTRIBUTES}\ssrc="([^"]*)"{_ATTRIBUTES}>')


Attributes = Mapping[str, str]
"""Of an element, by their names."""


@dataclass(frozen=True)
class Image:
    """A picture as a destination shows it."""

    attributes: Attributes
    """Of its `img`, `src` among them."""
    sources: tuple[Attributes, ...] = ()
    """Of each `source` that a browser may take in its place."""


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
    path = addresses.resolve(base, parts.path) if parts.path else base
    return Target(path, unquote(parts.fragment))


def resolved(
    markup: str, base: str, link: Callable[[Target], str | None], picture: Callable[[str], Image | None]
) -> str:
    """Rendered HTML with a destination's addresses in it.

    Args:
        markup: as `Renderer` put it out.
        base: the path of the text that it comes from.
        link: gives the address that a path on disk has there; without one, the link's words stay as plain text.
        picture: gives an image for the path of its file; without one, the picture is left out.
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
        image = picture(meaning.path)
        return "" if image is None else _shown(image, before + after)

    return _PICTURE.sub(replace_picture, _LINK.sub(replace_link, markup))


def _shown(image: Image, written: str) -> str:
    """An image's HTML; `written` are the attributes that the text gave it, which stay where they are not given anew."""
    image = _as_wide(image, int(found[1])) if (found := _WIDTH.search(written)) else image
    kept = "".join(found[0] for found in _ATTRIBUTE.finditer(written) if found[1] not in image.attributes)
    shown = f"<img{kept}{_as_html(image.attributes)}>"
    sources = "".join(f"<source{_as_html(source)}>" for source in image.sources)
    return f"<picture>{sources}{shown}</picture>" if sources else shown


def _as_wide(image: Image, width: int) -> Image:
    """An image with the width that the text asks for, and its own shape."""
    if not (image.attributes.get("width") and image.attributes.get("height")):
        return image
    across, down = int(image.attributes["width"]), int(image.attributes["height"])
    shape = {"width": str(width), "height": str(max(1, round(down * width / across)))}
    sources = tuple({**source, "sizes": f"{width}px"} for source in image.sources)
    return Image({**image.attributes, **shape}, sources)


def _as_html(attributes: Attributes) -> str:
    return "".join(f' {name}="{html.escape(value)}"' for name, value in attributes.items())
