"""What of a Markdown text its readers read as words, each word where it stands in the file.

Nothing is rendered here: what is no prose becomes blanks, so that a place in a view is the same place in the text. The
views leave out too much sooner than too little, for a false alarm is a fault and a missed advice is not. Each takes
time in proportion to the text, whatever stands in it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

_OPENS = re.compile(
    r"^[ >]*(?P<fence>`{3,}|~{3,})|(?P<ticks>`+)|(?P<comment><!--)|<(?P<tag>pre|code|script|style)\b"
    r"|(?P<indented>(?<=\n\n)(?: {4}|\t).*(?:\n(?: {4}|\t).*)*)",
    re.MULTILINE | re.IGNORECASE,
)
"""Where code or a comment may begin. Four spaces may also go on in a list."""
_MAY_OPEN = ("`", "~~~", "<", "\n\n    ", "\n\n\t")
"""Without one of these there is no code and no comment: looking for strings is twenty times as fast."""
_TICKS = re.compile("`+")
# Each pattern begins with one set of characters, to which a search can skip.
_NO_WORDS = re.compile(
    r"[\]\[<{](?:(?<=\])(?:\([^)\n]{0,500}\)|\[[^\]\[\n]*\])"  # where a link leads
    r"|(?<=\[)(?:\^[^\]\[\n]+\]:?|[^\]\[\n]+\]:[ \t].*$)"  # a footnote's number, a reference's definition
    r"|(?<=<)[/!]?[A-Za-z][^<>]*>"  # HTML, and <https://an.address>
    r"|(?<=\{):?[^{}\n]*\})",  # attributes
    re.MULTILINE,
)
_ADDRESS = re.compile(r"\b(?:https?://|www\.|mailto:|tel:)[^\s<>]+")
_INSIDE = r"(?:[^{}\n]|\n(?![ \t]*\n))*"
"""What stands between two quotation marks, which are none of these, in one paragraph."""
_QUOTED = re.compile(
    "[\"\u201c\u00ab\u2018'](?:"
    + "|".join(
        f"(?<={one}){_INSIDE.format(one + other)}{other}" for one, other in ('""', "\u201c\u201d", "\u00ab\u00bb")
    )
    + "|(?<=\u2018)[^\u2018\n]{1,200}?\u2019" + r"(?!\w)|(?<=')(?<!\w')[^'\n]{1,200}'(?!\w))"
)
_BLOCK_QUOTE = re.compile(r"^[ \t]*>.*(?:\n(?![ \t]*\n).+)*", re.MULTILINE)
_MARK = re.compile(r"[^\n]")


def shown(text: str) -> str:
    """A text with blanks in place of code and comments."""
    return _blanked(text, _unshown(text)) if any(sign in text for sign in _MAY_OPEN) else text


def prose(shown: str) -> str:
    """What is shown, with blanks in place of all that is no words: HTML, addresses."""
    words = _NO_WORDS.sub(_blank, shown)
    return _ADDRESS.sub(_blank, words) if any(sign in words for sign in ("://", "www.", "mailto:", "tel:")) else words


def own_words(prose: str) -> str:
    """Prose with blanks in place of quotations, which are somebody else's words, or words that are talked about."""
    unquoted = _BLOCK_QUOTE.sub(_blank, prose) if ">" in prose else prose
    return _QUOTED.sub(_blank, unquoted)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0]) if "\n" not in found[0] else _MARK.sub(" ", found[0])


def _blanked(text: str, spans: Iterator[tuple[int, int]]) -> str:
    parts, position = [], 0
    for start, end in spans:
        parts += [text[position:start], _MARK.sub(" ", text[start:end])]
        position = end
    return "".join((*parts, text[position:]))


def _unshown(text: str) -> Iterator[tuple[int, int]]:
    """Where code and comments begin and end."""
    closes, position = _Closers(text), 0
    while found := _OPENS.search(text, position):
        end = closes.after(found)
        if end:
            yield found.start(), end
        position = end or found.end()


class _Closers:
    """Where what was opened in a text ends; what has no end is looked for once."""

    def __init__(self, text: str) -> None:
        self._text, self._lower = text, text.lower()
        self._absent: set[str] = set()
        self._paragraph_end = -1
        self._runs: dict[int, list[int]] = defaultdict(list)
        for run in _TICKS.finditer(text):
            self._runs[len(run[0])].append(run.start())

    def after(self, opened: re.Match[str]) -> int | None:
        """Where it ends; `None` where it never does."""
        if opened["indented"]:
            return opened.end()
        if opened["fence"]:
            return self._fence(opened) or (self._ticks(opened, "fence") if opened["fence"][0] == "`" else None)
        if opened["ticks"]:
            return self._ticks(opened, "ticks")
        return self._literal("-->" if opened["comment"] else f"</{opened['tag'].lower()}>", opened.end())

    def _literal(self, closer: str, position: int) -> int | None:
        found = -1 if closer in self._absent else self._lower.find(closer, position)
        if found < 0:
            self._absent.add(closer)
            return None
        return found + len(closer)

    def _fence(self, opened: re.Match[str]) -> int | None:
        if opened["fence"] in self._absent:
            return None
        mark = re.escape(opened["fence"])
        found = re.compile(rf"^[ >]*{mark}[`~]*[ \t]*$", re.MULTILINE).search(self._text, opened.end())
        if not found:
            self._absent.add(opened["fence"])
            return None
        return found.end()

    def _ticks(self, opened: re.Match[str], group: str) -> int | None:
        """The end of code in a line: as many backticks, in the same paragraph."""
        if opened.end() > self._paragraph_end:
            end = self._text.find("\n\n", opened.end())
            self._paragraph_end = len(self._text) if end < 0 else end
        length = len(opened[group])
        runs = self._runs[length]
        number = bisect_left(runs, opened.end())
        return runs[number] + length if number < len(runs) and runs[number] < self._paragraph_end else None
