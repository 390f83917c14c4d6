"""A real browser, and the sites that it looks at: the project's own, and the sample for what that does not have."""

from __future__ import annotations

import fcntl
import gzip
import io
import os
import random
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser.pages import ADDRESSES, KEPT, OWN, Look
from tests.install import executable
from tests.site.running import build, copy_project
from tests.site.sample import TODAY, write_sample
from tests.sites import new_site

_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_CHROMIUM = executable()
_ZIPPED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".webmanifest"}
Open = Callable[..., Page]


class _Handler(SimpleHTTPRequestHandler):
    """A web host as most are: folders show their page, text goes out zipped, and what is not there shows `404.html`."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's signature
        pass

    def send_head(self) -> Any:  # what the library gives back has no name
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if self.path.partition("?")[0].endswith("/") else file
        zips = file.suffix in _ZIPPED and "gzip" in self.headers.get("Accept-Encoding", "")
        if not zips or not file.is_file():
            return super().send_head()
        text = gzip.compress(file.read_bytes(), mtime=0)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        return io.BytesIO(text)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


class _Host(ThreadingHTTPServer):
    """A host that a browser may leave in the middle of an answer."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def hosting(folder: Path) -> Iterator[str]:
    """Serve a folder as a web host does; gives its address."""
    server = _Host(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    with sync_playwright() as running:
        yield running


@contextmanager
def chromium(playwright: Playwright) -> Iterator[Browser]:
    """Chromium: the system's, or the one that Playwright brings."""
    with playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS) as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium for all tests."""
    with chromium(playwright) as running:
        yield running


@pytest.fixture(scope="session")
def large_print(playwright: Playwright) -> Iterator[BrowserContext]:
    """A reader who has set letters of twice the size in the browser's settings."""
    with playwright.chromium.launch(
        executable_path=_CHROMIUM, args=[*_ARGUMENTS, "--blink-settings=defaultFontSize=32"]
    ) as browser:
        yield browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")


def _shared(factory: pytest.TempPathFactory, name: str, write: Callable[[Path], object]) -> Path:
    """A folder that one worker writes, and that all of a run then look at: a site takes long to build."""
    base = factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    written = folder.with_suffix(".written")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not written.exists():
            write(folder)
            written.touch()
    return folder


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The project's own site on a host: its address. Its themes' packs have two forms, which show a list of them."""
    with hosting(_shared(tmp_path_factory, "own", _write_own) / "site") as url:
        yield url


def _write_own(folder: Path) -> None:
    settings = copy_project(folder) / "mkdocs.yml"
    told = re.sub(r"theme_packs: \[.*\]", "theme_packs: [standard, text]", settings.read_text(encoding="utf-8"))
    settings.write_text(told, encoding="utf-8")
    build(folder, "scf", "build")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample on a host: its address."""
    with hosting(_shared(tmp_path_factory, "sample", _write_sample) / "site") as url:
        yield url


def _write_sample(folder: Path) -> None:
    build(write_sample(folder), "scf", "build", "--today", str(TODAY))


@pytest.fixture(scope="session")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of 1,000 posts of 300 words, some frequent and most rare, as in any language (Zipf)."""
    return _shared(tmp_path_factory, "thousand", _write_thousand)


def _write_thousand(folder: Path) -> None:
    site = new_site(folder)
    site.configure(plugin={"social_cards": False})  # a picture for each would take longest of all
    chosen = random.Random(1)
    letters = "bcdfghklmnprstvw", "aeiou"
    words = ["".join(chosen.choice(letters[place % 2]) for place in range(chosen.randint(4, 9))) for _ in range(8000)]
    weights = [1 / place for place in range(1, len(words) + 1)]
    for number in range(1000):
        body = " ".join(chosen.choices(words, weights, k=300))
        title = " ".join(chosen.choices(words, weights, k=5))
        date = f"{2015 + number % 9}-{1 + number % 12:02}-{1 + number % 28:02}"
        site.blog(f"post-{number}", f"{body}.\n", title=title, date=date, themes=[chosen.choice(["kettles", "spoons"])])
    site.write("frequent.txt", words[0])
    built = site.scf("build", "--no-packs")
    assert built.code == 0, built.told


class Readers:
    """Readers of the sites, each with a browser profile that lasts for all tests. None of them wants motion."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._known: dict[tuple[str, str, bool], BrowserContext] = {}

    def of(self, url: str, look: Look, *, scripts: bool) -> BrowserContext:
        """The reader who keeps these settings for the site at this address, with scripts or without."""
        key = url, look.kept, scripts
        if key not in self._known:
            self._known[key] = self.new(url, look, scripts=scripts)
        return self._known[key]

    def new(self, url: str, look: Look, *, scripts: bool = True) -> BrowserContext:
        """Somebody who was never here, save that their settings (if the look has any) are kept already."""
        kept = [{"name": KEPT, "value": look.kept}] if look.kept else []
        state: Any = {"origins": [{"origin": url.rstrip("/"), "localStorage": kept}]}  # its type has no public name
        return self._browser.new_context(reduced_motion="reduce", java_script_enabled=scripts, storage_state=state)

    def close(self) -> None:
        """Forget them all."""
        for context in self._known.values():
            context.close()


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Iterator[Readers]:
    """All readers."""
    found = Readers(browser)
    yield found
    found.close()


@pytest.fixture
def opened(readers: Readers, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens a kind of page as a reader sees it who has a screen of this size, these wishes and these settings."""
    pages = []

    def opened(kind: str, look: Look, *, scripts: bool = True, before: Callable[[Page], None] | None = None) -> Page:
        url = request.getfixturevalue("own" if kind in OWN else "sample")
        page = readers.of(url, look, scripts=scripts).new_page()
        pages.append(page)
        seen(page, look)
        if before:
            before(page)
        page.goto(url + ADDRESSES[kind])
        return page

    yield opened
    for page in pages:
        page.close()


@pytest.fixture
def first_visit(readers: Readers, request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens a kind of page for somebody who was never here: nothing is cached, and nothing kept but their settings."""
    contexts = []

    def first_visit(
        kind: str,
        look: Look,
        *,
        before: Callable[[Page], None] | None = None,
        until: Literal["load", "domcontentloaded"] = "load",
    ) -> Page:
        url = request.getfixturevalue("own" if kind in OWN else "sample")
        contexts.append(readers.new(url, look))
        page = contexts[-1].new_page()
        seen(page, look)
        if before:
            before(page)
        page.goto(url + ADDRESSES[kind], wait_until=until)
        return page

    yield first_visit
    for context in contexts:
        context.close()


def seen(page: Page, look: Look) -> None:
    """Give a page another screen and other wishes; the settings that its reader keeps stay as they are."""
    page.set_viewport_size({"width": look.width, "height": look.height})
    page.emulate_media(color_scheme=look.scheme, contrast=look.contrast)
