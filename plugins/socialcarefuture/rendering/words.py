"""The hard words of a site, found in the texts that use them.

Nobody lists them by hand: a word that is explained once is explained wherever it stands. What is searched is what a
reader sees, so this needs rendered text, and takes time in proportion to it.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from socialcarefuture.content.documents import Companion, Document
from socialcarefuture.content.forms import JOINS, as_form, lowered, only_capitals
from socialcarefuture.content.posts import Post
from socialcarefuture.content.publication import Listing, Publication
from socialcarefuture.content.taxonomies import Word
from socialcarefuture.problems import Level, Problem
from socialcarefuture.rendering.manuscript import Manuscript

_CODE = re.compile(r"<(code|pre)\b.*?</\1>", re.DOTALL)
_BLOCK = re.compile(r"</(?:p|li|h[1-6]|t[dh]|d[td]|div|summary|figcaption|blockquote)>")
"""Where one passage ends: the words of two are no phrase."""
_BREAK = re.compile(r"<br[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_BETWEEN = " \0 "
"""Stands between passages; nothing that is looked for has it."""
_BEFORE = r"[\s\0\"'(\[{<>/|*=~+,;:!?\u00a1\u00ab\u00bf\u2013\u2014\u2018\u201c\u201e\u2026]"
"""Before a whole word; a search skips to these signs. What follows a hyphen is part of another word: there is no
production in co-production."""
_AFTER = r"(?!\w|@|\.\w)"
_PLURAL = "s?"
_END = ""
"""A key of `_Tree`: here a form may end."""

_Tree = dict[str, "_Tree"]
"""Forms by their letters: those that begin alike are tried once."""


class Finder:
    """Finds hard words in HTML: whole words, in any capitals, the longest where two begin alike."""

    def __init__(self, words: Iterable[Word]) -> None:
        """Take the words, by the alphabet; where two claim one form, the first has it."""
        self._words = tuple(words)
        self._by_form: dict[str, int] = {}
        self._capitals: set[str] = set()
        for number, word in enumerate(self._words):
            for name in word.names:
                form = as_form(name)
                if form and self._by_form.setdefault(form, number) == number and only_capitals(name):
                    self._capitals.add(form)
        self._pattern = _pattern(self._by_form)

    def find(self, markup: str) -> tuple[Word, ...]:
        """The words that stand in HTML, each once, by the alphabet."""
        if self._pattern is None:
            return ()
        text = _visible(markup)
        found = set()
        for match in self._pattern.finditer(lowered(text)):
            form = match[1] if match[1] in self._by_form else as_form(match[1])
            if form not in self._capitals or text[match.start(1) : match.end(1)].isupper():
                found.add(self._by_form[form])
        return tuple(self._words[number] for number in sorted(found))


class Glossary:
    """The hard words of a publication that have a meaning, and which texts use them.

    A site's words are in its own language, so texts in other languages are not searched; nor are Easy Read versions,
    which have easy words.
    """

    def __init__(self, manuscript: Manuscript, publication: Publication) -> None:
        """Take the rendered texts, and what a channel carries of them."""
        self._manuscript = manuscript
        self._publication = publication
        self._all = tuple(word for word in publication.terms[Word.taxonomy].values() if isinstance(word, Word))
        self.words = tuple(word for word in self._all if self.meaning(word))
        """By the alphabet."""
        self._used = manuscript.words_used

    @cached_property
    def _finder(self) -> Finder:
        return Finder(self.words)

    def meaning(self, word: Word) -> str:
        """What it means, as plain text: the first paragraph of its page."""
        return self._manuscript.rendered[word.path].first_paragraph

    def used_in(self, text: Document) -> tuple[Word, ...]:
        """The words that a text uses, by the alphabet."""
        if text.path not in self._used:
            searched = not isinstance(text, Companion) and self._in_its_language(text)
            self._used[text.path] = self._finder.find(self._shown(text)) if searched else ()
        return self._used[text.path]

    @cached_property
    def listings(self) -> tuple[Listing, ...]:
        """Each word, with the posts that use it; also those that no post uses, or that have no meaning yet."""
        users: dict[str, list[Post]] = defaultdict(list)
        for post in self._publication.posts:
            for word in self.used_in(post):
                users[word.path].append(post)
        return tuple(Listing(word.address, word.title, tuple(users[word.path]), word) for word in self._all)

    def _in_its_language(self, text: Document) -> bool:
        own = self._publication.settings.language
        return _tongue(getattr(text, "language", None) or own) == _tongue(own)

    def _shown(self, text: Document) -> str:
        """A text's HTML, with what stands around it."""
        around = (getattr(text, name, None) or "" for name in ("title", "summary", "content_note"))
        return "</p>".join((*map(html.escape, around), self._manuscript.rendered[text.path].html))


def check_words(manuscript: Manuscript) -> Iterator[Problem]:
    """Words that nobody is shown, since they have no meaning yet, and words that no text uses."""
    library = manuscript.library
    glossary = Glossary(manuscript, library.preview())
    meant = {word.path for word in glossary.words}
    used = {word.path for text in library.documents if not isinstance(text, Word) for word in glossary.used_in(text)}
    for word in library.shelf.of(Word):
        if word.path not in meant:
            told = "this word has no meaning yet, so no reader is shown it", "Say below the second --- what it means."
            yield Problem(word.path, 0, 0, Level.NOTICE, "word-no-meaning", *told)
        elif word.path not in used:
            told = "no text uses this word", "Add other forms of it to aliases, or delete this file."
            yield Problem(word.path, 0, 0, Level.ADVICE, "word-not-used", *told)


def _tongue(language: str) -> str:
    return language.partition("-")[0]


def _visible(markup: str) -> str:
    """What a reader sees of HTML as text, without code and web addresses; passages stay apart."""
    if "<code" in markup or "<pre" in markup:
        markup = _CODE.sub(_BETWEEN, markup)
    if "<br" in markup:
        markup = _BREAK.sub(" ", markup)
    text = _TAG.sub("", _BLOCK.sub(_BETWEEN, markup))
    if "&" in text:
        text = html.unescape(text)
    if "://" in text or "www." in text:
        text = _ADDRESS.sub(_BETWEEN, text)
    return _BETWEEN + text


def _pattern(forms: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all forms; its first group is the form. Without forms, there is nothing to look for."""
    tree: _Tree = {}
    for form in forms:
        branch = tree
        for letter in form:
            branch = branch.setdefault(letter, {})
        branch[_END] = {}
    return re.compile(f"{_BEFORE}({_branches(tree)}){_PLURAL}{_AFTER}") if tree else None


def _branches(tree: _Tree) -> str:
    """A pattern for what the forms in a tree go on with; a longer form is tried before one that ends here."""
    found = [
        (JOINS if letter == " " else re.escape(letter)) + _branches(more) for letter, more in tree.items() if letter
    ]
    one = found[0] if len(found) == 1 and _END not in tree else f"(?:{'|'.join(found)})"
    return "" if not found else f"{one}?" if _END in tree else one
