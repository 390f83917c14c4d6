"""`scf init`: another movement's site, that builds at once."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from scripts.main import cli
from tests.scripts.goldens import same_as_golden
from tests.scripts.terminal import Terminal
from tests.sites import Site, run, snapshot

ROOT = Path(__file__).parents[2]


def made(folder: Path, *options: str) -> Site:
    """A new site."""
    outcome = run("init", folder, "--today", "2024-06-01", *options, cwd=folder.parent)
    assert outcome.code == 0, outcome.told
    return Site(folder)


def test_a_new_site_builds_at_once(tmp_path: Path) -> None:
    """What it makes has no fault, is built in one command, and shows its name; the example is a draft."""
    site = made(tmp_path / "bread", "--name", 'Bread: "and" #roses')
    checked = site.scf("check")
    assert checked.code == 0
    assert [line for line in checked.out.splitlines() if "advice" in line or "error" in line] == []
    assert site.scf("build").code == 0
    assert "Bread: &#34;and&#34; #roses" in site.page("")
    assert not (site.output / "blogs/an-example").exists()
    assert "themes/a-better-way/" in site.page("themes/")


def test_a_text_can_be_begun_in_it(tmp_path: Path) -> None:
    """The next step that it names works: a blog by the editors about its theme."""
    site = made(tmp_path / "bread")
    begun = site.scf("new", "blog", "Yeast", "--author", "editors", "--theme", "a better way")
    assert begun.code == 0, begun.told
    assert site.scf("check").code == 0


def test_what_it_says(tmp_path: Path) -> None:
    """It says what comes next, and truthfully where the program stays."""
    outcome = CliRunner().invoke(cli, ["init", str(tmp_path / "bread"), "--name", "Bread"])
    assert outcome.exit_code == 0
    same_as_golden("init.txt", outcome.output.replace(str(tmp_path), "HERE").replace(str(ROOT), "CLONE"))


@pytest.mark.parametrize("what", ["a file", "a hidden file", "a folder"])
def test_a_folder_that_holds_anything_is_never_touched(tmp_path: Path, what: str) -> None:
    """Where anything lies in the folder, a hidden file too, nothing is written."""
    folder = tmp_path / "bread"
    folder.mkdir()
    if what == "a folder":
        (folder / "inner").mkdir()
    else:
        (folder / (".hidden" if "hidden" in what else "x.txt")).write_text("x", "utf-8")
    before = snapshot(tmp_path)
    refused = run("init", folder, cwd=tmp_path)
    assert refused.code == 1
    assert "is not empty. Nothing was changed" in refused.err
    assert snapshot(tmp_path) == before


def test_a_file_in_its_place_is_told(tmp_path: Path) -> None:
    """A file, a link and a folder that cannot be made are told in a sentence."""
    (tmp_path / "file").write_text("x", "utf-8")
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    for name in ("file", "link"):
        refused = run("init", name, cwd=tmp_path)
        assert (refused.code, "is no folder" in refused.err) == (1, True)
    refused = run("init", "file/inner", cwd=tmp_path)
    assert refused.code == 1
    assert "Traceback" not in refused.told
    assert sorted(snapshot(tmp_path)) == ["file"]


@pytest.mark.parametrize("name", ["القهوة للجميع", "- x", "{a: b}", "${title}", "null", "☕", "<b>", "x" * 300])
def test_any_name_makes_a_site_without_faults(tmp_path: Path, name: str) -> None:
    """A name in any alphabet stands in the settings as it was typed, and the site has no fault."""
    site = made(tmp_path / "own", f"--name={name}")
    config = yaml.safe_load(site.config.read_text("utf-8"))
    assert config["site_name"] == name
    assert site.scf("check").code == 0


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    """A name that no title can have is refused before anything is written."""
    refused = run("init", "own", "--name", "x" * 301, cwd=tmp_path)
    assert refused.code == 2
    assert "--name: between 1 and 300 characters" in refused.err
    assert snapshot(tmp_path) == {}


def test_at_a_terminal_it_asks_for_the_name(tmp_path: Path) -> None:
    """A person is asked what the movement is called; Enter takes the folder's name."""
    terminal = Terminal("init", "bread-and-roses", cwd=tmp_path)
    terminal.answer("What is the movement called?", "")
    code, seen = terminal.end()
    assert code == 0, seen
    config = yaml.safe_load((tmp_path / "bread-and-roses/mkdocs.yml").read_text("utf-8"))
    assert config["site_name"] == "Bread and roses"


def test_every_setting_of_it_is_explained(tmp_path: Path) -> None:
    """Above each setting in its `mkdocs.yml` that is its owner's to decide stands a comment."""
    lines = (ROOT / "scripts/starter/mkdocs.yml").read_text("utf-8").splitlines()
    own = ("site_name", "site_url", "copyright", "contact_email", "tag_authority", "licence", "language", "timezone")
    for key in (*own, "take_part", "nav", "watch", "markdown_extensions"):
        line = next(number for number, text in enumerate(lines) if text.strip().startswith(f"{key}:"))
        assert lines[line - 1].strip().startswith("# "), key
