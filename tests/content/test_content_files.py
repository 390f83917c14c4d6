"""What lies in the folders of content, where no text file can stand for it in a golden case."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from tests.texts import Texts, whole


def told(texts: Texts) -> list[str]:
    """All that is told, without hints."""
    return [str(problem).partition("\n")[0] for problem in texts.load().problems]


def test_a_link_to_a_file_is_refused(texts: Texts, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A link that leads out of the site's folder is told, and what it leads to is not read."""
    secret = tmp_path_factory.mktemp("other") / "secret.md"
    secret.write_text(whole("blog"), "utf-8")
    (texts.root / "blogs").mkdir()
    (texts.root / "blogs/link.md").symlink_to(secret)
    assert told(texts) == ["blogs/link.md: error: this is a link to another place [symbolic-link]"]
    assert "blogs/link.md" not in texts.load().shelf.texts


def test_a_link_to_a_picture_is_refused(texts: Texts) -> None:
    """A picture cannot be a link, even to another picture of the site."""
    texts.write("blogs/2018/a.png", b"")
    (texts.root / "blogs/2018/b.png").symlink_to("a.png")
    assert told(texts) == ["blogs/2018/b.png: error: this is a link to another place [symbolic-link]"]


def test_a_folder_that_leads_back_to_itself_is_refused(texts: Texts) -> None:
    """A link to the folder above is told once, and does not send the reader round in circles."""
    (texts.root / "blogs").mkdir()
    (texts.root / "blogs/again").symlink_to("../blogs", target_is_directory=True)
    assert told(texts) == ["blogs/again: error: this is a link to another place [symbolic-link]"]


def test_a_folder_of_posts_that_is_a_link_is_refused(texts: Texts, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The folder of a kind cannot be a link itself."""
    other = tmp_path_factory.mktemp("other")
    (other / "x.md").write_text(whole("blog"), "utf-8")
    (texts.root / "blogs").symlink_to(other, target_is_directory=True)
    assert told(texts) == ["blogs: error: this is a link to another place [symbolic-link]"]


def test_a_broken_link_is_refused(texts: Texts) -> None:
    """A link that leads nowhere is told as a link."""
    (texts.root / "docs/gone.md").symlink_to("nowhere.md")
    assert told(texts) == ["docs/gone.md: error: this is a link to another place [symbolic-link]"]


def test_a_pipe_does_not_hold_the_reader_up(texts: Texts) -> None:
    """A named pipe with the name of a text is told, and not waited for."""
    os.mkfifo(texts.root / "docs/pipe.md")
    assert told(texts) == ["docs/pipe.md: error: this is neither a file nor a folder [not-a-file]"]


def test_a_socket_is_no_file(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A socket with the name of a picture is told."""
    monkeypatch.chdir(texts.root / "docs")
    with socket.socket(socket.AF_UNIX) as own:
        own.bind("a.png")
        assert told(texts) == ["docs/a.png: error: this is neither a file nor a folder [not-a-file]"]


def test_a_name_that_is_no_text_is_refused(texts: Texts) -> None:
    """A file whose name is not UTF-8 is told without it."""
    (Path(os.fsdecode(os.fsencode(texts.root / "docs") + b"/caf\xe9.md"))).touch()
    assert told(texts) == ["docs/caf?.md: error: this file's name is not readable text [file-name]"]


def test_a_text_that_cannot_be_read_is_told(texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that the system does not hand out is told by its name in the site's folder."""
    texts.blog("x")

    def refused(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(texts.root))

    monkeypatch.setattr(Path, "read_bytes", refused)
    problems = texts.load().problems
    assert "blogs/2018/x.md: error: this file cannot be read: Permission denied [file-unreadable]" in told(texts)
    assert str(texts.root) not in "".join(map(str, problems))


def test_folders_that_are_not_there_hold_nothing(tmp_path: Path) -> None:
    """A site without a single text is read, and nothing is wrong with it."""
    library = Texts(tmp_path).load()
    assert (library.problems, library.documents) == ((), ())
