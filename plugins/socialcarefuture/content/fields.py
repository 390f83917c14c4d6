"""The forms that a field's value can have, and what is said to a person whose value has another.

Every type here is used by the model, so that one sentence explains one mistake wherever it is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    HttpUrl,
    Strict,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from socialcarefuture.problems import did_you_mean

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 80
LONGEST_TITLE = 300
LONGEST_SUMMARY = 300
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OTHER_DAY = re.compile(r"(\d{1,4})[/. -](\d{1,2})[/. -](\d{1,4})")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?(-[a-z0-9]{5,8})*")
_RECORD = re.compile(r"(?=.*\d)[A-Z0-9][A-Z0-9./-]{0,19}")
_URL = TypeAdapter(HttpUrl)


class Fields(BaseModel):
    """What a front matter, or a group of keys in it, may say."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, str_strip_whitespace=True)


def refuse(code: str, message: str, hint: str = "") -> PydanticCustomError:
    """An error to raise in a validator: its message and hint reach the person as they are."""
    # The library fills in {names} in messages: what people wrote may hold braces.
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint})  # type: ignore[arg-type]


def _line(value: str) -> str:
    if not value.strip():
        raise refuse("blank", "nothing is written here", "Write something, or take the whole line away.")
    if "\n" in value:
        raise refuse("one-line", "this has more than one line", "Write it on one line.")
    return value


def _at_most(longest: int) -> Callable[[str], str]:
    def check(value: str) -> str:
        if len(value) > longest:
            raise refuse("too-long", f"this has {len(value):,} characters; {longest} is the most",
                         "Say it in fewer words here; the text has room for the rest.")
        return value

    return check


def day(value: Any) -> date:
    """A date from the text `YYYY-MM-DD`, or one that is a date already."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise refuse("date", "this is no date", "Write year, month and day, as in 2018-11-14")
    if _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise refuse("date", f"there is no such day as {value}", "Write year, month and day, as in 2018-11-14") from None
    raise refuse("date", f'"{value[:40]}" is not a date as it is written here', _day_hint(value))


def _day_hint(value: str) -> str:
    form = "Write year, month and day, as in 2018-11-14"
    if not (found := _OTHER_DAY.fullmatch(value.strip())):
        return form
    first, second, third = (int(part) for part in found.groups())
    if first > 31:
        return _meant(first, second, third) or form
    if first <= 12 and second <= 12 and first != second:
        either = [day for day in (_meant(third, second, first), _meant(third, first, second)) if day]
        return f"{form}. Which of the two is the month? " + " or ".join(either) if either else form
    return _meant(third, second, first) or _meant(third, first, second) or form


def _meant(year: int, month: int, day: int) -> str:
    try:
        return f"Write {date(year if year > 99 else 2000 + year, month, day).isoformat()}"
    except ValueError:
        return ""


def _web(value: str) -> str:
    try:
        _URL.validate_python(value)
    except ValidationError:
        raise refuse("web-address", f'"{value[:60]}" is not a web address', "It begins with https://") from None
    return value


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value) or len(value) > LONGEST_SLUG:
        raise refuse("slug", f'"{value[:90]}" cannot be part of an address',
                     f"Use a to z, 0 to 9 and single hyphens; {LONGEST_SLUG} characters at most.")
    return value


def _language(value: str) -> str:
    if _LANGUAGE.fullmatch(value):
        return value
    near = value.replace("_", "-")
    raise refuse("language", f'"{value[:40]}" is not a language tag',
                 f'Write "{near}".' if _LANGUAGE.fullmatch(near) else "As in en-GB (British English), cy (Welsh), ar (Arabic).")


def _licence(value: str) -> str:
    if value.startswith(("https://", "http://")):
        return _web(value)
    try:
        return canonicalize_license_expression(value)
    except InvalidLicenseExpression:
        raise refuse("licence", f'"{value[:60]}" is not a licence that has an SPDX id',
                     'As in "CC-BY-4.0", "CC-BY-NC-4.0", "CC0-1.0"; or give the web address of its text.') from None


def _record(value: str) -> str:
    if not _RECORD.fullmatch(value):
        raise refuse("record", "this is not a number in a register",
                     "As in R-0042: capital letters, digits and hyphens; never a name or an address.")
    return value


def _old_address(value: str) -> str:
    parts = value.strip("/").split("/")
    if not all(re.fullmatch(r"[A-Za-z0-9._~-]+", part) and part not in {".", ".."} for part in parts):
        raise refuse("alias", f'"{value[:80]}" cannot be an old address of this site',
                     "Write an old slug, as in my-old-title, or an old path, as in 2018/10/my-old-title")
    return value


def term(taxonomy: str) -> AfterValidator:
    """A reference to a term of a taxonomy by its slug, its title or an alias; it becomes the slug."""

    def find(value: str, info: ValidationInfo) -> str:
        names: dict[str, str] = (info.context or {}).get(taxonomy, {})
        if slug := names.get(value.casefold()):
            return slug
        titles = (info.context or {}).get("titles", {}).get(taxonomy, ())
        raise refuse(f"unknown-{_SINGULAR[taxonomy]}", f'{_SINGULAR[taxonomy]} "{value[:80]}" is not in docs/{taxonomy}/',
                     did_you_mean(value, titles, f"Choose one that has a page there, or add a page for it: docs/{taxonomy}/"))

    return AfterValidator(find)


_SINGULAR = {"themes": "theme", "people": "person", "places": "place"}

Line = Annotated[str, Strict(), AfterValidator(_line)]
"""Plain text on one line, not blank."""
Title = Annotated[Line, AfterValidator(_at_most(LONGEST_TITLE))]
Summary = Annotated[Line, AfterValidator(_at_most(LONGEST_SUMMARY))]
Text = Annotated[str, Strict()]
"""Plain text that may be empty."""
Day = Annotated[date, BeforeValidator(day, json_schema_input_type=str)]
"""`YYYY-MM-DD`."""
Web = Annotated[str, Strict(), AfterValidator(_web)]
"""An absolute http(s) address."""
Slug = Annotated[str, Strict(), AfterValidator(_slug)]
Language = Annotated[str, Strict(), AfterValidator(_language)]
Licence = Annotated[str, Strict(), AfterValidator(_licence)]
RecordNumber = Annotated[str, Strict(), AfterValidator(_record)]
OldAddress = Annotated[Line, AfterValidator(_old_address)]
Flag = Annotated[bool, Strict()]
Theme = Annotated[Line, term("themes")]
Person = Annotated[Line, term("people")]
Place = Annotated[Line, term("places")]
