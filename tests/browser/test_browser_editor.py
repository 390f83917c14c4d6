"""The editor, used as by a person who has never heard of Git: in a real browser, saving to a real repository."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults
from tests.browser.conftest import hosting
from tests.site.running import PROJECT, build, copy_project, fetch, run
from tests.sites import painted

_SERVER = PROJECT / "tests/tools/node_modules/decap-server/dist/index.js"
_PATIENCE = 60_000.0
"""Milliseconds that a step may take which usually takes one of them in twenty: the program is large."""


@dataclass(frozen=True)
class Desk:
    """A site with its editor, and the repository that it saves to."""

    folder: Path
    url: str
    """Where the site is served."""
    local: str
    """Where the small server answers, once it runs."""

    def git(self, *words: str) -> str:
        """Run git in the repository; gives what it said."""
        done = subprocess.run(["git", *words], cwd=self.folder, check=True, capture_output=True, text=True)
        return done.stdout


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The project's own site on a host, its texts in a repository; nothing saves yet."""
    folder = copy_project(tmp_path_factory.mktemp("editor") / "own")
    local = f"http://127.0.0.1:{_free_port()}"
    settings = (folder / "mkdocs.yml").read_text("utf-8")
    assert "        enabled: true\n" in settings
    told = settings.replace("        enabled: true\n", f"        enabled: true\n        local: {local}\n")
    (folder / "mkdocs.yml").write_text(told, "utf-8")
    (folder / ".gitignore").write_text("/site/\n/.cache/\n", "utf-8")
    build(folder, "scf", "build", "--no-packs")
    with hosting(folder / "site") as url:
        desk = Desk(folder, url, local)
        desk.git("init", "--quiet", "--initial-branch", "main")
        for name, value in (("user.name", "A Tester"), ("user.email", "tester@site.example")):
            desk.git("config", name, value)
        desk.git("add", "--all")
        desk.git("commit", "--quiet", "--message", "The texts")
        yield desk


@pytest.fixture(scope="module")
def saving(desk: Desk) -> Iterator[Desk]:
    """The same, with Decap's own small server, which saves to the repository."""
    node = shutil.which("node")
    assert node, "Node is not installed"
    given = {"GIT_REPO_DIRECTORY": str(desk.folder), "MODE": "git", "BIND_HOST": "127.0.0.1"}
    port = str(urlsplit(desk.local).port)
    environment = {**given, "PORT": port, "PATH": f"{Path(node).parent}:/usr/bin:/bin", "HOME": str(desk.folder.parent)}
    with subprocess.Popen(
        [node, str(_SERVER)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        end = time.monotonic() + _PATIENCE / 1000
        while fetch(desk.local)[0] == 0:
            assert server.poll() is None
            assert time.monotonic() < end, "decap-server does not answer"
            time.sleep(0.1)
        yield desk
        server.kill()


@pytest.fixture
def page(browser: Browser, desk: Desk) -> Iterator[Page]:
    """A writer's browser, which asks no one but the site and the small server, and meets no error in a script."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    asked: list[str] = []
    errors: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    assert {url for url in asked if not url.startswith((desk.url, desk.local, "data:", "blob:"))} == set()
    assert [error for error in errors if error != "undefined"] == []
    context.close()


def _begin(page: Page, desk: Desk, kind: str) -> None:
    """Sign in, and begin a new text of a kind."""
    page.goto(f"{desk.url}write/editor/#/collections/{kind}/new")
    page.get_by_role("button", name="Login").click()
    expect(page.get_by_label("Title").first).to_be_visible(timeout=_PATIENCE)


def _pick(page: Page, label: str, name: str) -> None:
    """Pick from a list by typing the beginning of a name."""
    page.get_by_label(label, exact=True).click()
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def _open(page: Page, group: str) -> None:
    """Open a group of fields that is closed at first."""
    part = page.locator("[class*=ControlContainer]").filter(has=page.get_by_text(f"{group} (optional)", exact=True))
    part.get_by_test_id("expand-button").first.click()


def _words(page: Page, *paragraphs: str) -> None:
    page.locator("[data-slate-editor]").click()
    for number, paragraph in enumerate(paragraphs):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(paragraph)
    page.wait_for_timeout(500)  # Decap takes over what was typed a moment later


def _save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("Entry saved")).to_be_visible(timeout=_PATIENCE)


def _checked(desk: Desk, branch: str, tmp_path: Path) -> Path:
    """The texts as they are on a branch, which `scf check` finds nothing wrong with."""
    folder = tmp_path / "branch"
    desk.git("clone", "--quiet", "--branch", branch, str(desk.folder), str(folder))
    check = run(folder, "scf", "check")
    assert check.returncode == 0, check.stdout
    assert "error" not in check.stdout
    return folder


def test_a_blog_with_a_picture_is_written_and_passes_the_check(saving: Desk, page: Page, tmp_path: Path) -> None:
    """It is saved on a branch of its own, in the folder of its year, with its picture beside it, and is all right."""
    picture = tmp_path / "My Holiday.PNG"
    painted(7).save(picture, "PNG")
    _begin(page, saving, "blogs")
    page.get_by_label("Title", exact=True).fill("Ünsere “straße”: a test, isn't it? #1 😀")
    page.locator("input[type=date]").first.fill("2026-01-02")
    _pick(page, "Themes", "Homes")
    _pick(page, "Themes", "Circle")
    _pick(page, "Authors", "anna")
    _open(page, "Picture")
    page.get_by_role("button", name="Choose an image").click()
    page.locator("input[type=file]").first.set_input_files(picture)
    page.get_by_role("button", name="Choose selected").click()
    page.get_by_label("What the picture shows").fill('A square: "dots", all over.')
    _words(page, "The first words.", "The second, with *stars* & <b>.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("missed a required field")).to_be_visible(timeout=_PATIENCE)  # who made the picture
    page.get_by_label("Who made the picture").fill("Photo: A. Nobody")
    page.wait_for_timeout(300)
    _save(page)
    assert "blogs/2026/unsere-strasse-a-test-isnt-it-1" in saving.git("branch", "--list", "cms/*")
    folder = _checked(saving, "cms/blogs/2026/unsere-strasse-a-test-isnt-it-1", tmp_path)
    changed = saving.git("diff", "--name-status", "main...cms/blogs/2026/unsere-strasse-a-test-isnt-it-1").split("\n")
    assert changed == [
        "A\tblogs/2026/my-holiday.png",
        "A\tblogs/2026/unsere-strasse-a-test-isnt-it-1.md",
        "",
    ]
    text = (folder / "blogs/2026/unsere-strasse-a-test-isnt-it-1.md").read_text("utf-8")
    assert "date: 2026-01-02\n" in text
    assert "  - homeshare\n  - circle\n" in text
    assert "src: my-holiday.png\n" in text
    assert saving.git("status", "--porcelain") == ""


def test_a_testimony_says_what_was_agreed_to(saving: Desk, page: Page, tmp_path: Path) -> None:
    """Consent is part of the form; what nobody filled in is not in the file."""
    _begin(page, saving, "testimonies")
    page.get_by_label("Title", exact=True).fill("A" * 290)
    _pick(page, "Themes", "Homes")
    page.get_by_label("Voice", exact=True).fill("Nan")
    _pick(page, "Speaking as", "Person")
    page.get_by_label("Record", exact=False).first.fill("R-0042")
    _pick(page, "Channels (optional)", "Site")
    _words(page, "My own words.")
    _save(page)
    branch = saving.git("branch", "--list", "--format", "%(refname:short)", "cms/testimonies/*").strip()
    folder = _checked(saving, branch, tmp_path)
    text = (folder / f"{branch.removeprefix('cms/')}.md").read_text("utf-8")
    assert "consent:\n  record: R-0042\n  channels:\n    - site\n" in text
    assert "draft" not in text
    assert "summary" not in text


def test_a_glimpse_begins_with_its_six_questions(saving: Desk, page: Page, tmp_path: Path) -> None:
    """Who writes one finds the questions there, to write below each."""
    _begin(page, saving, "glimpses")
    page.get_by_label("Title", exact=True).fill("Page, and 2018")
    _pick(page, "Themes", "Homes")
    _pick(page, "Authors", "anna")
    expect(page.get_by_text("What would help it happen?")).to_be_visible(timeout=_PATIENCE)
    _save(page)
    branch = saving.git("branch", "--list", "--format", "%(refname:short)", "cms/glimpses/*").strip()
    folder = _checked(saving, branch, tmp_path)
    text = (folder / f"{branch.removeprefix('cms/')}.md").read_text("utf-8")
    assert text.count("\n## ") == 6


def test_a_text_that_is_there_is_changed_and_keeps_what_the_form_does_not_show(
    saving: Desk, page: Page, tmp_path: Path
) -> None:
    """A change of one field changes that line and no words: keys that the form leaves out stay."""
    blogs = [path for path in (saving.folder / "blogs").rglob("*.md") if ".easy." not in path.name]
    before = max(blogs, key=lambda path: path.stat().st_size)
    name = before.relative_to(saving.folder).with_suffix("").as_posix()
    title = next(line for line in before.read_text("utf-8").split("\n") if line.startswith("title: "))
    page.goto(f"{saving.url}write/editor/")
    page.get_by_role("button", name="Login").click()
    page.get_by_role("link", name=title.removeprefix("title: ").strip("\"'")).first.click()
    page.get_by_label("Content note", exact=False).fill("Only a test.")
    page.wait_for_timeout(300)
    _save(page)
    folder = _checked(saving, f"cms/{name}", tmp_path)
    old, new = before.read_text("utf-8"), (folder / f"{name}.md").read_text("utf-8")
    assert "content_note: Only a test.\n" in new
    assert new.partition("\n---\n")[2].strip() == old.partition("\n---\n")[2].strip()


def test_where_nothing_can_be_saved_the_page_says_so(desk: Desk, browser: Browser) -> None:
    """The large program is not even fetched; the page is readable, leads on, and has no fault in accessibility."""
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(f"{desk.local}/**", lambda route: route.abort())
    page.goto(f"{desk.url}write/editor/")
    expect(page.get_by_text("Nobody can write here yet.")).to_be_visible(timeout=_PATIENCE)
    assert not [url for url in asked if "decap" in url]
    assert faults(page, least=10) == []
    page.get_by_role("link", name="Go to the home page").click()
    assert page.url == desk.url
    context.close()


def test_without_scripts_the_page_says_what_it_needs(desk: Desk, browser: Browser) -> None:
    """A reader whose browser runs no scripts is told why there is nothing to write in."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{desk.url}write/editor/")
    expect(page.get_by_text("The editor needs JavaScript")).to_be_visible(timeout=_PATIENCE)
    context.close()




def test_what_decap_does_not_meet_is_known(saving: Desk, page: Page) -> None:
    """Its list has no fault but words outside landmarks; its form has those that `/accessibility/` tells of."""
    page.goto(f"{saving.url}write/editor/")
    page.get_by_role("button", name="Login").click()
    expect(page.get_by_text("Two days in Manchester").first).to_be_visible(timeout=_PATIENCE)
    page.wait_for_timeout(1000)  # it fades in
    assert _rules(page) <= {("region", "moderate")}
    page.goto(f"{saving.url}write/editor/#/collections/blogs/new")
    expect(page.locator("[data-slate-editor]")).to_have_attribute("aria-label", "Your words", timeout=_PATIENCE)
    known = {("aria-required-attr", "critical"), ("nested-interactive", "serious"), ("region", "moderate")}
    assert _rules(page) == known


def _rules(page: Page) -> set[tuple[str, str]]:
    """The rules that a page breaks, each with its weight."""
    return {(fault.partition(" ")[0], fault.partition("(")[2].partition(")")[0]) for fault in faults(page, least=10)}
