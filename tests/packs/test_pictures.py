"""Pictures: checked, upright, no larger than needed, with nothing in them but what they show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from socialcarefuture.packs import Book, Figure, PackError, checks
from socialcarefuture.packs.pictures import Picture, PictureError, kept

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


def bars(mode: str = "RGB", size: tuple[int, int] = (80, 20)) -> Image.Image:
    """Red, green, blue and white, side by side."""
    image = Image.new("RGB", (4, 1))
    image.putdata([(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)])
    return image.resize(size, Image.Resampling.NEAREST).convert(mode)


def middle_of(picture: Picture, folder: Path, bar: int) -> tuple[int, ...]:
    """The colour in the middle of a bar."""
    with Image.open(folder / picture.name) as image:
        found = image.convert("RGB").getpixel(((2 * bar + 1) * image.width // 8, image.height // 2))
    assert isinstance(found, tuple)
    return tuple(found)


@pytest.mark.parametrize(("name", "mode"), [("x.avif", "RGB"), ("x.jpg", "CMYK"), ("x.jpg", "RGB"), ("x.webp", "RGB")])
def test_colours_stay(tmp_path: Path, name: str, mode: str) -> None:
    """AVIF, which Typst does not take, and a CMYK photograph, which many show as its negative, keep their colours."""
    bars(mode).save(tmp_path / name, quality=95)
    picture = kept(tmp_path / name, tmp_path)
    assert picture.name.endswith(".jpg")
    for bar, wanted in enumerate([(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]):
        assert middle_of(picture, tmp_path, bar) == pytest.approx(wanted, abs=12)


def test_what_is_clear_stays_clear(tmp_path: Path) -> None:
    """A palette with a colour that is none, and half clear dots, are printed so, in grey too."""
    image = bars().quantize(4)
    image.save(tmp_path / "a.png", transparency=image.getpixel((0, 0)))
    bars("RGBA").save(tmp_path / "b.png")
    for grey in (False, True):
        with Image.open(tmp_path / kept(tmp_path / "a.png", tmp_path, grey=grey).name) as made:
            clear = made.convert("RGBA").getchannel("A")
            assert (clear.getpixel((5, 5)), clear.getpixel((75, 5))) == (0, 255)
    assert kept(tmp_path / "b.png", tmp_path, grey=True).name.endswith(".png")


def test_sixteen_bits_keep_their_greys(tmp_path: Path) -> None:
    """A picture of 16 bits is neither black nor white."""
    Image.frombytes("I;16", (8, 8), (32768).to_bytes(2, "little") * 64).save(tmp_path / "x.png")
    assert middle_of(kept(tmp_path / "x.png", tmp_path), tmp_path, 1) == pytest.approx((128, 128, 128), abs=2)


def test_one_that_moves_stands_still(tmp_path: Path) -> None:
    """Of a picture that moves, the first frame is printed."""
    bars().save(tmp_path / "x.gif", save_all=True, append_images=[Image.new("RGB", (80, 20), "black")], duration=9)
    assert middle_of(kept(tmp_path / "x.gif", tmp_path), tmp_path, 0) == (255, 0, 0)


@pytest.mark.parametrize("size", [(1, 1), (1, 10_000), (10_000, 1)])
def test_odd_shapes(tmp_path: Path, size: tuple[int, int], book: Book) -> None:
    """A dot and a line of dots are printed, however long the line is."""
    Image.new("RGB", size, "red").save(tmp_path / "x.png")
    chapter = replace(book.sections[0].chapters[1], html=f'<img alt="A line" src="{tmp_path}/x.png">', figure=None)
    odd = replace(book, sections=(replace(book.sections[0], chapters=(chapter,)),), foreword="")
    assert make_pdf(odd, tmp_path / "x.pdf", cache=tmp_path, today=TODAY).pages


FAULTS: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "huge.png": (lambda path: Image.new("1", (20_000, 10_000)).save(path), "million dots", "Save it smaller"),
    "huge.jpg": (lambda path: Image.new("L", (9000, 7000)).save(path), "has 63 million dots", "Save it smaller"),
    "phone.heic": (lambda path: path.write_bytes(b"\0\0\0\x18ftypheic" + bytes(99)), "is a HEIC picture", "as JPEG"),
    "scan.tif": (lambda path: bars().save(path), "is a TIFF picture", "Save it as JPEG"),
    "script.svg": (lambda path: path.write_text(SVG.format("<script/>")), "has a script", "save it as PNG"),
    "far.svg": (lambda path: path.write_text(SVG.format('<image href="http://e.org/x"/>')), "outside it", "as PNG"),
}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20">{}</svg>'


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_printed_says_why(tmp_path: Path, name: str, book: Book) -> None:
    """A picture that is too large, of another form or unsafe is told with its post, its line and a way out."""
    make, message, hint = FAULTS[name]
    make(tmp_path / name)
    file = tmp_path / "post.md"
    file.write_text(f"title\n\n![x]({name})\n", "utf-8")
    chapter = replace(book.sections[0].chapters[1], html=f'<img alt="x" src="{tmp_path / name}">', file=file)
    odd = replace(book, sections=(replace(book.sections[0], chapters=(chapter,)),), foreword="")
    _, (problem,) = checks.keep_pictures(odd, tmp_path)
    assert (problem.path, problem.line) == ("blogs/2018/second.md", 3)
    assert message in problem.message
    assert hint in problem.hint


def test_grey_photographs(tmp_path: Path, book: Book) -> None:
    """For a printer without colours each is as light as it was, under another name than the one in colour."""
    bars().save(tmp_path / "x.png")
    chapter = replace(book.sections[0].chapters[1], html=f'<img alt="x" src="{tmp_path}/x.png">')
    odd = replace(book, sections=(replace(book.sections[0], chapters=(chapter,)),), foreword="", grayscale=True)
    found, wrong = checks.keep_pictures(odd, tmp_path)
    grey, coloured = found[f"{tmp_path}/x.png"], kept(tmp_path / "x.png", tmp_path)
    assert wrong == []
    assert [middle_of(grey, tmp_path, bar) for bar in range(4)] == [(level,) * 3 for level in (76, 150, 29, 255)]
    assert grey.name != coloured.name


def test_grey_drawings(tmp_path: Path) -> None:
    """A drawing stays one: every way to tell a colour is told anew as a grey, and nothing else changes."""
    (tmp_path / "x.svg").write_text(
        SVG.format(
            '<style>.red, #fed{fill:red;stroke: #00F} .b{stroke-width:2}</style><g id="fed" class="red"/>'
            '<rect fill="url(#fed)" stroke="none" color="rgb(0, 255, 0)"/>'
            '<path style="fill:hsl(240,100%,50%);opacity:.5"/>'
            '<rect fill="#0000ff80" stroke="rgba(255,0,0,.5)" width="10" stroke-opacity="0.3"/>'
        )
    )
    made = (tmp_path / kept(tmp_path / "x.svg", tmp_path, grey=True).name).read_text("utf-8")
    assert ".red, #fed{fill:#4c4c4c;stroke:#1d1d1d} .b{stroke-width:2}" in made.replace(": ", ":")
    assert '<rect fill="url(#fed)" stroke="none" color="#969696"' in made
    assert 'style="fill:#1d1d1d;opacity:.5"' in made
    assert 'fill="rgba(29,29,29,0.502)" stroke="rgba(76,76,76,.5)" width="10" stroke-opacity="0.3"' in made


def test_words_in_drawings(tmp_path: Path) -> None:
    """Each piece of a drawing's words names the family that has its letters; what would be drawn wrong is told."""
    words = '<title>語</title><text style="font-family:Arial">Hello أهلا <tspan>Ж</tspan> 12</text><text>স্বাধীন</text>'
    (tmp_path / "x.svg").write_text(SVG.format(words), "utf-8")
    picture = kept(tmp_path / "x.svg", tmp_path)
    root = ET.fromstring((tmp_path / picture.name).read_bytes())
    text = next(root.iter("{http://www.w3.org/2000/svg}text"))
    assert "".join(text.itertext()) == "Hello أهلا Ж 12"
    pieces = [(each.text, each.get("style", "").split("'")[1]) for each in text.iter() if each.text]
    assert pieces == [
        ("Hello ", "Atkinson Hyperlegible Next"),
        ("أهلا ", "Vazirmatn"),
        ("Ж", "DejaVu Sans"),
        (" 12", "Atkinson Hyperlegible Next"),
    ]
    assert [wrong for wrong, _ in picture.unwritable] == ['has words whose letters would lie on one another: "স্বাধীন"']


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
