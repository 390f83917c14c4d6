"""Links, anchors and pictures: each leads somewhere, or is told with its line and column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from socialcarefuture.problems import Level, Problem

from tests.sites import Site

GONE = "gone.md"


def _faults(site: Site, path: str) -> list[Problem]:
    return [one for one in site.manuscript().problems if one.path == path and one.level is Level.ERROR]


def _place(file: Path, needle: str, number: int) -> tuple[int, int]:
    """The line and column of the `number`th place, from 0, where a file holds a text."""
    text = file.read_text("utf-8")
    at = -1
    for _ in range(number + 1):
        at = text.index(needle, at + 1)
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


BROKEN = {
    "in a paragraph": ("Read [it](gone.md) now.\n", 0),
    "on a later line of a paragraph": ("Read\nand read\nagain [it](gone.md) now.\n", 0),
    "in a list": ("- one\n- two\n    - three [it](gone.md)\n", 0),
    "in a numbered list": ("1. one\n2. [it](gone.md)\n", 0),
    "in a table": ("| a | b |\n|---|---|\n| x | [it](gone.md) |\n", 0),
    "in a quotation": ("> He said [it](gone.md).\n", 0),
    "in a heading": ("## See [it](gone.md)\n", 0),
    "in emphasis": ("**[it](gone.md)**\n", 0),
    "in a footnote": ("Words.[^1]\n\n[^1]: See [it](gone.md).\n", 0),
    "in an admonition": ("!!! note\n\n    See [it](gone.md).\n", 0),
    "by reference": ("Read [it][r] now.\n\nMore words.\n\n[r]: gone.md\n", 0),
    "by short reference": ("Read [it] now.\n\n[it]: gone.md\n", 0),
    "with a title": ('Read [it](gone.md "A title").\n', 0),
    "in angle brackets": ("Read [it](<gone.md>).\n", 0),
    "in raw HTML": ('<p>Read <a href="gone.md">it</a>.</p>\n', 0),
    "in raw HTML with single quotes": ("<p>Read <a class='x' href='gone.md'>it</a>.</p>\n", 0),
    "after letters of other scripts": ("Tŷ 🌊 مرحبا [it](gone.md).\n", 0),
    "after a fence that holds the same": ("```\n[it](gone.md)\n```\n\nRead [it](gone.md).\n", 1),
    "after a fence of tildes": ("~~~ text\n[it](gone.md)\n~~~\n\nRead [it](gone.md).\n", 1),
    "after a longer fence": ("````\n```\n[it](gone.md)\n````\n\nRead [it](gone.md).\n", 1),
    "after code in the line": ("Not `[it](gone.md)` but [it](gone.md).\n", 1),
    "after code in double ticks": ("Not ``[it](gone.md)`` but [it](gone.md).\n", 1),
    "after an indented block of code": ("Code:\n\n    [it](gone.md)\n\nRead [it](gone.md).\n", 1),
    "after a fence in raw HTML": ("<pre>[it](gone.md)</pre>\n\nRead [it](gone.md).\n", 1),
    "after a comment": ("<!-- [it](gone.md) -->\n\nRead [it](gone.md).\n", 1),
    "after words that name it": ("The file gone.md is away.\n\nRead [it](gone.md).\n", 1),
    "under its own name": ("Read [gone.md](gone.md).\n", 1),
    "after another that begins alike": ("[a](https://a.example/gone.md)\n\n[it](gone.md)\n", 1),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_link_is_told_where_it_stands(site: Site, name: str) -> None:
    """A link to a file that is not there is told with the line and column of its address, anywhere."""
    body, number = BROKEN[name]
    file = site.blog("told", body)
    faults = _faults(site, "blogs/2023/told.md")
    assert [(one.line, one.column, one.code) for one in faults] == [
        (*_place(file, GONE, number), "link-broken")
    ]


@pytest.mark.parametrize(
    ("body", "needle", "code"),
    [
        ("![A cup](gone.png)", "gone.png", "picture-missing"),
        ("| a |\n|---|\n| ![A cup](gone.png) |", "gone.png", "picture-missing"),
        ('<img src="gone.png" alt="A cup">', "gone.png", "picture-missing"),
        ('<audio controls src="gone.mp3"></audio>', "gone.mp3", "picture-missing"),
        ("![A cup](https://a.example/cup.png)", "https://a.example/cup.png", "picture-elsewhere"),
        ("![A cup](//a.example/cup.png)", "//a.example/cup.png", "picture-elsewhere"),
        ("![A cup](/cup.png)", "/cup.png", "outside-site"),
        ("![A cup](../../../cup.png)", "../../../cup.png", "outside-site"),
        ("[Kettles](/themes/kettles/)", "/themes/kettles/", "link-absolute"),
        ("[Out](../../../secret.md)", "../../../secret.md", "outside-site"),
        ("[Out](../../%2e%2e/secret.md)", "../../%2e%2e/secret.md", "outside-site"),
        ("[Folder](../../docs/themes/)", "../../docs/themes/", "link-broken"),
        ("[Here](#nowhere)", "#nowhere", "anchor-broken"),
        (
            "[There](../../docs/themes/kettles.md#nowhere)",
            "../../docs/themes/kettles.md#nowhere",
            "anchor-broken",
        ),
        ("[Space](not%20here.md)", "not%20here.md", "link-broken"),
        ("[Space](<not here.md>)", "not here.md", "link-broken"),
    ],
)
def test_other_faults_are_told_where_they_stand(site: Site, body: str, needle: str, code: str) -> None:
    """A picture, an anchor, or an address of another form that leads nowhere is told where it stands."""
    file = site.blog("told", f"Some words.\n\nThen: {body}\n")
    faults = _faults(site, "blogs/2023/told.md")
    assert [(one.line, one.column, one.code) for one in faults] == [(*_place(file, needle, 0), code)]


@pytest.mark.parametrize(
    "address",
    ["htps://a.example/", "javascript:alert(1)", "file:///c:/x.md", "c:/texts/x.md", "data:text/html,x"],
)
def test_address_that_is_taken_out_is_told(site: Site, address: str) -> None:
    """A link whose address no page may carry, as a mistyped one, is told: it would be dead in silence."""
    file = site.blog("told", f"Read [it]({address}) now.\n")
    faults = _faults(site, "blogs/2023/told.md")
    assert [(one.line, one.column) for one in faults] == [_place(file, address, 0)]


def test_each_of_several_is_told(site: Site) -> None:
    """The same broken link in three places is told three times, each with its own place."""
    file = site.blog("told", "[a](gone.md) and [b](gone.md)\n\n`gone.md`\n\n[c](gone.md)\n")
    places = [(one.line, one.column) for one in _faults(site, "blogs/2023/told.md")]
    assert places == [_place(file, GONE, 0), _place(file, GONE, 1), _place(file, GONE, 3)]


def test_link_with_an_anchor_is_not_taken_for_one_without(site: Site) -> None:
    """Two broken links, of which one goes on with an anchor, are each told in their own place."""
    file = site.blog("told", "[a](gone.md#there)\n\n[b](gone.md)\n")
    places = {(one.line, one.column) for one in _faults(site, "blogs/2023/told.md")}
    assert places == {_place(file, GONE, 0), _place(file, GONE, 1)}


def test_lines_are_right_in_a_file_from_windows(site: Site) -> None:
    """Windows line ends and a byte-order mark change neither line nor column."""
    file = site.blog("told", "Some words.\n\nRead [it](gone.md).\n")
    place = _place(file, GONE, 0)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    faults = _faults(site, "blogs/2023/told.md")
    assert [(one.line, one.column) for one in faults] == [place]


@pytest.mark.parametrize(
    "path",
    [
        "docs/themes/kettles.md",
        "docs/people/ada.md",
        "docs/about.md",
        "docs/index.md",
        "docs/packs/all.md",
        "blogs/2023/told.easy.md",
        "glimpses/2023/told.md",
    ],
)
def test_every_kind_of_text_is_looked_through(site: Site, path: str) -> None:
    """A broken link is told in a theme, a page, a foreword, an Easy Read version and a glimpse alike."""
    site.blog("told")
    fields: dict[str, object] = {"title": "A title"}
    if path.endswith(".easy.md"):
        fields = {"easy_read_by": "Ada"}
    elif path.startswith("glimpses"):
        fields = {"title": "A title", "date": "2023-01-01", "themes": ["kettles"], "authors": ["ada"]}
    elif "packs" in path:
        fields["sections"] = [{"title": "A", "select": {"kinds": ["blogs"]}}]
    file = site.text(path, fields, "Read [it](gone.md).\n")
    assert [(one.line, one.column) for one in _faults(site, path)] == [_place(file, GONE, 0)]


GOOD = {
    "a post": "[x](other.md)",
    "a post from its folder": "[x](./other.md)",
    "a theme": "[x](../../docs/themes/kettles.md)",
    "a page": "[x](../../docs/index.md)",
    "a heading elsewhere": "[x](other.md#a-heading)",
    "a heading here": "## A heading\n\n[x](#a-heading)",
    "an id of its own": "A paragraph.\n{: #own }\n\n[x](#own)",
    "a file": "[x](leaflet.pdf)",
    "a file with a space": "[x](my%20leaflet.pdf)",
    "a file with a space, in brackets": "[x](<my leaflet.pdf>)",
    "a picture": "![x](cup.png)",
    "a picture with a space": "![x](my%20cup.png)",
    "a picture with a space, in brackets": "![x](<my cup.png>)",
    "an Easy Read version": "[x](other.easy.md)",
    "the web": "[x](https://a.example/gone.md?x=1&y=2#z)",
    "another host": "[x](//a.example/gone.md)",
    "an address to write to": "[x](mailto:hello@a.example) <hello@a.example>",
    "a telephone": "[x](tel:+441610000000)",
    "a footnote": "Words.[^1] Words.[^note]\n\n[^1]: One.\n[^note]: Two.",
    "code that looks like one": "`[x](gone.md)`\n\n```\n[x](gone.md)\n```",
    "brackets that are none": "\\[x](gone.md) and [x] (gone.md)",
    "a comment": "<!-- [x](gone.md) -->",
}


@pytest.mark.parametrize("name", GOOD)
def test_good_link_is_not_told(site: Site, name: str) -> None:
    """What leads somewhere, or is no link, is not told."""
    site.blog("other", "## A heading\n\nWords.\n")
    site.text("blogs/2023/other.easy.md", {"easy_read_by": "Ada"})
    for file in ("leaflet.pdf", "my leaflet.pdf"):
        site.write(f"blogs/2023/{file}", "%PDF-1.4")
    site.picture("blogs/2023/cup.png")
    site.picture("blogs/2023/my cup.png")
    site.blog("told", f"{GOOD[name]}\n")
    assert _faults(site, "blogs/2023/told.md") == []


@pytest.mark.parametrize(
    "address",
    [
        "http://[bad",
        "//[bad",
        "http://[::1",
        "https://a.example:port/",
        "http://",
        "?",
        "#",
        "%",
        "%zz",
        "%00",
    ],
)
def test_strange_address_breaks_nothing(site: Site, address: str) -> None:
    """An address that no browser understands is told or left, and never ends in a traceback."""
    site.blog("told", f'Read [it](<{address}>) and <a href="{address}">it</a> and ![it](<{address}>).\n')
    for fault in _faults(site, "blogs/2023/told.md"):
        assert fault.line == 9


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("othr.md", "other.md"),
        ("other", "other.md"),
        ("../2022/other.md", "other.md"),
        ("../../themes/kettles.md", "../../docs/themes/kettles.md"),
        ("../../docs/themes/", "../../docs/themes/index.md"),
        ("../../docs/themes", "../../docs/themes/index.md"),
        ("../../docs/themes/kettle.md", "../../docs/themes/kettles.md"),
        ("other.md#a-headin", "a-heading"),
        ("cupp.png", "cup.png"),
    ],
)
def test_fault_says_what_was_meant(site: Site, address: str, meant: str) -> None:
    """A broken address comes with the nearest one that is there, as it would be written in this very text."""
    site.blog("other", "## A heading\n\nWords.\n")
    site.text("docs/themes/index.md", {"title": "Themes"})
    site.picture("blogs/2023/cup.png")
    mark = "!" if address.endswith(".png") else ""
    site.blog("told", f"{mark}[x]({address})\n")
    assert [one.hint for one in _faults(site, "blogs/2023/told.md")] == [f'Did you mean "{meant}"?']


def test_anchor_into_a_broken_text_is_not_told_twice(site: Site) -> None:
    """A link into a text that has a problem of its own is not told, too: one fault is told once."""
    site.blog("other", "Words.\n", date="yesterday")
    site.blog("told", "[x](other.md#a-heading)\n")
    assert _faults(site, "blogs/2023/told.md") == []


def test_links_become_addresses_on_the_site(site: Site) -> None:
    """On a page, links on disk are links between addresses, and those off the site stay as they are."""
    site.blog("other", "## A heading\n\nWords.\n")
    site.picture("blogs/2023/cup.png")
    site.write("blogs/2023/my leaflet.pdf", "%PDF-1.4")
    site.blog(
        "told",
        "[a](other.md#a-heading) [b](../../docs/themes/kettles.md) [c](../../docs/index.md) "
        "[d](my%20leaflet.pdf) "
        "[e](https://a.example/x?y=1&z=2) ![f](cup.png) [g](#here)\n\n## Here\n",
    )
    assert site.scf("build").code == 0
    page = site.page("blogs/told/")
    for written in (
        'href="../other/#a-heading"',
        'href="../../themes/kettles/"',
        'href="../../"',
        'href="../2023/my%20leaflet.pdf"',
        'href="https://a.example/x?y=1&amp;z=2"',
        'href="#here"',
    ):
        assert f"<a {written}>" in page
    assert re.search(r'<img alt="f" src="../2023/cup.png"[^>]* width="64" height="48"', page)
    assert (site.output / "blogs/2023/my leaflet.pdf").is_file()
    assert (site.output / "blogs/2023/cup.png").is_file()


def test_links_of_a_text_with_a_faulty_field_are_told_too(site: Site) -> None:
    """A text whose fields are wrong has its broken links and missing pictures told in the same go."""
    site.text("blogs/2023/faulty.md", {"titel": "Faulty"}, "See [this](gone.md) and ![that](gone.png).\n")
    codes = {problem.code for problem in site.manuscript().problems if problem.path == "blogs/2023/faulty.md"}
    assert {"unknown-key", "link-broken", "picture-missing"} <= codes
