"""How a page looks where somebody shares its address: Open Graph, which every network reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from socialcarefuture.content import addresses
from socialcarefuture.content.settings import Settings
from socialcarefuture.site.compose import Made
from socialcarefuture.site.views import PostView

if TYPE_CHECKING:
    from socialcarefuture.site.sheet import Sheet

_CARD = 1200, 630
_Tags = Iterator[tuple[str, str]]


def open_graph(sheet: Sheet, settings: Settings, made: Made) -> tuple[tuple[str, str], ...]:
    """Properties and their values, in the order to be written.

    A page that `social` may not carry is shared as the site: with not one word of its own.
    """
    own = [*_own(sheet, settings), *_article(sheet, settings)] if sheet.social else _site(settings)
    shown = (("og:site_name", settings.name), *own, *_locale(sheet, settings), *_picture(sheet, settings, made))
    return tuple((name, value) for name, value in shown if value)


def _own(sheet: Sheet, settings: Settings) -> _Tags:
    yield "og:type", "article" if isinstance(sheet.view, PostView) else "website"
    yield "og:title", settings.name if sheet.kind == "home" else sheet.title
    yield "og:description", sheet.description or settings.description
    yield "og:url", settings.absolute(sheet.address) if settings.url else ""


def _site(settings: Settings) -> list[tuple[str, str]]:
    return [("og:type", "website"), ("og:title", settings.name), ("og:description", settings.description)]


def _article(sheet: Sheet, settings: Settings) -> _Tags:
    if not isinstance(view := sheet.view, PostView):
        return
    yield "article:published_time", view.card.date.isoformat()
    yield "article:modified_time", view.updated.isoformat() if view.updated else ""
    for person in view.card.byline:
        yield "article:author", settings.absolute(person.url) if person.url and settings.url else ""
    yield "article:section", view.card.kind_title
    for theme in view.card.themes:
        yield "article:tag", theme.title


def _locale(sheet: Sheet, settings: Settings) -> _Tags:
    """Open Graph knows a language only with its country; where no country is named, none is made up."""
    language = sheet.view.card.language if isinstance(sheet.view, PostView) and sheet.social else ""
    name, _, country = (language or settings.language).rpartition("-")
    if name.isalpha() and country.isalpha() and country.isupper():
        yield "og:locale", f"{name}_{country}"


def _picture(sheet: Sheet, settings: Settings, made: Made) -> _Tags:
    if not settings.url:
        return  # networks take no other than absolute addresses
    card = made.cards.get(sheet.path) if sheet.social else None
    own = settings.root / settings.docs / addresses.SITE_CARD
    if not (card or made.site_card or own.is_file()):
        return
    yield "og:image", settings.absolute(card or addresses.SITE_CARD)
    yield "og:image:type", "image/png"
    if card or not own.is_file():  # a site's own card may have another shape
        yield from zip(("og:image:width", "og:image:height"), map(str, _CARD), strict=True)
    yield "og:image:alt", f"{sheet.title}. Beside it, rings on water." if card else f"{settings.name}. Rings on water."
