"""A filled form becomes a draft: the teller's words as they are, and held back until an editor has recorded consent."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from socialcarefuture.content.consent import NOT_RECORDED
from socialcarefuture.content.drafting import Draft, Filing, begin, free_slug, in_the_way, tidy, with_body
from socialcarefuture.content.fields import LONGEST_TITLE
from socialcarefuture.content.issue_form import CONSENT, STORY, Filled
from socialcarefuture.content.library import Library
from socialcarefuture.content.posts import SpeakingAs
from socialcarefuture.content.sorts import SORTS, Sort
from socialcarefuture.frontmatter.text import UNPRINTABLE

_MERGE = re.compile(r"^(?=<{7}|>{7}|\|{7})", re.MULTILINE)
"""What begins a line that a merge would have left: a backslash before it shows the same and is none."""
_UNTITLED = "A story"
_UNNAMED = "Somebody"
_MOST_NAMES = 10
"""Themes or places that are looked up: nobody needs more."""


def sort_of(filled: Filled) -> Sort:
    """What the story is to become."""
    return SORTS[filled.chosen("kind") or "blog"]


def name_of(filled: Filled) -> str:
    """The name to show, as the teller chose it."""
    return _cut(tidy(filled.answers["name"])) or _UNNAMED


def needs_author(filled: Filled) -> bool:
    """Whether whoever wrote it needs a page."""
    return "authors" in {question.key for question in sort_of(filled).questions}


def page_of(filled: Filled, library: Library, day: date) -> Draft:
    """A page for the teller, with the name to show and nothing else."""
    make = partial(begin, SORTS["person"], name_of(filled), {})
    return _free(make, Filing(library.settings.docs, day), library)


def post_of(
    filled: Filled, library: Library, day: date, *, authors: tuple[str, ...] = (), themes: tuple[str, ...] = ()
) -> tuple[Draft, tuple[str, ...]]:
    """The post of a told story, held back, and what an editor has to know of it.

    Args:
        filled: the form.
        library: of the site that it goes into; it has one theme at least.
        day: its date.
        authors: slugs of who wrote it, where that needs a page.
        themes: slugs, where the teller named none that there is.
    """
    notes: list[str] = []
    answers = {
        "themes": _themes(filled, library, themes, notes),
        "places": _known(filled, library, "places", notes),
        "content_note": _cut(tidy(filled.answers["note"])),
        **(_by(authors) if needs_author(filled) else _told(filled)),
    }
    title = tidy(filled.answers["title"])
    if len(title) > LONGEST_TITLE:
        notes.append(f"The title had {len(title):,} characters. It is cut to {LONGEST_TITLE}.")
    make = partial(begin, sort_of(filled), _cut(title) or _UNTITLED, answers)
    post = _free(make, Filing(library.settings.docs, day, draft=True), library)
    notes += _consent(filled)
    told = ("From the form. Nothing of it appears until an editor has recorded consent.", *notes)
    return with_body(post, story(filled), told), tuple(notes)


def story(filled: Filled) -> str:
    """The words as they were typed, but for signs that no page can hold."""
    return _MERGE.sub(r"\\", UNPRINTABLE.sub("", filled.answers[STORY])) or "(No story was written.)"


def _by(authors: tuple[str, ...]) -> dict[str, object]:
    return {"authors": authors, "consent": {"record": NOT_RECORDED}}


def _told(filled: Filled) -> dict[str, object]:
    return {"voice": name_of(filled), "speaking_as": filled.chosen("standpoint") or str(SpeakingAs.OTHER)}


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "\u2026"


def _free(make: Callable[[Filing], Draft], filing: Filing, library: Library) -> Draft:
    """A draft at an address that no other text has."""
    draft = make(filing)
    return make(replace(filing, slug=free_slug(draft, library))) if in_the_way(draft, library) else draft


def _themes(filled: Filled, library: Library, given: tuple[str, ...], notes: list[str]) -> tuple[str, ...]:
    if found := _known(filled, library, "themes", notes) or given:
        return found
    folder = f"{library.settings.docs}/themes/"
    pages = (path.removeprefix(folder) for path in sorted(library.shelf.texts) if path.startswith(folder))
    first = next(page.removesuffix(".md") for page in pages if page != "index.md" and "/" not in page)
    notes.append(f"No theme of ours was named. The theme {first} only stands in for one: choose another.")
    return (first,)


def _known(filled: Filled, library: Library, taxonomy: str, notes: list[str]) -> tuple[str, ...]:
    """The slugs of what was named and has a page; the rest is noted."""
    found, names = [], library.vocabulary[taxonomy]
    for name in [_cut(tidy(name)) for name in filled.answers[taxonomy].split(",")][:_MOST_NAMES]:
        slugs = names.find(name)
        if len(slugs) == 1:
            found.append(slugs[0])
        elif name:
            near = names.suggest(name)
            notes.append(f"No page in {taxonomy} is called: {name}." + (f" Is it {near}?" if near else ""))
    return tuple(dict.fromkeys(found))


def _consent(filled: Filled) -> Iterator[str]:
    channels = ", ".join(filled.ticked("channels")) or "nothing: ask"
    yield f"Where it may appear, they ticked: {channels}. Ask them, and note it in your register."
    if not filled.all_ticked(CONSENT):
        yield "They did not tick all that has to be ticked. Ask before you go on."
