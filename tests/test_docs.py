"""What the documents say is what the code does."""

from __future__ import annotations

import re
from pathlib import Path

from click import Context
from socialcarefuture.site.config import PluginConfig

from scripts.main import cli

ROOT = Path(__file__).parent.parent
CODE = re.compile(r"^```.*?^```|`[^`\n]+`", re.MULTILINE | re.DOTALL)


def written(name: str) -> set[str]:
    """Every word that a document sets as code."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return {word for found in CODE.finditer(text) for word in re.findall(r"[a-z_]+", found[0])}


def test_every_command_is_in_the_readme() -> None:
    """README names every command of scf."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [name for name in cli.list_commands(Context(cli)) if f"scf {name}" not in readme] == []


def test_every_option_of_the_site_is_explained() -> None:
    """README names every option that the plugin has in mkdocs.yml."""
    options = {name for name, _ in PluginConfig._schema}
    assert options <= written("README.md")


def test_every_file_that_the_readme_links_to_is_there() -> None:
    """Links and pictures in the documents lead to files of this project."""
    for name in ("README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE-content.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        targets = [target for target in re.findall(r"\]\(([^)#]+)", text) if "://" not in target]
        assert [target for target in targets if not (ROOT / target).exists()] == []


def test_every_command_that_the_guide_names_exists() -> None:
    """A command of scf that the guide or CONTRIBUTING tells somebody to type exists."""
    files = [*(ROOT / "docs/write").glob("*.md"), ROOT / "CONTRIBUTING.md"]
    texts = (path.read_text(encoding="utf-8") for path in files)
    named = {name for text in texts for name in re.findall(r"\bscf ([a-z]+)", text)}
    assert {"new", "check"} <= named <= set(cli.list_commands(Context(cli)))


def test_make_has_every_target_that_the_documents_name() -> None:
    """A make target that a document tells somebody to type exists."""
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    guide = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "write").glob("*.md"))
    texts = [(ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "CONTRIBUTING.md", *guide)]
    named = {target for text in texts for target in re.findall(r"(?:`|^)make ([a-z]+)", text, re.MULTILINE)}
    assert {"site", "test", "serve", "check"} <= named <= targets
