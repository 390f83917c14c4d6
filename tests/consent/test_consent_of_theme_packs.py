"""A theme's ready pack, and the page to make a pack on, hold a testimony only while its consent covers packs."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.consent.planting import ADDRESS, WORDS, plant, planted_consent, planted_site, traces, withdraw
from tests.sites import Site

pytestmark = pytest.mark.xdist_group("consent")

_THEME = "themes/kettles/kettles.pdf"
_MAKE = "site/packs/make/index.html"


def _holding(site: Site, *files: str) -> set[str]:
    """What is planted and found in these files."""
    return {name for name, paths in traces(site.root).items() if paths & set(files)}


def test_what_may_be_printed_is_in_the_pack_of_its_theme(allowed: Site) -> None:
    """While packs may carry it, its words and pictures are in its theme's pack, and the page to choose on names it."""
    printed = _holding(allowed, f"site/{_THEME}")
    assert {"title", "voice", "body", "note", "caption", "picture", "picture in body"} <= printed
    assert _holding(allowed, f".cache/editions/{_THEME}") == printed
    assert {"title", "voice", "note"} <= _holding(allowed, _MAKE)
    assert "record" not in _holding(allowed, _MAKE, f"site/{_THEME}")


@pytest.mark.parametrize("channels", [("site", "feeds", "social"), ("pack",), ()], ids=["no packs", "packs", "none"])
def test_the_page_to_choose_on_names_only_what_site_and_packs_carry(tmp_path: Path, channels: tuple[str, ...]) -> None:
    """A testimony that packs may not carry, or that the site may not, is not on the page to make a pack on."""
    site = planted_site(tmp_path / "own")
    plant(site, consent={**planted_consent(), "channels": list(channels)})
    built = site.scf("build")
    assert built.code == 0, built.told
    assert _holding(site, _MAKE) == set()
    assert ADDRESS not in site.page("packs/make/")
    assert "Bread" in site.page("packs/make/")
    printed = _holding(site, f"site/{_THEME}", f".cache/editions/{_THEME}")
    assert ("body" in printed) == ("pack" in channels)
    assert printed if "pack" in channels else not printed


def test_words_taken_back_leave_the_pack_of_their_theme(allowed: Site, tmp_path: Path) -> None:
    """After a withdrawal the theme's pack is made anew without them, on the site and in the cache."""
    site = allowed.copied(tmp_path / "own")
    withdraw(site)
    built = site.scf("build")
    assert built.code == 0, built.told
    assert (site.output / _THEME).is_file()
    assert _holding(site, f"site/{_THEME}", f".cache/editions/{_THEME}", _MAKE) == set()
    assert WORDS["title"] not in site.page("packs/make/")
