"""The Nu HTML checker, which the W3C runs, finds no error in any page, style or drawing of a site."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.site.markup import Built
from tests.site.running import PROJECT

_CHECKER = PROJECT / "tests/tools/node_modules/vnu-jar/build/dist/vnu.jar"
_PLANTED = {
    "page.html": '<!doctype html><html lang="en"><title>A page</title><p id="a">One<p id="a">Two</html>',
    "look.css": "p { colour: red }",
    "mark.svg": '<svg xmlns="http://www.w3.org/2000/svg"><p>words</p></svg>',
}
"""A fault in each kind of file: a checker that sees none of these sees nothing."""


_NEWER = {"explore.css": "container|paint-order", "post.css": r"^CSS: Parse Error\.$"}
"""By style sheet, what the checker says of CSS that it does not know yet: queries of a container's width, which the
drawn map needs, and highlights (`::highlight()`), which mark the sentence that is read aloud."""


@pytest.fixture(scope="module")
def told(own: Built, whole: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, list[str]]:
    """What the checker says of each file that it finds fault with: the project's own site, the sample, and ours."""
    planted = tmp_path_factory.mktemp("planted")
    for name, text in _PLANTED.items():
        (planted / name).write_text(text, encoding="utf-8")
    files = [path for folder in (own.folder, whole.folder, planted) for path in sorted(folder.rglob("*"))]
    checked = [str(path) for path in files if path.suffix in {".html", ".css", ".svg"}]
    assert len(checked) > 120
    # A file has no host that `'self'` could mean, and data is no script: that pages keep their policy, a browser holds.
    options = ["--format", "json", "--also-check-css", "--also-check-svg", "--exit-zero-always", "--stdout"]
    options += ["--filterpattern", "(Resource|Inline script) violates Content Security Policy.*"]
    done = subprocess.run(
        ["java", "-Xss1m", "-jar", str(_CHECKER), *options, *checked], check=True, capture_output=True, timeout=300
    )
    found: dict[Path, list[str]] = {}
    for message in json.loads(done.stdout)["messages"]:
        path = Path(message["url"].removeprefix("file:"))
        if path.name in _NEWER and re.search(_NEWER[path.name], message["message"]):
            continue
        place = f"line {message.get('lastLine')}: {message['message']} {message.get('extract', '')}"
        found.setdefault(path, []).append(place)
    return found


def test_the_checker_sees_faults_of_every_kind(told: dict[Path, list[str]]) -> None:
    """Two equal ids in a page, a property that no style has, and words in a drawing that are not its own are found."""
    assert {path.name for path in told if path.parent.name.startswith("planted")} == set(_PLANTED)


def test_the_checker_finds_nothing(told: dict[Path, list[str]]) -> None:
    """No page of a site, no stylesheet and no drawing has an error, nor anything that the checker warns of."""
    assert {str(path): said for path, said in told.items() if not path.parent.name.startswith("planted")} == {}
