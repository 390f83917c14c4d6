"""The drawn pictures as a reader sees them: names can be read and do not meet, in the letters that a browser draws."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.axe import faults
from tests.browser.conftest import Open, hosting, seen
from tests.browser.pages import LOOKS, NARROW, WIDE, Look, measured
from tests.site.test_site_explore import write_places
from tests.sites import new_site

_NAMES = """svg => {
    const frame = svg.getBoundingClientRect(), scale = frame.width / svg.viewBox.baseVal.width;
    const shown = [...svg.querySelectorAll("text")].filter(text => text.getBoundingClientRect().width);
    // What letters take, without the room that a line has above and below them.
    const boxes = shown.map(text => text.getBoundingClientRect()).map(({left, right, top, bottom, height}) =>
        ({left, right, top: top + height * .2, bottom: bottom - height * .2}));
    const meets = (one, other) =>
        one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
    const said = n => shown[n].textContent;
    const met = boxes.flatMap((box, n) =>
        boxes.flatMap((other, m) => m > n && meets(box, other) ? [`${said(n)} / ${said(m)}`] : []));
    const out = boxes.flatMap((box, n) =>
        box.left < frame.left - 1 || box.right > frame.right + 1 ? [said(n)] : []);
    const size = Math.min(...shown.map(text => parseFloat(getComputedStyle(text).fontSize))) * scale;
    return {count: shown.length, size, met, out};
}"""


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site of two hundred places on a host: its address."""
    site = new_site(tmp_path_factory.mktemp("crowded"))
    site.configure(plugin={"social_cards": False})  # a picture for each would take longest of all
    write_places(site, 200)
    assert site.scf("build").code == 0
    with hosting(site.output) as url:
        yield url


def _assert_readable(page: Page, picture: str) -> None:
    page.evaluate("() => document.fonts.ready")
    found = [page.locator(picture).nth(n).evaluate(_NAMES) for n in range(page.locator(picture).count())]
    shown = [one for one in found if one["count"]]
    assert shown
    for one in shown:
        assert one["size"] >= 12
        assert one["met"] == []
        assert one["out"] == []


@pytest.mark.parametrize("width", [320, 600, 960, 1280])
@pytest.mark.parametrize(("kind", "picture"), [("map", "svg.map"), ("index", "svg.weave"), ("timeline", "svg.months")])
def test_names_in_pictures_can_be_read(opened: Open, kind: str, picture: str, width: int) -> None:
    """On any screen the names in a picture have 12 px or more, do not meet and do not leave the picture."""
    _assert_readable(opened(kind, Look(width)), picture)


@pytest.mark.parametrize("width", [320, 600, 1280])
def test_two_hundred_places_can_be_read(opened: Open, crowded: str, width: int) -> None:
    """With two hundred places, names still have 12 px or more and do not meet; the biggest place is named."""
    page = opened("map", Look(width))
    page.goto(f"{crowded}places/")
    _assert_readable(page, "svg.map")
    assert "Little Walford 0" in page.locator("svg.map text:visible").all_text_contents()


def test_two_hundred_places_are_open_to_everyone(opened: Open, crowded: str) -> None:
    """With two hundred places, axe finds nothing and nothing scrolls sideways, wide and narrow, light and dark."""
    page = opened("map", WIDE)
    page.goto(f"{crowded}places/")
    for look in LOOKS:
        seen(page, look)
        assert faults(page) == [], look
        assert measured(page, "sideways") <= 0
        assert measured(page, "cut") == []


def test_a_mark_leads_to_its_place_but_no_key_stops_there(opened: Open) -> None:
    """A click on a circle opens the place; with the keyboard one goes from the text straight to the list."""
    page = opened("map", WIDE)
    for _ in range(60):
        page.keyboard.press("Tab")
        assert not page.evaluate("() => document.activeElement.closest('svg')")
    page.locator("svg.map .map__marks a").first.click()
    assert page.url.rstrip("/").rpartition("/")[0].endswith("places")


def test_a_year_is_one_step_from_the_top(opened: Open) -> None:
    """Choosing a year brings its heading into sight."""
    page = opened("timeline", NARROW)
    link = page.locator(".glance__years a").last
    link.click()
    heading = page.locator(f"[id='{page.url.partition('#')[2]}']")
    assert heading.inner_text() in link.inner_text()
    box = heading.bounding_box()
    assert box
    assert 0 <= box["y"] < 400


@pytest.mark.parametrize("kind", ["map", "timeline", "index"])
def test_forced_colours_and_print_keep_the_words(opened: Open, kind: str) -> None:
    """With forced colours all words stay; on paper, the names in the pictures are there."""
    page = opened(kind, WIDE)
    words = page.locator("main").inner_text()
    page.emulate_media(forced_colors="active")
    assert page.locator("main").inner_text() == words
    page.emulate_media(forced_colors="none", media="print")
    assert page.locator("main svg text:visible").count() > 0
