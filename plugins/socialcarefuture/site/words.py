"""The interface's own words and days, in a page's language where somebody has translated them.

Material for MkDocs brings translations into sixty languages. They are Jinja macros, so Jinja reads them. What they do
not have is said in English, and marked as English, so that a screen reader does not read it with the wrong voice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from html import escape

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from jinja2 import Environment, TemplatesNotFound

from socialcarefuture.content.dates import spoken
from socialcarefuture.rendering.languages import direction

ENGLISH = "en"
"""What our own words are written in."""
_WORDS = {
    "answer": ("Answer", ""),
    "by": ("By", "blog.authors"),
    "copied": ("The link is copied", "clipboard.copied"),
    "copy": ("Copy link", "clipboard.copy"),
    "earlier": ("Earlier in #", "footer.previous"),
    "edit": ("Suggest a change to this page", "action.edit"),
    "later": ("Later in #", "footer.next"),
    "main": ("Main", "nav"),
    "minute": ("About 1 minute", "readtime.one"),
    "minutes": ("About # minutes", "readtime.other"),
    "newer": ("Newer", "footer.previous"),
    "older": ("Older", "footer.next"),
    "on": ("Read on", "blog.references"),
    "skip": ("Skip to the main text", "action.skip"),
    "toc": ("On this page", "toc"),
    "updated": ("Updated", "source.file.date.updated"),
}
"""Each word as English pages have it, and what Material calls its like; `#` stands for a number or a name."""


@dataclass(frozen=True)
class Said:
    """Words, and the language that they are really in."""

    text: str
    language: str
    """BCP 47."""


class Words:
    """The words of one language: `words["toc"]`."""

    def __init__(self, language: str, translated: Callable[[str], str]) -> None:
        """Take a language (BCP 47) and what gives Material's translation of a key, empty where there is none."""
        self.language = language
        self._translated = translated

    def __getitem__(self, name: str) -> Said:
        """A word by its name; in English where the language has none of its own."""
        english, key = _WORDS[name]
        if _is_english(self.language):
            return Said(english, self.language)
        found = self._translated(key)
        return Said(found, self.language) if found else Said(english, ENGLISH)

    def day(self, day: date) -> Said:
        """A day as the language writes it in full (Unicode CLDR): `14 Tachwedd 2018`."""
        locale = None if _is_english(self.language) else _locale(self.language)
        if locale is None:
            return Said(spoken(day), self.language if _is_english(self.language) else ENGLISH)
        return Said(format_date(day, "long", locale), self.language)


def vocabulary(env: Environment) -> Callable[[str], Words]:
    """What gives the words of a language; each language is read once, from the theme's own templates."""
    return cache(lambda language: Words(language, _translation(env, language)))


def tongue(language: str, around: str) -> str:
    """The attributes of an element whose language is not that around it: ` lang="cy"`, and `dir` where that changes."""
    if language == around or (_is_english(language) and _is_english(around)):
        return ""
    turned = direction(language) != direction(around)
    return f' lang="{escape(language)}"' + (f' dir="{direction(language) or "ltr"}"' if turned else "")


def _translation(env: Environment, language: str) -> Callable[[str], str]:
    """Material's words of a language, the nearest that it has: `pt-BR`, else `pt`."""
    parts = language.split("-")
    names = ["-".join(parts[:length]) for length in range(len(parts), 0, -1)]
    try:
        file = env.select_template([f"partials/languages/{name}.html" for name in names])
    except TemplatesNotFound:
        return lambda key: ""  # noqa: ARG005 - there is nothing to look it up in
    given = file.module
    return lambda key: str(given.t(key)) if key else ""  # type: ignore[attr-defined]


def _is_english(language: str) -> bool:
    return language.partition("-")[0] == ENGLISH


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
