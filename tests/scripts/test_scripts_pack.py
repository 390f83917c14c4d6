"""`scf pack`: a pack from its manifest, or from a question asked on the spot."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.consent.planting import pdf_text
from tests.sites import Site, consent, run, snapshot


def _words(file: Path) -> str:
    return " ".join(pdf_text(file).split())


def test_pack_by_its_name(site: Site) -> None:
    """`scf pack NAME` writes that manifest's pack into one's own folder, and says how long and big it is."""
    made = run("pack", "walks", "-f", site.config, "--today", "2024-06-01", cwd=site.root)
    assert (made.code, made.err) == (0, "")
    assert re.fullmatch(r"walks\.pdf: PDF, \d+ pages, \d+ kB\.\n", made.out)
    assert "Words of the second." in _words(site.root / "walks.pdf")


@pytest.mark.parametrize("name", ["walks.md", "docs/packs/walks.md", "./docs/packs/walks.md"])
def test_pack_by_its_file(site: Site, name: str) -> None:
    """The file of a manifest, as a shell completes it, names its pack too."""
    made = site.scf("pack", name, "--edition", "text", "-o", str(site.root / "own.txt"))
    assert made.code == 0, made.told
    assert (site.root / "own.txt").read_text("utf-8").startswith("Walks\n")


def test_named_pack_is_the_build_s_own(site: Site) -> None:
    """A pack by its name has the very bytes of the one that a build makes."""
    site.scf("build")
    site.scf("pack", "walks", "-o", str(site.root / "own.pdf"))
    assert (site.root / "own.pdf").read_bytes() == (site.output / "packs/walks/walks.pdf").read_bytes()


@pytest.mark.parametrize(
    ("asked", "inside", "outside"),
    [
        (("--theme", "spoons"), "Words of the second.", "I was told."),
        (("--theme", "Spoons"), "Words of the second.", "I was told."),
        (("--theme", "Tea things"), "I was told.", "Words of the second."),
        (("--place", "York"), "Words of the second.", "I was told."),
        (("--person", "Ada"), "Words of the second.", "I was told."),
        (("--kind", "testimonies"), "I was told.", "Words of the second."),
        (("--kind", "testimony"), "I was told.", "Words of the second."),
        (("--since", "2023-03-01"), "I was told.", "Words of the second."),
        (("--until", "2023-02-28"), "Words of the second.", "I was told."),
        (("--kind", "blog", "--since", "2023-01-15"), "Words of the second.", "See the second"),
    ],
)
def test_pack_of_a_question(site: Site, asked: tuple[str, ...], inside: str, outside: str) -> None:
    """A pack without a name holds the posts that fit every part of the question, in the words people use."""
    file = site.root / "own.pdf"
    made = site.scf("pack", *asked, "-o", str(file))
    assert made.code == 0, made.told
    assert inside in _words(file)
    assert outside not in _words(file)


def test_title_stands_on_the_cover(site: Site) -> None:
    """`--title` names a pack of a question; without it, the pack is named after what was asked."""
    site.scf("pack", "--theme", "spoons", "-o", str(site.root / "one.pdf"))
    site.scf("pack", "--theme", "spoons", "--title", "Silver and wood", "-o", str(site.root / "two.pdf"))
    assert _words(site.root / "one.pdf").startswith("Spoons")
    assert _words(site.root / "two.pdf").startswith("Silver and wood")


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (("walk",), ('There is no pack "walk"', 'Did you mean "walks"?')),
        (("zzz",), ('There is no pack "zzz"', "Saved packs: walks.")),
        (("../../secret",), ("There is no pack",)),
        (("--theme", "spoon"), ('theme "spoon"', 'Did you mean "Spoons"?')),
        (("--person", "adda"), ('person "adda"', 'Did you mean "Ada"?')),
        (("--place", "yrok"), ('place "yrok"',)),
        (("--kind", "blgo"), ('"blgo"',)),
        (("--theme", "spoon", "--kind", "blgo"), ('theme "spoon"', '"blgo"')),
        (("--theme", ""), ("Error",)),
        (("walks", "--theme", "spoons"), ("either the name of a pack, or which posts",)),
        ((), ("either the name of a pack, or which posts", "Saved packs: walks.")),
        (("--title", "Only a title"), ("either the name of a pack, or which posts",)),
        (("--since", "soon"), ("is not a day",)),
        (("--since", "2023-06-01", "--until", "2023-01-01"), ("2023-06-01", "2023-01-01")),
    ],
)
def test_what_cannot_be_asked_is_told(site: Site, asked: tuple[str, ...], words: tuple[str, ...]) -> None:
    """A name or a question that means nothing is told with the nearest that does, and nothing is written."""
    before = snapshot(site.root)
    made = site.scf("pack", *asked, "-o", str(site.root / "own.pdf"))
    assert made.code == 2, made.told
    for word in words:
        assert word in made.err
    left = {path: digest for path, digest in snapshot(site.root).items() if not path.startswith(".cache/")}
    assert left == before


@pytest.mark.parametrize("asked", [("--since", "2024-01-01"), ("--until", "2000-01-01"), ("--person", "ben")])
def test_empty_selection_is_told(site: Site, asked: tuple[str, ...]) -> None:
    """A question that no post fits is told; no empty book is made, and one that was there stays."""
    site.write("own.pdf", "what was there")
    made = site.scf("pack", *asked, "-o", str(site.root / "own.pdf"))
    assert made.code == 1
    assert "Nothing to print" in made.err
    assert (site.root / "own.pdf").read_text() == "what was there"


def test_left_out_is_counted_and_not_named(site: Site) -> None:
    """What consent keeps out of a pack is counted in a sentence that names nobody."""
    site.testimony("quiet", title="Quibblethorn", voice="Osprenella", consent=consent("site"))
    made = site.scf("pack", "--kind", "testimonies", "-o", str(site.root / "own.pdf"))
    assert made.code == 0
    assert "1 post left out: consent does not cover packs." in made.out
    assert not re.search("Quibblethorn|Osprenella|quiet", made.told + _words(site.root / "own.pdf"))


def test_folder_that_is_not_there_is_made(site: Site) -> None:
    """`-o` may name a folder that does not exist yet."""
    file = site.root / "a/new/folder/own.pdf"
    assert site.scf("pack", "walks", "-o", str(file)).code == 0
    assert file.read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("place", ["mkdocs.yml/own.pdf", "mkdocs.yml/deeper/own.pdf"])
def test_place_that_cannot_be_is_told(site: Site, place: str) -> None:
    """`-o` into what is no folder is told in a sentence."""
    made = site.scf("pack", "walks", "-o", str(site.root / place))
    assert made.code == 1
    assert "cannot be written" in made.err


def test_a_name_that_is_too_long_is_told(site: Site) -> None:
    """A file's name that no disk takes is told in a sentence; one made of a long title is cut."""
    made = site.scf("pack", "walks", "--edition", "text", "-o", str(site.root / f"{'x' * 300}.txt"))
    assert made.code == 1
    assert "cannot be written: File name too long" in made.err
    titled = ("--title", "tea " * 70, "--edition", "text", "-o", f"{site.root}/titled/")
    assert site.scf("pack", "--theme", "spoons", *titled).code == 0
    [file] = (site.root / "titled").iterdir()
    assert len(file.name) < 100


def test_folder_that_takes_no_files_is_told(site: Site) -> None:
    """`-o` into a folder that takes no files, whoever asks, is told in a sentence."""
    made = site.scf("pack", "walks", "-o", "/proc/own.pdf")
    assert made.code == 1
    assert "cannot be written" in made.err


def test_broken_receipt_is_no_matter(site: Site) -> None:
    """What was noted of a pack before can be damaged: the pack is set anew."""
    file = site.root / "own.pdf"
    site.scf("pack", "walks", "-o", str(file))
    before = file.read_bytes()
    for receipt in (site.root / ".cache/packs").glob("*.json"):
        receipt.write_bytes(b"{")
    made = site.scf("pack", "walks", "-o", str(file))
    assert made.code == 0, made.told
    assert file.read_bytes() == before
