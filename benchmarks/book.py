"""One printable document of the pages that a build put out, for WeasyPrint."""

import html
import re
from pathlib import Path

from corpus import Post

STYLE = (Path(__file__).parent / "sites" / "book.css").read_text(encoding="utf-8")
PROSE = re.compile(r'<div class="prose"[^>]*>')
DIV = re.compile(r"<(/?)div\b")
POST_LINK = re.compile(r'href="\.\./([a-z0-9-]+)/"')
OWN_NAME = re.compile(r' (id="|href="#)')


def stitch(site: Path, posts: list[Post]) -> str:
    """Put together a title, contents with page numbers, and every post on pages of its own."""
    entries = "".join(f'<li><a href="#{p.slug}">{html.escape(p.title)}</a></li>\n' for p in posts)
    chapters = "\n".join(_chapter(site, post) for post in posts)
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>A pack</title>'
        f"<style>\n{STYLE}</style></head><body>\n<h1>A pack</h1>\n"
        f"<nav><h2>Contents</h2><ol>\n{entries}</ol></nav>\n{chapters}\n</body></html>\n"
    )


def _chapter(site: Path, post: Post) -> str:
    page = (site / "blogs" / post.slug / "index.html").read_text(encoding="utf-8")
    return (
        f'<section class="post" id="{post.slug}"><h2>{html.escape(post.title)}</h2>\n'
        f"<p>{html.escape(post.author)}, {post.date}</p>\n{_links(_text(page), post.slug)}</section>"
    )


def _text(page: str) -> str:
    """Cut out what is inside the element of class `prose`."""
    start = PROSE.search(page)
    if not start:
        raise ValueError('a page of this project has no <div class="prose"> around its text any more')
    depth = 1
    for tag in DIV.finditer(page, start.end()):
        depth += -1 if tag[1] else 1
        if not depth:
            return page[start.end() : tag.start()]
    raise ValueError('a page of this project never closes its <div class="prose">')


def _links(text: str, slug: str) -> str:
    """Make ids the post's own, since many posts share one document, and lead links to posts into it."""
    return POST_LINK.sub(r'href="#\1"', OWN_NAME.sub(rf" \1{slug}-", text))
