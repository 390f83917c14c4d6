"""What opens with the project in VS Code, here or in a browser (Codespaces)."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.site.running import PROJECT
from tests.sites import Site, new_site

_EXTENSION = PROJECT / ".vscode/extensions/front-matter"
_RUN = """
const { suggestions } = require(process.argv[1]);
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
console.log(JSON.stringify(given.map(({ schema, lines, line, column }) => suggestions(schema, lines, line, column))));
"""


def _json(path: str) -> Any:
    return json.loads((PROJECT / path).read_text("utf-8"))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site whose schemas are made."""
    site = new_site(tmp_path_factory.mktemp("workspace"))
    site.text("docs/themes/odd.md", {"title": "Who: me? #1"})
    made = site.scf("schema", today=None)
    assert made.code == 0, made.told
    assert made.out == f"11 schemas in {site.root}/.cache/schemas, 11 of them changed.\n"
    return site


def _offered(site: Site, schema: str, text: str) -> list[dict[str, Any]]:
    """What is offered where `|` stands in a text."""
    before, _, after = text.partition("|")
    node = shutil.which("node")
    assert node, "Node is not installed"
    known = json.loads((site.root / f".cache/schemas/{schema}.json").read_text("utf-8"))
    line, column = before.count("\n"), len(before.rpartition("\n")[2])
    asked = json.dumps([{"schema": known, "lines": (before + after).split("\n"), "line": line, "column": column}])
    command = [node, "-e", _RUN, str(_EXTENSION / "complete.js")]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout)[0])


@pytest.mark.parametrize(
    ("schema", "text", "labels"),
    [
        ("blog", "---\n|\n---\n", ["title", "date", "themes", "authors", "extra"]),
        ("blog", "---\ntitle: x\nthemes:\n  - Kettles\nau|\n---\n", ["date", "authors", "extra"]),
        ("blog", "---\nthemes:\n  - Ket|\n---\n", ["Kettles", "Who: me? #1", "Spoons", "Tea things"]),
        ("blog", "---\nthemes:\n  - Kettles\n- |", ["Kettles", "Who: me? #1"]),
        ("blog", "---\nauthors:\n  - |\ndate: 2024-01-02\n---\n", ["Ada", "Ben & Co <b>", "ada", "ben"]),
        ("blog", "---\nplaces:\n- |\n---\n", ["York", "york"]),
        ("blog", "---\nimage:\n  src: a.jpg\n  |\n---\n", ["alt", "credit", "caption"]),
        ("blog", "---\ndraft: |\n---\n", ["true", "false"]),
        ("testimony", "---\nspeaking_as: wo|\n---\n", ["person", "family", "worker"]),
        ("testimony", "---\nconsent:\n  channels:\n    - |\n---\n", ["site", "feeds", "pack", "social"]),
        ("testimony", "---\ntold_by: |\n---\n", ["Ada"]),
        ("pack", "---\nsections:\n  - title: x\n    select:\n      themes:\n        - |\n---\n", ["Kettles"]),
        ("pack", "---\nsections:\n  - |\n---\n", ["title", "pages", "select", "order"]),
        ("theme", "---\ngroup: |\n---\n", ["approach", "idea", "strand"]),
        ("easy-read", "---\n|", ["easy_read_by"]),
    ],
)
def test_fields_and_names_are_offered_while_typing(site: Site, schema: str, text: str, labels: list[str]) -> None:
    """At every place of a front matter, what may stand there is offered: what must be there first, nothing twice."""
    offered = [one["label"] for one in _offered(site, schema, text)]
    assert set(labels) <= set(offered), offered
    assert len(offered) == len(set(offered))
    assert offered[0] == labels[0]
    written = set(re.findall(r"^([a-z_]+):", text, re.MULTILINE)) if labels[0] in {"title", "date"} else set()
    assert not written & set(offered)


@pytest.mark.parametrize(
    "text", ["---\ntitle: x\n---\nthe|", "Words|\n---\n", "---\ntitle: |\n---\n", "|---\n---\n", "x: |"]
)
def test_nothing_is_offered_elsewhere(site: Site, text: str) -> None:
    """Outside front matter, and where a value is free, nobody is disturbed."""
    assert _offered(site, "blog", text) == []


def test_what_is_put_in_is_right_yaml(site: Site) -> None:
    """A name with a colon is quoted, and a list begins with its first entry."""
    names = {one["label"]: one["text"] for one in _offered(site, "blog", "---\nthemes:\n  - |\n---\n")}
    assert names["Who: me? #1"] == '"Who: me? #1"'
    assert names["Kettles"] == "Kettles"
    fields = {one["label"]: one["text"] for one in _offered(site, "blog", "---\n|\n---\n")}
    assert fields["themes"] == "themes:\n  - "
    assert fields["image"] == "image:\n  "
    assert fields["title"] == "title: "


def test_schemas_follow_the_vocabulary(site: Site, tmp_path: Path) -> None:
    """After a theme was added, the schemas that name themes are written anew, and no other; `-o` names a folder."""
    copy = site.copied(tmp_path / "copy")
    copy.text("docs/themes/teapots.md", {"title": "Teapots"})
    assert "11 schemas" in (made := copy.scf("schema", today=None)).out
    assert "4 of them changed" in made.out  # blog, testimony, glimpse, pack
    assert "Teapots" in [one["label"] for one in _offered(copy, "blog", "---\nthemes:\n  - |\n---\n")]
    assert copy.scf("schema", "-o", str(tmp_path / "other"), today=None).code == 0
    assert (tmp_path / "other/blog.json").is_file()


def test_the_workspace_recommends_its_own_extension() -> None:
    """VS Code offers the extension that lies in the project; it needs nothing from anywhere."""
    told = _json(".vscode/extensions/front-matter/package.json")
    assert _json(".vscode/extensions.json") == {"recommendations": [f"{told['publisher']}.{told['name']}"]}
    assert (_EXTENSION / told["main"]).is_file()
    assert not {"dependencies", "devDependencies", "extensionDependencies", "scripts"} & set(told)
    script = (_EXTENSION / "extension.js").read_text("utf-8")
    assert set(re.findall(r'require\("([^"]+)"\)', script)) == {"vscode", "./complete.js"}
    assert '".cache", "schemas"' in script  # where `scf schema` writes


def test_the_dev_container_does_all_set_up_by_make() -> None:
    """A browser is enough: the container names targets that the Makefile has, and the port that `scf serve` uses."""
    told = _json(".devcontainer/devcontainer.json")
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
    named = re.findall(r"make ([a-z]+)", f"{told['postCreateCommand']} {told['postAttachCommand']}")
    assert named == ["site", "serve"]
    assert set(named) <= targets
    assert told["forwardPorts"] == [8000]
    assert all(re.search(r":[\w.-]*\d", name) for name in (told["image"], *told["features"]))
