"""The page of places: the map that is drawn, and the list beside it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from socialcarefuture.content.taxonomies import TAXONOMIES, Place
from socialcarefuture.site import projection
from socialcarefuture.site.compose import Composer
from socialcarefuture.site.figures import Mark, PlaceEntry, PlaceGroup, PlacesMap, PlacesView
from socialcarefuture.site.labels import Box, labels
from socialcarefuture.site.lists import term_cards
from socialcarefuture.site.views import TermCard

_LARGEST, _ONE, _SMALLEST = 36.0, 9.0, 4.0
"""Radii, in units: of the largest circle, at most; of one post, at most; and of any, at least, so that it is seen."""
_RIPPLES = ((12, (1.7, 2.5, 3.4)), (40, (1.6,)))
"""Up to so many places have ripples around their circles, so many times as wide; more would be a tangle."""
_WIDE, _NARROW = (19, 24), (36, 8)
"""The height of letters, in units, and how many names there are at most: on wide screens and on narrow ones, where the
picture is less than half of its size."""
_TOLD = 24
"""Up to so many places, the list says a little of each."""
_ELSEWHERE = "More places"


def places_view(composer: Composer) -> PlacesView:
    """The page of places."""
    taxonomy = TAXONOMIES["places"]
    terms = [term for term in composer.publication.terms["places"].values() if isinstance(term, Place)]
    cards = term_cards(composer, taxonomy)
    if len(cards) > _TOLD:
        cards = tuple(replace(card, summary="") for card in cards)
    found = places_map([_mark(term, card) for term, card in zip(terms, cards, strict=True) if not _missing(term, card)])
    return PlacesView(
        composer.publication.title_of_folder(taxonomy.name, taxonomy.title),
        found,
        _groups(terms, cards),
        found is None or len(found.wide) == len(found.marks),
    )


def _missing(place: Place, card: TermCard) -> str:
    """Why the map does not show a place."""
    if place.latitude is None or place.longitude is None:
        return "Not on the map: we have not said where it is."
    if not projection.shown(place.longitude, place.latitude):
        return "Not on this map: it is farther away."
    return "" if card.count else "Not on the map yet."


def _mark(place: Place, card: TermCard) -> Mark:
    x, y = projection.placed(place.longitude or 0, place.latitude or 0)
    return Mark(card.title, card.url, card.count, round(x), round(y), 0)


def _groups(terms: Sequence[Place], cards: Sequence[TermCard]) -> tuple[PlaceGroup, ...]:
    """Places by nation, those that name none last."""
    nations = sorted({term.nation for term in terms if term.nation}, key=str.casefold)
    entries = [(term.nation, PlaceEntry(card, _missing(term, card))) for term, card in zip(terms, cards, strict=True)]
    named = [PlaceGroup(nation, tuple(entry for own, entry in entries if own == nation)) for nation in nations]
    others = tuple(entry for own, entry in entries if not own)
    return (*named, *((PlaceGroup(_ELSEWHERE if named else "", others),) if others else ()))


def places_map(marks: Sequence[Mark]) -> PlacesMap | None:
    """The map of these places, whose circles have no size yet."""
    if not marks:
        return None
    most = max(mark.count for mark in marks)
    one = min(_ONE, _LARGEST / math.sqrt(most))
    times = next((times for most_places, times in _RIPPLES if len(marks) <= most_places), ())
    sized = [_sized(mark, one, times) for mark in sorted(marks, key=lambda mark: (-mark.count, mark.title, mark.url))]
    frame = Box(0, 0, projection.WIDTH, projection.height())
    return PlacesMap(
        projection.WIDTH,
        projection.height(),
        projection.coast(),
        tuple(sized),
        labels(sized, frame, *_WIDE),
        labels(sized, frame, *_NARROW),
    )


def _sized(mark: Mark, one: float, times: tuple[float, ...]) -> Mark:
    """A mark with its circle: `one` is the radius of a single post; as many posts as cover as much."""
    radius = round(max(_SMALLEST, one * math.sqrt(mark.count)), 1)
    return replace(mark, r=radius, rings=tuple(round(radius * time) for time in times))
