"""The guide in `docs/write/` says what the code does, its examples work, and a child of eleven can read it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args

import pytest
import textstat
import yaml
from click import Option
from pydantic import BaseModel
from socialcarefuture.content.checks.glimpses import QUESTIONS
from socialcarefuture.content.consent import Channel, Consent
from socialcarefuture.content.documents import Companion, Document, Page, Picture
from socialcarefuture.content.library import Library
from socialcarefuture.content.packs import EDITIONS, Pack, Query, Section
from socialcarefuture.content.posts import KINDS, Glimpse, Origin, Post, Withdrawn
from socialcarefuture.content.taxonomies import TAXONOMIES, Link, Person, Place, Theme, Word
from socialcarefuture.problems import Level
from socialcarefuture.rendering import Manuscript

from scripts.pack import pack
from tests.site.markup import Element, parse
from tests.site.reading import LONGEST_SENTENCE, SCHOOL_YEARS, hard_words, sentences
from tests.site.running import PROJECT, copy_project
from tests.sites import Site

GUIDE = "docs/write"
FOR_OWNERS = ("/editor-setup.md",)
"""How to set a site up is for who can; all else is for everybody."""
TODAY = "2020-06-15"
"""The examples are of 2020."""
TRANSCRIPTS = PROJECT / "tests" / "scripts" / "golden"
WORDS = PROJECT / "words.yml"
"""What the check looks for."""
SECTIONS: dict[str, type[BaseModel]] = {
    "Every file": Document,
    "Every post": Post,
    "A testimony": KINDS["testimony"].model,
    "A glimpse": Glimpse,
    "Consent": Consent,
    "A post that was taken back": Withdrawn,
    "A picture": Picture,
    "A source": Origin,
    "An Easy Read version": Companion,
    "A theme": Theme,
    "A person": Person,
    "A link of a person": Link,
    "A place": Place,
    "A hard word": Word,
    "A pack": Pack,
    "A part of a pack": Section,
    "What to take": Query,
    "A page": Page,
}
"""The parts of `fields.md`, and whose keys they tell."""
EXAMPLES = {
    "blog.md": "blogs/2020/an-example.md",
    "testimony.md": "testimonies/2020/an-example.md",
    "glimpse.md": "glimpses/2020/an-example.md",
    "consent.md": "testimonies/2020/another-example.md",
    "easy-read-version.md": "blogs/2020/changing-the-story.easy.md",
    "pack.md": "docs/packs/an-example.md",
}
"""The pages that show a whole file, and where a reader would put it."""
_FOR_EVERY_COMMAND = {"config_file", "today"}
"""Options that are told elsewhere."""
_WORDS_NEEDED = """
    accessibility camera capitals computer decided decorates department description disabilities easier editor editors
    example experience families media paragraph photograph photosymbols quotation sentences terminal testimonies
    testimony
"""
"""Hard words that nothing else can stand for: names, and what ten-year-olds learn when they write."""


class Term:
    """A key as `fields.md` tells it."""

    def __init__(self, name: Element, told: Element) -> None:
        """From a `dt` and its `dd`."""
        self.key = name.one("code").text
        self.needed = name.text.removeprefix(self.key).strip(" ·")
        *self.codes, self.example = (code.text for code in told.all("code"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own texts, in a folder of their own."""
    return copy_project(tmp_path_factory.mktemp("guide") / "own")


@pytest.fixture(scope="module")
def manuscript(project: Path) -> Manuscript:
    """The project's own texts, read and rendered."""
    return Site(project).manuscript(TODAY)


@pytest.fixture(scope="module")
def guide(manuscript: Manuscript) -> dict[str, Element]:
    """Every page of the guide, and the one that leads to it, by its file's name."""
    pages = {
        Path(path).name: parse(text.html)
        for path, text in manuscript.rendered.items()
        if path.startswith((f"{GUIDE}/", "docs/take-part.md")) and not path.endswith((".easy.md", *FOR_OWNERS))
    }
    assert len(pages) > 10
    return pages


@pytest.fixture(scope="module")
def fields(guide: dict[str, Element]) -> dict[str, list[Term]]:
    """The keys that `fields.md` tells, by the part of it."""
    parts: dict[str, list[Term]] = {}
    heading = ""
    for one in guide["fields.md"].children:
        if isinstance(one, Element) and one.tag == "h2":
            heading = one.text
        if isinstance(one, Element) and one.tag == "dl":
            parts[heading] = [Term(name, told) for name, told in zip(one.all("dt"), one.all("dd"), strict=True)]
    return parts


def _own(model: type[BaseModel]) -> set[str]:
    """The keys that a part tells: those of every file and of every post are told once."""
    above = Post if issubclass(model, Post) and model is not Post else Document if issubclass(model, Document) else None
    return set(model.model_fields) - (set(above.model_fields) if above and above is not model else set())


def _classes(annotation: Any) -> Iterator[type]:
    """Every class in an annotation such as `tuple[Section, ...] | None`."""
    if isinstance(annotation, type) and not get_args(annotation):
        yield annotation
    for one in get_args(annotation):
        yield from _classes(one)


def test_the_fields_page_has_a_part_for_every_group_of_keys(fields: dict[str, list[Term]]) -> None:
    """Every document of the model, and every group of keys inside one, has its part of the page."""
    documents = {kind.model for kind in KINDS.values()} | {one.model for one in TAXONOMIES.values()}
    told = set(SECTIONS.values())
    assert set(fields) == set(SECTIONS)
    assert {model for model in documents if _own(model) - {"authors"}} <= told
    inner = {
        one
        for model in told
        for field in model.model_fields.values()
        for one in _classes(field.annotation)
        if issubclass(one, BaseModel)
    }
    assert inner <= told
    assert {Picture, Origin, Consent, Link, Section, Query} <= inner


@pytest.mark.parametrize("part", SECTIONS)
def test_every_key_is_told_and_no_other(fields: dict[str, list[Term]], part: str) -> None:
    """A part of the page tells each key of its model once, and none that the model does not know."""
    told = [term.key for term in fields[part]]
    own = _own(SECTIONS[part])
    if own & {"authors"} and part != "Every post":
        own -= {"authors", "consent"} & set(Post.model_fields)
    assert sorted(told) == sorted(own)


@pytest.mark.parametrize("part", SECTIONS)
def test_a_key_is_called_needed_where_it_is(fields: dict[str, list[Term]], part: str) -> None:
    """Each key says whether a file is complete without it, and of which kinds."""
    model = SECTIONS[part]
    for term in fields[part]:
        models = [kind.model for kind in KINDS.values()] if model is Post else [model]
        needing = [one for one in models if one.model_fields[term.key].is_required()]
        where = " and ".join(kind.plural.lower() for kind in KINDS.values() if kind.model in needing)
        some = f"needed in {where}" if needing else ""
        assert term.needed == ("needed" if needing == models else some), term.key


@pytest.mark.parametrize("part", SECTIONS)
def test_every_choice_is_told(fields: dict[str, list[Term]], part: str) -> None:
    """A key that takes one word of a few names all of them."""
    for term in fields[part]:
        for choices in _classes(SECTIONS[part].model_fields[term.key].annotation):
            if issubclass(choices, StrEnum):
                assert set(map(str, choices)) <= set(term.codes), term.key


@pytest.mark.parametrize("part", SECTIONS)
def test_every_example_of_a_key_is_taken(fields: dict[str, list[Term]], part: str, manuscript: Manuscript) -> None:
    """The model takes each example as it stands, beside those of the keys that are needed."""
    model = SECTIONS[part] if SECTIONS[part] is not Post else Glimpse
    examples = {term.key: yaml.safe_load(term.example) for term in fields[part]}
    above = fields["Every post"] if issubclass(model, Post) else []
    common = {term.key: yaml.safe_load(term.example) for term in above}
    needed = {key for key, field in model.model_fields.items() if field.is_required()}
    together = {"canonical": {"url"}, "order": {"select"}, "title": {"pages"} if model is Section else set()}
    for key, example in examples.items():
        assert set(example) == {key}
        keys = needed | together.get(key, set()) | ({"record"} if model is Consent else set())
        beside = {name: value for one in keys for name, value in {**common, **examples}[one].items()}
        taken = model.model_validate({**beside, **example}, context=dict(manuscript.library.vocabulary))
        assert key in taken.model_fields_set


def _blocks(page: Element, language: str) -> list[str]:
    """The blocks of code on a page that are in a language."""
    return ["".join(map(str, code.children)).strip("\n") for code in page.all("code", class_=f"language-{language}")]


@pytest.mark.parametrize("page", EXAMPLES)
def test_a_file_that_the_guide_shows_can_be_used(guide: dict[str, Element], project: Path, page: str) -> None:
    """A whole file, copied from the guide into the site, is read without a problem or a piece of advice."""
    whole = [block for block in _blocks(guide[page], "markdown") if block.startswith("---\n")]
    assert len(whole) == 1
    file = project / EXAMPLES[page]
    file.write_text(f"{whole[0]}\n", encoding="utf-8")
    try:
        told = [one for one in Site(project).manuscript(TODAY).problems if one.path == EXAMPLES[page]]
    finally:
        file.unlink()
    assert [str(one) for one in told if one.level is not Level.NOTICE] == []


def test_the_problem_that_the_guide_shows_is_told_so(guide: dict[str, Element], project: Path) -> None:
    """What `checks.md` shows is what the check says of such a file, word for word."""
    shown = _blocks(guide["checks.md"], "console")
    path = "blogs/2020/a-bench-in-the-park.md"
    (project / path).write_text(
        "---\ntitle: A bench\ndate: 2020-05-14\nauthors: [editors]\nthemes: [Homeshair]\n---\nText.\n", encoding="utf-8"
    )
    try:
        told = [str(one) for one in Library.load(Site(project).settings(TODAY)).problems if one.path == path]
    finally:
        (project / path).unlink()
    assert shown == told


def test_every_level_of_a_problem_is_told(guide: dict[str, Element]) -> None:
    """`checks.md` explains each level by its name."""
    assert [term.text for term in guide["checks.md"].all("dt")] == [str(level) for level in Level]


def _bare(text: str) -> list[str]:
    """A text's lines without the spaces at their ends, which nobody sees."""
    return [line.rstrip() for line in text.strip("\n").split("\n")]


def test_the_guide_shows_what_the_terminal_shows(guide: dict[str, Element]) -> None:
    """Each transcript that a test of the commands keeps stands in the guide, word for word."""
    shown = [_bare(block) for page in guide.values() for block in _blocks(page, "console")]
    for file in sorted(TRANSCRIPTS.glob("transcript-*.txt")):
        assert _bare(file.read_text(encoding="utf-8")) in shown, file.name


def test_every_channel_is_told(guide: dict[str, Element]) -> None:
    """`consent.md` explains each place where words may appear, by the name that a file gives it."""
    told = [term.text for term in guide["consent.md"].all("dt")]
    assert told == [str(channel) for channel in Channel]


def test_every_form_of_a_pack_is_told_and_how_to_ask_for_it(guide: dict[str, Element]) -> None:
    """`pack.md` has every edition, in the order in which they are offered, and every option that says what to take."""
    page = guide["pack.md"]
    assert [cell.text for row in page.all("tr") for cell in row.all("td")[1:2]] == list(EDITIONS)
    told = {word for code in page.all("code") for word in code.text.split() if word.startswith("-")}
    options = [set(one.opts) for one in pack.params if isinstance(one, Option) and one.name not in _FOR_EVERY_COMMAND]
    assert [names for names in options if not names & told] == []


def test_every_question_of_a_glimpse_is_told(guide: dict[str, Element]) -> None:
    """`glimpse.md` asks the six questions that the check looks for, in their order."""
    assert [term.text for term in guide["glimpse.md"].all("dt")] == list(QUESTIONS)


def test_the_words_that_the_check_looks_for_are_in_the_guide(guide: dict[str, Element]) -> None:
    """Where the site has a list of words, `words.md` tells each of its rules, with who asks for it."""
    rows = [[cell.text for cell in row.all("td")] for row in guide["words.md"].all("tr") if row.all("td")]
    assert len(rows) > 20
    assert all(re.fullmatch(r".+ \(.+\)", better) for _, better in rows)
    for rule in yaml.safe_load(WORDS.read_text(encoding="utf-8")) if WORDS.is_file() else []:
        found = [better for words, better in rows if any(f'"{one}"'.lower() in words.lower() for one in rule["avoid"])]
        assert found, rule["avoid"]
        assert "movement" in rule["source"] or rule["source"].partition(",")[0] in " ".join(found), rule


@pytest.fixture(scope="module")
def prose(guide: dict[str, Element]) -> dict[str, list[str]]:
    """The sentences of every page, by its file's name."""
    return {name: sentences(page) for name, page in guide.items()}


def test_the_guide_reads_at_the_age_of_9_to_11(prose: dict[str, list[str]]) -> None:
    """Every page of the guide needs no more than six years at school, as SMOG and as Flesch and Kincaid measure it."""
    for name, said in prose.items():
        assert 0 < textstat.flesch_kincaid_grade(" ".join(said)) < SCHOOL_YEARS, name
        assert 0 < textstat.smog_index(" ".join(said)) < SCHOOL_YEARS, name


def test_every_sentence_of_the_guide_is_short(prose: dict[str, list[str]]) -> None:
    """No sentence of the guide has more than twenty words."""
    assert [one for said in prose.values() for one in said if len(one.split()) > LONGEST_SENTENCE] == []


def test_no_word_of_the_guide_is_hard_that_need_not_be(prose: dict[str, list[str]]) -> None:
    """No word of three syllables and more is used that children of ten do not know, save the few that must be."""
    for name, said in prose.items():
        assert sorted(hard_words(" ".join(said)).difference(_WORDS_NEEDED.split())) == [], name
