"""A text is read aloud with voices that are on the reader's own device, and with no others."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import faults
from tests.browser.conftest import Readers, hosting, seen
from tests.browser.pages import LOOKS, NARROW, WIDE, Look, measured
from tests.site.running import build
from tests.site.sample import TODAY
from tests.site.tongues import TONGUES, write_tongues

_STUB = Path(__file__).with_name("voices.js").read_text(encoding="utf-8")
Hear = Callable[..., Page]


def _voice(name: str, lang: str, *, local: bool = True, default: bool = False) -> dict[str, Any]:
    return {"name": name, "voiceURI": name, "lang": lang, "localService": local, "default": default}


FAR = _voice("Far away", "en-GB", local=False, default=True)
ANNA, BOB = _voice("Anna", "en_US"), _voice("Bob", "en-GB")
CERI = _voice("Ceri", "cy")
TEXT = [
    ("Before you read", "Bob"),
    ("This is hard.", "Bob"),
    ("Take care.", "Bob"),
    ("Picture: People on a blanket", "Bob"),
    ("We ate outside.", "Bob"),
    ("Picture: Ben", "Bob"),
    ("The first sentence ends on another line.", "Bob"),
    ("Is this a second one?", "Bob"),
    ("A link is read, too.", "Bob"),
    ("Mae hyn yn Gymraeg.", "Ceri"),
    ("Brawddeg arall.", "Ceri"),
    ("Words in French are left out.", "Bob"),
    ("Picture: A drawing", "Bob"),
    ("One", "Bob"),
    ("Two", "Bob"),
    ("Name: Ada", "Bob"),
    ("When: Monday", "Bob"),
    ("Name: Ben", "Bob"),
    ("When: Friday", "Bob"),
    ("Some code is left out.", "Bob"),
    ("More", "Bob"),
    ("The end", "Bob"),
    ("Good-bye.", "Bob"),
    ("A note.", "Bob"),
]
"""All that is read of the text to hear, and by whom."""


@pytest.fixture(scope="module")
def tongues(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Posts to hear, in many languages, on a host: its address."""
    folder = write_tongues(tmp_path_factory.mktemp("tongues"))
    build(folder, "scf", "build", "--today", str(TODAY), "--no-packs")
    with hosting(folder / "site") as url:
        yield url


@pytest.fixture
def hear(readers: Readers, tongues: str) -> Iterator[Hear]:
    """Opens a page in a browser that has these voices."""
    reader = readers.new(tongues, WIDE)

    def hear(*voices: dict[str, Any], at: str = "blogs/aloud/", look: Look = WIDE, **settings: bool) -> Page:
        page = reader.new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        seen(page, look)
        page.add_init_script(_STUB.replace("SETTINGS", json.dumps({"voices": voices, **settings})))
        page.goto(tongues + at)
        return page

    yield hear
    reader.close()


def _button(page: Page) -> Locator:
    return page.get_by_role("button", name="Listen", exact=True)


def _panel(page: Page) -> Locator:
    return page.get_by_role("group", name="Listen to this text")


def _press(page: Page, name: str) -> None:
    _panel(page).get_by_role("button", name=name, exact=True).click()


def _said(page: Page) -> list[str]:
    return [str(text) for text in page.evaluate("() => aloud.said.map(one => one.text)")]


def _reading(page: Page) -> str:
    """The sentence that a voice is reading now; empty while all is silent."""
    return str(page.evaluate("() => aloud.synthesis.current?.text ?? ''"))


def test_every_sentence_is_read_once_in_order_by_a_voice_of_its_language(hear: Hear) -> None:
    """Note, picture and text are read, each sentence once, marked while it is; Welsh is read by a Welsh voice.

    Nothing is read by a voice from elsewhere; what no voice speaks is said to be left out, to ears and to eyes.
    """
    page = hear(FAR, ANNA, BOB, CERI)
    _button(page).click()
    marked = []
    while _reading(page):
        marked.append(page.evaluate("() => aloud.marked()"))
        assert len(marked) <= len(TEXT)
        page.evaluate("() => aloud.end()")
    heard = page.evaluate("() => aloud.said.map(one => [one.text, one.voice.name])")
    assert [tuple(one) for one in heard] == TEXT
    assert [" ".join(text.split()) for text in marked[6:9]] == [text for text, _ in TEXT[6:9]]
    assert marked[3] == "People on a blanket"
    assert marked[15] == "Ada"
    assert page.evaluate("() => aloud.marked()") == "", "nothing is marked when all is read"
    expect(_panel(page)).to_contain_text("Words in French are left out.")
    expect(_panel(page).get_by_role("button", name="Play")).to_be_visible()
    expect(_panel(page).get_by_role("status")).to_have_text("That is the end of the text.")


@pytest.mark.parametrize(
    ("voices", "at"),
    [([], "blogs/aloud/"), ([FAR], "blogs/aloud/"), ([CERI], "blogs/aloud/"), ([BOB], "blogs/in-ar/")],
    ids=["none", "far", "other", "arabic"],
)
def test_without_a_voice_of_its_own_language_there_is_no_button(hear: Hear, voices: list[Any], at: str) -> None:
    """Where the device has no voice for the text, or none at all, nothing is shown; copying and printing still are."""
    page = hear(*voices, at=at)
    expect(page.locator("[data-action=print]")).to_be_visible()
    expect(page.locator(".action--listen")).to_have_count(0)
    expect(page.locator(".listen")).to_have_count(0)


def test_a_browser_that_cannot_speak_is_left_alone(hear: Hear) -> None:
    """Where there is no speech at all, nothing is shown and nothing fails."""
    page = hear(none=True)
    expect(page.locator("[data-action=print]")).to_be_visible()
    expect(page.locator(".action--listen")).to_have_count(0)


@pytest.mark.parametrize("language", ["ar", "cy", "fa", "he"])
def test_a_text_in_another_language_is_read_by_its_own_voice(hear: Hear, language: str) -> None:
    """A whole post is read by a voice of its language; the site's words in it by one of theirs."""
    page = hear(BOB, _voice("Own", language), at=f"blogs/in-{language}/")
    _button(page).click()
    while _reading(page):
        page.evaluate("() => aloud.end()")
    heard = page.evaluate("() => aloud.said.map(one => [one.text, one.voice.name])")
    _, note, first, _ = TONGUES[language]
    assert heard[:2] == [["Before you read", "Bob"], [note, "Own"]]
    assert [first, "Own"] in heard
    assert {name for _, name in heard[1:]} == {"Own"}


def test_reading_pauses_goes_on_and_stops(hear: Hear) -> None:
    """Pause falls silent, and Play reads that sentence again; Back, Next and Stop do what they say."""
    page = hear(BOB)
    _button(page).click()
    page.evaluate("() => aloud.end()")
    _press(page, "Pause")
    assert _reading(page) == ""
    _press(page, "Play")
    assert _reading(page) == "This is hard."
    _press(page, "Next")
    assert _reading(page) == "Take care."
    _press(page, "Back")
    assert _reading(page) == "This is hard."
    page.wait_for_timeout(50)  # what was cancelled says that it ended
    assert _said(page) == ["Before you read", "This is hard.", "This is hard.", "Take care.", "This is hard."]
    expect(_panel(page)).to_contain_text("Sentence 2 of 23")
    _press(page, "Stop")
    assert _reading(page) == ""
    expect(_panel(page)).to_be_hidden()
    expect(_button(page)).to_have_attribute("aria-expanded", "false")
    assert page.evaluate("() => aloud.marked()") == ""


def test_keys_work_on_the_buttons_and_nowhere_else(hear: Hear) -> None:
    """On the buttons, arrows step and Escape stops; anywhere else they do what they always do. Focus is never lost."""
    page = hear(BOB)
    _button(page).focus()
    page.keyboard.press("Enter")
    assert _reading(page) == "Before you read"
    assert _button(page).evaluate("button => button === document.activeElement"), "focus stays where it was"
    page.keyboard.press("ArrowRight")
    assert _reading(page) == "Before you read"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert _reading(page) == "Take care."
    page.keyboard.press("ArrowLeft")
    assert _reading(page) == "This is hard."
    page.keyboard.press("Control+ArrowLeft")
    assert _reading(page) == "This is hard."
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert _reading(page) == ""
    assert page.evaluate("() => document.activeElement.textContent") == "Play"
    page.keyboard.press("Space")
    assert page.evaluate("() => document.activeElement.textContent") == "Pause"
    page.keyboard.press("Escape")
    assert _reading(page) == ""
    assert page.evaluate("() => document.activeElement.textContent") == "This is hard. Take care.", "what was read"


def test_speed_is_kept_and_a_voice_can_be_chosen(hear: Hear) -> None:
    """A speed holds at once and on the next page; where there are several voices for the text, one can be chosen."""
    page = hear(FAR, ANNA, BOB, CERI)
    _button(page).click()
    page.get_by_text("Speed, voice and keys").click()
    assert page.get_by_label("Voice").locator("option").all_inner_texts() == ["Bob", "Anna"]
    page.get_by_label("Speed").select_option("Slow")
    page.get_by_label("Voice").select_option("Anna")
    assert page.evaluate("() => [aloud.said.at(-1).rate, aloud.said.at(-1).voice.name]") == [0.75, "Anna"]
    assert page.evaluate("() => [{...localStorage}, document.cookie]") == [{"scf-listen": "0.75"}, ""]
    again = hear(BOB)
    _button(again).click()
    assert again.evaluate("() => aloud.said[0].rate") == 0.75
    again.get_by_text("Speed, voice and keys").click()
    expect(again.get_by_label("Voice")).to_be_hidden()
    again.get_by_label("Speed").select_option("Normal")


def test_one_text_is_read_at_a_time(hear: Hear) -> None:
    """When a text is read in another tab, this one pauses; when its page goes, it falls silent."""
    one, other = hear(BOB), hear(BOB, at="about/us/")
    _button(one).click()
    _button(other).click()
    expect(_panel(one).get_by_role("button", name="Play")).to_be_visible()
    assert _reading(one) == ""
    assert _reading(other) == "We are few."
    other.evaluate("() => dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert _reading(other) == ""


def test_the_sentence_that_is_read_comes_into_sight(hear: Hear) -> None:
    """The sentence scrolls into the window below the buttons; a reader who scrolls away is left in peace."""
    page = hear(BOB, look=NARROW)
    _button(page).click()
    place = """() => { const box = [...CSS.highlights.get("listen")][0].getBoundingClientRect();
        const panel = document.querySelector(".listen").getBoundingClientRect();
        return [box.top, panel.bottom, box.bottom, innerHeight]; }"""
    while _reading(page) != "One":
        page.evaluate("() => aloud.end()")
    top, panel, bottom, height = page.evaluate(place)
    assert panel <= top < bottom <= height
    assert page.evaluate("() => scrollY") > 300
    page.mouse.move(160, 600)
    page.mouse.wheel(0, -10_000)
    page.wait_for_function("() => scrollY === 0")
    page.evaluate("() => aloud.end()")
    assert page.evaluate("() => scrollY") == 0
    _press(page, "Next")
    top, panel, bottom, height = page.evaluate(place)
    assert panel <= top < bottom <= height


@pytest.mark.parametrize("look", [WIDE, Look(768), Look(360), NARROW], ids=str)
def test_nothing_moves_when_a_voice_comes_late(hear: Hear, look: Look) -> None:
    """Controls take their places without moving anything, even where a browser knows its voices late."""
    page = hear(BOB, look=look, late=True)
    tops = "() => [...document.querySelectorAll('.post .text > *')].map(one => one.getBoundingClientRect().top)"
    before = page.evaluate(tops)
    expect(page.locator(".action--listen")).to_have_count(0)
    page.evaluate("() => aloud.arrive()")
    expect(_button(page)).to_be_visible()
    assert [top for top in page.evaluate(tops) if top] == [top for top in before if top]
    shift = page.evaluate("""() => new Promise(done => new PerformanceObserver(list => done(list.getEntries()
        .reduce((sum, entry) => sum + entry.value, 0))).observe({type: "layout-shift", buffered: true})
        || setTimeout(() => done(0), 300))""")
    assert shift == 0


def test_axe_finds_nothing_while_a_text_is_read(hear: Hear) -> None:
    """With all controls shown, no rule is broken, nothing is too small or cut off, light or dark, wide or narrow."""
    for at in ("blogs/aloud/", "blogs/in-ar/", "blogs/in-cy/"):
        page = hear(BOB, ANNA, CERI, _voice("Nur", "ar"), at=at)
        _button(page).click()
        page.get_by_text("Speed, voice and keys").click()
        for look in LOOKS:
            seen(page, look)
            assert faults(page) == [], f"{at} {look}"
            assert measured(page, "small") == []
            assert measured(page, "cut") == []
            assert measured(page, "sideways") <= 0
