"""Colours: eight accents, in every scheme, that everybody can read."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from socialcarefuture.content.taxonomies import Accent
from socialcarefuture.rendering.ripples import HEIGHT, WIDTH, drops
from socialcarefuture.site.look import HERE

from tests.site.markup import Built

_CSS = (HERE / "assets/stylesheets/site.css").read_text(encoding="utf-8")
_DARK = re.findall(r"\{\s*(--paper: #0d1719;.*?--rim: var\(--edge\);)", _CSS, re.DOTALL)
_LIGHT = re.search(r":root \{(.*?)\n\}", _CSS, re.DOTALL)


def _colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6}|#[0-9a-f]{3})\b", block))


def _luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("accent", list(Accent))
def test_every_accent_can_be_read(accent: Accent, scheme: str) -> None:
    """Words in a theme's colour stand out 7 to 1 from its own paper, from the page and from a card."""
    assert _LIGHT is not None
    colours = _colours(_LIGHT[1] if scheme == "light" else _DARK[0])
    for ground in (f"{accent}-tint", "paper", "sheet"):
        assert _contrast(colours[f"{accent}-text"], colours[ground]) >= 7, ground


def test_dark_is_the_same_by_device_and_by_choice() -> None:
    """The dark colours of a device that asks for them and those that a reader chooses are the same."""
    assert len(_DARK) == 2
    first, second = (" ".join(block.split()) for block in _DARK)
    assert first == second


@pytest.mark.parametrize("accent", list(Accent))
def test_every_accent_has_its_style(accent: Accent) -> None:
    """A colour that a theme may name is one that the style sheet knows, for the theme and for its posts."""
    assert f".accent-{accent} {{ --kind: var(--{accent});" in _CSS
    assert f".other-{accent} {{ --other: var(--{accent}); }}" in _CSS


def test_a_theme_is_shown_in_its_accent(site: Built) -> None:
    """A theme's colour is on its page, in the index and wherever a post names it."""
    (page,) = [one for one in site.main("themes/walking/").all("div") if "listing" in one.get("class").split()]
    (accent,) = [name for name in page.get("class").split() if name.startswith("accent-")]
    (term,) = [one for one in site.main("themes/").all("li") if one.all("a") and one.all("a")[0].text == "Walking"]
    assert accent in term.get("class").split()
    tags = [one for one in site.main("blogs/").all("li") if one.text == "Walking"]
    assert tags
    assert {one.get("class") for one in tags} == {accent}


@given(st.text())
def test_drops_fall_on_the_picture_and_apart(seed: str) -> None:
    """Whatever they are drawn from, drops fall inside the picture, none on another, and the same each time."""
    found = drops(seed)
    assert found == drops(seed)
    assert len(found) in {2, 3}
    for drop in found:
        assert 0 <= drop.x <= WIDTH
        assert 0 <= drop.y <= HEIGHT
        assert 3 <= drop.rings <= 5
    for one, other in pairwise(found):
        assert abs(one.x - other.x) + abs(one.y - other.y) > one.size


def test_posts_have_patterns_of_their_own() -> None:
    """Among a thousand posts hardly any two have the same pattern."""
    assert len({drops(f"walk-{number}") for number in range(1000)}) > 990
