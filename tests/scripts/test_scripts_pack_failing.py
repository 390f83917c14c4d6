"""`scf pack` where something is in the way: a sentence, the old pack, and nothing left behind."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from socialcarefuture.packs import typesetting

from tests.sites import TODAY, Site

KILLED = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
SLOW = "import os, sys, time; print(os.getpid(), file=open(sys.argv[-1], 'a'), flush=True); time.sleep(60)"
STARTED = """
import sys
from pathlib import Path
from socialcarefuture.packs import typesetting
typesetting._COMPILER = Path(sys.argv[1])
sys.argv = ["scf", *sys.argv[2:]]
from scripts.main import cli
cli()
"""
"""`scf` with another program in Typst's place."""


@pytest.fixture
def old(site: Site) -> Path:
    """A pack that is there already, alone in a folder."""
    site.write("out/walks.pdf", "what was there")
    return site.root / "out/walks.pdf"


def nothing_changed(old: Path) -> bool:
    """Whether the old pack is there, and nothing else in its folder, hidden or not."""
    return old.read_text("utf-8") == "what was there" and [one.name for one in old.parent.iterdir()] == ["walks.pdf"]


def scf(site: Site, *asked: str, before: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, whose limits `before` sets."""
    program = str(Path(sys.executable).with_name("scf"))
    command = [program, asked[0], "-f", str(site.config), "--today", TODAY, *asked[1:]]
    return subprocess.run(command, check=False, capture_output=True, text=True, preexec_fn=before)


def test_a_full_disk(site: Site, old: Path) -> None:
    """Where the disk takes no more, the sentence names the file; for the build too."""
    assert site.scf("pack", "walks", "-o", f"{site.root}/kept.pdf").code == 0
    small = 40_000  # the chapters and the templates are kept already: only the PDF is larger
    made = scf(site, "pack", "walks", "-o", str(old), before=lambda: _at_most(small))
    assert (made.returncode, made.stderr) == (
        1,
        f"Error: {old} cannot be written: the disk is full. Make room, then type the same again.\n",
    )
    assert nothing_changed(old)
    built = scf(site, "build", before=lambda: _at_most(small))
    assert (built.returncode, built.stderr.count("the disk is full")) == (1, 1)
    assert "Traceback" not in built.stderr
    assert not site.output.exists()


def _at_most(size: int) -> None:
    """No file may grow beyond this: the same errors as on a full disk, without filling one."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_for_what_is_kept(site: Site, old: Path) -> None:
    """Where not even the cache can be written, it is told, and no half of a file is kept."""
    assert site.scf("pack", "walks", "-o", f"{site.root}/kept.pdf").code == 0
    for kept in (site.root / ".cache/packs").iterdir():
        kept.unlink()
    made = scf(site, "pack", "walks", "-o", str(old), before=lambda: _at_most(100))
    assert (made.returncode, made.stderr) == (1, "Error: The disk is full. Make room, then type the same again.\n")
    assert nothing_changed(old)
    assert list((site.root / ".cache/packs").iterdir()) == []


def test_no_permission(site: Site, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file may not be replaced, as one that another program has open, its name is told and not ours."""

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(self), None, str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    made = site.scf("pack", "walks", "-o", str(old))
    assert (made.code, made.err) == (
        1,
        f"Error: {old} cannot be written: you may not write there, or another program has it open. "
        "Close it there, or choose another folder.\n",
    )
    assert nothing_changed(old)


def test_a_program_that_was_ended(site: Site, old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the computer ends Typst for want of memory, no post is blamed for it."""
    killed = tmp_path / "killed.py"
    killed.write_text(KILLED, "utf-8")
    monkeypatch.setattr(typesetting, "_COMPILER", killed)
    made = site.scf("pack", "walks", "-o", str(old))
    assert made.code == 1
    assert made.err == (
        'Error: The pack "Walks" was not made. Typst, which sets the pages, was ended before it was done. '
        "What was there is untouched. Close other programs, or ask for fewer posts.\n"
    )
    assert nothing_changed(old)


def test_a_program_that_is_not_there(site: Site, old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where Typst's process cannot be started, that is said."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    made = site.scf("pack", "walks", "-o", str(old))
    assert made.code == 1
    assert "python, which packs are made with, cannot be started: No such file or directory." in made.err
    assert nothing_changed(old)


def test_no_place_for_temporary_files(site: Site, old: Path) -> None:
    """A place for temporary files that is full or gone is no matter."""
    made = site.scf("pack", "walks", "-o", str(old), env={"TMPDIR": "/nowhere"})
    assert made.code == 0, made.told


@pytest.mark.parametrize("harm", [lambda data: data[: len(data) // 2], lambda data: data.replace(b"second", b"sec0nd")])
def test_a_damaged_cache(site: Site, harm: Callable[[bytes], bytes]) -> None:
    """Half a chapter in the cache, or one that somebody changed, is converted anew: no word goes missing in print."""
    site.scf("pack", "walks", "-o", f"{site.root}/a.pdf")
    for kept in (site.root / ".cache/packs").glob("*.typ"):
        kept.write_bytes(harm(kept.read_bytes()))
    for receipt in (site.root / ".cache/packs").glob("*.json"):
        receipt.unlink()
    assert site.scf("pack", "walks", "-o", f"{site.root}/b.pdf").code == 0
    assert (site.root / "a.pdf").read_bytes() == (site.root / "b.pdf").read_bytes()


@pytest.mark.parametrize("left", [0, 100])
@pytest.mark.parametrize("more", [(), ("--length", "40")])
def test_a_damaged_picture_in_the_cache(site: Site, left: int, more: tuple[str, ...]) -> None:
    """A picture or a QR code in the cache that is empty, or cut short, is made anew: nobody has to know of a cache."""
    site.scf("pack", "walks", "-o", f"{site.root}/a.pdf")
    cache = site.root / ".cache/packs"
    for receipt in cache.glob("*.json"):
        receipt.unlink()
    pictures = list(cache.glob("*.png"))
    assert len(pictures) == 4  # a cup; and a code for each of two posts, and for the site
    for picture in pictures:
        picture.write_bytes(picture.read_bytes()[:left])
    made = site.scf("pack", "walks", *more, "-o", f"{site.root}/b.pdf")
    assert (made.code, made.err) == (0, "")
    assert (site.root / "a.pdf").read_bytes() == (site.root / "b.pdf").read_bytes()


def test_a_word_that_no_file_holds(site: Site, old: Path) -> None:
    """A letter that no font has, on a cover that was asked for, is told of this pack."""
    made = site.scf("pack", "walks", "--cover-note", "At \U00013000", "-o", str(old))
    assert made.code == 1
    assert "docs/packs/walks.md: error: the pack's fonts have no letter" in made.out
    made = site.scf("pack", "--theme", "kettles", "--theme", "spoons", "--title", "At \U00013000", "-o", str(old))
    assert made.out.startswith("This pack: error: the pack's fonts have no letter")
    assert nothing_changed(old)


ENDS = pytest.mark.parametrize(
    ("number", "to_all"),
    [(signal.SIGINT, True), (signal.SIGINT, False), (signal.SIGTERM, False), (signal.SIGHUP, False)],
)


@ENDS
def test_ctrl_c(site: Site, old: Path, tmp_path: Path, number: signal.Signals, to_all: bool) -> None:
    """Ctrl-C, one to this program alone, and a closed window end it at once: no program goes on, nothing is left."""
    asked = ("walks", "--edition", "booklet", "-o", str(old))  # it has a folder of its own for what is folded
    ends_at_once(tmp_path, number, to_all, "pack", "-f", str(site.config), *asked)
    assert nothing_changed(old)


@ENDS
def test_ctrl_c_while_a_site_is_built(site: Site, tmp_path: Path, number: signal.Signals, to_all: bool) -> None:
    """A build that makes several packs at a time ends so too, and leaves no folder of what it was making."""
    sections = [{"title": "All", "select": {"kinds": ["blogs"]}}]
    for name in ("talks", "teas"):
        site.text(f"docs/packs/{name}.md", {"title": name, "sections": sections})
    ends_at_once(tmp_path, number, to_all, "build", "-f", str(site.config))
    assert not site.output.exists()
    assert not list((site.root / ".cache/editions").rglob(".*"))
    assert not list((site.root / ".cache").glob("stage-*"))


def ends_at_once(tmp_path: Path, number: signal.Signals, to_all: bool, *asked: str) -> None:
    """Start a command whose Typst takes a minute, and end it while several run."""
    slow, pids = tmp_path / "slow.py", tmp_path / "pids"
    slow.write_text(SLOW.replace("sys.argv[-1]", repr(str(pids))), "utf-8")
    running = subprocess.Popen(
        [sys.executable, "-c", STARTED, str(slow), *asked],
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no thread runs here
        cwd=Path(__file__).parents[2],
    )
    _wait_for(pids)
    began = time.monotonic()
    (os.killpg if to_all else os.kill)(running.pid, number)
    _, said = running.communicate(timeout=20)
    assert (running.returncode, said.decode()) == (1, "\nAborted!\n")
    assert time.monotonic() - began < 3  # it takes a tenth of a second on a machine with nothing else to do
    for child in pids.read_text("utf-8").split():
        with pytest.raises(ProcessLookupError):
            os.kill(int(child), 0)


def _wait_for(pids: Path) -> None:
    """Wait until a program has written its number."""
    for _ in range(400):
        if pids.exists() and pids.read_text("utf-8"):
            return
        time.sleep(0.05)
    raise AssertionError("the program was never started")
