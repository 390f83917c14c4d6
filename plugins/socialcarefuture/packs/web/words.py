"""The words that these editions add to those of every pack."""

from __future__ import annotations

from socialcarefuture.packs import words

WORDS = {
    "cover": "Cover",
    "cover-drawn": "Two drops have fallen on water, and their rings meet.",
    "edition-made": "This edition was made on",
    "for-all": "Made for everyone",
    "glossary": "Words explained",
    "hard-words": "Words explained at the end",
    "landmarks": "Places in this book",
    "made-for-all": "It has real headings, contents that lead to each text, and a description of every picture that "
    "shows something. Everything can be read as words alone. Nothing in it moves, flashes or makes a sound.",
    "note-back": "Back to note {number} in the text",
    "places": "Places",
    "pictures": "Who made the pictures",
    "picture-by": "Picture",
    "skip": "Skip to the text",
    "start": "Start of the text",
    "summary": "In short",
    "table": "Table",
    "take-part": "How to take part",
    "task-done": "Done",
    "task-open": "Not done",
    "texts": "Where these texts come from",
    "version": "Version",
    **words.WORDS,
}
"""By what they are for."""


def take_part(*, contact: bool, online: bool) -> tuple[str, ...]:
    """What a reader can do next, a paragraph each.

    Args:
        contact: whether the book says where to write to.
        online: whether it says where it is on the web.
    """
    found = ["Read a text from this pack with other people. Then ask: what do we think?"]
    if contact:
        found.append(
            "Write to us. You may see something in another way, or know what is missing, or have a story of your own."
        )
    found.append("Give this pack to somebody who may like it.")
    if online:
        found.append(
            "Anyone whose words are here can take them back. So before you print or share it again, please take the "
            "newest one from the web."
        )
    return tuple(found)
