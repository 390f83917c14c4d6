"""A real browser, and the sites that it looks at: the project's own, and the sample for what that does not have."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright

from tests.browser.pages import ADDRESSES, OWN, Look
from tests.install_browser import executable
from tests.site.running import build, copy_project
from tests.site.sample import TODAY, write_sample

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
Open = Callable[..., Page]


class _Handler(SimpleHTTPRequestHandler):
    """A web host as most are: folders show their page, and what is not there shows `404.html`."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's signature
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)


@contextmanager
def hosting(folder: Path) -> Iterator[str]:
    """Serve a folder as a web host does; gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
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


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium: the system's, or the one that Playwright brings."""
    with playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS) as chromium:
        yield chromium


@pytest.fixture(scope="session")
def large_print(playwright: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BrowserContext]:
    """A reader who has set letters of twice the size in the browser's settings."""
    folder = tmp_path_factory.mktemp("reader")
    (folder / "Default").mkdir()
    (folder / "Default/Preferences").write_text('{"webkit": {"webprefs": {"default_font_size": 32}}}', encoding="utf-8")
    with playwright.chromium.launch_persistent_context(
        folder,
        executable_path=_CHROMIUM,
        args=_ARGUMENTS,
        viewport={"width": 1280, "height": 800},
        reduced_motion="reduce",
    ) as context:
        yield context


@pytest.fixture(scope="session")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The project's own site on a host: its address."""
    folder = copy_project(tmp_path_factory.mktemp("project") / "own")
    build(folder, "scf", "build")
    with hosting(folder / "site") as url:
        yield url


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The sample on a host: its address."""
    folder = write_sample(tmp_path_factory.mktemp("sample"))
    build(folder, "scf", "build", "--today", str(TODAY))
    with hosting(folder / "site") as url:
        yield url


@pytest.fixture(scope="session")
def readers(browser: Browser) -> Iterator[dict[bool, BrowserContext]]:
    """Two readers: one whose browser runs scripts, and one whose browser does not. Neither wants motion."""
    found = {
        scripts: browser.new_context(reduced_motion="reduce", java_script_enabled=scripts) for scripts in (True, False)
    }
    yield found
    for context in found.values():
        context.close()


@pytest.fixture
def opened(readers: dict[bool, BrowserContext], request: pytest.FixtureRequest) -> Iterator[Open]:
    """Opens a kind of page as a reader sees it who has a screen of this width and these wishes."""
    pages = []

    def opened(kind: str, look: Look, *, scripts: bool = True, before: Callable[[Page], None] | None = None) -> Page:
        url = request.getfixturevalue("own" if kind in OWN else "sample")
        page = readers[scripts].new_page()
        pages.append(page)
        seen(page, look)
        if before:
            before(page)
        page.goto(url + ADDRESSES[kind])
        return page

    yield opened
    for page in pages:
        page.close()


def seen(page: Page, look: Look) -> None:
    """Give a page another screen and another wish."""
    page.set_viewport_size({"width": look.width, "height": 800})
    page.emulate_media(color_scheme=look.scheme)
