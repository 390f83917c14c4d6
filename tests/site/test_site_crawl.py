"""What holds on every page of a site, the project's own and the sample."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from socialcarefuture.site.look import HERE

from tests.site.markup import Built, Element
from tests.site.running import build
from tests.site.sample import TODAY, write

_HOSTS = {
    "own": "https://socialcarefuture.example/",
    "whole": "https://sample.example/",
    "site": "https://sample.example/",
}
_ADDRESSES = ("href", "src", "poster", "data", "action", "cite")
_FETCHED = {"img", "script", "iframe", "audio", "video", "source", "track", "embed", "object", "input", "image", "use"}
_FETCHED_LINKS = {
    "stylesheet",
    "preload",
    "icon",
    "manifest",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "apple-touch-icon",
}


@pytest.fixture(params=["site", "whole", "own"])
def built(request: pytest.FixtureRequest) -> Built:
    """A built site: the sample plain, the sample with packs and feeds, and the project's own."""
    found: Built = request.getfixturevalue(request.param)
    assert len(found.pages()) > 60
    return found


@pytest.fixture
def host(request: pytest.FixtureRequest, built: Built) -> str:
    """Where the site says that it is published."""
    return _HOSTS[request.node.callspec.params["built"]]


def _references(page: Element) -> Iterator[tuple[Element, str]]:
    for one in page.walk():
        for name in _ADDRESSES:
            if name in one.attributes:
                yield one, one[name]
        for part in one.get("srcset").split(","):
            if part.strip():
                yield one, part.split()[0]


def _target(built: Built, host: str, path: str, written: str) -> tuple[str, str] | None:
    """The file and the anchor that an address in a page means; `None` for one that leads elsewhere."""
    url = urlsplit(urljoin(host + path, written))
    own = urlsplit(host)
    if (url.scheme, url.netloc) != (own.scheme, own.netloc):
        return None
    file = unquote(url.path).lstrip("/")
    if not file or file.endswith("/") or (built.folder / file).is_dir():
        file = f"{file.rstrip('/')}/index.html".lstrip("/")
    return file, unquote(url.fragment)


def test_every_address_in_a_page_leads_to_a_file_and_every_anchor_to_an_id(built: Built, host: str) -> None:
    """Each link, picture, style and feed that a page names is in the site, with the anchor that is named."""
    pages, files = built.pages(), built.files()
    ids = {path: {one["id"] for one in page.walk() if "id" in one.attributes} for path, page in pages.items()}
    lost, checked = [], 0
    for path, page in pages.items():
        for element, written in _references(page):
            if not (target := _target(built, host, path, written)):
                continue
            checked += 1
            file, anchor = target
            if file not in files or (anchor and anchor not in ids.get(file, ())):
                lost.append(f"{path}: <{element.tag}> {written}")
    assert lost == []
    assert checked > 2000


def test_a_link_to_a_page_leads_to_its_own_address(built: Built, host: str) -> None:
    """No link goes by way of a redirect, and none leaves out the slash that a page's address ends with."""
    redirects = {path for path, page in built.pages().items() if page.all("meta", **{"http-equiv": "refresh"})}
    for path, page in built.pages().items():
        for link in page.all("a"):
            target = _target(built, host, path, link["href"])
            if target and target[0] != path:
                assert target[0] not in redirects, f"{path}: {link['href']}"
                url = urlsplit(urljoin(host + path, link["href"]))
                assert url.path.endswith("/") or "." in url.path.rpartition("/")[2], f"{path}: {link['href']}"


def test_no_two_ids_of_a_page_are_alike(built: Built) -> None:
    """An id stands once in a page, so that an anchor means one place."""
    for path, page in built.pages().items():
        ids = Counter(one["id"] for one in page.walk() if "id" in one.attributes)
        assert [name for name, many in ids.items() if many > 1 or not name or " " in name] == [], path


def test_what_names_an_id_names_one_that_is_there(built: Built) -> None:
    """`aria-labelledby`, `aria-describedby`, `aria-controls` and `for` point at something on the page."""
    checked = 0
    for path, page in built.pages().items():
        ids = {one["id"] for one in page.walk() if "id" in one.attributes}
        for one in page.walk():
            for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers"):
                for value in one.get(name).split():
                    checked += 1
                    assert value in ids, f"{path}: {name}={value}"
    assert checked > 100


def test_headings_make_an_outline(built: Built) -> None:
    """A page has one heading of the first level, before all others of its main text, and none skips a level."""
    for path, page in built.pages().items():
        levels = [level for level, _ in page.headings()]
        assert levels.count(1) == 1, f"{path}: {page.headings()}"
        assert page.one("main").headings()[0][0] == 1, path
        skips = [(before, after) for before, after in pairwise(levels) if after > before + 1]
        assert skips == [], f"{path}: {page.headings()}"
        assert all(text for _, text in page.headings()), f"{path}: an empty heading"


def test_a_level_that_a_text_skips_is_not_skipped_on_the_page(fresh: Path) -> None:
    """Where a writer goes from a second-level heading to a fourth, readers get the third."""
    write(
        fresh,
        {
            "blogs/2019/skips.md": "---\ntitle: Skips\ndate: 2019-05-01\nauthors: [ada]\nthemes: [walking]\n---\n"
            "#### Four\n\n## Two\n\n#### Four again\n\n##### Five\n\n### Three\n"
        },
    )
    build(fresh, "mkdocs", "build", "--strict", day=TODAY)
    levels = {text: level for level, text in Built(fresh / "site").main("blogs/skips/").headings()}
    assert [levels[text] for text in ("Four", "Two", "Four again", "Five", "Three")] == [2, 2, 3, 4, 3]


def test_every_page_says_what_it_is(built: Built) -> None:
    """Each page has a language, a title that is alone in its folder, and at most one description, not an empty one."""
    titles: Counter[tuple[str, str]] = Counter()
    for path, page in built.pages().items():
        assert page.one("html")["lang"] == "en-GB", path
        assert page.one("title").text, path
        assert page.one("meta", name="viewport")["content"] == "width=device-width, initial-scale=1", path
        assert page.one("meta", charset="utf-8"), path
        assert all(meta["content"].strip() for meta in page.all("meta", name="description")), path
        assert len(page.all("meta", name="description")) <= 1, path
        if not page.all("meta", name="robots"):
            titles[path.partition("/")[0], page.one("title").text] += 1
    assert [
        title for title, many in titles.items() if many > 1 and not title[1].startswith("These words were taken back")
    ] == []


def test_every_page_names_its_canonical_address(built: Built, host: str) -> None:
    """A page that search engines may show names one canonical address, absolute."""
    for path, page in built.pages().items():
        if page.all("meta", name="robots"):
            continue
        canonical = page.one("link", rel="canonical")["href"]
        if canonical.startswith(host):
            assert canonical == host + path.removesuffix("index.html"), path
        else:
            assert path == "blogs/elsewhere/index.html"


def test_no_page_asks_another_host_for_anything(built: Built, host: str) -> None:
    """Pictures, styles, scripts, fonts and frames of a page all come from the site itself."""
    for path, page in built.pages().items():
        for one in page.walk():
            fetched = one.tag in _FETCHED or (one.tag == "link" and set(one.get("rel").split()) & _FETCHED_LINKS)
            for written in (
                (one.get("src"), one.get("href"), one.get("data"), one.get("poster"), one.get("srcset"))
                if fetched
                else ()
            ):
                assert not re.match(r"(https?:)?//", written.strip()), f"{path}: <{one.tag}> {written}"
            assert "url(" not in one.get("style"), path
            assert one.tag != "base", path


def test_no_style_asks_another_host_and_each_file_that_it_names_is_there(built: Built) -> None:
    """Every `url()` and `@import` in a stylesheet is a file of the site."""
    styles = [path for path in built.files() if path.endswith(".css")]
    named = 0
    for path in styles:
        css = built.file(path).read_text(encoding="utf-8")
        assert "@import" not in css
        for _, written in re.findall(r"url\(\s*(['\"]?)(.*?)\1\s*\)", css):
            if not written.startswith(("data:", "#")):
                named += 1
                assert (built.file(path).parent / written).resolve().is_file(), f"{path}: {written}"
    assert named >= 4


def test_every_page_can_be_read_without_scripts(built: Built) -> None:
    """No page has an inline style, nor any inline script but the one that comes before the first paint, and data."""
    early = (HERE / "assets/javascripts/early.js").read_text(encoding="utf-8")
    for path, page in built.pages().items():
        inline = [one for one in page.all("script") if not one.get("src")]
        assert ["".join(map(str, one.children)) for one in inline if one.get("type") != "application/ld+json"] == [early], path
        assert page.all("style") == [], path


def test_every_landmark_is_there_once(built: Built) -> None:
    """A page has one main text, which the skip link leads to first of all, a header and a footer."""
    for path, page in built.pages().items():
        first = page.one("body").all("a")[0]
        assert first["href"] == f"#{page.one('main')['id']}", path
        assert (
            len([one for one in page.one("body").children if isinstance(one, Element) and one.tag == "header"]) == 1
        ), path
        assert (
            len([one for one in page.one("body").children if isinstance(one, Element) and one.tag == "footer"]) == 1
        ), path
        for nav in page.all("nav"):
            assert nav.get("aria-label") or nav.get("aria-labelledby"), path


def test_every_link_says_where_it_leads(built: Built) -> None:
    """No link and no button is without words."""
    for path, page in built.pages().items():
        for link in page.all("a", "button", "summary"):
            words = link.text or link.get("aria-label") or " ".join(image.get("alt") for image in link.all("img"))
            assert words.strip(), f"{path}: {link.attributes}"


def test_no_template_shows_its_own_words(built: Built) -> None:
    """No page shows `None`, an empty list, a Python value or a template's braces that no text wrote."""
    for path, page in built.pages().items():
        text = page.one("body").text.replace("{{ 7*7 }}", "")
        assert not re.search(r"\bNone\b(?! of)|\{\{|\{%|<bound |Undefined|datetime\.|\(\)\s*$|\[\]", text), path
