"""Pictures: checked, upright, no larger than needed, with nothing in them but what they show."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from socialcarefuture.packs import Book, Figure, PackError
from socialcarefuture.packs.pictures import PictureError, kept

from tests.packs.sample import TODAY, make_pdf


def test_camera_data_is_gone(garden: Path, tmp_path: Path) -> None:
    """What a camera wrote into a photograph, its place among it, is not in the kept one."""
    assert b"SecretCamera" in garden.read_bytes()
    picture = kept(garden, tmp_path)
    assert b"SecretCamera" not in (tmp_path / picture.name).read_bytes()
    with Image.open(tmp_path / picture.name) as image:
        assert not image.getexif()
        assert image.size == (300, 200) == (picture.across, picture.down)


def test_same_picture_same_name(garden: Path, tmp_path: Path) -> None:
    """A picture is kept under the hash of what is in it, and is not painted again."""
    first = kept(garden, tmp_path)
    time = (tmp_path / first.name).stat().st_mtime_ns
    assert kept(garden, tmp_path) == first
    assert (tmp_path / first.name).stat().st_mtime_ns == time


def test_turned_upright(tmp_path: Path) -> None:
    """A photograph taken with the camera on its side stands upright."""
    exif = Image.Exif()
    exif[0x0112] = 6
    Image.new("RGB", (40, 20)).save(tmp_path / "side.jpg", exif=exif)
    assert (kept(tmp_path / "side.jpg", tmp_path).across, kept(tmp_path / "side.jpg", tmp_path).down) == (20, 40)


@pytest.mark.parametrize(
    ("name", "mode"), [("a.png", "P"), ("b.gif", "P"), ("c.webp", "RGBA"), ("d.jpg", "CMYK"), ("e.png", "I;16")]
)
def test_kinds(tmp_path: Path, name: str, mode: str) -> None:
    """Every usual kind becomes one that Typst takes, and none is larger than a page shows."""
    Image.new(mode, (2500, 10)).save(tmp_path / name)
    picture = kept(tmp_path / name, tmp_path)
    assert picture.name.endswith((".png", ".jpg"))
    assert picture.across == 2000


def test_drawing(tmp_path: Path) -> None:
    """A drawing keeps its size; a damaged one is told."""
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"/>')
    (tmp_path / "b.svg").write_text("<svg")
    picture = kept(tmp_path / "a.svg", tmp_path)
    assert (picture.across, picture.down) == (40, 30)
    with pytest.raises(PictureError, match=r'the drawing "b\.svg" is damaged'):
        kept(tmp_path / "b.svg", tmp_path)


@pytest.mark.parametrize("data", [b"", b"not a picture", b"\xff\xd8\xff\xe0"])
def test_damaged(tmp_path: Path, data: bytes) -> None:
    """A file that is no picture is told."""
    (tmp_path / "x.jpg").write_bytes(data)
    with pytest.raises(PictureError, match="cannot be opened"):
        kept(tmp_path / "x.jpg", tmp_path)


def test_cut_short(garden: Path, tmp_path: Path) -> None:
    """A photograph that ends too early is told, not printed in grey."""
    (tmp_path / "x.jpg").write_bytes(garden.read_bytes()[:2000])
    with pytest.raises(PictureError, match="cannot be opened"):
        kept(tmp_path / "x.jpg", tmp_path)


def test_problems_name_the_post(book: Book, tmp_path: Path) -> None:
    """A missing picture, one without a description and a drawing in the text are all told at once, by post and line."""
    file = tmp_path / "second.md"
    file.write_text("title\n\n![x](gone.png)\n", "utf-8")
    chapter = replace(
        book.sections[0].chapters[1],
        html=f'<p><img alt="x" src="{tmp_path}/gone.png"><img src="{tmp_path}/gone.png"></p><svg></svg>',
        file=file,
        figure=Figure(tmp_path / "head.jpg", "x"),
    )
    broken = replace(book, sections=(replace(book.sections[0], chapters=(chapter,)),))
    with pytest.raises(PackError) as caught:
        make_pdf(broken, tmp_path / "x.pdf", cache=tmp_path, today=TODAY)
    assert {(each.path, each.line, each.code, each.message) for each in caught.value.problems} == {
        ("blogs/2018/second.md", 0, "picture", 'there is no picture "head.jpg"'),
        ("blogs/2018/second.md", 3, "picture", 'there is no picture "gone.png"'),
        ("blogs/2018/second.md", 3, "picture-without-description", 'the picture "gone.png" has no description'),
        ("blogs/2018/second.md", 0, "drawing-in-text", "a drawing is written into the text, which does not print"),
    }
