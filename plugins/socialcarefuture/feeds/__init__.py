"""Feeds: RSS, Atom and JSON Feed beside every listing."""

from socialcarefuture.feeds.build import Feed, build_feeds

__all__ = ["Feed", "build_feeds"]
