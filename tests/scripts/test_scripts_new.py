"""`scf new`, at a real terminal and in a script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from socialcarefuture.content.sorts import SORTS

from scripts.main import cli
from tests.content.test_content_telling import body
from tests.scripts.goldens import same_as_golden
from tests.scripts.terminal import Terminal
from tests.sites import Site, new_site, run, snapshot

OPTIONS = {
    "blog": ["--author", "Ada", "--theme", "Tea things"],
    "testimony": ["--voice", "Nan", "--speaking-as", "person", "--theme", "kettles"],
    "glimpse": [
        "--author",
        "ada",
        "--theme",
        "spoons",
        "--place",
        "York",
        "--since",
        "2011",
        "--website",
        "https://x.example/",
    ],
    "reply": ["--author", "ada", "--replies-to", "https://site.example/blogs/first/"],
    "easy-read": ["--by", "The Tea Group"],
    "theme": ["--group", "approach"],
    "person": ["--role", "Writer: of letters"],
    "place": ["--nation", "Wales", "--latitude", "51.48", "--longitude", "-3.18"],
    "word": ["--form", "entitled", "--form", "NHS"],
    "pack": ["--theme", "spoons", "--kind", "blog"],
}
"""What a script says of each sort, besides its title."""
ADDRESSES = {
    "blog": "blogs/a-title",
    "testimony": "testimonies/a-title",
    "glimpse": "glimpses/a-title",
    "reply": "blogs/a-title",
    "easy-read": "blogs/first/easy-read",
    "theme": "themes/a-title",
    "person": "people/a-title",
    "place": "places/a-title",
    "word": "words/a-title",
    "pack": "packs/a-title",
}


@pytest.fixture
def story(tmp_path: Path) -> Site:
    """A site whose themes and people have names that a guide can show."""
    site = new_site(tmp_path / "own")
    for file in (site.root / "docs").rglob("*.md"):
        if file.name != "index.md":
            file.unlink()
    for slug, title in (("co-production", "Co-production"), ("homeshare", "Homeshare"), ("open-space", "Open space")):
        site.text(f"docs/themes/{slug}.md", {"title": title})
    site.text("docs/people/editors.md", {"title": "The site's editors"})
    site.text("docs/places/manchester.md", {"title": "Manchester"})
    return site


def test_a_blog_is_begun_at_a_terminal(story: Site) -> None:
    """A person types a title, a new name and two themes; the file is there, and the guide shows how it went."""
    terminal = Terminal("new", "blog", cwd=story.root)
    terminal.answer("Its title", "What a shared kettle can do")
    terminal.answer("Numbers or names", "Jo Marsh")
    terminal.answer("become a new person", "y")
    terminal.answer("Numbers or names", "2, open")
    terminal.answer("Numbers or names", "")
    code, seen = terminal.end()
    assert code == 0, seen
    same_as_golden("transcript-new-blog.txt", f"$ scf new blog\n{seen}")
    text = (story.root / "blogs/2024/what-a-shared-kettle-can-do.md").read_text("utf-8")
    assert "\nauthors: [jo-marsh]\n" in text
    assert "\nthemes: [homeshare, open-space]\n" in text
    assert "title: Jo Marsh\n" in (story.root / "docs/people/jo-marsh.md").read_text("utf-8")
    assert run("check", cwd=story.root).code == 0


def test_a_testimony_is_begun_at_a_terminal(story: Site) -> None:
    """Asked for at a terminal, a testimony explains its consent, and check holds it back."""
    terminal = Terminal("new", cwd=story.root)
    terminal.answer("A number or a name", "testimony")
    terminal.answer("Its title", "The day I moved")
    terminal.answer("Which name shall be shown", "A. from Leeds")
    terminal.answer("A number or a name", "1")
    terminal.answer("Numbers or names", "homeshare")
    terminal.answer("Numbers or names", "")
    terminal.answer("A number or a name", "")
    code, seen = terminal.end()
    assert code == 0, seen
    same_as_golden("new-testimony.md", (story.root / "testimonies/2024/the-day-i-moved.md").read_text("utf-8"))
    checked = run("check", cwd=story.root)
    assert checked.code == 0
    assert "held back (everywhere)" in checked.out


def test_wrong_answers_are_asked_again(story: Site) -> None:
    """An empty title, a name that is none, a number too high and a near miss are told, and asked for again."""
    terminal = Terminal("new", "blog", cwd=story.root)
    terminal.answer("Its title", "")
    terminal.answer("Something has to be written here", "A title")
    terminal.answer("Numbers or names", "7")
    terminal.answer("is not one of them", "editors")
    terminal.answer("Numbers or names", "o")
    terminal.answer('"o" can be: Co-production, Homeshare, Open space', "Home share")
    terminal.answer('Do you mean "Homeshare"?', "")
    terminal.answer("Numbers or names", "")
    code, seen = terminal.end()
    assert code == 0, seen
    assert "themes: [homeshare]\n" in (story.root / "blogs/2024/a-title.md").read_text("utf-8")


def test_a_taken_name_is_asked_for_again(story: Site) -> None:
    """At a terminal a second text of the same name gets another address, and the first stays as it was."""
    words = ("new", "blog", "A title", "--author", "editors", "--theme", "homeshare")
    assert run(*words, "--today", "2024-06-01", cwd=story.root).code == 0
    before = snapshot(story.root)
    terminal = Terminal(*words, cwd=story.root)
    terminal.answer("Another name for the end of its address", "")
    code, seen = terminal.end()
    assert code == 0, seen
    after = snapshot(story.root)
    assert {path for path in after if path not in before} == {"blogs/2024/a-title-2.md"}
    assert {path: after[path] for path in before} == before


def test_stopping_writes_nothing(story: Site) -> None:
    """Ctrl-C at a question leaves the folder as it was, without a traceback."""
    before = snapshot(story.root)
    terminal = Terminal("new", "glimpse", "A title", cwd=story.root)
    terminal.stop("Numbers or names")
    code, seen = terminal.end()
    assert code == 1
    assert "Traceback" not in seen
    assert snapshot(story.root) == before


@pytest.mark.parametrize("sort", SORTS)
def test_every_sort_is_begun_in_a_script(site: Site, sort: str) -> None:
    """By options alone every sort of text is begun without a question, and check finds no fault in it."""
    title = "blogs/first" if sort == "easy-read" else "A title"
    begun = site.scf("new", sort, title, *OPTIONS[sort])
    assert begun.code == 0, begun.told
    same_as_golden(f"new-{sort}.txt", begun.out.replace(str(site.root), "SITE"))
    assert f"http://127.0.0.1:8000/{ADDRESSES[sort]}/" in begun.out
    checked = site.scf("check")
    assert checked.code == 0, checked.out


def test_all_that_is_begun_can_be_built(site: Site) -> None:
    """A site in which every sort of text was begun and nobody has written a word yet is built, with a page for each."""
    for sort, options in OPTIONS.items():
        begun = site.scf("new", sort, "blogs/first" if sort == "easy-read" else f"A {sort}", *options)
        assert begun.code == 0, begun.told
    built = site.scf("build")
    assert built.code == 0, built.told
    pages = {sort: address.replace("a-title", f"a-{sort}") for sort, address in ADDRESSES.items()}
    held = {sort for sort, page in pages.items() if not (site.output / page / "index.html").is_file()}
    assert held == {"testimony"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "Say what to begin: one of blog, testimony"),
        (["blog"], 'Give it a title, as in: scf new blog "A better way"'),
        (["blog", "T"], "A blog needs more:\n  --author: Who wrote it?\n  --theme: What is it about?"),
        (["blog", "T", "--author", "Adda", "--theme", "x"], 'Did you mean "Ada"?'),
        (["blog", "T", "--author", "Zoltan Q", "--theme", "x"], 'To add one: scf new person "Zoltan Q"'),
        (["theme", "T", "--voice", "x"], "A theme has no --voice."),
        (["theme", "T", "--date", "2024-01-01"], "A theme has no --date."),
        (["easy-read", "blogs/first", "--by", "A", "--slug", "x"], "An Easy Read version has no --slug."),
        (["easy-read", "blogs/fisrt", "--by", "A"], 'There is no text "blogs/fisrt"'),
        (["reply", "T", "--author", "ada", "--replies-to", "x"], 'There is no text "x"'),
        (["glimpse", "T", "--author", "ada", "--theme", "spoons", "--website", "x.org"], "Write https://x.org"),
        (["glimpse", "T", "--author", "ada", "--theme", "spoons", "--since", "12"], "It is at least 1800."),
        (["testimony", "T", "--voice", "N", "--speaking-as", "famly"], 'Did you mean "family"?'),
        (["blog", "First", "--author", "ada", "--theme", "spoons"], "blogs/2023/first.md is there already"),
        (["blog", "First", "--author", "ada", "--theme", "spoons"], "add: --slug first-2"),
        (["blog", "T", "--author", "ada", "--theme", "spoons", "--slug", "../x"], "cannot be the end of an address"),
        (["place", "T", "--latitude", "53.4812"], "Two decimals at most"),
        (["blog", "x" * 301, "--author", "ada", "--theme", "spoons"], "300 is the most"),
        (["blog", "T", "--from-issue", "x.md"], "With --from-issue, only"),
        (["--from-issue", "nowhere.md"], "nowhere.md cannot be read"),
    ],
)
def test_what_is_wrong_is_told_in_a_sentence(site: Site, words: list[str], told: str) -> None:
    """What a script leaves out or gets wrong is told with the way out, and nothing is written."""
    before = snapshot(site.root)
    refused = site.scf("new", *words)
    assert refused.code in {1, 2}
    assert told in refused.err
    assert snapshot(site.root) == before


def test_nothing_is_overwritten(site: Site) -> None:
    """A file that somebody else wrote in the meantime, or that no text was expected to be, stays as it is."""
    site.write("blogs/2024/t.md", "---\nbroken: [\n")
    refused = site.scf("new", "blog", "T", *OPTIONS["blog"])
    assert refused.code == 1
    assert "blogs/2024/t.md is there already" in refused.err
    assert (site.root / "blogs/2024/t.md").read_text("utf-8") == "---\nbroken: [\n"


def test_a_folder_that_cannot_be_written_is_told(site: Site) -> None:
    """Where a file stands in the place of the year's folder, a sentence says so."""
    site.write("blogs/2024", "")
    refused = site.scf("new", "blog", "T", *OPTIONS["blog"])
    assert refused.code == 1
    assert re.search(r"t\.md cannot be written: .+\.", refused.err)


def test_a_recorded_testimony_is_no_draft(site: Site) -> None:
    """With a record and channels said by options, a testimony is published where they say."""
    consent = ["--record", "R-7", "--given", "2024-05-01", "--channel", "site", "--review", "2027-05-01"]
    assert site.scf("new", "testimony", "T", *OPTIONS["testimony"], *consent).code == 0
    checked = site.scf("check")
    assert checked.code == 0
    assert "held back (feeds, pack, social)" in checked.out


def test_a_testimony_without_a_record_stays_held_back(site: Site) -> None:
    """Whoever takes the draft line away and names channels still publishes nothing while the record is R-0000."""
    assert site.scf("new", "testimony", "T", *OPTIONS["testimony"]).code == 0
    file = site.root / "testimonies/2024/t.md"
    text = file.read_text("utf-8").replace("draft: true\n", "").replace("  # channels:", "  channels:")
    file.write_text(text, "utf-8")
    checked = site.scf("check")
    assert checked.code == 0
    assert "held back (everywhere): its consent is not recorded yet (R-0000)" in checked.out


def test_a_form_from_a_pipe(site: Site) -> None:
    """`--from-issue -` reads a pipe; what is not the form is told in a sentence."""
    command = ["new", "--from-issue", "-", "-f", str(site.config), "--today", "2024-06-01"]
    taken = CliRunner().invoke(cli, command, input=body({"themes": "Spoons"}))
    assert taken.exit_code == 0, taken.output
    assert (site.root / "testimonies/2024/the-day-i-moved.md").is_file()
    refused = CliRunner().invoke(cli, command, input="Hello")
    assert refused.exit_code == 1
    assert 'This is not the form "Tell us your story"' in refused.output


def test_a_filled_form_becomes_files(site: Site, tmp_path: Path) -> None:
    """A blog told by form is written, held back, and its editor is told what to look at."""
    issue = tmp_path / "issue.md"
    kind = "Something I think, ask or have done (a blog)"
    issue.write_text(body({"kind": kind, "themes": "Tea things", "places": "York"}), "utf-8")
    told = site.scf("new", "--from-issue", str(issue))
    assert told.code == 0, told.told
    same_as_golden("new-from-issue.txt", told.out.replace(str(site.root), "SITE"))
    same_as_golden("new-from-issue.md", (site.root / "blogs/2024/the-day-i-moved.md").read_text("utf-8"))
    checked = site.scf("check")
    assert checked.code == 0
    assert "blogs/2024/the-day-i-moved.md" in checked.out
    assert site.scf("build", "--no-packs").code == 0
    assert not (site.output / "blogs/the-day-i-moved").exists()


def test_a_form_by_a_person_who_is_named(site: Site, tmp_path: Path) -> None:
    """A name that has a page is told, for it could be anybody's; --author and --theme come before what was typed."""
    issue = tmp_path / "issue.md"
    issue.write_text(body({"kind": "A better way that already happens (a glimpse)", "name": "Ada"}), "utf-8")
    first = site.scf("new", "--from-issue", str(issue))
    assert "Ada has a page here. Make sure that it was that person who wrote this." in first.out
    second = site.scf("new", "--from-issue", str(issue), "--author", "ben", "--theme", "spoons")
    assert "Wrote" in second.out
    assert "The name to show: Ada" in second.out
    text = (site.root / "glimpses/2024/the-day-i-moved-2.md").read_text("utf-8")
    assert "\nauthors: [ben]\n" in text
    assert "\nthemes: [spoons]\n" in text


def test_a_form_that_is_too_large_is_told(site: Site, tmp_path: Path) -> None:
    """A file that no form can be is refused before it is read as one."""
    issue = tmp_path / "issue.md"
    issue.write_text("x" * 400_000, "utf-8")
    refused = site.scf("new", "--from-issue", str(issue))
    assert refused.code == 1
    assert "300,000 bytes" in refused.err
