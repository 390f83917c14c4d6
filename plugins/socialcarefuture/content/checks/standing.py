"""What is held back today, and what a withdrawn text still holds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from socialcarefuture.content.checks.shelf import Shelf, problem_at
from socialcarefuture.content.consent import Channel, State
from socialcarefuture.content.posts import Post, Withdrawn
from socialcarefuture.problems import Level, Problem

_FIELD = {State.DRAFT: "draft", State.SCHEDULED: "date", State.HELD_BACK: "consent"}


def check(shelf: Shelf) -> Iterator[Problem]:
    """A notice for each post that some channel may not carry; and for each file of a withdrawn one."""
    for post in shelf.of(Post):
        yield from _held_back(shelf, post)
    for text in shelf.of(Withdrawn):
        yield from _left(shelf, text)


def _held_back(shelf: Shelf, post: Post) -> Iterator[Problem]:
    standings = [(channel, post.standing(channel, shelf.settings.today)) for channel in Channel]
    held = [(channel, standing) for channel, standing in standings if not standing.published]
    for (state, reason), group in groupby(held, key=lambda pair: (pair[1].state, _reason(pair[1].reason))):
        channels = [channel.value for channel, _ in group]
        where = "everywhere" if len(channels) == len(Channel) else ", ".join(channels)
        words = "held-back", f"held back ({where}): {reason}", ""
        yield problem_at(post, (_FIELD[state],), words, Level.NOTICE)


def _reason(reason: str) -> str:
    """Without the channel's name, so that several channels are told in one line."""
    return "its consent does not name them" if reason.startswith("its consent does not name") else reason


def _left(shelf: Shelf, text: Withdrawn) -> Iterator[Problem]:
    """Files that should go, too. They are published nowhere, so they stop no build: taking back must work."""
    companion = text.path.removesuffix(".md") + ".easy.md"
    message = f"{text.path} was withdrawn, and this is still beside it"
    if companion in shelf.texts:
        yield Problem(companion, 0, 0, Level.NOTICE, "withdrawn-left", message, "It is not published. Delete it.")
    for asset in shelf.named_after(text.path):
        yield Problem(
            asset,
            0,
            0,
            Level.NOTICE,
            "withdrawn-left",
            message,
            "It is not published. Delete it; or rename it, if it belongs to another text.",
        )
