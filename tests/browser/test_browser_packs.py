"""The edition of a pack in one web page, in a real browser: it needs nothing but itself, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from socialcarefuture.packs import make

from tests.browser.axe import faults
from tests.packs.sample import TODAY
from tests.packs.whole import whole_book


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with one of everything, as one page."""
    folder = tmp_path_factory.mktemp("edition")
    target = folder / "reader.html"
    make(whole_book(folder), {"html": target}, cache=folder / "cache", today=TODAY)
    return target


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of nobody who was ever here."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe(page: Page, edition: Path, width: int, scheme: Literal["light", "dark"]) -> None:
    """Nothing is found by axe, on a small screen and on a wide one, by day and by night; nothing is moved sideways."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(edition.as_uri())
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_it_asks_for_nothing(page: Page, edition: Path) -> None:
    """No request leaves the page but for itself, and all of its pictures show."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(edition.as_uri(), wait_until="networkidle")
    assert [url for url in asked if not url.startswith("data:image/")] == [edition.as_uri()]
    shown = page.evaluate("[...document.images].map(image => image.complete && image.naturalWidth > 0)")
    assert len(shown) == 5
    assert all(shown)


def test_no_letter_is_slanted(page: Page, edition: Path) -> None:
    """Not one element is italic, by the browser's own style either."""
    page.goto(edition.as_uri())
    styles = "[...new Set([...document.querySelectorAll('*')].map(one => getComputedStyle(one).fontStyle))]"
    assert page.evaluate(styles) == ["normal"]


def test_skipping_to_the_text(page: Page, edition: Path) -> None:
    """The first key press offers the way past the contents."""
    page.goto(edition.as_uri())
    page.keyboard.press("Tab")
    link = page.locator(":focus")
    assert link.inner_text() == "Skip to the text"
    page.keyboard.press("Enter")
    nav, target = "document.querySelector('nav')", "document.querySelector('main :target')"
    assert page.evaluate(f"{nav}.compareDocumentPosition({target})") & 4, "it follows the contents"
    assert page.evaluate(f"{target}.textContent").startswith("Blogs")
