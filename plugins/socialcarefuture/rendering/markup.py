"""Markdown -> HTML that nests, cannot run, and still names source files: one text, no destination."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions.toc import render_inner_html, strip_tags
from markdown.treeprocessors import Treeprocessor

from socialcarefuture.rendering.directions import directed

_TAGS = (nh3.ALLOWED_TAGS | {"section", "input", "label"}) - {"map", "area"}
_ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir", "title"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "input": {"type", "checked", "disabled"},
    "ol": {"start", "reversed"},
    "li": {"value"},
    "th": {"colspan", "rowspan", "scope", "style"},
    "td": {"colspan", "rowspan", "style"},
    "details": {"open"},
    "time": {"datetime"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "abbr": {"title"},
    "col": {"span"},
    "colgroup": {"span"},
}
_PARAGRAPH = re.compile(r"<p(?=[\s>])(?![^>]*admonition-title)[^>]*>(.*?)</p>", re.DOTALL)
_NOTE = re.compile(r'<sup id="fnref.*?</sup>', re.DOTALL)
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_ADDRESS = re.compile(r"<(?:a|img)\b[^>]*?\s(?:href|src)=(?:\"\s*([^\"]*)\"|'\s*([^']*)')", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_OPENED = re.compile(r"<[A-Za-z][^<>]*")
_VALUE = re.compile(r"\"[^\"]*\"|'[^']*'")
_HANDLER = re.compile(r"[\s/](on[a-z]{3,})\s*=", re.IGNORECASE)
_ELEMENT = re.compile(r"<([A-Za-z][A-Za-z0-9-]*)[\s/>]")
_BREAK = re.compile(r"<br[^>]*>")
_FIRST_HEADING = re.compile(r"<(/?)h1\b")
_INPUT = re.compile(r"<input([^>]*)>")
_TAG = re.compile(r"<[^>]*>")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Rendered:
    """A text's HTML and what can be known from it."""

    html: str
    """Its body. Links and pictures are still as they were written: paths on disk, seen from the text's folder."""
    title: str
    """The heading of the first level that stood at its start, as plain text; it is not in the body. Else empty."""
    toc: tuple[dict[str, Any], ...]
    """Python-Markdown's `toc_tokens`: `level`, `id`, `name` and `children` of each heading."""
    anchors: frozenset[str]
    """What a link can point at after its `#`."""
    links: tuple[str, ...]
    """Where its links lead, as they were written."""
    pictures: tuple[str, ...]
    """The files of its pictures, as they were written."""
    refused: tuple[str, ...]
    """Addresses of a kind that a page may not have (`htps:`, `file:`, `javascript:`); they are not in the body."""
    removed: tuple[str, ...]
    """The HTML elements that a text may not have (`script`, `video`); they are not in the body."""
    handlers: tuple[str, ...]
    """The attributes with a script in them (`onclick`) that its HTML had; they are not in the body."""
    first_paragraph: str
    """Plain text."""
    words: int
    """How many there are to read."""


_LEVELS = ("h1", "h2", "h3", "h4", "h5", "h6")


class _Headings(Treeprocessor):
    """Takes the title out of the body, leaves no second heading of the first level in it, and lets no level skip."""

    title = ""

    def run(self, root: Element) -> None:
        self.title = ""
        if len(root) and root[0].tag == "h1":
            self.title = html.unescape(strip_tags(render_inner_html(root[0], self.md)))
            root.remove(root[0])
        above = 1
        for heading in root.iter():
            if heading.tag in _LEVELS:
                above = max(2, min(_LEVELS.index(heading.tag) + 1, above + 1))
                heading.tag = f"h{above}"


class Renderer:
    """One Markdown dialect, for text after text."""

    def __init__(self, extensions: tuple[str, ...], options: Mapping[str, Mapping[str, Any]]) -> None:
        """Take Python-Markdown's extensions and the options of each."""
        self._markdown = Markdown(
            extensions=list(extensions), extension_configs={k: dict(v) for k, v in options.items()}
        )
        self._headings = _Headings(self._markdown)
        # After inline markup (20), before anchors are given (5).
        self._markdown.treeprocessors.register(self._headings, "socialcarefuture_headings", 8)

    def render(self, text: str) -> Rendered:
        """Render a text. What it puts out is well-formed and holds no script, whatever comes in."""
        made = self._markdown.reset().convert(text)
        notes = _Notes()
        body = nh3.clean(
            made,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=notes.take,
            link_rel=None,
            url_schemes=set(_SCHEMES),
            filter_style_properties={"text-align"},
        )
        body = directed(_FIRST_HEADING.sub(r"<\1h2", _INPUT.sub(_labelled, body)))
        toc = tuple(getattr(self._markdown, "toc_tokens", ()))
        return Rendered(
            body,
            self._headings.title,
            toc,
            frozenset(notes.anchors),
            tuple(notes.links),
            tuple(notes.pictures),
            _refused(made),
            tuple(sorted({name.lower() for name in _ELEMENT.findall(made)} - _TAGS)),
            _handlers(made),
            _first_paragraph(body),
            len(plain(body).split()),
        )


def _refused(made: str) -> tuple[str, ...]:
    """The addresses that the cleaner takes away without a word."""
    written = (html.unescape(found[1] or found[2] or "") for found in _ADDRESS.finditer(made))
    schemes = ((one, _SCHEME.match(one)) for one in written)
    return tuple(one for one, scheme in schemes if scheme and scheme[1].lower() not in _SCHEMES)


def _handlers(made: str) -> tuple[str, ...]:
    """The attributes that a browser would run, which the cleaner takes away without a word."""
    if not _HANDLER.search(made):
        return ()
    opened = (_VALUE.sub("", found[0]) for found in _OPENED.finditer(made))
    return tuple(sorted({name.lower() for tag in opened for name in _HANDLER.findall(tag)}))


def _labelled(checkbox: re.Match[str]) -> str:
    """A checkbox that says what it shows to those who do not see it; no other field belongs in a text."""
    if 'type="checkbox"' not in checkbox[1]:
        return ""
    return f'<input{checkbox[1]} aria-label="{"Done" if "checked" in checkbox[1] else "Not done"}">'


class _Notes:
    """What is seen of attributes while HTML is cleaned."""

    def __init__(self) -> None:
        self.anchors: list[str] = []
        self.links: list[str] = []
        self.pictures: list[str] = []

    def take(self, tag: str, attribute: str, value: str) -> str | None:
        if attribute == "id":
            self.anchors.append(value)
        elif attribute == "href":
            self.links.append(value)
        elif attribute == "src":
            self.pictures.append(value)
        elif tag == "input" and attribute == "type" and value != "checkbox":
            return None
        return value


def plain(markup: str) -> str:
    """The text of HTML that `Renderer` put out, without its tags."""
    return _SPACE.sub(" ", html.unescape(_TAG.sub("", _BREAK.sub(" ", markup)))).strip()


def _first_paragraph(body: str) -> str:
    return next((text for found in _PARAGRAPH.finditer(body) if (text := plain(_NOTE.sub("", found[1])))), "")


def shortened(text: str, longest: int) -> str:
    """A text of at most `longest` characters, cut after a sentence where there is one, else after a word."""
    if len(text) <= longest:
        return text
    sentence = max(text.rfind(mark, 0, longest) for mark in (". ", "? ", "! "))
    if sentence > longest // 2:
        return text[: sentence + 1]
    return text[: longest - 1].rpartition(" ")[0].rstrip(",;:- ") + "\u2026"


Progress = Callable[[int, int], None]
"""Told how many are done, of how many."""
