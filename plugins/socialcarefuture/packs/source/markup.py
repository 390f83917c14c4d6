"""Text as Typst takes it: nothing that a person wrote is ever read as markup or code."""

from __future__ import annotations

import re
from dataclasses import dataclass

from socialcarefuture.packs import layout

_SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\#$*_`<>@~[]/=+-"} | dict.fromkeys("\x0b\x85\u2028\u2029", " "))
"""What means something in markup, and the ends of lines that only Typst knows. Hyphens are told one by one: two of them
would be joined to a dash, one before a question mark would vanish. Straight quotation marks are left alone, so that
they become those of the language."""
_NUMBER = re.compile(r"\A(\d*)\.(?!\.)")
"""At the start of a paragraph, it would begin a list; its parts may come one by one."""
_STRING = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": "", "\t": "    "})
_LETTERS = 30
_LONG = re.compile("[!-\u058f\u1e00-\u20cf]{31,}")
"""A word that may not fit its line: a line has about 65 letters, a table's cell a few. In Latin, Greek or Cyrillic: the
letters of other scripts join, and would not if one were cut."""
_PIECE = re.compile("(.{0,29}?[/._?&=#@-]|.{30})(?=.)")
"""What a long word may break after."""
_LANGUAGE = re.compile("[a-z]{2,3}")


@dataclass(frozen=True)
class Speech:
    """A language and the way that it runs."""

    language: str
    """BCP 47; empty where nobody said."""
    direction: str
    """`rtl` or `ltr`."""

    def within(self, language: str, direction: str) -> Speech:
        """The same for what is within it, where that has one or both of its own."""
        if language in {"", self.language} and direction in {"", self.direction}:
            return self
        return Speech(language or self.language, direction or self.direction)

    @property
    def arguments(self) -> str:
        """As arguments of `text`."""
        told = layout.language(self.language)
        # The region is always told: without it Welsh within English would become Welsh of Great Britain.
        region = string(told["region"]) if told["region"] else "none"
        known = f"lang: {string(told['lang'])}, region: {region}, " if _LANGUAGE.fullmatch(told["lang"] or "") else ""
        return f"{known}dir: {self.direction}"


def string(text: str | None) -> str:
    """A string with the value of `text`; a tab is four spaces in it."""
    return f'"{(text or "").translate(_STRING)}"'


def words(text: str) -> str:
    """Markup that shows `text`."""
    return _NUMBER.sub(r"\1\\.", breakable(text).translate(_SIGNS))


def breakable(text: str) -> str:
    """`text` with places to break a very long word, as an address is: none of them shows."""
    # Most texts have none, and are searched faster so.
    return _LONG.sub(_broken, text) if max(map(len, text.split()), default=0) > _LETTERS else text


def _broken(match: re.Match[str]) -> str:
    return _PIECE.sub("\\1\u200b", match[0])


def call(name: str, content: str, *arguments: str) -> str:
    """A call with `content` as its last argument. The semicolon keeps what follows out of it."""
    return f"#{name}({', '.join(arguments)})[{content}];" if arguments else f"#{name}[{content}];"
