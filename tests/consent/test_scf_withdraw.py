"""`scf withdraw` takes words back from files of any state, and leaves nothing of them in what is built."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.consent.planting import ADDRESS, PATH, found_in, planted_site, things_in, traces
from tests.scripts.goldens import same_as_golden
from tests.scripts.terminal import Terminal
from tests.sites import Site, new_site, run, snapshot

pytestmark = pytest.mark.xdist_group("consent")
KIND = "They have taken them back, and that is their right."
EASY = PATH.replace(".md", ".easy.md")
OWN_PICTURES = {f"testimonies/2023/{name}.png" for name in ("saltmarsh7x", "cowslip4q", "marigold9z")}


def files(site: Site) -> set[str]:
    """The files of texts and pictures."""
    return {path for path in snapshot(site.root) if not path.startswith(("site/", ".cache/"))}


def test_nothing_is_left_in_the_same_folder_or_a_new_one(allowed: Site, tmp_path: Path) -> None:
    """After it no word and no picture is in any built, kept or written file, in the same folder and in a first build."""
    again = allowed.copied(tmp_path / "again")
    before = files(again)
    taken = again.scf("withdraw", "testimonies/kettle-at-dawn", "--yes")
    assert taken.code == 0, taken.told
    assert before - files(again) == {EASY, *OWN_PICTURES}
    assert again.scf("check").code == 0
    fresh = again.copied(tmp_path / "fresh")
    for made in ("site", ".cache"):
        shutil.rmtree(fresh.root / made)
    for site in (again, fresh):
        assert site.scf("build").code == 0
        assert not any(found_in(site).values()), traces(site.root)
        assert KIND in site.page(ADDRESS)
    assert snapshot(again.output) == snapshot(fresh.output)
    left = {name for name, where in traces(again.root, ("testimonies", "blogs", "glimpses", "docs")).items() if where}
    assert left == {"record"}


def test_what_it_writes_and_says(tmp_path: Path) -> None:
    """The emptied file holds the record, the day, the date and the old addresses; what no build can recall is told."""
    site = planted_site(tmp_path / "own")
    taken = site.scf("withdraw", PATH, "--yes")
    same_as_golden("withdrawn.md", (site.root / PATH).read_text("utf-8"))
    same_as_golden("withdraw.txt", taken.out.replace(str(site.config), "SITE/mkdocs.yml"))


@pytest.mark.parametrize(
    "name",
    [
        "testimonies/kettle-at-dawn",
        "/testimonies/kettle-at-dawn/",
        "testimonies/2023/kettle-at-dawn.md",
        "./testimonies/2023/kettle-at-dawn.md",
        "testimonies\\2023\\kettle-at-dawn.md",
        "testimonies/2023/kettle-at-dawn.easy.md",
        "https://site.example/testimonies/kettle-at-dawn/?from=feed#the-end",
        "http://127.0.0.1:8000/testimonies/kettle-at-dawn/easy-read/",
        "https://else.example/deep/er/testimonies/kettle-at-dawn/index.html",
        "Testimonies/Kettle-At-Dawn",
        "kettle-at-dawn",
        "testimonies/harbour-road",
        "2019/05/harbour/",
    ],
)
def test_any_spelling_of_its_address_will_do(tmp_path: Path, name: str) -> None:
    """A file, an address, an old address, or what a browser shows: each means the post."""
    site = planted_site(tmp_path / "own")
    taken = site.scf("withdraw", name, "--yes")
    assert taken.code == 0, taken.told
    assert (site.root / PATH).read_text("utf-8").count("withdrawn: 2024-06-01") == 1


BROKEN = {
    "YAML that ends nowhere": b"---\ntitle: [a\nimage:\n  src: saltmarsh7x.png\n---\n![x](cowslip4q.png) Plumberrywick\n",
    "no front matter": b"Plumberrywick ![x](cowslip4q.png) and <img src='saltmarsh7x.png'>\n",
    "no end of it": b"---\nimage: {src: 'saltmarsh7x.png', alt: x}\n![x](cowslip4q.png)\nPlumberrywick\n",
    "UTF-16": "---\nimage:\n  src: saltmarsh7x.png\n---\n![x](cowslip4q.png) Plumberrywick".encode("utf-16"),
    "not text": b"\xff\x00 ![x](cowslip4q.png) src: saltmarsh7x.png\nPlumberrywick",
    "empty": b"![x](cowslip4q.png)\nsrc: saltmarsh7x.png",
    "a record that is a name": b"---\nconsent: {record: Plumberrywick, withdrawn: 2020-03-01}\n"
    b"aliases: [a b c]\ndate: soon\nimage: {src: saltmarsh7x.png}\n---\n![x](cowslip4q.png)",
}
"""What the file holds, in place of what it should."""


@pytest.mark.parametrize("state", BROKEN)
def test_a_broken_file_is_taken_back_too(tmp_path: Path, state: str) -> None:
    """Whatever is wrong with the file, its words and its pictures go, and what is left passes check."""
    site = planted_site(tmp_path / "own")
    (site.root / PATH).write_bytes(BROKEN[state])
    taken = site.scf("withdraw", "testimonies/kettle-at-dawn", "--yes")
    assert taken.code == 0, taken.told
    assert not files(site) & {EASY, *OWN_PICTURES}
    assert "body" not in things_in(site.root / PATH)
    checked = site.scf("check")
    assert checked.code == 0, checked.out


def test_pictures_of_others_stay_and_are_told(tmp_path: Path) -> None:
    """A picture that another text shows stays, and so does a symbol of the site's own; a portrait in docs/ goes."""
    site = planted_site(tmp_path / "own")
    site.picture("docs/portraits/cup.png", 11)
    site.picture("docs/symbols/cup.png", 12)
    testimony = (site.root / PATH).read_text("utf-8")
    site.write(PATH, f"{testimony}\n![A cup](../../docs/portraits/cup.png)\n")
    easy = (site.root / EASY).read_text("utf-8")
    site.write(EASY, f"{easy}\n![A cup](../../docs/symbols/cup.png)\n")
    site.blog("other", "![A sea](../../testimonies/2023/saltmarsh7x.png)\n")
    taken = site.scf("withdraw", PATH, "--yes")
    assert "Stays: testimonies/2023/saltmarsh7x.png (used by blogs/2023/other.md, too)" in taken.out
    assert "Stays: docs/symbols/cup.png (one of the site's own, in docs/)" in taken.out
    assert not (site.root / "docs/portraits/cup.png").exists()
    assert {"docs/symbols/cup.png", "testimonies/2023/saltmarsh7x.png"} <= files(site)


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    """What was taken back stays so, with its first day."""
    site = planted_site(tmp_path / "own")
    assert site.scf("withdraw", PATH, "--yes", today="2024-05-01").code == 0
    before = snapshot(site.root)
    assert site.scf("withdraw", PATH, "--yes", today="2024-06-01").code == 0
    assert snapshot(site.root) == before


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("testimonies/nobody", 'There is no post "testimonies/nobody"'),
        ("docs/about.md", "docs/about.md is no post"),
        ("../../etc/passwd", "There is no post"),
        ("twice", "can mean blogs/2023/twice.md or glimpses/2023/twice.md"),
        ("", "There is no post"),
    ],
)
def test_what_cannot_be_taken_back_is_told(tmp_path: Path, name: str, told: str) -> None:
    """A name that means nothing, a page or two posts is told, and nothing is changed."""
    site = planted_site(tmp_path / "own")
    site.blog("twice")
    site.glimpse("twice")
    before = snapshot(site.root)
    refused = site.scf("withdraw", name, "--yes")
    assert refused.code == 2
    assert told in refused.err
    assert snapshot(site.root) == before


def test_without_a_terminal_it_waits_for_yes(tmp_path: Path) -> None:
    """In a script nothing is taken back without --yes; what would be is shown."""
    site = planted_site(tmp_path / "own")
    before = snapshot(site.root)
    refused = site.scf("withdraw", PATH)
    assert refused.code == 2
    assert f"To be emptied: {PATH}" in refused.out
    assert "add: --yes" in refused.err
    assert snapshot(site.root) == before


def test_at_a_terminal_it_asks(tmp_path: Path) -> None:
    """A person is asked; no changes nothing, and yes takes the words back."""
    site = planted_site(tmp_path / "own")
    before = snapshot(site.root)
    no = Terminal("withdraw", PATH, cwd=site.root)
    no.answer("Take it back?", "n")
    assert no.end()[0] == 1
    assert snapshot(site.root) == before
    yes = Terminal("withdraw", PATH, cwd=site.root)
    yes.answer("Take it back?", "y")
    assert yes.end()[0] == 0
    assert "withdrawn: 2024-06-01" in (site.root / PATH).read_text("utf-8")


def test_git_history_is_told_by_exact_paths(tmp_path: Path) -> None:
    """In a repository the commands name every path that the files have and had, seen from the repository's root."""
    root = tmp_path / "repository"
    site = planted_site(root / "our site")
    (site.root / PATH).rename(site.root / "testimonies/2023/first-name.md")

    def git(*words: str) -> None:
        author = ("-c", "user.name=A", "-c", "user.email=a@site.example")
        subprocess.run(["git", *author, *words], cwd=root, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    (site.root / "testimonies/2023/first-name.md").rename(site.root / PATH)
    git("add", ".")
    git("commit", "-qm", "two")
    taken = run("withdraw", PATH, "--yes", cwd=site.root)
    assert taken.code == 0, taken.told
    purge = next(line for line in taken.out.splitlines() if "git filter-repo --invert-paths" in line)
    named = re.findall(r"--path '(our site/[^']+)'", purge)
    assert set(named) == {f"our site/{path}" for path in (PATH, EASY, *OWN_PICTURES, "testimonies/2023/first-name.md")}


def test_any_post_can_be_taken_back(tmp_path: Path) -> None:
    """A blog and a glimpse are taken back like a testimony."""
    site = new_site(tmp_path / "own")
    site.blog("one", "A word.\n")
    site.glimpse("two")
    for name in ("blogs/one", "glimpses/two"):
        assert site.scf("withdraw", name, "--yes").code == 0
    assert site.scf("build", "--no-packs").code == 0
    assert KIND in site.page("blogs/one/")
    assert KIND in site.page("glimpses/two/")
