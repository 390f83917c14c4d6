"""HTML -> Typst."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from html import escape
from pathlib import Path

import pypdfium2
import pytest
import yaml
from socialcarefuture.packs import Book, PackError, conversion
from socialcarefuture.packs.conversion import Source, convert
from socialcarefuture.packs.markup import prepared
from socialcarefuture.packs.pictures import Picture

from tests.packs.sample import TODAY, make_pdf

CASES = yaml.safe_load((Path(__file__).parent / "golden" / "conversion.yaml").read_text("utf-8"))
PICTURES = {"p": Picture("p.jpg", 100, 50)}


def sources() -> list[Source]:
    """Every golden case as a chapter of its own."""
    return [Source("blogs/a", f"{case['case']}.md", prepared(case["html"], PICTURES), 3) for case in CASES]


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of them, converted by one process."""
    folder = tmp_path_factory.mktemp("converted")
    assert convert(sources(), folder) == len(CASES)
    return folder


@pytest.mark.parametrize(
    ("case", "source"), list(zip(CASES, sources(), strict=True)), ids=[case["case"] for case in CASES]
)
def test_golden(case: dict[str, str], source: Source, converted: Path) -> None:
    """Each piece of HTML becomes the Typst beside it."""
    text, _, _ = (converted / source.name).read_text("utf-8").rpartition("\n// ")
    assert text.removeprefix('#import "elements.typ": *\n\n') == case["typst"]


def test_names_tell_what_is_in_them() -> None:
    """The same text in another place of the book, or of another level, is another file."""
    source = Source("blogs/a", "a.md", "<p>x</p>", 3)
    names = {source.name, replace(source, key="b").name, replace(source, level=2).name, replace(source, html="").name}
    assert len(names) == 4
    assert replace(source, path="other.md").name == source.name


def test_what_pandoc_cannot_read_names_the_post(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the conversion fails, the post is named and nothing is kept of it."""
    scripts = tmp_path / "lua"
    scripts.mkdir()
    (scripts / "convert.lua").write_text("error('no such thing')")
    monkeypatch.setattr(conversion, "_SCRIPTS", scripts)
    with pytest.raises(PackError, match=r"blogs/a\.md: error: pandoc could not convert this text.*no such thing"):
        convert([Source("blogs/a", "blogs/a.md", "<p>never converted before</p>", 3)], tmp_path)
    assert not list(tmp_path.glob("*.typ*"))


def test_any_text_is_printed_as_it_is(book: Book, tmp_path: Path) -> None:
    """Signs that mean something to Typst or pandoc, in any order, are printed one by one."""
    pick = random.Random(7)
    pieces = [*r"#$*_`<>@~[]{}\/=+-:;.,&|%^!()ab  ", *["1.", "//", "/*", "*/", "http://x", "#let", "\\u{41}"]]
    lines = [" ".join("".join(pick.choices(pieces, k=14)).split()) + "." for _ in range(150)]
    chapter = replace(
        book.sections[0].chapters[1],
        html="".join(f"<p>{escape(line)}<br>{escape(line)}</p><ul><li>{escape(line)}</li></ul>" for line in lines),
    )
    odd = replace(book, foreword="", sections=(replace(book.sections[0], chapters=(chapter,)),))
    made = make_pdf(odd, tmp_path / "x.pdf", cache=tmp_path, today=TODAY)
    document = pypdfium2.PdfDocument(made.path)
    text = "".join(re.sub(r"\d+$|\s", "", page.get_textpage().get_text_range()) for page in document)
    document.close()
    assert [line for line in lines if text.count(re.sub(r"\s", "", line.replace("...", "…"))) < 2] == []
