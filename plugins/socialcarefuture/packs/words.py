"""The words that a pack adds to what people wrote."""

from __future__ import annotations

from datetime import date

from socialcarefuture.content.dates import spoken

WORDS = {
    "contents": "Contents",
    "foreword": "Foreword",
    "index": "Index",
    "themes": "Themes",
    "people": "People",
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
    "summary": "In short",
    "picture": "Picture",
    "glossary": "Hard words",
    "used-in": "Used in",
    "places": "Places",
    "holds": "What is in this pack",
    "holds-says": "Each text with where it comes from. A text may change on the web: its version says which this is.",
    "version": "Version",
    "take-part": "How to take part",
    "find-us": "Find us on the web",
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


def left_out(number: int) -> str:
    """How many posts are not in the pack, and why; never which. Nothing for none."""
    if not number:
        return ""
    posts = counted(number, "post is", "posts are")
    return f"{posts} not in this pack, because the consent of the people in them does not cover packs."
