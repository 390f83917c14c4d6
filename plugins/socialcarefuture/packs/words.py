"""The words that a pack adds to what people wrote."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from socialcarefuture.content.dates import spoken

WORDS = {
    "contents": "Contents",
    "foreword": "Foreword",
    "index": "Index",
    "themes": "Themes",
    "people": "People",
    "places": "Places",
    "glossary": "Hard words",
    "glossary-says": "These words are in the texts. After each, you find the pages where those texts begin.",
    "summary": "In short",
    "organisation": "Who did it",
    "picture": "Picture",
    "about": "About this pack",
    "content-note": "Content note",
    "page": "page",
    "read-online": "Read this on the web",
    "from": "Who made it",
    "published": "When",
    "licence": "What you may do with it",
    "left-out": "What is not here",
    "online": "This pack on the web",
    "write-to": "Write to us",
    "holds": "What is in this pack",
    "holds-says": "Each text with where it comes from. Texts may change on the web: the version says which this is.",
    "version": "Version",
    "take-part": "How to take part",
    "find-us": "Find us on the web",
    "used-in": "Used in",
    "contents-say": "To see the page numbers here in Word, press Ctrl and A together, then press F9.",
    "text-says": "To go to a chapter, search for its number, like this: Chapter 1:",
    "part": "Part",
    "chapter": "Chapter",
    "notes": "Notes",
    "quote": "Quote",
    "note": "Note",
    "end-of": "End of",
    "table": "Table",
    "row": "Row",
    "caption": "Caption",
    "done": "Done",
    "to-do": "To do",
}

TAKE_PART = (
    ("Talk about it", "Read a text with others. What is true where you live? What would you like to change?"),
    ("Tell us", "Write to us. What do you think? What have you done? What should we put right?"),
    ("Read more", "There is more to read on the web. You can follow it there, so that you hear what is new."),
    ("Pass it on", "Give this pack to somebody else when you have read it."),
)
"""What a reader can do next: a name, and a few sentences."""


def written(day: date | None) -> str:
    """The day as it is spoken: `2 October 2018`; nothing for none."""
    return spoken(day) if day else ""


def listed(names: tuple[str, ...]) -> str:
    """Names in a sentence: `Ann`, `Ann and Bob`, `Ann, Bob and Cy`."""
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def counted(number: int, one: str, many: str) -> str:
    """How many there are: `1 post`, `12 posts`."""
    return f"{number} {one if number == 1 else many}"


def sheets(booklets: Sequence[tuple[int, int]]) -> str:
    """How much paper a booklet takes: the first and the last sheet of each, where a thick book became several."""
    count = counted(booklets[-1][1], "sheet", "sheets")
    if len(booklets) == 1:
        return f"It takes {count} of A4."
    runs = tuple(f"sheets {first} to {last}" for first, last in booklets)
    return f"It takes {count} of A4, as {len(runs)} booklets: {listed(runs)}."


def left_out(number: int) -> str:
    """How many posts are not in the pack, and why; never which. Nothing for none."""
    if not number:
        return ""
    posts = counted(number, "post is", "posts are")
    return f"{posts} not in this pack, because the consent of the people in them does not cover packs."


def since(organisation: str, year: int | None) -> str:
    """Who did something, and since when: `A circle in Leeds, since 2018`."""
    return ", ".join(part for part in (organisation, f"since {year}" if year and organisation else "") if part)


EASY_READ = {
    "easy-read": "Easy Read",
    "in-it": "What is in here",
    "checked": "People with learning disabilities checked them.",
    "long": "You do not have to read it all. You can choose what you like.",
    "made": "Who made it",
    "told-by": "Told by",
    "by": "Who wrote it:",
    "checked-by": "Who checked it:",
    "on-the-web": "On the web:",
    "version": "Version:",
    "not-checked": "People with learning disabilities have not checked these words: the first page, "
    "this page and the list of what is in here.",
    "write-to": "You can write to us",
}
"""What the Easy Read edition adds, in words that are easy to read."""


def easy_read_count(number: int) -> str:
    """How many texts are in the Easy Read edition."""
    return f"{counted(number, 'text is', 'texts are')} in Easy Read here."


def easy_read_rest(number: int) -> str:
    """How many texts of the pack have no Easy Read version that was checked; nothing for none."""
    if not number:
        return ""
    texts, them = counted(number, "more text", "more texts"), "it" if number == 1 else "them"
    return f"This pack has {texts}. Nobody has checked an Easy Read version of {them} yet."
