"""Slugs: the names of texts in addresses, which are the names of their files."""

from __future__ import annotations

import re
import unicodedata

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 80
RESERVED_SLUGS = frozenset({"page", "make", "easy-read"})
"""What addresses use for themselves; so are years."""
_YEAR = re.compile(r"[0-9]{4}")
_PLAIN = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "&": " and "})
"""Letters that Unicode does not take apart."""


def is_slug(name: str) -> bool:
    """Whether a name can be part of an address."""
    return bool(SLUG.fullmatch(name)) and len(name) <= LONGEST_SLUG


def is_reserved(slug: str) -> bool:
    """Whether addresses use a slug for something else."""
    return slug in RESERVED_SLUGS or bool(_YEAR.fullmatch(slug))


def as_slug(name: str) -> str:
    """The slug that is nearest to a name; empty where it has no Latin letter and no digit."""
    letters = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    slug = re.sub(r"[^a-z0-9]+", "-", re.sub(r"['\u2019]", "", bare)).strip("-")
    return slug if len(slug) <= LONGEST_SLUG else slug[: LONGEST_SLUG + 1].rpartition("-")[0] or slug[:LONGEST_SLUG]
