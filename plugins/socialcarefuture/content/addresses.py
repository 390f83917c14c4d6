"""Every URL of the site, relative to its root and without a slash at the start. Published addresses do not change."""

from __future__ import annotations

import posixpath
from pathlib import PurePosixPath
from urllib.parse import quote, unquote

FEEDS = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}
"""The files that lie beside a listing."""
SITE_CARD = "assets/social/site.png"
"""The picture that the site is shared with; it says the site's name and nothing else."""
PACK_MAKER = "packs/make/"
"""Where readers put a pack of their own together; `make` is no slug."""


def post(folder: str, slug: str) -> str:
    """A post: the year folder that its file lies in is not in the address."""
    return f"{folder}/{slug}/"


def archive(folder: str, year: int) -> str:
    """A kind's posts of one year."""
    return f"{folder}/{year}/"


def folder(name: str) -> str:
    """The list of a kind, or a taxonomy's index."""
    return f"{name}/"


def further(listing: str, number: int) -> str:
    """A page of a list that has more than one; the first is the list's own address."""
    return listing if number == 1 else f"{listing}page/{number}/"


def feed(listing: str, form: str) -> str:
    """A listing's feed (`rss`, `atom` or `json`)."""
    return listing + FEEDS[form]


def page(path_in_docs: str) -> str:
    """A hand-written page, as MkDocs gives addresses: `about/vision.md` is `about/vision/`."""
    path = PurePosixPath(path_in_docs)
    place = path.parent if path.name in {"index.md", "README.md"} else path.with_suffix("")
    return "" if str(place) == "." else quote(f"{place}/")


def asset(path: str, docs: str) -> str:
    """A picture or another file: where it lies on disk, without the folder of hand-written pages."""
    return quote(path.removeprefix(f"{docs}/"))


def easy_read(original: str) -> str:
    """The Easy Read version of the text at an address; of the home page's, the list of all."""
    return f"{original}easy-read/"


def card(post_address: str) -> str:
    """The picture that a post is shared with: it lies beside the post's page."""
    return f"{post_address}social.png"


def edition(page: str, name: str, suffix: str) -> str:
    """A pack's file in one edition: it lies beside the page that offers it, a pack's own or a theme's.

    It says which edition it is where its ending does not.
    """
    slug = page.rstrip("/").rpartition("/")[2]
    return f"{page}{slug}-{name}.{suffix}" if suffix == "pdf" and name != "standard" else f"{page}{slug}.{suffix}"


def alias(folder_name: str, old: str) -> str:
    """An address that a post had before: an old slug, or an old path on this site."""
    old = old.strip("/")
    if "/" not in old:
        return post(folder_name, old)
    return old if "." in old.rpartition("/")[2] else f"{old}/"


def relative(target: str, start: str) -> str:
    """`target` as seen from the page at `start`.

    Both are addresses; a target may end in `#anchor`.
    """
    address, mark, anchor = target.partition("#")
    if address == start and mark:
        return mark + anchor
    path = posixpath.relpath("/" + address, "/" + posixpath.dirname(start))
    slash = "/" if address.endswith("/") or not address else ""
    return ("./" if path == "." else path + slash) + mark + anchor


def file(address: str) -> str:
    """The file that holds a page, relative to the site's folder of output."""
    return f"{address}index.html" if address.endswith("/") or not address else address


def resolve(base: str, target: str) -> str | None:
    """The path, relative to the site's folder, that `target` means in the file `base`; `None` if it lies outside.

    A target is written as links are: `my%20picture.jpg` is the file `my picture.jpg`. No file's name has a `%`.
    """
    path = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(target)))
    return None if path.startswith(("../", "/")) or path == ".." else path
