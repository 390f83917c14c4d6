"""What people write by mistake, and what they are told: every case is in `errors/`.

A case has a `name`, and texts. `blog`, `testimony`, `glimpse`, `theme`, `person`, `place`, `word`, `page`, `pack` is a
text that nothing is wrong with (see `tests/texts.py`), but for the changes that are given, the fields to leave out
(`without`) and another `body`; `files` are paths with their contents, which may be such a text with changes, too.
`{300 letters}` stands for so many, and `{60 hard sentences}` too. The case says what is `told`, or what is `read`.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import pytest
import socialcarefuture
import yaml
from socialcarefuture.content.advice import advise
from socialcarefuture.problems import in_order

from tests.texts import WHOLE, texts_in, whole

HERE = Path(__file__).parent / "errors"
CASES = [case for file in sorted(HERE.glob("*.yaml")) for case in yaml.safe_load(file.read_text("utf-8"))]
PACKAGE = Path(socialcarefuture.__file__).parent
CODE = re.compile(r"[a-z]+(-[a-z]+)+")
NOT_CODES = {
    *("easy-read", "large-print", "utf-8", "a-name", "x-taxonomy"),
    *("speaking-as", "told-by", "replies-to", "content-note", "checked-by"),  # what `scf new` may be told
}
"""Strings of the source that look like codes and are none."""
MADE_BY_TESTS = {"not-a-file", "symbolic-link", "packs-lock"}
"""Codes of what no text can hold: see `test_content_files.py` and, of `packs.lock`, `test_content_printed.py`."""


def files_of(case: dict[str, Any]) -> dict[str, str | bytes]:
    """The files that a case is about."""
    files: dict[str, str | bytes] = {}
    for path, content in case.get("files", {}).items():
        if isinstance(content, dict):
            ((sort, changes),) = content.items()
            files[long(path)] = whole(sort, changes)
        else:
            files[long(path)] = content
    for sort in WHOLE.keys() & case.keys():
        changes, body = long(case[sort].rstrip("\n")), long(case.get("body", "Words.\n"))
        files[WHOLE[sort][0]] = whole(sort, changes, tuple(case.get("without", ())), body)
    return files


def long(text: str) -> str:
    """A text with what `{300 letters}` in it stands for."""
    hard = "Considerable organisational transformation necessitates comprehensive collaboration. "
    text = re.sub(r"\{(\d+) hard sentences\}", lambda found: hard * int(found[1]), text)
    return re.sub(r"\{(\d+) letters\}", lambda found: "x" * int(found[1]), text)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_people_are_told(case: dict[str, Any], tmp_path: Path) -> None:
    """Every mistake is told in these words, at this place, and nothing else is said."""
    library = texts_in(tmp_path, files_of(case)).load()
    problems = in_order((*library.problems, *advise(library.shelf)))
    assert "\n".join(map(str, problems)) == long(case.get("told", "")).rstrip("\n")
    documents = {document.path: document.model_dump(mode="json") for document in library.documents}
    for path, fields in case.get("read", {}).items():
        assert {key: documents[path][key] for key in fields} == fields


def test_cases_have_names_of_their_own() -> None:
    """No two cases have one name, so that a name says which one failed."""
    names = [case["name"] for case in CASES]
    assert sorted(set(names)) == sorted(names)


def codes_in_source() -> set[str]:
    """Every string in the content model that has the form of a problem's code."""
    files = [path for folder in ("frontmatter", "content") for path in (PACKAGE / folder).rglob("*.py")]
    strings = (node.value for file in files for node in ast.walk(ast.parse(file.read_text("utf-8")))
               if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return {string for string in strings if CODE.fullmatch(string)} - NOT_CODES


def codes_in_cases() -> set[str]:
    """Every code that a case expects."""
    return {code for case in CASES for code in re.findall(r"^\S.*\[([a-z-]+)\]$", case.get("told", ""), re.MULTILINE)}


def test_every_code_has_a_case() -> None:
    """Whatever the content model can say, a case shows."""
    assert codes_in_source() == codes_in_cases() | MADE_BY_TESTS
