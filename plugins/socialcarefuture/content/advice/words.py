"""The words that a movement would rather not use, and what to say in their place: `words.yml` beside `mkdocs.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import Field, TypeAdapter, ValidationError

from socialcarefuture.content import markdown
from socialcarefuture.content.advice.views import Views
from socialcarefuture.content.fields import Fields, Flag, Line
from socialcarefuture.content.passages import Passage, body, fields
from socialcarefuture.problems import Level, Problem

FILE = "words.yml"
_FIELDS = frozenset({"title", "subtitle", "summary", "description", "content_note", "alt", "caption"})
"""Fields that a writer's own words stand in; a source's name and a licence are somebody else's."""
_ALONE = (
    r"(?=\s*(?:$|[^\w\s-]|(?:am|and|are|as|at|be|because|but|by|can|could|do|for|from|had|has|have|in|into|is|may|might|"
    r"must|need|of|on|or|should|so|than|that|to|was|were|when|where|which|while|who|whose|will|with|would)\b))"
)
"""What comes after words that stand for people: nothing, or a word that is no noun."""


class Rule(Fields):
    """A line of the file."""

    avoid: Annotated[tuple[Line, ...], Field(min_length=1)]
    """Words, in every form that is looked for; capitals, hyphens and a plural's s do not matter."""
    better: Line
    """What to say instead, to follow on "better: "."""
    source: Line | None = None
    """Who asks for it."""
    but_not: tuple[Line, ...] = ()
    """Longer phrases in which the words are all right."""
    alone: Flag = False
    """Only where no noun follows: "the disabled are", and not "the disabled toilet"."""


@dataclass(frozen=True)
class Preferred:
    """The rules, ready to look with."""

    rules: tuple[tuple[Rule, tuple[str, ...], re.Pattern[str]], ...] = ()
    """Each with the beginnings of its words, in small letters, without which there is nothing to look for."""


_RULES = TypeAdapter(tuple[Rule, ...])


def load(root: Path) -> tuple[Preferred, list[Problem]]:
    """Read a site's list of words. One that is not there asks for nothing; one that cannot be read is an error."""
    try:
        values: Any = yaml.safe_load((root / FILE).read_text("utf-8"))
        rules = _RULES.validate_python(values or ())
    except FileNotFoundError:
        return Preferred(), []
    except ValidationError as error:
        return Preferred(), [_fault(_said(one)) for one in error.errors(include_url=False)]
    except (OSError, ValueError, yaml.YAMLError) as error:
        return Preferred(), [_fault(" ".join(str(error).split())[:200])]
    return Preferred(tuple((rule, _beginnings(rule), _pattern(rule)) for rule in rules)), []


def check(preferred: Preferred, views: Views) -> Iterator[Problem]:
    """Words for which there is a better one; not in quotations, nor where somebody tells of their own life."""
    if views.is_testimony or not views.is_english:
        return
    document = views.document
    for passage in (body(document), *(one for one in fields(document) if one.field[-1] in _FIELDS)):
        lower = passage.text.lower()
        for rule, beginnings, pattern in preferred.rules:
            if any(beginning in lower for beginning in beginnings):
                own = markdown.own_words(passage.text) if passage.field else views.own_words
                yield from _found(rule, pattern, passage, own, document.path)


def _found(rule: Rule, pattern: re.Pattern[str], passage: Passage, own: str, path: str) -> Iterator[Problem]:
    for found in pattern.finditer(own):
        # What is set apart by stars is talked about.
        marked = own[found.start() - 1 : found.start()] in {"*", "_"} and own[found.end() : found.end() + 1] in {"*", "_"}
        if found["avoid"] and not marked:
            words = " ".join(found["avoid"].split())
            source = f" ({rule.source})" if rule.source else ""
            message, hint = f'"{words}": there is a better word', f"Better: {rule.better}{source}"
            yield Problem(path, *passage.place(found.start()), Level.ADVICE, "word-choice", message, hint)


def _beginnings(rule: Rule) -> tuple[str, ...]:
    return tuple(re.split(r"[\s-]", phrase.lower())[0] for phrase in rule.avoid)


def _pattern(rule: Rule) -> re.Pattern[str]:
    """What finds the words; where a longer phrase is all right, it is found first, and `avoid` is empty."""
    fine, words = (_any(phrases) for phrases in (rule.but_not, rule.avoid))
    right = rf"\b(?:{fine})\b|" if fine else ""
    return re.compile(rf"{right}\b(?P<avoid>{words})\b{_ALONE if rule.alone else ''}", re.IGNORECASE)


def _any(phrases: tuple[str, ...]) -> str:
    """A pattern for phrases, whose words may be joined by hyphens or stand on two lines."""
    joined = (r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", phrase)) for phrase in phrases)
    return "|".join(f"{phrase}(?:s|es)?" for phrase in sorted(joined, key=len, reverse=True))


def _said(error: Any) -> str:
    number = error["loc"][0] + 1 if error["loc"] and isinstance(error["loc"][0], int) else 0
    name = ".".join(str(part) for part in error["loc"][1:] if isinstance(part, str))
    return f"entry {number}, {name}: {error['msg']}" if number else error["msg"]


def _fault(message: str) -> Problem:
    hint = "Each entry has avoid: with a list of words and better: with what to say instead."
    return Problem(FILE, 0, 0, Level.ERROR, "words-file", f"this list of words cannot be read: {message}", hint)
