"""Links, anchors and pictures in a text's body: each one leads somewhere, or is told with its line."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from socialcarefuture.content.checks.pictures import missing_file
from socialcarefuture.content.checks.safety import allowances, plain, problem
from socialcarefuture.content.checks.safety.finding import Finding
from socialcarefuture.content.checks.shelf import Shelf
from socialcarefuture.content.documents import Document
from socialcarefuture.content.markdown import shown
from socialcarefuture.content.passages import Passage
from socialcarefuture.content.posts import Withdrawn
from socialcarefuture.problems import Level, Problem, did_you_mean, nearest
from socialcarefuture.rendering.links import Target, target
from socialcarefuture.rendering.markup import Rendered
from socialcarefuture.rendering.places import place

_AS_IN = "A link is a path from this file to another, as in ../../docs/themes/a-theme.md"

_RUNS = frozenset(
    ("applet", "base", "embed", "form", "frame", "frameset", "iframe", "link", "meta", "object", "script")
)
"""Elements that can run, load or lead a reader away by themselves."""


def check_links(shelf: Shelf, rendered: Mapping[str, Rendered]) -> Iterator[Problem]:
    """Every link and picture, of every text, that leads nowhere."""
    # What stands in these is another matter: taken back, or told already.
    gone = frozenset(text.path for text in (*shelf.of(Withdrawn), *shelf.unread))
    for document in (*shelf.documents, *shelf.unread):
        if text := rendered.get(document.path):
            yield from _links(shelf, document, text, rendered, gone)
            yield from _refused(document, text)
            if text.removed or text.handlers:
                yield from _removed(document, text, allowances(shelf, document))
            yield from _pictures(shelf, document, text)


def _links(
    shelf: Shelf, document: Document, text: Rendered, rendered: Mapping[str, Rendered], gone: frozenset[str]
) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for written in text.links:
        seen[written] = seen.get(written, -1) + 1
        if fault := _fault(shelf, document, written, rendered, gone):
            yield Problem(document.path, *place(document, written, seen[written]), Level.ERROR, *fault)


def _refused(document: Document, text: Rendered) -> Iterator[Problem]:
    for written in dict.fromkeys(text.refused):
        scheme = written.partition(":")[0]
        message = f'a link cannot begin with "{scheme[:30]}:"'
        hint = did_you_mean(scheme.lower(), ("https", "http", "mailto", "tel"), "Use https://, mailto: or a path.")
        yield Problem(document.path, *place(document, written, 0), Level.ERROR, "link-scheme", message, hint)


def _removed(document: Document, text: Rendered, allowed: frozenset[str]) -> Iterator[Problem]:
    for name in text.removed:
        at = _place_of(document, rf"<{re.escape(name)}\b")
        if name in _RUNS and plain(f"<{name}>") not in allowed:
            yield _running(document, at, f"<{name}>")
        elif name not in _RUNS:
            message = f"<{name}> is HTML that a text may not have; it is left out"
            hint = "Nothing in a text may run or load by itself. Write it in Markdown, or link to it."
            yield Problem(document.path, *at, Level.ADVICE, "html-left-out", message, hint)
    for name in text.handlers:
        if plain(name) not in allowed:
            yield _running(document, _place_of(document, rf"(?<!\w){re.escape(name)}\s*="), name)


def _running(document: Document, place: tuple[int, int], name: str) -> Problem:
    """What could run in a reader's browser. The site leaves it out, and yet somebody meant it to be there."""
    message = f"{name} could run in a reader's browser; it is left out"
    way_out = "Delete it; or put it between backticks, where readers should see it."
    return problem(document.path, place, Finding(0, name, "html-runs", message, way_out))


def _place_of(document: Document, pattern: str) -> tuple[int, int]:
    for body in (shown(document.body), document.body):
        if found := re.search(pattern, body, re.IGNORECASE):
            return Passage(body, document.body_line, 1).place(found.start())
    return document.body_line, 0


def _fault(
    shelf: Shelf, document: Document, written: str, rendered: Mapping[str, Rendered], gone: frozenset[str]
) -> tuple[str, str, str] | None:
    """The code, message and hint of a link that leads nowhere."""
    if written.startswith("/") and not written.startswith("//"):
        return (
            "link-absolute",
            f'the link "{written}" begins at the site\'s root',
            _at_address(written, document.path, shelf),
        )
    if not (meaning := target(document.path, written)):
        return None
    if meaning.path is None:
        return "outside-site", f'the link "{written}" leads out of the site\'s folder', "Link to a file of this site."
    if meaning.path not in shelf.texts and meaning.path not in shelf.assets:
        return "link-broken", f'there is no file "{urlsplit(written).path}"', _near(meaning.path, document.path, shelf)
    return _anchor_fault(meaning, rendered, gone)


def _anchor_fault(
    meaning: Target, rendered: Mapping[str, Rendered], gone: frozenset[str]
) -> tuple[str, str, str] | None:
    text = rendered.get(meaning.path or "")
    if not meaning.anchor or text is None or meaning.path in gone or meaning.anchor in text.anchors:
        return None
    return (
        "anchor-broken",
        f'there is no "#{meaning.anchor}" in {meaning.path}',
        did_you_mean(meaning.anchor, sorted(text.anchors), "It is made from a heading: small letters, with hyphens."),
    )


def _near(path: str, base: str, shelf: Shelf) -> str:
    for other in (f"{path}.md", f"{path}/index.md"):
        if other in shelf.texts:
            return f'Did you mean "{_relative(other, base)}"?'
    name = path.rpartition("/")[2]
    same = [text for text in sorted(shelf.texts) if text.rpartition("/")[2] == name]
    if same:
        return f'Did you mean "{_relative(same[0], base)}"?'
    near = nearest(path, shelf.texts)
    return f'Did you mean "{_relative(near, base)}"?' if near else _AS_IN


def _relative(path: str, base: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(base))


def _at_address(written: str, base: str, shelf: Shelf) -> str:
    """The file that is behind an address of the site, as a link says it."""
    address = urlsplit(written).path.strip("/")
    first, _, slug = address.partition("/")
    page = (f"{shelf.settings.docs}/{address}.md", f"{shelf.settings.docs}/{address}/index.md")
    post = (text for text in sorted(shelf.texts) if text.startswith(f"{first}/") and text.endswith(f"/{slug}.md"))
    found = next((text for text in (*page, *post) if text in shelf.texts), None)
    return f'Link to the file: "{_relative(found, base)}".' if found else _AS_IN


def _pictures(shelf: Shelf, document: Document, text: Rendered) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for written in text.pictures:
        seen[written] = seen.get(written, -1) + 1
        if fault := missing_file(shelf, document.path, written):
            yield Problem(document.path, *place(document, written, seen[written]), Level.ERROR, *fault)
