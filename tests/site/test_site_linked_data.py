"""What every page tells programs of itself (JSON-LD, schema.org): true, complete, and no more than the page shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from socialcarefuture.content.settings import Settings
from socialcarefuture.site.linked_data import LinkedData
from socialcarefuture.site.sheet import Sheet

from tests.site.markup import Built
from tests.site.running import build
from tests.site.sample import HARD, TODAY

_HOSTS = {"own": "https://socialcarefuture.example/", "whole": "https://sample.example/"}
_TERMS = {
    *("@context", "@graph", "@type", "name", "url", "headline", "description", "genre", "keywords", "about"),
    "mentions",
    *("datePublished", "dateModified", "timeRequired", "inLanguage", "author", "contributor", "publisher", "image"),
    *("contentLocation", "license", "isBasedOn", "sameAs", "mainEntityOfPage", "mainEntity", "hasPart", "isPartOf"),
    *("jobTitle", "affiliation", "subjectOf", "containedInPlace", "hasDefinedTerm", "inDefinedTermSet", "encoding"),
    *("encodingFormat", "contentUrl", "contentSize", "width", "height", "caption", "creditText", "position", "item"),
    *("numberOfItems", "itemListElement", "accessMode", "accessModeSufficient", "accessibilityFeature"),
    *("accessibilityHazard", "accessibilitySummary", "isAccessibleForFree"),
}
"""The words of schema.org that we use; one that is not among them is a slip of the pen."""
_TYPES = {
    *("BlogPosting", "Article", "CreativeWork", "WebPage", "WebSite", "CollectionPage", "ProfilePage"),
    "DefinedTermSet",
    *("DefinedTerm", "Person", "Place", "Organization", "ImageObject", "MediaObject", "ItemList", "ListItem"),
    "BreadcrumbList",
}
_HAZARDS = {"noFlashingHazard", "noMotionSimulationHazard", "noSoundHazard", "unknown"}


@pytest.fixture(params=["whole", "own"])
def built(request: pytest.FixtureRequest) -> Built:
    """The sample and the project's own site."""
    found: Built = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def host(request: pytest.FixtureRequest, built: Built) -> str:
    """Where the site says that it is."""
    return _HOSTS[request.node.callspec.params["built"]]


def graph(built: Built, address: str) -> dict[str, dict[str, Any]]:
    """A page's nodes, by their type."""
    text = built[address].one("script", type="application/ld+json")
    return {node["@type"]: node for node in json.loads("".join(map(str, text.children)))["@graph"]}


def of_page(built: Built, address: str) -> dict[str, Any]:
    """What a page says of itself."""
    return next(node for kind, node in graph(built, address).items() if kind != "BreadcrumbList")


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from _nodes(one)
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)


def _described(built: Built) -> dict[str, dict[str, dict[str, Any]]]:
    return {
        path: graph(built, path)
        for path, page in built.pages().items()
        if page.all("script", type="application/ld+json")
    }


def test_every_page_to_be_found_describes_itself(built: Built) -> None:
    """A page that search engines may show has one description; redirects, the error page and taken-back words none."""
    described = _described(built)
    hidden = {path for path, page in built.pages().items() if page.all("meta", name="robots")}
    taken = {path for path, page in built.pages().items() if "withdrawn" in page.one("body").get("class")}
    assert set(described) == set(built.pages()) - hidden - taken
    assert len(described) > 60


def test_only_words_of_schema_org_are_used_and_none_is_empty(built: Built) -> None:
    """Every type and property is one that schema.org has, and none has an empty value."""
    for path, found in _described(built).items():
        for node in _nodes(list(found.values())):
            assert set(node) <= _TERMS, path
            assert node["@type"] in _TYPES, path
            assert [key for key, value in node.items() if value in ("", [], {}, None)] == [], path


def test_every_address_leads_to_a_file_of_the_site_or_elsewhere_whole(built: Built, host: str) -> None:
    """Addresses are absolute; one of the site's own is a page or a picture that is there."""
    files, checked = built.files(), 0
    for path, found in _described(built).items():
        for node in _nodes(list(found.values())):
            for key in ("url", "item", "contentUrl", "mainEntityOfPage", "sameAs", "license", "inDefinedTermSet"):
                for url in node[key] if isinstance(node.get(key), list) else [node.get(key)]:
                    if url is None:
                        continue
                    assert urlsplit(url).scheme in {"https", "http"}, f"{path}: {url}"
                    file = unquote(url.removeprefix(host))
                    own = f"{file}index.html" if file.endswith("/") or not file else file
                    assert not url.startswith(host) or own in files, f"{path}: {url}"
                    checked += 1
    assert checked > 500


def test_every_page_but_home_says_where_it_is(built: Built, host: str) -> None:
    """Breadcrumbs lead from the home page to the page itself, by pages that are there."""
    for path, found in _described(built).items():
        if path == "index.html":
            assert "BreadcrumbList" not in found
            continue
        steps = found["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == [*range(1, len(steps) + 1)]
        assert steps[0]["item"] == host
        assert steps[-1]["item"] == host + path.removesuffix("index.html"), path
        assert len(steps) > 1


def test_every_page_says_how_it_can_be_read(built: Built) -> None:
    """Each page names its ways of reading; where it shows pictures it says so, and that they have words."""
    seen = set()
    for path, found in _described(built).items():
        node = next(node for kind, node in found.items() if kind != "BreadcrumbList")
        shown = [image for image in built.main(path).all("img") if image.get("alt")]
        assert ("visual" in node["accessMode"]) == bool(shown), path
        assert ("alternativeText" in node["accessibilityFeature"]) == bool(shown), path
        assert node["accessModeSufficient"] == ["textual"], path
        assert set(node["accessibilityHazard"]) <= _HAZARDS, path
        assert node["accessibilitySummary"].endswith(".")
        seen.add(bool(shown))
    assert "whole" not in str(built.folder) or seen == {True, False}


def test_dates_are_days(built: Built) -> None:
    """Every date is a day as ISO 8601 has it."""
    for found in _described(built).values():
        for node in _nodes(list(found.values())):
            for key in ("datePublished", "dateModified"):
                assert key not in node or date.fromisoformat(node[key])


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("", "WebSite"),
        ("blogs/question/", "BlogPosting"),
        ("testimonies/kept/", "CreativeWork"),
        ("about/us/", "WebPage"),
        ("blogs/", "CollectionPage"),
        ("blogs/2019/", "CollectionPage"),
        ("themes/", "DefinedTermSet"),
        ("themes/walking/", "CollectionPage"),
        ("people/ada/", "ProfilePage"),
        ("people/", "CollectionPage"),
        ("places/york/", "CollectionPage"),
        ("packs/starter/", "WebPage"),
        ("follow/", "WebPage"),
    ],
)
def test_each_kind_of_page_is_what_it_is(whole: Built, address: str, kind: str) -> None:
    """Each kind of page has the type of schema.org that fits it best."""
    assert of_page(whole, address)["@type"] == kind


def test_a_glimpse_is_an_article(whole: Built) -> None:
    """A case study is an article."""
    glimpses = [path for path in whole.pages() if re.fullmatch(r"glimpses/[a-z-]+/index\.html", path)]
    assert {of_page(whole, path)["@type"] for path in glimpses if whole.main(path).all("time")} == {"Article"}


def test_a_post_says_all_that_its_page_shows(whole: Built) -> None:
    """A post with everything has its author with their page, dates, picture, themes, place, licence and source."""
    post = of_page(whole, "blogs/hard/")
    root = _HOSTS["whole"]
    assert post["headline"] == HARD
    assert post["author"] == [{"@type": "Person", "name": "Ada Byron", "url": f"{root}people/ada/"}]
    assert (post["datePublished"], post["dateModified"], post["timeRequired"]) == ("2019-05-01", "2019-06-02", "PT1M")
    assert post["image"]["url"] == f"{root}blogs/2019/picnic.jpg"
    assert (post["image"]["description"], post["image"]["creditText"]) == (HARD, HARD)
    assert {theme["name"] for theme in post["about"]} == {HARD, "Walking"} == set(post["keywords"])
    assert post["about"][0]["inDefinedTermSet"] == f"{root}themes/"
    assert post["contentLocation"] == [{"@type": "Place", "name": "York", "url": f"{root}places/york/"}]
    assert "creativecommons.org" in post["license"]
    assert post["isBasedOn"]["name"] == 'The "Old" Paper'
    assert post["isBasedOn"]["url"] == "https://old.example/?a=1&b=2"
    assert post["publisher"]["name"] == 'Tea & <Cake> "Society"'
    assert post["inLanguage"] == "en-GB"
    assert of_page(whole, "blogs/welsh/")["inLanguage"] == "cy"


def test_a_person_is_known_by_what_their_page_says(whole: Built) -> None:
    """A person's page tells programs their name, role, portrait and pages elsewhere."""
    person = of_page(whole, "people/ada/")["mainEntity"]
    assert (person["@type"], person["name"], person["jobTitle"]) == ("Person", "Ada Byron", "Counts")
    assert person["sameAs"] == ["https://ada.example/"]
    assert person["image"]["url"] == f"{_HOSTS['whole']}people/ada.png"


@pytest.mark.parametrize("which", ["whole", "own"])
def test_a_voice_is_a_name_and_never_a_person_with_a_page(which: str, request: pytest.FixtureRequest) -> None:
    """A testimony's voice stands as the person chose it: no address, no place, nothing that its page does not show."""
    built: Built = request.getfixturevalue(which)
    found = [path for path in _described(built) if of_page(built, path).get("genre") == "Testimony"]
    assert found
    for path in found:
        node, text = of_page(built, path), built.main(path).text
        people: list[dict[str, str]] = [*node.get("mentions", ()), *node["author"]]
        voice, others = people[0], people[1:]
        assert set(voice) == {"@type", "name"}
        assert all(one["name"] in text for one in (voice, *others)), path
        assert all("/people/" in one["url"] for one in others), path
        assert "license" not in node or "share this under" in text


def test_nothing_held_back_is_told(whole: Built) -> None:
    """No description names a post that the site may not show."""
    for path, found in _described(whole).items():
        assert "secret" not in json.dumps(found).lower(), path


def test_hard_words_cannot_leave_the_element(whole: Built) -> None:
    """No description holds a character that could end its element, whatever texts hold."""
    raw = whole.file("blogs/hard/").read_text("utf-8")
    data = raw.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert not set("<>&\u2028\u2029") & set(data)
    assert json.loads(data)["@graph"][0]["headline"] == HARD
    settings = Settings(Path(), "docs", "x</script><!--\u2028", "https://x.example/", TODAY)
    told = LinkedData(settings, {}).of(Sheet(address="a/", title="<!-- \u2029 ]]>", kind="page", template=""))
    assert not set("<>&\u2028\u2029") & set(told)
    assert json.loads(told)["@graph"][0]["name"] == "<!-- \u2029 ]]>"


def test_what_moves_or_has_no_words_is_not_called_safe() -> None:
    """A page with a film, an animation or a picture without words does not claim to be readable by text alone."""
    settings = Settings(Path(), "docs", "Site", "", TODAY)
    for content in ('<video src="a.mp4">', '<img alt="A cat" src="cat.gif">', '<img src="cat.png">'):
        sheet = Sheet(address="a/", title="A", kind="page", template="", content=content)
        node = json.loads(LinkedData(settings, {}).of(sheet))["@graph"][0]
        assert "accessModeSufficient" not in node
        assert ("alternativeText" in node["accessibilityFeature"]) == ("alt" in content and "img" in content)
        assert ("unknown" in node["accessibilityHazard"]) == ("cat.png" not in content)


def test_without_the_sites_address_what_needs_one_is_left_out(fresh: Path) -> None:
    """A site that does not know where it is published names no addresses of its own, and still says what it is."""
    config = (fresh / "mkdocs.yml").read_text("utf-8").replace("site_url: https://sample.example/", "")
    (fresh / "mkdocs.yml").write_text(config, "utf-8")
    build(fresh, "scf", "build", "--no-packs", "--today", str(TODAY))
    built = Built(fresh / "site")
    post = graph(built, "blogs/hard/")
    assert set(post) == {"BlogPosting"}
    assert [url for node in _nodes(post) if (url := node.get("url")) and "sample.example" in url] == []
    assert "url" not in post["BlogPosting"]
    assert post["BlogPosting"]["author"] == [{"@type": "Person", "name": "Ada Byron"}]
    tags = {one.get("property") for one in built["blogs/hard/"].all("meta")}
    assert "og:title" in tags
    assert not tags & {"og:url", "og:image", "article:author"}
    assert "Sitemap" not in built.file("robots.txt").read_text("utf-8")
