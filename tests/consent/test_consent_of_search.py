"""What search finds is what the site carries, and nothing else: its files are packed, and are unpacked here."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests.consent.planting import ADDRESS, WORDS, plant, planted_consent, traces, withdraw
from tests.sites import Site

pytestmark = pytest.mark.xdist_group("consent")
_FIELDS: dict[str, dict[str, Any]] = {
    "a draft": {"draft": True},
    "one for a day to come": {"date": "2030-01-01", "consent": planted_consent(review="2031-01-01")},
    "one that feeds and packs carry": {"consent": planted_consent("feeds", "pack")},
    "one whose consent is due for review": {"consent": planted_consent(review="2024-05-31")},
}


def _searched(site: Site) -> dict[str, set[str]]:
    """The files of the index that each planted thing is found in."""
    return {
        name: {path for path in paths if path.startswith("site/pagefind/")} for name, paths in traces(site.root).items()
    }


def _found(site: Site) -> list[dict[str, Any]]:
    """What the index can answer with."""
    fragments = sorted((site.output / "pagefind/fragment").iterdir())
    return [json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd")) for file in fragments]


def test_what_the_site_carries_is_found(allowed: Site) -> None:
    """Title, voice, summary, note, headings and words of a post are in the index; nothing that a page does not say."""
    found = {name for name, paths in _searched(allowed).items() if paths}
    assert found == {"title", "voice", "summary", "note", "body", "heading", "footnote"}
    assert [one["url"] for one in _found(allowed) if WORDS["body"] in one["content"]] == [f"/{ADDRESS}"]


@pytest.mark.parametrize("fields", _FIELDS.values(), ids=_FIELDS)
def test_what_the_site_holds_back_is_not_found(allowed: Site, tmp_path: Path, fields: dict[str, Any]) -> None:
    """Built over a site that had it, the index has no word of a draft or of a post that is held back."""
    site = allowed.copied(tmp_path / "own")
    plant(site, **fields)
    built = site.scf("build", "--no-packs")
    assert built.code == 0, built.told
    assert not any(_searched(site).values())
    assert f"/{ADDRESS}" not in [one["url"] for one in _found(site)]


def test_what_was_taken_back_is_not_found(allowed: Site, tmp_path: Path) -> None:
    """Built over a site that had it, the index has no word of a post that was taken back, nor its page."""
    site = allowed.copied(tmp_path / "own")
    withdraw(site)
    built = site.scf("build", "--no-packs")
    assert built.code == 0, built.told
    assert not any(_searched(site).values())
    assert f"/{ADDRESS}" not in [one["url"] for one in _found(site)]
