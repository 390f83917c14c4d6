"""The forms that a field's value can have, and what is said to a person whose value has another.

Every type here is used by the model, so that one sentence explains one mistake wherever it is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetJsonSchemaHandler,
    HttpUrl,
    Strict,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
)
from pydantic_core import CoreSchema

from socialcarefuture.content.dates import day
from socialcarefuture.content.refusal import refuse
from socialcarefuture.content.slugs import as_slug
from socialcarefuture.content.vocabulary import Names

LONGEST_TITLE = 300
LONGEST_SUMMARY = 300
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*")
_LONGEST_REGION, _SCRIPT = 2, 4
_RECORD = re.compile(r"(?=.*[0-9])[A-Z0-9][A-Z0-9./-]{0,19}")
_OLD_PART = re.compile(r"[A-Za-z0-9._~-]+")
_URL = TypeAdapter(HttpUrl)
_T = TypeVar("_T")


@dataclass(frozen=True, eq=False)  # annotations are kept by their hash, which a dict has not
class Told:
    """What a JSON Schema says of a value besides its type: our own checks are functions, which no schema can show."""

    keywords: dict[str, Any]
    """Of JSON Schema; `x-taxonomy`, our own, names the vocabulary that a value comes from."""

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Add them, as pydantic asks."""
        return {**handler(core), **self.keywords}


class Fields(BaseModel):
    """What a front matter, or a group of keys in it, may say."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, str_strip_whitespace=True)


def _line(value: str) -> str:
    if not value.strip():
        raise refuse("blank-value", "nothing is written here")
    if "\n" in value:
        raise refuse(
            "one-line",
            "this has more than one line",
            "Write it on one line; or begin it with >- and a line break, and the lines below are joined.",
        )
    return value


def _at_most(longest: int) -> Callable[[str], str]:
    def check(value: str) -> str:
        if len(value) > longest:
            raise refuse(
                "too-long",
                f"this has {len(value):,} characters; {longest} is the most",
                "Say it in fewer words here; the text has room for the rest.",
            )
        return value

    return check


def once(values: tuple[_T, ...]) -> tuple[_T, ...]:
    """The same things in the same order, each once: one term may be named in two ways."""
    return tuple(dict.fromkeys(values))


def _web(value: str) -> str:
    try:
        _URL.validate_python(value)
    except ValidationError:
        raise refuse("web-address", f'"{value[:60]}" is not a web address', _web_hint(value)) from None
    if re.search(r"\s", value):
        raise refuse("web-address", "there is a space in this web address", "Write %20 in its place.")
    return value


def _web_hint(value: str) -> str:
    return f"Write https://{value}" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", value) else "It begins with https://"


def _language(value: str) -> str:
    if _LANGUAGE.fullmatch(value) and not value.endswith("-UK"):
        return value
    first, *others = re.split("[-_ ]", value)
    parts = [first.casefold(), *(_cased(part) for part in others)]
    near = "-".join("GB" if part == "UK" else part for part in parts)
    raise refuse(
        "language-tag",
        f'"{value[:40]}" is not a language tag',
        f'Write "{near}".' if _LANGUAGE.fullmatch(near) else "As in en-GB (British English), cy (Welsh), ar (Arabic).",
    )


def _cased(part: str) -> str:
    """A part of a language tag as it is usually written: GB, Latn, polyton."""
    if len(part) <= _LONGEST_REGION:
        return part.upper()
    return part.title() if len(part) == _SCRIPT else part.casefold()


def _licence(value: str) -> str:
    if value.startswith(("https://", "http://")):
        return _web(value)
    for form in (value, "-".join(value.split()), "-".join([*value.split(), "4.0"])):
        known = _spdx(form)
        if known and form == value:
            return known
        if known:
            raise refuse("licence-id", f'"{value[:60]}" is not an SPDX id of a licence', f'Write "{known}".')
    raise refuse(
        "licence-id",
        f'"{value[:60]}" is not an SPDX id of a licence',
        "As in CC-BY-4.0, CC-BY-NC-4.0, CC0-1.0; or give the web address of its text.",
    )


def _spdx(value: str) -> str:
    try:
        return canonicalize_license_expression(value)
    except InvalidLicenseExpression:
        return ""


def _record(value: str) -> str:
    if not _RECORD.fullmatch(value):
        raise refuse(
            "record-form",
            "this is not a number in a register",
            "As in R-0042: capital letters, digits and hyphens; never a name or an address.",
        )
    return value


def _old_address(value: str) -> str:
    parts = value.strip("/").split("/")
    if not all(_OLD_PART.fullmatch(part) and part not in {".", ".."} for part in parts):
        raise refuse(
            "alias-form",
            f'"{value[:80]}" cannot be an old address of this site',
            "Write an old slug, as in my-old-title, or an old path, as in 2018/10/my-old-title",
        )
    return value


_ONE = {
    "themes": ("unknown-theme", "theme"),
    "people": ("unknown-person", "person"),
    "places": ("unknown-place", "place"),
}
"""By taxonomy: the code of a name that no term has, and what one term is called."""


def term(taxonomy: str) -> AfterValidator:
    """A reference to a term of a taxonomy by its slug, its title or an alias; it becomes the slug."""
    code, one = _ONE[taxonomy]

    def find(value: str, info: ValidationInfo) -> str:
        names: Names = (info.context or {}).get(taxonomy) or Names(())
        slugs = names.find(value)
        if len(slugs) == 1:
            return slugs[0]
        if slugs:
            raise refuse(
                "ambiguous-name", f'"{value[:80]}" can mean {" or ".join(slugs)}', "Write the one that is meant."
            )
        near = names.suggest(value)
        page = f"docs/{taxonomy}/{as_slug(value) or 'a-name'}.md"
        raise refuse(
            code,
            f'{one} "{value[:80]}" is not in docs/{taxonomy}/',
            f'Did you mean "{near}"?' if near else f"Name one that has a page there, or add a page: {page}",
        )

    return AfterValidator(find)


Line = Annotated[str, Strict(), AfterValidator(_line), Told({"pattern": r"^.*\S.*$"})]
"""Plain text on one line, not blank."""
Title = Annotated[Line, AfterValidator(_at_most(LONGEST_TITLE)), Told({"maxLength": LONGEST_TITLE})]
Summary = Annotated[Line, AfterValidator(_at_most(LONGEST_SUMMARY)), Told({"maxLength": LONGEST_SUMMARY})]
Text = Annotated[str, Strict()]
"""Plain text that may be empty."""
Day = Annotated[
    date,
    BeforeValidator(day, json_schema_input_type=str),
    Told({"format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
"""`YYYY-MM-DD`."""
Web = Annotated[Line, AfterValidator(_web), Told({"pattern": r"^\s*[Hh][Tt][Tt][Pp][Ss]?:\S+\s*$"})]
"""An absolute http(s) address."""
Language = Annotated[Line, AfterValidator(_language), Told({"pattern": f"^{_LANGUAGE.pattern}$"})]
Licence = Annotated[Line, AfterValidator(_licence)]
RecordNumber = Annotated[Line, AfterValidator(_record), Told({"pattern": f"^{_RECORD.pattern}$"})]
OldAddress = Annotated[Line, AfterValidator(_old_address), Told({"pattern": "^[A-Za-z0-9._~/-]+$"})]
Flag = Annotated[bool, Strict()]
Theme = Annotated[Line, term("themes"), Told({"x-taxonomy": "themes"})]
Person = Annotated[Line, term("people"), Told({"x-taxonomy": "people"})]
Place = Annotated[Line, term("places"), Told({"x-taxonomy": "places"})]
