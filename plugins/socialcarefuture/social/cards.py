"""Which posts have a picture of their own to be shared with, and what stands on it."""

from __future__ import annotations

from dataclasses import dataclass

from socialcarefuture.content import addresses
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.posts import KINDS, Post, Testimony
from socialcarefuture.content.publication import Publication
from socialcarefuture.content.settings import Settings
from socialcarefuture.problems import Level, Problem
from socialcarefuture.rendering import Manuscript
from socialcarefuture.rendering.glyphs import clean, missing, named
from socialcarefuture.rendering.languages import direction
from socialcarefuture.rendering.names import listed
from socialcarefuture.rendering.ripples import Drop, drops


@dataclass(frozen=True)
class Card:
    """All that decides one picture."""

    kind: str
    """`blog`, `testimony`, `glimpse` or `site`: gives the ink."""
    site: str
    """The site's name; empty where the fonts cannot draw it."""
    title: str
    kicker: str
    """Above the title: the kind, as readers know it."""
    byline: str
    """Below it: who wrote it, as the page says."""
    dir: str
    """Of the title: `ltr` or `rtl`."""
    drops: tuple[Drop, ...]


@dataclass(frozen=True)
class Deck:
    """Every card of a site."""

    cards: dict[str, Card]
    """By address."""
    posts: dict[str, str]
    """By a post's path, the address of its card."""
    problems: tuple[Problem, ...]
    """Notices of posts whose title our fonts cannot draw: they are shared with the plain card."""


def deck(manuscript: Manuscript) -> Deck:
    """The plain card, and one for each post that both the site and `social` may carry today."""
    library = manuscript.library
    if not library.settings.social_cards:
        return Deck({}, {}, ())
    shared, publication = library.published(Channel.SOCIAL).documents, library.published(Channel.SITE)
    cards, posts, problems = {addresses.SITE_CARD: _plain(library.settings)}, {}, []
    for post in publication.posts:
        if post.path not in shared:
            continue
        card = _card(post, publication)
        if lost := missing(f"{card.title}{card.byline}"):
            problems.append(_told(post, lost[0]))
        else:
            posts[post.path] = addresses.card(post.address)
            cards[posts[post.path]] = card
    return Deck(cards, posts, tuple(problems))


def _plain(settings: Settings) -> Card:
    return Card("site", "", _site(settings), "", "", direction(settings.language) or "ltr", drops(""))


def _site(settings: Settings) -> str:
    """The site's name, or nothing where a letter of it would be lost."""
    name = clean(settings.name)
    return "" if missing(name) else name


def _card(post: Post, publication: Publication) -> Card:
    settings = publication.settings
    return Card(
        kind=post.kind,
        site=_site(settings),
        title=clean(post.title),
        kicker=KINDS[post.kind].title,
        byline=clean(_byline(post, publication)),
        dir=direction(post.language or settings.language) or "ltr",
        drops=drops(post.slug),
    )


def _byline(post: Post, publication: Publication) -> str:
    """Who speaks, in the words of the page. A testimony may be retold, so it is never said to be `by` its voice."""
    names = publication.byline(post)
    if isinstance(post, Testimony):
        told = "The experience of" if post.source and post.source.retold else "In the words of"
        return f"{told} {listed(names)}"
    return f"By {listed(names)}" if names else ""


def _told(post: Post, character: str) -> Problem:
    mark = post.mark("title")
    return Problem(
        post.path,
        mark.line,
        mark.column,
        Level.NOTICE,
        "no-card",
        f"no picture for sharing was drawn: our fonts have no letter {named(character)}",
        "Where this post is shared, the site's plain card is shown. Nothing else is different.",
    )
