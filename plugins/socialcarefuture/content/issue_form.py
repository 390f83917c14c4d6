"""The form "Tell us your story": its questions, and what a filled one says.

The form itself is `.github/ISSUE_TEMPLATE/tell-us-your-story.yml`; a test keeps the two together. Of a filled form
GitHub makes an issue's body: `### The question`, then the answer, in the order of the form.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from socialcarefuture.content.consent import Channel
from socialcarefuture.content.posts import SpeakingAs


@dataclass(frozen=True)
class Field:
    """A question of the form."""

    id: str
    """As the form's YAML has it."""
    label: str
    """The question, which is the heading above its answer."""
    sort: str
    """GitHub's word for it: `input`, `textarea`, `dropdown` or `checkboxes`."""
    options: dict[str, str] = field(default_factory=dict)
    """What can be chosen, by how it is read: what it means to us."""
    needed: bool = True
    """Whether GitHub lets nobody send the form without it."""


STORY, CONSENT = "story", "consent"
FIELDS = (
    Field(
        "kind",
        "What do you want to share?",
        "dropdown",
        {
            "Something I think, ask or have done (a blog)": "blog",
            "My own experience (a testimony)": "testimony",
            "A better way that already happens (a glimpse)": "glimpse",
        },
    ),
    Field("title", "A title for it", "input"),
    Field("name", "The name to show", "input"),
    Field(
        "standpoint",
        "Who is speaking?",
        "dropdown",
        {
            "Somebody who draws on support": str(SpeakingAs.PERSON),
            "Somebody in their family": str(SpeakingAs.FAMILY),
            "Somebody who works in support": str(SpeakingAs.WORKER),
            "Somebody who supports the movement": str(SpeakingAs.SUPPORTER),
            "Somebody who commissions support": str(SpeakingAs.COMMISSIONER),
            "Somebody else": str(SpeakingAs.OTHER),
        },
    ),
    Field("themes", "What is it about?", "input", needed=False),
    Field("places", "Where does it happen?", "input", needed=False),
    Field("note", "Is anything in it hard to read?", "input", needed=False),
    Field(STORY, "Your story", "textarea"),
    Field(
        "channels",
        "Where may your words appear?",
        "checkboxes",
        {
            "On the site": str(Channel.SITE),
            "In the feeds, which other programs read and keep": str(Channel.FEEDS),
            "In packs, which are printed": str(Channel.PACK),
            "In the small picture that shows when somebody shares the page": str(Channel.SOCIAL),
        },
        needed=False,
    ),
    Field(
        CONSENT,
        "Please read and tick",
        "checkboxes",
        {
            "These are my own words, or the person whose words they are asked me to send them.": "own",
            "Nobody else can be recognised in them who has not agreed.": "others",
            "I know that this form can be read by everybody as soon as I send it.": "public",
            "I know that I can take my words back at any time, and need not say why.": "withdrawal",
        },
    ),
)
"""In the form's order. A story can hold anything, lines that look like these headings too: what stands before it is
looked for from the top, what stands behind it from the end."""
LARGEST = 300_000
"""Bytes. An issue has 65,536 characters at most; what is much longer was not made by the form."""
_NOTHING = "_No response_"
_TICKED = re.compile(r"^[ \t]*[-*] \[[xX]\] (.+?)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class Filled:
    """A form that somebody filled in."""

    answers: dict[str, str]
    """By the field's id, as it was typed; empty where nothing was."""

    def chosen(self, name: str) -> str:
        """What a choice means; empty where it is none of the form's."""
        return _field(name).options.get(self.answers[name].strip(), "")

    def ticked(self, name: str) -> tuple[str, ...]:
        """What the ticked boxes mean."""
        found = {line.strip() for line in _TICKED.findall(self.answers[name])}
        return tuple(meaning for words, meaning in _field(name).options.items() if words in found)

    def all_ticked(self, name: str) -> bool:
        """Whether every box of a question is ticked."""
        return len(self.ticked(name)) == len(_field(name).options)


def read_form(text: str) -> Filled | None:
    """Read an issue's body; nothing where it is not this form, filled in."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    number = [one.id for one in FIELDS].index(STORY)
    first = _down(lines, FIELDS[: number + 1])
    last = _up(lines, FIELDS[number + 1 :])
    if first is None or last is None or first[-1] >= last[0]:
        return None
    starts = [*first, *last]
    ends = [*starts[1:], len(lines)]
    return Filled(
        {one.id: _answer(lines[start + 1 : end]) for one, start, end in zip(FIELDS, starts, ends, strict=True)}
    )


def _down(lines: Sequence[str], fields: Sequence[Field]) -> list[int] | None:
    """The lines of headings, each the first below the one before."""
    starts: list[int] = []
    for one in fields:
        after = starts[-1] + 1 if starts else 0
        start = next((n for n in range(after, len(lines)) if lines[n].rstrip() == f"### {one.label}"), None)
        if start is None:
            return None
        starts.append(start)
    return starts


def _up(lines: Sequence[str], fields: Sequence[Field]) -> list[int] | None:
    """The lines of headings, each the last above the one behind."""
    ends = _down(lines[::-1], fields[::-1])
    return [len(lines) - 1 - end for end in reversed(ends)] if ends else None


def _answer(lines: Sequence[str]) -> str:
    answer = "\n".join(lines).strip("\n")
    return "" if answer.strip() == _NOTHING else answer


def _field(name: str) -> Field:
    return next(one for one in FIELDS if one.id == name)
