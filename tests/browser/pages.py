"""The kinds of pages that a site has, and the ways that readers look at them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Page

from tests.site.running import PROJECT


def _first(folder: str) -> str:
    """The slug of the project's first text in a folder; it may be the only one, and be another one tomorrow."""
    return min(
        path.stem for path in (PROJECT / folder).rglob("*.md") if path.stem != "index" and "easy" not in path.name
    )


def _largest(folder: str) -> str:
    """The slug of the project's longest text in a folder."""
    texts = (path for path in Path(PROJECT / folder).rglob("*.md") if not path.name.endswith(".easy.md"))
    return max(texts, key=lambda path: path.stat().st_size).stem


OWN = {
    "home": "",
    "list": "blogs/",
    "blog": f"blogs/{_largest('blogs')}/",
    "glimpse": f"glimpses/{_largest('glimpses')}/",
    "testimony": f"testimonies/{_largest('testimonies')}/",
    "theme": f"themes/{_largest('docs/themes')}/",
    "person": f"people/{_first('docs/people')}/",
    "place": f"places/{_first('docs/places')}/",
    "index": "themes/",
    "words": "words/",
    "word": f"words/{_first('docs/words')}/",
    "map": "places/",
    "timeline": "timeline/",
    "pack": f"packs/{_first('docs/packs')}/",
    "packs": "packs/",
    "make pack": "packs/make/",
    "page": "about/vision/",
    "guide": "write/fields/",
    "easy read": "about/what-it-is/easy-read/",
    "easy read list": "easy-read/",
    "error": "404.html",
    "search": "search/",
    "follow": "follow/",
    "accessibility": "accessibility/",
    "privacy": "privacy/",
}
"""Of the project's own site."""
SAMPLE = {
    "hard": "blogs/hard/",
    "arabic": "blogs/arabic/",
    "markup": "about/us/",
    "further": "blogs/page/2/",
    "portrait": "people/ada/",
    "withdrawn": "testimonies/gone/",
    "empty": "themes/nobody/",
}
"""Of the sample, which has what the project's own site does not have yet."""
ADDRESSES = {**OWN, **SAMPLE}
SHAPES = ("home", "list", "blog", "map", "search", "pack", "easy read", "arabic")
"""A page of each shape: what takes long is asked of every kind of page in one look, and of these in the others."""


KEPT = "scf-display"
"""Under which key of local storage a reader's own settings are, as JSON."""
MAY_BE_KEPT = {KEPT, "scf-listen"}
"""All that the site may keep: the look, and the speed of reading aloud, both as the reader chose."""


@dataclass(frozen=True)
class Look:
    """A reader's screen, wishes and settings."""

    width: int
    """In CSS pixels."""
    scheme: Literal["light", "dark"] = "light"
    contrast: Literal["no-preference", "more"] = "no-preference"
    height: int = 800
    """In CSS pixels."""
    kept: str = ""
    """The settings that the reader made on an earlier visit, as the site keeps them: `{"scheme": "contrast"}`."""

    def __str__(self) -> str:
        more = "-more" if self.contrast == "more" else ""
        own = "".join(f"-{letters}" for letters in self.kept.split('"')[1::2])
        return f"{self.width}-{self.scheme}{more}{own}"


WIDE, NARROW = Look(1280), Look(320)
"""320 pixels are also what a screen of 1280 has at 400 %."""
LOOKS = (WIDE, NARROW, Look(1280, "dark"), Look(320, "dark"))
HIGH_CONTRAST = tuple(replace(look, contrast="more") for look in LOOKS)
CHOSEN = (
    replace(WIDE, kept='{"scheme": "dark"}'),
    replace(NARROW, scheme="dark", kept='{"scheme": "light"}'),
    replace(WIDE, kept='{"scheme": "contrast"}'),
    replace(NARROW, kept='{"scheme": "contrast", "size": "largest"}'),
)
"""What a reader may have chosen with the site's own switch, against what their system says."""


_MEASURES = Path(__file__).with_name("measures.js").read_text(encoding="utf-8").partition("\n")[2].strip()


def measured(page: Page, what: str, *given: float) -> Any:
    """What one of the functions in `measures.js` finds in a page."""
    return page.evaluate(f"given => {_MEASURES}.{what}(...given)", given)
