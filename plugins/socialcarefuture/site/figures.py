"""What the drawn pictures show: values made ready for the templates of the map, the timeline and the themes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from socialcarefuture.site.views import Card, Ref, TaxonomyView, TermCard

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Mark:
    """A place on the map. Lengths are in units of the picture."""

    title: str
    url: str
    """Relative to the site's root."""
    count: int
    """How many posts name it; 1 or more."""
    x: int
    y: int
    r: float
    """The area of its circle grows with its posts."""
    rings: tuple[int, ...] = ()
    """The radii of the ripples around it: fewer, the more places there are."""


@dataclass(frozen=True)
class Label:
    """A name in a picture."""

    text: str
    url: str
    x: int
    y: int
    """The line that the letters stand on."""
    anchor: Anchor
    """Which part of the text is at `x`."""
    line: tuple[int, ...] = ()
    """From its mark to the name, where they are not side by side: x, y, x, y."""


@dataclass(frozen=True)
class PlacesMap:
    """The map of places, in units of its own."""

    width: int
    height: int
    coast: str
    """The islands, as an SVG path."""
    marks: tuple[Mark, ...]
    """The largest first, so that none is hidden."""
    wide: tuple[Label, ...]
    """Names for a wide screen."""
    narrow: tuple[Label, ...]
    """Names for a narrow screen, where letters are larger in proportion, so that there is room for fewer."""


@dataclass(frozen=True)
class PlaceEntry:
    """A place in the list beside the map."""

    card: TermCard
    missing: str = ""
    """Why the map does not show it; empty where it does."""


@dataclass(frozen=True)
class PlaceGroup:
    """The places of a nation; the heading is empty where no place says its own."""

    title: str
    places: tuple[PlaceEntry, ...]


@dataclass(frozen=True)
class PlacesView:
    """Every place: on a map, and in a list that has all that the map has, and more."""

    title: str
    map: PlacesMap | None
    """`None` where it would show no place."""
    groups: tuple[PlaceGroup, ...]
    named: bool
    """Whether every mark of the map has its name beside it, on a wide screen."""


@dataclass(frozen=True)
class Ring:
    """The posts of one kind among those of a year or a month."""

    kind: str
    """`blog`, `testimony`, `glimpse`: a hook for style."""
    r: float
    """The radius of its outer edge, in units; what it covers beyond the ring within it grows with its posts."""


@dataclass(frozen=True)
class Drop:
    """Posts as rings in one another, a ring a kind."""

    count: int
    """Of all kinds."""
    words: str
    """Of each kind: `3 blogs, 1 testimony and 2 glimpses`."""
    rings: tuple[Ring, ...]
    """The outermost first."""


@dataclass(frozen=True)
class Month:
    """A month of a year, whether it has posts or not."""

    name: str
    drop: Drop


@dataclass(frozen=True)
class Year:
    """A chapter of the story."""

    number: int
    drop: Drop
    months: tuple[Month, ...]
    """All twelve, in order."""
    entries: tuple[Card, ...]
    """Posts and dated pages, the earliest first; of many posts, some."""
    archives: tuple[Ref, ...]
    """The year's lists, where not every post is among the entries."""
    shown: int
    """How many posts are among the entries."""


@dataclass(frozen=True)
class TimelineView:
    """The story by year, from its beginning."""

    years: tuple[Year, ...]
    kinds: tuple[Ref, ...]
    """What the rings mean: the kinds that there are, with their lists; the title is the plural."""
    size: int
    """The side of the square that the largest drop of a year fills, in units."""
    wide: int
    """The side of the square that a month has, in units."""


@dataclass(frozen=True)
class Thread:
    """A bow between two themes of a picture."""

    path: str
    """As SVG."""
    width: int
    """Of its line, in units: it grows with the posts that the two share."""
    ink: str
    """`a`, `b`, `c`: only so that neighbours can be told apart."""


@dataclass(frozen=True)
class Knot:
    """A theme in a picture: its name, and the dot that bows start from."""

    lines: tuple[str, ...]
    """Its name; where it is too long for the picture, in two lines or cut."""
    y: int
    """The middle of its dot, in units from above."""
    first: int
    """The line that the first letters stand on."""


@dataclass(frozen=True)
class Weave:
    """Themes in a column, and bows between those that travel together; in units of its own."""

    width: int
    height: int
    x: int
    """The column of dots; names end left of it."""
    letters: int
    """The height of letters."""
    knots: tuple[Knot, ...]
    threads: tuple[Thread, ...]
    """The longest first, so that none is hidden."""


@dataclass(frozen=True)
class PairRow:
    """Two themes and how many posts name both."""

    one: Ref
    other: Ref
    posts: int


@dataclass(frozen=True)
class TogetherView:
    """Which themes travel together: a picture, and a table of the same pairs."""

    rows: tuple[PairRow, ...]
    """The strongest first."""
    total: int
    """How many pairs there are."""
    wide: Weave
    """The picture for a wide screen."""
    narrow: Weave
    """The same for a narrow one."""


@dataclass(frozen=True)
class ThemesView(TaxonomyView):
    """Every theme, and which of them travel together."""

    together: TogetherView | None = None
    """`None` where no two do."""
