"""How pages look where somebody shares them: Open Graph, complete and true."""

from __future__ import annotations

import pytest
from PIL import Image

from tests.site.markup import Built
from tests.site.sample import HARD

_SITE = "https://sample.example/"
_NAME = 'Tea & <Cake> "Society"'


def shared(built: Built, address: str) -> dict[str, list[str]]:
    """A page's Open Graph: the values of each property, in order."""
    found: dict[str, list[str]] = {}
    for meta in built[address].all("meta"):
        if "property" in meta.attributes:
            found.setdefault(meta["property"], []).append(meta["content"])
    return found


def test_a_post_is_shared_with_all_that_networks_ask_for(whole: Built) -> None:
    """A post says that it is an article, when and by whom, of what; and has its own picture with its measures."""
    assert shared(whole, "blogs/hard/") == {
        "og:site_name": [_NAME],
        "og:type": ["article"],
        "og:title": [HARD],
        "og:description": [HARD],
        "og:url": [f"{_SITE}blogs/hard/"],
        "article:published_time": ["2019-05-01"],
        "article:modified_time": ["2019-06-02"],
        "article:author": [f"{_SITE}people/ada/"],
        "article:section": ["Blog"],
        "article:tag": [HARD, "Walking"],
        "og:locale": ["en_GB"],
        "og:image": [f"{_SITE}blogs/hard/social.png"],
        "og:image:type": ["image/png"],
        "og:image:width": ["1200"],
        "og:image:height": ["630"],
        "og:image:alt": [f"{HARD}. Beside it, rings on water."],
    }
    assert whole.meta("blogs/hard/", "twitter:card") == "summary_large_image"


@pytest.mark.parametrize(
    ("address", "title"),
    [("", _NAME), ("blogs/", "Blogs of ours"), ("themes/walking/", "Walking"), ("about/us/", "About us")],
)
def test_other_pages_are_shared_with_their_title_and_the_plain_card(whole: Built, address: str, title: str) -> None:
    """Home, lists, terms and hand-written pages have their own title and the site's picture."""
    found = shared(whole, address)
    assert (found["og:type"], found["og:title"]) == (["website"], [title])
    assert found["og:image"] == [f"{_SITE}assets/social/site.png"]
    assert found["og:url"] == [_SITE + address]
    assert not [name for name in found if name.startswith("article:")]


@pytest.mark.parametrize("which", ["whole", "own"])
def test_every_picture_that_is_named_is_there(which: str, request: pytest.FixtureRequest) -> None:
    """Each page's picture is a file of the site with the measures that the page gives."""
    built: Built = request.getfixturevalue(which)
    pictures = 0
    for path in built.pages():
        for url in shared(built, path).get("og:image", ()):
            with Image.open(built.folder / url.split("/", 3)[3]) as image:
                measures = [str(side) for side in image.size]
            assert [shared(built, path)[f"og:image:{side}"][0] for side in ("width", "height")] == measures
            pictures += 1
    assert pictures > 60


def test_no_country_is_made_up_for_a_language(whole: Built) -> None:
    """Open Graph names languages with a country: where a post names none, nothing is said."""
    assert "og:locale" not in shared(whole, "blogs/welsh/")


def test_a_plain_build_names_no_picture_that_it_did_not_make(site: Built) -> None:
    """`mkdocs build` draws no pictures, and no page speaks of one."""
    for path in site.pages():
        assert "og:image" not in shared(site, path), path
    assert shared(site, "blogs/hard/")["og:title"] == [HARD]
