"""What may not be shown is nowhere in a build; a writer sees it, marked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.markup import Built, parse
from tests.site.running import Preview, build, serving
from tests.site.sample import TODAY, write, write_sample

_SECRET = b"secret"
"""Every text of the sample that a build must leave out has this word in its title and in its body."""
_HIDDEN = {
    "blogs/draft/": "Draft: it is a draft",
    "blogs/later/": "Scheduled: its date, 2020-12-24, is still to come",
    "blogs/no-site/": "Held back: its consent does not name site",
    "testimonies/held/": "Held back: its consent was to be reviewed by 2019-12-31",
}


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """The sample in a preview."""
    with serving(write_sample(tmp_path_factory.mktemp("preview")), "mkdocs", day=TODAY) as running:
        yield running


@pytest.mark.parametrize("which", ["site", "whole"])
def test_nothing_held_back_is_anywhere_in_a_build(which: str, request: pytest.FixtureRequest) -> None:
    """No file of a build holds a word, a title, a voice or a picture of a post that the site may not carry."""
    built: Built = request.getfixturevalue(which)
    found = {
        path
        for path, data in built.files().items()
        if not path.endswith((".gz", ".pdf"))
        and (_SECRET in data.lower() or b"held" in data.replace(b"the held one", b""))
    }
    # The feeds may carry what the site may not: `no-site` names them in its consent.
    assert {path for path in found if not path.endswith(("feed.xml", "atom.xml", "feed.json"))} == set()
    for path in built.files():
        assert not path.endswith(("draft.png", "held.png"))


@pytest.mark.parametrize("address", _HIDDEN)
def test_a_hidden_post_has_no_page(site: Built, address: str) -> None:
    """A draft, a scheduled post and one that is held back have no page in a build."""
    assert not site.has(address)


@pytest.mark.xdist_group("consent-preview")
@pytest.mark.parametrize("address", _HIDDEN)
def test_a_preview_shows_a_hidden_post_and_why_it_is_hidden(preview: Preview, address: str) -> None:
    """A writer sees a post that a build would leave out, and on its page why."""
    page = parse(preview.page(address)).one("main")
    assert page.one("h1").text.startswith("A secret")
    assert f"Not published: {_HIDDEN[address]}" in page.text


@pytest.mark.xdist_group("consent-preview")
def test_a_preview_marks_a_hidden_post_in_lists(preview: Preview) -> None:
    """In a list, too, a writer sees which posts are not published, and only on those."""
    page = parse(preview.page("testimonies/")).one("main")
    cards = {card.all("h3")[0].text: card.text for card in page.all("article")}
    assert "Not published" in cards["A secret story"]
    assert "Not published" not in cards["My own day"]


@pytest.mark.xdist_group("consent-preview")
def test_a_preview_never_shows_what_was_taken_back(preview: Preview) -> None:
    """A withdrawn post is withdrawn for its writer, too."""
    assert "These words were taken back" in preview.page("testimonies/gone/")


def test_a_build_marks_nothing(site: Built) -> None:
    """No page of a build speaks of a state: the marks are a preview's."""
    for path, page in site.pages().items():
        assert "Not published" not in page.text, path
        assert "a draft" not in page.text.replace("the draft", ""), path


def test_a_scheduled_post_appears_on_its_day(fresh: Path) -> None:
    """On its date, a post that was scheduled is there, with its old address."""
    build(fresh, "mkdocs", "build", "--strict", day=TODAY.replace(month=12, day=24))
    built = Built(fresh / "site")
    assert built.main("blogs/later/").one("h1").text == "A secret from the future"
    assert built.has("blogs/later-once/")


def test_a_testimony_is_there_on_its_last_day_and_gone_the_day_after(fresh: Path) -> None:
    """Consent holds until the end of the day that it was to be reviewed by."""
    for day, there in ((TODAY.replace(year=2019, month=12, day=31), True), (TODAY.replace(month=1, day=1), False)):
        build(fresh, "mkdocs", "build", "--strict", day=day)
        assert Built(fresh / "site").has("testimonies/held/") is there


def test_a_link_to_what_is_not_shown_becomes_plain_text(site: Built) -> None:
    """The words of a link to a held-back post or a draft stay, without a link; one to taken-back words leads there."""
    page = site.main("blogs/answer/")
    assert "See the held one, the draft, the one that is gone and the paper." in page.text
    assert {"the held one", "the draft"}.isdisjoint(page.links)
    assert page.links["the one that is gone"] == "../../testimonies/gone/"
    assert page.links["the paper"] == "../2019/paper.pdf"


@pytest.mark.parametrize(("which", "folder"), [("site", "testimonies"), ("own", "testimonies")])
def test_every_testimony_ends_with_the_way_to_take_it_back(
    which: str, folder: str, request: pytest.FixtureRequest
) -> None:
    """Below each testimony, its person reads that they can change it or take it back, and whom to write to."""
    built: Built = request.getfixturevalue(which)
    pages = [
        path
        for path in built.pages()
        if path.startswith(f"{folder}/") and built[path].all("time") and "Published" in built.main(path).text
    ]
    assert pages
    for path in pages:
        text = built.main(path).text
        assert "change it or take it back at any time" in text, path
        assert [href for href in built.main(path).links.values() if href.startswith("mailto:")], path


def test_other_posts_do_not_speak_of_taking_back(site: Built) -> None:
    """Only a testimony ends so; a blog does not."""
    assert "take it back" not in site.main("blogs/question/").text


def test_a_testimony_is_not_under_the_sites_licence(site: Built) -> None:
    """A person's own words are not the site's to give away; a blog's page names the licence."""
    assert "share this under" not in site.main("testimonies/kept/").text
    assert site.main("blogs/question/").links["CC BY 4.0"] == "https://creativecommons.org/licenses/by/4.0/"
    assert "CC0 1.0" in site.main("blogs/hard/").links


def test_words_that_are_taken_back_leave_every_page(fresh: Path) -> None:
    """When a published testimony is withdrawn, the next build has its words, voice and title nowhere."""
    build(fresh, "scf", "build", "--today", str(TODAY))
    before = [path for path, data in Built(fresh / "site").files().items() if b"My own day" in data]
    assert len(before) > 5
    write(fresh, {"testimonies/2019/kept.md": "---\ndate: 2019-10-01\nconsent: {withdrawn: 2020-05-30}\n---\n"})
    build(fresh, "scf", "build", "--today", str(TODAY))
    after = Built(fresh / "site").files()
    assert "testimonies/kept/index.html" in after
    assert [path for path, data in after.items() if b"My own day" in data or b"Zed" in data] == []
    cache = [path for path in (fresh / ".cache").rglob("*") if path.is_file()]
    assert cache
    assert [path for path in cache if b"I went out." in path.read_bytes()] == []
