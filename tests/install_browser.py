"""Make sure that there is a Chromium for the tests; where none can be installed, say what to type.

Playwright brings its own where its download works; elsewhere Debian's package does.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
_SAY = """The tests need a Chromium, and it could not be installed from here. Type one of:
    .venv/bin/playwright install --with-deps chromium
    sudo apt-get install chromium"""


def executable() -> str | None:
    """Where a Chromium is: the one that `CHROMIUM` names, the system's, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    found = named or next((path for name in _NAMES if (path := shutil.which(name))), None)
    if found:
        return found
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
    return own if Path(own).exists() else None


def _install() -> None:
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, timeout=600)
    if executable() is None and shutil.which("apt-get") and os.geteuid() == 0:
        for command in (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "-y", "chromium"]):
            subprocess.run(command, check=False, timeout=900)


def main() -> None:
    """Install a browser where there is none, or end with 1."""
    if executable() is None:
        _install()
    if executable() is None:
        sys.exit(_SAY)


if __name__ == "__main__":
    main()
