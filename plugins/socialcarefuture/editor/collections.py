"""What can be written, as Decap's collections: every kind of post, and the terms that posts name."""

from __future__ import annotations

from typing import Any

from socialcarefuture.content.checks.glimpses import QUESTIONS
from socialcarefuture.content.documents import Document
from socialcarefuture.content.posts import KINDS, Glimpse, Kind
from socialcarefuture.content.publication import Publication
from socialcarefuture.content.schema import fields
from socialcarefuture.content.slugs import LONGEST_SLUG
from socialcarefuture.content.taxonomies import TAXONOMIES, Taxonomy
from socialcarefuture.editor.widgets import Choices, widget

_LONGEST_NAME = LONGEST_SLUG - 20
"""Letters of a title that a file is named after; some become two, as ß does."""
_LEFT_OUT = frozenset({"extra", "aliases", "safety_allow"})
"""For editors, who have the file. What a file has of them already stays as it is."""
_NO_FORM = "Not for this form: an Easy Read version, or words that were taken back"
"""Of files in the folder of a kind that have no title; Decap cannot leave them out of its list."""
_LATER = ("authors", "themes", "summary", "image")
"""What is asked for before the words, though it may be left out."""


def collections(publication: Publication) -> list[dict[str, Any]]:
    """Every collection of a site, as Decap's configuration has them."""
    choices = {
        name: tuple((term.title, term.slug) for term in terms.values()) for name, terms in publication.terms.items()
    }
    return [
        *(_kind(kind, choices) for kind in KINDS.values()),
        *(_terms(taxonomy, publication.settings.docs, choices) for taxonomy in TAXONOMIES.values()),
    ]


def _kind(kind: Kind, choices: Choices) -> dict[str, Any]:
    return {
        **_common(kind.folder, kind.plural, kind.title, kind.folder),
        "path": "{{year}}/{{slug}}",
        "sortable_fields": ["date", "title"],
        "summary": f"{{{{title | default('{_NO_FORM}')}}}}",
        "fields": _fields(kind.model, choices, _outline(kind)),
    }


def _terms(taxonomy: Taxonomy, docs: str, choices: Choices) -> dict[str, Any]:
    one = taxonomy.model.__name__
    return {
        **_common(taxonomy.name, taxonomy.title, one, f"{docs}/{taxonomy.name}"),
        "sortable_fields": ["title"],
        "fields": _fields(taxonomy.model, choices, ""),
    }


def _common(name: str, many: str, one: str, folder: str) -> dict[str, Any]:
    return {
        "name": name,
        "label": many,
        "label_singular": one,
        "folder": folder,
        "create": True,
        "delete": False,  # it would not wait for anybody; and words are taken back in another way
        "publish": False,  # merged where the checks run, and where an editor sees what they say
        "extension": "md",
        "format": "yaml-frontmatter",
        "slug": f"{{{{slug | truncate({_LONGEST_NAME}, '')}}}}",
        "media_folder": "",  # beside the text
        "public_folder": "",
    }


def _outline(kind: Kind) -> str:
    return "\n\n".join(f"## {question}" for question in QUESTIONS) if kind.model is Glimpse else ""


def _fields(model: type[Document], choices: Choices, outline: str) -> list[dict[str, Any]]:
    """The fields of a form: what must be said, what most texts have, the words, and the rest."""
    form = fields(model)
    required = form.get("required", [])
    names = [name for name in form["properties"] if name not in _LEFT_OUT and (name != "consent" or name in required)]
    first = [name for name in ("title", "date") if name in required]
    before = [*first, *(name for name in names if name in required and name not in first)]
    before += [name for name in _LATER if name in names and name not in before]
    body = {"name": "body", "label": "Your words", "widget": "markdown", "required": True, **_WORDS}
    return [
        *(widget(name, form["properties"][name], name in required, choices) for name in before),
        {**body, "default": outline} if outline else body,
        *(widget(name, form["properties"][name], False, choices) for name in names if name not in before),
    ]


_WORDS = {
    "modes": ["rich_text", "raw"],
    "editor_components": ["image"],
    "buttons": ["bold", "link", "heading-two", "heading-three", "quote", "bulleted-list", "numbered-list"],
    "hint": "Short sentences, one idea in each. A picture's description says what it shows.",
}
