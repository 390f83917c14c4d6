"""Forms of hard words, as texts are searched for them."""

from __future__ import annotations

import re

JOINS = r"[\s\u2010\u2011-]+"
"""What stands between the words of a form: white space or a hyphen, so that `self-directed` is `self directed`."""
_JOIN = re.compile(JOINS)


def as_form(name: str) -> str:
    """A name as it is looked for: in small letters, with one space between its words."""
    return " ".join(_JOIN.split(lowered(name))).strip()


def lowered(text: str) -> str:
    """A text in small letters and with straight apostrophes, each letter at its old place."""
    low = text.lower()
    if len(low) != len(text):  # a few letters become two, as the Turkish capital I with a dot
        low = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return low.replace("\u2019", "'")


def only_capitals(name: str) -> bool:
    """Whether a form is found only in capitals: `NHS`, `ADASS`; a single letter is not."""
    return len(name) > 1 and name.isupper()
