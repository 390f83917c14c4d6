"""The same posts as a site folder for each program, written as that program's documentation asks.

The settings and templates that do not depend on the posts lie in `sites/`, to be read and judged.
"""

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

from corpus import AUTHORS, THEMES, Post, introduction, slug_of

SITES = Path(__file__).parent / "sites"
LINK = re.compile(r"\((post|theme):([^)]+)\)")


def write_ours(folder: Path, posts: list[Post]) -> None:
    """Write for this project: a page for each theme and person, a folder a year."""
    _start("ours", folder)
    links = {"post": "../{}.md", "theme": "../../docs/themes/{}.md"}
    for post in posts:
        fields = {
            "title": f'"{post.title}"',
            "date": str(post.date),
            "authors": _list([slug_of(post.author)]),
            "themes": _list(slug_of(theme) for theme in post.themes),
        }
        _write(folder / f"blogs/{post.address}.md", _front_matter(fields) + _body(post, links))
    _write_terms(folder / "docs/themes/{}.md", THEMES)
    _write_terms(folder / "docs/people/{}.md", AUTHORS)


def write_ours_with_cards(folder: Path, posts: list[Post]) -> None:
    """Write for this project, with a picture for each post to be shared with."""
    write_ours(folder, posts)
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("social_cards: false", "social_cards: true"), "utf-8")


def write_pack(folder: Path, posts: list[Post]) -> None:
    """Write a pack of the posts, in order, beside what `write_ours` wrote."""
    pages = "".join(f"      - blogs/{post.address}.md\n" for post in posts)
    text = f"---\ntitle: A pack\ndate: 2026-01-01\nsections:\n  - title: Posts\n    pages:\n{pages}---\n\n"
    _write(folder / "docs/packs/bench.md", text + introduction("pack") + "\n")


def write_material(folder: Path, posts: list[Post]) -> None:
    """Write for Material's blog: themes as categories (they have pages of their own) and as tags."""
    _start("material", folder)
    blog = folder / "docs/blog"
    links = {"post": "../{}.md", "theme": "../../category/{}.md"}
    for post in posts:
        fields = {
            "date": str(post.date),
            "authors": _list([slug_of(post.author)]),
            "categories": _list(post.themes),
            "tags": _list(post.themes),
            "slug": post.slug,
        }
        text = f"{_front_matter(fields)}# {post.title}\n\n{_body(post, links, '<!-- more -->')}"
        _write(blog / f"posts/{post.address}.md", text)
    authors = [f"  {slug_of(n)}:\n    name: {n}\n    description: Author\n    avatar: ''\n" for n in AUTHORS]
    _write(blog / ".authors.yml", f"authors:\n{''.join(authors)}")
    for kind, names in (("category", THEMES), ("author", AUTHORS)):
        for name in names:
            _write(blog / f"{kind}/{slug_of(name)}.md", f"# {name}\n\n{introduction(name)}\n")


def write_pelican(folder: Path, posts: list[Post]) -> None:
    """Write for Pelican: themes as tags, and one category."""
    _start("pelican", folder)
    links = {"post": "{{filename}}/blogs/{}.md", "theme": "/tag/{}.html"}
    for post in posts:
        fields = {
            "Title": post.title,
            "Date": str(post.date),
            "Category": "Blogs",
            "Tags": ", ".join(post.themes),
            "Authors": post.author,
            "Slug": post.slug,
        }
        head = "".join(f"{key}: {value}\n" for key, value in fields.items())
        _write(folder / f"content/blogs/{post.address}.md", f"{head}\n{_body(post, links)}")


def write_hugo(folder: Path, posts: list[Post]) -> None:
    """Write for Hugo: two taxonomies with an introduction a term, and a section a year."""
    _start("hugo", folder)
    links = {"post": "/blogs/{}.md", "theme": "/themes/{}"}
    for post in posts:
        fields = {
            "title": f'"{post.title}"',
            "date": str(post.date),
            "authors": _list([slug_of(post.author)]),
            "themes": _list(slug_of(theme) for theme in post.themes),
        }
        text = _front_matter(fields) + _body(post, links, "<!--more-->")
        _write(folder / f"content/blogs/{post.address}.md", text)
    for year in {post.date.year for post in posts}:
        _write(folder / f"content/blogs/{year}/_index.md", f'---\ntitle: "{year}"\n---\n')
    _write_terms(folder / "content/themes/{}/_index.md", THEMES)
    _write_terms(folder / "content/authors/{}/_index.md", AUTHORS)


def _start(name: str, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(SITES / name, folder)


def _front_matter(fields: dict[str, str]) -> str:
    lines = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"---\n{lines}---\n\n"


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _body(post: Post, links: dict[str, str], more: str = "") -> str:
    """Put together the post's Markdown: links spelled by the patterns, `more` after the opening paragraph."""
    first, *rest = post.blocks
    text = "\n\n".join([first, *([more] if more else []), *rest])
    return LINK.sub(lambda match: f"({links[match[1]].format(match[2])})", text) + "\n"


def _write_terms(pattern: Path, names: Iterable[str]) -> None:
    for name in names:
        path = Path(str(pattern).format(slug_of(name)))
        _write(path, f'---\ntitle: "{name}"\n---\n\n{introduction(name)}\n')


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
