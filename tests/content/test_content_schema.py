"""The classes of the model say what each field is, so that a schema for editors can be made of them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from jsonschema import Draft7Validator
from pydantic import BaseModel
from socialcarefuture.content.documents import Companion, Page
from socialcarefuture.content.fields import Fields
from socialcarefuture.content.library import Library
from socialcarefuture.content.packs import Pack
from socialcarefuture.content.posts import KINDS, Withdrawn
from socialcarefuture.content.schema import INDEX, Schema, fields, schema, schemas, sorts
from socialcarefuture.content.taxonomies import TAXONOMIES
from socialcarefuture.frontmatter import read

from tests.site.running import PROJECT
from tests.sites import Site, consent, new_site

DOCUMENTS: list[type[BaseModel]] = [
    Companion, Pack, Page, Withdrawn, *(kind.model for kind in KINDS.values()),
    *(taxonomy.model for taxonomy in TAXONOMIES.values()),
]


def classes(base: type[BaseModel]) -> set[type[BaseModel]]:
    """A class of the model and all that are made from it."""
    return {base}.union(*(classes(one) for one in base.__subclasses__()))


@pytest.mark.parametrize("model", sorted(classes(Fields), key=str))
def test_every_field_is_described(model: type[BaseModel]) -> None:
    """Every field of every class of the model has a docstring."""
    assert [name for name, field in model.model_fields.items() if not field.description] == []


@pytest.mark.parametrize("model", sorted(classes(Fields), key=str))
def test_values_are_frozen_and_closed(model: type[BaseModel]) -> None:
    """No class of the model can be changed, or takes a key that it does not know."""
    assert model.model_config["frozen"]
    assert model.model_config["extra"] == "forbid"


@pytest.mark.parametrize("model", DOCUMENTS)
def test_a_schema_can_be_made(model: type[BaseModel]) -> None:
    """A text of every sort has a JSON Schema, in which every field is described."""
    fields = model.model_json_schema()["properties"]
    assert fields.keys() == model.model_fields.keys()
    assert all(field.get("description") for field in fields.values())


@pytest.fixture(scope="module")
def library() -> Library:
    """The project's own content."""
    return Library.load(Site(PROJECT).settings())


@pytest.fixture(scope="module")
def made(library: Library) -> dict[str, Schema]:
    """The schemas with the project's own vocabulary."""
    return schemas("docs", library.preview().terms)


def _name(path: str, made: dict[str, Any]) -> str:
    """The schema for a file, as the list of them says: the first that fits, read as VS Code reads it."""
    for one in made[INDEX]:
        pattern = re.escape(one["files"]).replace(r"\*\*/", "(.*/)?").replace(r"\*", "[^/]*")
        if re.fullmatch(pattern, path):
            return str(one["schema"])
    raise AssertionError(path)


def test_every_text_of_the_project_fits_its_schema(library: Library, made: dict[str, Schema]) -> None:
    """What is right for `scf check` is right for an editor of code: there is no false alarm in any text."""
    for document in library.documents:
        source = read(PROJECT / document.path, document.path)
        faults = list(Draft7Validator(made[_name(document.path, made)]).iter_errors(source.fields))
        assert [fault.message for fault in faults] == [], document.path
    assert {type(document).__name__ for document in library.documents} >= {"Blog", "Companion", "Theme", "Pack", "Page"}


@pytest.mark.parametrize("name", [sort.name for sort in sorts("docs")])
def test_schemas_are_of_the_draft_that_editors_know_and_look_nothing_up(name: str, made: dict[str, Schema]) -> None:
    """Each is a valid schema of draft 7, holds no reference, no null, and none of our own keywords."""
    Draft7Validator.check_schema(made[name])
    said = json.dumps(made[name])
    assert not [word for word in ("$ref", "$defs", "x-taxonomy", '"anyOf"', '"default": null') if word in said]


def test_names_of_this_site_are_offered(library: Library, made: dict[str, Schema]) -> None:
    """A blog's themes, people and places are lists to choose from: titles, other names and slugs."""
    blog = made["blog"]["else"]["properties"]
    for taxonomy, field in (("themes", "themes"), ("people", "authors"), ("places", "places")):
        terms = library.preview().terms[taxonomy].values()
        assert set(blog[field]["items"]["enum"]) == {name for term in terms for name in (term.slug, *term.names)}


_BLOG = {"title": "A title", "date": "2024-01-02", "themes": ["Kettles"], "authors": ["ada"]}
_WRONG: tuple[dict[str, Any], ...] = (
    {"title": ""},
    {"title": "x" * 301},
    {"date": "2 January 2024"},
    {"themes": []},
    {"themes": "Kettles"},
    {"themes": ["Kettle"]},
    {"authors": ["nobody"]},
    {"theme": ["Kettles"]},
    {"image": {"src": "a.jpg"}},
    {"image": {"src": "a.jpg", "alt": "x", "by": "x"}},
    {"draft": "maybe"},
    {"language": "English"},
    {"source": {"url": "https://x.example/"}},
    {"source": {"name": "x", "url": "x.example"}},
    {"consent": consent(record="Nan")},
    {"consent": consent("everywhere")},
    {"aliases": ["a b"]},
    {"summary": None},
    {"consent": consent(withdrawn="2024-01-03")},
)
_RIGHT: tuple[dict[str, Any], ...] = (
    {},
    {"themes": ["kettles", "Tea things", "Spoons"]},
    {"image": {"src": "a.jpg", "alt": ""}},
    {"extra": {"anything": {"goes": [1, None]}}},
    {"consent": consent(review="2025-01-01")},
    {"source": {"name": "x", "url": "HTTPS://x.example/a"}},
    {"licence": "CC0-1.0", "language": "cy", "aliases": ["2018/10/old_title.html"]},
)


@pytest.mark.parametrize("change", [*_WRONG, *_RIGHT], ids=str)
def test_schema_and_model_agree(change: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the schema of a blog takes, `scf check` takes; what one refuses, the other does, too."""
    site = new_site(tmp_path_factory.mktemp("agree"))
    site.text("blogs/2024/a-blog.md", {**_BLOG, **change})
    site.picture("blogs/2024/a.jpg")
    library = Library.load(site.settings())
    told = [problem for problem in library.problems if problem.path.startswith("blogs/") and problem.level.blocks]
    (blog,) = [sort for sort in sorts("docs") if sort.name == "blog"]
    refused = not Draft7Validator(schema(blog, library.preview().terms)).is_valid({**_BLOG, **change})
    assert refused == bool(told) == (change in _WRONG)


def test_a_withdrawn_text_may_keep_only_what_the_model_lets_it() -> None:
    """Once `withdrawn` is there, the schema of the kind asks for nothing else, and takes nothing else."""
    (blog,) = [sort for sort in sorts("docs") if sort.name == "blog"]
    check = Draft7Validator(schema(blog))
    assert check.is_valid({"consent": {"record": "R-1", "withdrawn": "2020-03-01"}})
    assert check.is_valid({"consent": {"record": "R-1", "withdrawn": None}})
    assert not check.is_valid({"consent": {"record": "R-1", "withdrawn": "2020-03-01"}, "title": "Still here"})


def test_without_a_vocabulary_any_name_is_taken() -> None:
    """A schema for any site knows that a theme is a name, and no more."""
    themes = fields(KINDS["blog"].model)["properties"]["themes"]
    assert themes["minItems"] == 1
    assert themes["items"] == {"type": "string", "pattern": r"^.*\S.*$", "x-taxonomy": "themes"}
