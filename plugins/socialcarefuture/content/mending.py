"""What can be put right in a text without asking anybody: how it is typed, never what it says.

The rest of the file stays as it is, byte for byte. A description, a date, a consent are never made up.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from socialcarefuture.content.markdown import shown
from socialcarefuture.content.slugs import as_slug
from socialcarefuture.content.vocabulary import Names
from socialcarefuture.content.withdrawal import is_withdrawn
from socialcarefuture.frontmatter import Source, examine
from socialcarefuture.problems import ContentError

_FIELD_OF = {"themes": "themes", "people": "authors", "places": "places"}
"""By taxonomy, the list of a post that names its terms."""
_BREAK = re.compile(r"\S {2,}$")
"""Two spaces at the end of a line break it: they are meant."""


@dataclass(frozen=True)
class Mended:
    """A text after it was put right."""

    text: str
    done: tuple[str, ...]
    """What was changed, a sentence without its full stop each; empty where nothing was."""


def mended(text: str, path: str, vocabulary: Mapping[str, Names]) -> Mended:
    """Put a text right as far as is safe.

    Args:
        text: the file's, with its own line ends.
        path: as messages name it.
        vocabulary: by taxonomy, what its terms may be called.

    Returns:
        The text, unchanged where it cannot be read, or where it was withdrawn.
    """
    unchanged = Mended(text, ())
    if re.search(r"\r(?!\n)", text):  # line ends that only this program sees: places would not be the file's
        return unchanged
    done: list[str] = []
    text = _without_tabs(text, path, done)
    if not (source := _source(text, path)) or is_withdrawn(source):
        return unchanged
    text = _terms(text, path, vocabulary, done)
    return Mended(_ended(_trimmed(text, path, done), done), tuple(done))


def _source(text: str, path: str) -> Source | None:
    """What a text says; `None` where a part of it cannot be read."""
    try:
        source = examine(text.removeprefix("\ufeff").replace("\r\n", "\n"), path)
    except ContentError:
        return None
    return None if source.problems else source


def _without_tabs(text: str, path: str, done: list[str]) -> str:
    """Spaces in place of tabs before fields, where that is all that kept the text from being read."""
    if "\t" not in text or _source(text, path):
        return text
    lines = text.split("\n")
    end = next((n for n, line in enumerate(lines) if n and line.rstrip() == "---"), 0)
    spaced = [re.sub(r"^[ \t]+", lambda found: found[0].replace("\t", "  "), line) for line in lines[:end]]
    changed = "\n".join([*spaced, *lines[end:]])
    if changed == text or not _source(changed, path):
        return text
    done.append("spaces in place of tabs before fields")
    return changed


def _terms(text: str, path: str, vocabulary: Mapping[str, Names], done: list[str]) -> str:
    """Names of terms that differ from their page's only in capitals, spaces, hyphens and accents."""
    source = _source(text, path)
    for taxonomy, field in _FIELD_OF.items() if source else ():
        listed = source.fields.get(field) if source else None
        for number, written in enumerate(listed if isinstance(listed, list) else ()):
            known = vocabulary[taxonomy].spelt(written, _squeezed) if isinstance(written, str) else ""
            changed = _renamed(text, path, (field, number), known) if known else text
            if changed != text:
                done.append(f'"{written}" is spelt "{known}"')
                text = changed
    return text


def _renamed(text: str, path: str, loc: tuple[str, int], known: str) -> str:
    """A text with another value for one field; as it was, where that would not be read so."""
    if not (source := _source(text, path)):
        return text
    lines, mark = text.split("\n"), source.mark(loc)
    lines[mark.line - 1] = _replaced(lines[mark.line - 1], mark.column - 1, mark.raw, known)
    changed = "\n".join(lines)
    after = _source(changed, path)
    listed = after.fields.get(loc[0]) if after else None
    return changed if isinstance(listed, list) and listed[loc[1] : loc[1] + 1] == [known] else text


def _replaced(line: str, column: int, written: str, known: str) -> str:
    """A line with another value in one place; unchanged where the value does not stand there as it was read."""
    start = column + (line[column : column + 1] in {'"', "'"})
    stands = line[start : start + len(written)] == written
    return line[:start] + known + line[start + len(written) :] if stands else line


def _squeezed(name: str) -> str:
    return as_slug(name).replace("-", "")


def _trimmed(text: str, path: str, done: list[str]) -> str:
    """No white space at the ends of lines, but where it means something: in code, and as a break."""
    source = _source(text, path)
    if not source:
        return text
    lines = text.split("\n")
    first = source.body_line - 1
    code = shown(source.body).split("\n")
    kept = [
        line
        if number >= first and _is_meant(line, code[number - first : number - first + 1])
        else line.rstrip(" \t\r") + ("\r" if line.endswith("\r") else "")
        for number, line in enumerate(lines)
    ]
    changed = "\n".join(kept)
    after = _source(changed, path)
    if changed == text or not after or after.fields != source.fields:
        return text
    count = sum(one != other for one, other in zip(lines, kept, strict=True))
    done.append(f"no white space at the end of {count} line{'s' if count > 1 else ''}")
    return changed


def _is_meant(line: str, shown_line: list[str]) -> bool:
    """Whether white space at the end of a line may mean something: it breaks the line, or is code."""
    blank = not line.strip()
    if _BREAK.search(line.rstrip("\r")):
        return True
    return [line.strip()] != [one.strip() for one in shown_line] or (not blank and line.startswith(("\t", "    ")))


def _ended(text: str, done: list[str]) -> str:
    """A line end after the last line, as all the others have."""
    if text.endswith("\n"):
        return text
    done.append("a line end after the last line")
    return text + ("\r\n" if "\r\n" in text else "\n")
