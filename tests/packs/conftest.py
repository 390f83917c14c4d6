"""A small book with everything in it, and the PDF made from it once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from socialcarefuture.packs import Book, Chapter, Figure, Made, Section, Word

from tests.packs.sample import BODY, FOREWORD, GLIMPSE, HOSTILE, SECOND, TODAY, make_form, make_pdf


@pytest.fixture(scope="session")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A photograph that says where it was taken."""
    path = tmp_path_factory.mktemp("pictures") / "garden.jpg"
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    Image.effect_mandelbrot((300, 200), (-3, -2.5, 2, 2.5), 10).convert("RGB").save(path, exif=exif)
    return path


@pytest.fixture(scope="session")
def book(garden: Path) -> Book:
    """A book of two sections, with a foreword."""
    first = Chapter(
        key="blogs/first",
        path="blogs/2018/first.md",
        title=HOSTILE,
        html=BODY.replace("{garden}", str(garden)),
        url="https://example.org/blogs/first/",
        label="Blog",
        byline=("Ann *Example*", "Élodie Ŵright"),
        date=date(2018, 3, 12),
        origin="First published in The #Journal.",
        content_note="Talks about loss.",
        figure=Figure(garden, "A long table", "In $June$", "Cleo_Camera"),
        themes=("Homeshare", "#theme"),
        people=("Ann *Example*", "Élodie Ŵright"),
        places=("York",),
        summary="What we *all* want.",
        licence="Ask us first.",
        version="0123456789ab",
    )
    second = Chapter(
        key="blogs/second",
        path="blogs/2018/second.md",
        title="Second",
        html=SECOND,
        url="https://example.org/blogs/second/",
        themes=("Homeshare",),
    )
    welsh = replace(
        second, key="testimonies/ty", path="testimonies/ty.md", title="Fy nhŷ", language="cy", html="<p>Tŷ.</p>",
        kind="testimony", label="Testimony", byline=("A mother in Bangor",),
    )  # fmt: skip
    glimpse = replace(
        second, key="glimpses/lunch", path="glimpses/lunch.md", title="Lunch", kind="glimpse", html=GLIMPSE,
        organisation="The Lunch Circle", since=2016,
    )  # fmt: skip
    return Book(
        title="A *gloriously* ordinary reader",
        sections=(Section("Blogs", (first, second)), Section("Testimonies", (welsh, glimpse)), Section("Empty", ())),
        site_name="Example #Movement",
        url="https://example.org/packs/reader/",
        site_url="https://example.org/",
        cover_note="Thursday, 2 pm, at the library",
        words=(Word("Co-production", "<p>Deciding <em>together</em>.</p>", ("blogs/first", "glimpses/lunch")),),
        subtitle="Stories & more",
        date=date(2019, 7, 1),
        foreword=FOREWORD,
        licence="You may share this.",
        contact="hello@example.org",
        path="docs/packs/reader.md",
        left_out=2,
    )


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the editions of the book share."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def edition(book: Book, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The book, made."""
    return make_pdf(book, tmp_path_factory.mktemp("edition") / "reader.pdf", cache=cache, today=TODAY)


@pytest.fixture(scope="session", params=["standard", "large-print", "booklet"])
def typeset(
    request: pytest.FixtureRequest, book: Book, edition: Made, cache: Path, tmp_path_factory: pytest.TempPathFactory
) -> Made:
    """The book in each form that Typst sets it in."""
    if request.param == "standard":
        return edition
    return make_form(book, tmp_path_factory.mktemp("form") / "reader.pdf", request.param, cache)


@pytest.fixture
def pdf(typeset: Made) -> pikepdf.Pdf:
    """The PDF, opened."""
    return pikepdf.open(typeset.path)
