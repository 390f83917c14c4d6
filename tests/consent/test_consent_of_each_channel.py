"""What one channel carries and another does not: no link to nowhere, no picture lent to other texts."""

from __future__ import annotations

import json
import re
from pathlib import Path

import feedparser
import pikepdf
import pytest

from tests.consent.planting import PATH, found_in, pdf_text, plant, planted_consent, planted_site, traces
from tests.sites import TODAY, Site, consent, new_site, painted

pytestmark = pytest.mark.xdist_group("consent")


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with one old blog that anyone may read."""
    site = new_site(tmp_path / "own")
    site.blog("old", "An old blog.\n", date="2020-01-01")
    return site


@pytest.mark.parametrize("channel", ["site", "feeds", "pack"])
def test_consent_on_a_blog_works_the_same(site: Site, channel: str) -> None:
    """A blog with a consent is carried by the channels that it names and by no other."""
    site.text(
        "docs/packs/all.md", {"title": "All", "sections": [{"title": "A", "select": {"kinds": ["blogs"]}}]}
    )
    site.blog("open", "Anyone may read.\n")
    site.blog("careful", "The plumberrywick kettle.\n", consent=consent(channel))
    built = site.scf("build")
    assert built.code == 0, built.told
    assert found_in(site)["body"] - {"kept"} == {channel}


def test_post_on_feeds_alone_leads_to_no_page(site: Site) -> None:
    """A post that only feeds carry has no address there, no picture and no link to a file of the site."""
    site.picture("testimonies/2023/cup.png")
    site.write("testimonies/2023/leaflet.pdf", "%PDF-1.4 not really")
    site.testimony(
        "quiet",
        "See [below](#more), [a leaflet](leaflet.pdf) and ![A cup](cup.png).[^1]\n\n## More\n\nDone.\n\n"
        "[^1]: A note.\n",
        consent=consent("feeds"),
        image={"src": "cup.png", "alt": "A cup"},
    )
    assert site.scf("build").code == 0
    assert not list(site.output.rglob("leaflet.pdf"))
    assert not list(site.output.rglob("cup.png"))
    item = json.loads(site.page("feed.json"))["items"][0]
    assert "url" not in item
    assert "image" not in item
    assert "See below, a leaflet and" in item["content_html"]
    for name in ("feed.xml", "atom.xml"):
        entry = feedparser.parse(site.page(name)).entries[0]
        assert not entry.get("link", "").startswith("http")  # the reader takes the id in its place
    for name in ("feed.xml", "atom.xml", "feed.json"):
        for part in ("testimonies/quiet/", "leaflet.pdf", "cup.png"):
            assert part not in site.page(name)


def test_picture_that_has_no_address_is_left_out(site: Site) -> None:
    """A picture in the text of a post that only feeds carry is left out, not shown broken."""
    site.picture("testimonies/2023/cup.png")
    site.testimony("quiet", "A cup: ![A cup](cup.png) so.\n", consent=consent("feeds"))
    assert site.scf("feeds").code == 0
    assert "<img" not in json.loads(site.page("feed.json"))["items"][0]["content_html"]


def test_post_in_the_pack_alone_prints_no_address(site: Site) -> None:
    """A post that packs carry and the site does not is printed without a web address or a link to one."""
    site.text(
        "docs/packs/all.md",
        {"title": "All", "sections": [{"title": "A", "select": {"kinds": ["testimonies"]}}]},
    )
    site.testimony(
        "quiet", "A quiet kettle, [further down](#more).\n\n## More\n\nDone.\n", consent=consent("pack")
    )
    file = site.root / "all.pdf"
    made = site.scf("pack", "all", "-o", str(file))
    assert made.code == 0, made.told
    assert "A quiet kettle" in pdf_text(file)
    assert "testimonies/quiet" not in pdf_text(file)
    with pikepdf.open(file) as pdf:
        links = [
            str(one.A.URI)
            for page in pdf.pages
            for one in page.get("/Annots", [])
            if "/A" in one and "/URI" in one.A
        ]
    assert links
    assert not [link for link in links if "quiet" in link]


def test_links_in_a_pack_lead_to_pages_that_are_there(site: Site) -> None:
    """In a pack, a link to a post that is not in it leads to the post's page only where it has one."""
    site.text(
        "docs/packs/one.md", {"title": "One", "sections": [{"title": "A", "pages": ["blogs/2023/front.md"]}]}
    )
    site.blog("front", "[One](../../testimonies/2023/quiet.md) and [two](../../testimonies/2023/loud.md).\n")
    site.testimony("quiet", consent=consent("pack"))
    site.testimony("loud", consent=consent("pack", "site"))
    assert site.scf("pack", "one", "-o", str(site.root / "one.pdf")).code == 0
    with pikepdf.open(site.root / "one.pdf") as pdf:
        links = [
            str(one.A.URI)
            for page in pdf.pages
            for one in page.get("/Annots", [])
            if "/A" in one and "/URI" in one.A
        ]
    assert "https://site.example/testimonies/loud/" in links
    assert not [link for link in links if "quiet" in link]


@pytest.mark.parametrize(
    "borrowing",
    ["![Mine](../../testimonies/2023/saltmarsh7x.png)", "[Mine](../../testimonies/2023/saltmarsh7x.png)"],
)
@pytest.mark.parametrize("channel", ["site", "feeds", "pack"])
def test_its_picture_is_nowhere_else_either(tmp_path: Path, borrowing: str, channel: str) -> None:
    """A held-back testimony's picture is nowhere on that channel, though a blog shows it or links to it."""
    site = planted_site(tmp_path / "own")
    site.blog("borrower", f"{borrowing} is borrowed.\n", title="Borrower")
    site.text(
        "docs/packs/chosen.md",
        {"title": "Chosen", "sections": [{"title": "B", "pages": ["blogs/2023/borrower.md"]}]},
    )
    plant(site, consent=planted_consent(*({"site", "feeds", "pack", "social"} - {channel})))
    built = site.scf("build")
    assert built.code == 0, built.told
    found = found_in(site)
    assert channel not in found["picture"] | found["picture's name"], traces(site.root)


def test_its_picture_in_the_folder_of_pages_is_held_back_too(site: Site) -> None:
    """A held-back testimony's picture is not published, though it lies in `docs/` with what is copied."""
    site.picture("docs/pictures/cup.png")
    image = {"src": "../../docs/pictures/cup.png", "alt": "A cup"}
    site.testimony("quiet", image=image, consent=consent("feeds"))
    assert site.scf("build").code == 0
    assert not list(site.output.rglob("cup.png"))
    site.testimony("quiet", image=image)
    assert site.scf("build").code == 0
    assert list(site.output.rglob("cup.png")) == [site.output / "pictures/cup.png"]


def test_feeds_alone_obey(tmp_path: Path) -> None:
    """`scf feeds` writes nothing of what feeds may not carry, over feeds that had it."""
    site = planted_site(tmp_path / "own")
    assert site.scf("feeds").code == 0
    assert "feeds" in found_in(site)["body"]
    plant(site, consent={**planted_consent(), "channels": []})
    assert site.scf("feeds").code == 0
    assert not any(found_in(site).values())


@pytest.mark.parametrize(
    "asked", [("chosen",), ("--kind", "testimonies"), ("--theme", "kettles"), ("--person", "ada")]
)
def test_pack_alone_obeys(tmp_path: Path, asked: tuple[str, ...]) -> None:
    """`scf pack` prints and keeps nothing that packs may not carry, and says how many are left out."""
    site = planted_site(tmp_path / "own")
    target = site.root / "site/packs/own.pdf"
    assert site.scf("pack", *asked, "-o", str(target)).code == 0
    assert "pack" in found_in(site)["body"]
    plant(site, consent=planted_consent("site", "feeds"))
    made = site.scf("pack", *asked, "-o", str(target))
    assert made.code == 0, made.told
    assert "1 post left out" in made.out
    assert not {name: channels for name, channels in found_in(site).items() if "pack" in channels}


def test_pack_that_became_empty_keeps_nothing(tmp_path: Path) -> None:
    """`scf pack` that finds nothing to print any more keeps nothing of what it was made from before."""
    site = planted_site(tmp_path / "own")
    target = str(site.root / "own.pdf")
    assert site.scf("pack", "--place", "york", "-o", target).code == 0
    plant(site, consent={**planted_consent(), "channels": []})
    assert site.scf("pack", "--place", "york", "-o", target).code == 1
    assert not any(found_in(site).values()), traces(site.root)


def test_preview_never_shows_withdrawn_words(tmp_path: Path) -> None:
    """A preview shows what is held back, with why; nothing of it is ever in a build of the same content."""
    site = planted_site(tmp_path / "own")
    plant(site, consent={**planted_consent(), "channels": []})
    library = site.manuscript(TODAY).library
    assert PATH in {post.path for post in library.preview().posts}
    assert PATH not in {post.path for post in library.published(library.preview().channel).posts}


def test_social_is_open_graph(site: Site) -> None:
    """A page is shared with its title and picture where its consent names `social`, and else as the site."""
    site.testimony("loud", consent=consent("site", "social"))
    site.testimony("quiet", consent=consent("site"))
    assert site.scf("build").code == 0
    assert 'property="og:title" content="Loud"' in site.page("testimonies/loud/")
    assert 'content="https://site.example/testimonies/loud/social.png"' in site.page("testimonies/loud/")
    shared = "".join(re.findall(r"<meta property=.*", site.page("testimonies/quiet/")))
    assert 'property="og:title" content="Kettle Society"' in shared
    assert 'content="https://site.example/assets/social/site.png"' in shared
    assert "quiet" not in shared.lower()
    assert not (site.output / "testimonies/quiet/social.png").exists()


def test_picture_search_can_fail(tmp_path: Path) -> None:
    """Two seeds give two pictures, and the same seed the same one: what the search for pictures rests on."""
    assert painted(1).tobytes() == painted(1).tobytes()
    assert painted(1).tobytes() != painted(2).tobytes()
