"""Each text is rendered once, kept while it does not change, and only where some channel may carry it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from markdown import Markdown
from socialcarefuture.rendering import Rendered, prepare
from socialcarefuture.rendering.markup import Renderer

from tests.sites import Site, consent

KEPT = ".cache/rendered.jsonl"
"""Where rendered texts are kept between builds."""


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that were rendered, in order, from now on."""
    rendered: list[str] = []
    original = Renderer.render

    def counted(self: Renderer, text: str) -> Rendered:
        rendered.append(text)
        return original(self, text)

    monkeypatch.setattr(Renderer, "render", counted)
    return rendered


@pytest.fixture
def filled(site: Site) -> Site:
    """A site with a few posts, a companion and a pack, each text unlike the others."""
    for number in range(5):
        site.blog(f"walk-{number}", f"Walk {number}.\n")
    site.text("blogs/2023/walk-1.easy.md", {"easy_read_by": "Ada"}, "An easy walk.\n")
    site.testimony("told", "I was told.\n")
    site.text(
        "docs/packs/all.md",
        {"title": "All", "sections": [{"title": "A", "select": {"kinds": ["blogs"]}}]},
        "Foreword.\n",
    )
    return site


def test_build_renders_each_text_once(
    filled: Site, calls: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A whole build, with pack, pages and feeds, renders each text exactly once, and MkDocs none."""
    converted: list[str] = []
    original = Markdown.convert

    def noted(self: Markdown, text: str) -> str:
        converted.append(text)
        return original(self, text)

    monkeypatch.setattr(Markdown, "convert", noted)
    assert filled.scf("build").code == 0
    bodies = [document.body for document in filled.manuscript().library.documents]
    assert sorted(calls) == sorted(bodies)
    assert sorted(converted) == sorted(bodies)


def test_next_build_renders_nothing(filled: Site, calls: list[str]) -> None:
    """A build of what did not change renders nothing at all, and neither do feeds and check after it."""
    filled.scf("build")
    calls.clear()
    built = filled.scf("build")
    filled.scf("feeds")
    filled.scf("check")
    assert calls == []
    assert ", 0 of them new," in built.out
    assert filled.manuscript().converted == 0


def test_one_edit_renders_one_text(filled: Site, calls: list[str]) -> None:
    """After one text was edited, that one is rendered and no other."""
    filled.scf("build")
    calls.clear()
    filled.blog("walk-3", "Walk three, told anew.\n")
    assert filled.manuscript().converted == 1
    assert calls == ["Walk three, told anew.\n"]


def test_front_matter_alone_renders_nothing(filled: Site, calls: list[str]) -> None:
    """A new title, or a new name of the file, leaves the text as it was rendered."""
    filled.scf("build")
    calls.clear()
    filled.blog("walk-3", "Walk 3.\n", title="Another title")
    (filled.root / "blogs/2023/walk-4.md").rename(filled.root / "blogs/2023/walk-9.md")
    assert filled.manuscript().converted == 0
    assert calls == []


def test_other_markdown_settings_render_anew(filled: Site) -> None:
    """When the dialect changes in `mkdocs.yml`, every text is rendered anew."""
    texts = filled.manuscript().converted
    filled.configure(markdown_extensions=["footnotes"])
    assert filled.manuscript().converted == texts


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"html": 1}', b"null", b"\xff\xfe"])
def test_damaged_keeping_is_rendered_anew(filled: Site, damage: bytes) -> None:
    """What was kept and is damaged is as good as none, and is mended."""
    before = filled.manuscript()
    file = filled.root / KEPT
    keys = [line.partition(b" ")[0] for line in file.read_bytes().splitlines()]
    file.write_bytes(b"".join(b"%s %s\n" % (key, damage) for key in keys))
    again = filled.manuscript()
    assert again.converted == before.converted
    assert again.rendered == before.rendered
    assert filled.manuscript().converted == 0


def test_kept_is_what_was_rendered(filled: Site) -> None:
    """What comes back from the store equals what was put there, headings and anchors too."""
    filled.blog(
        "walk-3",
        "# Title\n\n## One *two*\n\n### Three {#own}\n\n[a](walk-1.md) ![c](cup.png)[^1]\n\n[^1]: Note.\n",
    )
    first = filled.manuscript()
    second = filled.manuscript()
    assert second.converted == 0
    assert second.rendered == first.rendered


def test_processes_and_one_process_give_the_same(site: Site, tmp_path: Path) -> None:
    """Texts rendered by several processes are those that one process renders, each with its own text."""
    for number in range(90):
        site.blog(
            f"walk-{number:02}",
            f"# Walk {number}\n\n## Part {number}\n\nWords {number}.[^1]\n\n[^1]: Note {number}.\n",
        )
    told: list[tuple[int, int]] = []
    shared = prepare(site.settings(), progress=lambda done, total: told.append((done, total)))
    other = site.copied(tmp_path / "other")
    (other.root / KEPT).unlink()
    alone = prepare(other.settings(), alone=True)
    assert shared.converted == alone.converted == len(shared.library.documents)
    assert shared.rendered == alone.rendered
    assert "Words 42." in shared.rendered["blogs/2023/walk-42.md"].html
    assert told == [(number, shared.converted) for number in range(1, shared.converted + 1)]


@pytest.mark.parametrize(
    "held",
    [
        {"consent": {**consent(), "channels": []}},
        {"consent": consent(review="2024-01-01")},
        {"draft": True},
        {"date": "2030-01-01"},
    ],
)
def test_store_keeps_nothing_that_no_channel_may_carry(site: Site, held: dict[str, object]) -> None:
    """A text, or its Easy Read version, that no channel may carry today is not kept, though it was before."""

    def kept() -> str:
        lines = (site.root / KEPT).read_text(encoding="utf-8").splitlines()
        return " ".join(json.loads(line.partition(" ")[2])["html"] for line in lines)

    site.text("testimonies/2023/told.easy.md", {"easy_read_by": "Ada"}, "The candlebright kettle.\n")
    site.testimony("told", "The plumberrywick kettle.\n")
    site.manuscript()
    assert "plumberrywick" in kept()
    assert "candlebright" in kept()
    site.testimony("told", "The plumberrywick kettle.\n", **held)
    site.manuscript()
    assert "plumberrywick" not in kept()
    assert "candlebright" not in kept()


def test_store_keeps_nothing_of_a_text_that_is_gone(filled: Site) -> None:
    """When a text is deleted or changed, what was rendered of it before is deleted."""
    filled.manuscript()
    kept = set((filled.root / KEPT).read_bytes().splitlines())
    (filled.root / "blogs/2023/walk-4.md").unlink()
    filled.blog("walk-3", "Walk three, told anew.\n")
    filled.manuscript()
    left = set((filled.root / KEPT).read_bytes().splitlines())
    assert len(kept - left) == 2
    assert len(left - kept) == 1


def test_two_texts_with_the_same_words_are_each_there(site: Site) -> None:
    """Two texts that say the same are two pages; holding one back does not take the other's words."""
    site.blog("one", "The same words.\n")
    site.blog("two", "The same words.\n", draft=True)
    manuscript = site.manuscript()
    assert manuscript.rendered["blogs/2023/one.md"] == manuscript.rendered["blogs/2023/two.md"]
    assert site.manuscript().converted == 0
