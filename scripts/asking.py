"""Questions at a terminal: plain lines and numbered lists, which every terminal and every screen reader can tell."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import click

_MOST_SHOWN = 40
"""Choices that are listed unasked: of more, a person types a part of a name."""
_ALL = "?"


@dataclass(frozen=True)
class Choice:
    """One of several answers."""

    value: str
    """What is kept."""
    name: str
    """What is shown."""


def at_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def line(words: str, *, needed: bool, fault: Callable[[str], str]) -> str:
    """Ask for a line until it is one that can be taken.

    Args:
        words: the question.
        needed: whether an empty answer is asked for again.
        fault: what is wrong with an answer, as a sentence; empty where nothing is.
    """
    while True:
        answer = _prompt(words if needed else f"{words} (Enter for none)")
        if not answer and not needed:
            return ""
        if wrong := (fault(answer) if answer else "Something has to be written here."):
            click.echo(f"  {wrong}")
        else:
            return answer


@dataclass(frozen=True)
class Menu:
    """Several answers, and how they can be picked."""

    choices: Sequence[Choice]
    needed: bool
    """Whether no answer is asked for again."""
    many: bool = False
    """Whether more than one can be given."""
    default: Sequence[str] = ()
    """The values that Enter stands for."""
    create: Callable[[str], str] | None = None
    """Makes a new choice of a name that is none, after asking; gives its value, or nothing."""


def pick(words: str, menu: Menu) -> tuple[str, ...]:
    """Ask for one or more of several answers, by their numbers, their names or a part of these."""
    choices, default = menu.choices, menu.default
    click.echo(f"\n{words}")
    if len(choices) <= _MOST_SHOWN:
        _list(choices)
    else:
        click.echo(f"  There are {len(choices)}. Type a part of a name to find one, or {_ALL} to see all.")
    how = "Numbers or names, with commas between them" if menu.many else "A number or a name"
    usual = ", ".join(choice.name for choice in choices if choice.value in default)
    if enter := usual or ("" if menu.needed else "none"):
        how += f" (Enter for {enter})"
    while True:
        answer = _prompt(how)
        if answer == _ALL:
            _list(choices)
        elif not answer and (default or not menu.needed):
            return tuple(default)
        elif answer and (found := _found(answer, menu)):
            return found


def _prompt(words: str) -> str:
    answer: str = click.prompt(words, default="", show_default=False, prompt_suffix=": " if words[-1] != "?" else " ")
    return answer.strip()


def _list(choices: Iterable[Choice]) -> None:
    for number, choice in enumerate(choices, start=1):
        click.echo(f"  {number:>2}  {choice.name}")


def _found(answer: str, menu: Menu) -> tuple[str, ...]:
    """What an answer stands for; nothing where a part of it stands for nothing, which was then said."""
    one = not menu.many or len(_named(answer, menu.choices)) == 1  # a name may have a comma in it
    parts = [answer] if one else [part.strip() for part in answer.split(",") if part.strip()]
    values = [_one(part, menu) for part in parts]
    return tuple(dict.fromkeys(values)) if all(values) else ()


def _one(part: str, menu: Menu) -> str:
    choices = menu.choices
    if part.isdecimal() and len(part) < len(str(len(choices))) + 1 and 0 < int(part) <= len(choices):
        return choices[int(part) - 1].value
    found = _named(part, choices)
    if len(found) == 1:
        return found[0].value
    if found:
        click.echo(f'  "{part}" can be: {", ".join(choice.name for choice in found)}. Type more of its name.')
        return ""
    if menu.create and not part.isdecimal():
        return menu.create(part)
    click.echo(f'  "{part}" is not one of them.')
    return ""


def _named(part: str, choices: Sequence[Choice]) -> list[Choice]:
    """The choice of this name; else those in whose name it stands."""
    wanted = part.casefold()
    exact = [choice for choice in choices if wanted in {choice.name.casefold(), choice.value.casefold()}]
    return exact[:1] or [choice for choice in choices if wanted in choice.name.casefold()]
