"""Each workflow, run on this machine as far as that goes without GitHub."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from socialcarefuture.packs import MAKERS

from tests.consent.planting import pdf_text
from tests.hosted.runner import Run, checkout, git, workflow

pytestmark = pytest.mark.xdist_group("hosted")
NOT_RUN = {("test", "Test"): "it is `make test`, of which this is a part"}
"""The only step that no test here executes, and why. `uses` steps need GitHub; the runner stands in for them."""
NEW, DRAFT = "blogs/2019/a-garden.md", "blogs/2019/leeks.md"
BLOG = """---
title: A garden
date: 2019-05-01
authors: [{author}]
themes: [homeshare]
---

{body}
"""
ISSUE = """### What do you want to share?

Something I think, ask or have done (a blog)

### A title for it

$(touch /tmp/owned) `id` "A garden"

### The name to show

Somebody New

### Who is speaking?

Somebody who draws on support

### What is it about?

Homeshare

### Where does it happen?

_No response_

### Is anything in it hard to read?

_No response_

### Your story

We planted beans. It was good. @everybody came; see #1.

'; rm -rf . #

### Where may your words appear?

- [x] On the site

### Please read and tick

- [x] These are my own words, or the person whose words they are asked me to send them.
- [x] Nobody else can be recognised in them who has not agreed.
- [x] I know that this form can be read by everybody as soon as I send it.
- [x] I know that I can take my words back at any time, and need not say why.
"""
EVENTS = {
    "check": {"name": "pull_request", "pull_request": {"number": 7}},
    "deploy": {"name": "schedule", "repository": {"fork": False}},
    "story": {"name": "issues", "label": {"name": "ready"}, "issue": {"number": 7, "body": ISSUE}},
}


@pytest.fixture(scope="module")
def main(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout of this project's main branch; each test leaves it as it was."""
    return checkout(tmp_path_factory.mktemp("hosted") / "checkout")


@pytest.fixture
def run(main: Path, tmp_path: Path) -> Iterator[Run]:
    """A run of a workflow on a checkout, which is clean again afterwards."""
    yield Run(main, tmp_path / "run")
    for words in ("reset -q --hard", "switch -q main", "clean -qfd"):
        git(main, *words.split())


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A machine's programs: the shell's, and no others."""
    for program in ("make", "sh", "bash", "env", "git", "touch", "dirname"):
        (tmp_path / program).symlink_to(shutil.which(program) or program)
    return tmp_path


def propose(folder: Path, files: dict[str, str]) -> None:
    """Be the branch of a pull request that brings some files."""
    git(folder, "switch", "--quiet", "--force-create", "proposal")
    for path, text in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "A proposal")


def author(folder: Path) -> str:
    """Somebody who has a page."""
    return min(path.stem for path in (folder / "docs/people").glob("*.md") if path.stem != "index")


def blog(folder: Path, body: str, **other: str) -> dict[str, str]:
    """A pull request's new blog."""
    return {NEW: BLOG.format(author=author(folder), body=body), **other}


def test_pull_request_is_checked_built_and_tried(run: Run) -> None:
    """A pull request is looked through, built, kept to be looked at, and its page is tried in a real browser.

    What is kept is a build and no preview: a draft is not in it.
    """
    run.event = EVENTS["check"]
    unripe = blog(run.folder, "We planted leeks.")[NEW].replace("date:", "draft: true\ndate:")
    propose(run.folder, blog(run.folder, "We planted beans. It was good.", **{DRAFT: unripe}))
    assert run.job("check", "texts"), run.said
    assert "Nothing to put right. Thank you." in run.summary
    assert "- /blogs/a-garden/ (blogs/2019/a-garden.md)\n\nNothing found" in run.summary
    assert "(https://kept.example/site)" in run.summary
    assert {"site/blogs/a-garden/index.html", "site/.well-known/security.txt"} <= {*run.artifacts["site"]}
    assert any(file.endswith(".pdf") for file in run.artifacts["packs"])
    assert not any("leeks" in file for file in run.artifacts["site"])


def test_mistake_is_shown_beside_its_line(run: Run) -> None:
    """A mistake in a text ends the check; GitHub is told the file and the line, and the page says it in plain words."""
    run.event = EVENTS["check"]
    propose(run.folder, {NEW: blog(run.folder, "Beans.")[NEW].replace("homeshare", "homesharing")})
    assert not run.job("check", "texts")
    assert re.search(r"^::error file=blogs/2019/a-garden\.md,line=5,", run.said, re.MULTILINE)
    assert '**Line 5, to put right:** theme "homesharing" is not in docs/themes/.' in run.summary
    assert run.executed == ["Look through the texts", "Say what was found"]


def test_page_that_shuts_readers_out_is_found(run: Run) -> None:
    """A page on which axe finds something ends the check, with the text that it is made from."""
    run.event = EVENTS["check"]
    propose(run.folder, blog(run.folder, "We planted beans.\n\n<ul><p>And leeks.</p></ul>"))
    assert not run.job("check", "texts")
    assert "::error file=blogs/2019/a-garden.md,title=axe::list (serious)" in run.said
    assert "1 fault in them." in run.summary


def test_site_goes_out_every_day(run: Run) -> None:
    """The site is built, without a hidden file missing, and published; the schedule begins its 60 days anew."""
    run.event = EVENTS["deploy"]
    config = run.folder / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace(".example/", ".test/"), encoding="utf-8")
    assert run.job("deploy", "build"), run.said
    assert {"site/index.html", "site/.well-known/security.txt", "site/feed.xml"} <= {*run.artifacts["github-pages"]}
    assert run.job("deploy", "deploy")
    assert run.job("deploy", "awake"), run.said
    assert run.asked_of_github == ["api --method PUT repos/somebody/ours/actions/workflows/deploy.yml/enable"]


def test_site_without_an_address_does_not_go_out(run: Run) -> None:
    """While the site's address is a placeholder, nothing is published, and the line is named."""
    run.event = EVENTS["deploy"]
    assert not run.job("deploy", "build")
    assert "::error file=mkdocs.yml" in run.said
    assert "site_url: https://" in run.said
    assert run.artifacts == {}


@pytest.mark.parametrize("workflow_job", [("deploy", "build"), ("deploy", "awake")], ids="-".join)
def test_a_fork_publishes_nothing(run: Run, workflow_job: tuple[str, str]) -> None:
    """Somebody's copy of this repository does not publish, and its schedule is left alone."""
    run.event = {**EVENTS["deploy"], "repository": {"fork": True}}
    assert not run.job(*workflow_job)
    assert run.executed == []


LINES = ("themes", "places", "people", "since", "until", "title", "note", "length", "without", "saved")
FORM = {**dict.fromkeys(LINES, ""), "edition": "standard", "grayscale": False}
KINDS = dict.fromkeys(("blogs", "testimonies", "glimpses"), True)


@pytest.mark.parametrize(
    ("answers", "file"),
    [
        ({"themes": "Homeshare, circle", "title": "Sharing; $(touch owned) `id` \"'"}, "sharing-touch-owned-id.pdf"),
        ({"saved": "resource-pack-march-2019"}, "resource-pack-march-2019.pdf"),
        ({"testimonies": False, "glimpses": False, "since": "2018-11-01", "length": "24"}, "blogs.pdf"),
        ({"themes": "Homeshare", "grayscale": True, "note": "Leeds; `id`", "edition": "all"}, "homeshare.pdf"),
    ],
)
def test_an_organiser_gets_a_pack(run: Run, answers: dict[str, str | bool], file: str) -> None:
    """A filled form becomes files to download, whatever is written in it; the page of the run leads to them."""
    run.inputs = {**FORM, **KINDS, **answers}
    assert run.job("pack", "pack"), run.said
    kept = [f"pack-made/{file}"]
    several = answers.get("edition") == "all" and len(MAKERS) > 1
    name, files = next(iter(run.artifacts.items()))
    assert set(kept) <= set(files) if several else files == kept
    assert re.search(r"^## Your pack is ready\n\n- \S+ PDF, \d+ pages", run.summary)
    assert f"[Download the pack](https://kept.example/{name})" in run.summary
    assert not (run.folder / "owned").exists()
    if answers.get("title"):
        assert "$(touch owned)" in " ".join(pdf_text(run.folder / kept[0]).split())


@pytest.mark.parametrize(
    ("answers", "told"),
    [
        ({"themes": "Homeshares"}, "Did you mean"),
        ({"since": "last year"}, "is not a day, as in 2018-11-14"),
        ({"themes": "Homeshare", "length": "two"}, "is not a number of pages, as in 24."),
        ({"themes": "Homeshare", "without": "--help"}, "there is no such text"),
        ({"themes": "--output=/tmp/x"}, "is not in docs/themes/"),
        ({"saved": "--help"}, 'There is no pack "--help"'),
        ({"saved": "../../etc/passwd"}, "There is no pack"),
        ({"saved": "resource-pack-march-2019", "themes": "Homeshare"}, "Leave the other empty."),
        (dict.fromkeys(KINDS, False), "Say what the pack is about"),
    ],
)
def test_a_pack_that_cannot_be_made_says_why(run: Run, answers: dict[str, str | bool], told: str) -> None:
    """Where the form asks for what there is not, the page of the run says so in a sentence, and nothing is kept."""
    run.inputs = {**FORM, **KINDS, **answers}
    assert not run.job("pack", "pack")
    assert run.summary.startswith("## This pack could not be made\n\n")
    assert told in run.summary.replace("\\", "")
    assert "Traceback" not in run.said
    assert run.artifacts == {}


def test_a_story_becomes_a_pull_request(run: Run, tmp_path: Path) -> None:
    """A filled form becomes a branch with new texts and a pull request; its words are not run, and call nobody."""
    run.event = EVENTS["story"]
    git(tmp_path, "init", "--quiet", "--bare", "origin.git")
    git(run.folder, "remote", "add", "origin", str(tmp_path / "origin.git"))
    try:
        assert run.job("story", "write"), run.said
        git(run.folder, "reset", "--hard", "--quiet")
        assert run.job("story", "open"), run.said
    finally:
        git(run.folder, "remote", "remove", "origin")
    pushed = git(tmp_path / "origin.git", "show", "--format=", "--name-only", "story-7").split()
    assert [re.sub(r"\d{4}", "2019", path) for path in pushed] == ["blogs/2019/touch-tmp-owned-id-a-garden.md"]
    assert run.asked_of_github[-1].startswith("pr create --head story-7")
    words = (run.own / "temp/words.md").read_text(encoding="utf-8")
    assert words.startswith("From the form in #7.")
    assert "does the person agree to these words" in words
    assert not re.search(r"^(?! {4}).*(@everybody|#1\b)", words, re.MULTILINE)
    assert not Path("/tmp/owned").exists()


def test_only_an_editor_s_label_makes_a_story(run: Run) -> None:
    """Any label but "ready" starts nothing."""
    run.event = {**EVENTS["story"], "label": {"name": "story"}}
    assert not run.job("story", "write")
    assert run.executed == []


@pytest.mark.parametrize("path", [".github/workflows/x.yml", "docs/people/x.html", "blogs/2019/../../x.md", "Makefile"])
def test_a_story_brings_new_texts_and_nothing_else(run: Run, tmp_path: Path, path: str) -> None:
    """Even if the first job were made to bring something else, the second does not push it."""
    run.event = EVENTS["story"]
    kept = run.own / "kept/story"
    kept.mkdir()
    for name in ("notes.txt", "found.md"):
        (kept / name).write_text("", encoding="utf-8")
    new = f"diff --git a/{path} b/{path}\nnew file mode 100644\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1 @@\n+x\n"
    (kept / "text.patch").write_text(new, encoding="utf-8")
    assert not run.job("story", "open")
    assert run.asked_of_github == []


@pytest.mark.parametrize(
    ("target", "code", "said"),
    [
        ("site", 0, ["texts"]),
        ("test", 2, ["a Chromium: .venv/bin/playwright install", "Java 17 or later: sudo", "Node.js 18 or later"]),
    ],
)
def test_bare_machine_builds_and_says_what_tests_need(
    main: Path, bare: Path, target: str, code: int, said: list[str]
) -> None:
    """Where there is no npm, no Java and no browser, the site is built; what needs them says what to type."""
    away = {"PLAYWRIGHT_BROWSERS_PATH": str(bare / "none"), "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9"}
    environment = {"PATH": str(bare), "HOME": str(bare), **away}
    done = subprocess.run(["make", target], cwd=main, env=environment, check=False, capture_output=True, text=True)
    told = done.stdout + done.stderr
    assert done.returncode == code, told
    assert [words for words in said if words not in told] == []
    assert "Traceback" not in told


def test_every_step_is_run_here() -> None:
    """Each job with steps of its own is run by a test above, but for the one that would run all tests again."""
    here = Path(__file__).read_text(encoding="utf-8")
    for name in ("check", "deploy", "pack", "story", "test"):
        for job, asked in workflow(name)["jobs"].items():
            steps = [step["name"] for step in asked["steps"] if "run" in step and (name, step["name"]) not in NOT_RUN]
            assert not steps or f'job("{name}", "{job}")' in here
