"""Beginning a text: a new file that the model takes as it is, with comments that say what may be added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path, PurePosixPath
from typing import Annotated, Any

import yaml
from pydantic import TypeAdapter, ValidationError

from socialcarefuture.content import wording
from socialcarefuture.content.checks import check
from socialcarefuture.content.checks.glimpses import QUESTIONS
from socialcarefuture.content.consent import NOT_RECORDED, Consent
from socialcarefuture.content.files import is_device
from socialcarefuture.content.library import Library
from socialcarefuture.content.meaning import give_meaning
from socialcarefuture.content.packs import Query
from socialcarefuture.content.posts import KINDS, Testimony
from socialcarefuture.content.slugs import LONGEST_SLUG, as_slug, is_reserved
from socialcarefuture.content.sorts import Sort
from socialcarefuture.content.vocabulary import Names
from socialcarefuture.frontmatter import parse
from socialcarefuture.frontmatter.text import UNPRINTABLE
from socialcarefuture.problems import ContentError, Problem, blocking

_TEMPLATES = Path(__file__).with_name("drafts")
_VARIABLE = re.compile(r"\$\{([a-z_]+)\}")
_HIDDEN = re.compile("[\u00ad\u200b\u2060\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs without a shape that have no part in any word, some of which turn what follows them around."""
_INTRODUCTIONS = frozenset({"index", "readme"})
"""Names of files that introduce a folder."""
_QUOTE_MARKS = frozenset("\u2018\u2019\u201a\u201c\u201d\u201e")
_LINE = 1_000_000
"""Characters: a value is never broken into lines."""


@dataclass(frozen=True)
class Draft:
    """A new file that is not written yet."""

    sort: Sort
    path: str
    """Relative to the site's folder."""
    text: str

    @property
    def slug(self) -> str:
        """The last part of its address."""
        return PurePosixPath(self.path).name.partition(".")[0]


@dataclass(frozen=True)
class Filing:
    """How a new text is filed."""

    docs: str
    """The folder of hand-written pages."""
    day: date
    """Its date."""
    slug: str = ""
    """The last part of its address; else one made from its title."""
    draft: bool = False
    """Whether to keep it out of what is published."""


def begin(sort: Sort, title: str, answers: Mapping[str, Any], filing: Filing) -> Draft:
    """A new text from what was answered.

    Args:
        sort: what it is.
        title: its title; of an Easy Read version, the path of its text.
        answers: by the keys of the sort's questions, as the model takes them; what is not there is left out.
        filing: where it goes.
    """
    title = tidy(title)
    slug = filing.slug or slug_for(sort, title, filing.day)
    values = {**_meant(sort, answers), "title": title, "date": filing.day, "draft": filing.draft or None}
    if issubclass(sort.model, Testimony):
        recorded = values.setdefault("record", NOT_RECORDED) != NOT_RECORDED
        values["draft"] = filing.draft or not recorded or None
    plain = {"docs": filing.docs, "slug": slug, "original": PurePosixPath(title).name, "questions": _questions()}
    written_values = {key: written(value) for key, value in values.items() if value not in (None, (), [], "")}
    template = (_TEMPLATES / f"{sort.template}.md").read_text("utf-8")
    return Draft(sort, _path(sort, title, slug, filing), filled(template, written_values | plain))


def slug_for(sort: Sort, title: str, day: date) -> str:
    """A slug from a title, in whatever letters it is written; where none can be made, from the sort and the day."""
    slug = as_slug(title)
    if not slug:
        return f"{sort.name}-{day}"
    if is_reserved(slug) or is_device(f"{slug}.md") or slug in _INTRODUCTIONS:
        return f"{sort.name}-{slug}"
    return slug


def free_slug(draft: Draft, library: Library) -> str:
    """The slug of a draft, with a number behind it that no other text has."""
    for number in count(2):
        ending = f"-{number}"
        slug = draft.slug[: LONGEST_SLUG - len(ending)].rstrip("-") + ending
        path = str(PurePosixPath(draft.path).with_name(f"{slug}.md"))
        if not in_the_way(replace(draft, path=path), library):
            return slug
    raise AssertionError("numbers do not end")


def in_the_way(draft: Draft, library: Library) -> str:
    """Which text has the name or the address that a draft would have, as a sentence; empty where there is none."""
    path = PurePosixPath(draft.path.casefold())
    for other in sorted(library.shelf.texts):
        one = PurePosixPath(other.casefold())
        same_kind = draft.sort.is_post and one.parts[0] == path.parts[0]
        if one == path or (same_kind and one.name == path.name):
            return f"{other} is there already"
    return next((problem.message for problem in faults(draft, library) if problem.code == "address-taken"), "")


def faults(draft: Draft, library: Library) -> tuple[Problem, ...]:
    """What would be wrong in the site if a draft was added to it, and is not wrong without it."""
    try:
        document = give_meaning(draft.sort.model, parse(draft.text, draft.path), library.vocabulary)
    except ContentError as error:
        return error.problems
    shelf = library.shelf
    added = replace(shelf, documents=(*shelf.documents, document), texts=shelf.texts | {draft.path})
    before = set(library.problems)
    return blocking(problem for problem in check(added) if problem not in before)


def fault_of(sort: Sort, key: str, value: Any, vocabulary: Mapping[str, Names]) -> str:
    """What is wrong with an answer, in a sentence with the way out; empty where nothing is."""
    owner = next(model for model in (sort.model, Consent, Query) if key in model.model_fields)
    field = owner.model_fields[key]
    form: Any = Annotated[field.annotation, field]
    adapter: TypeAdapter[Any] = TypeAdapter(form)
    try:
        adapter.validate_python(value, context=dict(vocabulary))
    except ValidationError as error:
        return _sentence(dict(error.errors(include_url=False)[0]), key)
    return ""


def tidy(value: str) -> str:
    """A value on one line, without signs that nobody sees."""
    return " ".join(_HIDDEN.sub("", UNPRINTABLE.sub("", " ".join(value.split()))).split())


def written(value: Any) -> str:
    """A value as YAML, on one line."""
    if isinstance(value, date):
        return str(value)
    style = '"' if isinstance(value, str) and value[:1] in _QUOTE_MARKS else None
    value = list(value) if isinstance(value, tuple) else value
    found = yaml.safe_dump(value, default_flow_style=True, default_style=style, allow_unicode=True, width=_LINE)
    return str(found).removesuffix("\n").removesuffix("\n...")


def comment(lines: Iterable[str]) -> str:
    """Lines of a front matter that nothing reads."""
    return "".join(f"# {tidy(line)}".rstrip() + "\n" for line in lines)


def with_body(draft: Draft, body: str, notes: Iterable[str] = ()) -> Draft:
    """A draft with a body of its own in place of the template's, and notes for editors at its head."""
    front, _, _ = draft.text.removeprefix("---\n").partition("\n---\n")
    return replace(draft, text=f"---\n{comment(notes)}{front}\n---\n\n{body.strip()}\n")


def _meant(sort: Sort, answers: Mapping[str, Any]) -> dict[str, Any]:
    values = {key: tidy(value) if isinstance(value, str) else value for key, value in answers.items()}
    if sort.name == "pack" and not any(values.get(key) for key in Query.model_fields):
        values["kinds"] = tuple(KINDS)
    return values


def _path(sort: Sort, title: str, slug: str, filing: Filing) -> str:
    if not sort.folder:
        return f"{title.removesuffix('.md')}.easy.md"
    folder = f"{sort.folder}/{filing.day.year}" if sort.is_post else f"{filing.docs}/{sort.folder}"
    return f"{folder}/{slug}.md"


def filled(template: str, values: Mapping[str, str]) -> str:
    """A template with its values; a line that has none for its variable is left out."""
    lines = (line for line in template.split("\n") if all(name in values for name in _VARIABLE.findall(line)))
    return "\n".join(_VARIABLE.sub(lambda found: values[found[1]], line) for line in lines)


def _questions() -> str:
    return "\n\n".join(f"## {question}\n\nWe do not know yet." for question in QUESTIONS)


def _sentence(error: dict[str, Any], key: str) -> str:
    context = error.get("ctx", {})
    if error["type"] == "blank-value":
        _, message, hint = wording.blank((key,))
    elif "hint" in context:
        message, hint = context["message"], context["hint"]
    else:
        _, message, hint = wording.wrong(error, (key,), str(error["input"]))
    return f"{message}. {hint}".strip()
