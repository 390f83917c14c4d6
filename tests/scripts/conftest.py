from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from socialcarefuture.packs import MAKERS
from socialcarefuture.packs.material import Material, Tell

from tests.sites import Site, new_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with three posts of two kinds and a pack."""
    return small_site(tmp_path / "own")


def small_site(root: Path) -> Site:
    """Write a site with three posts of two kinds and a pack."""
    site = new_site(root)
    site.picture("blogs/2023/cup.png")
    site.blog("first", "See [the second](second.md) and ![a cup](cup.png).\n", date="2023-01-01")
    site.blog("second", "Words of the second.\n", date="2023-02-01", themes=["spoons"], places=["york"])
    site.testimony("told", "I was told.\n", date="2023-03-01")
    site.text(
        "docs/packs/walks.md",
        {"title": "Walks", "sections": [{"title": "All", "select": {"kinds": ["blogs"]}}]},
    )
    return site


def _dump(material: Material, target: Path, _tell: Tell) -> int:
    target.write_text(json.dumps(asdict(material.book), default=str, sort_keys=True), "utf-8")
    return 0


@pytest.fixture
def dumped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two editions: the standard one, and one named `text` that is the book itself, to be looked into."""
    for name in [name for name in MAKERS if name != "standard"]:
        monkeypatch.delitem(MAKERS, name)
    monkeypatch.setitem(MAKERS, "text", _dump)
