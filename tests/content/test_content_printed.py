"""`packs.lock`: what went to print."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from socialcarefuture.content import printed
from socialcarefuture.content.printed import Print

WALKS = Print(
    title="Walks",
    date=date(2024, 6, 1),
    editions=("standard",),
    texts={"blogs/2023/second.md": "0123456789ab", "testimonies/2023/told.md": "ba9876543210"},
    pack="walks",
)
ASKED = replace(WALKS, pack="", asked="--theme spoons", title="Spoons")


def recorded(*prints: Print) -> tuple[Print, ...]:
    """A record of these, put down one by one."""
    found: tuple[Print, ...] = ()
    for one in prints:
        found = printed.with_print(found, one)
    return found


LINE = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(st.builds(Print, title=LINE, date=st.dates(), pack=LINE, asked=LINE,
                 editions=st.just(("standard",)), texts=st.dictionaries(LINE, LINE, max_size=3)))  # fmt: skip
def test_what_is_written_is_read(one: Print) -> None:
    """Whatever is in a title, the record reads back as it was written."""
    assert printed.parsed(printed.written([one])) == (one,)


def test_the_same_print_is_noted_once() -> None:
    """Recording twice changes nothing; other editions of the same print join it; another state is another print."""
    assert recorded(WALKS, WALKS) == (WALKS,)
    assert recorded(WALKS, replace(WALKS, editions=("docx",))) == (replace(WALKS, editions=("docx", "standard")),)
    changed = replace(WALKS, texts={**WALKS.texts, "blogs/2023/second.md": "ffffffffffff"})
    assert len(recorded(WALKS, changed)) == 2


def test_order_does_not_depend_on_who_comes_first() -> None:
    """Two people who note different packs write the same file in the end: saved packs first, by their names."""
    later = replace(WALKS, date=date(2024, 7, 1))
    assert recorded(ASKED, later, WALKS) == recorded(WALKS, ASKED, later) == (WALKS, later, ASKED)


def test_a_print_is_found_by_any_name_of_its_texts() -> None:
    """A text is found by its file, by an address that it had, and in another folder of a year; no other is."""
    assert WALKS.carries({"testimonies/2023/told.md"}, ())
    assert WALKS.carries((), {"testimonies/told"})
    assert not WALKS.carries({"testimonies/2024/other.md"}, {"blogs/told"})


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[print]\n", "packs.lock:1:8: error: this line cannot be read: expected ']]'"),
        ("[[print]]\ntitle = 'x'\n", "packs.lock:1: error: this print is not whole: look at date, editions, texts"),
        (
            printed.written([WALKS, ASKED]).replace('title = "Spoons"', 'titel = "Spoons"'),
            "packs.lock:16: error: this print is not whole: look at title, titel",
        ),
        ("<<<<<<< HEAD\n[[print]]\n", "packs.lock:1: error: here two versions of this file were not put together"),
        ("prints = 3\n", "packs.lock: error: this print is not whole: look at prints"),
        ("print = 3\n", "packs.lock: error: this print is not whole: look at print"),
        (b"\xff\xfe", "packs.lock: error: this file is not text (UTF-8)"),
        ("title = '", "packs.lock:1: error: this line cannot be read"),
    ],
)
def test_a_broken_record_is_told_with_its_line(tmp_path: Path, text: str | bytes, told: str) -> None:
    """What is wrong in the record is told by line, and what to do."""
    (tmp_path / printed.FILE).write_bytes(text if isinstance(text, bytes) else text.encode())
    [problem] = printed.faults(tmp_path)
    assert str(problem).startswith(told)
    assert problem.hint


def test_no_record_is_no_fault(tmp_path: Path) -> None:
    """A site that never recorded a print has none, and that is fine."""
    assert printed.read(tmp_path) == ()
    assert not printed.faults(tmp_path)
