"""What is said about a field whose value is not what the model wants."""

from __future__ import annotations

from typing import Any

from socialcarefuture.content.documents import Document
from socialcarefuture.frontmatter import Loc
from socialcarefuture.problems import did_you_mean, nearest

Words = tuple[str, str, str]
"""A code, a message and a hint."""

_NEED = {
    "authors": "Say who wrote it: authors: [editors]",
    "themes": "Say what it is about: themes: [a-theme], with a name from docs/themes/",
    "date": "Say when it was first published, as in date: 2018-11-14",
    "title": "Give it a name, as in title: A better way",
    "consent": "Write record:, given: and channels: below it, each on a line that is moved in by two spaces.",
    "voice": "Write the name to show, as the person chose it: voice: A. from Leeds",
    "speaking_as": "One of person, family, worker, supporter, commissioner, other.",
    "src": "Name the picture's file, as in src: a-picture.jpg",
    "alt": 'Say what the picture shows, for those who do not see it; alt: "" only where it just decorates.',
    "name": "Give its name, as in name: The Guardian",
    "url": "Give its address, as in url: https://example.org/",
    "easy_read_by": "Say who wrote this Easy Read version: easy_read_by: A name",
    "sections": "A pack needs sections:, each with a title: and pages: or a select:.",
}
"""What to write where a field is missing."""
_GROUPS = {
    "image": "Write src: and alt: below it, each on a line that is moved in by two spaces.",
    "photo": "Write src: and alt: below it, each on a line that is moved in by two spaces.",
    "source": "Write name: below it, on a line that is moved in by two spaces.",
    "consent": "Write record:, given: and channels: below it, each on a line that is moved in by two spaces.",
    "extra": "Write what you want to keep below it: a name, a colon and a value, moved in by two spaces.",
}
"""What to write where a group of fields should be."""
_ELSEWHERE = {
    "alt_text": "alt",
    "categories": "themes",
    "category": "themes",
    "description": "summary",
    "excerpt": "summary",
    "file": "src",
    "lang": "language",
    "lastmod": "updated",
    "modified": "updated",
    "name": "title",
    "path": "src",
    "published": "date",
    "redirect_from": "aliases",
    "tag": "themes",
    "tags": "themes",
    "url": "src",
}
"""What other programs, and people who come from them, call our fields."""
_CALLED = {"Companion": "an Easy Read version", "Page": "a hand-written page"}
_KINDS = {
    bool: "true or false",
    int: "a number",
    float: "a number",
    list: "a list",
    dict: "a group of fields",
    str: "text",
}
_WANTED = {
    "string_type": "text",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "list_type": "a list",
    "model_type": "a group of fields",
    "model_attributes_type": "a group of fields",
    "dict_type": "a group of fields",
    "int_type": "a whole number",
    "float_type": "a number",
}
_EXAMPLES = {
    "since": "Write the year alone, as in since: 2011",
    "latitude": "Write degrees with a point, as in latitude: 53.48",
    "longitude": "Write degrees with a point, as in longitude: -2.24",
    "links": "Write name: and url: for each, below links:",
    "sections": "Begin each section with - title: and write pages: or select: below it.",
}


def missing(loc: Loc) -> Words:
    """A field is needed, and is not there."""
    return "missing-key", f"{_name(loc)} is missing", _NEED.get(str(loc[-1]), "")


def blank(loc: Loc) -> Words:
    """A field is there, and nothing is written for it."""
    return (
        "blank-value",
        f"nothing is written for {_name(loc)}",
        _NEED.get(str(loc[-1]), "Write something, or take the whole line away."),
    )


def unknown(model: type[Document], loc: Loc) -> Words:
    """A key that the model does not know."""
    key, message = str(loc[-1]), f'"{str(loc[-1])[:80]}" is not a field of {_owner(model, loc)}'
    if near := meant(model, loc):
        return "unknown-key", message, f'Did you mean "{near}"?'
    if len(loc) > 1 and key in model.model_fields:
        return "unknown-key", message, "Move it to the left edge."
    if len(loc) == 1 and (group := _group_with(model, key)):
        return "unknown-key", message, f"It belongs below {group}:, moved in by two spaces."
    known = [name for name in _model_at(model, loc).model_fields if name != "extra"]
    own = " What you want to keep for yourself goes under extra:" if len(loc) == 1 else ""
    return "unknown-key", message, f"Known here: {', '.join(known)}.{own}"


def meant(model: type[Document], loc: Loc) -> str:
    """The known key that an unknown one is likely to mean; empty where none is near."""
    key, known = str(loc[-1]).strip(), _model_at(model, loc).model_fields
    usual = _ELSEWHERE.get(key.casefold(), "")
    return usual if usual in known else nearest(key, known)


def wrong(error: dict[str, Any], loc: Loc, raw: str) -> Words:
    """A value of another kind than the model wants, or out of its range.

    Args:
        error: pydantic's.
        loc: of the value.
        raw: how it was typed.
    """
    kind, name, value = error["type"], _name(loc), error["input"]
    if value is None:
        return blank(loc)
    if kind == "too_short":
        return "missing-key", f"{name} needs at least one", _NEED.get(name, "")
    if kind == "enum":
        return _unlisted(name, value, error["ctx"]["expected"].replace("'", "").replace(" or ", ", "))
    if limit := next((limit for key, limit in error.get("ctx", {}).items() if key in {"ge", "le"}), None):
        return (
            "out-of-range",
            f"{value} cannot be right for {name}",
            f"It is {'at least' if kind.startswith('greater') else 'at most'} {limit:g}.",
        )
    return _wrong_kind(kind, name, value, raw)


def _unlisted(name: str, value: Any, known: str) -> Words:
    if not isinstance(value, str):
        return "wrong-type", f"{name} needs one word, and this is {_KINDS[type(value)]}", f"One of {known}."
    return (
        "unknown-value",
        f'"{value[:80]}" is not known for {name}',
        did_you_mean(value, known.split(", "), f"One of {known}."),
    )


def _wrong_kind(kind: str, name: str, value: Any, raw: str) -> Words:
    wanted, is_now = _WANTED.get(kind, "something else"), _KINDS.get(type(value), "something else")
    message = f"{name} needs {wanted}, and this is {is_now}"
    if kind == "string_type" and isinstance(value, (bool, int, float)):
        return "not-text", f"{message}: YAML reads {raw} so", f'Put straight quotes around it: "{raw}"'
    if wanted == "a list" and not isinstance(value, (list, dict)):
        return "not-a-list", message, _listed(name, raw)
    if kind == "bool_type":
        return "not-a-flag", message, f"Write {name}: true, or take the line away."
    if kind == "string_type" and isinstance(value, list):
        return "wrong-type", message, "Write one text, without brackets or hyphens."
    if kind == "string_type" and isinstance(value, dict):
        return "wrong-type", message, "Put straight quotes around the whole, if the colon or the bracket is part of it."
    return "wrong-type", message, _EXAMPLES.get(name) or _GROUPS.get(name, "")


def _listed(name: str, raw: str) -> str:
    if name in _EXAMPLES:
        return _EXAMPLES[name]
    items = raw.strip("[] ")[:60]
    return f"Put square brackets around it, with commas between the items: {name.rpartition('.')[2]}: [{items}]"


def _name(loc: Loc) -> str:
    """A field as a person would call it: `themes`, or `image.alt`."""
    return ".".join(str(part) for part in loc if isinstance(part, str))


def _owner(model: type[Document], loc: Loc) -> str:
    if len(loc) > 1:
        return f"{_name(loc[:-1])}:"
    return _CALLED.get(model.__name__, f"a {model.__name__.lower()}")


def _model_at(model: Any, loc: Loc) -> Any:
    """The class whose key the last part of `loc` is."""
    for part in loc[:-1]:
        if isinstance(part, str):
            model = _class_in(model.model_fields[part].annotation)
    return model


def _group_with(model: type[Document], key: str) -> str:
    """The group of fields that has a field of this name."""
    groups = ((name, _class_in(field.annotation)) for name, field in model.model_fields.items())
    return next((name for name, inner in groups if inner and key in inner.model_fields), "")


def _class_in(annotation: Any) -> Any:
    """The class of fields in an annotation such as `Picture | None` or `tuple[Section, ...]`."""
    inner = getattr(annotation, "__args__", ())
    if inner:
        return next((found for one in inner if (found := _class_in(one))), None)
    return annotation if hasattr(annotation, "model_fields") else None
