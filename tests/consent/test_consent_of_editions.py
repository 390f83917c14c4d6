"""A pack comes in many forms: each is looked into for what is planted, and none keeps what was taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from socialcarefuture.content import addresses
from socialcarefuture.packs import EDITIONS

from tests.consent.planting import PICTURES, WORDS, channel_of, is_edition, things_in, withdraw
from tests.sites import Site, new_site, painted

pytestmark = pytest.mark.xdist_group("consent")

NEVER = {"record", "picture's name", "name in body", "name in easy"}
EASY = {"easy", "alt in easy", "picture in easy"}
INSIDE = dict.fromkeys(EDITIONS, {*WORDS, *PICTURES} - NEVER - EASY)
"""What of the testimony each edition holds."""
INSIDE["easy-read"] = EASY | {"title", "voice", "note"}
INSIDE["text"] = INSIDE["text"] - {*PICTURES}


def _file(name: str) -> str:
    return addresses.edition("packs/chosen/", name, EDITIONS[name].suffix)


@pytest.mark.parametrize("name", EDITIONS)
def test_the_search_looks_into_every_edition(allowed: Site, name: str) -> None:
    """While packs may carry it, each edition has its words and pictures, and the search finds each of them there."""
    assert things_in(allowed.output / _file(name)) == INSIDE[name]


def test_no_file_of_a_pack_is_taken_for_a_page(allowed: Site) -> None:
    """Every edition on the site counts as a pack's file; pages, and what lies in `docs/`, do not."""
    found = {path.relative_to(allowed.output).as_posix() for path in allowed.output.rglob("*") if path.is_file()}
    assert {path for path in found if is_edition(path)} == {*map(_file, EDITIONS), "themes/kettles/kettles.pdf"}
    assert {channel_of(f"site/{_file(name)}") for name in EDITIONS} == {"pack"}


def test_smaller_pictures_and_covers_go_too(tmp_path: Path) -> None:
    """A picture that was made smaller for screens leaves the cache with the words that it belonged to."""
    site = new_site(tmp_path / "own")
    site.testimony("kettle-at-dawn", "![Large](large.png)\n", date="2023-05-01")
    site.testimony("bread", "![Small](small.png)\n", date="2023-02-01")
    site.picture("testimonies/2023/small.png")
    painted(2).resize((1300, 900)).save(site.root / "testimonies/2023/large.png")
    pack = ("pack", "--kind", "testimonies", "--edition", "html", "--edition", "epub", "-o", f"{tmp_path}/made/")
    assert site.scf(*pack).code == 0
    kept = {path.name for path in (site.root / ".cache/packs").glob("*.png")}
    assert [name for name in kept if name.endswith("-1000.png")]
    withdraw(site, easy=True)
    assert site.scf(*pack).code == 0
    left = {path.name for path in (site.root / ".cache/packs").glob("*.png")}
    assert len(left) == 1
    assert left < kept
