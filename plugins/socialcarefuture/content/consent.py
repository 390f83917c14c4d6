"""Who may carry a post, and today: the one place where that is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from socialcarefuture.content.dates import day
from socialcarefuture.content.fields import Day, Fields, Flag, RecordNumber, Told
from socialcarefuture.content.refusal import refuse

NOT_RECORDED = "R-0000"
"""A record's number that says: nobody has asked yet. It holds a post back, whatever else its consent says."""


class Channel(StrEnum):
    """A way out to readers."""

    SITE = "site"
    """The pages, and their search."""
    FEEDS = "feeds"
    """RSS, Atom and JSON Feed."""
    PACK = "pack"
    """The resource packs."""
    SOCIAL = "social"
    """Open Graph and the shared picture."""


def _day_or_none(value: Any) -> Any:
    # Taking words back must never fail over the form of a date.
    try:
        return day(value)
    except ValueError:
        return None


class Consent(Fields):
    """What the person whose words these are has agreed to."""

    record: RecordNumber | None = None
    """A number in a register kept elsewhere; never a name or an address."""
    given: Day | None = None
    """When they agreed."""
    channels: tuple[Channel, ...] = ()
    """Those that may carry it."""
    review: Day | None = None
    """After this day it is held back until somebody asks again."""
    public_source: Flag = False
    """The words are already public; stands in place of a record, and `source` is then needed."""
    withdrawn: Annotated[date | None, BeforeValidator(_day_or_none), Told({"type": ["string", "null"]})] = None
    """When they took their words back. It counts by being there, whatever the date."""

    @property
    def is_withdrawn(self) -> bool:
        """Whether the words were taken back."""
        return "withdrawn" in self.model_fields_set

    @model_validator(mode="after")
    def _on_record(self) -> Consent:
        if not (self.record or self.public_source or self.is_withdrawn):
            raise refuse(
                "consent-record",
                "this consent has no record",
                "Add record: with its number in your register, or public_source: true where the words "
                "are already public.",
            )
        return self


class State(StrEnum):
    """Whether a channel carries a post."""

    PUBLISHED = "published"
    """It does."""
    DRAFT = "draft"
    """It is not ready."""
    SCHEDULED = "scheduled"
    """Its day has not come."""
    HELD_BACK = "held back"
    """Its consent does not cover it today."""


@dataclass(frozen=True)
class Standing:
    """Whether a channel carries a post today, and if not, why."""

    state: State
    """Whether it does."""
    reason: str = ""
    """A sentence without its full stop; empty where it is published."""

    @property
    def published(self) -> bool:
        """Whether the channel carries it."""
        return self.state is State.PUBLISHED


def standing(*, draft: bool, first: date, consent: Consent | None, channel: Channel, today: date) -> Standing:
    """Judge one post on one channel. A withdrawn one is no post any more, and is not asked about."""
    if draft:
        return Standing(State.DRAFT, "it is a draft")
    if first > today:
        return Standing(State.SCHEDULED, f"its date, {first}, is still to come")
    if consent and (reason := _why_held(consent, channel, today)):
        return Standing(State.HELD_BACK, reason)
    return Standing(State.PUBLISHED)


def _why_held(consent: Consent, channel: Channel, today: date) -> str:
    if consent.record == NOT_RECORDED:
        return f"its consent is not recorded yet ({NOT_RECORDED})"
    if not consent.channels:
        return "its consent names no channel"
    if channel not in consent.channels:
        return f"its consent does not name {channel.value}"
    if consent.review and today > consent.review:
        return f"its consent was to be reviewed by {consent.review}"
    return ""
