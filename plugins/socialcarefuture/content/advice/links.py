"""Words of links that say nothing to somebody who hears a page's links one after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialcarefuture.content.advice.views import Views
from socialcarefuture.problems import Problem

_LINK = re.compile(r"[\[<](?:(?<=\[)(?<!!\[)([^\[\]\n]{1,200})\](?=\(|\[)|(?<=<)(https?://[^\s<>]+)>)", re.IGNORECASE)
_EMPTY = re.compile(
    r"(?:please )?(?:click|tap|press|see|look)?(?: on)? ?(?:here|this|more|link)|(?:read|see|find out|learn) more"
    r"|(?:this |the )?(?:link|page|website|site|article)|more info(?:rmation)?|details|continue(?: reading)?",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def check(views: Views) -> Iterator[Problem]:
    """Links whose words could stand for anything, or are an address."""
    for found in _LINK.finditer(views.shown):
        words = re.sub(r"[*`]", "", found[1] or found[2]).strip(" _.:!>\u2192\u00bb")
        place = found.start(1) if found[1] else found.start(2)
        if _ADDRESS.fullmatch(words):
            yield views.advice(
                place,
                "link-bare",
                "the words of this link are an address, which a screen reader spells out",
                "Say where it leads: [the name of the page](the address)",
            )
        elif views.is_english and _EMPTY.fullmatch(" ".join(words.split())):
            yield views.advice(
                place,
                "link-text",
                f'"{words}" does not say where this link leads',
                "Many people hear the links of a page in a row: let the words name what is behind them.",
            )
