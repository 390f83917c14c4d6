"""A testimony is held back, in each way there is: what may not carry it has nothing of it, nothing breaks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from tests.consent.planting import (
    ADDRESS,
    ALIASES,
    LINK,
    PATH,
    PICTURES,
    WORDS,
    found_in,
    pdf_text,
    plant,
    planted_consent,
    traces,
)
from tests.sites import TODAY, Outcome, Site, snapshot

pytestmark = pytest.mark.xdist_group("consent")

EVERYWHERE = frozenset({"site", "feeds", "pack", "kept"})
MANY = frozenset({"site", "feeds", "pack"})
ALLOWED: dict[str, frozenset[str] | set[str]] = {
    **dict.fromkeys(("title", "voice", "summary", "note", "alt", "caption", "credit", "source"), MANY),
    **dict.fromkeys(("body", "heading", "footnote", "alt in body"), EVERYWHERE),
    "picture's name": {"site", "feeds"},
    "name in body": {"site", "feeds", "kept"},
    "picture": {"site", "pack"},
    "picture in body": {"site", "pack"},
    **dict.fromkeys(("easy", "alt in easy"), frozenset({"site", "pack", "kept"})),
    "name in easy": {"site", "kept"},
    "picture in easy": {"site", "pack"},
    "record": set[str](),
}
"""Where each planted thing is while everything is allowed."""


@dataclass(frozen=True)
class Case:
    """A way to hold the testimony back."""

    name: str
    change: Callable[[Site], None]
    silent: frozenset[str]
    """The channels that may not carry it any more."""
    notice: str
    today: str | None = TODAY
    env: dict[str, str] = field(default_factory=dict)


def _without(channel: str) -> Case:
    left = [one for one in ("site", "feeds", "pack", "social") if one != channel]
    return Case(
        f"without {channel}",
        lambda site: plant(site, consent=planted_consent(*left)),
        frozenset({channel}),
        f"held back ({channel}): ",
    )


def _nothing(site: Site) -> None:
    plant(site, consent={**planted_consent(), "channels": []})


CASES = (
    _without("site"),
    _without("feeds"),
    _without("pack"),
    _without("social"),
    Case("on no channel", _nothing, EVERYWHERE, "held back (everywhere): "),
    Case(
        "on social alone",
        lambda site: plant(site, consent=planted_consent("social")),
        EVERYWHERE,
        "held back (site, feeds, pack): ",
    ),
    Case("review passed", plant, EVERYWHERE, "held back (everywhere): ", "2030-01-02"),
    Case(
        "review passed by the epoch",
        plant,
        EVERYWHERE,
        "held back (everywhere): ",
        None,
        {"SOURCE_DATE_EPOCH": "1893542400"},
    ),
    Case("draft", lambda site: plant(site, draft=True), EVERYWHERE, "held back (everywhere): "),
    Case("scheduled", lambda site: plant(site, date="2024-06-02"), EVERYWHERE, "held back (everywhere): "),
)


@dataclass(frozen=True)
class HeldBack:
    """A site that was built again after the testimony was held back."""

    case: Case
    site: Site
    built: Outcome


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.name)
def held(request: pytest.FixtureRequest, allowed: Site, tmp_path_factory: pytest.TempPathFactory) -> HeldBack:
    """Everything was allowed and built; then the testimony was held back and the same folder built again."""
    case: Case = request.param
    site = allowed.copied(tmp_path_factory.mktemp("held") / "own")
    case.change(site)
    return HeldBack(case, site, site.scf("build", today=case.today, env=case.env))


@pytest.mark.parametrize("name", [*WORDS, *PICTURES])
def test_search_finds_what_is_allowed(allowed: Site, name: str) -> None:
    """While everything is allowed, each planted thing is found on each channel: the search can fail."""
    assert found_in(allowed)[name] == ALLOWED[name]


def test_build_goes_on_with_a_notice(held: HeldBack) -> None:
    """Holding a testimony back never stops a build; a notice with the place tells of it, and why."""
    assert held.built.code == 0
    notices = [line for line in held.built.told.splitlines() if line.startswith(PATH)]
    assert len(notices) == 1
    assert re.match(rf"{PATH}:\d+:\d+: notice: ", notices[0])
    assert held.case.notice in notices[0]
    assert notices[0].endswith("[held-back]")


def test_nothing_is_left_where_it_may_not_be(held: HeldBack) -> None:
    """A channel that may not carry the testimony has no word or picture of it, in no file's name or bytes."""
    left = {name: channels & held.case.silent for name, channels in found_in(held.site).items()}
    assert not {name: channels for name, channels in left.items() if channels}, traces(held.site.root)


def test_other_channels_still_carry_it(held: HeldBack) -> None:
    """The channels that may carry the testimony still have its title, voice and text."""
    found = found_in(held.site)
    for name in ("title", "voice", "body", "note"):
        assert found[name] == ALLOWED[name] - held.case.silent


def test_no_page_of_it_is_left(held: HeldBack) -> None:
    """Its page, its old addresses and its pictures are there exactly where the site may carry it."""
    files = set(snapshot(held.site.output))
    places = {
        f"{ADDRESS}index.html",
        "testimonies/harbour-road/index.html",
        f"{ALIASES[1]}/index.html",
        "testimonies/2023/saltmarsh7x.png",
        "testimonies/2023/cowslip4q.png",
        "testimonies/2023/marigold9z.png",
        f"{ADDRESS}easy-read/index.html",
    }
    assert files & places == (set() if "site" in held.case.silent else places)


@pytest.mark.parametrize(
    "address", ["blogs/answer/", "glimpses/tea-at-three/", "about/", "themes/kettles/", "packs/chosen/"]
)
def test_links_become_plain_words(held: HeldBack, address: str) -> None:
    """A link to it keeps its words on every page, and leads there only where the site carries it."""
    page = held.site.page(address)
    assert LINK in page
    assert ("kettle-at-dawn" in page) == ("site" not in held.case.silent)
    assert bool(re.search(rf'<a href="[^"]*kettle-at-dawn/">{LINK}</a>', page)) == (
        "site" not in held.case.silent
    )


def test_it_is_shared_only_where_it_may_be(held: HeldBack, allowed: Site) -> None:
    """Its picture to share is there, and kept, only while `social` and the site carry it; else no word is shared."""
    silent = bool(held.case.silent & {"site", "social"})
    assert (held.site.output / ADDRESS / "social.png").exists() != silent
    kept, before = ({path.name for path in (site.root / ".cache/cards").iterdir()} for site in (held.site, allowed))
    assert (kept < before and len(before - kept) == 1) if silent else kept == before
    if "site" not in held.case.silent:
        shared = " ".join(re.findall(r'<meta property="[^"]*" content="([^"]*)"', held.site.page(ADDRESS))).casefold()
        told = {name for name, word in WORDS.items() if word.casefold() in shared}
        assert told == (set() if silent else {"title", "summary"})


def test_links_in_feeds_lead_to_pages_that_are_there(held: HeldBack) -> None:
    """In a feed, a link to it is there only where the feed and the site may both carry it."""
    answer = next(
        item
        for item in json.loads(held.site.page("blogs/feed.json"))["items"]
        if item["title"] == "An answer"
    )
    both = not held.case.silent & {"site", "feeds"}
    assert LINK in answer["content_html"]
    assert ("kettle-at-dawn" in answer["content_html"]) == both


def test_packs_say_how_many_are_left_out(held: HeldBack) -> None:
    """A pack says how many posts' consent does not cover it, on paper and on its page, and never which."""
    counts = "pack" in held.case.silent and held.case.name not in {"draft", "scheduled"}
    for file in ("packs/chosen/chosen.pdf", "themes/kettles/kettles.pdf"):
        printed = " ".join(pdf_text(held.site.output / file).split())
        assert ("1 post is not in this pack" in printed) == counts
    assert ("1 post is left out" in held.site.page("packs/chosen/")) == counts


def test_lists_count_what_they_show(held: HeldBack) -> None:
    """A list's number of posts goes down with what is held back."""
    one = "site" in held.case.silent
    assert f'<p class="count">{"1 post" if one else "2 posts"}</p>' in held.site.page("testimonies/")
    assert f'<p class="count">{"3 posts" if one else "4 posts"}</p>' in held.site.page("themes/kettles/")
    assert ("No posts yet" in held.site.page("places/york/")) == one


def test_an_answer_stands_alone(held: HeldBack) -> None:
    """A post that answers it shows the tie only where the site carries both."""
    assert ("This is an answer to" in held.site.page("blogs/answer/")) == ("site" not in held.case.silent)


def test_check_tells_the_same_notice(held: HeldBack) -> None:
    """`scf check` tells the same notice as the build, and ends with 0."""
    checked = held.site.scf("check", today=held.case.today, env=held.case.env)
    assert checked.code == 0
    assert held.case.notice in checked.out
    assert "1 notice" in checked.out


def test_giving_consent_back_brings_everything_back(held: HeldBack, allowed: Site) -> None:
    """When consent is given again, the site is byte for byte what it was before."""
    plant(held.site)
    held.site.scf("build")
    assert snapshot(held.site.output) == snapshot(allowed.output)
