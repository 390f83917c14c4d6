"""What `scf check` tells, about which files, and in which form."""

from __future__ import annotations

import json
import subprocess
import time
from pathlib import Path

import pytest
from PIL import Image
from socialcarefuture.problems import Level, Problem

from scripts.formats import github
from tests.sites import Site, run

NUMBER = "020 7946 0958"
"""Kept for plays and films: it reaches nobody."""
HOSTILE = """\
<script>alert(1)</script> <b onclick="alert(1)">bold</b> and `<script>` as code.

<iframe src="https://site.example/"></iframe>

<video src="x.mp4"></video>
"""


def git(site: Site, *args: str) -> None:
    """Run Git in a site's folder."""
    name = ("-c", "user.name=Ada", "-c", "user.email=ada@site.example")
    subprocess.run(["git", "-C", site.root, *name, *args], check=True, capture_output=True)


def told(site: Site, *args: str) -> set[tuple[str, str]]:
    """The file and the code of every problem that is told."""
    problems = json.loads(site.scf("check", "--format", "json", *args).out)["problems"]
    return {(one["path"], one["code"]) for one in problems}


def test_what_could_run_is_told_and_blocks_until_it_is_allowed(site: Site) -> None:
    """A script, a frame and a handler in a text's HTML stop check and build with their line, until they are allowed."""
    site.blog("hostile", HOSTILE)
    checked = site.scf("check", str(site.root / "blogs/2023/hostile.md"))
    assert checked.code == 1
    assert [line.partition(": ")[2] for line in checked.out.splitlines() if "[html" in line] == [
        "safety: <script> could run in a reader's browser; it is left out [html-runs]",
        "safety: onclick could run in a reader's browser; it is left out [html-runs]",
        "safety: <iframe> could run in a reader's browser; it is left out [html-runs]",
        "advice: <video> is HTML that a text may not have; it is left out [html-left-out]",
    ]
    refused = site.scf("build")
    assert refused.code == 1
    assert "3 problems to put right" in refused.err
    site.blog("hostile", HOSTILE, safety_allow=["<script>", "<iframe>", "onclick"])
    assert site.scf("build", "--no-packs").code == 0
    page = site.page("blogs/hostile/").partition("<main")[2].partition("</main>")[0]
    assert [word for word in ("<script", "<iframe", "onclick") if word in page] == []


@pytest.mark.parametrize("command", [("build",), ("feeds",), ("pack", "walks")])
def test_a_phone_number_is_not_published_before_an_editor_allows_it(site: Site, command: tuple[str, ...]) -> None:
    """No command publishes a phone number; the message holds the line that allows it, and with that line it passes."""
    site.blog("ring", f"Ring {NUMBER}.\n")
    refused = site.scf(*command)
    assert refused.code == 1
    assert not site.output.exists()
    allow = refused.out.partition("safety_allow: ")[2].splitlines()[0]
    assert allow == f'["{NUMBER}"]'
    site.blog("ring", f"Ring {NUMBER}.\n", safety_allow=json.loads(allow))
    assert site.scf("check").code == 0


def test_only_the_files_that_are_named_are_told_about(site: Site) -> None:
    """With paths, only what is wrong there is told and counts; that there is more elsewhere is said."""
    site.blog("one", "[x](gone.md)\n")
    site.blog("two", "[x](gone.md)\n")
    checked = site.scf("check", str(site.root / "blogs/2023/one.md"))
    assert checked.code == 1
    assert "two.md" not in checked.out
    assert "Not shown: 1 problem that would stop a build" in checked.out
    assert site.scf("check", str(site.root / "docs")).code == 0
    assert site.scf("check", str(site.root)).out.count("[link-broken]") == 2
    assert "There is no" in site.scf("check", "nowhere.md").err
    assert "not in the site's folder" in site.scf("check", str(site.root.parent)).err


def test_only_what_weighs_enough_is_told(site: Site) -> None:
    """`--level` leaves out what weighs less."""
    site.blog("ring", f"[here](second.md), {NUMBER}\n", date="2030-01-01")
    codes = [{code for _, code in told(site, "--level", level)} for level in ("error", "safety", "notice", "advice")]
    assert codes == [
        set(),
        {"phone-number"},
        {"phone-number", "held-back"},
        {"phone-number", "held-back", "link-text"},
    ]


def test_changed_tells_about_what_differs_from_main(site: Site) -> None:
    """`--changed` tells about texts that are committed, changed or new since main, and about no other."""
    site.blog("old", "[x](gone.md)\n")
    git(site, "init", "-b", "main")
    git(site, "add", ".")
    git(site, "commit", "-m", "All")
    assert site.scf("check", "--changed").code == 0
    git(site, "switch", "-c", "mine")
    site.blog("committed", "[x](gone.md)\n")
    git(site, "add", ".")
    git(site, "commit", "-m", "More")
    site.blog("second", "[x](gone.md)\n")
    site.blog("néw", "[x](gone.md)\n")
    paths = {path for path, code in told(site, "--changed") if code == "link-broken"}
    assert paths == {"blogs/2023/committed.md", "blogs/2023/second.md", "blogs/2023/néw.md"}


def test_changed_says_why_it_cannot_know(site: Site) -> None:
    """Outside of Git, and without a main branch, `--changed` ends with a sentence."""
    outside = site.scf("check", "--changed", env={"GIT_CEILING_DIRECTORIES": str(site.root.parent)})
    assert outside.code == 1
    assert "no Git repository" in outside.err
    git(site, "init", "-b", "other")
    assert "git fetch origin main" in site.scf("check", "--changed").err


def test_github_gets_commands_that_no_text_can_break_out_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each problem is one workflow command, its file seen from the working folder, and what a text says is escaped."""
    monkeypatch.chdir(tmp_path)
    problems = [
        Problem("a,b:c%.md", 3, 7, Level.SAFETY, "x-y", "100%\n::error::more", "Do\r so."),
        Problem("b.md", 0, 0, Level.ADVICE, "x-y", "advice"),
        Problem("b.md", 2, 0, Level.NOTICE, "x-y", "notice"),
    ]
    assert github(problems, tmp_path / "own").splitlines() == [
        "::error file=own/a%2Cb%3Ac%25.md,line=3,col=7,title=x-y::100%25%0A::error::more. Do%0D so.",
        "::warning file=own/b.md,title=x-y::advice.",
        "::notice file=own/b.md,line=2,title=x-y::notice.",
    ]


def test_sarif_has_what_the_standard_asks_for(site: Site) -> None:
    """SARIF 2.1.0: every result has a rule that is listed, a level it knows, a message and a place from 1."""
    site.blog("a", f"[x](gone.md) {NUMBER} [here](second.md)\n")
    site.blog("Bad Name", draft=True)
    log = json.loads(site.scf("check", "--format", "sarif").out)
    (one,) = log["runs"]
    rules = [rule["id"] for rule in one["tool"]["driver"]["rules"]]
    assert (log["version"], one["tool"]["driver"]["name"], one["columnKind"]) == ("2.1.0", "scf", "unicodeCodePoints")
    assert rules == sorted(set(rules))
    assert {result["level"] for result in one["results"]} == {"error", "warning", "note"}
    for result in one["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["message"]["text"].endswith((".", "?", "]", ")", "d"))
        assert " " not in place["artifactLocation"]["uri"]
        assert min(place.get("region", {"startLine": 1}).values()) >= 1


def test_the_quoted_line_points_at_the_place_and_says_nothing_that_was_taken_back(site: Site) -> None:
    """Below a problem stands its line, cut around the place, without control characters; none of a withdrawn text."""
    site.blog("wide", f"{'日本 ' * 40}[here](gone.md)\tand\n")
    out = site.scf("check", "--level", "error").out.splitlines()
    quote, pointer = out[1], out[2]
    shown = sum(2 if one in "日本" else 1 for one in quote[: quote.index("gone.md")])
    assert (shown, len(quote) < 130) == (pointer.index("^"), True)
    site.write("testimonies/2023/told.md", "---\ntitle: My secret\nconsent: {withdrawn: 2020-01-01}\n---\nSecret.\n")
    assert "ecret" not in site.scf("check").out


def test_a_photograph_that_tells_a_place_is_noticed(site: Site) -> None:
    """A JPEG with a place in it is told of; one without, or one that is broken, is not."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (8, 8)).save(site.root / "blogs/2023/garden.jpg", exif=exif)
    Image.new("RGB", (8, 8)).save(site.root / "blogs/2023/house.jpg")
    site.write("blogs/2023/broken.jpg", "Exif\0")
    assert told(site) == {("blogs/2023/garden.jpg", "photograph-place")}


def test_fix_puts_right_what_is_safe_and_leaves_the_rest(site: Site) -> None:
    """`--fix` trims, ends and spells; a withdrawn text, a text that cannot be read and a break of a line stay."""
    fields = "title: A  # keep me \r\ndate: 2023-01-01\r\nauthors: [ADA]\r\nthemes: [tea-things, 'Kettles ']\r\n"
    site.write("blogs/2023/a.md", f"---\r\n{fields}---\r\nOne  \r\ntwo \r\n\r\n`x \r\ny`")
    site.write("blogs/2023/tabs.md", "---\ntitle: A\ndate: 2023-01-01\nauthors:\n\t- ada\nthemes: [Ket tles]\n---\nx\n")
    gone = "---\nconsent: {withdrawn: 2020-01-01} \n---\n \n"
    broken = "---\ntitle: [ \n---\nx "
    site.write("testimonies/2023/told.md", gone)
    site.write("blogs/2023/broken.md", broken)
    fixed = site.scf("check", "--fix")
    assert "Traceback" not in fixed.told
    assert (site.root / "testimonies/2023/told.md").read_text() == gone
    assert (site.root / "blogs/2023/broken.md").read_text() == broken
    assert (site.root / "blogs/2023/tabs.md").read_text().splitlines()[4:6] == ["  - ada", "themes: [Kettles]"]
    text = (site.root / "blogs/2023/a.md").read_bytes().decode()
    assert text.startswith("---\r\ntitle: A  # keep me\r\n")
    assert "One  \r\ntwo\r\n\r\n`x \r\ny`\r\n" in text
    assert 'tabs.md: spaces in place of tabs before fields; "Ket tles" is spelt "Kettles"' in fixed.err
    before = {path: path.read_bytes() for path in site.root.rglob("*.md")}
    assert site.scf("check", "--fix").err == ""
    assert {path: path.read_bytes() for path in site.root.rglob("*.md")} == before


def test_one_text_of_this_project_is_checked_in_a_second(tmp_path: Path) -> None:
    """One post of our own site is checked in under a second of work, start of the program and all."""
    root = Path(__file__).parents[2]
    begun = time.perf_counter()
    assert run("check", "blogs/2019/ripples-of-hope.md", cwd=root).code == 0
    assert time.perf_counter() - begun < 5  # a machine that does much else, too; measured: under 1


def test_our_own_content_has_no_advice() -> None:
    """Our own texts follow every piece of advice that we give."""
    checked = run("check", "--today", "2024-06-01", "--format", "json", cwd=Path(__file__).parents[2])
    assert [one for one in json.loads(checked.out)["problems"] if one["level"] != "notice"] == []
