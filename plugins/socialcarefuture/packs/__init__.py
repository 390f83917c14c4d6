"""Packs: a book of posts in every edition that an organiser hands out."""

from socialcarefuture.packs.book import Book, Chapter, EasyRead, Figure, Section, Word
from socialcarefuture.packs.editions import EDITIONS, Edition
from socialcarefuture.packs.errors import PackError, ToolError
from socialcarefuture.packs.making import MAKERS, Made, Progress, afresh, make, possible, prune

__all__ = [
    "EDITIONS",
    "MAKERS",
    "Book",
    "Chapter",
    "EasyRead",
    "Edition",
    "Figure",
    "Made",
    "PackError",
    "Progress",
    "Section",
    "ToolError",
    "Word",
    "afresh",
    "make",
    "possible",
    "prune",
]
