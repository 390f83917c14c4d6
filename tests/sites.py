"""Tiny sites of the project's shape, for tests to write, change and build."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from click.testing import CliRunner
from PIL import Image
from socialcarefuture.content.settings import Settings
from socialcarefuture.rendering import Manuscript, prepare
from socialcarefuture.site.config import load, settings
from socialcarefuture.site.plugin import plugin_of

from scripts.main import cli

TODAY = "2024-06-01"
"""The day on which a site is built, unless a test says another."""
URL = "https://site.example/"
AUTHORITY = "site.example,2020-01-01"
CONFIG: dict[str, Any] = {
    "site_name": "Kettle Society",
    "site_url": URL,
    "site_description": "People who tell of kettles.",
    "theme": {"name": "material"},
    "plugins": [
        {
            "socialcarefuture": {
                "contact_email": "hello@site.example",
                "tag_authority": AUTHORITY,
                "licence": "CC-BY-4.0",
                "timezone": "Europe/London",
                "theme_packs": [],  # tests that are about them ask for them: each costs half a second
            }
        }
    ],
    "markdown_extensions": [
        "abbr",
        "admonition",
        "attr_list",
        "def_list",
        "footnotes",
        "md_in_html",
        "sane_lists",
        "pymdownx.betterem",
        "pymdownx.tasklist",
    ],
}


@dataclass(frozen=True)
class Outcome:
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> str:
        """All that was printed."""
        return self.out + self.err


@dataclass(frozen=True)
class Site:
    """A site in a folder."""

    root: Path

    @property
    def config(self) -> Path:
        """Its `mkdocs.yml`."""
        return self.root / "mkdocs.yml"

    @property
    def output(self) -> Path:
        """What a build writes."""
        return self.root / "site"

    def write(self, path: str, text: str) -> Path:
        """Write a file, byte for byte."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
        return file

    def text(self, path: str, fields: Mapping[str, Any], body: str = "Some words.\n") -> Path:
        """Write a text with front matter."""
        return self.write(path, f"---\n{_yaml(fields)}---\n{body}")

    def blog(self, slug: str, body: str = "Some words.\n", **fields: Any) -> Path:
        """Write a blog."""
        return self.text(f"blogs/2023/{slug}.md", {**_post(slug), "authors": ["ada"], **fields}, body)

    def testimony(self, slug: str, body: str = "Some words.\n", **fields: Any) -> Path:
        """Write a testimony; every channel may carry it unless `consent` says less."""
        own = {"voice": "Nan", "speaking_as": "person", "consent": consent()}
        return self.text(f"testimonies/2023/{slug}.md", {**_post(slug), **own, **fields}, body)

    def glimpse(self, slug: str, body: str = "", **fields: Any) -> Path:
        """Write a glimpse that answers the six questions."""
        answers = "\n\n".join(f"## {question}\n\nWe do not know yet." for question in QUESTIONS)
        return self.text(
            f"glimpses/2023/{slug}.md",
            {**_post(slug), "authors": ["ada"], **fields},
            f"{body}\n\n{answers}\n",
        )

    def picture(self, path: str, seed: int = 1) -> Path:
        """Write a picture that no other seed gives."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        painted(seed).save(file)
        return file

    def configure(
        self, *, plugin: Mapping[str, Any] | None = None, without: tuple[str, ...] = (), **changes: Any
    ) -> None:
        """Write `mkdocs.yml` anew, with changes to its keys or to the plugin's options."""
        options = {**CONFIG["plugins"][0]["socialcarefuture"], **(plugin or {})}
        values = {**CONFIG, "plugins": [{"socialcarefuture": options}], **changes}
        self.write("mkdocs.yml", _yaml({key: value for key, value in values.items() if key not in without}))

    def scf(self, *args: str, today: str | None = TODAY, env: Mapping[str, str] | None = None) -> Outcome:
        """Run a command on this site, in this process."""
        command, *rest = args
        day = ("--today", today) if today else ()
        found = CliRunner().invoke(
            cli, [command, "-f", str(self.config), *day, *rest], env=dict(env or {}), catch_exceptions=False
        )
        return Outcome(found.exit_code, found.stdout, found.stderr)

    def settings(self, today: str = TODAY) -> Settings:
        """What the system knows of this site."""
        config = load(self.config)
        return settings(config, plugin_of(config).config, date.fromisoformat(today))

    def manuscript(self, today: str = TODAY) -> Manuscript:
        """This site's content, read and rendered."""
        return prepare(self.settings(today), alone=True)

    def page(self, address: str) -> str:
        """A built file, or the page at an address."""
        file = self.output / address
        return (file if file.is_file() else file / "index.html").read_text("utf-8")

    def copied(self, root: Path) -> Site:
        """The same site, with all that was built of it, in another folder."""
        shutil.copytree(self.root, root)
        return Site(root)


QUESTIONS = (
    "What have people done?",
    "What difference has it made?",
    "What was learned?",
    "What helped?",
    "What comes next?",
    "What would help it happen?",
)


def new_site(root: Path) -> Site:
    """A site that has a home page, two themes, two people and a place, and no post yet."""
    site = Site(root)
    site.configure()
    site.text("docs/index.md", {"title": "Welcome"}, "Welcome to kettles.\n")
    site.text("docs/themes/kettles.md", {"title": "Kettles", "aliases": ["Tea things"]}, "About kettles.\n")
    site.text("docs/themes/spoons.md", {"title": "Spoons"}, "About spoons.\n")
    site.text("docs/people/ada.md", {"title": "Ada"}, "Ada writes.\n")
    site.text("docs/people/ben.md", {"title": "Ben & Co <b>"}, "Ben listens.\n")
    site.text("docs/places/york.md", {"title": "York"}, "A city.\n")
    return site


def consent(*channels: str, **more: Any) -> dict[str, Any]:
    """A consent for the channels that are named; for all where none is."""
    named = list(channels or ("site", "feeds", "pack", "social"))
    return {"record": "R-0042", "given": "2023-01-02", "channels": named, **more}


def painted(seed: int) -> Image.Image:
    """A picture whose dots no other seed gives."""
    return Image.frombytes("RGB", (64, 48), random.Random(seed).randbytes(64 * 48 * 3))


def snapshot(folder: Path) -> dict[str, str]:
    """Every file below a folder, with the hash of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run(*args: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> Outcome:
    """Run `scf` as a program of its own, with nothing on a terminal."""
    kept = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    command = [str(Path(sys.executable).with_name("scf")), *map(str, args)]
    done = subprocess.run(
        command, cwd=cwd, env={**kept, **(env or {})}, capture_output=True, text=True, check=False
    )
    return Outcome(done.returncode, done.stdout, done.stderr)


def _post(slug: str) -> dict[str, Any]:
    return {"title": slug.replace("-", " ").capitalize(), "date": "2023-05-01", "themes": ["kettles"]}


def _yaml(fields: Mapping[str, Any]) -> str:
    return yaml.safe_dump(dict(fields), sort_keys=False, allow_unicode=True, width=100_000)
