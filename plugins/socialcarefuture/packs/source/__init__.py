"""A chapter as Typst source: calls of what `elements.typ` has, around text that is never read as markup or code."""

from socialcarefuture.packs.source.body import write_source

__all__ = ["write_source"]
