"""What a page may load and run (Content Security Policy): said once, for the pages and for their host."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping

_SOURCES = {
    "default-src": "'none'",
    # Pagefind's search is WebAssembly. No inline script runs but the one whose hash is added.
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "media-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
}
_FOR_HOSTS = {"frame-ancestors": "'none'"}
"""Directives that a page cannot give for itself: browsers take them from a host only."""


def of_page(early: str) -> str:
    """The policy for a page's `<meta>`.

    Args:
        early: the one script that stands in the page itself, exactly as it stands there; empty where there is none.
    """
    return _said({**_SOURCES, "script-src": " ".join(filter(None, (_SOURCES["script-src"], _hash(early))))})


def of_host(early: str, also: Mapping[str, str] | None = None, styles: Iterable[str] = ()) -> str:
    """The policy for a host's header, with what only a host can say.

    Args:
        early: as above.
        also: what one page of the site needs besides, by directive. A browser keeps the header's policy and the
            page's own, so the header must let that page through; every other page is held by its own, stricter one.
            A rule for that page alone would not do: hosts join what their rules say.
        styles: those that stand in pages which lie on the site and are not its own, as the packs in one page, each
            exactly as it stands there.
    """
    directives = dict(part.split(" ", 1) for part in of_page(early).split("; "))
    for name, sources in (also or {}).items():
        both = (*directives.get(name, "").split(), *sources.split())
        directives[name] = " ".join(dict.fromkeys(source for source in both if source != "'none'")) or "'none'"
    if "'unsafe-inline'" not in directives["style-src"]:  # a hash beside it would take it back
        directives["style-src"] = " ".join((directives["style-src"], *sorted(map(_hash, styles))))
    return _said({**directives, **_FOR_HOSTS})


def _hash(inline: str) -> str:
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    return f"'sha256-{digest}'" if inline else ""


def _said(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
