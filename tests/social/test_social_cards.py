"""Pictures to be shared with: what stands on them fits, is drawn once, and is drawn the same everywhere."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import typst
from PIL import Image
from socialcarefuture.content import addresses
from socialcarefuture.rendering.glyphs import FONTS, families
from socialcarefuture.rendering.ripples import drops
from socialcarefuture.social import Card, DrawingError, deck, draw, drawing, kept, prune

from tests.sites import Site, consent, new_site

PAPER = (251, 248, 240)
PANEL = 800
"""Where the rings begin, in dots from the left: no word stands beyond."""
TITLES = {
    "short": "Tea",
    "usual": "The words refused: beds, placements and units",
    "longest": "Every word of it counts " * 12 + "and ends",
    "one long word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "no space at all": "x" * 300,
    "Welsh": "Tŷ bach twt ar lan y môr",
    "Arabic": "مرحبا بالعالم " * 6,
    "emoji": "Waves 🌊 and ☑ ticks “quoted”, 50 % off",
    "code": '#let x = [*bold*] $a_b$ "quoted" \\ <label> @ref // no /* nor */ `raw`',
}


def card(title: str, **changes: str) -> Card:
    """A blog's card."""
    own = Card("blog", "Kettle Society", title, "Blog", "By Ada", "ltr", drops("tea"))
    return replace(own, **changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A card for each of the titles, by its name."""
    folder = tmp_path_factory.mktemp("cards")
    cards = {name: card(title, dir="rtl" if name == "Arabic" else "ltr") for name, title in TITLES.items()}
    cards["many authors"] = card("Tea", byline="By " + "Somebody With A Name, " * 20)
    assert draw(cards.values(), folder) == len(cards)
    return {name: kept(one, folder) for name, one in cards.items()}


@pytest.mark.parametrize("name", [*TITLES, "many authors"])
def test_a_card_is_what_networks_take_and_its_words_stay_in_their_place(drawn: dict[str, Path], name: str) -> None:
    """A card is a PNG of 1200 x 630 under 80 kB; no word reaches the margins or the rings, and some are there."""
    assert drawn[name].stat().st_size < (80_000 if name in {"longest", "no space at all"} else 45_000)
    with Image.open(drawn[name]) as image:
        assert (image.format, image.size, image.mode) == ("PNG", (1200, 630), "P")
        dots = image.convert("RGB")
    for edge in ((0, 0, 64, 630), (744, 0, PANEL, 630), (0, 0, PANEL, 40), (0, 596, PANEL, 630)):
        colours = dots.crop(edge).getcolors()
        assert colours is not None
        assert [colour for _, colour in colours if not _alike(colour)] == [], edge
    colours = dots.crop((64, 100, 744, 470)).getcolors(100_000) or []
    assert [colour for _, colour in colours if isinstance(colour, tuple) and max(colour) < 90], "no ink"


def _alike(colour: object) -> bool:
    return isinstance(colour, tuple) and all(abs(a - b) < 6 for a, b in zip(colour, PAPER, strict=True))


@pytest.mark.parametrize(
    ("name", "lines", "size"),
    [("short", 1, 84), ("usual", 4, 84), ("longest", 8, 36), ("one long word", 4, 54)],
)
def test_a_title_is_as_large_as_it_can_be(name: str, lines: int, size: int, tmp_path: Path) -> None:
    """Typst measures it: a short title has the largest size, a long one a smaller, and all stay in their room."""
    template = drawing._TEMPLATE.read_text("utf-8").partition("#for card in cards")[0]
    asked = "#context [#metadata(measure(headline(cards.first().title, room), width: column).height.pt()) <height>]"
    source = tmp_path / "measured.typ"
    source.write_text(template + asked, "utf-8")
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])
    inputs = {"cards": json.dumps([asdict(card(TITLES[name]))]), "families": json.dumps(families("a"))}
    compiler = typst.Compiler(source, root=tmp_path, font_paths=fonts, sys_inputs=inputs)
    height = json.loads(compiler.query("<height>", field="value", one=True))
    # A line is 0.94 of the letters' size, and the lines are apart by 0.1 of it.
    assert height == pytest.approx(size * (0.94 * lines + 0.1 * (lines - 1)), abs=0.5)
    assert height <= 344


def test_the_same_card_gives_the_same_bytes_and_is_drawn_once(drawn: dict[str, Path], tmp_path: Path) -> None:
    """A card drawn again elsewhere has the same name and bytes; one that is kept is not drawn again."""
    usual = card(TITLES["usual"])
    assert draw([usual, usual], tmp_path) == 1
    file = kept(usual, tmp_path)
    assert (file.name, file.read_bytes()) == (drawn["usual"].name, drawn["usual"].read_bytes())
    assert draw([usual], tmp_path) == 0
    assert {path.name for path in tmp_path.iterdir()} == {file.name}


@pytest.mark.parametrize(
    "change", [{"title": "Coffee"}, {"byline": "By Ben"}, {"kind": "glimpse"}, {"site": "Cups"}, {"dir": "rtl"}]
)
def test_another_card_is_another_file(change: dict[str, str], tmp_path: Path) -> None:
    """Whatever a card shows is in its name."""
    assert kept(card("Tea"), tmp_path) != kept(replace(card("Tea"), **change), tmp_path)  # type: ignore[arg-type]


def test_what_is_not_wanted_any_more_is_not_kept(tmp_path: Path) -> None:
    """Pruning leaves the cards that are named and nothing else, halves of files among it."""
    draw([card("Tea"), card("Coffee")], tmp_path)
    (tmp_path / "cut-off.png.part").write_bytes(b"x")
    prune([card("Tea")], tmp_path)
    assert list(tmp_path.iterdir()) == [kept(card("Tea"), tmp_path)]


def test_a_painter_that_fails_says_so(tmp_path: Path) -> None:
    """What Typst will not draw is an error that says why, and leaves no file."""
    with pytest.raises(DrawingError, match="unheard-of"):
        draw([card("Tea", kind="unheard-of")], tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with a post of each kind."""
    site = new_site(tmp_path / "own")
    site.blog("one", title="One & <two>")
    site.glimpse("two", language="ar")
    site.testimony("three", told_by="ada")
    site.testimony("four", consent=consent("site"))
    site.testimony("five", consent=consent("social"))
    site.testimony("six", source={"name": "A paper", "retold": True}, authors=["ada"])
    return site


def test_a_card_says_what_its_page_says(site: Site) -> None:
    """A card has the title as plain text, the kind, and who wrote it; a testimony has its voice and not its teller."""
    cards = {address.split("/")[1]: one for address, one in deck(site.manuscript()).cards.items()}
    assert (cards["one"].title, cards["one"].kicker, cards["one"].byline) == ("One & <two>", "Blog", "By Ada")
    assert cards["three"].byline == "In the words of Nan"
    assert cards["six"].byline == "The experience of Nan and Ada"
    assert [cards[slug].dir for slug in ("one", "two")] == ["ltr", "rtl"]


def test_only_what_social_and_the_site_carry_has_a_card(site: Site) -> None:
    """A post that may not be shared, or that has no page, has no card; the site always has its plain one."""
    found = deck(site.manuscript())
    shared = {"blogs/one/", "glimpses/two/", "testimonies/three/", "testimonies/six/"}
    assert set(found.cards) == {addresses.SITE_CARD, *map(addresses.card, shared)}
    assert found.posts["testimonies/2023/three.md"] == "testimonies/three/social.png"
    assert found.cards[addresses.SITE_CARD].title == "Kettle Society"


def test_a_letter_that_no_font_has_is_told_and_the_plain_card_stands_in(site: Site) -> None:
    """A title that cannot be drawn is told by file and line; the build goes on, and shares the plain card."""
    site.blog("tamil", title="A க letter")
    built = site.scf("build", "--no-packs")
    assert built.code == 0
    assert "blogs/2023/tamil.md:2:8: notice: no picture for sharing was drawn" in built.out
    assert "U+0B95 TAMIL LETTER KA" in built.out
    page = site.page("blogs/tamil/")
    assert 'property="og:title" content="A க letter"' in page
    assert 'property="og:image" content="https://site.example/assets/social/site.png"' in page
    assert not (site.output / "blogs/tamil/social.png").exists()


def test_a_site_whose_own_name_cannot_be_drawn_has_cards_without_it(site: Site) -> None:
    """A letter lost from the site's name would be on every card: then rings and titles stand alone."""
    site.configure(site_name="க")
    found = deck(site.manuscript())
    assert {one.site for one in found.cards.values()} == {""}
    assert draw([found.cards[addresses.SITE_CARD]], site.root / "cards") == 1


def test_cards_can_be_turned_off(site: Site) -> None:
    """With `social_cards: false` none is drawn, named or kept; what was drawn before is gone."""
    assert site.scf("build", "--no-packs").code == 0
    assert (site.output / "blogs/one/social.png").exists()
    site.configure(plugin={"social_cards": False})
    assert site.scf("build", "--no-packs").code == 0
    assert not [*site.output.rglob("social.png"), *site.output.rglob("site.png")]
    assert not list((site.root / ".cache/cards").iterdir())
    assert "og:image" not in site.page("blogs/one/")
    assert 'property="og:title"' in site.page("blogs/one/")


def test_a_picture_of_the_sites_own_stands_in_for_the_plain_card(site: Site) -> None:
    """`docs/assets/social/site.png` is the site's card where it is there; its measures are its own."""
    site.picture("docs/assets/social/site.png", 3)
    assert site.scf("build", "--no-packs").code == 0
    with Image.open(site.output / addresses.SITE_CARD) as card:
        assert card.size == (64, 48)
    assert addresses.SITE_CARD in site.page("themes/kettles/")
    assert "og:image:width" not in site.page("themes/kettles/")
