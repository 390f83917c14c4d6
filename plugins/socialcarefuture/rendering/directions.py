"""Which way a text runs, told wherever its language is told, and where its letters leave no doubt."""

from __future__ import annotations

import re
import unicodedata

from socialcarefuture.rendering.languages import direction

_START = re.compile(r'<([a-z][a-z0-9-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*/?>')
"""A start tag, as the cleaner writes it."""
_TAG = re.compile(r"<[^<>]*>")
_LANGUAGE = re.compile(r'\slang="([^"]+)"')
_TOLD = re.compile(r"\sdir=")
_FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "blockquote", "figcaption"})


def directed(html: str) -> str:
    """The HTML of a text with `dir` on every element that tells its `lang`.

    Nobody needs to know that word: a paragraph, a list, a table or a heading that begins with Arabic or Hebrew letters
    runs from the right, as in an editor (Unicode's first strong character). What begins with others runs as the text
    around it does.
    """
    return _START.sub(_directed, html) if _FROM_THE_RIGHT.search(html) or _LANGUAGE.search(html) else html


def _directed(match: re.Match[str]) -> str:
    name, attributes = match[1], match[2]
    if _TOLD.search(attributes):
        return match[0]
    told = _LANGUAGE.search(attributes)
    if told:
        return f'<{name}{attributes} dir="{direction(told[1]) or "ltr"}">'
    if name in _BLOCKS and _begins_from_the_right(match.string, match.end(), name):
        return f'<{name}{attributes} dir="rtl">'
    return match[0]


def _begins_from_the_right(html: str, start: int, name: str) -> bool:
    """Whether the first letter of an element with a direction of its own is one of Arabic, Hebrew and the like."""
    end = html.find(f"</{name}>", start)
    for letter in _TAG.sub("", html[start : end if end >= 0 else None]):
        if (strong := unicodedata.bidirectional(letter)) in {"L", "R", "AL"}:
            return strong != "L"
    return False
