"""Which posts a query means, and in which order they come."""

from __future__ import annotations

from collections.abc import Iterable

from socialcarefuture.content.packs import Order, Query
from socialcarefuture.content.posts import Post


def total_order(posts: Iterable[Post]) -> tuple[Post, ...]:
    """The one order of posts: newest first, ties by address."""
    return tuple(sorted(posts, key=lambda post: (-post.date.toordinal(), post.address)))


def select(posts: Iterable[Post], query: Query) -> tuple[Post, ...]:
    """The posts that fit every line of a query."""
    return tuple(post for post in posts if _fits(post, query))


def _fits(post: Post, query: Query) -> bool:
    asked = (
        (query.kinds, (post.kind,)),
        (query.themes, post.themes),
        (query.places, post.places),
        (query.people, post.reported_by),
    )
    return (
        all(not wanted or set(wanted) & set(own) for wanted, own in asked)
        and (query.since is None or post.date >= query.since)
        and (query.until is None or post.date <= query.until)
    )


def ordered(posts: Iterable[Post], order: Order) -> tuple[Post, ...]:
    """The posts as a pack prints them: by date is oldest first, as the story went."""
    by_date = sorted(posts, key=lambda post: (post.date, post.address))
    if order is Order.TITLE:
        return tuple(sorted(by_date, key=lambda post: post.title.casefold()))
    if order is Order.THEME:
        return tuple(sorted(by_date, key=lambda post: post.themes[0]))
    return tuple(by_date)
