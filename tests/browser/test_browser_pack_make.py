"""Making a pack of one's own: by keyboard, by address, on paper and without scripts."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults
from tests.browser.conftest import Open, hosting, seen
from tests.browser.pages import LOOKS, NARROW, WIDE, measured
from tests.site.sample import HARD

_TEXTS = "#site_list > li"
_WHERE = "() => document.activeElement.id"


@pytest.fixture
def making(opened: Open, sample: str) -> Page:
    """The sample's page to make a pack on."""
    page = opened("hard", WIDE)
    page.goto(f"{sample}packs/make/")
    return page


def test_a_list_is_made_by_keyboard_alone(making: Page) -> None:
    """Space ticks, the number of fitting texts is told at once, and Enter leads to the list."""
    box = making.get_by_role("checkbox", name="York")
    box.focus()
    making.keyboard.press("Space")
    expect(making.get_by_role("status")).to_have_text("2 texts fit.")
    making.keyboard.press("Enter")
    assert making.evaluate(_WHERE) == "site_found"
    expect(making.get_by_role("heading", name="2 texts from York")).to_be_visible()
    expect(making.locator(_TEXTS)).to_have_count(2)


def test_texts_fit_that_have_one_of_each_group(making: Page) -> None:
    """Of two themes either will do; a theme and a kind must both be so; years cut off what is before and after."""
    making.get_by_role("checkbox", name="Rare birds").check()
    expect(making.locator(_TEXTS)).to_have_count(3)
    making.get_by_role("checkbox", name="Glimpses").check()
    making.get_by_role("checkbox", name="Stories").or_(making.get_by_role("checkbox", name="Testimonies")).check()
    expect(making.locator(_TEXTS)).to_have_text([re.compile("The shared garden"), re.compile("My own day")])
    making.get_by_label("To", exact=True).select_option("2018")
    expect(making.get_by_role("status")).to_have_text("No text fits all of that. Try with fewer ticks.")
    making.get_by_role("button", name="Start again").click()
    expect(making.locator("#site_results")).to_be_hidden()
    expect(making.get_by_role("heading", name="All texts, by theme")).to_be_visible()
    assert making.url.endswith("packs/make/")


def test_what_is_ticked_stands_in_the_address(making: Page, sample: str) -> None:
    """The address of the page brings the same list back: for a friend, and for whoever comes back from a text."""
    making.get_by_role("checkbox", name="Rare birds").check()
    making.get_by_role("checkbox", name="Glimpses").check()
    address = making.url
    assert address == f"{sample}packs/make/?theme=rare&kind=glimpse"
    making.locator(_TEXTS).get_by_role("link").click()
    making.wait_for_url("**/glimpses/garden/")
    making.go_back()
    assert making.url == address
    expect(making.get_by_role("checkbox", name="Rare birds")).to_be_checked()
    expect(making.locator(_TEXTS)).to_have_count(1)
    making.goto(f"{sample}packs/make/?theme=no-such&kind=glimpse&from=1066")
    expect(making.locator(_TEXTS)).to_have_count(1)


def test_it_says_what_to_ask_for(making: Page) -> None:
    """The e-mail asks in plain words, and names the page and the command; both name what was ticked."""
    making.get_by_role("checkbox", name="Rare birds").check()
    making.get_by_role("checkbox", name="York").check()
    making.get_by_label("From", exact=True).select_option("2019")
    making.get_by_label("To", exact=True).select_option("2019")
    command = "scf pack --theme rare --place york --since 2019-01-01 --until 2019-12-31"
    expect(making.locator("#site_command code")).to_have_text(command)
    letter = unquote(making.get_by_role("link", name="Ask by e-mail").get_attribute("href") or "")
    assert letter.startswith("mailto:hello@sample.example?subject=A pack, please&body=Please make me a pack")
    assert "about Rare birds, from York, of 2019." in letter
    assert "https://sample.example/packs/make/?theme=rare&place=york&from=2019&to=2019\r\n" in letter
    assert command in letter


def test_ready_packs_of_ticked_themes_are_offered(making: Page) -> None:
    """Whoever ticks a theme is offered its ready pack, by links that say whose it is."""
    making.get_by_role("checkbox", name="Rare birds").check()
    ready = making.locator("#site_ready")
    expect(ready.get_by_role("link", name=re.compile("^Rare birds: PDF, A4, "))).to_be_visible()
    making.get_by_role("checkbox", name="Rare birds").uncheck()
    expect(ready).to_be_hidden()


def test_on_paper_there_is_the_list_with_its_addresses_and_nothing_else(making: Page) -> None:
    """Printed, the list has titles, names, days and whole addresses; form, buttons and questions are gone."""
    making.get_by_role("checkbox", name="Rare birds").check()
    making.emulate_media(media="print")
    text = making.locator("body").inner_text()
    assert text.startswith("3 texts about Rare birds")
    assert "https://sample.example/glimpses/garden/" in text
    assert "My own day" in text
    for gone in ("Tick what you want", "Print this list", "Ask by e-mail", "All texts", "Ready now", "Start again"):
        assert gone not in text


def test_hard_titles_stay_text_and_keep_their_direction(making: Page, opened: Open) -> None:
    """A title with markup is shown as it was written; an Arabic one keeps its language and runs to the left."""
    making.get_by_label("From", exact=True).select_option("2019")
    expect(making.locator(_TEXTS).get_by_role("link", name=HARD)).to_be_visible()
    arabic = making.locator(f"{_TEXTS}[lang=ar]")
    assert arabic.locator("a bdi").evaluate("it => getComputedStyle(it).direction") == "rtl"
    assert measured(making, "sideways") <= 0


def test_without_scripts_all_texts_are_there_and_how_to_ask(opened: Open, sample: str) -> None:
    """Without scripts no form is shown; every text is there by theme, with ready packs and the way to ask."""
    page = opened("hard", WIDE, scripts=False)
    page.goto(f"{sample}packs/make/")
    assert page.get_by_role("checkbox").count() == 0
    assert page.get_by_role("button", name="Print this list").count() == 0
    for title in ("Walk 1", "My own day", "The shared garden"):
        assert page.get_by_role("link", name=title, exact=True).is_visible()
    assert page.get_by_role("link", name=re.compile("^Rare birds: PDF")).is_visible()
    assert page.get_by_role("link", name="Ask by e-mail").is_visible()


def test_what_is_ticked_is_large_enough_and_open_to_everyone(making: Page) -> None:
    """Every box with its words is 44 px high, axe finds nothing in a list that was made, and nothing is cut off."""
    making.get_by_role("checkbox", name="Rare birds").check()
    for look in LOOKS:
        seen(making, look)
        assert faults(making) == [], look
        assert measured(making, "sideways") <= 0
        assert measured(making, "cut") == []
    seen(making, NARROW)
    heights = making.locator(".make fieldset li label, .make select, .make button:visible").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44


def test_a_first_visit_is_light_with_a_thousand_texts(thousand: Path, browser: Browser) -> None:
    """With 1,000 texts to choose from, a first visit comes to less than 100 kB, and ticking asks for nothing more."""
    came: list[float] = []
    with hosting(thousand / "site") as url, browser.new_context() as context:
        page = context.new_page()
        network = context.new_cdp_session(page)
        network.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
        network.send("Network.enable")
        page.goto(f"{url}packs/make/", wait_until="networkidle")
        assert 20_000 < sum(came) < 100_000
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.get_by_role("checkbox", name="Spoons").check()
        expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d{3} texts fit\.$"))
        page.wait_for_load_state("networkidle")
        assert [url for url in asked if not url.endswith(".svg")] == []  # a new address has its icon asked for again
