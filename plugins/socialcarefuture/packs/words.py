"""The words that a pack adds to what people wrote."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from socialcarefuture.content.dates import spoken
from socialcarefuture.rendering.names import counted, listed

WORDS = {
    "contents": "Contents",
    "foreword": "Foreword",
    "index": "Index",
    "themes": "Themes",
    "people": "People",
    "places": "Places",
    "glossary": "Hard words",
    "glossary-says": "These words are in the texts. After each, you find where it is used.",
    "hard-words": "Hard words in this text",
    "summary": "In short",
    "organisation": "Who did it",
    "picture": "Picture",
    "about": "About this pack",
    "content-note": "Content note",
    "page": "page",
    "read-online": "Read this on the web",
    "from": "Who made it",
    "published": "When",
    "made": "When this copy was made",
    "licence": "What you may do with it",
    "left-out": "What is not here",
    "online": "This pack on the web",
    "write-to": "Write to us",
    "for-all": "Made for everyone",
    "made-for-all": "It has real headings, contents that lead to each text, and a description of every picture that "
    "shows something. Everything can be read as words alone. Nothing in it moves, flashes or makes a sound.",
    "holds": "What is in this pack",
    "holds-says": "Each text with where it comes from. Texts may change on the web: the version says which this is.",
    "version": "Version",
    "take-part": "How to take part",
    "talk": "Talk about it",
    "tell-us": "Tell us",
    "read-more": "Read more",
    "pass-on": "Pass it on",
    "find-us": "Find us on the web",
    "used-in": "Used in",
    "cover": "Cover",
    "cover-drawn": "Two drops have fallen on water, and their rings meet.",
    "landmarks": "Places in this book",
    "skip": "Skip to the text",
    "start": "Start of the text",
    "note-back": "Back to note {number} in the text",
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
"""By what they are for, in every edition that has a use for them."""

TAKE_PART = {
    "talk": (("", "Read a text with others. What is true where you live? What would you like to change?"),),
    "tell-us": (("contact", "Write to us. What do you think? What have we missed?"),),
    "read-more": (("site", "There is more on the web. There you hear what is new."),),
    "pass-on": (
        ("", "Give this pack to somebody else when you have read it."),
        (
            "online",
            "Before you print it, take the newest one from the web: people may have taken back their words.",
        ),
    ),
}
"""What a reader can do next: by what it is called in `WORDS`, sentences, each with what a book has to tell for it."""


def written(day: date | None) -> str:
    """The day as it is spoken: `2 October 2018`; nothing for none."""
    return spoken(day) if day else ""


def address(url: str) -> str:
    """An address as a reader types it: `https://example.org/` -> `example.org`."""
    bare = url.removeprefix("https://").removeprefix("http://")
    return bare.removesuffix("/") if bare.count("/") == 1 else bare


def sheets(booklets: Sequence[tuple[int, int]]) -> str:
    """How much paper a booklet takes: the first and the last sheet of each, where a thick book became several."""
    count = counted(booklets[-1][1], "sheet")
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
    texts, them = counted(number, "more text"), "it" if number == 1 else "them"
    return f"This pack has {texts}. Nobody has checked an Easy Read version of {them} yet."
