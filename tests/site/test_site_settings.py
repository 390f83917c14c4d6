"""What a site's owner sets in `mkdocs.yml` is so."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from tests.site.markup import Built, Element
from tests.site.running import build
from tests.site.sample import CONFIG, TODAY, write


def _built(folder: Path, *changes: tuple[str, str], more: str = "") -> Built:
    """The sample, built with another `mkdocs.yml`."""
    config = CONFIG
    for before, after in changes:
        assert before in config
        config = config.replace(before, after)
    write(folder, {"mkdocs.yml": config + more})
    return Built(folder / "site", build(folder, "mkdocs", "build", "--strict", day=TODAY))


_TEMPLATE = "{% extends 'main.html' %}{% block content %}WORDS{% endblock %}"
_NAV = CONFIG[CONFIG.index("nav:") :]


def _navigation(page: Element) -> dict[str, str]:
    """The links of a page's first main navigation, in order."""
    return _main(page).links


def _main(page: Element) -> Element:
    return next(nav for nav in page.all("nav") if nav.get("class") == "nav wrap" and nav.get("aria-label") == "Main")


def test_navigation_has_the_names_of_the_settings(site: Built) -> None:
    """The navigation shows the names that `nav` gives, in its order; the page keeps its own heading."""
    assert list(_navigation(site[""])) == [
        "Start",
        "Blogs",
        "Stories",
        "Glimpses",
        "Themes",
        "Packs",
        "About",
        "Take part",
    ]
    assert site.main("testimonies/").one("h1").text == "Testimonies"


def test_navigation_leads_to_everything_that_it_names(site: Built) -> None:
    """Every page of `nav` is in the whole navigation of each page, those that have no Markdown file among them."""
    footer = next(nav for nav in site["blogs/walk-01/"].all("footer")[-1].all("nav"))
    assert footer.links == {
        "Start": "../..",
        "Blogs": "../",
        "Stories": "../../testimonies/",
        "Glimpses": "../../glimpses/",
        "Themes": "../../themes/",
        "Packs": "../../packs/",
        "About us all": "../../about/us/",
        "People": "../../people/",
        "Places": "../../places/",
        "Take part": "../../take-part/",
    }


@pytest.mark.parametrize(
    ("address", "name"), [("", "Start"), ("blogs/", "Blogs"), ("testimonies/", "Stories"), ("take-part/", "Take part")]
)
def test_navigation_marks_the_page_that_is_open(site: Built, address: str, name: str) -> None:
    """The page that is open is marked as the current one, and no other is."""
    navigation = _main(site[address])
    assert [link.text for link in navigation.all("a", **{"aria-current": "page"})] == [name]


def test_a_section_leads_to_its_first_page_and_shows_its_pages(site: Built) -> None:
    """A section of the navigation leads to its first page; on its pages all of them are shown."""
    page = site["people/"]
    assert _navigation(page)["About"] == "../about/us/"
    section = next(nav for nav in page.all("nav") if nav.get("aria-label") == "About")
    assert list(section.links) == ["About us all", "People", "Places"]
    assert section.one("a", **{"aria-current": "page"}).text == "People"


def test_without_nav_every_page_of_docs_is_in_the_navigation(fresh: Path) -> None:
    """As in any MkDocs site, one that sets no `nav` has its hand-written pages and its lists in the navigation."""
    built = _built(fresh, (_NAV, ""))
    links = {urljoin("/", href) for href in next(nav for nav in built[""].all("footer")[-1].all("nav")).links.values()}
    assert {"/", "/about/us/", "/take-part/", "/blogs/", "/testimonies/", "/themes/", "/packs/"} <= links
    assert built["about/us/"].all("header")[0].all("a")[0]["href"].startswith("..")


def test_a_site_may_lie_below_the_root(fresh: Path) -> None:
    """With `site_url` in a sub-path, every address in every page, the error page too, stays in it and is there."""
    built = _built(fresh, ("https://sample.example/", "https://sample.example/sub/path/"))
    base = "https://sample.example/sub/path/"
    assert built["blogs/"].one("link", rel="canonical")["href"] == f"{base}blogs/"
    checked = 0
    for path, page in built.pages().items():
        # An error page is shown wherever the reader went wrong.
        start = f"{base}no/such/thing/" if path == "404.html" else base + path
        for one in page.walk():
            for written in (one.get("href"), one.get("src")):
                url = urljoin(start, written)
                if written and urlsplit(url).netloc == "sample.example" and not written.startswith("#"):
                    assert url.startswith(base), f"{path}: {written}"
                    file = built.folder / urlsplit(url).path.removeprefix("/sub/path/").replace("%20", " ")
                    assert file.exists(), f"{path}: {written}"
                    checked += 1
    assert checked > 2000
    assert f"<loc>{base}blogs/hard/</loc>" in built.file("sitemap.xml").read_text(encoding="utf-8")


def test_a_site_that_does_not_know_its_address_is_built_all_the_same(fresh: Path) -> None:
    """Without `site_url` pages have no canonical link, and old addresses still lead on."""
    built = _built(fresh, ("site_url: https://sample.example/\n", ""))
    assert built["blogs/hard/"].all("link", rel="canonical") == []
    assert built.main("blogs/old-name/").all("a")[0]["href"] == "../hard/"
    assert (
        urljoin("/no/such/page", built["404.html"].one("link", rel="stylesheet")["href"])
        == "/assets/stylesheets/site.css"
    )


def test_edit_links_lead_to_the_file_behind_a_page(fresh: Path) -> None:
    """With `repo_url` and `edit_uri`, each page that has a Markdown file links it, posts outside `docs/` too."""
    built = _built(fresh, more="repo_url: https://git.example/us/site\nedit_uri: edit/main/docs/\n")
    base = "https://git.example/us/site/edit/main/"
    for address, file in {
        "blogs/hard/": "blogs/2019/hard.md",
        "about/us/": "docs/about/us.md",
        "themes/rare/": "docs/themes/rare.md",
        "glimpses/garden/": "glimpses/2019/garden.md",
        "packs/starter/": "docs/packs/starter.md",
        "blogs/": "docs/blogs/index.md",
    }.items():
        assert built.main(address).links["Suggest a change to this page"] == base + file
    for address in ("blogs/2019/", "blogs/page/2/", "blogs/old-name/", "places/"):
        assert "Suggest a change to this page" not in built.main(address).links
    assert built[""].all("footer")[-1].links["How this site is made"] == "https://git.example/us/site"


def test_without_a_repository_there_are_no_edit_links(site: Built) -> None:
    """A site that names no repository invites to no change there."""
    assert not [path for path, page in site.pages().items() if "Suggest a change" in page.text]


def test_the_owners_own_templates_come_first(fresh: Path) -> None:
    """`custom_dir` replaces one of our templates and adds files, and the others stay as they are."""
    write(
        fresh,
        {
            "ours/partials/pagination.html": "{% macro pagination(at, title) %}Turn the page.{% endmacro %}",
            "ours/withdrawn.html": _TEMPLATE.replace("WORDS", "<h1>Gone, and that is fine</h1>"),
            "ours/assets/extra.css": "p { color: red }",
            "ours/assets/stylesheets/site.css": "p { color: blue }",
        },
    )
    built = _built(fresh, ("  name: material\n", "  name: material\n  custom_dir: ours\n"))
    assert "Turn the page." in built.main("blogs/").text
    assert built.main("testimonies/gone/").one("h1").text == "Gone, and that is fine"
    assert built.main("blogs/hard/").one("h1").text.startswith("He said")
    assert built.file("assets/extra.css").read_text(encoding="utf-8") == "p { color: red }"
    assert built.file("assets/stylesheets/site.css").read_text(encoding="utf-8") == "p { color: blue }"


def test_a_page_may_have_a_template_of_the_owner(fresh: Path) -> None:
    """A hand-written page's `template` is looked for in `custom_dir`, too."""
    write(
        fresh,
        {
            "ours/special.html": _TEMPLATE.replace("WORDS", "<h1>Special</h1>{{ page.content }}"),
            "docs/about/special.md": "---\ntitle: Not this\ntemplate: special.html\n---\nWords.\n",
        },
    )
    built = _built(fresh, ("  name: material\n", "  name: material\n  custom_dir: ours\n"))
    assert built.main("about/special/").one("h1").text == "Special"
    assert "Words." in built.main("about/special/").text


def test_lists_without_an_introduction_are_there(fresh: Path) -> None:
    """A kind or a taxonomy that nobody introduced still has its list, and `nav` can name it."""
    for path in ("docs/blogs/index.md", "docs/testimonies/index.md", "docs/themes/index.md"):
        (fresh / path).unlink()
    built = _built(fresh)
    assert built.main("blogs/").one("h1").text == "Blogs"
    assert built.main("themes/").one("h1").text == "Themes"
    assert _navigation(built[""])["Stories"] == "testimonies/"


def test_packs_without_an_introduction_are_still_listed(fresh: Path) -> None:
    """The list of packs is there though nobody wrote `docs/packs/index.md`."""
    (fresh / "docs/packs/index.md").unlink()
    built = _built(fresh)
    assert built.main("packs/").links["Starter"] == "starter/"


def test_a_site_without_one_post_is_built(tmp_path: Path) -> None:
    """A site that begins has empty lists, and says kindly that nothing is there yet."""
    write(
        tmp_path,
        {
            "mkdocs.yml": """site_name: New
site_url: https://new.example/
theme: {name: material}
plugins: [socialcarefuture]
""",
            "docs/index.md": "---\ntitle: New\n---\nHello.\n",
        },
    )
    built = Built(tmp_path / "site", build(tmp_path, "mkdocs", "build", "--strict", day=TODAY))
    assert "Nothing is here yet" in built.main("blogs/").text
    assert built.main("themes/").one("h1").text == "Themes"
    assert built.main("").one("h1").text == "New"
    assert "lastmod" not in built.file("sitemap.xml").read_text(encoding="utf-8")


def test_the_size_of_a_page_of_a_list_can_be_set(fresh: Path) -> None:
    """`page_size` says how many posts a page of a list has."""
    built = _built(fresh, ("      take_part: take-part.md", "      take_part: take-part.md\n      page_size: 50"))
    assert built.has("blogs/page/2/")
    assert not built.has("blogs/page/3/")


def test_styles_and_scripts_of_the_owner_are_on_every_page(fresh: Path) -> None:
    """What MkDocs's `extra_css` and `extra_javascript` name is linked from every page, as in any MkDocs site."""
    write(fresh, {"docs/ours.css": "p { color: red }", "docs/ours.js": "console.log('ours')"})
    built = _built(fresh, more="extra_css: [ours.css]\nextra_javascript: [ours.js]\n")
    for address in ("", "blogs/hard/", "404.html"):
        styles = [link["href"] for link in built[address].all("link", rel="stylesheet")]
        assert styles[-1].endswith("ours.css"), address
        assert [script for script in built[address].all("script") if script.get("src").endswith("ours.js")], address


def test_other_plugins_see_our_pages(fresh: Path) -> None:
    """MkDocs's own search plugin, where somebody adds it, finds the posts' titles and texts."""
    built = _built(fresh, ("plugins:\n", "plugins:\n  - search\n"))
    index = built.file("search/search_index.json").read_text(encoding="utf-8")
    assert "The shared garden" in index
    assert "What have people done?" in index
