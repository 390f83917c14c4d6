"""The interface speaks a page's language where it can, and says which language it speaks where it cannot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader
from socialcarefuture.site.words import Said, Words, tongue, vocabulary

from tests.site.markup import Built, Element
from tests.site.running import build
from tests.site.sample import CONFIG, TODAY, write, write_sample
from tests.site.tongues import TONGUES, write_tongues

_DAY = date(2018, 11, 14)


@pytest.fixture(scope="module")
def words() -> Callable[[str], Words]:
    """The vocabulary that Material brings."""
    return vocabulary(Environment(loader=FileSystemLoader(str(files("material") / "templates"))))


@pytest.fixture(scope="module")
def tongues(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A site with posts in many languages."""
    folder = write_tongues(tmp_path_factory.mktemp("tongues"))
    target = folder / "site"
    return Built(target, build(folder, "mkdocs", "build", "--strict", "-d", str(target), day=TODAY))


@pytest.mark.parametrize(
    ("language", "word", "said"),
    [
        ("en-GB", "toc", Said("On this page", "en-GB")),
        ("cy", "toc", Said("Cynnwys tudalen", "cy")),
        ("cy-GB", "skip", Said("Neidio i'r cynnwys", "cy-GB")),
        ("pt-BR", "copy", Said("Copiar para área de transferência", "pt-BR")),
        ("ar", "minute", Said("قراءة لمدة دقيقة", "ar")),
        ("cy", "answer", Said("Answer", "en")),
        ("cy", "by", Said("By", "en")),
        ("gd", "toc", Said("On this page", "en")),
    ],
)
def test_a_word_is_said_in_its_language_or_in_english(
    words: Callable[[str], Words], language: str, word: str, said: Said
) -> None:
    """Material's word of the nearest language is taken; else it is ours, which is English and says so."""
    assert words(language)[word] == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en-US", Said("14 November 2018", "en-US")),
        ("cy", Said("14 Tachwedd 2018", "cy")),
        ("he", Said("14 בנובמבר 2018", "he")),
        ("tlh", Said("14 November 2018", "en")),
    ],
)
def test_a_day_is_said_in_its_language_or_in_english(words: Callable[[str], Words], language: str, said: Said) -> None:
    """A day reads as the language writes it; where nobody knows how, it is English and says so."""
    assert words(language).day(_DAY) == said


def test_a_theme_without_translations_leaves_english() -> None:
    """Where the theme has no words of any language, all are English."""
    assert vocabulary(Environment(loader=DictLoader({})))("cy")["toc"] == Said("On this page", "en")


@pytest.mark.parametrize(
    ("language", "around", "marks"),
    [
        ("cy", "cy", ""),
        ("en", "en-GB", ""),
        ("cy", "en-GB", ' lang="cy"'),
        ("ar", "en-GB", ' lang="ar" dir="rtl"'),
        ("en-GB", "ar", ' lang="en-GB" dir="ltr"'),
        ("fa", "ar", ' lang="fa"'),
    ],
)
def test_only_what_changes_is_marked(language: str, around: str, marks: str) -> None:
    """An element carries a language where it is not that around it, and a direction where that turns."""
    assert tongue(language, around) == marks


@pytest.mark.parametrize("language", TONGUES)
def test_every_text_of_a_page_is_in_the_language_it_says(tongues: Built, language: str) -> None:
    """On a page in another language the post's own texts carry that language and direction, and the site's its own."""
    title, note, first, second = TONGUES[language]
    page = tongues[f"blogs/in-{language}/"]
    turned = "rtl" if language in {"ar", "he", "fa"} else ""
    assert (page.one("html")["lang"], page.one("html").get("dir")) == (language, turned)
    told = _tongues(page)
    for text in (title, note, first, second):
        assert {told[place] for place in told if place[1] == text} == {(language, turned)}
    for text in ("Blogs of ours", "Rare birds", "Before you read", "Published", "Take part", "Get help"):
        assert {told[place] for place in told if place[1] == text} == {("en-GB", "ltr" if turned else "")}, text


def test_a_welsh_page_has_welsh_words(tongues: Built) -> None:
    """On a Welsh page what Material has in Welsh is Welsh, with Welsh days, and marked so."""
    told = _tongues(tongues["blogs/in-cy/"])
    for text in (
        "Neidio i'r cynnwys",
        "Cynnwys tudalen",
        "Diweddariad olaf",
        "1 munud i'w ddarllen",
        "1 Rhagfyr 2019",
        "29 Chwefror 2020",
        "Dolenni cysylltiedig",
        "Nesaf",
        "Copïo i'r clipfwrdd",
    ):
        assert [told[place] for place in told if place[1] == text] == [("cy", "")], text


def test_a_language_that_nobody_translated_has_english_words_that_say_so(tongues: Built) -> None:
    """On a page in a language that Material lacks, the site's words are English, and marked as English."""
    told = _tongues(tongues["blogs/in-gd/"])
    for text in ("Skip to the main text", "On this page"):
        assert [told[place][0] for place in told if place[1] == text] == ["en"], text
    assert ("gd", "") in [told[place] for place in told if place[1] == "5mh dhen Dùbhlachd 2019"]


def test_a_site_in_another_language_has_its_words(tmp_path: Path) -> None:
    """Where the site itself is Welsh, every page has Welsh words and days, and an English post is marked."""
    folder = write_sample(tmp_path / "welsh")
    write(folder, {"mkdocs.yml": CONFIG.replace("licence:", "language: cy\n      licence:")})
    english = "---\ntitle: In English\ndate: 2019-05-05\nauthors: [ben]\nthemes: [rare]\nlanguage: en\n---\nHello.\n"
    write(folder, {"blogs/2019/english.md": english})
    site = Built(folder / "site", build(folder, "mkdocs", "build", "--strict", day=TODAY))
    page = site["blogs/question/"]
    assert page.one("html")["lang"] == "cy"
    assert page.one("a", class_="skip").text == "Neidio i'r cynnwys"
    assert "1 Gorffennaf 2019" in page.text
    assert page.all("nav")[0]["aria-label"] == "Llywio"
    assert "Blaenorol" in site.main("blogs/page/2/").links
    english_page = site["blogs/english/"]
    assert english_page.one("html")["lang"] == "en"
    assert english_page.one("footer", class_="foot")["lang"] == "cy"


def _tongues(page: Element) -> dict[tuple[int, str], tuple[str, str]]:
    """By place and text, each text of a page with its language and direction; hidden templates, too."""
    found: dict[tuple[int, str], tuple[str, str]] = {}

    def visit(element: Element, language: str, direction: str) -> None:
        language, direction = element.get("lang") or language, element.get("dir") or direction
        for child in element.children:
            if isinstance(child, Element):
                visit(child, language, direction)
            elif child.strip():
                found[len(found), " ".join(child.split())] = language, direction

    visit(page.one("html").one("body"), page.one("html")["lang"], page.one("html").get("dir"))
    return found
