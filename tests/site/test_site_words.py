"""The interface's own words can be read at the age of 9 to 11: those of templates, of `site/*.py` and of scripts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
import textstat
from jinja2 import Environment, nodes
from socialcarefuture.content.posts import KINDS
from socialcarefuture.content.taxonomies import GROUP_TITLES, TAXONOMIES
from socialcarefuture.site.look import HERE

from tests.site.reading import LONGEST_SENTENCE, SCHOOL_YEARS, hard_words

_NEEDED = frozenset(
    [
        "accessibility", "accessible", "affiliation", "commissioner", "disabilities", "disability",
        "experience", "ireland", "javascript", "organisation", "supporter", "testimonies", "testimony",
        "addresses", "approaches", "earlier", "editors", "ideas", "updated", "usual",
    ]
)
"""Hard words that nothing else can stand for: names, what people call themselves, and a few that ten-year-olds meet."""
_FOR_MACHINES = {"linked_data.py", "hosting.py", "config.py"}
"""What these write, no reader sees."""
_SAID = re.compile(r"[A-Z][a-z’']*(?:[ ,.?!:…].*)?", re.DOTALL)  # noqa: RUF001 - a letter that people write
"""A string that somebody reads begins as a sentence does."""
_WORD = re.compile(r"\b(?!it\b)[^\W\d_]{2}")
"""Something besides what stands for a value."""
_ATTRIBUTE = re.compile(r'\s[\w-]+="[^"]*"')
"""Of a tag that another template begins."""
_INLINE = {"a", "abbr", "b", "bdi", "br", "code", "em", "kbd", "mark", "small", "span", "strong", "time", "wbr"}
_READ_OUT = {"alt", "aria-label", "placeholder", "title"}


class _Words(HTMLParser):
    """What a template's HTML says, a string for each block and for each attribute that is read out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._block: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE:
            self.end()
        for name, value in attrs:
            if name in _READ_OUT or (name.startswith("data-") and _SAID.fullmatch(value or "")):
                self.found.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.end()

    def handle_data(self, data: str) -> None:
        self._block.append(data)

    def end(self) -> None:
        """What follows belongs to another block."""
        text = _ATTRIBUTE.sub("", "".join(self._block))
        self.found.append(" ".join(text.split()))
        self._block.clear()


def _html(node: nodes.Node) -> Iterator[str]:
    """A template's HTML with all its branches; for a value that only a page knows stands a short word."""
    if isinstance(node, nodes.TemplateData):
        yield node.data
    elif isinstance(node, nodes.Const):
        yield str(node.value)
    elif isinstance(node, nodes.Filter) and node.name == "plural":
        yield f"3 {''.join(_html(node.args[0]))}s"
    elif isinstance(node, nodes.Filter) and node.name == "e" and node.node:
        yield from _html(node.node)
    elif isinstance(node, nodes.CondExpr):
        yield from _html(node.expr1)
    elif isinstance(node, nodes.Expr) and not isinstance(node, nodes.Concat | nodes.Or):
        yield "it"
    else:
        for name, part in node.iter_fields():
            for child in part if name in {"body", "elif_", "else_", "nodes"} else ():
                yield "" if name in {"body", "nodes"} else ". "  # another branch is another sentence
                yield from _html(child)


def _of_templates() -> Iterator[str]:
    for path in sorted((HERE / "templates").rglob("*.html")):
        template = Environment(autoescape=False).parse(path.read_text(encoding="utf-8"))  # nothing is rendered
        words = _Words()
        words.feed("".join(_html(template)))
        words.end()
        yield from words.found
        constants = (one.value for one in template.find_all(nodes.Const) if isinstance(one.value, str))
        yield from (value for value in constants if _SAID.fullmatch(value))


def _of_code() -> Iterator[str]:
    for path in sorted(path for path in HERE.glob("*.py") if path.name not in _FOR_MACHINES):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        told = [
            one.value for one in ast.walk(tree) if isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant)
        ]
        raised = [part for one in ast.walk(tree) if isinstance(one, ast.Raise) for part in ast.walk(one)]
        strings = {one for one in ast.walk(tree) if isinstance(one, ast.Constant) and isinstance(one.value, str)}
        shown = (str(one.value) for one in strings.difference(told, raised))
        yield from (value for value in shown if _SAID.fullmatch(value))


def _of_scripts() -> Iterator[str]:
    """Strings of two words and more that begin as a sentence does."""
    for path in sorted((HERE / "assets").rglob("*.js")):
        code = re.sub(r"/\*.*?\*/|(?m:^\s*//.*$)", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        yield from re.findall(r"""["'`]([A-Z][a-z’']*[ ,.?!:…][^"'`\n]*)["'`]""", code)  # noqa: RUF001 - a letter that people write


def _of_content() -> Iterator[str]:
    yield from GROUP_TITLES.values()
    for name in (*KINDS.values(), *TAXONOMIES.values()):
        yield from (value for value in vars(name).values() if isinstance(value, str) and _SAID.fullmatch(value))


@pytest.fixture(scope="module")
def strings() -> list[str]:
    """All that the interface says, each once."""
    found = (*_of_templates(), *_of_code(), *_of_scripts(), *_of_content())
    return sorted({text.strip() for text in found if _WORD.search(text)})


def _sentences(strings: list[str]) -> list[str]:
    return [part for text in strings for part in re.split(r"(?<=[.?!:])\s+", text) if len(part.split()) > 2]


def test_the_words_are_found(strings: list[str]) -> None:
    """Words of pages, of labels that are read out, of branches, and of code are among those that are read here."""
    assert {"On this page", "Main", "No posts yet", "In the words of", "Draws on support"} <= set(strings)
    assert "Blogs" in strings
    assert len(strings) > 100


def test_the_words_read_at_the_age_of_9_to_11(strings: list[str]) -> None:
    """All sentences of the interface together need no more than six years at school."""
    text = " ".join(f"{sentence.rstrip('.?!: ')}." for sentence in _sentences(strings))
    assert 0 < textstat.flesch_kincaid_grade(text) < SCHOOL_YEARS
    assert 0 < textstat.smog_index(text) < SCHOOL_YEARS


def test_every_sentence_is_short(strings: list[str]) -> None:
    """No sentence of the interface has more than twenty words."""
    assert [one for one in _sentences(strings) if len(one.split()) > LONGEST_SENTENCE] == []


def test_no_word_is_hard_that_need_not_be(strings: list[str]) -> None:
    """No word of three syllables and more is used that children of ten do not know, save the few that must be."""
    hard = hard_words(" ".join(strings))
    assert "testimonies" in hard
    assert sorted(hard - _NEEDED) == []
