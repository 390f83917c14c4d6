"""What a picture file may be, what is said of one that cannot be shown, and what is left of one that can."""

from __future__ import annotations

import base64
import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageCms, ImageSequence, PngImagePlugin
from socialcarefuture.rendering.pictures import Copies, dots
from socialcarefuture.rendering.pictures.copies import Workshop
from socialcarefuture.rendering.pictures.examination import Facts, examined

from tests.sites import Site, new_site

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK} viewBox="0 0 40 30"{{}}>{{}}</svg>'
SECRET = b"SecretHarbour"


def photo(width: int = 400, height: int = 300) -> Image.Image:
    """A picture with many colours."""
    return Image.effect_mandelbrot((width, height), (-3, -2.5, 2, 2.5), 60).convert("RGB").rotate(7, fillcolor="green")


def saved(image: Image.Image, form: str, **options: Any) -> bytes:
    """A picture as a file."""
    file = io.BytesIO()
    image.save(file, form, **options)
    return file.getvalue()


def copied(folder: Path, name: str, data: bytes) -> Copies:
    """What would be published of a file."""
    (folder / name).write_bytes(data)
    facts = examined(data, name, hashlib.sha256(data).hexdigest())
    assert facts.shown, facts.fault
    with dots.quiet():
        return Workshop(folder, folder / "kept", {name}).copies(name, facts)


def own(copies: Copies) -> bytes:
    """The copy in a picture's own form."""
    assert isinstance(copies.own, Path)
    return copies.own.read_bytes()


def moving(form: str) -> bytes:
    """A picture of three frames."""
    frames = [photo(90, 60).rotate(turn) for turn in (0, 30, 60)]
    return saved(frames[0], form, save_all=True, append_images=frames[1:], duration=[100, 200, 300], loop=0)


DAMAGED = "cannot be opened as a picture: it is damaged, or cut short"
FAULTS = {
    "empty.jpg": (b"", "picture-broken", "cannot be opened as a picture: it is empty"),
    "words.jpg": (b"Dear all,", "picture-broken", "cannot be opened as a picture: it is something else by that name"),
    "page.png": (b"<!DOCTYPE html><svg/>", "picture-broken", "it is something else by that name"),
    "head.jpg": (b"\xff\xd8\xff\xe0", "picture-broken", DAMAGED),
    "cut.jpg": (saved(photo(), "JPEG")[:-4000], "picture-broken", DAMAGED),
    "cut.png": (saved(photo(), "PNG")[:-4000], "picture-broken", DAMAGED),
    "hole.png": (saved(photo(), "PNG").replace(b"IDAT", b"IDAX"), "picture-broken", DAMAGED),
    "cut.webp": (saved(photo(), "WEBP")[:-4000], "picture-broken", DAMAGED),
    "cut.avif": (saved(photo(), "AVIF")[:-2000], "picture-broken", DAMAGED),
    "cut.gif": (moving("GIF")[:-2000], "picture-broken", DAMAGED),
    "large.png": (saved(Image.new("1", (9000, 9000)), "PNG"), "picture-huge", "has 81 million dots; 50 million"),
    "bomb.png": (saved(Image.new("1", (30000, 20000)), "PNG"), "picture-huge", "has hundreds of million dots"),
    "scan.tif": (saved(photo(), "TIFF"), "picture-form", "is a TIFF picture, which browsers do not show"),
    "phone.jpg": (b"\0\0\0\x18ftypheic" + bytes(99), "picture-form", "is a HEIC picture"),
    "phone.heic": (b"\0\0\0\x18ftypheic" + bytes(99), "picture-form", "is a HEIC picture"),
    "other": (saved(photo(), "JPEG"), "picture-form", "is a JPEG picture, which browsers do not show by this name"),
    "drawn.png": (SVG.format("", "").encode(), "picture-form", "is a drawing (SVG) by another name"),
    "drawn.xml": (SVG.format("", "").encode(), "picture-form", "is a drawing (SVG) by another name"),
    "dots.svg": (saved(photo(), "PNG"), "picture-form", "is a PNG picture, not a drawing (SVG)"),
    "open.svg": (b"<svg", "picture-broken", "is damaged: unclosed token: line 1, column 0"),
    "none.svg": (b"<svg/>", "picture-broken", "it is no drawing (SVG)"),
    "packed.svgz": (b"\x1f\x8b\x08\0", "picture-broken", "is damaged"),
    "grow.svg": (
        b"<!DOCTYPE svg [<!ENTITY a 'x'>"
        + b"".join(b"<!ENTITY %c '%s'>" % (97 + n, b"&%c;" % (96 + n) * 20) for n in range(1, 9))
        + b']><svg xmlns="http://www.w3.org/2000/svg">&i;</svg>',
        "picture-broken",
        "is damaged",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_cannot_be_shown_is_told(name: str) -> None:
    """A file that is broken, too large, or no picture that a browser shows is told in a sentence, with a way out."""
    data, code, message = FAULTS[name]
    with dots.quiet():
        fault = examined(data, name).fault
    assert fault is not None
    assert fault[0] == code
    assert message in fault[1]
    assert fault[2].endswith(".")


@pytest.mark.parametrize("name", ["paper.pdf", "words.txt", "icons.js"])
def test_other_files_are_not_pictures(name: str) -> None:
    """A document or a script is no picture, and nothing is said of it."""
    data = {"paper.pdf": b"%PDF-1.7 <svg", "words.txt": b"Words", "icons.js": b"const x = '<svg></svg>'"}[name]
    assert examined(data, name) == Facts("", "")


UNSAFE = {
    "a script": ("", "<g><script>alert(1)</script></g>"),
    "a script in another language": ("", '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>'),
    "a handler": (' onload="alert(1)"', ""),
    "a handler on a part": ("", '<rect ONCLICK="alert(1)"/>'),
    "a web page": ("", "<foreignObject><p>x</p></foreignObject>"),
    "a link": ("", '<a href="https://example.org/"><rect/></a>'),
    "a link that runs": ("", '<a xlink:href="java&#10;script:alert(1)"><rect/></a>'),
    "a motion that sets a link": ("", '<animate attributeName="href" values="javascript:alert(1)"/>'),
    "a picture elsewhere": ("", '<image href="https://example.org/x.png"/>'),
    "a picture beside it": ("", '<image xlink:href="x.png"/>'),
    "a drawing inside": ("", '<image href="data:image/svg+xml;base64,PHN2Zy8+"/>'),
    "a part of another file": ("", '<use href="other.svg#x"/>'),
    "an import": ("", "<style>@import 'https://example.org/x.css';</style>"),
    "an import spelled otherwise": ("", "<style>@\\69mport 'https://example.org/x.css';</style>"),
    "a fetching style": ("", '<rect style="fill: url( https://example.org/#x )"/>'),
    "a fetching attribute": ("", '<rect filter="url(&quot;//example.org/#x&quot;)"/>'),
    "a font": ("", "<style>@font-face { font-family: x; src: url(x.woff2) }</style>"),
    "an unknown element": ("", "<iframe/>"),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_a_drawing_can_only_be_seen(name: str) -> None:
    """A drawing that could run, load or lead somewhere when it is opened by itself is refused."""
    fault = examined(SVG.format(*UNSAFE[name]).encode(), "x.svg").fault
    assert fault is not None
    assert fault[0] == "drawing-unsafe"


def test_a_drawing_keeps_what_is_seen_and_loses_the_rest(tmp_path: Path) -> None:
    """Shapes, styles and words stay; names of people and folders, which programs write into drawings, go."""
    picture = base64.b64encode(saved(photo(8, 8), "JPEG", comment=SECRET)).decode()
    text = SVG.format(
        ' xmlns:i="urn:i" i:docname="/home/SecretHarbour/x.svg" xml:base="https://example.org/" data-x="SecretHarbour"',
        "<!-- SecretHarbour --><?x SecretHarbour?><metadata>SecretHarbour</metadata><i:view i:x='SecretHarbour'/>"
        "<style>/* SecretHarbour */ .a { fill: red }</style><title>A <i:b>SecretHarbour</i:b>house</title>"
        '<linearGradient id="g"/><rect class="a" fill="url(#g)" width="4" height="4"/><use xlink:href="#g"/>'
        f'<image href="data:image/jpeg;base64,{picture}" width="4" height="4"/>',
    )
    made = own(copied(tmp_path, "x.svg", text.encode("utf-16")))
    assert SECRET not in made
    assert base64.b64encode(SECRET)[:12] not in made
    assert b"example.org" not in made
    for kept in (b"A house", b".a { fill: red }", b'fill="url(#g)"', b'xlink:href="#g"', b"data:image/jpeg;base64,"):
        assert kept in made
    assert examined(made, "x.svg").shown


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ('viewBox="0 0 40.4 30"', (40, 30)),
        ('width="1in" height="48pt" viewBox="0 0 4 3"', (96, 64)),
        ('width="100%" viewBox="0,0,200,100"', (200, 100)),
        ("", (300, 150)),
    ],
)
def test_a_drawing_has_a_size(sizes: str, shown: tuple[int, int]) -> None:
    """A drawing's width and height are its own, else its box's, else what browsers take."""
    facts = examined(f'<svg xmlns="http://www.w3.org/2000/svg" {sizes}/>'.encode(), "x.svg")
    assert (facts.width, facts.height) == shown


def planted(form: str) -> bytes:
    """A picture on its side, with a secret in every place that its form has for words."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, SECRET.decode()
    exif.get_ifd(0x8825)[1], exif.get_ifd(0x8825)[29] = "N", SECRET.decode()
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", SECRET.decode())
    words.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    words.add_text("Author", SECRET.decode(), zip=True)
    more: dict[str, dict[str, Any]] = {
        "PNG": {"pnginfo": words},
        "JPEG": {"comment": SECRET, "xmp": SECRET},
        "WEBP": {"xmp": SECRET},
    }
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes() + SECRET
    data = saved(photo(), form, exif=exif, icc_profile=profile, **more.get(form, {}))
    assert SECRET in data
    return data + SECRET


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp", "a.avif"])
def test_nothing_but_the_picture_is_left(tmp_path: Path, name: str) -> None:
    """What a camera or a program wrote into a picture is in no copy, and a picture taken sideways stands upright."""
    form = "JPEG" if name == "a.jpg" else name[2:].upper()
    copies = copied(tmp_path, name, planted(form))
    assert (copies.facts.width, copies.facts.height) == (300, 400)
    files = [own(copies), *((tmp_path / "kept" / copy.file).read_bytes() for copy in copies.webp)]
    assert len(files) > 1
    for data in files:
        assert SECRET not in data
        with Image.open(io.BytesIO(data)) as image:
            assert not image.getexif()
            assert not {"icc_profile", "exif", "xmp", "comment", "Comment", "Author"} & image.info.keys()
    with Image.open(io.BytesIO(files[0])) as image:
        assert (image.format, image.size) == (form, (300, 400))


@pytest.mark.parametrize("name", ["a.gif", "a.png", "a.webp"])
def test_what_moves_goes_on_moving(tmp_path: Path, name: str) -> None:
    """A moving picture keeps its frames and their times; its copies in WebP are still."""
    form = name[2:].upper()
    data = moving(form)
    if form == "GIF":
        data = data[:-1] + b"!\xfe" + bytes([len(SECRET)]) + SECRET + b"\0;"
    copies = copied(tmp_path, name, data)
    assert copies.facts.moves
    assert SECRET not in own(copies)
    with Image.open(io.BytesIO(own(copies))) as image:
        times = [frame.info["duration"] for frame in ImageSequence.Iterator(image) if frame.load()]
        assert (image.format, times, image.info["loop"]) == (form, [100, 200, 300], 0)
    for copy in copies.webp:
        with Image.open(tmp_path / "kept" / copy.file) as image:
            assert getattr(image, "n_frames", 1) == 1


def test_what_is_seen_through_stays_so(tmp_path: Path) -> None:
    """A PNG that is clear in places is clear there in every copy; as a JPEG it is on white."""
    image = photo().convert("RGBA")
    image.paste((255, 0, 0, 0), (0, 0, 200, 300))
    copies = copied(tmp_path, "a.png", saved(image, "PNG"))
    for file in (copies.own, *(tmp_path / "kept" / copy.file for copy in copies.webp)):
        assert isinstance(file, Path)
        with Image.open(file) as copy:
            assert copy.convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]
    with Image.open(io.BytesIO(own(copied(tmp_path, "a.jpg", saved(image, "PNG"))))) as flat:
        assert (flat.format, flat.getpixel((5, 5))) == ("JPEG", (255, 255, 255))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_colour_is_published(tmp_path: Path, mode: str) -> None:
    """Grey, palettes, print colours and 16 bits become what every browser shows, in the same colours."""
    grey = Image.new("L", (300, 200), 128)
    image = Image.new("I;16", (300, 200), 128 << 8) if mode == "I;16" else grey.convert("RGB").convert(mode)
    form = "JPEG" if mode == "CMYK" else "PNG"
    copies = copied(tmp_path, f"{mode.strip(';16')}x.{form.lower()}", saved(image, form))
    with Image.open(io.BytesIO(own(copies))) as made:
        shade = made.convert("L").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(shade, (int, float))
    assert abs(shade - 128) < 12


def test_a_profile_is_turned_into_colours(tmp_path: Path) -> None:
    """A picture with a colour profile looks the same without it, and no profile, which may name a screen, is left."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    plain = own(copied(tmp_path, "a.png", saved(photo(), "PNG", icc_profile=lab.tobytes())))
    with Image.open(io.BytesIO(plain)) as image:
        assert image.tobytes() == photo().tobytes()
        assert "icc_profile" not in image.info


def test_no_copy_is_larger_than_the_picture(tmp_path: Path) -> None:
    """Copies are as wide as is asked for or as the picture is, and a WebP that saves nothing is not made."""
    wide = copied(tmp_path, "a.jpg", saved(photo(2400, 900), "JPEG"))
    assert (wide.facts.width, wide.facts.height) == (1600, 600)
    assert [copy.width for copy in wide.webp] == [240, 480, 800, 1200, 1600]
    small = copied(tmp_path, "b.jpg", saved(photo(300, 100), "JPEG"))
    assert [copy.width for copy in small.webp] == [240, 300]
    dot = copied(tmp_path, "c.png", saved(Image.new("1", (1, 1)), "PNG"))
    assert all((tmp_path / "kept" / copy.file).stat().st_size < len(own(dot)) for copy in dot.webp)


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path) -> None:
    """Copies made twice, in two folders, are the same to the last byte."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        for name, data in {"a.jpg": planted("JPEG"), "b.gif": moving("GIF"), "c.avif": saved(photo(), "AVIF")}.items():
            (tmp_path / folder / name).write_bytes(data)
            facts = examined(data, name, name[0] * 40)
            Workshop(tmp_path / folder, tmp_path / folder / "kept", {name}).copies(name, facts)
    first, second = (
        {file.name: file.read_bytes() for file in (tmp_path / folder / "kept").iterdir()} for folder in ("one", "two")
    )
    assert first == second
    assert len(first) > 9


def test_a_problem_names_the_post_its_line_and_the_picture(tmp_path: Path) -> None:
    """A broken picture is told at the field or the line that uses it, and one that nobody uses by its own name."""
    site: Site = new_site(tmp_path)
    site.blog("x", "Words.\n\n![A](cut.jpg)\n\n[B](cut.jpg)\n", image={"src": "bad%20head.png", "alt": "A"})
    site.text("docs/people/ada.md", {"title": "Ada", "photo": {"src": "ada.png", "alt": "Ada"}})
    for path in ("blogs/2023/cut.jpg", "blogs/2023/bad head.png", "docs/people/ada.png", "docs/lone.png"):
        (tmp_path / path).write_bytes(b"")
    site.write("docs/lone.svg", SVG.format(' onload="x()"', ""))
    empty = "cannot be opened as a picture: it is empty [picture-broken]\n    Copy it again from where it came from."
    told = "\n".join(str(one) for one in site.manuscript().problems if one.code != "credit-missing")
    assert told == (
        f'blogs/2023/x.md:9:8: error: the picture "bad head.png" {empty}\n'
        f'blogs/2023/x.md:14:6: error: the picture "cut.jpg" {empty}\n'
        f'blogs/2023/x.md:16:5: error: the picture "cut.jpg" {empty}\n'
        f"docs/lone.png: error: this picture {empty}\n"
        "docs/lone.svg: error: this picture has something that runs (onload), which a drawing may not have "
        "[drawing-unsafe]\n"
        "    Draw it without, or save it as PNG: a drawing may not run, load or lead anywhere.\n"
        f'docs/people/ada.md:4:8: error: the picture "ada.png" {empty}'
    )
