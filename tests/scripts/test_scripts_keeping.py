"""What is kept of packs between commands: all while nothing has changed, else only what was just made."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.consent.planting import WORDS, plant, planted_consent, things_in
from tests.sites import Site, consent

pytestmark = pytest.mark.usefixtures("dumped")


@pytest.fixture
def built(site: Site) -> Site:
    """A site whose testimony, with a picture, is in its theme's pack, built."""
    site.configure(plugin={"theme_packs": ["standard", "text"]})
    site.picture("testimonies/2023/saltmarsh7x.png", 7001)
    plant(site, image={"src": "saltmarsh7x.png", "alt": "A cup"})
    site.picture("testimonies/2023/cowslip4q.png", 7002)
    site.picture("testimonies/2023/marigold9z.png", 7003)
    assert site.scf("build").code == 0
    assert {"body", "picture"} <= _kept_words(site)
    return site


def _kept(site: Site) -> dict[str, int]:
    """Every kept file of packs, with the moment at which it was written."""
    found = (path for name in ("packs", "editions") for path in (site.root / ".cache" / name).rglob("*"))
    return {path.relative_to(site.root).as_posix(): path.stat().st_mtime_ns for path in found if path.is_file()}


def _kept_words(site: Site) -> set[str]:
    """What is planted and found in kept files of packs."""
    return set[str]().union(*(things_in(site.root / path, path) for path in _kept(site)))


def _spoons(site: Site, *more: str) -> None:
    """A pack of blogs alone."""
    made = site.scf("pack", "--theme", "spoons", "--edition", "text", *more, "-o", f"{site.root}/own.txt")
    assert made.code == 0, made.told


def test_a_pack_made_on_the_spot_takes_nothing_from_the_next_build(built: Site) -> None:
    """While nothing has changed, a pack, and a question that nothing fits, leave all that a build keeps in place."""
    before = _kept(built)
    _spoons(built)
    assert built.scf("pack", "--until", "2000-01-01").code == 1
    assert before.items() <= _kept(built).items()
    assert built.scf("build").code == 0
    assert _kept(built) == before


@pytest.mark.parametrize(
    ("change", "gone"),
    [
        (lambda site: plant(site, consent=planted_consent("site")), "body"),
        (lambda site: plant(site, draft=True), "body"),
        (lambda site: (site.root / "testimonies/2023/kettle-at-dawn.md").unlink(), "body"),
        (lambda site: site.picture("testimonies/2023/saltmarsh7x.png", 8), "picture"),
    ],
    ids=["held back", "draft", "deleted", "another picture"],
)
def test_what_may_not_stay_goes_with_any_pack(built: Site, change: Callable[[Site], Path | None], gone: str) -> None:
    """After any change to the content, a pack of something else leaves nothing of what went."""
    change(built)
    (built.root / "testimonies/2023/kettle-at-dawn.easy.md").unlink()
    _spoons(built)
    assert gone not in _kept_words(built)
    assert _kept(built)


def test_a_consent_that_ends_takes_the_words_along(built: Site) -> None:
    """The day counts as a change: on the day after a consent's review, a pack of something else keeps no word."""
    _spoons(built, "--today", "2030-01-02")
    assert not _kept_words(built) & WORDS.keys()


def test_a_command_that_was_cut_off_hides_nothing(site: Site) -> None:
    """Words that came and went, with a command between that failed, are not taken for those that may stay."""
    site.testimony("later", f"{WORDS['body']} \U00013000.\n", consent=consent("pack"))
    file = site.root / "testimonies/2023/later.md"
    file.rename(site.root / "later")
    _spoons(site)
    (site.root / "later").rename(file)
    assert site.scf("pack", "--kind", "testimony", "-o", f"{site.root}/x.pdf").code == 1
    site.write(".cache/packs/0f.typ", WORDS["body"])  # what it had converted before it was cut off
    file.unlink()
    _spoons(site)
    assert not _kept_words(site)
