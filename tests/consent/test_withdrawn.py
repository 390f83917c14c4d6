"""The most-linked testimony of a site is taken back: a kind page stands there, and nothing else is left."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.consent.planting import (
    ADDRESS,
    ALIASES,
    LINK,
    PATH,
    found_in,
    pdf_text,
    plant,
    planted_consent,
    planted_site,
    things_in,
    traces,
    withdraw,
)
from tests.sites import URL, Outcome, Site, consent, snapshot

pytestmark = pytest.mark.xdist_group("consent")
KIND = "They have taken them back, and that is their right."


@dataclass(frozen=True)
class TakenBack:
    """A site that was built again after the testimony was withdrawn."""

    site: Site
    built: Outcome


@pytest.fixture(scope="module")
def taken(allowed: Site, tmp_path_factory: pytest.TempPathFactory) -> TakenBack:
    """Everything was allowed and built; then the words were taken back and the same folder built again."""
    site = allowed.copied(tmp_path_factory.mktemp("taken") / "own")
    withdraw(site)
    return TakenBack(site, site.scf("build"))


def test_withdrawing_never_stops_a_build(taken: TakenBack) -> None:
    """Words can be taken back with no other edit than to their own file."""
    assert taken.built.code == 0, taken.built.told


def test_nothing_is_left_of_it(taken: TakenBack) -> None:
    """No word and no picture of it is left in any built or kept file, while its pictures still lie there."""
    assert (taken.site.root / "testimonies/2023/saltmarsh7x.png").is_file()
    assert not any(found_in(taken.site).values()), traces(taken.site.root)
    assert not (taken.site.output / ADDRESS / "social.png").exists()


def test_no_picture_of_it_is_kept(taken: TakenBack, allowed: Site) -> None:
    """Of all pictures to be shared that were kept, its own is deleted."""
    kept, before = ({path.name for path in (site.root / ".cache/cards").iterdir()} for site in (taken.site, allowed))
    assert kept < before
    assert len(before - kept) == 1


def test_same_folder_becomes_as_if_it_had_never_been(taken: TakenBack, tmp_path: Path) -> None:
    """A build over an old one has the same bytes as a first build after the words were taken back, and keeps no more.

    What packs are made from is named by what it holds: texts for print, pictures, the codes that lead to an address.
    """
    fresh = planted_site(tmp_path / "own")
    withdraw(fresh)
    assert fresh.scf("build").code == 0
    assert snapshot(taken.site.output) == snapshot(fresh.output)
    assert _made_from(taken.site) == _made_from(fresh)


def _made_from(site: Site) -> dict[str, str]:
    """What packs are made from, and the packs as they are kept, without the receipts, whose names know the folder."""
    kept = {folder: snapshot(site.root / ".cache" / folder) for folder in ("packs", "editions")}
    files = {f"{folder}/{name}": digest for folder, found in kept.items() for name, digest in found.items()}
    return {name: digest for name, digest in files.items() if not name.endswith(".json")}


def test_its_address_says_so_kindly(taken: TakenBack) -> None:
    """At its address is a page that says that the words were taken back; the sitemap does not name it."""
    page = taken.site.page(ADDRESS)
    assert KIND in page
    assert ADDRESS not in taken.site.page("sitemap.xml")


@pytest.mark.parametrize("address", ["testimonies/harbour-road/", f"{ALIASES[1]}/"])
def test_old_addresses_lead_to_the_kind_page(taken: TakenBack, address: str) -> None:
    """A redirect stays at each old address, and names nothing but the kind page."""
    page = taken.site.page(address)
    found = re.search(r'http-equiv="refresh" content="0; url=([^"]+)"', page)
    assert found
    target = (taken.site.output / address / found[1]).resolve()
    assert target == (taken.site.output / ADDRESS).resolve()


@pytest.mark.parametrize(
    "address", ["blogs/answer/", "glimpses/tea-at-three/", "about/", "themes/kettles/", "packs/chosen/"]
)
def test_links_lead_to_the_kind_page(taken: TakenBack, address: str) -> None:
    """Every link to it keeps its words and leads to the kind page."""
    found = re.search(rf'<a href="([^"]+)">{LINK}</a>', taken.site.page(address))
    assert found
    assert (taken.site.output / address / found[1]).resolve() == (taken.site.output / ADDRESS).resolve()


def test_links_in_feeds_lead_to_the_kind_page(taken: TakenBack) -> None:
    """In a feed a link to it leads to the kind page, too."""
    answer = json.loads(taken.site.page("blogs/feed.json"))["items"][0]
    assert f'<a href="{URL}{ADDRESS}">{LINK}</a>' in answer["content_html"]


def test_an_anchor_into_it_breaks_nothing(taken: TakenBack) -> None:
    """A link to a heading that went with the words still leads to the kind page."""
    assert re.search(
        r'<a href="[^"]+/kettle-at-dawn/#the-end">end of it</a>', taken.site.page("blogs/answer/")
    )


def test_no_list_counts_it(taken: TakenBack) -> None:
    """Lists, their numbers and the answer's tie leave it out."""
    assert '<p class="count">1 post</p>' in taken.site.page("testimonies/")
    assert "No posts yet" in taken.site.page("places/york/")
    assert "This is an answer to" not in taken.site.page("blogs/answer/")


def test_pack_that_named_it_says_that_one_is_left_out(taken: TakenBack) -> None:
    """A pack whose manifest still names it is made without it, and says that one post is left out."""
    printed = " ".join(pdf_text(taken.site.output / "packs/chosen/chosen.pdf").split())
    assert "1 post is not in this pack" in printed
    assert "Bread" in printed
    assert "1 post is left out" in taken.site.page("packs/chosen/")


def test_pictures_left_in_the_folder_are_told(taken: TakenBack) -> None:
    """A picture that is called after the withdrawn text is told until it is deleted; it stops no taking back."""
    picture = taken.site.picture("testimonies/2023/kettle-at-dawn-2.png", 5)
    checked = taken.site.scf("check")
    picture.unlink()
    assert checked.code == 0
    assert checked.out.startswith("testimonies/2023/kettle-at-dawn-2.png: notice: ")
    assert "[withdrawn-left]" in checked.out


def test_easy_read_version_left_behind_goes_with_it(allowed: Site, tmp_path: Path) -> None:
    """An Easy Read version left in the folder goes with its post: it stops no build and is nowhere."""
    site = allowed.copied(tmp_path / "own")
    withdraw(site, easy=True)
    built = site.scf("build")
    assert built.code == 0, built.told
    assert not any(found_in(site).values()), traces(site.root)


@pytest.mark.parametrize("withdrawn", ["", "2020-03-01", "2999-01-01", "yes, please", "01/03/2020"])
def test_withdrawn_counts_by_being_there(allowed: Site, tmp_path: Path, withdrawn: str) -> None:
    """Whatever stands for the day, one that is to come or none at all, the words are gone at once."""
    site = allowed.copied(tmp_path / "own")
    (site.root / PATH.replace(".md", ".easy.md")).unlink()
    site.write(PATH, f"---\ndate: 2023-05-01\nconsent:\n  withdrawn: {withdrawn}\n---\n")
    built = site.scf("build", "--no-packs")
    assert built.code == 0, built.told
    assert KIND in site.page(ADDRESS)
    assert not {name for name, channels in found_in(site).items() if channels & {"site", "feeds", "kept"}}


@pytest.mark.parametrize(
    ("left", "code"),
    [
        ("title: Quibblethorn\n", "withdrawn-left"),
        ("image: {src: saltmarsh7x.png, alt: x}\n", "withdrawn-left"),
        ("voice: Osprenella\n", "withdrawn-left"),
        ("summary: Marrowfinch\n", "withdrawn-left"),
    ],
)
def test_fields_left_in_the_file_are_errors(tmp_path: Path, left: str, code: str) -> None:
    """A withdrawn file that still has a title, a picture, a voice or a summary is an error, with its line."""
    site = planted_site(tmp_path / "own")
    withdraw(site)
    site.write(PATH, f"---\n{left}date: 2023-05-01\nconsent:\n  withdrawn: 2024-05-30\n---\n")
    checked = site.scf("check")
    assert checked.code == 1
    assert f"{PATH}:2:" in checked.out
    assert f"[{code}]" in checked.out


def test_body_left_in_the_file_is_an_error(tmp_path: Path) -> None:
    """A withdrawn file that still has its text is an error that points at the text and does not repeat it."""
    site = planted_site(tmp_path / "own")
    withdraw(site)
    site.write(
        PATH,
        "---\ndate: 2023-05-01\nconsent:\n  withdrawn: 2024-05-30\n---\nThe Plumberrywick kettle sang.\n",
    )
    checked = site.scf("check")
    assert checked.code == 1
    assert f"{PATH}:6: error: " in checked.out
    assert "Plumberrywick" not in checked.told


@pytest.mark.parametrize(
    "place",
    [
        ".cache/stage-k1ll3d/site/index.html",
        "site/packs/chosen/.chosen.pdf-k1ll3d/chosen.pdf",
        ".cache/.rendered.jsonl.0a1b2c3d",
        ".cache/packs/0f.typ.part",
        "site/.feed.xml.0a1b2c3d",
    ],
)
def test_what_a_killed_build_left_goes_with_the_words(allowed: Site, tmp_path: Path, place: str) -> None:
    """A build that was cut off half-way leaves nothing that the next build does not clear away."""
    site = allowed.copied(tmp_path / "own")
    site.write(place, "The Plumberrywick kettle sang to me at dawn.")
    withdraw(site)
    assert site.scf("build").code == 0
    assert not traces(site.root)["body"]


def test_build_without_packs_clears_them_away(allowed: Site, tmp_path: Path) -> None:
    """`scf build --no-packs` leaves neither the old pack nor what it was made from."""
    site = allowed.copied(tmp_path / "own")
    withdraw(site)
    assert site.scf("build", "--no-packs").code == 0
    assert not any(found_in(site).values()), traces(site.root)


def test_last_post_of_a_pack_leaves_nothing(tmp_path: Path) -> None:
    """A pack whose only post is taken back is not made, and the one made before is gone from the site."""
    site = planted_site(tmp_path / "own")
    site.text("docs/packs/chosen.md", {"title": "Chosen", "sections": [{"title": "One", "pages": [PATH]}]})
    assert site.scf("build").code == 0
    assert "body" in things_in(site.output / "packs/chosen/chosen.pdf")
    withdraw(site)
    assert site.scf("build").code == 0
    assert not (site.output / "packs/chosen/chosen.pdf").exists()
    assert "chosen.pdf" not in site.page("packs/chosen/")
    assert not any(found_in(site).values()), traces(site.root)


def test_giving_consent_back_brings_everything_back(taken: TakenBack, allowed: Site) -> None:
    """When the person says yes again, the site is byte for byte what it was before."""
    plant(taken.site, consent=planted_consent())
    assert taken.site.scf("build").code == 0
    assert snapshot(taken.site.output) == snapshot(allowed.output)


def test_withdrawn_blog_and_glimpse_say_so_too(tmp_path: Path) -> None:
    """Any post can be taken back, a blog or a glimpse like a testimony."""
    site = planted_site(tmp_path / "own")
    site.text("blogs/2023/answer.md", {"consent": {**consent(), "withdrawn": "2024-01-01"}}, "")
    site.text("glimpses/2023/tea-at-three.md", {"consent": {"withdrawn": "2024-01-01"}}, "")
    assert site.scf("build", "--no-packs").code == 0
    assert KIND in site.page("blogs/answer/")
    assert KIND in site.page("glimpses/tea-at-three/")
    assert "An answer" not in site.page("index.html")
