"""What a channel carries, and what can be asked of it."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from socialcarefuture.content.consent import Channel, State
from socialcarefuture.content.library import Library
from socialcarefuture.content.packs import Pack, Query
from socialcarefuture.content.posts import Blog, Post
from socialcarefuture.content.publication import Publication
from socialcarefuture.content.related import Related
from socialcarefuture.content.selection import total_order
from socialcarefuture.frontmatter import Source

from tests.texts import TODAY, Texts, slugs

HELD = "consent: {record: R-1, channels: [feeds]}"


def site(texts: Texts) -> Publication:
    """What the site carries today."""
    return texts.load().published(Channel.SITE)


def find(publication: Publication, slug: str) -> Post:
    """A post of a publication."""
    return next(post for post in publication.posts if post.slug == slug)


def blog(slug: str, themes: tuple[str, ...], day: date = TODAY) -> Blog:
    """A blog without a file."""
    post = Blog.model_construct(title=slug, date=day, themes=themes, authors=("a",), aliases=())
    post.attach(Source(f"blogs/{day.year}/{slug}.md", {}, {}, "", 1))
    return post


def shared(post: Post, others: tuple[Post, ...]) -> list[int]:
    """How many themes other posts share with one."""
    return [len(set(post.themes) & set(other.themes)) for other in others]


# What is carried


def test_each_channel_carries_what_it_may(texts: Texts) -> None:
    """A channel carries the posts that it may carry today, and no others."""
    texts.blog("open")
    texts.blog("held", HELD)
    texts.blog("draft", "draft: true")
    texts.blog("later", "date: 2024-06-02")
    texts.write("blogs/gone.md", "---\nconsent: {withdrawn: 2020-01-01}\n---\n")
    library = texts.load()
    carried = {channel: slugs(library.published(channel).posts) for channel in Channel}
    assert carried == {Channel.SITE: ["open"], Channel.FEEDS: ["held", "open"], Channel.PACK: ["open"],
                       Channel.SOCIAL: ["open"]}


def test_a_preview_holds_all_but_the_withdrawn(texts: Texts) -> None:
    """A preview has drafts and what is held back, each with its standing."""
    texts.blog("open")
    texts.blog("held", HELD)
    texts.blog("draft", "draft: true")
    texts.blog("later", "date: 2024-06-02")
    texts.write("blogs/gone.md", "---\nconsent: {withdrawn: 2020-01-01}\n---\n")
    preview = texts.load().preview()
    assert {post.slug: preview.standing(post).state for post in preview.posts} == {
        "open": State.PUBLISHED, "held": State.HELD_BACK, "draft": State.DRAFT, "later": State.SCHEDULED}


def test_only_published_gives_posts(texts: Texts) -> None:
    """A library gives posts in no way but `published`, `preview` and, for those that check texts, its shelf."""
    texts.blog("held", "consent: {record: R-1}")
    library = texts.load()
    public = {name for name in dir(library) if not name.startswith("_")}
    assert public == {"companions", "documents", "left_out", "load", "preview", "problems", "published", "settings",
                      "shelf", "vocabulary"}
    assert not any(isinstance(text, Post) for text in library.companions)
    assert [document.path for document in library.documents if isinstance(document, Post)] == ["blogs/2018/held.md"]
    for channel in Channel:
        publication = library.published(channel)
        assert "blogs/2018/held.md" not in publication.documents
        assert publication.address("blogs/2018/held.md") is None


def test_a_withdrawn_text_has_no_words(texts: Texts) -> None:
    """Whatever was left in a withdrawn text, no part of the system can reach it, its Easy Read version included."""
    texts.write("testimonies/x.md", "---\ntitle: Secret\nvoice: Secret\nconsent: {withdrawn: }\n---\nSecret.\n")
    texts.write("testimonies/x.easy.md", "---\neasy_read_by: editors\n---\nSecret.\n")
    library = texts.load()
    (gone,) = (document for document in library.documents if document.path.startswith("testimonies/"))
    assert gone.body == ""
    assert "Secret" not in repr(gone)
    assert "Secret" not in "".join(map(str, library.problems))


def test_addresses_are_given_for_what_is_carried(texts: Texts) -> None:
    """Posts, pages, terms, packs, withdrawn texts and pictures have an address; what is held back has none."""
    texts.blog("x")
    texts.blog("held", HELD)
    texts.write("docs/about/index.md", "---\n---\n")
    texts.write("docs/index.md", "---\n---\n")
    texts.write("docs/packs/p.md", "---\ntitle: P\nsections: [{title: A, select: {kinds: [blog]}}]\n---\n")
    texts.write("testimonies/2018/gone.md", "---\nconsent: {withdrawn: }\n---\n")
    texts.write("blogs/2018/a house.png", b"")
    texts.write("docs/logo.png", b"")
    publication = site(texts)
    expected = {
        "blogs/2018/x.md": "blogs/x/", "blogs/2018/held.md": None, "docs/about/index.md": "about/", "docs/index.md": "",
        "docs/packs/p.md": "packs/p/", "testimonies/2018/gone.md": "testimonies/gone/",
        "docs/themes/homeshare.md": "themes/homeshare/", "blogs/2018/a house.png": "blogs/2018/a%20house.png",
        "docs/logo.png": "logo.png", "blogs/2018/nothing.md": None,
    }
    assert {path: publication.address(path) for path in expected} == expected


def test_a_channel_is_asked_about_once(texts: Texts) -> None:
    """A channel's publication is made once, so that what was worked out for it is kept."""
    library = texts.load()
    assert library.published(Channel.SITE) is library.published(Channel.SITE)
    assert library.published(Channel.SITE) is not library.published(Channel.PACK)


def test_a_query_made_on_the_spot_is_understood(texts: Texts) -> None:
    """The library's vocabulary gives a query the slugs of the terms that it names."""
    query = Query.model_validate({"themes": ["Sharing a home"], "people": ["Rachel Mason"]},
                                 context=texts.load().vocabulary)
    assert (query.themes, query.people) == (("homeshare",), ("rachel-mason",))


# Listings


def test_listings_are_those_of_the_site(texts: Texts) -> None:
    """There is a listing of everything, of each kind and its years, and of each term, also where it is empty."""
    texts.blog("a", "date: 2018-01-01\nplaces: [leeds]")
    texts.blog("b", "date: 2019-01-01")
    texts.testimony("c", "told_by: editors")
    listed = {listing.address: (listing.title, slugs(listing.posts)) for listing in site(texts).listings}
    assert listed == {
        "": ("Kettle Society", ["b", "c", "a"]),
        "blogs/": ("Blogs", ["b", "a"]),
        "blogs/2019/": ("Blogs of 2019", ["b"]),
        "blogs/2018/": ("Blogs of 2018", ["a"]),
        "testimonies/": ("Testimonies", ["c"]),
        "testimonies/2018/": ("Testimonies of 2018", ["c"]),
        "glimpses/": ("Glimpses", []),
        "themes/community-catalysts/": ("Community Catalysts", []),
        "themes/homeshare/": ("Homeshare", ["b", "c", "a"]),
        "people/rachel-mason/": ("Rachel Mason", []),
        "people/editors/": ("The editors", ["b", "c", "a"]),
        "places/leeds/": ("Leeds", ["a"]),
    }


def test_a_hand_written_introduction_names_its_list(texts: Texts) -> None:
    """The title of `docs/blogs/index.md` is the title of the list of blogs."""
    texts.write("docs/blogs/index.md", "---\ntitle: What we write\n---\n")
    texts.blog("a")
    titles = {listing.address: listing.title for listing in site(texts).listings}
    assert (titles["blogs/"], titles["blogs/2018/"]) == ("What we write", "What we write of 2018")


def test_neighbours_are_of_one_kind(texts: Texts) -> None:
    """Before and after a post come the posts of its kind that this channel carries."""
    texts.blog("first", "date: 2018-01-01")
    texts.blog("held", f"date: 2018-02-01\n{HELD}")
    texts.testimony("other", "date: 2018-02-02")
    texts.blog("second", "date: 2018-03-01")
    publication = site(texts)
    first, second = find(publication, "first"), find(publication, "second")
    assert publication.neighbours(first) == (None, second)
    assert publication.neighbours(second) == (first, None)
    assert publication.neighbours(find(publication, "other")) == (None, None)


def test_replies_are_those_that_are_carried(texts: Texts) -> None:
    """A post knows its answers, oldest first, and an answer its post, where the channel carries them."""
    texts.blog("asks")
    texts.blog("late", "replies_to: blogs/asks\ndate: 2019-02-01")
    texts.blog("early", "replies_to: blogs/asks\ndate: 2019-01-01")
    texts.blog("held", f"replies_to: blogs/asks\n{HELD}")
    texts.blog("lost", "replies_to: blogs/held")
    publication = site(texts)
    assert slugs(publication.replies(find(publication, "asks"))) == ["early", "late"]
    assert publication.answered(find(publication, "early")) == find(publication, "asks")
    assert publication.answered(find(publication, "lost")) is None
    assert publication.answered(find(publication, "asks")) is None


# Related posts


def test_a_rare_theme_weighs_more() -> None:
    """A post that shares one rare theme is nearer than one that shares a theme of everybody."""
    common = tuple(blog(f"common-{number}", ("all",)) for number in range(20))
    own, rare = blog("own", ("all", "rare")), blog("rare", ("all", "rare"), date(2000, 1, 1))
    assert Related(total_order((*common, own, rare))).to(own, 1) == (rare,)


def test_among_equals_the_nearest_day_comes_first() -> None:
    """Posts that share the same themes come in the order of their distance in time."""
    own = blog("own", ("a",), date(2020, 1, 10))
    others = [blog(f"day-{day}", ("a",), date(2020, 1, day)) for day in (1, 8, 12, 25)]
    assert slugs(Related(total_order((own, *others))).to(own, 4)) == ["day-12", "day-8", "day-1", "day-25"]


THEMES = st.lists(st.sampled_from("abcde"), min_size=1, max_size=3, unique=True).map(tuple)
DAYS = st.dates(date(2018, 1, 1), date(2018, 3, 1))
POSTS = st.lists(st.tuples(THEMES, DAYS), max_size=30).map(
    lambda rows: [blog(f"p{number}", themes, day) for number, (themes, day) in enumerate(rows)])


@given(POSTS, st.randoms(use_true_random=False))
def test_related_posts_are_the_same_however_they_are_read(posts: list[Blog], random: object) -> None:
    """Related posts never hold the post itself, share a theme with it, and do not depend on the order of reading."""
    shuffled = sorted(posts, key=lambda post: hash((str(random), post.slug)))
    one, other = Related(total_order(posts)), Related(total_order(shuffled))
    for post in posts:
        near = one.to(post, 3)
        assert near == other.to(post, 3)
        assert post not in near
        assert all(shared(post, near))
        assert len(near) == min(3, sum(count > 0 for count in shared(post, tuple(posts))) - 1)


@given(POSTS)
def test_the_order_of_posts_is_total(posts: list[Blog]) -> None:
    """Posts have one order, newest first, whatever order they are read in."""
    ordered = total_order(posts)
    assert total_order(reversed(posts)) == ordered
    assert sorted(ordered, key=lambda post: post.slug) == sorted(posts, key=lambda post: post.slug)
    keys = [(-post.date.toordinal(), post.address) for post in ordered]
    assert keys == sorted(keys)


def compared(count: int, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many pairs are compared to find what is related to each of so many posts."""
    posts = total_order(blog(f"p{number}", ("all", f"t{number % 7}")) for number in range(count))
    related, seen = Related(posts), 0
    rank = related._rank

    def counted(*cards: object) -> tuple[float, int, str]:
        nonlocal seen
        seen += 1
        return rank(*cards)  # type: ignore[arg-type]

    monkeypatch.setattr(related, "_rank", counted)
    for post in posts:
        related.to(post, 3)
    return seen


def test_the_cost_of_related_posts_grows_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four times as many posts on one theme need four times as many comparisons, not sixteen times."""
    assert compared(800, monkeypatch) < 4.5 * compared(200, monkeypatch)


# Packs


def pack(texts: Texts, sections: str) -> tuple[Library, Pack]:
    """A library with one pack."""
    texts.write("docs/packs/p.md", f"---\ntitle: P\nsections:\n{sections}\n---\n")
    library = texts.load()
    return library, library.published(Channel.PACK).packs[0]


def test_a_section_of_pages_keeps_their_order(texts: Texts) -> None:
    """Pages come as they are listed; what is held back or withdrawn is left out and counted."""
    texts.blog("a", "date: 2019-01-01")
    texts.blog("b", "date: 2018-01-01")
    texts.blog("held", HELD)
    texts.write("blogs/2018/gone.md", "---\nconsent: {withdrawn: }\n---\n")
    paths = "blogs/2018/a.md, blogs/2018/held.md, blogs/2018/gone.md, docs/themes/homeshare.md, blogs/2018/b.md"
    library, own = pack(texts, f"  - {{title: A, pages: [{paths}]}}")
    carried = library.published(Channel.PACK).section(own.sections[0])
    assert [text.slug for text in carried] == ["a", "homeshare", "b"]
    assert library.left_out(own) == 2


@pytest.mark.parametrize(("order", "expected"), [
    ("date", ["c", "b", "a"]), ("title", ["a", "b", "c"]), ("theme", ["b", "c", "a"])])
def test_a_query_has_an_order(texts: Texts, order: str, expected: list[str]) -> None:
    """Selected posts come oldest first, or by title, or by theme."""
    texts.blog("a", "title: apple\ndate: 2018-03-01\nthemes: [homeshare]")
    texts.blog("b", "title: Bread\ndate: 2018-02-01\nthemes: [community-catalysts]")
    texts.blog("c", "title: cake\ndate: 2018-01-01\nthemes: [homeshare]")
    library, own = pack(texts, f"  - {{title: A, select: {{kinds: [blog]}}, order: {order}}}")
    assert [text.slug for text in library.published(Channel.PACK).section(own.sections[0])] == expected


@pytest.mark.parametrize(("query", "expected"), [
    ("kinds: [testimony]", {"t"}),
    ("kinds: [blog, testimony]", {"a", "b", "t"}),
    ("themes: [homeshare]", {"a", "t"}),
    ("people: [rachel-mason]", {"b", "t"}),
    ("places: [leeds]", {"b"}),
    ("since: 2018-02-01", {"b", "t"}),
    ("until: 2018-02-01", {"a", "b"}),
    ("since: 2018-02-01, until: 2018-02-01", {"b"}),
    ("themes: [homeshare], kinds: [blog]", {"a"}),
    ("themes: [homeshare, community-catalysts]", {"a", "b", "t"}),
])
def test_a_query_selects_what_fits_every_line(texts: Texts, query: str, expected: set[str]) -> None:
    """A post is selected where each line of the query names one of its own."""
    texts.blog("a", "date: 2018-01-01")
    texts.blog("b", "date: 2018-02-01\nthemes: [community-catalysts]\nauthors: [rachel-mason]\nplaces: [leeds]")
    texts.testimony("t", "date: 2018-03-01\ntold_by: rachel-mason")
    library, own = pack(texts, f"  - {{title: A, select: {{{query}}}}}")
    assert {text.slug for text in library.published(Channel.PACK).section(own.sections[0])} == expected


def test_posts_that_are_left_out_are_counted_once(texts: Texts) -> None:
    """A post that two sections ask for counts once; drafts and posts to come are nobody's to miss."""
    texts.blog("held", HELD)
    texts.blog("draft", "draft: true")
    texts.blog("later", "date: 2030-01-01")
    asked = "  - {title: A, select: {kinds: [blog]}}"
    named = "  - {title: B, pages: [blogs/2018/held.md, blogs/2018/draft.md]}"
    library, own = pack(texts, f"{asked}\n{named}")
    assert library.left_out(own) == 1


# Cost


def test_a_thousand_posts_are_read_at_once(texts: Texts) -> None:
    """A thousand posts are read in a few seconds even on a slow machine; on a usual one in a third of one."""
    for number in range(1000):
        texts.blog(f"post-{number}", "summary: A few words on it.")
    start = time.process_time()
    library = texts.load()
    assert time.process_time() - start < 4
    assert len(library.documents) == 1005
