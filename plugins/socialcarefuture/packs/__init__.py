"""Packs: a book of posts as a PDF to print and to read."""

from socialcarefuture.packs.book import Book, Chapter, Figure, Section
from socialcarefuture.packs.edition import Edition, Progress, make_pdf, prune
from socialcarefuture.packs.errors import PackError

__all__ = ["Book", "Chapter", "Edition", "Figure", "PackError", "Progress", "Section", "make_pdf", "prune"]
