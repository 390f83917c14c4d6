"""Search as a reader meets it: by keyboard, by ear, without scripts, and under a strict policy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, Route, expect

from tests.browser.axe import faults
from tests.browser.conftest import Open, hosting, seen
from tests.browser.pages import LOOKS, NARROW, WIDE, Look, measured
from tests.site.sample import HARD

_POLICY = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; object-src 'none'; base-uri 'none'"
_MOST = 250_000
"""Bytes that a first search may ask for."""
_LISTEN = """() => { window.spoken = []; const status = document.getElementById("site_status");
    new MutationObserver(() => status.textContent && spoken.push(status.textContent))
        .observe(status, {childList: true}); }"""
Ask = Callable[..., Page]


@pytest.fixture
def ask(opened: Open) -> Ask:
    """Opens the page to search on with a question in its address."""

    def ask(question: str, look: Look = WIDE, before: Callable[[Page], None] | None = None) -> Page:
        page = opened("search", look, before=before)
        page.goto(f"{page.url}?{question}")
        expect(page.locator("#site_results")).to_be_visible()
        return page

    return ask


def test_by_keyboard_from_any_page_to_a_text(opened: Open) -> None:
    """With a keyboard a reader types at the head of a page, narrows what is found, opens a text and comes back."""
    page = opened("theme", WIDE)
    page.keyboard.press("Tab")
    while page.evaluate("() => document.activeElement.type") != "search":
        page.keyboard.press("Tab")
        assert page.evaluate("() => !!document.activeElement.closest('header')")
    page.keyboard.type("direct payment")
    page.keyboard.press("Enter")
    found = page.locator("#site_hits > li")
    expect(found.first.get_by_role("heading")).to_have_text("Direct payments")
    assert found.count() > 1
    page.get_by_role("checkbox", name="Glimpses").focus()
    page.keyboard.press("Space")
    expect(found).to_have_count(1)
    assert page.url.endswith("/search/?q=direct+payment&kind=glimpses")
    found.first.get_by_role("heading").get_by_role("link").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("A direct payment at half the price")
    page.go_back()
    expect(found).to_have_count(1)
    expect(page.get_by_role("checkbox", name="Glimpses")).to_be_checked()


def test_results_are_told_once(opened: Open) -> None:
    """However many letters are typed, a screen reader is told of the results once, when the typing has stopped."""
    page = opened("search", WIDE)
    page.evaluate(_LISTEN)
    page.get_by_role("searchbox").press_sequentially("direct payment", delay=60)
    expect(page.locator("#site_found")).to_contain_text("for “direct payment”")
    page.wait_for_function("() => spoken.length")
    page.wait_for_timeout(1500)
    assert page.evaluate("() => spoken") == [page.locator("#site_found").inner_text()]


def test_a_result_says_what_it_is_and_leads_to_the_part(ask: Ask) -> None:
    """A result has its kind, its title, who wrote it and when, the words that fit, and the parts that they are in."""
    page = ask("q=direct+payment&kind=glimpses")
    result = page.locator("#site_hits > li")
    assert result.locator(".kicker").inner_text() == "Glimpse"
    assert result.locator(".meta").inner_text().endswith("February 2020")
    assert "direct" in {text.strip(".,").lower() for text in result.locator("mark").all_inner_texts()}
    part = result.locator(".hit__parts a").first
    heading = part.inner_text()
    with page.expect_navigation():
        part.click()
    assert page.evaluate("() => document.querySelector(location.hash).textContent.trim()") == heading


def test_results_are_narrowed_and_put_in_order(ask: Ask) -> None:
    """Year, place and order are in the address; newest first is by date, and what has no date comes last."""
    page = ask("q=gathering&order=newest")
    days = [text.rpartition(" · ")[2] for text in page.locator("#site_hits .meta").all_inner_texts()]
    years = [int(day[-4:]) for day in days if day]
    assert years == sorted(years, reverse=True)
    assert len(set(years)) > 1
    page.get_by_label("Year").select_option("2018")
    expect(page.locator("#site_hits > li").first.locator(".meta")).to_contain_text("2018")
    assert {text[-4:] for text in page.locator("#site_hits .meta").all_inner_texts()} == {"2018"}
    assert page.url.endswith("?q=gathering&year=2018&order=newest")
    page.get_by_role("searchbox").fill("")
    expect(page.locator("#site_found")).not_to_contain_text("gathering")
    assert page.locator("#site_hits > li").count() > 1


@pytest.mark.parametrize(
    ("typed", "name", "address"),
    [
        ("homshare", "Homeshare", "themes/homeshare/"),
        ("Manchster", "Manchester", "places/manchester/"),
        ("raechl", "Rachel Mason", "people/rachel-mason/"),
    ],
)
def test_a_slip_leads_to_the_name_that_was_meant(ask: Ask, typed: str, name: str, address: str) -> None:
    """Where nothing is found, the nearest theme, place or person is offered, told, and leads to its page."""
    page = ask(f"q={typed}")
    expect(page.locator("#site_found")).to_have_text(f"Nothing found for “{typed}”")
    expect(page.get_by_role("status")).to_have_text(f"Nothing found for “{typed}”. Did you mean {name}?")
    page.locator("#site_none").get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(f"**/{address}")


def test_a_word_that_nothing_is_near_to_finds_nothing(ask: Ask) -> None:
    """The index answers "igloo" with every text that has "i": that is no answer, and is not shown as one."""
    page = ask("q=igloo")
    expect(page.locator("#site_found")).to_have_text("Nothing found for “igloo”")
    assert page.locator("#site_hits > li").count() == 0
    assert page.locator("#site_none").inner_text().startswith("Try another word")
    page.goto(page.url.replace("igloo", "running"))
    expect(page.locator("#site_found")).to_contain_text("for “running”")
    assert page.locator("#site_hits mark").all_inner_texts()


def test_what_was_chosen_never_hides_that_there_is_more(ask: Ask) -> None:
    """Where nothing is found only because of what was chosen, one button looks everywhere."""
    page = ask("q=homeshare&year=2019")
    expect(page.locator("#site_found")).to_have_text("Nothing found for “homeshare”")
    page.get_by_role("button", name="Look everywhere").click()
    expect(page.locator("#site_hits > li").first.get_by_role("heading")).to_have_text("Homeshare")


def test_without_scripts_the_page_says_so_and_leads_everywhere(opened: Open) -> None:
    """Without scripts there is no field that does nothing, but kind words, and links to every list and term."""
    page = opened("search", NARROW, scripts=False)
    assert page.get_by_role("main").get_by_role("searchbox").count() == 0
    assert page.get_by_text("Search needs JavaScript").is_visible()
    for name in ("Blogs", "2018", "Homeshare", "Rachel Mason", "Manchester"):
        assert page.get_by_role("main").get_by_role("link", name=name, exact=True).is_visible()


def test_on_a_narrow_screen_a_link_leads_there_without_scripts(opened: Open) -> None:
    """At 320 px the head of every page has a link to search; the page that is not found has a field, too."""
    page = opened("blog", NARROW, scripts=False)
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    assert page.url.endswith("/search/")
    assert opened("error", NARROW).get_by_role("main").get_by_role("searchbox", name="Search this site").is_visible()


@pytest.mark.parametrize("question", ["q=direct+payment", "q=manchster", "q=homeshare&year=2019"])
def test_axe_finds_nothing_in_results(ask: Ask, question: str) -> None:
    """With results, with none, and with a way out of a choice, axe finds nothing, and nothing is cut off."""
    page = ask(question)
    for look in LOOKS:
        seen(page, look)
        assert faults(page) == [], look
        assert measured(page, "sideways") <= 0, look
        assert measured(page, "cut") == [], look
        assert measured(page, "small") == [], look
        assert measured(page, "faint")["found"] == [], look


def test_it_works_under_a_strict_policy(ask: Ask) -> None:
    """It needs no more than its own host and `wasm-unsafe-eval`; without that, it says that it does not work."""

    def policed(policy: str) -> Callable[[Page], None]:
        def answer(route: Route) -> None:
            given = route.fetch()
            route.fulfill(response=given, headers={**given.headers, "content-security-policy": policy})

        def before(page: Page) -> None:
            page.route("**/search/**", answer)

        return before

    page = ask("q=homeshare", before=policed(_POLICY))
    expect(page.locator("#site_hits > li").first.get_by_role("heading")).to_have_text("Homeshare")
    page = ask("q=homeshare", before=policed(_POLICY.replace(" 'wasm-unsafe-eval'", "")))
    expect(page.locator("#site_found")).to_have_text("Search does not work just now")


def test_markup_in_a_text_stays_text(opened: Open, sample: str) -> None:
    """What a title or a text says is shown letter for letter; nothing in it runs."""
    dialogs: list[str] = []
    page = opened("hard", WIDE)
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(f"{sample}search/?q=said+text&kind=blogs")
    result = page.locator("#site_hits > li").first
    expect(result.get_by_role("heading")).to_have_text(HARD)
    assert result.locator(".card__note").inner_text() == f"Before you read: {HARD}"
    assert page.locator("#site_hits script").count() == 0
    assert dialogs == []


@pytest.mark.parametrize(
    ("typed", "title", "language"),
    [("ty bach", "Tŷ bach yn y coed", "cy"), ("bore", "Tŷ bach yn y coed", "cy"), ("السلام", "مرحبا بالعالم", "ar")],
)
def test_texts_in_other_languages_are_found_and_said_to_be(
    opened: Open, sample: str, typed: str, title: str, language: str
) -> None:
    """From an English page a reader finds a Welsh and an Arabic post, without its accents too, each in its language."""
    page = opened("hard", WIDE)
    page.goto(f"{sample}search/?q={typed}")
    link = page.locator("#site_hits > li").first.get_by_role("heading").get_by_role("link")
    expect(link).to_have_text(title)
    assert link.get_attribute("lang") == language


def test_more_results_come_when_asked_for(opened: Open, sample: str) -> None:
    """Ten results come at first; a button brings ten more, and the reader's place is at the first of them."""
    page = opened("hard", WIDE)
    page.goto(f"{sample}search/?q=step")
    found = page.locator("#site_hits > li")
    expect(found).to_have_count(10)
    page.get_by_role("button", name="Show more results").press("Enter")
    expect(found).to_have_count(20)
    assert found.nth(10).get_by_role("link").first.evaluate("link => link === document.activeElement")


def test_a_first_search_is_light(thousand: Path, browser: Browser) -> None:
    """Of 1,000 posts, a first search for the most frequent word asks for less than 250 kB, before any packing.

    Whoever only opens the page asks for nothing of the index.
    """
    answers: list[Response] = []
    with hosting(thousand / "site") as url, browser.new_context() as context:
        page = context.new_page()
        page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright wants a function
        page.goto(f"{url}search/", wait_until="networkidle")
        assert [answer.url for answer in answers if "/pagefind/" in answer.url] == []
        page.get_by_role("searchbox").fill((thousand / "frequent.txt").read_text("utf-8"))
        expect(page.locator("#site_hits > li")).to_have_count(10)
        sizes = {answer.url: len(answer.body()) for answer in answers if "/pagefind/" in answer.url}
    assert {Path(url.partition("?")[0]).suffix for url in sizes} >= {".js", ".pagefind", ".pf_index", ".pf_fragment"}
    assert 100_000 < sum(sizes.values()) < _MOST, sizes
