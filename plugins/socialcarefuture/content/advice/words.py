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

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LONGEST = 200
"""Characters of a message that is not ours."""
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
class Preference:
    """A rule, ready to look with."""

    rule: Rule
    phrases: tuple[str, ...]
    """What it avoids, as `_spaced` makes it: without one of these there is nothing to look for."""
    pattern: re.Pattern[str]
    """Its group `avoid` is what should not be said; empty where a longer phrase is all right."""


_RULES = TypeAdapter(tuple[Rule, ...])


def load(root: Path) -> tuple[tuple[Preference, ...], list[Problem]]:
    """Read a site's list of words. One that is not there asks for nothing; one that cannot be read is an error."""
    try:
        values: Any = yaml.load((root / FILE).read_text("utf-8"), _LOADER)  # noqa: S506 - the safe loader, in C
        rules = _RULES.validate_python(values or ())
    except FileNotFoundError:
        return (), []
    except ValidationError as error:
        return (), [_fault(_said(one)) for one in error.errors(include_url=False)]
    except yaml.MarkedYAMLError as error:
        mark: Any = error.problem_mark
        return (), [_fault(str(error.problem), mark.line + 1 if mark else 0)]
    except (OSError, ValueError, yaml.YAMLError) as error:
        return (), [_fault(" ".join(str(error).split())[:_LONGEST])]
    return tuple(Preference(rule, tuple(map(_spaced, rule.avoid)), _pattern(rule)) for rule in rules), []


def check(preferred: tuple[Preference, ...], views: Views) -> Iterator[Problem]:
    """Words for which there is a better one; not in quotations, nor where somebody tells of their own life."""
    if views.is_testimony or not views.is_english:
        return
    written = [body(views.document), *(one for one in fields(views.document) if one.field[-1] in _FIELDS)]
    words = _spaced(" ".join(passage.text for passage in written))
    rules = [rule for rule in preferred if any(phrase in words for phrase in rule.phrases)]
    for passage in written if rules else ():
        own = markdown.own_words(markdown.prose(passage.text)) if passage.field else views.own_words
        for rule in rules:
            yield from _found(rule, passage, own, views.document.path)


def _found(preference: Preference, passage: Passage, own: str, path: str) -> Iterator[Problem]:
    rule = preference.rule
    for found in preference.pattern.finditer(own):
        # What is set apart by stars is talked about.
        before, after = own[max(0, found.start() - 1) : found.start()], own[found.end() : found.end() + 1]
        if found["avoid"] and not (before in {"*", "_"} and after in {"*", "_"}):
            words = " ".join(found["avoid"].split())
            source = f" ({rule.source})" if rule.source else ""
            message, hint = f'"{words}": there is a better word', f"Better: {rule.better}{source}"
            yield Problem(path, *passage.place(found.start()), Level.ADVICE, "word-choice", message, hint)


def _spaced(text: str) -> str:
    """Words in small letters with one space between them, in place of line ends and hyphens."""
    return " ".join(text.lower().replace("-", " ").split())


def _pattern(rule: Rule) -> re.Pattern[str]:
    # A longer phrase that is all right is found first.
    fine, words = (_any(phrases) for phrases in (rule.but_not, rule.avoid))
    right = rf"\b(?:{fine})\b|" if fine else ""
    return re.compile(rf"{right}\b(?P<avoid>{words})\b{_ALONE if rule.alone else ''}", re.IGNORECASE)


def _any(phrases: tuple[str, ...]) -> str:
    """A pattern for phrases, whose words may be joined by hyphens or stand on two lines."""
    joined = (r"[\s-]+".join(re.escape(word) for word in re.split(r"[\s-]+", phrase)) for phrase in phrases)
    return "|".join(f"{phrase}(?:s|es)?" for phrase in sorted(joined, key=len, reverse=True))


def _said(error: Any) -> str:
    """What the model says of a rule, in words."""
    place, loc = "", error["loc"]
    if loc and isinstance(loc[0], int):
        place = f"rule {loc[0] + 1}: {'.'.join(part for part in loc[1:] if isinstance(part, str))}"
    said = {"missing": "is missing", "extra_forbidden": "is not known here", "tuple_type": "needs a list"}
    return f"{place} {said.get(error['type'], 'cannot be what it is')}".strip()


def _fault(message: str, line: int = 0) -> Problem:
    hint = "Each rule has avoid: with a list of words and better: with what to say instead."
    return Problem(FILE, line, 0, Level.ERROR, "words-file", f"this list of words cannot be read: {message}", hint)
