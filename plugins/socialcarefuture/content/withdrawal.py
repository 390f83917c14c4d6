"""Taking words back: a withdrawn text is read without its words, so that nothing after this can show them."""

from __future__ import annotations

from dataclasses import replace

from socialcarefuture.content.posts import Withdrawn
from socialcarefuture.frontmatter import Source
from socialcarefuture.problems import Level, Problem


def is_withdrawn(source: Source) -> bool:
    """Whether a post was withdrawn: `withdrawn` counts by being there, whatever stands after it."""
    consent = source.fields.get("consent")
    return isinstance(consent, dict) and "withdrawn" in consent


def without_words(source: Source) -> tuple[Source, list[Problem]]:
    """A withdrawn text as it should be, and all that is wrong with it as it is, without saying its words."""
    stays = Withdrawn.model_fields
    fields = {key: value for key, value in source.fields.items() if key in stays and key != "extra"}
    marks = [(key, source.key_mark((key,))) for key in source.fields if key not in fields]
    left = [
        Problem(
            source.path,
            mark.line,
            mark.column,
            Level.ERROR,
            "withdrawn-left",
            f"this text was withdrawn, and {key[:80]}: is still here",
            "Delete it: only consent:, date: and aliases: stay.",
        )
        for key, mark in marks
    ]
    if source.body.strip():
        left.append(
            Problem(
                source.path,
                source.body_line,
                0,
                Level.ERROR,
                "withdrawn-left",
                "this text was withdrawn, and its words are still here",
                "Delete everything below the second line of ---.",
            )
        )
    lines = {mark.line for _, mark in marks}
    others = [problem for problem in source.problems if problem.line not in lines]
    return replace(source, fields=fields, body="", problems=()), [*others, *left]
