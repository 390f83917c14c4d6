"""`scf build`, `scf check` and the help, as a person at a terminal meets them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from scripts.main import cli
from tests.scripts.conftest import small_site
from tests.scripts.goldens import same_as_golden
from tests.sites import Site, consent, run, snapshot


@pytest.mark.parametrize("command", ["", "build", "check", "feeds", "pack", "serve", "new", "withdraw", "init"])
def test_help(command: str) -> None:
    """Each command's help is the one in `golden/`, and `-h` gives it too."""
    told = [
        CliRunner().invoke(cli, [*command.split(), flag], prog_name="scf", env={"COLUMNS": "80"}).output
        for flag in ("--help", "-h")
    ]
    assert told[0] == told[1]
    same_as_golden(f"help-{command or 'scf'}.txt", told[0])


def test_version_is_told() -> None:
    """`scf --version` gives a name and a number."""
    assert re.fullmatch(
        r"scf, version \d+\.\d+\.\d+\n", CliRunner().invoke(cli, ["--version"], prog_name="scf").output
    )


def broken(site: Site) -> None:
    """Write texts with a fault of each sort, one of them broken so that it cannot be read."""
    site.blog(
        "links",
        "See [it](secnod.md#x) and\n![a cup](cupp.png), or [here](#nowhere) or [there](/themes/kettles/).\n",
    )
    site.blog("typos", themes=["Kettle"], authors=["adda"])
    site.write(
        "blogs/2023/unknown.md",
        "---\ntitle: A title\ndate: 14/11/2018\ntheme: kettles\nauthors: ada\nthemes: [kettles]\n---\nx\n",
    )
    site.write("blogs/2023/no-end.md", "---\ntitle: A title\n")
    site.write("blogs/2023/Bad Name.md", "---\ntitle: A title\n---\nx\n")
    site.testimony("unasked", consent={"given": "2023-01-01", "channels": ["site"]})
    site.testimony("waiting", consent=consent(review="2024-01-01"))
    site.text(
        "docs/packs/lost.md",
        {"title": "Lost", "sections": [{"title": "A", "pages": ["blogs/2023/frist.md"]}]},
    )


def test_check_tells_all_that_is_wrong(site: Site) -> None:
    """`scf check` tells every fault of every text at once, by file and line, and ends with 1."""
    broken(site)
    checked = run("check", "-f", site.config, "--today", "2024-06-01", cwd=site.root)
    assert checked.code == 1
    assert checked.err == ""
    same_as_golden("check.txt", checked.out)


def test_check_of_good_texts(site: Site) -> None:
    """`scf check` of texts without a fault says so in a line and ends with 0; it writes no site."""
    checked = run("check", "-f", site.config, "--today", "2024-06-01", cwd=site.root)
    assert (checked.code, checked.err) == (0, "")
    first, second = checked.out.splitlines()
    assert re.fullmatch(r"\d+ texts looked through: no problems\.", first)
    assert second == "Easy Read: 0 of 3 posts with a version."
    assert not site.output.exists()


@pytest.mark.parametrize("command", [("build",), ("feeds",), ("pack", "walks")])
def test_faulty_texts_leave_everything_as_it_was(site: Site, command: tuple[str, ...]) -> None:
    """Where a text has an error, each command refuses with check's own errors, and no built file changes."""
    assert site.scf("build").code == 0
    before, times = snapshot(site.output), {path: path.stat().st_mtime_ns for path in site.output.rglob("*")}
    broken(site)
    refused = site.scf(*command)
    assert refused.code == 1
    errors = [line for line in site.scf("check").out.splitlines() if ": error: " in line]
    assert [line for line in refused.out.splitlines() if ": error: " in line] == errors
    assert len(errors) >= 9
    assert f"{len(errors)} errors to put right" in refused.err
    assert snapshot(site.output) == before
    assert {path: path.stat().st_mtime_ns for path in site.output.rglob("*")} == times


def test_build_says_what_it_did(site: Site) -> None:
    """A build in a pipe is quiet: a line a pack and a line at the end, with nothing for terminals only."""
    built = run("build", "-f", site.config, "--today", "2024-06-01", cwd=site.root)
    assert (built.code, built.err) == (0, "")
    first, last = built.out.splitlines()
    assert re.fullmatch(r"Pack walks: \d+ editions?, [\d.]+ [kM]B; at most \d+ pages\.", first)
    assert re.fullmatch(r"(\d+) texts, \1 of them new, became \d+ files in site/ in \d+\.\d s\.", last)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", built.told)


def test_second_build_writes_nothing(site: Site) -> None:
    """A build of what did not change touches no file, not even its time."""
    site.scf("build")
    times = {path: path.stat().st_mtime_ns for path in site.output.rglob("*") if path.is_file()}
    site.scf("build")
    assert {path: path.stat().st_mtime_ns for path in site.output.rglob("*") if path.is_file()} == times


def test_build_writes_only_what_changed(site: Site) -> None:
    """After an edit of a text's last words, its page, its feeds, its pack and the index are written, and no more."""
    site.scf("build")
    before = {path: path.stat().st_mtime_ns for path in site.output.rglob("*") if path.is_file()}
    site.blog(
        "second",
        "Words of the second.\n\nAnd a few more.\n",
        date="2023-02-01",
        themes=["spoons"],
        places=["york"],
    )
    site.scf("build")
    changed = {
        path.relative_to(site.output).as_posix()
        for path, time in before.items()
        if "pagefind" not in path.parts and path.stat().st_mtime_ns != time
    }
    lists = ("", "blogs/", "themes/spoons/", "people/ada/", "places/york/")
    feeds = {f"{one}{name}" for one in lists for name in ("feed.xml", "atom.xml", "feed.json")}
    assert changed >= {"blogs/second/index.html", "packs/walks/walks.pdf", *feeds}
    assert {file for file in changed if not file.startswith("packs/walks/")} == {"blogs/second/index.html", *feeds}


def test_build_removes_what_vanished(site: Site) -> None:
    """Page, picture and archive of a text that is gone are gone too; others' hidden files stay."""
    site.scf("build")
    site.write("site/.nojekyll", "")
    site.write("site/.git/HEAD", "ref")
    site.write("site/blogs/left/index.html", "from long ago")
    for path in ("blogs/2023/first.md", "blogs/2023/cup.png", "testimonies/2023/told.md"):
        (site.root / path).unlink()
    assert site.scf("build").code == 0
    files = set(snapshot(site.output))
    assert {".nojekyll", ".git/HEAD"} <= files
    for gone in ("blogs/first", "blogs/left", "blogs/2023/cup.png", "testimonies/told", "testimonies/2023"):
        assert not (site.output / gone).exists()
    assert not [folder for folder in site.output.rglob("*") if folder.is_dir() and not any(folder.iterdir())]


def test_two_clean_builds_give_the_same_bytes(tmp_path: Path) -> None:
    """The same content and today, in two folders and two programs, give the same bytes of the whole site."""
    sites = [small_site(tmp_path / name / "own") for name in ("one", "two-with-a-longer-name")]
    for number, site in enumerate(sites):
        env = {
            "TZ": ("Pacific/Kiritimati", "America/Adak")[number],
            "PYTHONHASHSEED": str(number + 1),
            "LC_ALL": "C.UTF-8",
        }
        built = run("build", "-f", site.config, "--today", "2024-06-01", cwd=tmp_path, env=env)
        assert built.code == 0, built.told
    assert snapshot(sites[0].output) == snapshot(sites[1].output)


def test_epoch_stands_for_today(site: Site) -> None:
    """`SOURCE_DATE_EPOCH` is today where none is told, in the site's time zone; `--today` weighs more."""
    site.configure(plugin={"timezone": "Pacific/Auckland"})
    site.blog("tomorrow", date="2024-06-02")
    late = {"SOURCE_DATE_EPOCH": "1717243200"}  # noon of 1 June in London, midnight of the 2nd in Auckland
    assert "held back" not in site.scf("check", today=None, env=late).out
    assert "held back" in site.scf("check", today=None, env={"SOURCE_DATE_EPOCH": "1717243199"}).out
    assert "held back" in site.scf("check", today="2024-06-01", env=late).out


def test_build_without_packs(site: Site) -> None:
    """`scf build --no-packs` makes none, and the pack's page leads to no file."""
    assert site.scf("build", "--no-packs").code == 0
    assert not list(site.output.rglob("*.pdf"))
    assert ".pdf" not in site.page("packs/walks/")


def test_what_stops_mkdocs_leaves_everything_as_it_was(site: Site) -> None:
    """Where MkDocs itself stops, as for a lost page in `nav`, the site is as it was, its packs too."""
    assert site.scf("build").code == 0
    before = snapshot(site.output)
    site.blog("second", "Other words.\n", date="2023-02-01")
    site.configure(nav=[{"Home": "index.md"}, {"Gone": "gone.md"}])
    stopped = run("build", "-f", site.config, "--today", "2024-06-01", cwd=site.root)
    assert stopped.code == 1
    assert "gone.md" in stopped.told
    assert "Traceback" not in stopped.told
    assert snapshot(site.output) == before


def test_pack_that_cannot_be_made_leaves_everything_as_it_was(site: Site) -> None:
    """Where one pack cannot be printed, as for a letter that no font has, no pack and no page has changed."""
    site.text(
        "docs/packs/zeta.md",
        {"title": "Zeta", "sections": [{"title": "All", "select": {"kinds": ["testimony"]}}]},
    )
    assert site.scf("build").code == 0
    before = snapshot(site.output)
    site.blog("second", "Other words.\n", date="2023-02-01")
    site.testimony("told", "A letter: \U0001d17f.\n", date="2023-03-01")
    stopped = site.scf("build")
    assert stopped.code == 1
    assert "testimonies/2023/told.md" in stopped.out
    assert snapshot(site.output) == before


def test_scratch_is_cleared_away(site: Site) -> None:
    """After a build only what the next one can use is kept, and nothing of it lies in the site."""
    site.scf("build")
    kept = {path.name for path in (site.root / ".cache").iterdir()}
    assert kept == {"rendered.jsonl", "pictures", "packs", "packs-of", "editions", "cards"}
    assert not [path for path in site.output.rglob("*") if path.name.startswith(".") and path.name != ".well-known"]


def test_deleted_cache_gives_the_same_site(site: Site, tmp_path: Path) -> None:
    """What is kept between builds can be deleted at any time: the site's bytes do not depend on it."""
    site.scf("build")
    before = snapshot(site.output)
    (site.root / ".cache").rename(tmp_path / "away")
    site.scf("build")
    assert snapshot(site.output) == before


def test_an_easy_read_pack_is_there_while_its_texts_are_checked(site: Site) -> None:
    """The pack's page leads to its Easy Read edition while a text's version is checked, and to none before or after."""
    site.scf("build")
    assert not (site.output / "packs/walks/walks-easy-read.pdf").exists()
    text = "---\neasy_read_by: Ada\n{}---\n![A cup.](cup.png)\n\nEasy words.\n"
    site.write("blogs/2023/first.easy.md", text.format("easy_read_checked_by: A group\n"))
    assert site.scf("build").code == 0
    assert "walks-easy-read.pdf" in site.page("packs/walks/")
    assert (site.output / "packs/walks/walks-easy-read.pdf").exists()
    site.write("blogs/2023/first.easy.md", text.format(""))
    assert site.scf("build").code == 0
    assert "walks-easy-read.pdf" not in site.page("packs/walks/")
    assert not [*site.root.rglob("walks-easy-read.pdf")]
