"""A text that was begun is one that the model takes, whatever its title is."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from socialcarefuture.content.drafting import Filing, begin, fault_of, faults, in_the_way, tidy, written
from socialcarefuture.content.library import Library
from socialcarefuture.content.slugs import is_slug
from socialcarefuture.content.sorts import SORTS
from socialcarefuture.frontmatter import parse
from socialcarefuture.problems import blocking

from tests.texts import TODAY, texts_in

ANSWERS: dict[str, Any] = {
    "authors": ("editors",),
    "themes": ("homeshare",),
    "voice": "A name",
    "speaking_as": "person",
    "replies_to": "blogs/first",
    "easy_read_by": "A group",
}
TITLES = (
    "قصة عن البيت",
    "家の話",
    "Ein Häuschen für alle",
    "☕🫖",
    "👩‍👩‍👧 and me",
    "x" * 300,
    "word " * 60,
    "ß" * 299,
    "- a hyphen",
    "--- three",
    "---",
    "...",
    "? what",
    ": colon",
    "key: value",
    "[list]",
    "{map: x}",
    "& anchor",
    "*alias",
    "!tag",
    "# no comment",
    "a #hash and a: colon",
    "'single' and \"double\"",
    "“curly”",
    "\u2018",
    "\\n \\u0085",
    "null",
    "true",
    "no",
    "~",
    "2018",
    "2018-11-14",
    "12:30",
    "0x1F",
    "1e5",
    ".inf",
    "=",
    "<<",
    "page",
    "make",
    "Easy Read",
    "index",
    "README",
    "con",
    "com1",
    "../../etc/passwd",
    "a/b\\c",
    "<script>alert(1)</script>",
    "${title} $x %s",
    "a\tb\nc\r\nd",
    "\u200bzero\u200bwidth\u2060",
    "\u202eright to left\u202c",
    "e\u0301te\u0301",
    "%TAG ! x",
    "@ at",
    "`tick`",
    "| pipe",
    "> more",
)


def _library() -> Library:
    """A folder of texts with a blog to answer."""
    texts = texts_in(Path(tempfile.mkdtemp()))
    texts.blog("first")
    return texts.load()


LIBRARY = _library()
"""It is only read, and hypothesis takes no fixture of a function."""


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("title", TITLES)
def test_titles_that_are_hard_on_yaml_and_on_addresses(sort: str, title: str) -> None:
    """Each such title stands in the file as it was typed, and the site has no fault with it."""
    check_draft(sort, title)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(sorted(SORTS)), st.text(min_size=1, max_size=300))
@example("blog", "0")
@example("theme", "\u2028")
@example("place", "\ud7ff\ue000\ufffd\U0001f600")
def test_any_title(sort: str, title: str) -> None:
    """There is no title, in any alphabet and with any sign, that makes a faulty file."""
    check_draft(sort, title)


def check_draft(sort: str, title: str) -> None:
    """Begin a text of this title, and look for any fault."""
    chosen, library = SORTS[sort], LIBRARY
    answers = {one.key: ANSWERS[one.key] for one in chosen.questions if one.key in ANSWERS and chosen.name != "pack"}
    if sort == "easy-read":
        answers["easy_read_by"], title = title, "blogs/2018/first.md"
        if fault_of(chosen, "easy_read_by", tidy(answers["easy_read_by"]), library.vocabulary):
            return
    elif fault_of(chosen, "title", tidy(title), library.vocabulary):
        assert not tidy(title)
        return
    made = begin(chosen, title, answers, Filing("docs", library.settings.today))
    assert faults(made, library) == ()
    assert not in_the_way(made, library)
    assert sort == "easy-read" or is_slug(made.slug)
    fields = parse(made.text, made.path).fields
    assert fields.get("title") == (None if sort == "easy-read" else tidy(title))
    assert len(made.text) < 4_000


@pytest.mark.parametrize("sort", SORTS)
def test_a_whole_site_reads_what_was_begun(sort: str, tmp_path: Path) -> None:
    """Written to its place, a draft is read with the rest of the site, and nothing is wrong with any text."""
    texts = texts_in(tmp_path)
    texts.blog("first")
    chosen, filing = SORTS[sort], Filing("docs", TODAY)
    answers = {one.key: ANSWERS[one.key] for one in chosen.questions if one.key in ANSWERS and sort != "pack"}
    for title in ("blogs/2018/first.md",) if sort == "easy-read" else TITLES:
        made = begin(chosen, title, answers, filing)
        texts.write(made.path, made.text)
    assert blocking(texts.load().problems) == ()


@given(
    st.recursive(st.text(max_size=50).map(tidy), lambda inner: st.lists(inner, min_size=1, max_size=3), max_leaves=3)
)
def test_a_value_comes_back_as_it_was(value: object) -> None:
    """What is written as YAML is read as the same text or list."""
    found = parse(f"---\nextra:\n  kept: {written(value)}\n---\n", "x.md")
    assert found.fields["extra"]["kept"] == value
