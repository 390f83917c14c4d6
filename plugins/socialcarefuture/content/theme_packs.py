"""A ready pack of each theme: nobody writes its manifest, for the theme's page says all that it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from socialcarefuture.content.packs import Pack, Query, Section
from socialcarefuture.content.posts import KINDS
from socialcarefuture.content.publication import Publication
from socialcarefuture.content.taxonomies import Theme
from socialcarefuture.content.vocabulary import Names


def theme_packs(carried: Publication, vocabulary: Mapping[str, Names]) -> Iterator[tuple[Theme, Pack]]:
    """The pack of every theme that has a post in it, by the themes' titles.

    Args:
        carried: what packs may carry.
        vocabulary: what terms may be called, as the library knows it.
    """
    for listing in carried.listings:
        theme = listing.subject
        if isinstance(theme, Theme) and listing.posts:
            newest = max(post.updated or post.date for post in listing.posts)
            sections = tuple(_section(carried, theme, kind, vocabulary) for kind in KINDS)
            yield theme, Pack(title=theme.title, date=newest, sections=sections)


def _section(carried: Publication, theme: Theme, kind: str, vocabulary: Mapping[str, Names]) -> Section:
    query = Query.model_validate({"kinds": [kind], "themes": [theme.slug]}, context=vocabulary)
    title = carried.title_of_folder(KINDS[kind].folder, KINDS[kind].plural)
    return Section(title=title, select=query)
