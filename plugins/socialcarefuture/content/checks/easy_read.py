"""What makes an Easy Read version hard to read. It is advice: only people with learning disabilities can say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from socialcarefuture.content.checks.shelf import Shelf
from socialcarefuture.content.documents import Companion
from socialcarefuture.problems import Level, Problem

MOST_WORDS = 15
"""Words of a sentence: the most in the guides of the Department of Health, GOV.UK, Photosymbols and People First."""
_SHOWN = 6
"""Words of a sentence that are enough to find it by."""
_SHOUTED = 3
"""Words in capitals in a row that are no abbreviation any more."""

_NOT_WORDS = re.compile(
    r"^ *(?P<fence>`{3,}|~{3,}).*?^ *(?P=fence)[`~]*[ \t]*$|<!--.*?-->|^ {0,3}\*?\[[^\]\n]+\]:[^\n]*",
    re.MULTILINE | re.DOTALL,
)
"""Code, comments, and what notes, references and abbreviations stand for."""
_PICTURE = re.compile(r"!\[(?:[^\]\\]|\\.)*\](?:\([^)\n]*\)|\[[^\]\n]*\])?|<img\b[^>]*>", re.IGNORECASE)
_PICTURED = "\N{OBJECT REPLACEMENT CHARACTER}"
_LINK = re.compile(r"\[((?:[^\]\\]|\\.)*)\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_MARK = re.compile(r"<[^>\n]*>|\[\^[^\]\n]*\]|\{[:#.][^}\n]*\}|[*_`\\]|(?<=\S)\|(?=\s)")
_HEADING = re.compile(r" {0,3}#{1,6}\s")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)\s*")
"""It makes a heading of the words above it."""
_ITEM = re.compile(r"\s*([-*+>|]|\d+[.)])\s")
_END = re.compile("[.!?\u2026][\"'\u201d\u2019)\\]]*$")


@dataclass
class _Passage:
    """A paragraph, an item of a list or a heading."""

    words: list[tuple[int, str]] = field(default_factory=list)
    """Each with the line of the file that it stands on."""
    heading: bool = False
    pictured: bool = False
    """Whether a picture is in it."""


def check(shelf: Shelf) -> Iterator[Problem]:
    """Advice where a sentence is long, where words shout, and where they have no picture."""
    for companion in shelf.of(Companion):
        passages = list(_passages(companion))
        yield from _without_picture(companion, passages)
        for passage in passages:
            for sentence in _sentences(passage):
                yield from _hard(companion, sentence)


def _passages(companion: Companion) -> Iterator[_Passage]:
    passage = _Passage()
    for number, line in enumerate(_plain(companion.body).split("\n"), start=companion.body_line):
        if _UNDERLINE.fullmatch(line):
            passage.heading = bool(passage.words)
        if passage.heading or not line.strip() or _HEADING.match(line) or _ITEM.match(line):
            yield passage
            passage = _Passage(heading=bool(_HEADING.match(line)))
        passage.pictured = passage.pictured or _PICTURED in line
        passage.words += [(number, word) for word in line.replace(_PICTURED, " ").split() if re.search(r"\w", word)]
    yield passage


def _plain(body: str) -> str:
    """Markdown without what nobody reads, each word on the line that it stood on."""
    body = _NOT_WORDS.sub(lambda found: "\n" * found[0].count("\n"), body)
    body = _PICTURE.sub(lambda found: _PICTURED + "\n" * found[0].count("\n"), body)
    # The marks of a list's items are looked for later: an emphasis has no space after its star.
    return "\n".join(_item_kept(line) for line in _LINK.sub(r"\1", body).split("\n"))


def _item_kept(line: str) -> str:
    found = _ITEM.match(line)
    start = found.end() if found else 0
    return line[:start] + _MARK.sub("", line[start:])


def _without_picture(companion: Companion, passages: list[_Passage]) -> Iterator[Problem]:
    """Below each heading, the lines that stand before any picture; one picture goes with all that follow it."""
    sections = 0

    def section(passage: _Passage) -> int:
        nonlocal sections
        sections += passage.heading
        return sections

    for _, group in groupby(passages, section):
        alone = []
        for passage in group:
            if passage.pictured:
                break
            if passage.words and not passage.heading:
                alone.append(passage)
        if alone:
            yield _advice(
                companion,
                alone[0].words[0][0],
                "easy-picture-missing",
                f"no picture goes with {_lines(len(alone))}: {_start(alone[0].words)}",
                "Put one on a line above the words that it goes with: ![Five people together](people.svg)",
            )


def _lines(number: int) -> str:
    return "this" if number == 1 else f"these {number} paragraphs"


def _sentences(passage: _Passage) -> Iterator[list[tuple[int, str]]]:
    sentence = []
    for line, word in passage.words:
        sentence.append((line, word))
        if _END.search(word):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _hard(companion: Companion, sentence: list[tuple[int, str]]) -> Iterator[Problem]:
    line = sentence[0][0]
    if len(sentence) > MOST_WORDS:
        yield _advice(
            companion,
            line,
            "easy-sentence-long",
            f"this sentence has {len(sentence)} words: {_start(sentence)}",
            f"Make two of it. {MOST_WORDS} words are the most, and one idea.",
        )
    shouted = max((len(list(run)) for loud, run in groupby(sentence, _is_loud) if loud), default=0)
    if shouted >= _SHOUTED:
        yield _advice(
            companion,
            line,
            "easy-capitals",
            f"{shouted} words in a row are in capitals: {_start(sentence)}",
            "Capitals are hard to read. Write small letters.",
        )


def _is_loud(placed: tuple[int, str]) -> bool:
    letters = re.sub(r"\W", "", placed[1])
    return len(letters) > 1 and letters.isalpha() and letters.isupper()


def _start(words: list[tuple[int, str]]) -> str:
    shown = " ".join(word for _, word in words[:_SHOWN])
    return f'"{shown} …"' if len(words) > _SHOWN else f'"{shown}"'


def _advice(companion: Companion, line: int, code: str, message: str, hint: str) -> Problem:
    return Problem(companion.path, line, 0, Level.ADVICE, code, message, hint)
