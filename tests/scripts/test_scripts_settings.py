"""A faulty `mkdocs.yml`, or none: each command says what is wrong, and nobody ever sees a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sites import CONFIG, Outcome, Site, new_site, run, snapshot


def _refused(outcome: Outcome, *words: str) -> None:
    """A command that ended with a fault, in few lines, that name what is wrong."""
    assert outcome.code in {1, 2}, outcome.told
    assert "Traceback" not in outcome.told
    assert len(outcome.err.strip().splitlines()) <= 4
    for word in words:
        assert word in outcome.err


@pytest.mark.parametrize("command", ["build", "check", "feeds", "pack", "serve", "new"])
def test_missing_config_is_told(tmp_path: Path, command: str) -> None:
    """Without a `mkdocs.yml` each command says so, and writes nothing."""
    _refused(run(command, cwd=tmp_path), "mkdocs.yml")
    _refused(run(command, "-f", "elsewhere/mkdocs.yml", cwd=tmp_path), "mkdocs.yml")
    assert snapshot(tmp_path) == {}


FAULTS: dict[str, tuple[Callable[[Site], object], str]] = {
    "broken YAML": (lambda site: site.write("mkdocs.yml", "site_name: [x\nplugins: }\n"), "line"),
    "empty": (lambda site: site.write("mkdocs.yml", ""), "site_name"),
    "a list": (lambda site: site.write("mkdocs.yml", "- site_name\n"), "configuration"),
    "not UTF-8": (
        lambda site: (site.root / "mkdocs.yml").write_bytes(b"site_name: \xff\xfe\n"),
        "mkdocs.yml",
    ),
    "no plugin": (lambda site: site.configure(without=("plugins",)), "socialcarefuture"),
    "another plugin": (lambda site: site.configure(plugins=["search"]), "socialcarefuture"),
    "unknown plugin": (lambda site: site.configure(plugins=["nosuch", *CONFIG["plugins"]]), "nosuch"),
    "unknown extension": (lambda site: site.configure(markdown_extensions=["nosuch"]), "nosuch"),
    "no folder of pages": (lambda site: site.configure(docs_dir="nosuch"), "docs_dir"),
    "pages outside": (lambda site: site.configure(docs_dir=str(site.root.parent)), "docs_dir"),
    "pages in the site's folder itself": (lambda site: site.configure(docs_dir="."), "docs_dir"),
    "flat addresses": (lambda site: site.configure(use_directory_urls=False), "use_directory_urls"),
    "no posts on a page": (lambda site: site.configure(plugin={"page_size": 0}), "page_size"),
    "page size in words": (lambda site: site.configure(plugin={"page_size": "twenty"}), "page_size"),
    "no posts in a feed": (lambda site: site.configure(plugin={"feed_size": -1}), "feed_size"),
    "unknown time zone": (lambda site: site.configure(plugin={"timezone": "Europe/Nowhere"}), "timezone"),
    "time zone that is a folder": (lambda site: site.configure(plugin={"timezone": "Europe"}), "timezone"),
    "empty time zone": (lambda site: site.configure(plugin={"timezone": ""}), "timezone"),
    "faulty authority": (
        lambda site: site.configure(plugin={"tag_authority": "site.example"}),
        "tag_authority",
    ),
    "language that is none": (lambda site: site.configure(plugin={"language": "English"}), "language"),
    "licence that is none": (lambda site: site.configure(plugin={"licence": "CC BY"}), "licence"),
    "unknown edition": (
        lambda site: site.configure(plugin={"theme_packs": ["standard", "larg-print"]}),
        'Did you mean "large-print"?',
    ),
    "editions that are no list": (lambda site: site.configure(plugin={"theme_packs": "epub"}), "theme_packs"),
    "output over the posts": (lambda site: site.configure(site_dir="blogs"), "site_dir"),
    "output in the pages": (lambda site: site.configure(site_dir="docs/site"), "site_dir"),
    "output over everything": (lambda site: site.configure(site_dir="."), "site_dir"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_faulty_config_is_told_in_a_sentence(site: Site, name: str) -> None:
    """Each fault of `mkdocs.yml` is named in a sentence before anything is read or written."""
    change, word = FAULTS[name]
    change(site)
    before = snapshot(site.root)
    _refused(run("build", "-f", site.config, cwd=site.root), word)
    assert snapshot(site.root) == before


def test_misspelt_option_is_told(site: Site) -> None:
    """An option that the plugin does not have is named; as with MkDocs, it does not stop a build."""
    site.configure(plugin={"time_zone": "Europe/London"})
    checked = run("check", "-f", site.config, cwd=site.root)
    assert checked.code == 0
    assert "time_zone" in checked.err


@pytest.mark.parametrize("command", [("build",), ("feeds",), ("pack", "walks")])
def test_time_zone_is_looked_at_on_any_day(site: Site, command: tuple[str, ...]) -> None:
    """A wrong time zone is told before anything is written, also where `--today` makes it needless."""
    site.configure(plugin={"timezone": "Europe/Nowhere"})
    before = snapshot(site.root)
    _refused(run(*command, "-f", site.config, "--today", "2024-06-01", cwd=site.root), "timezone")
    assert snapshot(site.root) == before


@pytest.mark.parametrize("epoch", ["yesterday", "1.5", "9" * 30])
def test_faulty_epoch_is_told(site: Site, epoch: str) -> None:
    """A `SOURCE_DATE_EPOCH` that is no number of seconds is named, and nothing is made by a guess."""
    _refused(
        run("check", "-f", site.config, cwd=site.root, env={"SOURCE_DATE_EPOCH": epoch}), "SOURCE_DATE_EPOCH"
    )


@pytest.mark.parametrize("day", ["tomorrow", "2024-02-30", "01/02/2024", ""])
def test_faulty_day_is_told(site: Site, day: str) -> None:
    """A `--today` that is no day is refused, with an example of one."""
    outcome = site.scf("check", "--today", day, today=None)
    assert outcome.code == 2
    assert "2018-11-14" in outcome.err


def test_pages_in_another_folder(site: Site) -> None:
    """The folder of pages can have another name: addresses, links and packs stay what they were."""
    site.text("docs/about.md", {"title": "About"}, "See [the second](../blogs/2023/second.md).\n")
    assert site.scf("build").code == 0
    before = set(snapshot(site.output))
    (site.root / "docs").rename(site.root / "content")
    site.configure(docs_dir="content")
    built = site.scf("build")
    assert built.code == 0, built.told
    assert set(snapshot(site.output)) == before
    assert '<a href="../blogs/second/">the second</a>' in site.page("about/")


def test_pages_in_a_folder_of_a_folder(site: Site) -> None:
    """The folder of pages can lie deeper, or is refused in a sentence; it never ends in a traceback."""
    (site.root / "texts").mkdir()
    (site.root / "docs").rename(site.root / "texts/docs")
    site.configure(docs_dir="texts/docs")
    built = site.scf("build")
    assert built.code == 0 or "docs_dir" in built.err


def test_site_in_a_folder_of_its_domain(site: Site) -> None:
    """A site published below its domain's root has that in canonical links, sitemap and feeds."""
    site.configure(site_url="https://site.example/deep/er")
    assert site.scf("build", "--no-packs").code == 0
    assert '<link rel="canonical" href="https://site.example/deep/er/blogs/first/">' in site.page(
        "blogs/first/"
    )
    assert "<loc>https://site.example/deep/er/blogs/first/</loc>" in site.page("sitemap.xml")
    assert "https://site.example/deep/er/blogs/first/" in site.page("feed.xml")


def test_site_without_an_address_is_told(site: Site) -> None:
    """Without `site_url` a build says what to set, or does without; it never ends in a traceback."""
    site.configure(without=("site_url",))
    built = site.scf("build")
    assert built.code == 0 or "site_url" in built.err


def test_new_site_without_posts_builds(tmp_path: Path) -> None:
    """A site in which nobody has written a post yet, and no page has a date, is built like any other."""
    site = new_site(tmp_path / "own")
    built = site.scf("build")
    assert built.code == 0, built.told
    assert "Nothing is here yet" in site.page("blogs/")


def test_config_file_of_another_folder(site: Site, tmp_path: Path) -> None:
    """With `-f`, paths in `mkdocs.yml` are seen from the site; only what is typed is seen from here."""
    away = tmp_path / "away"
    away.mkdir()
    built = run("build", "-f", "../own/mkdocs.yml", "--today", "2024-06-01", cwd=away)
    assert built.code == 0, built.told
    assert (site.output / "index.html").is_file()
    assert snapshot(away) == {}
    assert run("pack", "walks", "-f", "../own/mkdocs.yml", "-o", "mine/walks.pdf", cwd=away).code == 0
    assert run("feeds", "-f", "../own/mkdocs.yml", "-o", "feeds", cwd=away).code == 0
    assert {path.split("/")[0] for path in snapshot(away)} == {"mine", "feeds"}
