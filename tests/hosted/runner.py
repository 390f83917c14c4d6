"""Runs a workflow's jobs on this machine, as far as that goes without GitHub.

`run` steps are executed as GitHub's machine executes them; of the actions, the few that are used here are stood in for.
"""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.site.running import PROJECT

WORKFLOWS = PROJECT / ".github/workflows"
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
_GH = """#!/bin/sh
echo "$@" >> "$GH_LOG"
"""


def workflow(name: str) -> dict[str, Any]:
    """A workflow of this project; its `on` is `true`, which is what YAML makes of it."""
    return dict(yaml.safe_load((WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8")))


@dataclass
class Run:
    """One run of a workflow, in a folder that is a checkout."""

    folder: Path
    own: Path
    """A folder for what GitHub's machine keeps beside the checkout."""
    event: Mapping[str, Any] = field(default_factory=dict)
    inputs: Mapping[str, Any] = field(default_factory=dict)
    said: str = ""
    """What the steps printed."""
    executed: list[str] = field(default_factory=list)
    """The names of the steps that were executed."""
    artifacts: dict[str, list[str]] = field(default_factory=dict)
    """By name, the files that were kept."""
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    """By step."""

    def __post_init__(self) -> None:
        """Make the places that a step may write to."""
        for folder in ("temp", "kept", "bin"):
            (self.own / folder).mkdir(parents=True)
        (self.own / "bin/gh").write_text(_GH, encoding="utf-8")
        (self.own / "bin/gh").chmod(0o755)

    @property
    def summary(self) -> str:
        """The page of the run."""
        page = self.own / "summary.md"
        return page.read_text(encoding="utf-8") if page.exists() else ""

    @property
    def asked_of_github(self) -> list[str]:
        """What `gh` was called with, a line a call."""
        log = self.own / "gh.log"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []

    def job(self, name: str, job: str) -> bool:
        """Run a job of a workflow; gives whether it ran, and all its steps ended well."""
        asked = workflow(name)["jobs"][job]
        if not self.true(str(asked.get("if", "true"))):
            return False
        well = True
        for step in asked["steps"]:
            condition = str(step.get("if", "true"))
            if (well or "!cancelled()" in condition) and self.true(condition):
                well = self._step(step) and well
        return well

    def _step(self, step: Mapping[str, Any]) -> bool:
        if "uses" in step:
            self._action(step["uses"].partition("@")[0], step.get("with", {}), step.get("id", ""))
            return True
        self.executed.append(step["name"])
        outputs = self.own / "output.txt"
        outputs.write_text("", encoding="utf-8")
        (self.own / "event.json").write_text(json.dumps(dict(self.event)), encoding="utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.folder,
            env=self._environment(step.get("env", {}), outputs),
            check=False,
            capture_output=True,
            text=True,
            timeout=300,
        )
        self.said += done.stdout + done.stderr
        given = [line.partition("=") for line in outputs.read_text(encoding="utf-8").splitlines()]
        self.outputs[step.get("id", "")] = {name: value for name, _, value in given}
        return done.returncode == 0

    def _environment(self, more: Mapping[str, Any], outputs: Path) -> dict[str, str]:
        return {
            "PATH": f"{self.own / 'bin'}:{os.environ['PATH']}",
            "HOME": str(self.own),
            "LANG": "C.UTF-8",
            "CHROMIUM": os.environ.get("CHROMIUM", ""),
            "PLAYWRIGHT_BROWSERS_PATH": os.environ.get(
                "PLAYWRIGHT_BROWSERS_PATH", str(Path.home() / ".cache/ms-playwright")
            ),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_EVENT_PATH": str(self.own / "event.json"),
            "GITHUB_OUTPUT": str(outputs),
            "GITHUB_STEP_SUMMARY": str(self.own / "summary.md"),
            "RUNNER_TEMP": str(self.own / "temp"),
            "GH_LOG": str(self.own / "gh.log"),
            **{name: self.filled(str(value)) for name, value in more.items()},
        }

    def _action(self, name: str, asked: Mapping[str, Any], step: str) -> None:
        if name in {"actions/checkout", "actions/setup-python", "actions/setup-node"}:
            return
        if name == "actions/deploy-pages":
            assert "github-pages" in self.artifacts
        elif name == "actions/download-artifact":
            shutil.copytree(self.own / "kept" / asked["name"], self.filled(asked["path"]), dirs_exist_ok=True)
        else:
            assert name in {"actions/upload-artifact", "actions/upload-pages-artifact"}, f"{name} is not stood in for"
            self._keep("github-pages" if "pages" in name else asked.get("name", "file"), asked, step)

    def _keep(self, name: str, asked: Mapping[str, Any], step: str) -> None:
        """Keep files as an artefact; hidden ones only where that is asked for."""
        found = sorted(self.folder.glob(path) if "*" in (path := self.filled(asked["path"])) else [self.folder / path])
        files = [file for one in found for file in (one.rglob("*") if one.is_dir() else [one]) if file.is_file()]
        hidden = asked.get("include-hidden-files", False)
        kept = [file for file in files if hidden or not any(part.startswith(".") for part in self._inside(file).parts)]
        assert kept or asked.get("if-no-files-found") == "ignore", f"nothing to keep at {path}"
        assert asked.get("archive", True) or len(kept) == 1
        self.artifacts[name] = [self._inside(file).as_posix() for file in kept]
        self.outputs[step] = {"artifact-url": f"https://kept.example/{name}"} if kept else {}
        for file in kept:
            target = self.own / "kept" / name / file.name
            target.parent.mkdir(exist_ok=True)
            shutil.copy(file, target)

    def _inside(self, file: Path) -> Path:
        return file.relative_to(self.folder if self.folder in file.parents else self.own)

    def filled(self, text: str) -> str:
        """A text with the values of its `${{ }}`."""
        return _EXPRESSION.sub(lambda found: self._value(found[1]), text)

    def _value(self, expression: str) -> str:
        if choice := re.fullmatch(r"(\S+) && '(\w+)' \|\| ''", expression):
            return choice[2] if self._looked_up(choice[1]) else ""
        found = self._looked_up(expression)
        return "" if found is None else str(found)

    def true(self, condition: str) -> bool:
        """Whether a condition holds: parts with `&&` between them, `==` or `!` in them."""
        bare = found[1] if (found := _EXPRESSION.fullmatch(condition)) else condition
        return all(self._holds(part.strip()) for part in bare.split("&&"))

    def _holds(self, part: str) -> bool:
        if part in {"true", "!cancelled()"}:
            return True
        if equal := re.fullmatch(r"(\S+) == '([\w-]*)'", part):
            return bool(self._looked_up(equal[1]) == equal[2])
        return not self._looked_up(part[1:]) if part.startswith("!") else bool(self._looked_up(part))

    def _looked_up(self, name: str) -> Any:
        """What a name stands for; one that nobody knows is a fault of the workflow's, and fails."""
        own = {
            "runner": {"temp": str(self.own / "temp")},
            "github": {
                "event": self.event,
                "event_name": self.event.get("name", ""),
                "repository": "somebody/ours",
                "token": "secret",
            },
            "inputs": self.inputs,
            "steps": {step: {"outputs": outputs} for step, outputs in self.outputs.items()},
        }
        value: Any = own
        for part in name.split("."):
            value = value or {}  # a step that did not run has no outputs
            assert part in value or fnmatch.fnmatch(name, "github.event.*") or "outputs" in name, f"{name} is not known"
            value = value.get(part)
        return value


def checkout(target: Path) -> Path:
    """This project as a fresh checkout of `main`, set up already: its own texts, and the code that is here."""
    target.mkdir()
    for path in PROJECT.iterdir():
        if path.is_file() and path.name != ".git":
            shutil.copy(path, target)
    for folder in ("docs", "blogs", "testimonies", "glimpses"):
        shutil.copytree(PROJECT / folder, target / folder)
    for folder in ("tests", "scripts", "plugins"):
        (target / folder).symlink_to(PROJECT / folder)
    (target / ".venv").mkdir()
    for part in ("bin", "lib", "pyvenv.cfg"):
        (target / ".venv" / part).symlink_to(Path(sys.prefix) / part)
    for done in ("python", "site", "test"):
        (target / f".venv/{done}.done").touch()
    git(target, "init", "--quiet", "--initial-branch=main")
    git(target, "add", "--all")
    git(target, "commit", "--quiet", "--message", "All of it")
    return target


def git(folder: Path, *words: str) -> str:
    """Have Git do something in a folder, and give back what it said."""
    settings = ("-c", "user.name=Somebody", "-c", "user.email=somebody@site.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", *settings, *words], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout
