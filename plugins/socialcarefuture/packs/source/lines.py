"""What stands within a line: links, languages, notes, pictures. Nothing becomes italic or underlined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from socialcarefuture.packs.flow import Anchor, Block, Break, Inline, Link, Note, Picture, Run, Task, plain
from socialcarefuture.packs.pictures import Picture as Kept
from socialcarefuture.packs.source import links
from socialcarefuture.packs.source.markup import Speech, breakable, call, string, words

_CALLS = {"raised": "raised", "lowered": "lowered", "struck": "strike", "emphasis": "emph", "strong": "strong"}
"""By look, from the inside out. They are ours where Typst's own means something else: only notes' marks are `super`."""


@dataclass(frozen=True)
class Place:
    """Where something stands."""

    speech: Speech
    top: bool = True
    """Right in the text: a table may have a page of its own there."""
    feet: bool = True
    """Whether notes may be made: not within a note, nor where it would be printed again on every page."""
    heading: bool = False
    """Whether it is read out by itself: it stays short, and its places and addresses stand beside it."""
    looks: frozenset[str] = frozenset()
    """What all words have already."""

    def within(self) -> Place:
        """A place within it."""
        return replace(self, top=False)

    def without_feet(self) -> Place:
        """A place within it where no notes are made."""
        return replace(self, top=False, feet=False, heading=False)

    def looking(self, look: str) -> Place:
        """The same, where all words look so."""
        return replace(self, looks=self.looks | {look})

    def speaking(self, language: str, direction: str) -> Place:
        """The same in another language; in its own where none is told."""
        speech = self.speech.within(language, direction or "ltr" if language else "")
        return self if speech == self.speech else replace(self, speech=speech)


class Lines:
    """Writes the lines of one chapter."""

    def __init__(
        self,
        key: str,
        notes: Mapping[str, tuple[Block, ...]],
        pictures: Mapping[str, Kept],
        write: Callable[[tuple[Block, ...], Place], str],
    ) -> None:
        """Take the chapter's key, its notes, its kept pictures, and what writes the blocks of a note."""
        self._key = key
        self._notes = notes
        self._pictures = pictures
        self._write = write
        self._noted: set[str] = set()
        self.feet = 0
        """How many notes were made so far."""

    def write(self, inlines: Iterable[Inline], place: Place) -> str:
        """A line."""
        return "".join(self._passage(speech, group, place) for speech, group in _passages(inlines, place.speech))

    def picture(self, src: str, alt: str, caption: str = "") -> str:
        """A picture as one call; `caption` is Typst."""
        kept = self._pictures[src]
        return call("picture", caption, string(kept.name), string(alt), str(kept.across), str(kept.down))

    def link(self, link: Link, place: Place) -> str:
        """A link as the book prints it."""
        shown = self.write(link.inlines, place)
        if not links.is_elsewhere(link.target):
            # The number of a page is known late: a heading with nothing else would have no name among the bookmarks.
            return shown if place.heading else links.to_page(link.target, shown)
        shown = call("link", shown, string(link.target))
        if place.heading or links.is_told(link.target, plain(link.inlines)):
            return shown
        if not place.feet or links.is_short(link.target):
            return f"{shown} ({links.address(link.target)})"
        self.feet += 1
        return shown + call("footnote", links.address(link.target))

    def _passage(self, speech: Speech, inlines: Iterable[Inline], place: Place) -> str:
        if speech == place.speech:
            return "".join(self._inline(inline, place) for inline in inlines)
        inner = replace(place, speech=speech)
        written = "".join(self._inline(inline, inner) for inline in inlines)
        return call("spoken", written, _differing(speech, place.speech))

    def _inline(self, inline: Inline, place: Place) -> str:  # noqa: PLR0911 - one line a kind
        match inline:
            case Run():
                return _run(inline, place)
            case Link():
                return self.link(inline, place)
            case Break():
                return "#linebreak();"
            case Picture(src, alt):
                return self.picture(src, alt)
            case Note(name):
                return self._note(name, place)
            case Task(done):
                return f"#task({str(done).lower()}); "
            case Anchor(name):
                return "" if place.heading else anchor(name)

    def _note(self, name: str, place: Place) -> str:
        label = string(f"{self._key}#{name}")
        if name in self._noted:
            return f"#note-again({label});"
        self._noted.add(name)
        self.feet += 1
        return call("note", self._write(self._notes[name], place.without_feet()), label)


def anchor(name: str) -> str:
    """A place that links lead to."""
    return f"#anchor({string(name)});"


def _differing(speech: Speech, around: Speech) -> str:
    """The arguments of a passage. It is kept together where its direction may be another than that of its line."""
    told, way = speech.arguments, f"dir: {speech.direction}"
    return told if "rtl" in {speech.direction, around.direction} else told.removesuffix(way).removesuffix(", ")


def _run(run: Run, place: Place) -> str:
    written = f"#raw({string(breakable(run.text))});" if "code" in run.looks else words(run.text)
    for look, name in _CALLS.items():
        if look in run.looks - place.looks:
            written = call(name, written)
    return written


def _passages(inlines: Iterable[Inline], around: Speech) -> Iterator[tuple[Speech, list[Inline]]]:
    """What stands in a line, in pieces of one language; what has no words goes with what it follows."""
    speech, group = around, list[Inline]()
    for inline in inlines:
        own = _speech(inline, around) or speech
        if own != speech:
            if group:
                yield speech, group
            speech, group = own, []
        group.append(inline)
    if group:
        yield speech, group


def _speech(inline: Inline, around: Speech) -> Speech | None:
    match inline:
        case Run():
            return around.within(inline.language, inline.direction)
        case Link():
            return next(filter(None, (_speech(one, around) for one in inline.inlines)), None)
        case _:
            return None
