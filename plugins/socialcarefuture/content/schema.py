"""The model as JSON Schemas, for what completes and checks front matter while somebody types it.

The draft is 7, the one that editors understand best. Nothing is referred to: each schema holds all that it says.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socialcarefuture.content.documents import Companion, Document, Page
from socialcarefuture.content.packs import FOLDER, Pack
from socialcarefuture.content.posts import KINDS, Withdrawn
from socialcarefuture.content.taxonomies import TAXONOMIES, Taxonomy, Term

DRAFT = "http://json-schema.org/draft-07/schema#"
TAXONOMY = "x-taxonomy"
"""Our keyword for a value that is the name of a term, where no vocabulary is given."""
Schema = dict[str, Any]
Vocabulary = Mapping[str, Mapping[str, Term]]
"""The terms of each taxonomy, by their slugs."""


@dataclass(frozen=True)
class Sort:
    """A sort of text that has a schema."""

    name: str
    """As its schema's file is called."""
    title: str
    """As people know one of them."""
    model: type[Document]
    glob: str
    """Which files it is for, seen from the site's folder; of two that fit, the one that comes first counts."""


def sorts(docs: str) -> tuple[Sort, ...]:
    """Every sort of text, the narrow ones first.

    Args:
        docs: the folder of hand-written pages.
    """
    return (
        Sort("easy-read", "Easy Read version", Companion, "**/*.easy.md"),
        *(Sort(kind.name, kind.title, kind.model, f"{kind.folder}/**/*.md") for kind in KINDS.values()),
        Sort("page", "Page", Page, f"{docs}/**/index.md"),
        *(_term(one, docs) for one in TAXONOMIES.values()),
        Sort("pack", "Pack", Pack, f"{docs}/{FOLDER}/*.md"),
        Sort("page", "Page", Page, f"{docs}/**/*.md"),
    )


INDEX = "index"
"""The name of the list that says which schema is for which file."""


def schemas(docs: str, vocabulary: Vocabulary | None = None) -> dict[str, Any]:
    """Every schema by its name, and the list of the files that each is for.

    Args:
        docs: the folder of hand-written pages.
        vocabulary: the terms that a text may name; without it, any name is taken.
    """
    every = sorts(docs)
    index = [{"files": sort.glob, "schema": sort.name} for sort in every]
    return {INDEX: index, **{sort.name: schema(sort, vocabulary) for sort in every}}


def schema(sort: Sort, vocabulary: Vocabulary | None = None) -> Schema:
    """What the front matter of a sort of text may say.

    Args:
        sort: of text.
        vocabulary: the terms that a text may name; without it, any name is taken.
    """
    whole = fields(sort.model, vocabulary)
    head = {"$schema": DRAFT, "title": sort.title}
    if sort.model not in {kind.model for kind in KINDS.values()}:
        return {**head, **whole}
    taken_back = {"properties": {"consent": {"required": ["withdrawn"]}}, "required": ["consent"]}
    return {**head, "if": taken_back, "then": fields(Withdrawn, vocabulary), "else": whole}


def fields(model: type[Document], vocabulary: Vocabulary | None = None) -> Schema:
    """The fields of a class of the model: a schema with nothing to look up, and nothing that only Python would say."""
    given = model.model_json_schema()
    found: Schema = _plain(given, given.get("$defs", {}), vocabulary or {})
    kept = ("properties", "required", "additionalProperties")
    return {"type": "object", **{key: found[key] for key in kept if key in found}}


def _plain(given: Any, shared: Schema, vocabulary: Vocabulary) -> Any:
    if isinstance(given, list):
        return [_plain(one, shared, vocabulary) for one in given]
    if not isinstance(given, dict):
        return given
    if "$ref" in given:
        named = shared[given["$ref"].rpartition("/")[2]]
        return _plain({**named, **{key: value for key, value in given.items() if key != "$ref"}}, shared, vocabulary)
    if "anyOf" in given:  # a field that may be left out; a blank one is refused where texts are read
        (one,) = [option for option in given["anyOf"] if option != {"type": "null"}]
        return _plain({**one, **{key: value for key, value in given.items() if key != "anyOf"}}, shared, vocabulary)
    plain = {
        key: {name: _plain(one, shared, vocabulary) for name, one in value.items()}
        if key == "properties"
        else _plain(value, shared, vocabulary)
        for key, value in given.items()
        if key not in {"title", "$defs"} and not (key == "default" and value in (None, [], {}))
    }
    if plain.get("type") == "array" and "minLength" in plain:  # so pydantic says it below a check of ours
        plain["minItems"] = plain.pop("minLength")
    taxonomy = plain.get(TAXONOMY)
    if isinstance(taxonomy, str) and taxonomy in vocabulary:
        del plain[TAXONOMY]
        plain["enum"] = _names(tuple(vocabulary[taxonomy].values()))
    return plain


def _term(taxonomy: Taxonomy, docs: str) -> Sort:
    one = taxonomy.model.__name__
    return Sort(one.lower(), one, taxonomy.model, f"{docs}/{taxonomy.name}/*.md")


def _names(terms: tuple[Term, ...]) -> list[str]:
    """What terms may be called: titles first, as completion offers them, then other names, then slugs."""
    titles = (term.title for term in terms)
    others = (name for term in terms for name in term.names)
    return list(dict.fromkeys((*titles, *others, *(term.slug for term in terms))))
