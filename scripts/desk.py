"""Where a new text is made: the site that it goes into, and a person to ask, if there is one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click
from socialcarefuture.content import addresses
from socialcarefuture.content.drafting import (
    Draft,
    Filing,
    begin,
    fault_of,
    faults,
    free_slug,
    in_the_way,
    slug_for,
    tidy,
)
from socialcarefuture.content.files import is_device
from socialcarefuture.content.library import Library
from socialcarefuture.content.naming import is_post, key_of, texts_named
from socialcarefuture.content.posts import Post
from socialcarefuture.content.settings import Settings
from socialcarefuture.content.slugs import as_slug, is_reserved, is_slug
from socialcarefuture.content.sorts import SORTS, TERM_SORTS, Question, Sort
from socialcarefuture.content.taxonomies import TAXONOMIES, Term

from scripts import asking
from scripts.asking import Choice, Menu
from scripts.options import read_config, read_settings, tell


@dataclass
class Desk:
    """A site that a text goes into."""

    settings: Settings
    library: Library
    """Read anew after each file that is written."""
    asks: bool
    """Whether somebody is there to be asked."""

    def shown(self, path: str) -> str:
        """A path of the site, as it is reached from where the command was typed."""
        file = self.settings.root / path
        here = Path.cwd().resolve()
        return click.format_filename(file.relative_to(here) if file.is_relative_to(here) else file)

    def address(self, path: str) -> str:
        """The page of a text that was written."""
        original = path.replace(".easy.md", ".md")
        bare = original.removeprefix(f"{self.settings.docs}/")
        page = addresses.post(*key_of(original).split("/")) if is_post(original) else addresses.page(bare)
        return page if original == path else addresses.easy_read(page)

    def sort(self) -> str:
        """Ask what is to be begun."""
        if not self.asks:
            raise click.UsageError(f"Say what to begin: one of {', '.join(SORTS)}.")
        choices = [Choice(sort.name, sort.name) for sort in SORTS.values()]
        return asking.pick("What do you want to begin?", Menu(choices, needed=True))[0]

    def title(self, sort: Sort, given: str) -> str:
        """A title that can be taken, asked for where none was given; of an Easy Read version, its text's path."""
        judge = partial(self._title_fault, sort)
        if given:
            if wrong := judge(given):
                raise click.UsageError(f"{given[:60]}: {wrong}")
        elif self.asks:
            given = asking.line(sort.title, needed=True, fault=judge)
        else:
            raise click.UsageError(f'Give it a title, as in: scf new {sort.name} "A better way"')
        return given if sort.folder else texts_named(self.library, given)[0]

    def _title_fault(self, sort: Sort, title: str) -> str:
        if sort.folder:
            return fault_of(sort, "title", tidy(title), self.library.vocabulary)
        return _one_text(texts_named(self.library, title), title)

    def answers(self, sort: Sort, given: Mapping[str, Any]) -> dict[str, Any]:
        """What the sort's questions are answered with: by options, else by the person who is asked."""
        answers: dict[str, Any] = {}
        missing = []
        for question in sort.questions:
            default = self._default(question, answers)
            if question.key in given:
                answers[question.key] = self.judged(sort, question, given[question.key])
            elif self.asks and question.asked and (question.needed or not given):
                answers[question.key] = self._asked(sort, question, default)
            elif default:
                answers[question.key] = default
            elif question.needed:
                missing.append(f"--{question.option}: {question.words}")
        if missing:
            raise click.UsageError(f"{sort.described_first} needs more:\n  " + "\n  ".join(missing))
        return answers

    def _default(self, question: Question, answers: Mapping[str, Any]) -> tuple[str, ...]:
        """A reply is about what the post is about that it answers."""
        answered = answers.get("replies_to")
        posts = (text for text in self.library.documents if isinstance(text, Post) and text.key == answered)
        return next((post.themes for post in posts), ()) if question.key == "themes" else ()

    def judged(self, sort: Sort, question: Question, value: Any) -> Any:
        """An option's value, as the model takes it; one that it would not take ends the command."""
        values = value if question.many else (value,)
        for one in values:
            if wrong := self._fault(sort, question, one):
                more = self._how_to_add(question, one)
                raise click.UsageError(f"--{question.option}: {wrong}{more}")
        meant = tuple(self._meant(question, one) for one in values)
        return meant if question.many else meant[0]

    def _how_to_add(self, question: Question, name: str) -> str:
        unknown = question.taxonomy and not self.library.vocabulary[question.taxonomy].find(name)
        return f' To add one: scf new {TERM_SORTS[question.taxonomy].name} "{name[:60]}"' if unknown else ""

    def _fault(self, sort: Sort, question: Question, value: Any) -> str:
        value = tidy(value) if isinstance(value, str) else value
        if question.key == "replies_to":
            found = texts_named(self.library, value)
            posts = [path for path in found if is_post(path)]
            return _one_text(posts, value)
        if question.number and isinstance(value, str):
            try:
                value = question.number(value)
            except ValueError:
                return "This is not a number."
        return fault_of(sort, question.key, (value,) if question.many else value, self.library.vocabulary)

    def _meant(self, question: Question, value: Any) -> Any:
        if question.taxonomy:
            return self.library.vocabulary[question.taxonomy].find(tidy(value))[0]
        if question.key == "replies_to":
            return key_of(next(path for path in texts_named(self.library, value) if is_post(path)))
        return question.number(value) if question.number and value != "" else value

    def _asked(self, sort: Sort, question: Question, default: Sequence[str]) -> Any:
        if question.taxonomy or question.choices:
            create = partial(self._create, question.taxonomy) if question.taxonomy else None
            menu = Menu(self._choices(question), question.needed, question.many, default, create)
            found = asking.pick(question.words, menu)
            return found if question.many else "".join(found[:1])
        answer = asking.line(question.words, needed=question.needed, fault=partial(self._fault, sort, question))
        return self._meant(question, answer) if answer else ""

    def _choices(self, question: Question) -> list[Choice]:
        if question.choices:
            return [Choice(choice, choice) for choice in question.choices]
        model = TAXONOMIES[question.taxonomy].model
        terms = [text for text in self.library.documents if isinstance(text, model) and isinstance(text, Term)]
        return [Choice(term.slug, term.title) for term in sorted(terms, key=lambda term: term.title.casefold())]

    def _create(self, taxonomy: str, name: str) -> str:
        """Offer a page for a name that has none; the slug of what it means then, or nothing."""
        names = self.library.vocabulary[taxonomy]
        if len(slugs := names.find(name)) == 1:  # by an alias, which is not in the list
            return slugs[0]
        near, sort = names.suggest(name), TERM_SORTS[taxonomy]
        if near and click.confirm(f'  There is no "{name}". Do you mean "{near}"?', default=True):
            return names.find(near)[0]
        if wrong := fault_of(sort, "title", tidy(name), self.library.vocabulary):
            click.echo(f"  {wrong}")
            return ""
        if not click.confirm(f'  Shall "{name}" become a new {sort.name}, with a page of its own?', default=False):
            return ""
        path = self.begin(sort, name, {})
        return path.rpartition("/")[2].removesuffix(".md")

    def begin(self, sort: Sort, title: str, answers: Mapping[str, Any], filing: Filing | None = None) -> str:
        """Write a new text, and tell of it; its path. What stands in the way ends the command."""
        filing = filing or Filing(self.settings.docs, self.settings.today)
        if sort.folder:
            filing = replace(filing, slug=self._slug(sort, filing.slug or slug_for(sort, tidy(title), filing.day)))
        made = begin(sort, title, answers, filing)
        while there := in_the_way(made, self.library):
            filing = replace(filing, slug=self._slug(sort, self._another(made, there)))
            made = begin(sort, title, answers, filing)
        self.write(made)
        return made.path

    def _slug(self, sort: Sort, slug: str) -> str:
        if is_slug(slug) and not is_reserved(slug) and not is_device(f"{slug}.md"):
            return slug
        better = slug_for(sort, slug, self.settings.today)
        raise click.UsageError(f'--slug: "{slug[:60]}" cannot be the end of an address. Write {as_slug(better)}')

    def _another(self, made: Draft, there: str) -> str:
        """Another slug, where one is taken."""
        if not made.sort.folder:
            raise click.ClickException(f"{there}. Nothing was changed.")
        free = free_slug(made, self.library)
        if not self.asks:
            raise click.ClickException(f"{there}. Nothing was changed. For another address, add: --slug {free}")
        click.echo(f"\n{there}.")
        answer: str = click.prompt("Another name for the end of its address", default=free)
        return answer.strip()

    def write(self, made: Draft) -> None:
        """Write a draft to a file that is not there yet, and tell of it."""
        if wrong := faults(made, self.library):
            tell(wrong)
            raise click.ClickException("Nothing was written.")
        file = self.settings.root / made.path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("xb") as target:
                target.write(made.text.encode())
        except OSError as error:
            raise click.ClickException(f"{self.shown(made.path)} cannot be written: {error.strerror}.") from None
        click.echo(f"Wrote {self.shown(made.path)}")
        self.library = Library.load(self.settings)


def open_desk(config_file: Path | None, today: date | None) -> Desk:
    """The site of a `mkdocs.yml`."""
    settings = read_settings(read_config(config_file), today)
    return Desk(settings, Library.load(settings), asking.at_terminal())


def _one_text(found: list[str], name: str) -> str:
    """What is wrong with a name of a text."""
    if len(found) == 1:
        return ""
    if found:
        return f"This can mean {' or '.join(found)}. Write the one that is meant."
    return f'There is no text "{name[:60]}". Write its path or its address, as in blogs/a-post'
