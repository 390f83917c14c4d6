"""Names of people in the story of somebody who chose not to be named: who is near them tells who they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from socialcarefuture.content.checks.safety.finding import Finding
from socialcarefuture.content.checks.shelf import Shelf
from socialcarefuture.content.documents import Document
from socialcarefuture.content.posts import Testimony
from socialcarefuture.content.taxonomies import Person

_PARTICLES = re.compile(r"ab|al|ap|ben|bin|da|de|del|den|der|di|du|el|ibn|la|le|of|ten|van|von|y")
_NO_NAME = re.compile(
    r"an?|the|anon|anonymous|nobody|one|somebody|someone|two|three|unnamed|my|our|h(er|is)|their|brother|carer|child|dad"
    r"|daughter|family|father|friend|grand(mother|father)|husband|member|mother|mum|neighbour|nurse|parent|partner"
    r"|person|resident|sibling|sister|son|tenant|wife|woman|man|worker",
    re.IGNORECASE,
)
"""How somebody is called who is not named."""


def is_name(words: str) -> bool:
    """Whether words are a personal name, as in "Jo" or "Vincent van Gogh", and not "A mother" or "Carer in Leeds"."""
    parts = re.findall(r"[^\W\d_][\w'\u2019.-]*", words)
    if not parts or _NO_NAME.fullmatch(parts[0]):
        return False
    return all(not part[0].islower() or _PARTICLES.fullmatch(part) for part in parts)


def known(shelf: Shelf) -> Mapping[str, str]:
    """The names of the people that have a page, by slug. "The editors" is no name."""
    return {person.slug: person.title for person in shelf.of(Person) if is_name(person.title)}


def of_others(people: Mapping[str, str], document: Document) -> tuple[str, ...]:
    """The names that a text may not hold: none, but in a testimony whose voice is no name."""
    if not isinstance(document, Testimony):
        return ()
    if is_name(document.voice) or document.voice.casefold() in {name.casefold() for name in people.values()}:
        return ()
    return tuple(name for slug, name in people.items() if slug != document.told_by)


def find(text: str, names: tuple[str, ...]) -> Iterator[Finding]:
    """Every place where one of the names stands."""
    for name in names:
        spaced = r"\s+".join(re.escape(word) for word in name.split())
        for found in re.finditer(rf"(?<!\w){spaced}(?!\w)", text):
            yield Finding(
                found.start(),
                found[0],
                "person-named",
                "the voice of this testimony is not named, and here is the name of somebody",
                "It may tell who the voice is: leave the name out.",
            )
