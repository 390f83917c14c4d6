"""The classes of the model say what each field is, so that a schema for editors can be made of them."""

from __future__ import annotations

import pytest
from pydantic import BaseModel
from socialcarefuture.content.documents import Companion, Page
from socialcarefuture.content.fields import Fields
from socialcarefuture.content.packs import Pack
from socialcarefuture.content.posts import KINDS, Withdrawn
from socialcarefuture.content.taxonomies import TAXONOMIES

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
