"""Every PDF edition, read by a checker of PDF/UA-1 that is not ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import outloud
import pikepdf
import pytest
from socialcarefuture.packs import EDITIONS, MAKERS, Book, EasyRead, Made, make

from tests.packs.sample import TODAY
from tests.packs.test_pdf import elements

TYPESET = [name for name in MAKERS if EDITIONS[name].typeset]


def faults(path: Path) -> list[str]:
    """What the checker calls a fault against the standard; its guesses about running heads are left aside."""
    result = outloud.check(str(path), layers=["conformance"])
    assert not result.error
    return [f"page {one.page}: {one.message}" for one in result.findings if one.severity == "error"]


@pytest.fixture(scope="module")
def typeset(book: Book, garden: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made]:
    """The book in every edition that is a PDF, with an Easy Read version of its first chapter."""
    html = f'<p><img alt="A garden" src="{garden}"></p><p>A garden.</p><h2>Tea</h2><ul><li>Hot</li><li>Cold</li></ul>'
    easy = EasyRead("blogs/2018/first.easy.md", "Easy", html, "Ada", "A group", "https://example.org/easy/", "0123abcd")
    first, *others = book.sections[0].chapters
    section = replace(book.sections[0], chapters=(replace(first, easy_read=easy), *others))
    whole = replace(book, sections=(section, *book.sections[1:]))
    folder = tmp_path_factory.mktemp("typeset")
    return make(whole, {name: folder / f"{name}.pdf" for name in TYPESET}, cache=folder / "cache", today=TODAY)


@pytest.mark.parametrize("name", TYPESET)
def test_no_fault_is_found(typeset: dict[str, Made], name: str) -> None:
    """Structure, headings, tables, lists, figures, links, notes and fonts are as PDF/UA-1 wants them."""
    assert faults(typeset[name].path) == []


def test_a_fault_would_be_found(typeset: dict[str, Made], tmp_path: Path) -> None:
    """The checker sees it where a booklet's tags are led to the wrong words, or a heading loses its level."""
    with pikepdf.open(typeset["booklet"].path) as booklet:
        for node in elements(booklet.Root.StructTreeRoot):
            if node.S == "/H1":
                node.S = pikepdf.Name.H4
            for part in node.get("/K", []):
                if "/Stm" in part:
                    del part.Stm
        booklet.save(tmp_path / "spoilt.pdf")
    found = " ".join(faults(tmp_path / "spoilt.pdf"))
    assert "claimed by more than one structure element" in found
    assert "H4" in found
