"""Plain `mkdocs build`, `properdocs build` and `scf build`: all end well, and agree."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from socialcarefuture.site.look import HERE

from tests.site.markup import Built
from tests.site.running import build, run
from tests.site.sample import TODAY, write

_COMPLAINT = re.compile(r"WARNING|ERROR|Traceback|Deprecat", re.IGNORECASE)


@pytest.mark.parametrize("folder", ["sample", "own_folder"])
def test_strict_build_says_nothing_but_that_it_built(
    folder: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """`mkdocs build --strict` ends with 0 and warns of nothing, the pages outside `docs/` and `nav` among them."""
    said = build(request.getfixturevalue(folder), "mkdocs", "build", "--strict", "-d", str(tmp_path / "site"))
    assert not _COMPLAINT.search(said), said
    assert "not included in the" not in said
    assert "Documentation built" in said


@pytest.mark.parametrize("folder", ["sample", "own_folder"])
def test_properdocs_gives_the_same_bytes(folder: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """The maintained fork builds every file as MkDocs does, to the byte, from the same `mkdocs.yml` and theme."""
    source = request.getfixturevalue(folder)
    build(source, "mkdocs", "build", "--strict", "-d", str(tmp_path / "mkdocs"), day=TODAY)
    said = build(
        source, "properdocs", "build", "-f", "mkdocs.yml", "--strict", "-d", str(tmp_path / "properdocs"), day=TODAY
    )
    assert not _COMPLAINT.search(said), said
    ours, theirs = Built(tmp_path / "mkdocs").files(), Built(tmp_path / "properdocs").files()
    assert ours.keys() == theirs.keys()
    assert [path for path in ours if ours[path] != theirs[path]] == []
    assert len(ours) > 50


def test_building_again_gives_the_same_bytes(sample: Path, site: Built, tmp_path: Path) -> None:
    """The same content on the same day gives the same files."""
    build(sample, "mkdocs", "build", "--strict", "-d", str(tmp_path / "again"), day=TODAY)
    assert Built(tmp_path / "again").files() == site.files()


def test_scf_build_differs_only_by_feeds_and_packs(site: Built, whole: Built) -> None:
    """What `scf build` adds to the plain build are feeds, packs, social pictures and search; no page is missing.

    The page that tells of the feeds is there with them, where no hand-written words are in its place.
    """
    added = whole.files().keys() - site.files().keys()
    made = {"feed.xml", "atom.xml", "feed.json", "social.png", "site.png"}
    others = {path for path in added if not path.startswith(("pagefind/", "packs/")) and Path(path).name not in made}
    assert others == {"follow/index.html", "search/index.html"}
    assert not [path for path, data in site.files().items() if path.endswith(".html") and b"search/" in data]
    assert site.files().keys() <= whole.files().keys()


def test_nothing_of_the_theme_that_is_not_used_is_copied(site: Built) -> None:
    """Material's own scripts and styles stay out of the site: every asset in it is ours."""
    assets = [path for path in site.files() if path.startswith("assets/")]
    assert assets
    scripts = {Path(path).name for path in site.files() if path.endswith((".js", ".map"))}
    assert scripts == {path.name for path in (HERE / "assets/javascripts").iterdir()}
    assert sum(len(data) for path, data in site.files().items() if path in assets) < 500_000


def test_a_build_with_a_broken_post_tells_every_problem(fresh: Path) -> None:
    """Plain `mkdocs build` ends with a fault, a list of all problems with their lines, and no traceback."""
    files = {
        "blogs/2019/bad.md": "---\ntitle: Bad\ndate: 2019-13-01\nauthors: [nobody-here]\ntheme: walking\n---\n",
        "blogs/2019/worse.md": "---\ntitle: Worse\n",
        "blogs/2019/lost.md": "---\ntitle: Lost\ndate: 2019-01-01\nauthors: [ada]\nthemes: [rare]\n---\n[a](b.md)\n",
    }
    write(fresh, files)
    for program in ("mkdocs", "properdocs"):
        done = run(fresh, program, "build", "-f", "mkdocs.yml", day=TODAY)
        assert done.returncode != 0
        assert "Traceback" not in done.stdout
        for place in (
            "blogs/2019/bad.md:3:",
            "blogs/2019/bad.md:4:",
            "blogs/2019/bad.md:5:",
            "blogs/2019/worse.md:",
            "blogs/2019/lost.md:7:",
        ):
            assert place in done.stdout
    assert not (fresh / "site").exists()


@pytest.mark.parametrize("line", ["use_directory_urls: false", "docs_dir: ../elsewhere"])
def test_a_setting_that_cannot_work_is_refused_in_a_sentence(fresh: Path, line: str) -> None:
    """A setting of `mkdocs.yml` that our addresses cannot have ends the build, without a traceback."""
    (fresh.parent / "elsewhere").mkdir()
    config = fresh / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    done = run(fresh, "mkdocs", "build", day=TODAY)
    assert done.returncode != 0
    assert line.partition(":")[0] in done.stdout
    assert "Traceback" not in done.stdout


def test_a_picture_whose_name_has_a_space_may_be_written_as_an_address(fresh: Path) -> None:
    """`in%20the%20text.png`, as editors write it, is the file `in the text.png`."""
    write(
        fresh,
        {
            "blogs/2019/spaced.md": "---\ntitle: Spaced\ndate: 2019-01-01\nauthors: [ada]\nthemes: [walking]\n---\n"
            "![Red](in%20the%20text.png)\n"
        },
    )
    build(fresh, "mkdocs", "build", "--strict", day=TODAY)
    image = Built(fresh / "site").main("blogs/spaced/").one("img", alt="Red")
    assert image["src"] == "../2019/in%20the%20text.png"
    assert image["width"] == "120"
