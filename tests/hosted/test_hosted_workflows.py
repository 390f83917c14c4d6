"""The workflows and forms in `.github/`, as they are written."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.hosted.runner import WORKFLOWS, workflow
from tests.site.running import PROGRAMS, PROJECT

FILES = sorted(WORKFLOWS.glob("*.yml"))
FORMS = sorted(path for path in (PROJECT / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
PINNED = re.compile(r"uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
MAY_WRITE = {
    ("deploy", "deploy"): {"pages": "write", "id-token": "write"},
    ("deploy", "awake"): {"actions": "write"},
    ("story", "open"): {"contents": "write", "pull-requests": "write"},
}
"""The only jobs that may change anything, and what."""
SITE_URL, CONTACT = (
    re.search(rf"{key}: (\S+)", (PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))[1]  # type: ignore[index]
    for key in ("site_url", "contact_email")
)


def jobs() -> list[tuple[str, str, dict[str, Any]]]:
    """Every job: its workflow, its name, and what it asks for."""
    return [(file.stem, name, job) for file in FILES for name, job in workflow(file.stem)["jobs"].items()]


JOBS = pytest.mark.parametrize(("file", "name", "job"), jobs(), ids=lambda value: value if value is str else None)


def lint(folder: Path, *words: str) -> str:
    """What jactionlint, which begins where actionlint ends, says of a folder; shellcheck reads the scripts for it."""
    done = subprocess.run(
        [PROGRAMS / "jactionlint", "--profile", "pedantic", "--no-online", "--strict-exit", "--oneline",
         "--shellcheck", PROGRAMS / "shellcheck", *words],
        cwd=folder, check=False, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    return done.stdout + done.stderr


def test_linter_finds_nothing() -> None:
    """A linter of workflows finds nothing to say, however pedantic: syntax, types, scripts, rights, injection."""
    assert lint(PROJECT, *map(str, FILES)) == ""


@pytest.mark.parametrize(
    ("was", "becomes", "found"),
    [
        ("          persist-credentials: false\n", "", "artipacked"),
        ("run: make summary", "run: echo ${{ github.event.pull_request.title }}", "template-injection"),
        ("on: pull_request\n", "on: pull_request_target\n", "dangerous-triggers"),
        ("permissions: {}", "permissions: write-all", "excessive-permissions"),
        ("actions/checkout@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0", "actions/checkout@v7", "unpinned-uses"),
        ('echo "## What', 'cat $SITE; echo "## What', "shellcheck"),
    ],
)
def test_linter_would_find_it(tmp_path: Path, was: str, becomes: str, found: str) -> None:
    """The linter is awake: it finds each kind of fault that matters most here, once somebody makes it."""
    text = (WORKFLOWS / "check.yml").read_text(encoding="utf-8")
    assert was in text
    folder = tmp_path / ".github/workflows"
    folder.mkdir(parents=True)
    (folder / "check.yml").write_text(text.replace(was, becomes), encoding="utf-8")
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    assert found in lint(tmp_path)


@pytest.mark.parametrize("schema", ["issue-forms", "issue-config", "workflows", "dependabot"])
def test_github_would_take_the_files(schema: str) -> None:
    """Forms, their list, workflows and Dependabot's settings fit the schemas of them."""
    folder = PROJECT / ".github"
    files = {
        "issue-forms": FORMS,
        "issue-config": [folder / "ISSUE_TEMPLATE/config.yml"],
        "workflows": FILES,
        "dependabot": [folder / "dependabot.yml"],
    }[schema]
    name = f"vendor.{'' if schema == 'dependabot' else 'github-'}{schema}"
    done = subprocess.run(
        [PROGRAMS / "check-jsonschema", "--builtin-schema", name, *files], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_actions_are_github_s_own_and_pinned(file: Path) -> None:
    """Every action is one of GitHub's own, by the full hash of a commit, with its version beside it."""
    uses = [
        line.strip().removeprefix("- ") for line in file.read_text(encoding="utf-8").splitlines() if "uses:" in line
    ]
    assert [line for line in uses if not PINNED.match(line)] == []


def test_an_action_has_one_version() -> None:
    """All workflows use the same commit of an action."""
    text = "".join(file.read_text(encoding="utf-8") for file in FILES)
    pins = set(re.findall(r"uses: (\S+)@(\S+)", text))
    assert len(pins) == len({name for name, _ in pins})


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_nothing_is_permitted_at_the_top(file: Path) -> None:
    """A workflow as a whole may do nothing; each of its jobs says what it needs."""
    assert workflow(file.stem)["permissions"] == {}


@JOBS
def test_a_job_has_the_least_rights(file: str, name: str, job: dict[str, Any]) -> None:
    """A job may read the texts and nothing else, but for the three that publish; and it ends in good time."""
    assert job["permissions"] == MAY_WRITE.get((file, name), {"contents": "read"})
    assert job["timeout-minutes"] <= 40


@JOBS
def test_steps_type_what_a_person_types(file: str, name: str, job: dict[str, Any]) -> None:
    """Every `make` target that a step names is in the Makefile; and no step asks a program of ours without make."""
    targets = set(re.findall(r"^([a-z]+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    scripts = "\n".join(step.get("run", "") for step in job["steps"])
    named = set(re.findall(r"\bmake (?:--silent )?([a-z]+)", scripts))
    assert named <= targets
    assert not re.search(r"\bscf\b|python|pip install|npm ", scripts)


@JOBS
def test_no_script_is_written_by_its_input(file: str, name: str, job: dict[str, Any]) -> None:
    """What somebody filled in, or named, never becomes a part of a script: `run` holds no expression at all."""
    assert [step["run"] for step in job["steps"] if "${{" in step.get("run", "")] == []


def test_what_a_stranger_wrote_meets_no_right_to_write() -> None:
    """No job that reads an issue's words, or a pull request's files, may write anything."""
    writing = [job for file, name, job in jobs() if (file, name) in MAY_WRITE]
    assert "issue.body" not in str(writing)
    assert "make" not in " ".join(step.get("run", "") for job in writing for step in job["steps"])


def test_words_that_may_be_taken_back_are_not_kept_long() -> None:
    """What a run keeps for download is gone after a week at most."""
    kept = [step["with"] for _, _, job in jobs() for step in job["steps"] if "upload-artifact" in step.get("uses", "")]
    assert kept
    assert all(one["retention-days"] <= 7 for one in kept)


def test_daily_build_comes_after_midnight_at_home() -> None:
    """The build of the day begins once it is the new day in London, in summer and in winter."""
    minute, hour, *rest = workflow("deploy")[True]["schedule"][0]["cron"].split()  # type: ignore[index]
    assert rest == ["*", "*", "*"]
    assert 1 <= int(hour) <= 4
    assert int(minute) != 0  # at the full hour, GitHub is busiest


def test_dependabot_looks_at_every_lock() -> None:
    """Every folder that has locked packages of npm's or Python's is looked at once a week."""
    settings = yaml.safe_load((PROJECT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    looked = {one["package-ecosystem"]: one.get("directories", [one.get("directory")]) for one in settings}
    depths = ("", "*/", "*/*/", "*/*/*/")
    files = [path.relative_to(PROJECT) for depth in depths for path in PROJECT.glob(f"{depth}*.*")]
    listed = [path for path in files if not path.parts[0].startswith(".") and "node_modules" not in path.parts]
    for ecosystem, lock in (("npm", r"package-lock\.json"), ("pip", r"requirements[a-z-]*\.txt")):
        folders = {f"/{path.parent}".replace("/.", "/") for path in listed if re.fullmatch(lock, path.name)}
        assert folders == set(looked[ecosystem])
    assert looked["github-actions"] == ["/"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_a_form_says_that_everybody_can_read_it(form: Path) -> None:
    """Before the first question, a form says that it is public."""
    first = yaml.safe_load(form.read_text(encoding="utf-8"))["body"][0]
    assert first["type"] == "markdown"
    assert "verybody can read" in first["attributes"]["value"]


@pytest.mark.parametrize("path", sorted((PROJECT / ".github").rglob("*.*")), ids=lambda path: path.name)
def test_addresses_are_the_site_s_own(path: Path) -> None:
    """Forms and templates name no site and no e-mail address but those in mkdocs.yml."""
    text = path.read_text(encoding="utf-8")
    assert {found for found in re.findall(r"https?://[^\s)\"]+", text) if not found.startswith(SITE_URL)} == set()
    mails = set(re.findall(r"[\w.+-]+@[\w-]+\.[\w.-]*\w", re.sub(r"uses: \S+", "", text)))
    assert {mail for mail in mails if not mail.endswith("@users.noreply.github.com")} <= {CONTACT}
