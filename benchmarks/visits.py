"""What a first visit is like: Lighthouse's scores of our pages, and what a post weighs beside the same post elsewhere.

Lighthouse looks as it does unless told otherwise: a middling phone on a slow line, nothing cached. The host zips text,
as every host does. Canonical addresses are those of the host that is visited, as they are on a published site.
"""

import gzip
import io
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from corpus import generate
from measure import CommandFailedError, Task
from tasks import TASKS, Bench

PROJECT = Path(__file__).resolve().parent.parent
LIGHTHOUSE = Path(__file__).resolve().parent / "tools/node_modules/.bin/lighthouse"
CATEGORIES = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
"""What is scored, and what to reach."""
RUNS = 3
"""Lighthouse's own advice: the middle of several."""
ZIPPED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".webmanifest"}
PROGRAMS = ("ours", "material", "pelican", "hugo")
"""Whose page of the same post is visited; each is a key of `TASKS`."""


@dataclass(frozen=True)
class Visit:
    """What Lighthouse found on one page."""

    name: str
    """As the table has it: `home`, `a post, Pelican`."""
    scores: dict[str, int]
    """Of a hundred, by category."""
    weight: int
    """Bytes over the wire, headers and all."""
    shift: float
    """How far what is there moved while the page came (CLS)."""


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's signature
        pass

    def send_head(self) -> Any:  # what the library gives back has no name
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if self.path.endswith("/") else file
        if not file.is_file() or file.suffix not in ZIPPED:
            return super().send_head()
        text = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        return io.BytesIO(text)


@contextmanager
def _hosting(folder: Path) -> Iterator[str]:
    """Serve a folder, which may be made later; give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def visits(bench: Bench, tell: Callable[[str], None]) -> list[Visit]:
    """Visit our own site's pages, and the same made-up post as each program publishes it."""
    found = [*_own(bench), *_beside(bench)]
    for visit in found:
        tell(f"visit to {visit.name}: {visit.scores}, {visit.weight / 1000:.0f} kB")
    return found


def _own(bench: Bench) -> Iterator[Visit]:
    folder = bench.work / "own"
    shutil.copytree(PROJECT, folder, ignore=_what_is_made)
    with _hosting(folder / "site") as url:
        settings = folder / "mkdocs.yml"
        text = re.sub(r"(?m)^site_url:.*$", f"site_url: {url}", settings.read_text(encoding="utf-8"))
        settings.write_text(text, encoding="utf-8")
        _run([str(bench.scf), "build", "--no-packs", "-f", str(settings)], folder)
        post, theme = _largest(folder / "blogs"), _largest(folder / "docs/themes")
        for name, address in (
            ("home", ""),
            ("a post", f"blogs/{post}/"),
            ("a theme", f"themes/{theme}/"),
            ("the map", "places/"),
        ):
            yield _visit(name, url + address)


def _what_is_made(folder: str, names: list[str]) -> list[str]:
    """Leave out what is no text of the site."""
    texts = {"mkdocs.yml", "docs", "blogs", "testimonies", "glimpses"}
    return [name for name in names if name not in texts] if Path(folder) == PROJECT else []


def _largest(folder: Path) -> str:
    texts = (path for path in folder.rglob("*.md") if ".easy" not in path.name)
    return max(texts, key=lambda path: path.stat().st_size).stem


def _beside(bench: Bench) -> Iterator[Visit]:
    """Visit the newest post of a made-up archive; newest, because it has the most that leads on."""
    post = max(generate(bench.posts), key=lambda post: (post.date, post.slug))
    for key in PROGRAMS:
        task = TASKS[key](bench)
        if not (task.output and task.output.exists()):
            _build(task)
        assert task.output
        page = _page(task.output, post.slug)
        with _hosting(task.output) as url:
            address = page.relative_to(task.output).as_posix().removesuffix("index.html")
            yield _visit(f"a post of the archive, {task.title}", url + address)


def _page(output: Path, slug: str) -> Path:
    """Find a post's page by its slug: every program has an address of its own for it."""
    found = [*output.rglob(f"{slug}/index.html"), *output.rglob(f"{slug}.html")]
    if not found:
        raise CommandFailedError(f"{output} has no page of the post {slug}")
    return found[0]


def _build(task: Task) -> None:
    task.prepare()
    _run(list(task.command), task.folder, dict(task.environment))


def _visit(name: str, url: str) -> Visit:
    """Look at a page several times, and take the middle one by performance."""
    looks = sorted(
        (_look(url) for _ in range(RUNS)), key=lambda look: float(look["categories"]["performance"]["score"])
    )
    look = looks[RUNS // 2]
    scores = {key: round(100 * look["categories"][key]["score"]) for key in CATEGORIES}
    audits = look["audits"]
    weight = int(audits["total-byte-weight"]["numericValue"])
    return Visit(name, scores, weight, float(audits["cumulative-layout-shift"]["numericValue"]))


def _look(url: str) -> dict[str, Any]:
    chrome = "--chrome-flags=--headless=new --no-sandbox --disable-gpu"
    only = f"--only-categories={','.join(CATEGORIES)}"
    said = _run(
        [str(LIGHTHOUSE), url, "--output=json", "--quiet", "--no-enable-error-reporting", only, chrome], PROJECT
    )
    found: dict[str, Any] = json.loads(said)
    return found


def _run(command: Sequence[str], folder: Path, environment: dict[str, str] | None = None) -> str:
    chromium = next(
        (path for name in ("chromium", "chromium-browser", "chromium-headless-shell") if (path := shutil.which(name))),
        None,
    )
    own = {"CHROME_PATH": os.environ.get("CHROMIUM") or chromium or "", "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        command,
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
        env=os.environ | {key: value for key, value in own.items() if value} | (environment or {}),
    )
    if done.returncode:
        raise CommandFailedError(f"{' '.join(command)}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    return done.stdout


def table(found: Sequence[Visit]) -> Iterator[str]:
    """Write the visits as Markdown, the archive's weights as ratios to ours, and whether each goal was reached."""
    yield f"First visits, Lighthouse on its usual phone and line, the middle of {RUNS}; text is zipped. The ratio is to"
    yield "this project's page of the same post, fonts included. Pelican and Hugo have none here; Material's come from"
    yield "another host and are counted only where that can be reached."
    yield ""
    yield f"| | {' | '.join(CATEGORIES)} | weight, kB | ratio | layout shift |"
    yield f"| --- |{' ---: |' * (len(CATEGORIES) + 3)}"
    base = next((visit for visit in found if visit.name.startswith("a post of the archive")), None)
    for visit in found:
        same = base and visit.name.startswith("a post of the archive")
        ratio = f"{visit.weight / base.weight:.2f}" if base and same else ""
        scores = " | ".join(str(visit.scores[key]) for key in CATEGORIES)
        yield f"| {visit.name} | {scores} | {visit.weight / 1000:.1f} | {ratio} | {visit.shift:.3f} |"
    yield ""
    yield "| to reach | measured | reached |"
    yield "| --- | ---: | --- |"
    ours = [visit for visit in found if not visit.name.startswith("a post of the archive")]
    for key, least in CATEGORIES.items():
        lowest = min((visit.scores[key] for visit in ours), default=0)
        yield f"| {key} {least} or more, on each of our pages | {lowest} | {'yes' if lowest >= least else 'no'} |"
