"""What can be begun: every sort of text, and what has to be known for its file."""

from __future__ import annotations

from dataclasses import dataclass

from socialcarefuture.content import packs
from socialcarefuture.content.consent import Channel
from socialcarefuture.content.documents import Companion, Document
from socialcarefuture.content.posts import KINDS, SpeakingAs
from socialcarefuture.content.taxonomies import TAXONOMIES, Group


@dataclass(frozen=True)
class Question:
    """Something that a new text says of itself."""

    key: str
    """The field of the model."""
    option: str
    """Of the command line, without its hyphens."""
    words: str
    """As it is asked."""
    needed: bool = False
    many: bool = False
    """Whether it takes more than one answer."""
    taxonomy: str = ""
    """Whose terms are the answers."""
    choices: tuple[str, ...] = ()
    """The answers that there are."""
    asked: bool = True
    """Whether a person at a terminal is asked; else it is an option only."""
    number: type[int] | type[float] | None = None
    """What the answer is, where it is a number."""


@dataclass(frozen=True)
class Sort:
    """A sort of text that can be begun."""

    name: str
    """As it is typed."""
    model: type[Document]
    folder: str
    """Where its files lie: a kind's folder, or one in the folder of pages; empty where they lie beside others."""
    questions: tuple[Question, ...]
    template: str
    """The name of its file in `drafts/`."""
    title: str = "Its title"
    """How its title is asked for."""
    one: str = ""
    """As it is called in a sentence."""

    @property
    def is_post(self) -> bool:
        """Whether its files lie in a kind's folder, by their years."""
        return self.folder in {kind.folder for kind in KINDS.values()}

    @property
    def described_first(self) -> str:
        """With its article, as a sentence begins: `A blog`."""
        return self.one or f"A {self.name}"


_AUTHORS = Question("authors", "author", "Who wrote it?", needed=True, many=True, taxonomy="people")
_THEMES = Question("themes", "theme", "What is it about?", needed=True, many=True, taxonomy="themes")
_PLACES = Question("places", "place", "Where does it happen?", many=True, taxonomy="places")
_SUMMARY = Question("summary", "summary", "In one or two sentences, for lists", asked=False)
_NOTE = Question("content_note", "content-note", "What should a reader know before reading it?", asked=False)
_WEBSITE = Question("website", "website", "Where can people read more?", asked=False)
_REPLIES = Question("replies_to", "replies-to", "Which post does it answer? (as in blogs/a-post)", needed=True)
_BLOG = (_AUTHORS, _THEMES, _PLACES, _SUMMARY, _NOTE)
_TESTIMONY = (
    Question("voice", "voice", "Which name shall be shown, as the person chose it?", needed=True),
    Question(
        "speaking_as",
        "speaking-as",
        "From which place in life do they speak? (person: somebody who draws on support)",
        needed=True,
        choices=tuple(map(str, SpeakingAs)),
    ),
    _THEMES,
    _PLACES,
    Question("told_by", "told-by", "Who wrote it down for them?", taxonomy="people"),
    _SUMMARY,
    _NOTE,
    Question("record", "record", "The number of their consent in your register", asked=False),
    Question("given", "given", "The day of their consent", asked=False),
    Question("channels", "channel", "Where it may appear", many=True, choices=tuple(map(str, Channel)), asked=False),
    Question("review", "review", "The day to ask them again", asked=False),
)
_GLIMPSE = (
    _AUTHORS,
    _THEMES,
    _PLACES,
    Question("organisation", "organisation", "Who does it? (a group or an organisation)"),
    Question("since", "since", "Since which year?", number=int),
    _WEBSITE,
    _SUMMARY,
    _NOTE,
)
_EASY_READ = (
    Question("easy_read_by", "by", "Who writes the Easy Read version?", needed=True),
    Question("easy_read_checked_by", "checked-by", "Which people with learning disabilities checked it?", asked=False),
)
_THEME = (Question("group", "group", "What sort of theme is it?", choices=tuple(map(str, Group))), _WEBSITE)
_PERSON = (
    Question("role", "role", "What do they do?"),
    Question("affiliation", "affiliation", "Which group or organisation do they belong to?"),
    Question("pronouns", "pronouns", "Their pronouns", asked=False),
)
_PLACE = (
    Question("nation", "nation", "In which nation is it? (as in Wales)"),
    Question("latitude", "latitude", "Degrees north, two decimals at most (as in 53.48)", number=float),
    Question("longitude", "longitude", "Degrees east, two decimals at most (as in -2.24)", number=float),
)
_WORD = (
    Question("aliases", "form", "Another form in which texts have it, such as NHS", many=True, asked=False),
)
_PACK = (
    Question("subtitle", "subtitle", "What stands below its title?"),
    Question("kinds", "kind", "Which kinds of post?", many=True, choices=tuple(KINDS)),
    Question("themes", "theme", "Posts about which themes?", many=True, taxonomy="themes"),
    Question("places", "place", "Posts about which places?", many=True, taxonomy="places", asked=False),
    Question("people", "person", "Posts by which people?", many=True, taxonomy="people", asked=False),
)


def _post(name: str, kind: str, questions: tuple[Question, ...], one: str = "") -> Sort:
    return Sort(name, KINDS[kind].model, KINDS[kind].folder, questions, kind, one=one)


def _term(name: str, taxonomy: str, questions: tuple[Question, ...], title: str) -> Sort:
    return Sort(name, TAXONOMIES[taxonomy].model, taxonomy, questions, name, title)


SORTS = {
    sort.name: sort
    for sort in (
        _post("blog", "blog", _BLOG),
        _post("testimony", "testimony", _TESTIMONY),
        _post("glimpse", "glimpse", _GLIMPSE),
        _post("reply", "blog", (_REPLIES, *_BLOG)),
        Sort(
            "easy-read",
            Companion,
            "",
            _EASY_READ,
            "easy-read",
            "Of which text? (as in blogs/a-post)",
            "An Easy Read version",
        ),
        _term("theme", "themes", _THEME, "Its name"),
        _term("person", "people", _PERSON, "Their name, as they want it shown"),
        _term("place", "places", _PLACE, "Its name"),
        _term("word", "words", _WORD, "The hard word"),
        Sort("pack", packs.Pack, packs.FOLDER, _PACK, "pack"),
    )
}
"""By name, in the order in which help shows them."""
TERM_SORTS = {sort.folder: sort for sort in SORTS.values() if sort.folder in TAXONOMIES}
"""By taxonomy: the sort of its terms."""
