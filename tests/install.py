"""Make sure that what pip cannot install is there; where that cannot be done from here, say what to type.

`python tests/install.py chromium java npm tests/tools` sees to those programs, and to the npm packages that a folder
locks. Debian's packages bring them where one may install there; elsewhere Playwright brings a Chromium. Best is the one
without windows, the "headless shell": pages take it half the time.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

_SHELL = "chromium-headless-shell"
_CHROMIUMS = (_SHELL, "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_PACKAGES = {"chromium": _SHELL, "java": "default-jre-headless", "npm": "nodejs npm"}
_SAY = {
    "chromium": "a Chromium: .venv/bin/playwright install --with-deps chromium, or sudo apt-get install "
    "chromium-headless-shell",
    "java": "Java 17 or later: sudo apt-get install default-jre-headless, or brew install openjdk",
    "npm": "Node.js 18 or later with npm: sudo apt-get install nodejs npm, or brew install node",
}


def executable() -> str | None:
    """Where a Chromium is: the one that `CHROMIUM` names, the system's (best one first), or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    found = named or next((path for name in _CHROMIUMS if (path := shutil.which(name))), None)
    if found or not importlib.util.find_spec("playwright"):  # a benchmark's environment has none
        return found
    from playwright.sync_api import sync_playwright  # noqa: PLC0415

    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def _there(program: str) -> bool:
    if program == "chromium":
        return executable() is not None
    if program == "java":  # macOS has a program of that name that only says that there is none
        found = shutil.which("java")
        if found is None:
            return False
        return subprocess.run([found, "-version"], check=False, capture_output=True).returncode == 0
    return shutil.which(program) is not None


def _best(program: str) -> bool:
    """Whether there is no better one to be had from Debian."""
    return _there(program) and (program != "chromium" or bool(shutil.which(_SHELL) or os.environ.get("CHROMIUM")))


def _install(programs: list[str]) -> None:
    if shutil.which("apt-get") and os.geteuid() == 0:
        install = ["apt-get", "install", "-qq", "-y", "--no-install-recommends"]
        each = ([*install, *_PACKAGES[program].split()] for program in programs)  # one that is unknown stops no other
        for command in (["apt-get", "update", "-qq"], *each):
            subprocess.run(command, check=False, timeout=900)
    if not _there("chromium") and "chromium" in programs and importlib.util.find_spec("playwright"):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=600)


def _install_locked(folder: Path) -> None:
    """Have npm install what a folder's lock names, if it has changed since; no package's own scripts run."""
    done, lock = folder / "node_modules/.package-lock.json", folder / "package-lock.json"
    if done.exists() and done.stat().st_mtime >= lock.stat().st_mtime:
        return
    npm = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"]
    if subprocess.run(npm, cwd=folder, check=False, timeout=900).returncode:
        sys.exit(f"npm could not install what {lock} names; it says why above.")


def main(wanted: list[str]) -> None:
    """Install programs and folders' packages where they are missing, or end with 1."""
    programs = [name for name in wanted if name in _PACKAGES]
    if missing := [name for name in programs if not _best(name)]:
        _install(missing)
    still = [_SAY[name] for name in programs if not _there(name)]
    if still:
        sys.exit("\n    ".join(["This is needed, and could not be installed from here:", *still]))
    for folder in (name for name in wanted if name not in _PACKAGES):
        _install_locked(Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
