"""Who may carry a post, and on which day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from socialcarefuture.content.consent import Channel, Consent, State, standing

TODAY = date(2024, 6, 1)
DAY = timedelta(days=1)


def judged(consent: Consent | None, channel: Channel = Channel.SITE, *, draft: bool = False,
           first: date = TODAY) -> State:
    """How a post stands today."""
    return standing(draft=draft, first=first, consent=consent, channel=channel, today=TODAY).state


def consent(*channels: Channel, review: date | None = None) -> Consent:
    """A consent for some channels."""
    return Consent(record="R-1", channels=channels, review=review)


@pytest.mark.parametrize("channel", Channel)
def test_a_post_without_consent_is_on_every_channel(channel: Channel) -> None:
    """Where nobody's consent is asked, every channel carries it."""
    assert judged(None, channel) is State.PUBLISHED


@pytest.mark.parametrize("named", Channel)
@pytest.mark.parametrize("asked", Channel)
def test_a_channel_must_be_named(named: Channel, asked: Channel) -> None:
    """A channel carries a post where consent names it, and no other does."""
    assert judged(consent(named), asked) is (State.PUBLISHED if named is asked else State.HELD_BACK)


@pytest.mark.parametrize("channel", Channel)
def test_the_review_day_itself_is_still_covered(channel: Channel) -> None:
    """Consent covers its review day, and not the day after."""
    assert judged(consent(*Channel, review=TODAY), channel) is State.PUBLISHED
    assert judged(consent(*Channel, review=TODAY - DAY), channel) is State.HELD_BACK


@pytest.mark.parametrize("channel", Channel)
def test_a_post_waits_for_its_day(channel: Channel) -> None:
    """A post appears on its date, and not the day before."""
    assert judged(None, channel, first=TODAY) is State.PUBLISHED
    assert judged(None, channel, first=TODAY + DAY) is State.SCHEDULED


@pytest.mark.parametrize("channel", Channel)
def test_a_draft_is_nowhere(channel: Channel) -> None:
    """A draft is on no channel, whatever consent and date say."""
    assert judged(consent(*Channel), channel, draft=True) is State.DRAFT
    assert judged(consent(*Channel), channel, draft=True, first=TODAY + DAY) is State.DRAFT


def test_consent_that_names_no_channel_covers_none() -> None:
    """No channel carries a post whose consent names none."""
    assert {judged(consent(), channel) for channel in Channel} == {State.HELD_BACK}


def test_whoever_is_not_told_is_told_why() -> None:
    """Each way of not being published has a reason, and being published has none."""
    states = [
        standing(draft=draft, first=first, consent=given, channel=Channel.SITE, today=TODAY)
        for draft in (True, False) for first in (TODAY, TODAY + DAY)
        for given in (None, consent(), consent(Channel.PACK), consent(*Channel, review=TODAY - DAY))
    ]
    assert all(bool(one.reason) is not one.published for one in states)
    assert {one.state for one in states} == set(State)
