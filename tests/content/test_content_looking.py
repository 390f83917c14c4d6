"""Looking through any text, and putting any text right, is safe: no traceback, no hang, nothing lost."""

from __future__ import annotations

import tempfile
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from socialcarefuture.content import markdown
from socialcarefuture.content.advice import advise
from socialcarefuture.content.mending import mended
from socialcarefuture.content.vocabulary import Names
from socialcarefuture.frontmatter import examine
from socialcarefuture.problems import ContentError, in_order

from tests.texts import texts_in, whole

PIECES = (
    "```", "``", "`", "~~~", "<!--", "-->", "<pre>", "</pre>", "<script>", "\n\n", "\n", "    ", "\t", "> ", "- ",
    "1. ", "#", "[", "](", ")", "](x.md)", "[^1]", "{: ", "}", '"', "'", "\u2018", "\u2019", "\u201c", "\u201d",
    "\u00ab", "|", "service user", "the disabled", "020 7946 0958", "jo@nhs.net", "SW1A 1AA", "943 476 5919",
    "born on 3 March 1962", "https://x.example/", ".", "!", "  \n", " ", "\r\n", "wörd", "\u65e5\u672c",
    "\U0001f30a", "e\u0301", "---\n", "===", "<b onclick=x>", "+44", "(0", "0", "7", "\\", "*", "_", "here",
    "&amp;", "]: ", "www.",
)  # fmt: skip
BODIES = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map("".join)
FIELDS = st.sampled_from((
    "", "themes: [Home share, homeshare ]", "themes:\n\t- homeshare", "themes: ['HOME-SHARE', \"Home share\"]",
    "safety_allow: [jo@nhs.net]", "summary: Ring 020 7946 0958", "title: 'service user'  ", "places: [Leeds]", "x: [",
    "authors: [rachel mason, Rachel-Mason]", "language: cy", "consent: {withdrawn: }", "title: |\n  A  \n  B ",
))  # fmt: skip
WORDS = "- {avoid: [service user], better: x}\n- {avoid: [the disabled], better: y, alone: true, but_not: [born on]}\n"
VOCABULARY = {
    "themes": Names([("homeshare", ("Homeshare", "Sharing a home"))]),
    "people": Names([("rachel-mason", ("Rachel Mason",)), ("editors", ("The editors",))]),
    "places": Names([("leeds", ("Leeds",))]),
}


@given(FIELDS, BODIES)
def test_any_text_can_be_looked_through(fields: str, body: str) -> None:
    """Whatever a text holds, each problem has a place that is in the file, and there is no traceback."""
    with tempfile.TemporaryDirectory() as folder:
        text = whole("testimony", f"voice: A mother\n{fields}", body=body)
        blog = whole("blog", fields, body=body)
        files = {"testimonies/2018/x.md": text, "blogs/2018/x.md": blog, "words.yml": WORDS}
        library = texts_in(Path(folder).resolve(), dict(files)).load()
        for problem in in_order((*library.problems, *advise(library.shelf))):
            lines = files.get(problem.path, "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
            assert problem.line <= len(lines)
            assert problem.column <= len("".join(lines[problem.line - 1 : problem.line])) + 1


@given(BODIES)
def test_every_view_keeps_every_place(body: str) -> None:
    """A view is as long as its text, has its line ends, and says nothing that the text does not say."""
    views = [body, markdown.shown(body)]
    views += [markdown.prose(views[1])]
    views += [markdown.own_words(views[2])]
    for fuller, view in pairwise(views):
        assert [one == "\n" for one in view] == [one == "\n" for one in body]
        assert all(one in {other, " "} for one, other in zip(view, fuller, strict=True))


@given(FIELDS, BODIES)
def test_what_was_put_right_is_right(fields: str, body: str) -> None:
    """A text that was put right says the same, and putting it right again changes nothing."""
    text = whole("blog", fields, body=body)
    once = mended(text, "x.md", VOCABULARY)
    again = mended(once.text, "x.md", VOCABULARY)
    assert (again.text, again.done) == (once.text, ())
    assert bool(once.done) == (once.text != text)
    assert "".join(once.text.split()).casefold() == "".join(text.split()).casefold() or "spelt" in str(once.done)
    try:
        before, after = (examine(one.replace("\r\n", "\n"), "x.md") for one in (text, once.text))
    except ContentError:
        return
    assert [line.rstrip() for line in before.body.rstrip().split("\n")] == [
        line.rstrip() for line in after.body.rstrip().split("\n")
    ]


@pytest.mark.parametrize("piece", [*PIECES, "` `` ", "<!-- <pre> ", "[x](", '"a ', "born dob ", "(0 ", "# [", "jo@x "])
def test_no_text_takes_long(piece: str) -> None:
    """A hundred thousand characters of anything that can begin something are looked through in a moment."""
    with tempfile.TemporaryDirectory() as folder:
        body = piece * (100_000 // len(piece))
        files = {"blogs/2018/x.md": whole("blog", body=body), "words.yml": WORDS}
        library = texts_in(Path(folder).resolve(), files).load()
        begun = time.process_time()
        list(advise(library.shelf))
        library.load(library.settings)
        assert time.process_time() - begun < 2
