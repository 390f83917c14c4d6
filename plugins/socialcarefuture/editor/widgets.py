"""From a field of a schema to a part of Decap's form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from socialcarefuture.content.schema import TAXONOMY, Schema

Choices = Mapping[str, tuple[tuple[str, str], ...]]
"""By taxonomy, its terms: title and slug."""
_LEFT_OUT = frozenset({"withdrawn"})
"""Words are taken back with the whole text, not with a field of a form."""
_LABELS = {
    "image": "Picture",
    "photo": "Picture",
    "src": "Picture's file",
    "alt": "What the picture shows",
    "credit": "Who made the picture",
    "url": "Web address",
    "told_by": "Who reports it",
    "since": "The year it began",
}
_HINTS = {
    "title": "",
    "summary": "For lists of posts: one or two sentences. Without it, they show how your words begin.",
    "image": "A picture at the head of your words.",
    "updated": "When the words last changed in a way that readers should know of.",
    "date": "Today, or a day to come: until then it waits.",
    "src": "A photograph or a drawing from your own machine.",
    "photo": "A portrait.",
    "alt": "For those who do not see it. Say in one sentence what it shows.",
    "credit": "As in: Photo: A. Photographer",
    "replies_to": "The end of the address of the post that you answer, as in blogs/a-better-way",
    "voice": "The name to show, as the person chose it. It need not be a real name.",
    "channels": "Where the words may appear.",
    "record": "A number in a register that is kept elsewhere, as in R-0042. Never a name.",
    "draft": "A draft is never published.",
    "language": "Only where it is not the site's, as in cy for Welsh.",
    "licence": "Only where it is not the site's, as in CC-BY-NC-4.0",
}
"""Where the model's own words are for those who edit files."""

def widget(name: str, field: Schema, required: bool, choices: Choices) -> dict[str, Any]:
    """One field of a form.

    Args:
        name: the key in the front matter.
        field: its schema, with nothing to look up (`content.schema.fields`).
        required: whether a text must have it.
        choices: the terms that can be picked.
    """
    given = _form(name, field, required, choices)
    if name == "date" and required:
        given["default"] = "{{now}}"
    picked = given["widget"] == "select" and "description" in field and TAXONOMY in str(field)
    hint = _HINTS.get(name, "" if picked else _said(field.get("description", "")))
    label = _LABELS.get(name, name.replace("_", " ").capitalize())
    return {"name": name, "label": label, "required": required, **({"hint": hint} if hint else {}), **given}


def _form(name: str, field: Schema, required: bool, choices: Choices) -> dict[str, Any]:
    if field["type"] == "array":
        return _several(field["items"], field.get("minItems", 0), choices)
    if name == "src":
        return {"widget": "image", "choose_url": False, "allow_multiple": False}
    if field["type"] == "object":
        needed = {*field.get("required", []), *(("credit",) if "src" in field["properties"] else ())}
        parts = [
            widget(key, part, key in needed, choices)
            for key, part in field["properties"].items()
            if key not in _LEFT_OUT
        ]
        return {"widget": "object" if required else "optional", "collapsed": not required, "fields": parts}
    return _one(name, field, choices)


def _one(name: str, field: Schema, choices: Choices) -> dict[str, Any]:
    if TAXONOMY in field or "enum" in field:
        return {"widget": "select", "options": _options(field, choices)}
    if field["type"] == "boolean":
        return {"widget": "boolean", "default": bool(field.get("default"))}
    if field["type"] in {"integer", "number"}:
        whole = field["type"] == "integer"
        bounds = {key: field[word] for key, word in (("min", "minimum"), ("max", "maximum")) if word in field}
        return {"widget": "number", "value_type": "int" if whole else "float", "step": 1 if whole else 0.01, **bounds}
    if field.get("format") == "date":
        return {
            "widget": "datetime",
            "format": "YYYY-MM-DD",
            "date_format": "YYYY-MM-DD",
            "time_format": False,
        }
    return {"widget": "string", **_pattern(name, field)}


def _pattern(name: str, field: Schema) -> dict[str, Any]:
    longest = field.get("maxLength")
    if name == "title":  # the file is named after it, and Decap has no other name for one in another alphabet
        words = f"At most {longest} letters; a few must be from a to z, for the address is made of them"
        return {"pattern": [rf"^(?=.*[A-Za-z0-9])[^\n]{{1,{longest}}}$", words]}
    if longest:
        return {"pattern": [rf"^[^\n]{{1,{longest}}}$", f"At most {longest} letters"]}
    if field.get("pattern") and not field["pattern"].startswith("^.*"):
        return {"pattern": [field["pattern"], "See the words below for how to write it"]}
    return {}


def _several(item: Schema, least: int, choices: Choices) -> dict[str, Any]:
    if TAXONOMY in item or "enum" in item:
        picked = {"widget": "select", "multiple": True, "options": _options(item, choices)}
        return {**picked, "min": least} if least else picked
    if item["type"] == "object":
        return {"widget": "list", "collapsed": True, "fields": _form("", item, True, choices)["fields"]}
    return {"widget": "list", "collapsed": True, "field": {"name": "one", "label": "One", **_one("", item, choices)}}


def _options(field: Schema, choices: Choices) -> list[dict[str, str]]:
    if TAXONOMY in field:
        return [{"label": title, "value": slug} for title, slug in choices[field[TAXONOMY]]]
    return [{"label": value.capitalize(), "value": value} for value in field["enum"]]


def _said(description: str) -> str:
    """The model's own words without their marks of code."""
    return re.sub("`([^`]*)`", r"\1", description)
