"""Fields -> a document: gives a source its meaning, or tells all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from socialcarefuture.content import wording
from socialcarefuture.content.documents import Document
from socialcarefuture.content.vocabulary import Names
from socialcarefuture.frontmatter import Loc, Source
from socialcarefuture.problems import ContentError, Level, Problem

D = TypeVar("D", bound=Document)


def give_meaning(model: type[D], source: Source, vocabulary: Mapping[str, Names]) -> D:
    """Make a document of a source.

    Args:
        model: its class.
        source: what was read.
        vocabulary: by taxonomy, what its terms may be called.

    Raises:
        ContentError: with every problem of its fields, those of their form among them.
    """
    try:
        document, errors = model.model_validate(source.fields, context=dict(vocabulary)), []
    except ValidationError as error:
        document, errors = None, [dict(one) for one in error.errors(include_url=False)]
    problems = [*source.problems, *_problems(errors, model, source)]
    if problems or document is None:
        raise ContentError(problems)
    document.attach(source)
    return document


def _problems(errors: list[dict[str, Any]], model: type[Document], source: Source) -> Iterator[Problem]:
    told = {tuple(error["loc"]) for error in errors}
    misspelt = {_meant(model, error) for error in errors if error["type"] == "extra_forbidden"}
    for error in errors:
        loc = tuple(error["loc"])
        if str(loc[0] if loc else "") not in source.unread and not _follows(error, loc, told, misspelt):
            yield _problem(error, loc, model, source)
    for loc in _empty(source.fields, ()):
        if not any(loc[: len(above)] == above for above in told) and str(loc[0]) not in source.unread:
            yield _at(source, loc, wording.blank(loc))


def _meant(model: type[Document], error: dict[str, Any]) -> Loc:
    """The key that an unknown one was meant for."""
    loc = tuple(error["loc"])
    return (*loc[:-1], wording.meant(model, loc))


def _follows(error: dict[str, Any], loc: Loc, told: set[Loc], misspelt: set[Loc]) -> bool:
    """Whether an error only follows from another one, so that one fault would be told twice."""
    if error["type"] == "missing":
        return loc in misspelt
    return error["type"] == "too_short" and any(other[: len(loc)] == loc and other != loc for other in told)


def _problem(error: dict[str, Any], loc: Loc, model: type[Document], source: Source) -> Problem:
    context = error.get("ctx", {})
    if error["type"] == "blank-value":
        return _at(source, loc, wording.blank(loc))
    if "hint" in context:
        return _at(source, (*loc, *context["at"]), (error["type"], context["message"], context["hint"]))
    if error["type"] == "extra_forbidden":
        return _at(source, loc, wording.unknown(model, loc), key=True)
    if error["type"] == "missing":
        return _at(source, loc, wording.missing(loc), key=True)
    mark = source.mark(loc)
    return _at(source, loc, wording.wrong(error, loc, mark.raw))


def _at(source: Source, loc: Loc, words: wording.Words, *, key: bool = False) -> Problem:
    mark = source.key_mark(loc) if key else source.mark(loc)
    return Problem(source.path, mark.line, mark.column, Level.ERROR, *words)


def _empty(value: Any, loc: Loc) -> Iterator[Loc]:
    """The fields for which nothing is written; what a site keeps for itself may be empty, and a withdrawal's day."""
    if value is None and loc != ("consent", "withdrawn"):
        yield loc
    if isinstance(value, dict):
        for key, inner in value.items():
            if loc or key != "extra" or inner is None:
                yield from _empty(inner, (*loc, key))
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _empty(inner, (*loc, number))
