"""What an organiser orders: a saved pack or a question asked on the spot, made to measure."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import click
from pydantic import TypeAdapter, ValidationError
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.fields import LONGEST_TITLE, once
from socialcarefuture.content.naming import key_of, texts_named
from socialcarefuture.content.packs import Pack, Query, Section
from socialcarefuture.content.posts import KINDS
from socialcarefuture.content.publication import Publication
from socialcarefuture.content.selection import select
from socialcarefuture.content.slugs import as_slug
from socialcarefuture.content.taxonomies import NAMED, Term
from socialcarefuture.packs import Book
from socialcarefuture.packs.compose import compose
from socialcarefuture.problems import did_you_mean
from socialcarefuture.rendering import Manuscript
from socialcarefuture.rendering.names import listed

from scripts.options import count

OPTIONS = {
    "themes": "--theme",
    "places": "--place",
    "people": "--person",
    "kinds": "--kind",
    "since": "--since",
    "until": "--until",
}
"""By field of a query, the option that asks for it."""
_TERMS = tuple(taxonomy.name for taxonomy in NAMED)


class Words(click.ParamType[str]):
    """A line of plain text that a field of front matter could hold."""

    name = "TEXT"

    def __init__(self, form: Any) -> None:
        """Take words of this form."""
        self._form = TypeAdapter[str](form)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Judge what was typed as front matter is judged."""
        try:
            return self._form.validate_python(value)
        except ValidationError as error:
            self.fail(_sentences(error), param, ctx)


class Pages(click.ParamType[int]):
    """A number of pages."""

    name = "PAGES"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Take a whole number from 1."""
        text = str(value).strip()
        if not text.isdecimal() or not int(text):
            self.fail(f'"{text[:40]}" is not a number of pages, as in 24.', param, ctx)
        return int(text)


@dataclass(frozen=True)
class Order:
    """A pack as it is wanted."""

    pack: Pack
    saved: bool
    """Whether it has a manifest, and so a page."""
    query: Query | None = None
    """The question, where it has none."""
    theme: Term | None = None
    """The one theme that it is about, where it has no manifest: its introduction is the foreword."""
    without: frozenset[str] = frozenset()
    """The paths of the texts to leave out."""
    changes: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the book that were asked to be others."""

    def book(self, manuscript: Manuscript, more: frozenset[str] = frozenset()) -> Book:
        """Put it together, `more` texts left out."""
        page = self.theme or (self.pack if self.saved else None)
        book = compose(manuscript, self.pack, page=page, without=self.without | more)
        return replace(book, **self.changes)

    @property
    def title(self) -> str:
        """What stands on its cover."""
        return str(self.changes.get("title") or self.pack.title)

    @property
    def stem(self) -> str:
        """The beginning of its files' names."""
        return self.pack.slug if self.saved else as_slug(self.title) or "pack"

    @property
    def asked(self) -> str:
        """What was asked for besides a saved pack's name, as options of the command."""
        asked = [*(_options(self.query) if self.query else ()), *(f"--without {path}" for path in sorted(self.without))]
        return " ".join(asked)


def order(
    manuscript: Manuscript,
    name: str | None,
    query: Mapping[str, Any],
    without: Iterable[str] = (),
    changes: Mapping[str, Any] | None = None,
) -> Order:
    """Understand what was typed.

    Args:
        manuscript: the site's content.
        name: of a saved pack.
        query: fields of a query, those that were not given empty.
        without: names of texts to leave out.
        changes: fields of the book, those that were not given empty.

    Raises:
        click.UsageError: with what is not known, and the nearest that is.
    """
    asked = {key: value for key, value in query.items() if value}
    if bool(name) == bool(asked):
        saved = _all(one.slug for one in manuscript.library.published(Channel.PACK).packs)
        raise click.UsageError(
            f"Say either the name of a pack, or which posts, as in --theme homeshare. Saved packs: {saved}"
        )
    found = Order(_named(manuscript, name), saved=True) if name else _asked(manuscript, asked)
    given = {key: value for key, value in (changes or {}).items() if value}
    whole = replace(found, changes=given)
    return replace(whole, without=frozenset(_left_out(manuscript, whole, without)))


def _named(manuscript: Manuscript, name: str) -> Pack:
    packs = {one.slug: one for one in manuscript.library.published(Channel.PACK).packs}
    files = {pack.path: pack for pack in packs.values()}  # as a shell completes it
    found = packs.get(name.removesuffix(".md")) or files.get(name.replace("\\", "/").removeprefix("./"))
    if found is None:
        near = did_you_mean(name, packs, f"Saved packs: {_all(packs)}")
        raise click.UsageError(f'There is no pack "{name[:80]}" in docs/packs/. {near}')
    return found


def _all(names: Iterable[str]) -> str:
    return f"{', '.join(names) or 'none yet'}."


def _asked(manuscript: Manuscript, asked: Mapping[str, Any]) -> Order:
    """A pack of a question asked on the spot; its words are understood as those in a manifest are."""
    try:
        query = Query.model_validate(asked, context=manuscript.library.vocabulary)
        query = query.model_copy(update={name: once(getattr(query, name)) for name in ("kinds", *_TERMS)})
    except ValidationError as error:
        raise click.UsageError(_sentences(error)) from None
    carried, settings = manuscript.library.published(Channel.PACK), manuscript.library.settings
    named = [title for name in _TERMS for title in carried.titles(name, getattr(query, name))]
    named = named or [_kind(carried, kind) for kind in query.kinds]
    title = ", ".join(named)
    title = title if 0 < len(title) <= LONGEST_TITLE else settings.name
    pack = Pack(title=title, date=settings.today, sections=tuple(_sections(carried, query)))
    themes = [carried.terms["themes"][slug] for slug in query.themes]
    theme = themes[0] if len(themes) == 1 and themes[0].body.strip() else None
    return Order(pack, saved=False, query=query, theme=theme)


def _sections(carried: Publication, query: Query) -> Iterator[Section]:
    """By theme where several are asked for, else by kind; a post that two hold stands in the first."""
    if len(query.themes) > 1:
        for slug, title in zip(query.themes, carried.titles("themes", query.themes), strict=True):
            yield Section(title=title, select=query.model_copy(update={"themes": (slug,)}))
        return
    for kind in query.kinds or KINDS:
        yield Section(title=_kind(carried, kind), select=query.model_copy(update={"kinds": (kind,)}))


def _kind(carried: Publication, kind: str) -> str:
    return carried.title_of_folder(KINDS[kind].folder, KINDS[kind].plural)


def _sentences(error: ValidationError) -> str:
    said = [one.get("ctx", {}) for one in error.errors()]
    return " ".join(f"{one.get('message', '')}. {one.get('hint', '')}".strip() for one in said)


def _left_out(manuscript: Manuscript, whole: Order, names: Iterable[str]) -> Iterator[str]:
    """The paths of what is to be left out. One that is not in the pack anyway is no fault, and nobody is told why."""
    for name in dict.fromkeys(names):
        found = texts_named(manuscript.library, name)
        if len(found) > 1:
            raise click.UsageError(f"--without {name[:80]} can mean {' or '.join(found)}. Write the one that is meant.")
        if not found:
            known = [key_of(chapter.path) for chapter in whole.book(manuscript).chapters]
            slugs = {key.rpartition("/")[2]: key for key in known}
            near = did_you_mean(name, known) or did_you_mean(name, slugs)
            raise click.UsageError(f"--without {name[:80]}: there is no such text. {near or _where(known)}")
        yield found[0]


def _where(known: Iterable[str]) -> str:
    first = next(iter(known), "")
    return f"Write its file or its address, as in --without {first}" if first else ""


# --- where nothing fits -------------------------------------------------------------------------------------------


def nothing_fits(manuscript: Manuscript, wanted: Order) -> str:
    """Why a pack would be empty, and what would not be, in sentences. It says nothing of posts that are held back."""
    carried = manuscript.library.published(Channel.PACK)
    left_out = manuscript.library.left_out(wanted.pack)
    consent = f" {count(left_out, 'post')} left out: consent does not cover packs." if left_out else ""
    if not wanted.query:
        why = "every text was left out." if wanted.without else "no post of it may be in a pack today."
        return f'Nothing to print for "{wanted.title}": {why}{consent}'
    if wanted.without and select(carried.posts, wanted.query):
        return f"Nothing to print: --without leaves no post.{consent}"
    asked = list(_options(wanted.query))
    fits = f"no post fits {'all of ' if len(asked) > 1 else ''}{listed(asked)}."
    return "\n".join([f"Nothing to print: {fits}{consent}", *_instead(carried, wanted.query)])


def _instead(carried: Publication, query: Query) -> Iterator[str]:
    """What would give something: the question without one of its options, else each option alone."""
    given = [name for name in OPTIONS if getattr(query, name)]
    empty = Query.model_construct()
    fewer = {name: query.model_copy(update={name: getattr(empty, name)}) for name in given if len(given) > 1}
    alone = {name: empty.model_copy(update={name: getattr(query, name)}) for name in given if len(given) > 1}
    for word, questions in (("Without", fewer), ("Only", alone)):
        found = {name: len(select(carried.posts, one)) for name, one in questions.items()}
        told = [f"  {word} {_option(query, name)}: {count(posts, 'post')}." for name, posts in found.items() if posts]
        if told:
            yield from told
            return
    days = [post.date for post in carried.posts]
    if days:
        yield f"  Packs may carry {count(len(days), 'post')}, of {min(days)} to {max(days)}."


def _options(query: Query) -> Iterator[str]:
    return (_option(query, name) for name in OPTIONS if getattr(query, name))


def _option(query: Query, name: str) -> str:
    value = getattr(query, name)
    values = value if isinstance(value, tuple) else (value,)
    return " ".join(f"{OPTIONS[name]} {shlex.quote(str(one))}" for one in values)
