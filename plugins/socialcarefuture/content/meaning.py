"""Fields -> a document: gives a source its meaning, or tells all that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from socialcarefuture.content.documents import Document
from socialcarefuture.content.posts import Withdrawn
from socialcarefuture.frontmatter import Loc, Source
from socialcarefuture.problems import ContentError, Level, Problem, did_you_mean

D = TypeVar("D", bound=Document)

_QUOTES = 'Put straight quotes around it, as in "{raw}"'
_NEED = {
    "authors": "Say who wrote it: authors: [editors]",
    "themes": "Say what it is about: themes: [a-theme], with a name from docs/themes/",
    "date": "Say when it was first published, as in date: 2018-11-14",
    "title": "Give it a name, as in title: A better way",
    "consent": "A testimony needs its consent: record:, given: and channels:. The guide says what they mean.",
    "voice": "Write the name to show, as the person chose it.",
    "speaking_as": "One of person, family, worker, supporter, commissioner, other.",
    "alt": 'Say what the picture shows, for those who do not see it; alt: "" only where it just decorates.',
    "easy_read_by": "Say who wrote this Easy Read version.",
}
"""What to write where a field is missing."""
_KINDS = {bool: "true or false", int: "a number", float: "a number", type(None): "empty", list: "a list",
          dict: "a group of keys", str: "text"}
_WANTED = {
    "string_type": "text", "bool_type": "true or false", "tuple_type": "a list", "list_type": "a list",
    "model_type": "a group of keys", "model_attributes_type": "a group of keys", "dict_type": "a group of keys",
    "int_type": "a whole number", "float_type": "a number",
}


def give_meaning(model: type[D], source: Source, vocabulary: Mapping[str, Any]) -> D:
    """Make a document of a source.

    Args:
        model: its class.
        source: what was read.
        vocabulary: by taxonomy, every name (case folded) that a term may be called, and its slug; and under
            `titles`, by taxonomy, the names to suggest.

    Raises:
        ContentError: with every problem of its fields.
    """
    try:
        document = model.model_validate(source.fields, context=dict(vocabulary))
    except ValidationError as error:
        raise ContentError(_problems(error, model, source)) from None
    document.attach(source)
    return document


def _problems(error: ValidationError, model: type[Document], source: Source) -> Iterator[Problem]:
    errors = error.errors(include_url=False)
    for one in errors:
        loc = tuple(one["loc"])
        deeper = any(other is not one and tuple(other["loc"])[: len(loc)] == loc and len(other["loc"]) > len(loc)
                     for other in errors)
        if not (one["type"] == "too_short" and deeper):  # the items are what is wrong
            yield _problem(dict(one), loc, model, source)


def _problem(error: dict[str, Any], loc: Loc, model: type[Document], source: Source) -> Problem:
    mark = source.mark(loc)
    if loc not in source.marks and len(loc) > 1:
        mark = source.mark(loc[:-1])
    code, message, hint = _words(error, loc, model, mark.raw)
    if error["type"] == "extra_forbidden":
        mark = source.key_mark(loc)
    return Problem(source.path, mark.line, mark.column, Level.ERROR, code, message, hint)


def _words(error: dict[str, Any], loc: Loc, model: type[Document], raw: str) -> tuple[str, str, str]:
    """The code, the message and the hint."""
    kind, name, context = error["type"], _name(loc), error.get("ctx", {})
    if "hint" in context:
        return kind, context["message"], context["hint"]
    if kind == "missing":
        return "missing-key", f'"{name}" is needed here', _NEED.get(str(loc[-1]), "")
    if kind == "extra_forbidden" and model is Withdrawn and len(loc) == 1:
        return "withdrawn-left", f'this was withdrawn, and its "{name}" stands here', \
            "Delete it: a withdrawn text keeps consent:, date: and aliases: alone."
    if kind == "extra_forbidden":
        known = _known(model, loc)
        return "unknown-key", f'"{loc[-1]}" is no key of {_owner(model, loc)}', \
            did_you_mean(str(loc[-1]), known, f"Known here: {', '.join(known)}. What you want to keep goes under extra:")
    if kind in _WANTED:
        return _wrong_kind(kind, name, error["input"], raw)
    return _value_words(kind, name, error, context)


def _wrong_kind(kind: str, name: str, value: Any, raw: str) -> tuple[str, str, str]:
    wanted, is_now = _WANTED[kind], _KINDS.get(type(value), "something else")
    message = f"{name} needs {wanted}, and this is {is_now}"
    if kind == "string_type" and isinstance(value, (bool, int, float)):
        return "not-text", message + f": YAML reads {raw} so", _QUOTES.format(raw=raw)
    if kind == "string_type" and value is None:
        return "blank", f"nothing is written for {name}", "Write something, or take the whole line away."
    if wanted == "a list" and isinstance(value, str):
        return "not-a-list", message, f"Put square brackets around it, as in {name}: [{value[:40]}]"
    if kind == "bool_type":
        return "not-a-flag", message, f"Write {name}: true, or take the line away."
    return "wrong-type", message, ""


def _value_words(kind: str, name: str, error: dict[str, Any], context: dict[str, Any]) -> tuple[str, str, str]:
    if kind == "enum":
        expected = context["expected"].replace("'", "").replace(" or ", ", ")
        hint = did_you_mean(str(error["input"]), expected.split(", "))
        return "unknown-value", f"\"{error['input']}\" cannot stand for {name}", hint or f"One of {expected}."
    if kind == "too_short":
        return "missing-key", f'"{name}" needs at least one', _NEED.get(name, "")
    if "equal" in kind or "than" in kind:
        limit = next(value for key, value in context.items() if key in {"ge", "le", "gt", "lt"})
        return "out-of-range", f"{error['input']} cannot be right for {name}", \
            f"It is {'at least' if kind.startswith('greater') else 'at most'} {limit}."
    return "wrong-value", f"{name}: {error['msg'][:1].lower()}{error['msg'][1:]}", ""


def _name(loc: Loc) -> str:
    """A field as a person would call it: `themes`, or `image.alt`."""
    return ".".join(str(part) for part in loc if isinstance(part, str)) or "this front matter"


def _model_at(model: Any, loc: Loc) -> Any:
    """The class whose key the last part of `loc` is."""
    for part in loc[:-1]:
        if isinstance(part, str):
            model = _class_in(model.model_fields[part].annotation)
    return model


def _class_in(annotation: Any) -> Any:
    inner = getattr(annotation, "__args__", ())
    return next((found for one in inner if (found := _class_in(one))), None) if inner else \
        annotation if hasattr(annotation, "model_fields") else None


def _known(model: type[Document], loc: Loc) -> tuple[str, ...]:
    return tuple(_model_at(model, loc).model_fields)


def _owner(model: type[Document], loc: Loc) -> str:
    above = _name(loc[:-1])
    return f"{above}:" if len(loc) > 1 else f"a {model.__name__.lower()}"
