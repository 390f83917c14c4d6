"""Names of other texts: what a reply answers, what a pack holds, what an Easy Read version goes with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from socialcarefuture.content.checks.shelf import Shelf, problem_at
from socialcarefuture.content.documents import Companion, Document
from socialcarefuture.content.packs import Pack
from socialcarefuture.content.posts import KINDS, Post
from socialcarefuture.problems import Problem, did_you_mean, nearest


def check(shelf: Shelf) -> Iterator[Problem]:
    """Names that lead nowhere."""
    yield from _replies(shelf)
    yield from _packs(shelf)
    yield from _companions(shelf)


def _keys(shelf: Shelf) -> dict[str, str]:
    """How posts are named (`blogs/slug`), by their slugs; broken posts and withdrawn ones, too."""
    folders = {kind.folder for kind in KINDS.values()}
    paths = (PurePosixPath(path) for path in sorted(shelf.texts) if not path.endswith(".easy.md"))
    return {f"{path.parts[0]}/{path.stem}": path.stem for path in paths if path.parts[0] in folders}


def _replies(shelf: Shelf) -> Iterator[Problem]:
    keys = _keys(shelf)
    for post in shelf.of(Post):
        if post.replies_to == post.key:
            yield problem_at(
                post, ("replies_to",), ("reply-to-itself", "this post answers itself", "Name another post.")
            )
        elif post.replies_to and post.replies_to not in keys:
            yield problem_at(
                post,
                ("replies_to",),
                ("unknown-post", f'there is no post "{post.replies_to[:90]}"', _near_post(post.replies_to, keys)),
            )


def _near_post(written: str, keys: dict[str, str]) -> str:
    """A hint; slugs are compared, for folders alone make any two names look alike."""
    slug = written.rpartition("/")[2].removesuffix(".md")
    near = nearest(slug, dict.fromkeys(keys.values()))
    found = next((key for key in keys if near and keys[key] == near), "")
    return f'Did you mean "{found}"?' if found else "Write its folder and its slug, as in blogs/a-slug"


def _packs(shelf: Shelf) -> Iterator[Problem]:
    understood = {document.path: document for document in shelf.documents}
    for pack in shelf.of(Pack):
        for number, section in enumerate(pack.sections):
            for place, page in enumerate(section.pages):
                if words := _no_page(shelf, page, understood.get(page)):
                    yield problem_at(pack, ("sections", number, "pages", place), words)


def _no_page(shelf: Shelf, page: str, text: Document | None) -> tuple[str, str, str] | None:
    if page not in shelf.texts:
        return (
            "unknown-page",
            f'there is no text "{page[:120]}"',
            did_you_mean(
                page,
                sorted(path for path in shelf.texts if not path.endswith(".easy.md")),
                "Write its path from the site's folder, as in blogs/2018/a-slug.md",
            ),
        )
    if isinstance(text, Pack):
        return "unknown-page", f"{page} is a pack", "A pack holds posts and pages: name those."
    if isinstance(text, Companion):
        return "unknown-page", f"{page} is an Easy Read version", f"Name {text.original}: the one comes with the other."
    return None


def _companions(shelf: Shelf) -> Iterator[Problem]:
    for companion in shelf.of(Companion):
        if companion.original not in shelf.texts or companion.original.endswith(".easy.md"):
            yield problem_at(
                companion,
                (),
                (
                    "companion-alone",
                    f"there is no {companion.original} that this goes with",
                    "An Easy Read version has the name of its text, with .easy.md at the end.",
                ),
            )
