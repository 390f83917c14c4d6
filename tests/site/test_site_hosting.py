"""What hosts, browsers and robots look for by name: read back as they read it."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from socialcarefuture.content.settings import Settings
from socialcarefuture.site import hosting, policy

from tests.site.markup import Built, Element, digest
from tests.site.running import build, run, serving
from tests.site.sample import TODAY
from tests.sites import Site, new_site

_META = {"http-equiv": "Content-Security-Policy"}


def _rules(text: str) -> dict[str, dict[str, str]]:
    """`_headers` as hosts read it: the headers of each pattern."""
    rules: dict[str, dict[str, str]] = {}
    pattern = ""
    for line in text.splitlines():
        if line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            assert name not in rules[pattern]
            rules[pattern][name] = value
        elif line:
            pattern = line
            rules[pattern] = {}
    return rules


def _fields(text: str) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in text.splitlines() if line and not line.startswith("#"))


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site of the test's own."""
    return new_site(tmp_path / "own")


@pytest.mark.parametrize("which", ["site", "whole", "own"])
def test_pages_and_host_have_one_policy(which: str, request: pytest.FixtureRequest) -> None:
    """Every page carries the policy that the host sends, before anything that it governs; the host adds frames.

    It also lets the styles of packs in one page through, for hosts send one policy to every address. Where the site
    has an editor the host sends more, for that one page: `tests/editor/` holds how much.
    """
    built: Built = request.getfixturevalue("plain" if which == "site" else which)
    rules = _rules(built.file("_headers").read_text("utf-8"))
    sent = next(rule["Content-Security-Policy"] for rule in rules.values() if "Content-Security-Policy" in rule)
    for path, page in built.pages().items():
        meta = page.one("meta", **_META)
        if built.has("write/editor/"):
            assert meta["content"] == policy.of_page(_early(page)), path
        else:
            also = " ".join(("style-src 'self'", *_styles_of_packs(built)))
            said = meta["content"].replace("style-src 'self'", also)
            assert f"{said}; frame-ancestors 'none'" == sent, path
        before = page.one("head").children[: page.one("head").children.index(meta)]
        assert {one.tag for one in before if not isinstance(one, str)} <= {"meta"}, path


def _styles_of_packs(built: Built) -> list[str]:
    """The hashes of the styles that stand in packs in one page."""
    pages = [path.read_text("utf-8") for path in built.folder.glob("packs/*/*.html") if path.name != "index.html"]
    return sorted({digest(style) for page in pages for style in re.findall(r"<style>(.*?)</style>", page, re.DOTALL)})


def _early(page: Element) -> str:
    """The script that stands in a page itself."""
    (script,) = [one for one in page.all("script") if not one.attributes]
    return "".join(map(str, script.children))


@pytest.fixture(scope="session")
def plain(request: pytest.FixtureRequest) -> Built:
    """The sample as plain `mkdocs build` makes it (this file's `site` is another)."""
    folder = request.getfixturevalue("tmp_path_factory").mktemp("plain") / "site"
    return Built(folder, build(request.getfixturevalue("sample"), "mkdocs", "build", "-d", str(folder), day=TODAY))


def test_the_policy_is_strict() -> None:
    """Nothing is allowed that is not named: no inline script or style, no other host, no `<base>`, no plug-in."""
    directives = dict(part.split(" ", 1) for part in policy.of_page("").split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["base-uri"] == "'none'"
    assert directives["script-src"] == "'self' 'wasm-unsafe-eval'"
    assert not re.search(r"unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|\*|https?:", policy.of_host(""))
    assert {source for given in directives.values() for source in given.split()} <= {
        *("'none'", "'self'", "'wasm-unsafe-eval'", "data:")
    }


def test_the_script_before_the_first_paint_is_the_only_one_that_may_stand_in_a_page(site: Site) -> None:
    """What `assets/javascripts/early.js` holds stands in every page, and the policy names its hash."""
    script = 'document.documentElement.dataset.early = "yes"; // ŵ & < 2'
    site.configure(theme={"name": "material", "custom_dir": "look"})
    site.write("look/assets/javascripts/early.js", f"\n{script}\n")
    assert site.scf("build", "--no-packs").code == 0
    built = Built(site.output)
    for path, page in built.pages().items():
        (inline,) = [one for one in page.all("script") if not one.attributes]
        assert "".join(map(str, inline.children)) == script, path
        assert digest(script) in page.one("meta", **_META)["content"]
    assert digest(script) in built.file("_headers").read_text("utf-8")


def test_a_script_that_would_end_its_element_is_refused(site: Site) -> None:
    """An early script that holds `</` would break every page: the build says so."""
    site.configure(theme={"name": "material", "custom_dir": "look"})
    site.write("look/assets/javascripts/early.js", "'</script>'")
    built = run(site.root, "scf", "build", "--no-packs")
    assert built.returncode != 0
    assert "early.js" in built.stdout


def test_a_style_from_another_host_is_refused_in_a_sentence(site: Site) -> None:
    """`extra_css` and `extra_javascript` must be files of the site: readers' browsers ask no one else."""
    for option in ("extra_css", "extra_javascript"):
        changes: dict[str, Any] = {option: ["https://cdn.example/a.file"]}
        site.configure(**changes)
        built = site.scf("check")
        assert built.code == 1
        assert f"{option}: " in built.err
        assert "https://cdn.example/a.file" in built.err


def test_how_long_browsers_keep_things_is_said_once(whole: Built) -> None:
    """No two rules give one file a lifetime; what has no rule is asked for each time; only hashed names last a year."""
    rules = _rules(whole.file("_headers").read_text("utf-8"))
    lifetimes = {pattern: rule["Cache-Control"] for pattern, rule in rules.items() if "Cache-Control" in rule}
    folders = [pattern.removesuffix("*") for pattern in lifetimes]
    assert all(pattern.endswith("/*") for pattern in rules)
    assert not [one for one in folders for other in folders if one != other and other.startswith(one)]
    assert {pattern for pattern, kept in lifetimes.items() if "immutable" in kept} == {
        "/pagefind/fragment/*",
        "/pagefind/index/*",
    }
    assert rules["/*"]["X-Content-Type-Options"] == "nosniff"
    assert all(len(f"{name}: {value}") < 2000 for rule in rules.values() for name, value in rule.items())


@pytest.mark.parametrize("which", ["whole", "own"])
def test_every_old_address_is_redirected(which: str, request: pytest.FixtureRequest) -> None:
    """`_redirects` has a line for each page that leads on, to where that page leads; no other, and none to nowhere."""
    built: Built = request.getfixturevalue(which)
    lines = built.file("_redirects").read_text("utf-8").splitlines() if built.has("_redirects") else []
    found = {}
    for line in lines:
        old, new, code = line.split(" ")
        assert code == "301"
        found[old.lstrip("/")] = new.lstrip("/")
    leading = {
        path.removesuffix("index.html"): page for path, page in built.pages().items() if page.all("meta", **_REFRESH)
    }
    assert set(found) == set(leading)
    assert bool(found) == (which == "whole")
    for old, new in found.items():
        target = leading[old].one("meta", **_REFRESH)["content"].partition("url=")[2]
        assert (built.file(old).parent / target).resolve() == built.file(new).parent.resolve()


_REFRESH = {"http-equiv": "refresh"}


def test_rules_are_seen_from_the_hosts_root(tmp_path: Path) -> None:
    """A site published below its host's root has that in every rule."""
    settings = Settings(tmp_path, "docs", "S", "https://x.example/deep/er/", TODAY)
    assert set(_rules(hosting.headers(settings, ""))) > {"/deep/er/*", "/deep/er/assets/fonts/*"}


def test_robots_are_welcome_and_told_of_the_sitemap(own: Built) -> None:
    """`robots.txt` allows everything and names the sitemap."""
    lines = own.file("robots.txt").read_text("utf-8").split("\n")
    assert lines[:2] == ["User-agent: *", "Allow: /"]
    assert "Sitemap: https://socialcarefuture.example/sitemap.xml" in lines


def test_who_finds_a_weakness_knows_whom_to_tell(whole: Built) -> None:
    """`security.txt` has what RFC 9116 asks for: a contact, and one date less than a year away."""
    fields = _fields(whole.file(".well-known/security.txt").read_text("utf-8"))
    assert fields["Contact"] == "mailto:hello@sample.example"
    assert fields["Canonical"] == "https://sample.example/.well-known/security.txt"
    away = datetime.fromisoformat(fields["Expires"]).date() - TODAY
    assert 300 < away.days < 365


@pytest.mark.parametrize("day", [date(2024, 1, 1), date(2024, 2, 29), date(2024, 12, 31), date(2025, 1, 31)])
def test_security_txt_is_the_same_all_month_and_never_lasts_a_year(day: date, tmp_path: Path) -> None:
    """Its last day is the first of a month, more than ten months and less than a year away."""
    settings = Settings(tmp_path, "docs", "S", "", day, contact_email="a@b.example")
    expires = datetime.fromisoformat(_fields(hosting.security(settings))["Expires"]).date()
    assert expires.day == 1
    assert 300 < (expires - day).days < 365
    first = Settings(tmp_path, "docs", "S", "", day.replace(day=1), contact_email="a@b.example")
    assert hosting.security(first) == hosting.security(settings)


def test_without_a_contact_there_is_no_security_txt(site: Site) -> None:
    """Where nobody is to be written to the file is not there, though an earlier build had it."""
    assert site.scf("build", "--no-packs").code == 0
    assert (site.output / ".well-known/security.txt").is_file()
    site.write("site/.well-known/other.txt", "somebody else's")
    site.configure(plugin={"contact_email": ""})
    assert site.scf("build", "--no-packs").code == 0
    assert {path.name for path in (site.output / ".well-known").iterdir()} == {"other.txt"}


def test_files_of_the_sites_own_come_before_ours(site: Site) -> None:
    """`docs/robots.txt` and the others stand as they are, the one in a hidden folder too."""
    names = ("robots.txt", "_headers", "_redirects", "site.webmanifest", ".well-known/security.txt", "favicon.ico")
    for name in names:
        site.write(f"docs/{name}", f"our own {name}")
    for command in (("scf", "build", "--no-packs"), ("mkdocs", "build", "--strict")):
        build(site.root, *command)
        assert {name: site.page(name) for name in names} == {name: f"our own {name}" for name in names}


def test_the_manifest_names_icons_of_the_measures_that_they_have(whole: Built) -> None:
    """The web manifest has the site's name, starts at its home, and each of its icons is what it is said to be."""
    assert whole[""].one("link", rel="manifest")["href"] == "site.webmanifest"
    manifest = json.loads(whole.file("site.webmanifest").read_text("utf-8"))
    assert manifest["name"] == 'Tea & <Cake> "Society"'
    assert (manifest["start_url"], manifest["lang"], manifest["dir"]) == ("./", "en-GB", "ltr")
    assert {icon["sizes"] for icon in manifest["icons"]} == {"192x192", "512x512"}
    assert [icon["purpose"] for icon in manifest["icons"] if "purpose" in icon] == ["maskable"]
    for icon in manifest["icons"]:
        with Image.open(whole.folder / icon["src"]) as image:
            assert (image.format, "x".join(map(str, image.size))) == ("PNG", icon["sizes"])
            solid = "A" not in image.getbands() and "transparency" not in image.info
            alpha = image.convert("RGBA").getchannel("A").getextrema()
        assert "purpose" not in icon or solid or alpha == (255, 255)


def test_icons_are_there_for_tabs_and_phones(whole: Built) -> None:
    """The icon for tabs has three sizes, at its own address and at the one that programs guess; that for phones 180."""
    page = whole["blogs/hard/"]
    assert {link["href"].removeprefix("../../") for link in page.all("link", rel="icon")} == {
        "assets/icons/favicon.ico",
        "assets/images/mark.svg",
    }
    data = whole.file("favicon.ico").read_bytes()
    assert data == whole.file("assets/icons/favicon.ico").read_bytes()
    with Image.open(BytesIO(data)) as icon:
        assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    touch = page.one("link", rel="apple-touch-icon")["href"]
    with Image.open(whole.folder / touch.removeprefix("../../")) as icon:
        assert icon.size == (180, 180)


def test_follow_lists_every_feed_that_there_is(whole: Built) -> None:
    """The page that tells how to follow gives the whole address of each feed of the site, once, and no other."""
    links = [link["href"] for link in whole.main("follow/").all("a") if link["href"].startswith("https://sample.example/")]
    feeds = {f"https://sample.example/{path}" for path in whole.files() if re.search(r"(feed|atom)\.(xml|json)$", path)}
    assert sorted(links) == sorted(feeds)
    assert len(feeds) > 20
    assert whole.main("follow/").below("Follow everything").text.count("https://sample.example/") == 3
    assert whole["blogs/hard/"].one("footer", **{"class": "foot"}).links["Follow"] == "../../follow/"


def test_words_for_follow_stand_above_the_list(own: Built) -> None:
    """`docs/follow/index.md` introduces the feeds, and gives the page its name."""
    page = own.main("follow/")
    assert page.one("h1").text == "Follow"
    assert page.text.index("What a feed is") < page.text.index("Follow everything")


def test_words_for_follow_stand_alone_where_there_are_no_feeds(own_folder: Path, tmp_path: Path) -> None:
    """In a plain build the words stay, for texts may link to them; it says that there are no feeds."""
    build(own_folder, "mkdocs", "build", "--strict", "-d", str(tmp_path / "site"))
    page = Built(tmp_path / "site").main("follow/")
    assert "There are no feeds yet" in page.text
    assert "feed.xml" not in str(page.links)


def test_every_page_leads_to_what_is_said_of_the_site_itself(own: Built) -> None:
    """From the foot of every page a reader reaches how to follow, accessibility and privacy, under the same names."""
    for path, page in own.pages().items():
        (foot,) = [one for one in page.one("body").children if not isinstance(one, str) and one.tag == "footer"]
        assert {"Follow", "Accessibility", "Privacy"} <= set(foot.links), path


def test_the_error_page_offers_ways_on(whole: Built) -> None:
    """A page that is not there offers the newest posts, themes with posts, and whom to tell."""
    page = whole.main("404.html")
    assert len(page.below("Read what is new").all("article")) == 3
    assert "Walking" in page.below("Look for a theme").text
    assert "Nobody's theme" not in page.text
    assert "hello@sample.example" in page.text


def test_a_preview_has_no_policy_that_would_stop_it_reloading(fresh: Path) -> None:
    """`serve` reloads pages by a script of MkDocs's that stands in them."""
    with serving(fresh, "mkdocs", day=TODAY) as preview:
        assert "Content-Security-Policy" not in preview.page("blogs/hard/")
