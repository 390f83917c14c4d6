"""Search: an index that a reader's browser asks, a few small files at a time. No server is asked."""

from socialcarefuture.search.index import build_search, can_search

__all__ = ["build_search", "can_search"]
