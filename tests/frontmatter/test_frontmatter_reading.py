"""Whatever is written: it is read as it was meant, or told; never a traceback, never a hang."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import frontmatter
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from socialcarefuture.content.library import Library
from socialcarefuture.content.settings import Settings
from socialcarefuture.frontmatter import Source, examine, parse, read
from socialcarefuture.frontmatter.text import UNPRINTABLE
from socialcarefuture.problems import ContentError, Problem

from tests.texts import BASE, TODAY, texts_in

PRINTABLE = st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t").filter(
    lambda letter: not UNPRINTABLE.match(letter))
FENCES = re.compile(r"^[ \t]*([-\u2010-\u2015\u2212]+|={3,}|\*{3,}|_{3,})[ \t]*$", re.MULTILINE)
"""A line that a person may have meant for a fence: it is told, wherever it stands in front matter."""
CURLY = re.compile(r"\s*[\u2018-\u201e].*[\u2018-\u201e]\s*", re.DOTALL)
LINES = st.text(PRINTABLE, max_size=60).filter(lambda text: not FENCES.search(text) and not CURLY.fullmatch(text))
KEYS = st.from_regex(r"[a-z_]{1,12}", fullmatch=True)
SCALARS = st.none() | st.booleans() | st.integers(-10**12, 10**12) | LINES
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
                      max_leaves=5)
MAPPINGS = st.dictionaries(KEYS, VALUES, max_size=5)
BODIES = st.text(PRINTABLE, max_size=300).map(str.strip)
PIECES = st.sampled_from([
    "title", "date", "themes", "consent", "image", "withdrawn", ":", ": ", " ", "  ", "\n", "\n  ", "\n- ", "\t",
    "[", "]", "{", "}", "'", '"', "\\", "#", " #", "&a", "*a", "!!x", "|", ">-", "---", "\n---\n", "...", "%", "@",
    "`", "?", "<<", ",", "~", "2018-11-14", "31/12/2018", "yes", "1984", "“", "”", "\u2028", "\x00", "\ufeff", "é",
    "🌱", "<<<<<<<",
])
SNIPPETS = st.lists(PIECES, max_size=25).map("".join)


def deeper(value: Any) -> int:
    """How many levels of lists and mappings a value has."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max(map(deeper, inner), default=0)


def examined(text: str) -> tuple[Source | None, tuple[Problem, ...]]:
    """What was read, if anything could be, and what is wrong."""
    try:
        source = examine(text, "x.md")
    except ContentError as error:
        return None, error.problems
    return source, source.problems


@given(MAPPINGS.filter(lambda fields: deeper(fields) <= 5), BODIES)
@example({"title": "# not a comment", "a": "a “curly” word", "b": "yes", "c": "12:30", "d": "0x1F"}, "---\nWords.")
@example({"a": "one\ntwo\n", "b": "a --- b", "c": "x: y", "d": "#", "e": ["", " ", None], "f": {}}, "--")
def test_what_a_library_writes_is_read_back(fields: dict[str, Any], body: str) -> None:
    """Any fields and any text that python-frontmatter writes are the same when they are read."""
    source = parse(frontmatter.dumps(frontmatter.Post(body, **fields)), "x.md")
    assert source.fields == fields
    assert source.body.strip() == body


@given(SNIPPETS)
@example("[")
@example("'")
@example("? ")
@example("!!x")
@example("a: &a [*a]")
@example("\t")
@example(" a: b\nc")
@example("- a\nb: c")
@example('"\\x')
@example("a: |\n\n\n  b\n c")
def test_any_front_matter_is_read_or_told(front: str) -> None:
    """Whatever stands between the fences, each problem has a place in the file and words."""
    text = f"---\n{front}\n---\nWords.\n"
    source, problems = examined(text)
    assert source or problems
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines)
        assert 0 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.message
        assert problem.hint


@given(st.text(max_size=400) | SNIPPETS)
def test_any_text_is_read_or_told(text: str) -> None:
    """Any text at all, surrogates and control characters among them, is read or told."""
    source, problems = examined(text)
    assert problems or (source and text.endswith(source.body))


@given(st.binary(max_size=300) | SNIPPETS.map(str.encode))
def test_any_file_is_read_or_told(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    """Any bytes, in a file of any part of a site, leave the library standing."""
    root = tmp_path_factory.mktemp("site")
    names = ("blogs/2018/x.md", "testimonies/x.md", "glimpses/x.md", "docs/x.md", "docs/themes/x.md", "docs/packs/x.md",
             "docs/x.easy.md")
    texts_in(root, dict.fromkeys(names, data))
    library = Library.load(Settings(root=root, docs="docs", name="", url="", today=TODAY))
    read = {document.path for document in library.documents}
    assert set(BASE) <= read
    assert set(names) - read <= {problem.path for problem in library.problems}


@given(SNIPPETS)
def test_any_addition_is_read_or_told(front: str) -> None:
    """Whatever is added to whole front matter, its own fields are read, or a problem is told."""
    text = f"---\ntitle: A\ndate: 2018-11-14\nauthors: [editors]\nthemes: [homeshare]\n{front}\n---\nWords.\n"
    source, problems = examined(text)
    assert problems or (source and source.fields["title"] == "A")


@pytest.mark.parametrize("front", [
    "a: " + "[" * 20_000,
    "a: " + "{a: " * 10_000,
    "- " * 20_000,
    "? " * 20_000,
    "a: '" + "''" * 20_000,
    "\n".join(f"a{number}: &a{number} [*a{number - 1}, *a{number - 1}]" for number in range(1, 1000)),
    "\n".join(f"k{number}: [" for number in range(5_000)),
    "a:\n" + "".join(" " * number + "b:\n" for number in range(1, 300)),
], ids=["lists", "groups", "items", "keys", "quotes", "aliases", "faults", "levels"])
def test_hostile_front_matter_costs_little(front: str) -> None:
    """Nothing that fits between two fences keeps the reader busy for long."""
    with pytest.raises(ContentError):
        parse(f"---\n{front}\n---\n", "x.md")


def test_places_are_those_of_the_file() -> None:
    """Every field, and every item of a list, has the line and the column that an editor shows."""
    source = parse("\n---\ntitle: A\nthemes:\n  - one\n  - 'two'\nimage: {src: x, alt: }\n---\nWords.\n", "x.md")
    places = {loc: (mark.line, mark.column) for loc, mark in source.marks.items()}
    assert places == {
        (): (2, 0), ("title",): (3, 8), ("themes",): (5, 3), ("themes", 0): (5, 5), ("themes", 1): (6, 5),
        ("image",): (7, 8), ("image", "src"): (7, 14), ("image", "alt"): (7, 17),
    }
    assert source.body_line == 9
    assert source.body == "Words.\n"


def test_a_field_that_is_not_there_has_the_place_of_what_would_hold_it() -> None:
    """A missing field is told where it belongs: at its group, or at the front matter."""
    source = parse("---\nimage:\n  src: x\n---\n", "x.md")
    assert source.mark(("image", "alt")) == source.marks["image",]
    assert source.key_mark(("image", "alt")).line == 2
    assert source.mark(("title",)) == source.marks[()]


def test_nothing_is_read_in_part_without_a_word(tmp_path: Path) -> None:
    """A text that could be read in part only is not among the documents."""
    library = texts_in(tmp_path, {"docs/themes/x.md": "---\ntitle: A\naliases: [b\n---\n"}).load()
    assert "docs/themes/x.md" not in {document.path for document in library.documents}
    assert [problem.code for problem in library.problems] == ["yaml-list"]


@pytest.mark.parametrize("data", [b"---\ntitle: T\n---\nTea.\n", "\ufeff---\ntitle: Tŷ\n---\nTe.\n".encode()])
def test_a_version_is_git_s_name_for_the_file(tmp_path: Path, data: bytes) -> None:
    """What Git calls a file, a pack calls its version; Windows line ends make no other."""
    file = tmp_path / "a.md"
    file.write_bytes(data)
    named = subprocess.run(
        ["git", "hash-object", "--no-filters", str(file)], capture_output=True, text=True, check=True
    )
    assert read(file, "a.md").version == named.stdout[:12]
    file.write_bytes(data.replace(b"\n", b"\r\n"))
    assert read(file, "a.md").version == named.stdout[:12]
