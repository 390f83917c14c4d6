"""A post can be copied and printed, and stands as its language is read."""

from __future__ import annotations

from io import BytesIO
from urllib.parse import urljoin

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.pages import NARROW, WIDE, Look


def _page_address(page: Page) -> str:
    return page.locator(".address__url").inner_text()


def test_the_address_is_copied_and_that_is_said(opened: Open) -> None:
    """One press copies the page's published address, and a live region says so."""
    page = opened("hard", WIDE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".actions [role=status]")).to_have_text("The link is copied")
    assert page.evaluate("() => navigator.clipboard.readText()") == "https://sample.example/blogs/hard/"


def test_where_copying_is_refused_the_address_is_marked(opened: Open) -> None:
    """Where a browser lets nobody copy, the address is selected, ready for the reader's own copying."""
    refused = "Object.defineProperty(navigator, 'clipboard', {value: {writeText: () => Promise.reject(new Error())}})"
    page = opened("hard", WIDE, before=lambda page: page.add_init_script(refused))
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".actions [role=status]")).to_contain_text("You can copy it there.")
    assert page.evaluate("() => String(getSelection())") == _page_address(page)


def test_without_scripts_no_button_is_shown_that_does_nothing(opened: Open) -> None:
    """A browser without scripts shows the address and the way to answer, and no button."""
    page = opened("hard", WIDE, scripts=False)
    expect(page.locator("main button:visible")).to_have_count(0)
    assert _page_address(page) == "https://sample.example/blogs/hard/"
    page.get_by_role("link", name="Answer", exact=True).click()
    expect(page.get_by_role("link", name="Write an e-mail")).to_be_in_viewport()


@pytest.mark.parametrize("look", [WIDE, Look(320, "dark")], ids=str)
def test_paper_has_the_article_alone(opened: Open, look: Look) -> None:
    """Printed are title, byline, date, text and address, in dark letters on white, and nothing else."""
    page = opened("hard", look)
    page.goto(urljoin(page.url, "../answer/"))
    printed = pypdfium2.PdfDocument(BytesIO(page.pdf(format="A4")))
    text = " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in printed).split())
    for shown in ("An answer", "Ben", "2 July 2019", "Because.", "https://sample.example/blogs/answer/"):
        assert shown in text
    for hidden in ("Take part", "Menu", "Copy link", "Print", "Listen", "Read on", "Earlier", "Get help", "e-mail"):
        assert hidden not in text
    picture = printed[0].render(scale=0.5).to_pil().convert("L")
    assert picture.getextrema()[0] < 80
    assert sum(picture.histogram()[240:]) > 0.9 * picture.width * picture.height


@pytest.mark.parametrize("look", [WIDE, NARROW], ids=str)
def test_an_arabic_post_is_read_from_right_to_left(opened: Open, look: Look) -> None:
    """Page, title and text of an Arabic post begin at the right; header and footer, which are English, do not turn.

    What begins at the right begins in sight: the page does not scroll sideways, in either direction.
    """
    page = opened("arabic", look)
    directions = {
        selector: page.locator(selector).first.evaluate("element => getComputedStyle(element).direction")
        for selector in ("html", "h1", ".prose p", ".top", ".foot", ".post__end")
    }
    assert directions == {
        "html": "rtl",
        "h1": "rtl",
        ".prose p": "rtl",
        ".top": "ltr",
        ".foot": "ltr",
        ".post__end": "ltr",
    }
    box = page.locator("h1").evaluate("""element => { const range = document.createRange();
        range.selectNodeContents(element);
        return [range.getBoundingClientRect().right, element.getBoundingClientRect().right]; }""")
    assert abs(box[0] - box[1]) < 3
    page.evaluate("() => scrollTo(-1000, 0)")
    assert page.evaluate("() => scrollX") == 0
    if look == WIDE:
        rail, text = (page.locator(part).bounding_box() for part in (".rail", ".text"))
        assert rail
        assert text
        assert rail["x"] > text["x"] + text["width"]


def test_titles_of_both_directions_do_not_mix(opened: Open) -> None:
    """In lists a title that runs from right to left does so in its own place, without turning what is beside it."""
    page = opened("hard", WIDE)
    page.goto(urljoin(page.url, "../2019/"))
    card = page.locator("article[lang=ar]").first
    assert card.locator("h3").evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert card.locator(".meta").evaluate("element => getComputedStyle(element).direction") == "ltr"
