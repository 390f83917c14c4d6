"""Pictures made of dots: opened in full, turned upright, in the colours of the web, with nothing else in them."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageCms, ImageOps, ImageSequence
from PIL.ImageFile import ImageFile

from socialcarefuture.rendering.pictures.faults import PictureFault, broken

MOST_DOTS = 50_000_000
"""Of a picture that is opened: 150 MB of memory. Phones take up to 50 million."""
_MOST_MOVING = 2 * MOST_DOTS
"""Of all the frames of a picture that moves, together."""
_ORIENTATION = 0x0112
_TURNED = frozenset({5, 6, 7, 8})
"""The values of EXIF's orientation that lay width and height crosswise."""
_FEW_COLOURS = 256
"""A picture of so few is a drawing: kept exact where it can be, for lossy forms blur its edges."""
MOVING = frozenset({"GIF", "PNG", "WEBP"})
_DAMAGE = (
    *(OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, AttributeError, ArithmeticError),
    *(RuntimeError, struct.error, zlib.error),
)
"""What Pillow raises for files that somebody damaged."""
_OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "JPEG": {"quality": 85, "progressive": True, "optimize": True},
    "PNG": {"compress_level": 7},
    "GIF": {},
    "WEBP": {"quality": 82, "method": 4},
    "AVIF": {"quality": 70, "speed": 6, "max_threads": 1},
}


@dataclass(frozen=True)
class Shape:
    """What a picture measures."""

    width: int
    """In dots, once it stands upright."""
    height: int
    moves: bool
    """It has more than one frame."""


@contextmanager
def quiet() -> Iterator[None]:
    """No word on a terminal of a camera's odd notes: damage that matters raises. Not for use in several threads."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def measured(data: bytes, form: str) -> Shape:
    """What a picture measures, once all of it was opened.

    Raises:
        PictureFault: where it is damaged, or too large to be opened.
    """
    with _opened(data, form) as image:
        shape = _shape(image)
        # A JPEG is read to its end all the same, and in a third of the time.
        image.draft(None, (1, 1))
        for frame in ImageSequence.Iterator(image) if shape.moves else (image,):
            frame.load()
        return shape


def painted(data: bytes, form: str, size: tuple[int, int] | None = None) -> Image.Image:
    """A picture's first frame as a new one that holds nothing but dots: upright, sRGB, 8 bits.

    Args:
        data: the file.
        form: as `forms.by_bytes` says.
        size: the width and height to make it, if not its own.

    Raises:
        PictureFault: where it is damaged, or too large to be opened.
    """
    with _opened(data, form) as image:
        if size:
            image.draft(None, size[::-1] if _is_turned(image) else size)
        return _bare(scaled(_in_web_colours(ImageOps.exif_transpose(image)), size))


def scaled(image: Image.Image, size: tuple[int, int] | None) -> Image.Image:
    """A picture in another size."""
    if size is None or image.size == size:
        return image
    return _full(image).resize(size, Image.Resampling.LANCZOS)


def written(image: Image.Image, form: str, **options: Any) -> bytes:
    """A painted picture as a file."""
    if form == "JPEG":
        image = _on_white(image)
    if form in {"WEBP", "AVIF"}:
        image = _full(image)
    exact = {"lossless": True, "quality": 60, "exact": False} if form == "WEBP" and few_colours(image) else {}
    file = io.BytesIO()
    image.save(file, form, **{**_OPTIONS[form], **exact, **options})
    return file.getvalue()


def moving(data: bytes, form: str, size: tuple[int, int], target: str) -> bytes:
    """Every frame of a picture that moves, painted anew as a file of the form `target`."""
    with _opened(data, form) as image:
        again = {"loop": image.info["loop"]} if "loop" in image.info else {}
        frames, times = [], []
        for frame in ImageSequence.Iterator(image):
            frames.append(_bare(scaled(frame.convert("RGBA"), size)))
            times.append(frame.info.get("duration", 0))
    if target == "GIF":
        again["disposal"] = 2
    return written(frames[0], target, save_all=True, append_images=frames[1:], duration=times, **again)


def grey(image: Image.Image) -> Image.Image:
    """A painted picture without its colours: how light each is stays (ITU-R BT.601), and so does what is clear."""
    return _full(image).convert("LA" if image.has_transparency_data else "L")


def few_colours(image: Image.Image) -> bool:
    """Whether it is a drawing, not a photograph."""
    return image.mode != "L" and image.getcolors(_FEW_COLOURS) is not None


@contextmanager
def _opened(data: bytes, form: str) -> Iterator[ImageFile]:
    if not data:
        raise broken("it is empty")
    try:
        with Image.open(io.BytesIO(data), formats=[form]) as image:
            _refuse_huge(image)
            yield image
    except Image.DecompressionBombError:
        raise _huge("hundreds of") from None
    except _DAMAGE:
        raise broken() from None


def _refuse_huge(image: ImageFile) -> None:
    dots = image.width * image.height
    if dots > MOST_DOTS:
        raise _huge(f"{dots / 1e6:.0f}")
    if dots * _frames(image) > _MOST_MOVING:
        raise PictureFault(
            "picture-huge", f"moves in {_frames(image)} frames, which is too much", "Make it shorter or smaller."
        )


def _huge(millions: str) -> PictureFault:
    return PictureFault(
        "picture-huge",
        f"has {millions} million dots; {MOST_DOTS / 1e6:.0f} million is the most",
        "Save it smaller: 3000 dots across are plenty.",
    )


def _frames(image: ImageFile) -> int:
    return getattr(image, "n_frames", 1) if image.format in MOVING else 1


def _shape(image: ImageFile) -> Shape:
    size = image.size[::-1] if _is_turned(image) else image.size
    return Shape(*size, _frames(image) > 1)


def _is_turned(image: Image.Image) -> bool:
    return image.getexif().get(_ORIENTATION) in _TURNED


def _in_web_colours(image: Image.Image) -> Image.Image:
    """The same picture in sRGB, 8 bits a channel: its own profile, which may name a person's screen, is not needed."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.mode not in {"1", "L", "P", "RGB", "RGBA", "CMYK"}:
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if profile and (converted := _by_profile(image, profile)):
        return converted
    return image.convert({"1": "L", "CMYK": "RGB"}.get(image.mode, image.mode))


def _by_profile(image: Image.Image, profile: bytes) -> Image.Image | None:
    """The picture in sRGB, by the profile that it came with; `None` where that has nothing to say, or nonsense."""
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        if "sRGB" in ImageCms.getProfileDescription(own):
            return None
        full = image if image.mode in {"CMYK", "L"} else _full(image)
        mode = "RGBA" if full.mode == "RGBA" else "RGB"
        made = ImageCms.profileToProfile(full, own, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, *_DAMAGE):
        return None
    return made.convert("L") if made and image.mode == "L" else made


def _full(image: Image.Image) -> Image.Image:
    """Without a palette, which can neither be scaled nor calculated with."""
    if image.mode in {"P", "1"} or (image.mode in {"L", "RGB"} and "transparency" in image.info):
        return image.convert("RGBA" if image.has_transparency_data else "L" if image.mode == "1" else "RGB")
    return image


def _on_white(image: Image.Image) -> Image.Image:
    full = _full(image)
    if full.mode != "RGBA":
        return full
    paper = Image.new("RGB", full.size, "white")
    paper.paste(full, mask=full)
    return paper


def _bare(image: Image.Image) -> Image.Image:
    """A picture that knows nothing but its dots, and which colour of its palette is none."""
    bare = image.copy()
    bare.info = {key: image.info[key] for key in ("transparency",) if key in image.info}
    return bare
