"""The geometry of the map: where places lie, how large their circles are, and where their names stand."""

from __future__ import annotations

import math
import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from socialcarefuture.site import projection
from socialcarefuture.site.figures import Label, Mark
from socialcarefuture.site.labels import Box, extent, labels
from socialcarefuture.site.places import places_map

LONDON, MANCHESTER, CARDIFF, BELFAST = (-0.13, 51.51), (-2.24, 53.48), (-3.18, 51.48), (-5.93, 54.6)
DUBLIN, GLASGOW, LERWICK, PENZANCE = (-6.26, 53.35), (-4.25, 55.86), (-1.14, 60.15), (-5.54, 50.12)
FRAME = Box(0, 0, projection.WIDTH, projection.height())
SIZES = (19.0, 36.0)

places = st.builds(
    Mark,
    title=st.text("abcdefghijklmnopqrstuvwxyzŵ ABCMW-", min_size=2, max_size=28),
    url=st.just(""),
    count=st.integers(1, 400),
    x=st.integers(20, projection.WIDTH - 20),
    y=st.integers(20, projection.height() - 20),
    r=st.just(0.0),
)


def test_the_projection_gives_what_the_manual_computes() -> None:
    """The manual's own example (Snyder 1987, page 268: 40.5 degrees north, 1.5 east of the middle) comes out."""
    assert projection.projected(projection._MERIDIAN + 1.5, 40.5) == pytest.approx((0.0199077, 0.7070276), abs=5e-8)


def test_distances_on_the_map_are_those_on_the_ground() -> None:
    """Between any two towns, units on the map and kilometres on the ground differ by less than one per cent."""
    towns = (LONDON, MANCHESTER, CARDIFF, BELFAST, DUBLIN, GLASGOW, LERWICK, PENZANCE)
    scales = [
        math.dist(projection.placed(*one), projection.placed(*other)) / _kilometres(one, other)
        for one, other in combinations(towns, 2)
    ]
    assert max(scales) / min(scales) < 1.01


def _kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Along a great circle, by the haversine formula."""
    east, north = (math.radians(number) for number in one)
    far_east, far_north = (math.radians(number) for number in other)
    chord = math.sin((far_north - north) / 2) ** 2
    chord += math.cos(north) * math.cos(far_north) * math.sin((far_east - east) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(chord))


def test_north_is_up_and_east_is_right() -> None:
    """Lerwick is above Glasgow, which is above London; Belfast is left of Manchester, which is left of London."""
    heights = [projection.placed(*town)[1] for town in (LERWICK, GLASGOW, BELFAST, MANCHESTER, LONDON, PENZANCE)]
    assert heights == sorted(heights)
    across = [projection.placed(*town)[0] for town in (DUBLIN, PENZANCE, CARDIFF, MANCHESTER, LONDON)]
    assert across == sorted(across)


@pytest.mark.parametrize(
    "place",
    [LONDON, LERWICK, PENZANCE, DUBLIN, (1.31, 51.13), (1.75, 52.48), (-6.32, 49.91), (-10.27, 52.14), (-8.57, 57.81)],
)
def test_places_of_these_islands_are_on_the_map(place: tuple[float, float]) -> None:
    """From Dover to Dingle, from Scilly to Shetland, every place is shown, well within the frame."""
    assert projection.shown(*place)
    x, y = projection.placed(*place)
    assert 10 < x < projection.WIDTH - 10
    assert 10 < y < projection.height() - 10


@pytest.mark.parametrize(
    "place", [(1.85, 50.95), (1.08, 49.92), (-2.1, 49.2), (2.35, 48.86), (151.2, -33.9), (85.6, 0), (-94.4, 0), (0, 90)]
)
def test_places_elsewhere_are_not_on_the_map(place: tuple[float, float]) -> None:
    """Calais, Dieppe, Jersey, Paris, Sydney and the ends of the earth are not shown in the sea around the islands."""
    assert not projection.shown(*place)


def test_the_islands_are_light_and_within_the_frame() -> None:
    """The outline takes less than 8 kB, and no coast leaves the picture."""
    path = projection.coast()
    assert len(path) < 8_000
    x = y = 0
    for command, numbers in re.findall(r"([Ml])([^Mlz]*)", path):
        found = [int(number) for number in re.findall(r"-?\d+", numbers)]
        for right, down in zip(found[::2], found[1::2], strict=True):
            x, y = (right, down) if command == "M" else (x + right, y + down)
            assert 0 < x < projection.WIDTH
            assert 0 < y < projection.height()


def test_a_circle_covers_as_much_as_its_posts() -> None:
    """Four times the posts have four times the area; the largest comes first, so that the others lie upon it."""
    found = places_map([Mark("A", "", 4, 100, 100, 0), Mark("B", "", 16, 300, 300, 0), Mark("C", "", 1, 200, 500, 0)])
    assert found
    assert [mark.title for mark in found.marks] == ["B", "A", "C"]
    areas = [mark.r**2 / mark.count for mark in found.marks]
    assert max(areas) / min(areas) == pytest.approx(1, rel=0.03)


def test_even_one_post_among_thousands_is_seen() -> None:
    """The smallest circle is never a speck, and the largest leaves room."""
    found = places_map([Mark("A", "", 5000, 100, 100, 0), Mark("B", "", 1, 300, 300, 0)])
    assert found
    assert found.marks[0].r <= 36
    assert found.marks[1].r >= 4


def test_a_map_of_no_place_is_none() -> None:
    """Without a place there is no map."""
    assert places_map([]) is None


@pytest.mark.parametrize("size", SIZES)
@given(marks=st.lists(places, min_size=1, max_size=60, unique_by=lambda mark: mark.title))
def test_names_never_meet(size: float, marks: list[Mark]) -> None:
    """However places lie, no name covers another, or a circle, or leaves the picture; none stands there twice."""
    found = places_map(marks)
    assert found
    names = labels(found.marks, FRAME, size, 24)
    boxes = [extent(label, size) for label in names]
    circles = [Box(mark.x - mark.r, mark.y - mark.r, mark.x + mark.r, mark.y + mark.r) for mark in found.marks]
    assert len({label.text for label in names}) == len(names) <= 24
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert not any(box.meets(circle) for box in boxes for circle in circles)
    assert all(FRAME.holds(box) for box in boxes)
    assert not any(_crosses(label, box) for label in names for box in boxes)


def _crosses(label: Label, box: Box) -> bool:
    """Whether a name's line goes well into a name."""
    if not label.line:
        return False
    x, y, end_x, end_y = label.line
    steps = [(x + (end_x - x) * n / 200, y + (end_y - y) * n / 200) for n in range(201)]
    return any(box.left + 5 < x < box.right - 5 and box.top + 5 < y < box.bottom - 5 for x, y in steps)


def test_two_places_and_thirty_all_have_their_names() -> None:
    """Where places are not crowded, every one is named beside its circle."""
    two = places_map([Mark("Manchester", "", 7, 420, 595, 0), Mark("Hammersmith and Fulham", "", 2, 522, 745, 0)])
    assert two
    titles = {mark.title for mark in two.marks}
    assert {label.text for label in two.wide} == {label.text for label in two.narrow} == titles
    apart = [Mark(f"Town {n}", "", 1, 60 + n % 4 * 160, 60 + n // 4 * 140, 0) for n in range(24)]
    many = places_map(apart)
    assert many
    assert len(many.wide) == 24
    assert not any(label.line for label in many.wide)


def test_a_crowded_place_is_named_at_the_end_of_a_line() -> None:
    """The most important place has its name even where small ones lie all around it."""
    around = [
        Mark(f"Near {n}", "", 1, 320 + round(45 * math.cos(n)), 450 + round(45 * math.sin(n)), 0) for n in range(12)
    ]
    found = places_map([Mark("Capital", "", 30, 320, 450, 0), *around])
    assert found
    capital = next(label for label in found.wide if label.text == "Capital")
    assert capital.line
    start, end = capital.line[:2], capital.line[2:]
    assert math.dist(start, (320, 450)) == pytest.approx(found.marks[0].r, abs=1)
    assert math.dist(end, (320, 450)) > 45
