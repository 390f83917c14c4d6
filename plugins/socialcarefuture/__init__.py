"""A movement's publishing system: Markdown becomes a site, feeds and a resource pack."""
