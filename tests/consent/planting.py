"""A testimony with a word of its own in each part, and a search for those words in what was built."""

from __future__ import annotations

import binascii
import gzip
import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from zipfile import ZipFile

import pikepdf
import pypdfium2
from PIL import Image

from tests.sites import Site, consent, new_site, painted

PATH = "testimonies/2023/kettle-at-dawn.md"
ADDRESS = "testimonies/kettle-at-dawn/"
ALIASES = ("harbour-road", "2019/05/harbour")
"""Old addresses, oldest first: a slug and a path."""
WORDS = {
    "title": "Quibblethorn",
    "voice": "Osprenella",
    "summary": "Marrowfinch",
    "note": "Dapplemoor",
    "body": "Plumberrywick",
    "heading": "Whorlcroft",
    "footnote": "Whistlebeck",
    "alt": "Tanglewisp",
    "caption": "Brindlecote",
    "credit": "Fennelgrove",
    "alt in body": "Harebellow",
    "source": "Hobbleford",
    "picture's name": "saltmarsh7x",
    "name in body": "cowslip4q",
    "easy": "Candlebright",
    "alt in easy": "Thimblewhit",
    "name in easy": "marigold9z",
    "record": "R9917QZJ",
}
"""What is planted, and its word: one that text extraction, escaping and the end of a line leave whole."""
PICTURES = {"picture": 7001, "picture in body": 7002, "picture in easy": 7003}
"""What is planted, and the seed of the picture."""
LINK = "her kettle story"
"""The words of every link to it."""
_LETTERS = re.compile("[^a-z0-9]+")
_PAINTED = {painted(seed).tobytes(): name for name, seed in PICTURES.items()}
_IMAGES = {".png", ".jpg", ".jpeg", ".gif", ".webp"}
_FORMS = {".epub", ".docx", ".txt", ".html"}
"""The endings of a pack's files, besides `.pdf`."""
_ZIPPED = {".docx", ".epub"}
_FEEDS = {"feed.xml", "atom.xml", "feed.json"}
_INSIDE = re.compile(rb"data:image/[a-z+]+;base64,([A-Za-z0-9+/=]+)")
"""A picture that a web page holds itself."""


def planted_site(root: Path) -> Site:
    """A site whose testimony everything leads to, and every channel may carry it.

    A pack names it in its manifest, in every edition; a theme's ready pack finds it by a question.
    """
    site = new_site(root)
    site.configure(plugin={"theme_packs": ["standard"]})
    plant(site)
    site.picture("testimonies/2023/saltmarsh7x.png", PICTURES["picture"])
    site.picture("testimonies/2023/cowslip4q.png", PICTURES["picture in body"])
    site.picture("testimonies/2023/marigold9z.png", PICTURES["picture in easy"])
    site.blog(
        "answer",
        f"I read [{LINK}](../../{PATH}) and the [end of it](../../{PATH}#the-end).\n",
        title="An answer",
        date="2023-06-01",
        replies_to="testimonies/kettle-at-dawn",
    )
    site.glimpse("tea-at-three", f"Like [{LINK}](../../{PATH}).", date="2023-07-01")
    site.testimony("bread", "I bake bread.\n", title="Bread", date="2023-02-01")
    site.text("docs/about.md", {"title": "About"}, f"See [{LINK}](../{PATH}).\n")
    site.text("docs/themes/kettles.md", {"title": "Kettles"}, f"As in [{LINK}](../../{PATH}).\n")
    site.text(
        "docs/packs/chosen.md",
        {
            "title": "Chosen",
            "sections": [
                {"title": "By hand", "pages": [PATH, "blogs/2023/answer.md", "testimonies/2023/bread.md"]},
            ],
        },
        f"It begins with [{LINK}](../../{PATH}).\n",
    )
    return site


def plant(site: Site, **changes: Any) -> None:
    """Write the testimony and its Easy Read version."""
    fields = {
        "title": f"{WORDS['title']} and the kettle",
        "voice": f"{WORDS['voice']} M.",
        "summary": f"{WORDS['summary']} in few words.",
        "content_note": f"It speaks of {WORDS['note']}.",
        "image": {
            "src": "saltmarsh7x.png",
            "alt": f"{WORDS['alt']} by the sea",
            "caption": f"{WORDS['caption']} in May",
            "credit": f"{WORDS['credit']} Studio",
        },
        "source": {"name": f"{WORDS['source']} Gazette"},
        "aliases": list(ALIASES),
        "told_by": "ada",
        "places": ["york"],
        "consent": planted_consent(),
    }
    body = (
        f"The {WORDS['body']} kettle sang to me at dawn.[^1]\n\n## {WORDS['heading']} end {{#the-end}}\n\n"
        f"![{WORDS['alt in body']}](cowslip4q.png)\n\n[^1]: As {WORDS['footnote']} says.\n"
    )
    site.testimony("kettle-at-dawn", body, **{**fields, **changes})
    easy = {"easy_read_by": "Ada", "easy_read_checked_by": "The Tea Group"}
    words = f"![{WORDS['alt in easy']}](marigold9z.png)\n\nThe {WORDS['easy']} kettle was loud.\n"
    site.text(PATH.replace(".md", ".easy.md"), easy, words)


def planted_consent(*channels: str, **more: Any) -> dict[str, Any]:
    """The testimony's consent, with a record that never leaves the folder of texts."""
    return {**consent(*channels), "record": "R-9917-QZJ", "review": "2030-01-01", **more}


def withdraw(site: Site, *, easy: bool = False) -> None:
    """Take the words back and touch nothing else: three keys stay, and the pictures stay where they lie."""
    fields = {"date": "2023-05-01", "aliases": list(ALIASES), "consent": {"withdrawn": "2024-05-30"}}
    site.text(PATH, fields, "")
    if not easy:
        (site.root / PATH.replace(".md", ".easy.md")).unlink()


def channel_of(path: str) -> str:
    """Which channel a built or kept file is a part of."""
    if path.startswith(".cache/rendered.jsonl"):
        return "kept"
    if path.startswith(".cache/pictures/"):
        return "site"  # copies of what the site carries, and of nothing else
    if path.startswith(".cache/cards/") or path.rpartition("/")[2] in {"social.png", "site.png"}:
        return "social"
    if path.startswith(".cache/") or is_edition(path):
        return "pack"
    return "feeds" if path.rpartition("/")[2] in _FEEDS else "site"


def is_edition(path: str) -> bool:
    """Whether a built file is a pack's: the page that it is named after lies in the folder of the same name."""
    file = PurePosixPath(path)
    return file.suffix == ".pdf" or (file.suffix in _FORMS and file.stem == file.parent.name)


def found_in(site: Site) -> dict[str, set[str]]:
    """The channels that carry each planted thing."""
    return {name: {channel_of(path) for path in paths} for name, paths in traces(site.root).items()}


def traces(root: Path, folders: tuple[str, ...] = ("site", ".cache")) -> Mapping[str, set[str]]:
    """The files, built or kept, in whose name or bytes each planted thing is found."""
    found: dict[str, set[str]] = {name: set() for name in (*WORDS, *PICTURES)}
    files = [path for folder in folders for path in sorted((root / folder).rglob("*")) if path.is_file()]
    for file in files:
        path = file.relative_to(root).as_posix()
        for name in things_in(file, path):
            found[name].add(path)
    return found


def things_in(file: Path, path: str = "") -> set[str]:
    """The planted things that a file's name or bytes hold."""
    letters = [_squashed(path), *map(_squashed, _texts(file))]
    words = {name for name, word in WORDS.items() if any(word.casefold() in one for one in letters)}
    return words | {_PAINTED[dots] for dots in _pictures(file) if dots in _PAINTED}


def _squashed(text: str | bytes) -> str:
    text = text.decode("latin-1") if isinstance(text, bytes) else text
    return _LETTERS.sub("", text.casefold())


def _texts(file: Path) -> Iterator[str | bytes]:
    yield file.read_bytes()
    if file.suffix == ".gz" or file.suffix.startswith(".pf_"):
        yield gzip.decompress(file.read_bytes())
    for name, data in _zipped(file):
        yield from (name, data)
    if file.suffix == ".pdf":
        yield pdf_text(file)
        with pikepdf.open(file) as pdf:
            for thing in pdf.objects:
                yield from _strings(thing)


def _zipped(file: Path) -> Iterator[tuple[str, bytes]]:
    """What lies in a file that is a zip, as one of Word is: the names of its parts, and their bytes."""
    if file.suffix in _ZIPPED:
        with ZipFile(file) as parts:
            yield from ((name, parts.read(name)) for name in parts.namelist())


def pdf_text(file: Path) -> str:
    """All that a PDF's pages show, read by another engine than the one that made them."""
    document = pypdfium2.PdfDocument(file)
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


def _strings(thing: Any, depth: int = 0) -> Iterator[str | bytes]:
    """Every string and every stream's bytes: the outline, what pictures show, and the metadata among them."""
    if isinstance(thing, pikepdf.String):
        yield str(thing)
    elif isinstance(thing, pikepdf.Array):
        for item in thing:
            yield from _strings(item, depth + 1)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)) and not (depth and thing.is_indirect):
        if isinstance(thing, pikepdf.Stream):
            yield thing.read_bytes()
        for key in thing.keys():  # noqa: SIM118 - a PDF's dictionary cannot be iterated
            yield from _strings(thing[key], depth + 1)


def _dots(data: bytes) -> bytes:
    with Image.open(BytesIO(data)) as image:
        return image.convert("RGBA").convert("RGB").tobytes()


def _pictures(file: Path) -> Iterator[bytes]:
    if file.suffix in _IMAGES:
        yield _dots(file.read_bytes())
    if file.suffix == ".html":
        yield from (_dots(data) for found in _INSIDE.findall(file.read_bytes()) if (data := binascii.a2b_base64(found)))
    yield from (_dots(data) for name, data in _zipped(file) if Path(name).suffix in _IMAGES)
    if file.suffix == ".pdf":
        with pikepdf.open(file) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == "/Image":
                    yield pikepdf.PdfImage(thing).as_pil_image().convert("RGB").tobytes()
