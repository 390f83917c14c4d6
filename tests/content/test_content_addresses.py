"""Addresses, slugs and suggestions."""

from __future__ import annotations

import posixpath
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from socialcarefuture.content import addresses
from socialcarefuture.content.slugs import LONGEST_SLUG, as_slug, is_slug
from socialcarefuture.problems import Level, Problem, blocking, in_order, nearest

NAMES = st.from_regex(r"[a-z0-9][a-z0-9-]{0,5}", fullmatch=True)
FOLDERS = st.lists(NAMES, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
FILES = st.builds(lambda folder, name: f"{folder}{name}.xml", FOLDERS, NAMES)


def followed(start: str, link: str) -> str:
    """The address that a browser asks for, which stands at `start` and follows a link."""
    return urljoin(f"https://site.example/{start}", link).removeprefix("https://site.example/")


@given(FOLDERS | FILES, FOLDERS | FILES)
def test_a_relative_link_leads_to_its_target(target: str, start: str) -> None:
    """From any page to any page or file, a browser finds the target."""
    assert followed(start, addresses.relative(target, start)) == target


@given(FOLDERS | FILES, FOLDERS, NAMES)
def test_a_relative_link_keeps_its_anchor(target: str, start: str, anchor: str) -> None:
    """An anchor stays at the end of a link, and a link inside a page is its anchor alone."""
    link = addresses.relative(f"{target}#{anchor}", start)
    assert followed(start, link) == f"{target}#{anchor}"
    assert (link == f"#{anchor}") is (target == start)


@given(FILES, FILES)
def test_a_path_is_found_again(base: str, target: str) -> None:
    """A path on disk, written as seen from another file, means itself."""
    written = posixpath.relpath(target, posixpath.dirname(base) or ".")
    assert addresses.resolve(base, written) == target


@pytest.mark.parametrize("target", ["../../../x.md", "/etc/passwd", "../../..", "a/../../../../x", "//x.md"])
def test_a_path_that_leaves_the_site_means_nothing(target: str) -> None:
    """Nothing outside the site's folder can be named."""
    assert addresses.resolve("blogs/2018/x.md", target) is None


@pytest.mark.parametrize(("path", "address"), [
    ("index.md", ""), ("README.md", ""), ("about.md", "about/"), ("about/index.md", "about/"),
    ("about/vision.md", "about/vision/"), ("a b.md", "a%20b/"), ("v1.2.md", "v1.2/"),
])
def test_a_page_has_the_address_that_mkdocs_gives(path: str, address: str) -> None:
    """A hand-written page lies where its path says."""
    assert addresses.page(path) == address


@pytest.mark.parametrize(("old", "address"), [
    ("old-title", "blogs/old-title/"), ("2018/10/old-title", "2018/10/old-title/"), ("/2018/old/", "2018/old/"),
    ("2018/old.html", "2018/old.html"),
])
def test_an_old_address_is_a_slug_or_a_path(old: str, address: str) -> None:
    """An old slug lies in its kind's folder, an old path where it lay."""
    assert addresses.alias("blogs", old) == address


def test_addresses_of_lists() -> None:
    """A list's further pages, archives and feeds lie below it, and its first page is itself."""
    assert addresses.further("blogs/", 1) == "blogs/"
    assert addresses.further("blogs/", 2) == "blogs/page/2/"
    assert addresses.archive("blogs", 2018) == "blogs/2018/"
    assert addresses.feed("blogs/", "atom") == "blogs/atom.xml"
    assert addresses.edition("packs/p/", "standard", "pdf") == "packs/p/p.pdf"
    assert addresses.edition("themes/p/", "large", "pdf") == "themes/p/p-large.pdf"
    assert [addresses.file(address) for address in ("", "blogs/", "feed.xml")] == [
        "index.html", "blogs/index.html", "feed.xml"]


@given(st.text(max_size=200))
def test_what_is_made_of_a_title_is_a_slug(title: str) -> None:
    """Any title gives a slug, or nothing where it has no Latin letter and no digit."""
    slug = as_slug(title)
    assert slug == "" or is_slug(slug)


@pytest.mark.parametrize(("title", "slug"), [
    ("It's time!", "its-time"), ("Ŵyl y dŵr", "wyl-y-dwr"), ("Straße & Ärger", "strasse-and-arger"),
    ("  A -- B  ", "a-b"), ("Надежда", ""), ("x" * 200, "x" * LONGEST_SLUG),
    ("word " * 40, "-".join(["word"] * 16)),
])
def test_a_slug_is_like_its_title(title: str, slug: str) -> None:
    """Accents go, words stay whole, and what has no Latin letter gives nothing."""
    assert as_slug(title) == slug


@pytest.mark.parametrize(("word", "near"), [
    ("Home share", "Homeshare"), ("home-sharing", "Homeshare"), ("Catalysts", "Community Catalysts"),
    ("Mason, Rachel", "Rachel Mason"), ("Lancaster", ""), ("x", ""), ("", ""), ("Care homes", ""), ("!!!", ""),
])
def test_only_what_is_near_is_suggested(word: str, near: str) -> None:
    """A slip of the pen is put right; another word is not taken for one that we know."""
    assert nearest(word, ["Homeshare", "Community Catalysts", "Rachel Mason", "Manchester", ""]) == near


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_a_suggestion_is_one_of_the_known(word: str, known: list[str]) -> None:
    """Whatever is written, what is suggested is known."""
    assert nearest(word, known) in {*known, ""}


def test_problems_are_in_order_and_told_once() -> None:
    """Problems come by file, line and column, each once; errors and what is unsafe stop a build."""
    one = Problem("a.md", 2, 1, Level.ERROR, "x-y", "one")
    two = Problem("a.md", 10, 1, Level.ADVICE, "x-y", "two")
    three = Problem("b.md", 0, 0, Level.SAFETY, "x-y", "three", "Do so.")
    assert in_order([three, two, one, one]) == (one, two, three)
    assert blocking([three, two, one]) == (three, one)
    assert [problem.level.blocks for problem in (one, two, three)] == [True, False, True]
    assert str(three) == "b.md: safety: three [x-y]\n    Do so."
