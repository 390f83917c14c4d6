"""How a validator says no: its words reach the person as they are."""

from __future__ import annotations

from pydantic_core import PydanticCustomError


def refuse(code: str, message: str, hint: str = "", at: tuple[str | int, ...] = ()) -> PydanticCustomError:
    """An error to raise in a validator.

    Args:
        code: of the problem.
        message: what is wrong.
        hint: the way out.
        at: where the fault lies inside the value that is judged.
    """
    # The library fills in {names} in messages: what people wrote may hold braces.
    return PydanticCustomError(code, "{message}", {"message": message, "hint": hint, "at": at})
