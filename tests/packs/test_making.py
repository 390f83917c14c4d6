"""From a book to a file: the same bytes, nothing half written, nothing left behind."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image
from socialcarefuture.packs import Book, Chapter, Made, PackError, Section, make, printing, prune, typesetting

from tests.packs.sample import TODAY, make_pdf


def changed(book: Book, number: int, **fields: object) -> Book:
    """The book with one chapter of its first section changed."""
    chapters = list(book.sections[0].chapters)
    chapters[number] = replace(chapters[number], **fields)  # type: ignore[arg-type]
    return replace(book, sections=(replace(book.sections[0], chapters=tuple(chapters)), *book.sections[1:]))


@pytest.fixture
def small() -> Book:
    """Two short chapters."""
    chapters = tuple(
        Chapter(
            key=f"blogs/{name}",
            path=f"blogs/{name}.md",
            title=name,
            html=f"<p>{name}</p>",
            url=f"https://e.org/{name}/",
        )
        for name in ("one", "two")
    )
    return Book("Small", (Section("Blogs", chapters),), "Site", "https://e.org/", path="docs/packs/small.md")


def test_same_bytes(book: Book, edition: Made, tmp_path: Path) -> None:
    """The same book and the same today give the same bytes, in another folder with an empty cache too."""
    again = make_pdf(book, tmp_path / "other.pdf", cache=tmp_path / "cache", today=TODAY)
    assert again.path.read_bytes() == edition.path.read_bytes()
    assert (again.pages, again.size) == (edition.pages, edition.path.stat().st_size)


def test_another_day_is_another_file(small: Book, tmp_path: Path) -> None:
    """The day that it is made is told in the file."""
    target = tmp_path / "small.pdf"
    make_pdf(small, target, cache=tmp_path, today=TODAY)
    before = target.read_bytes()
    make_pdf(small, target, cache=tmp_path, today=TODAY + timedelta(days=1))
    assert target.read_bytes() != before


def test_only_what_changed_is_converted(small: Book, tmp_path: Path) -> None:
    """The first time every chapter is converted, then only one whose text is another."""
    target = tmp_path / "small.pdf"
    assert make_pdf(small, target, cache=tmp_path, today=TODAY).converted == 2
    assert make_pdf(small, target, cache=tmp_path, today=TODAY).converted == 0
    other = changed(small, 1, html="<p>three</p>")
    assert make_pdf(other, target, cache=tmp_path, today=TODAY).converted == 1
    retitled = changed(other, 1, title="Another title")
    assert make_pdf(retitled, target, cache=tmp_path, today=TODAY).converted == 0


def test_unchanged_pack_is_not_set_again(small: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pack that is there already and would be the same is left alone; one that somebody changed is not."""
    target = tmp_path / "small.pdf"
    first = make_pdf(small, target, cache=tmp_path, today=TODAY)
    with monkeypatch.context() as patch:
        patch.setattr(printing, "typeset", None)
        assert make_pdf(small, target, cache=tmp_path, today=TODAY).pages == first.pages
    target.write_bytes(b"spoilt")
    make_pdf(small, target, cache=tmp_path, today=TODAY)
    assert target.stat().st_size == first.size


def test_cache_holds_nothing_else(small: Book, tmp_path: Path) -> None:
    """A post that the pack may no longer carry leaves nothing in the cache."""
    target = tmp_path / "small.pdf"
    before = make_pdf(small, target, cache=tmp_path, today=TODAY)
    one = replace(small, sections=(Section("Blogs", small.sections[0].chapters[:1]),))
    after = make_pdf(one, target, cache=tmp_path, today=TODAY)
    prune(tmp_path, [after])
    left = {path.name for path in (tmp_path / "packs").iterdir()}
    assert left == after.kept
    assert before.kept - after.kept
    chapters = (path for path in (tmp_path / "packs").glob("*.typ") if path.name not in typesetting.template_names())
    assert not [path for path in chapters if "two" in path.read_text("utf-8")]


def test_cache_holds_no_picture_that_is_gone(small: Book, tmp_path: Path) -> None:
    """A picture's smaller copy for screens is kept as long as the picture is, and goes with it."""
    Image.linear_gradient("L").resize((1600, 1200)).save(tmp_path / "large.png")
    shown = changed(small, 1, html=f'<p><img src="{tmp_path}/large.png" alt="A sky"></p>')
    for book, count in ((shown, 2), (small, 0)):
        made = make(book, {"html": tmp_path / "small.html"}, cache=tmp_path, today=TODAY)
        prune(tmp_path, made.values())
        assert len(list((tmp_path / "packs").glob("*.png"))) == count


def test_a_failure_leaves_the_old_pack(small: Book, tmp_path: Path) -> None:
    """Where a pack cannot be made, the one before it stays, and no half of a file lies beside it."""
    target = tmp_path / "out" / "small.pdf"
    make_pdf(small, target, cache=tmp_path, today=TODAY)
    before = target.read_bytes()
    with pytest.raises(PackError):
        make_pdf(changed(small, 0, html="<p>க</p>"), target, cache=tmp_path, today=TODAY)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["small.pdf"]


def test_a_fault_of_the_template_is_told(small: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Typst says becomes a problem too, with no half of a file left."""
    templates = tmp_path / "typst"
    shutil.copytree(typesetting.TEMPLATES, templates)
    (templates / "cover.typ").write_text('#let cover = text(font: "No Such Face")[x]\n#let (drop, ripples) = (0, 0)')
    monkeypatch.setattr(typesetting, "TEMPLATES", templates)
    with pytest.raises(PackError, match="unknown font family"):
        make_pdf(small, tmp_path / "out" / "small.pdf", cache=tmp_path, today=TODAY)
    assert list((tmp_path / "out").iterdir()) == []


def test_a_chapter_twice(small: Book, tmp_path: Path) -> None:
    """A post that two sections hold is told, by its title."""
    twice = replace(small, sections=(*small.sections, *small.sections))
    with pytest.raises(PackError) as caught:
        make_pdf(twice, tmp_path / "x.pdf", cache=tmp_path, today=TODAY)
    assert [problem.code for problem in caught.value.problems] == ["twice-in-pack", "twice-in-pack"]
    assert '"one" is in the pack 2 times' in str(caught.value)


def test_a_link_out_of_the_book(small: Book, tmp_path: Path) -> None:
    """A page reference to a post that is not in the pack is told, with the line that the link is in."""
    file = tmp_path / "one.md"
    file.write_text("---\ntitle: one\n---\nSee [it](../three.md).\n")
    lost = changed(small, 0, html='<p>See <a href="doc:blogs/three#x">it</a>.</p>', file=file)
    with pytest.raises(PackError, match=r"blogs/one\.md:4:13: error: a link leads to \"blogs/three\""):
        make_pdf(lost, tmp_path / "x.pdf", cache=tmp_path, today=TODAY)


def test_an_empty_book(tmp_path: Path) -> None:
    """A pack all of whose posts are held back is still a book."""
    empty = Book("Nothing yet", (Section("Blogs", ()),), "Site", "https://e.org/", date=date(2020, 1, 1))
    assert make_pdf(empty, tmp_path / "x.pdf", cache=tmp_path, today=TODAY).pages == 4


def test_progress(small: Book, tmp_path: Path) -> None:
    """Whoever waits is told how far it is."""
    told: list[tuple[str, int, int]] = []
    make_pdf(small, tmp_path / "x.pdf", cache=tmp_path, today=TODAY, progress=lambda *step: told.append(step))
    assert told[:2] == [("Chapters", 1, 2), ("Chapters", 2, 2)]
    assert told[-1] == ("PDF", 1, 1)


def test_every_script_runs_right_to_left(small: Book, tmp_path: Path) -> None:
    """A chapter in Hebrew is set from the right."""
    hebrew = changed(small, 0, html="<p>שלום עולם</p>", language="he", title="שלום")
    assert make_pdf(hebrew, tmp_path / "x.pdf", cache=tmp_path, today=TODAY).pages
