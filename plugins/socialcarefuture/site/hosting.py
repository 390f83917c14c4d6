"""Files that hosts, browsers and robots look for by name. A site's own file of the same name comes before ours."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from socialcarefuture.content import addresses
from socialcarefuture.content.posts import Post, Withdrawn
from socialcarefuture.content.publication import Publication
from socialcarefuture.content.settings import Settings
from socialcarefuture.rendering.languages import direction
from socialcarefuture.site import policy

SECURITY = ".well-known/security.txt"
"""Where RFC 9116 has it."""
ICONS = Path(__file__).with_name("assets") / "icons"
"""Drawn from `assets/images/mark.svg` by `scripts/maintenance/icons.py`."""
_EARLY = "assets/javascripts/early.js"
_FAVICON = "favicon.ico"
_PAPER, _DEEP = "#fbf8f0", "#10353b"
_MONTHS = 12
_SHORT = 12
"""Letters of a name that fit below an icon."""
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_POPUPS = {"Cross-Origin-Opener-Policy": "same-origin-allow-popups"}
"""The window in which somebody signs in to the editor must be able to answer."""
_KEPT = {
    "assets/fonts/*": "public, max-age=2592000",
    "assets/icons/*": "public, max-age=604800",
    "assets/images/*": "public, max-age=604800",
    "assets/social/*": "public, max-age=86400",
    "pagefind/fragment/*": "public, max-age=31536000, immutable",
    "pagefind/index/*": "public, max-age=31536000, immutable",
}
"""How long browsers may keep what they have: a month for letters, a year only for what Pagefind names by its hash. All
else has no rule: hosts then have it asked for each time, which costs no bytes where it is the same. No two rules meet,
for hosts would join what they say."""


def early(config: MkDocsConfig) -> str:
    """The script that runs before the first paint, to stand in each page; empty where there is none."""
    found = (Path(folder, _EARLY) for folder in config.theme.dirs)
    script = next((file.read_text("utf-8").strip() for file in found if file.is_file()), "")
    if "</" in script or "<!--" in script:
        raise ValueError(f"{_EARLY}: it stands in pages, and may not hold </ or <!--")
    return script


def files(
    given: Files, config: MkDocsConfig, publication: Publication, editor: Mapping[str, str], styles: Collection[str]
) -> Iterator[File]:
    """The files that the site does not bring itself.

    Args:
        given: what it has.
        config: the site's.
        publication: what it carries.
        editor: what the policy of the editor's page allows, by directive; empty where there is no editor.
        styles: those that stand in packs in one page.
    """
    settings = publication.settings
    texts = {
        "robots.txt": robots(settings),
        "_redirects": redirects(publication),
        "_headers": headers(settings, early(config), editor, styles),
        "site.webmanifest": manifest(settings),
        SECURITY: security(settings),
    }
    for name, text in texts.items():
        if (own := given.get_file_from_path(name)) is not None:
            own.inclusion = InclusionLevel.INCLUDED  # MkDocs leaves out what begins with a dot
        elif text:
            yield File.generated(config, name, content=text, inclusion=InclusionLevel.INCLUDED)
    if given.get_file_from_path(_FAVICON) is None:  # asked for there by programs that read no page
        icon = given.get_file_from_path(f"assets/icons/{_FAVICON}")
        source = icon.abs_src_path if icon and icon.abs_src_path else str(ICONS / _FAVICON)
        yield File.generated(config, _FAVICON, abs_src_path=source, inclusion=InclusionLevel.INCLUDED)


def robots(settings: Settings) -> str:
    """`robots.txt`: everybody may read everything."""
    sitemap = f"\nSitemap: {settings.absolute('sitemap.xml')}\n" if settings.url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def security(settings: Settings) -> str:
    """`security.txt` (RFC 9116), where there is somebody to write to."""
    if not settings.contact_email:
        return ""
    canonical = f"Canonical: {settings.absolute(SECURITY)}\n" if settings.url else ""
    return (
        "# Found a weakness in this site? Please tell us, in any words.\n"
        f"Contact: mailto:{settings.contact_email}\n"
        f"Expires: {_expiry(settings.today).isoformat()}T00:00:00Z\n"
        f"Preferred-Languages: {settings.language.partition('-')[0].lower()}\n"
        f"{canonical}"
    )


def _expiry(today: date) -> date:
    """A first of the month, more than ten months on: less than a year, and the same for builds of one month."""
    months = today.month - 1 + _MONTHS - 1
    return date(today.year + months // _MONTHS, months % _MONTHS + 1, 1)


def redirects(publication: Publication) -> str:
    """`_redirects`, as Netlify and Cloudflare Pages read it: every old address, and where it leads now."""
    base = _base(publication.settings)
    texts: tuple[Post | Withdrawn, ...] = (*publication.posts, *publication.withdrawn)
    pairs = sorted((addresses.alias(text.folder, old), text.address) for text in texts for old in text.aliases)
    return "".join(f"{base}{quote(old)} {base}{quote(new)} 301\n" for old, new in pairs)


def headers(
    settings: Settings, script: str, editor: Mapping[str, str] | None = None, styles: Collection[str] = ()
) -> str:
    """`_headers`, as Netlify and Cloudflare Pages read it."""
    base = _base(settings)
    said = policy.of_host(script, editor, styles)
    every = {"Content-Security-Policy": said, **_HEADERS, **(_POPUPS if editor else {})}
    rules = {"*": every, **{pattern: {"Cache-Control": kept} for pattern, kept in _KEPT.items()}}
    return "\n".join(
        f"{base}{pattern}\n" + "".join(f"  {name}: {value}\n" for name, value in rule.items())
        for pattern, rule in rules.items()
    )


def _base(settings: Settings) -> str:
    return urlsplit(settings.url).path or "/"


def manifest(settings: Settings) -> str:
    """The web app manifest: what the site is called and looks like on a phone's home screen."""
    short = settings.name if len(settings.name) <= _SHORT else ""
    given = {
        "name": settings.name,
        "short_name": short,
        "description": settings.description,
        "lang": settings.language,
        "dir": direction(settings.language) or "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": _PAPER,
        "theme_color": _DEEP,
        "icons": [
            *(_icon(f"icon-{size}.png", size) for size in (192, 512)),
            {**_icon("icon-maskable-512.png", 512), "purpose": "maskable"},
        ],
    }
    return json.dumps({key: value for key, value in given.items() if value}, ensure_ascii=False, indent=2) + "\n"


def _icon(name: str, size: int) -> dict[str, str]:
    """A square icon, `size` pixels wide."""
    return {"src": f"assets/icons/{name}", "sizes": f"{size}x{size}", "type": "image/png"}
