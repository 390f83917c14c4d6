"""What went to print is on record, so that words that are taken back can be called back from paper."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hosted.runner import git
from tests.scripts.conftest import small_site
from tests.sites import Site

NEXT = """\
Collect these copies, or ask those who hold them to destroy them. Then print them anew, without it:
  scf pack stories --record
Once all copies of one are gone, delete its part of packs.lock.
"""


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site whose testimony went to print in a saved pack; a pack of blogs did too."""
    site = small_site(tmp_path / "own")
    select = {"title": "All", "select": {"kinds": ["testimonies", "blogs"]}}
    site.text("docs/packs/stories.md", {"title": "Our stories", "sections": [select]})
    for name in ("stories", "walks"):
        made = site.scf("pack", name, "--record", "-o", f"{site.root}/printed/")
        assert made.out.endswith("Noted in packs.lock. Commit it, so that it is known who has what.\n"), made.told
    return site


def record(site: Site) -> str:
    """The record as it stands."""
    return (site.root / "packs.lock").read_text("utf-8")


def test_a_print_is_noted_without_words(site: Site) -> None:
    """The record names texts by file and version: no title of theirs, no voice, no word."""
    assert 'pack = "stories"\ntitle = "Our stories"\ndate = 2024-06-01\neditions = ["standard"]\n' in record(site)
    version = git(site.root, "hash-object", "testimonies/2023/told.md")[:12]
    assert f'"testimonies/2023/told.md" = "{version}"\n' in record(site)
    assert not any(word in record(site) for word in ("I was told", "Nan", "Told", "Second"))


def test_recording_twice_changes_nothing(site: Site) -> None:
    """The same pack on the same day is one print, and it is said so; without --record nothing is noted."""
    before = record(site)
    again = site.scf("pack", "walks", "--record", "-o", f"{site.root}/printed/")
    assert again.out.endswith("packs.lock has this already.\n")
    assert site.scf("pack", "walks", "--without", "first", "-o", f"{site.root}/printed/").code == 0
    assert record(site) == before
    asked = site.scf("pack", "--kind", "blog", "--without", "second", "--record", "-o", f"{site.root}/printed/")
    assert asked.code == 0
    assert 'asked = "--kind blog --without blogs/2023/second.md"\n' in record(site)


def test_withdraw_says_which_prints_carry_it(site: Site) -> None:
    """Of a testimony that is taken back, the packs on paper are told, with what to do; of others not."""
    taken = site.scf("withdraw", "testimonies/told", "--yes")
    assert f'\nPrinted packs that carry it\n  - "Our stories", 2024-06-01: standard\n{NEXT}' in taken.out
    assert "Walks" not in taken.out
    assert site.scf("pack", "stories", "-o", f"{site.root}/printed/").code == 0
    unprinted = site.testimony("later", "Words.\n", date="2023-05-01")
    assert unprinted.exists()
    taken = site.scf("withdraw", "testimonies/later", "--yes")
    assert "\nNo printed pack that is noted in packs.lock carries it.\n" in taken.out


def test_how_to_print_a_pack_of_a_question_anew_is_told(site: Site) -> None:
    """A pack without a name is told by what was asked for; what somebody wrote into the record runs nothing."""
    asked = ("--theme", "Tea things", "--kind", "testimony")
    assert site.scf("pack", *asked, "--record", "-o", f"{site.root}/printed/").code == 0
    site.write("packs.lock", record(site).replace("--kind testimony", "--kind testimony; rm -rf ~"))
    taken = site.scf("withdraw", "testimonies/told", "--yes")
    assert "  scf pack stories --record\n" in taken.out
    assert "  scf pack --theme kettles --kind 'testimony;' rm -rf '~' --record\n" in taken.out


@pytest.mark.parametrize("way", ["alias", "git", "year"])
def test_a_post_that_was_renamed_is_found(site: Site, way: str) -> None:
    """A print from before a rename is found by an old address of the post, by Git's history, or in another year."""
    old = site.root / "testimonies/2023/told.md"
    new = site.root / ("testimonies/2024/told.md" if way == "year" else "testimonies/2023/retold.md")
    new.parent.mkdir(exist_ok=True)
    if way == "git":
        git(site.root, "init", "--quiet")
        git(site.root, "add", "--all")
        git(site.root, "commit", "--quiet", "-m", "One")
    text = old.read_text("utf-8")
    new.write_text(text.replace("---\n", "---\naliases: [told]\n", 1) if way == "alias" else text, "utf-8")
    old.unlink()
    if way == "git":
        git(site.root, "add", "--all")
        git(site.root, "commit", "--quiet", "-m", "Two")
    taken = site.scf("withdraw", new.relative_to(site.root).as_posix(), "--yes")
    assert '  - "Our stories", 2024-06-01: standard\n' in taken.out


def test_a_broken_record_is_told_and_stops_no_withdrawal(site: Site) -> None:
    """`check` and `--record` refuse a broken record by its line; words are taken back all the same."""
    site.write("packs.lock", record(site) + "<<<<<<< HEAD\n")
    line = record(site).count("\n")
    told = f"packs.lock:{line}: error: here two versions of this file were not put together [packs-lock]"
    checked = site.scf("check")
    assert checked.code == 1
    assert told in checked.out
    assert site.scf("build").code == 0
    before = record(site)
    made = site.scf("pack", "walks", "--record", "-o", f"{site.root}/new/")
    assert (made.code, made.err) == (1, "Error: packs.lock must be put right first. Nothing was changed.\n")
    assert told in made.out
    assert record(site) == before
    assert not (site.root / "new").exists()
    taken = site.scf("withdraw", "testimonies/told", "--yes")
    assert taken.code == 0
    assert "\npacks.lock cannot be read. Look in it yourself for packs that carry this text.\n" in taken.out
    assert told in taken.out
