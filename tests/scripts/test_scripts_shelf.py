"""Ready packs of themes: made where they are wanted, made again only where something changed, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from socialcarefuture.content.packs import EDITIONS as NAMES
from socialcarefuture.packs import EDITIONS

from tests.consent.planting import pdf_text
from tests.scripts.conftest import small_site
from tests.sites import Site, consent

_PACKS = {"themes/kettles/kettles.pdf", "themes/spoons/spoons.pdf"}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with posts of two themes, that wants a PDF of each."""
    site = small_site(tmp_path / "own")
    site.configure(plugin={"theme_packs": ["standard"]})
    return site


def _packs(folder: Path) -> dict[str, int]:
    """The packs of themes below a folder, and when each was written."""
    files = sorted(folder.rglob("themes/**/*.pdf"))
    return {file.relative_to(folder).as_posix(): file.stat().st_mtime_ns for file in files}


def test_a_theme_has_a_pack_of_its_posts_with_its_own_words(site: Site) -> None:
    """A theme's pack has the theme's introduction, and its posts by kind, oldest first; none of another theme."""
    site.blog("third", "Words of the third.\n", date="2022-01-01")
    site.testimony("quiet", "Quiet words.\n", consent=consent("site", "feeds"))
    built = site.scf("build")
    assert built.code == 0, built.told
    assert _packs(site.output).keys() == _PACKS
    text = pdf_text(site.output / "themes/kettles/kettles.pdf")
    order = [text.rindex(words) for words in ("About kettles", "Words of the third", "See the second", "I was told")]
    assert order == sorted(order)
    assert "Words of the second" not in text
    assert "Quiet words" not in text
    assert "1 post" in " ".join(text.split())  # is left out, and that is said
    assert "Packs of 2 themes: 2 files" in built.out


def test_a_changed_post_remakes_the_packs_of_its_themes_alone(site: Site) -> None:
    """A build of what did not change writes no pack; one changed post has only its own themes' packs made again."""
    assert site.scf("build").code == 0
    before = _packs(site.root / ".cache/editions")
    assert site.scf("build").code == 0
    assert _packs(site.root / ".cache/editions") == before
    site.blog("second", "Other words.\n", date="2023-02-01", themes=["spoons"], places=["york"])
    assert site.scf("build").code == 0
    after = _packs(site.root / ".cache/editions")
    assert {path for path in before if after[path] != before[path]} == {"themes/spoons/spoons.pdf"}
    assert "Other words" in pdf_text(site.output / "themes/spoons/spoons.pdf")


def test_a_theme_without_posts_for_packs_has_none_any_more(site: Site) -> None:
    """Where the last post of a theme is held back from packs, its pack is gone from the site and from the cache."""
    assert site.scf("build").code == 0
    site.blog("second", date="2023-02-01", themes=["spoons"], places=["york"], consent=consent("site"))
    assert site.scf("build").code == 0
    for folder in (site.output, site.root / ".cache/editions"):
        assert _packs(folder).keys() == _PACKS - {"themes/spoons/spoons.pdf"}
    assert "Take it with you" not in site.page("themes/spoons/")
    assert "Take it with you" in site.page("themes/kettles/")


@pytest.mark.parametrize("options", [{"theme_packs": []}, {}], ids=["none wanted", "no packs"])
def test_no_packs_of_themes_where_nobody_wants_them(site: Site, options: dict[str, list[str]]) -> None:
    """With `theme_packs: []`, and with `--no-packs`, no theme has a pack, and no page speaks of one."""
    if options:
        site.configure(plugin=options)
    assert site.scf("build", *([] if options else ["--no-packs"])).code == 0
    assert _packs(site.output) == {}
    assert "Take it with you" not in site.page("themes/kettles/")
    assert ".pdf" not in site.page("packs/make/")


def test_a_pack_of_a_theme_that_cannot_be_made_is_told_and_left_out(site: Site) -> None:
    """A letter that no font has is told once, with its post and line; the site and the other packs are made."""
    site.testimony("told", "A letter: \U0001d17f.\n", date="2023-03-01")
    built = site.scf("build")
    assert built.code == 0, built.told
    assert built.out.count("testimonies/2023/told.md") == 1
    assert 'No pack of the theme "Kettles"' in built.out
    assert _packs(site.output).keys() == {"themes/spoons/spoons.pdf"}
    assert "Take it with you" not in site.page("themes/kettles/")


def test_every_edition_has_one_name() -> None:
    """What settings may ask for is what packs can be made as, in the same order."""
    assert tuple(EDITIONS) == NAMES
