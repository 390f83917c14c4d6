"""What the page of a run says, and which pages a change is said to touch."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown
from socialcarefuture.problems import Level, Problem

from scripts.hosted.pack import arguments
from scripts.hosted.summary import plain, summary
from scripts.hosted.touched import touched
from tests.scripts.conftest import small_site
from tests.sites import Site

SAID = """## Your texts

1 thing to put right first.

*To put right* and *to make safe* come first: the text waits for them. *Advice* only helps readers; nothing waits for \
it. If you do not know what to do, say so below: somebody will help.

### blogs/a.md

- **Line 4, to put right:** theme "Spoon\\_s" is not in docs/themes/. Did you mean "Spoons"?
- **Line 9, advice:** a long sentence.

### blogs/b.md

- **Good to know:** held back.
"""


def test_page_says_what_was_found_by_file() -> None:
    """The page begins with what has to be done, and lists by file: the line, how much it weighs, the way out."""
    found = [
        Problem(
            "blogs/a.md", 4, 9, Level.ERROR, "x", 'theme "Spoon_s" is not in docs/themes/', 'Did you mean "Spoons"?'
        ),
        Problem("blogs/a.md", 9, 0, Level.ADVICE, "x", "a long sentence"),
        Problem("blogs/b.md", 0, 0, Level.NOTICE, "x", "held back"),
    ]
    assert summary(found) == SAID


def test_page_says_thank_you() -> None:
    """Where nothing is wrong, it says so, and thanks."""
    assert summary([]) == "## Your texts\n\nNothing to put right. Thank you.\n"


@given(st.text())
def test_somebody_s_words_stay_words(text: str) -> None:
    """Whatever a text holds, it is no markup on the page, calls nobody and names no issue."""
    written = plain(text)
    shown = "".join(text.split())
    html = Markdown().convert(f"x {written} x")
    assert html.count("<") == html.count("<p>") * 2
    assert not any(f"{sign}{after}" in written for sign in "@#" for after in "a1-")
    assert "\n" not in written
    assert "".join(written.replace("\\", "").replace("\u2060", "").split()) == shown.replace("\\", "").replace(
        "\u2060", ""
    )


def test_check_that_could_not_run_is_no_traceback(tmp_path: Path) -> None:
    """Where the check itself ended early, the page says so."""
    words = [sys.executable, "-m", "scripts.hosted.summary"]
    root = Path(__file__).parents[2]
    done = subprocess.run(words, cwd=root, input="", check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (1, "")
    assert "could not be looked through" in done.stdout


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with three posts of two kinds and a pack."""
    return small_site(tmp_path / "own")


def test_a_change_touches_the_pages_that_show_it(site: Site) -> None:
    """A text touches its own page, an Easy Read version its own, a picture those that show it, and code none."""
    site.text("blogs/2023/second.easy.md", {"easy_read_by": "Ada"}, "Second.\n")
    site.blog("unripe", "Not yet.\n", date="2023-01-01", draft=True)
    manuscript = site.manuscript()
    first, second, picture = "blogs/2023/first.md", "blogs/2023/second.md", "blogs/2023/cup.png"
    assert touched(manuscript, [first]) == {"blogs/first/": first}
    assert touched(manuscript, [picture, second]) == {"blogs/first/": picture, "blogs/second/": second}
    assert list(touched(manuscript, ["blogs/2023/second.easy.md"])) == ["blogs/second/easy-read/"]
    assert touched(manuscript, ["docs/themes/spoons.md"]) == {"themes/spoons/": "docs/themes/spoons.md"}
    assert touched(manuscript, ["blogs/2023/unripe.md", "Makefile", "mkdocs.yml"]) == {}


ANSWERS = st.fixed_dictionaries(
    {"themes": st.text("ab,;-= \n$'\"", min_size=1).filter(lambda text: text.strip(",; \n"))},
    optional={name: st.text(min_size=1) for name in ("places", "people", "since", "title", "note", "length")}
    | {name: st.text("al,-= $") for name in ("without", "editions", "grayscale")},
)


@given(ANSWERS)
def test_an_answer_stays_an_answer(answers: dict[str, str]) -> None:
    """Whatever somebody types into the form, none of it becomes an option of the command, nor a place to write to."""
    known = ("theme", "place", "person", "since", "title", "cover-note", "length", "without", "edition")
    asked = arguments(answers)
    assert {word.partition("=")[0] for word in asked} <= {"--all", *(f"--{name}" for name in known)}
