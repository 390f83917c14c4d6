"""What may know of what: imports point one way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import socialcarefuture

PACKAGE = Path(socialcarefuture.__file__).parent
SCRIPTS = PACKAGE.parent.parent / "scripts"
FILES = sorted([*PACKAGE.rglob("*.py"), *SCRIPTS.rglob("*.py")])
DESTINATIONS = {"site", "feeds", "packs", "search", "social", "editor"}
ORDER = ({"problems", "files"}, {"frontmatter"}, {"content"}, {"rendering"}, DESTINATIONS, {"scripts"})
"""Each may import those before it, and itself."""
LEVELS = {part: level for level, parts in enumerate(ORDER) for part in parts}


def part_of(module: str) -> str:
    """The part of the system that a module belongs to; empty for other people's modules."""
    name = module.removeprefix("socialcarefuture.")
    return name.partition(".")[0] if name != module or module.startswith("scripts") else ""


def own_part(file: Path) -> str:
    """The part of the system that a file belongs to."""
    if SCRIPTS in file.parents:
        return "scripts"
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(file: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
            assert node.level == 0, "imports are written in full"


def calls(file: Path) -> set[str]:
    """The names of the functions that a file calls: `print`, `sys.exit`."""
    nodes = (node.func for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call))
    return {ast.unparse(node) for node in nodes}


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE.parent.parent)))
def test_imports_point_one_way(file: Path) -> None:
    """A part imports itself and what is below it; destinations do not know each other."""
    own = own_part(file)
    parts = {part for module in imported(file) if (part := part_of(module)) in LEVELS}
    assert {part for part in parts if part != own and LEVELS[part] >= LEVELS.get(own, -1)} == set()


def test_every_part_is_known() -> None:
    """There is no part of the system that the order leaves out."""
    assert {own_part(file) for file in FILES} - {"__init__"} == set(LEVELS)


def test_only_the_site_knows_mkdocs() -> None:
    """Only what is in `site/`, and the commands that start MkDocs, import MkDocs."""
    knowing = {own_part(file) for file in FILES if any(name.partition(".")[0] == "mkdocs" for name in imported(file))}
    assert knowing <= {"site", "scripts"}


def test_only_commands_print_or_exit() -> None:
    """Only what is in `scripts/` prints or ends the program."""
    speaking = {"print", "exit", "quit", "sys.exit", "os._exit", "click.echo", "click.secho"}
    assert {file for file in FILES if calls(file) & speaking and own_part(file) != "scripts"} == set()
