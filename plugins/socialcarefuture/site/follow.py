"""How to follow the site: every feed that this build made, and the pages that every page leads to."""

from __future__ import annotations

from collections.abc import Iterator

from socialcarefuture.content import addresses
from socialcarefuture.content.documents import Page
from socialcarefuture.content.posts import Kind
from socialcarefuture.content.publication import Listing
from socialcarefuture.content.taxonomies import NAMED, TAXONOMIES, Term
from socialcarefuture.site.compose import FORMS, Composer
from socialcarefuture.site.views import FollowedList, FollowView, Ref

FOLDER = "follow"
"""`docs/follow/index.md` introduces the list of feeds, as every generated list has its words."""
_SERVICES = ("accessibility", "privacy")
_KINDS = "Kinds of post"


def has_page(composer: Composer) -> bool:
    """Whether there is such a page: where this build made feeds, or somebody wrote words for it."""
    return bool(composer.made.feeds) or composer.publication.introduction(FOLDER) is not None


def title(composer: Composer) -> str:
    """The page's title: that of its words, else ours."""
    return composer.publication.title_of_folder(FOLDER, "Follow")


def follow_view(composer: Composer) -> FollowView:
    """Every feed, sorted as the site is."""
    made = [listing for listing in composer.publication.listings if listing.address in composer.made.feeds]
    whole = next((listing for listing in made if not listing.address), None)
    groups = ((heading, tuple(_followed(composer, one) for one in made if heading == _heading(composer, one)))
              for heading in _headings(composer))  # fmt: skip
    filled = tuple((name, lists) for name, lists in groups if lists)
    return FollowView(_followed(composer, whole) if whole else None, filled)


def _headings(composer: Composer) -> Iterator[str]:
    yield _KINDS
    for taxonomy in NAMED:
        yield composer.publication.title_of_folder(taxonomy.name, taxonomy.title)


def _heading(composer: Composer, listing: Listing) -> str:
    if isinstance(listing.subject, Kind):
        return _KINDS
    if isinstance(listing.subject, Term):
        taxonomy = TAXONOMIES[listing.subject.taxonomy]
        return composer.publication.title_of_folder(taxonomy.name, taxonomy.title)
    return ""


def _followed(composer: Composer, listing: Listing) -> FollowedList:
    absolute = composer.settings.absolute
    forms = tuple((name, absolute(addresses.feed(listing.address, form))) for form, (name, _) in FORMS.items())
    return FollowedList(Ref(listing.title, listing.address), forms)


def services(composer: Composer) -> tuple[Ref, ...]:
    """The pages about the site itself that there are, for the foot of every page."""
    docs = composer.settings.docs
    found = [Ref(title(composer), addresses.folder(FOLDER))] if has_page(composer) else []
    for name in _SERVICES:
        for path in (f"{docs}/{name}.md", f"{docs}/{name}/index.md"):
            page = composer.publication.documents.get(path)
            if isinstance(page, Page):
                written = page.title or composer.manuscript.rendered[path].title or name.capitalize()
                found.append(Ref(written, composer.publication.address(path) or ""))
    return tuple(found)
