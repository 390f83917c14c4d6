"""A made-up archive of posts: the same text for every program that is measured.

Everything comes from a seed and a post's number, so post 7 is the same whether 60 or 2,000 are written.
"""

import datetime
import itertools
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SEED = "social care future"
WORDS_A_POST = 1300
FIRST_DAY = datetime.date(2018, 1, 1)
DAYS = 8 * 365
WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))

THEMES = tuple(WORDS["themes"])
AUTHORS = tuple(f"{first} {last}" for first in WORDS["first_names"] for last in WORDS["last_names"])
_TITLE = (WORDS["openings"], WORDS["subjects"], WORDS["turns"])


@dataclass(frozen=True)
class Post:
    """One post, before it is written down in anybody's format."""

    slug: str
    """The file's name without `.md`."""
    title: str
    date: datetime.date
    author: str
    """One of `AUTHORS`, a name."""
    themes: tuple[str, ...]
    """One to three of `THEMES`, names."""
    blocks: tuple[str, ...]
    """Markdown, a block an item; the first is the opening paragraph. Links to posts and themes stand as
    `post:2018/slug` and `theme:slug`, for each format to spell in its own way."""

    @property
    def address(self) -> str:
        """The year folder and the slug."""
        return f"{self.date.year}/{self.slug}"


def slug_of(name: str) -> str:
    """Write a name in small letters and hyphens."""
    return "-".join("".join(c if c.isalnum() else " " for c in name.lower()).split())


def generate(count: int) -> list[Post]:
    """Make the first `count` posts. A post links only to posts before it, so every link holds."""
    posts: list[Post] = []
    for number in range(count):
        posts.append(_post(number, posts))
    return posts


def introduction(name: str) -> str:
    """Make a paragraph on a theme or a person."""
    return _paragraph(random.Random(f"{SEED} {name}"))


def _post(number: int, before: list[Post]) -> Post:
    rng = random.Random(f"{SEED} {number}")
    title = " ".join(words[number % len(words)] for words in _TITLE)
    return Post(
        slug=slug_of(title),
        title=title,
        date=FIRST_DAY + datetime.timedelta(days=rng.randrange(DAYS)),
        author=rng.choice(AUTHORS),
        themes=tuple(rng.sample(THEMES, rng.randint(1, 3))),
        blocks=tuple(_blocks(rng, before)),
    )


def _blocks(rng: random.Random, before: list[Post]) -> Iterator[str]:
    words = 0
    for block in itertools.chain.from_iterable(_section(rng, before, n) for n in itertools.count()):
        yield block
        words += len(block.split())
        if words >= WORDS_A_POST:
            return


def _section(rng: random.Random, before: list[Post], number: int) -> Iterator[str]:
    """Make a heading (the opening section has none), two or three paragraphs and something between."""
    if number:
        yield f"## {_heading(rng)}"
    yield _paragraph(rng)
    yield _between(rng, before)
    for _ in range(rng.randint(1, 2)):
        yield _paragraph(rng)


def _between(rng: random.Random, before: list[Post]) -> str:
    """Break up the paragraphs: a list, a link, a quotation, a lesser heading, sometimes a table."""
    kinds = [_bullets, _numbers, _quotation, _lesser_heading, _links, _links]
    if rng.random() < 0.05:
        return _table(rng)
    return rng.choice(kinds)(rng, before)


def _bullets(rng: random.Random, _: list[Post]) -> str:
    return "\n".join(f"- {_sentence(rng)}" for _ in range(rng.randint(3, 5)))


def _numbers(rng: random.Random, _: list[Post]) -> str:
    return "\n".join(f"{n}. {_sentence(rng)}" for n in range(1, rng.randint(4, 6)))


def _quotation(rng: random.Random, _: list[Post]) -> str:
    return f"> {_sentence(rng)} {_sentence(rng)}"


def _lesser_heading(rng: random.Random, _: list[Post]) -> str:
    return f"### {_heading(rng)}\n\n{_paragraph(rng)}"


def _links(rng: random.Random, before: list[Post]) -> str:
    """Make a paragraph with links to a theme, another site and, where there is one, an earlier post."""
    theme = rng.choice(THEMES)
    text = f"{_sentence(rng)} We call it [{theme}](theme:{slug_of(theme)}), and "
    text += f"[others do too](https://example.org/{rng.choice(WORDS['nouns'])}). "
    if before:
        other = rng.choice(before)
        text += f"It began with [{other.title}](post:{other.address}). "
    return text + _sentence(rng)


def _table(rng: random.Random) -> str:
    rows = [
        f"| {rng.choice(WORDS['nouns'])} | {rng.randint(2, 90)} | {rng.choice(WORDS['places'])} |" for _ in range(4)
    ]
    return "\n".join(["| what | how many | where |", "| --- | ---: | --- |", *rows])


def _heading(rng: random.Random) -> str:
    nouns = WORDS["nouns"]
    return f"The {rng.choice(WORDS['adjectives'])} {rng.choice(nouns)} and the {rng.choice(nouns)}"


def _paragraph(rng: random.Random) -> str:
    return " ".join(_sentence(rng) for _ in range(rng.randint(3, 6)))


def _sentence(rng: random.Random) -> str:
    time = rng.choice(WORDS["times"])
    return rng.choice(WORDS["sentences"]).format(
        noun=rng.choice(WORDS["nouns"]),
        noun2=rng.choice(WORDS["nouns"]),
        adj=rng.choice(WORDS["adjectives"]),
        adj2=rng.choice(WORDS["adjectives"]),
        verb=rng.choice(WORDS["verbs"]),
        verb2=rng.choice(WORDS["verbs"]),
        place=rng.choice(WORDS["places"]),
        time=time,
        Time=time.capitalize(),
    )
