"""An Easy Read text in rows: each picture, and beside it the words that it goes with."""

from __future__ import annotations

import pytest
from socialcarefuture.rendering.easy_layout import laid_out

from tests.site.markup import parse


@pytest.mark.parametrize(
    ("markup", "rows"),
    [
        ('<p><img src="a" alt="A"></p>\n<p>One.</p>\n<p>Two.</p>', [("A", "One. Two.")]),
        ('<p><img src="a" alt="A">\nOne.\nTwo\nthree.</p>', [("A", "One. Two three.")]),
        (
            '<p><img src="a" alt="A"></p><p>One.</p><p><img src="b" alt="B"></p><p>Two.</p>',
            [("A", "One."), ("B", "Two.")],
        ),
        (
            '<p>None.</p><h2>H</h2><p><img src="a" alt="A"><img src="b" alt="B"></p><p>Two.</p>',
            [("", "None."), ("AB", "Two.")],
        ),
        ('<p><img src="a" alt="A"></p><h2>H</h2><p>One.</p>', [("A", ""), ("", "One.")]),
        ('<p>One <img src="a" alt="A"> two.</p>', [("A", "One two.")]),
        ('<figure><img src="a" alt="A"><figcaption>C</figcaption></figure><ul><li>One</li></ul>', [("A", "One")]),
        ('loose &amp; <b>bold</b><hr><p><a href="x"><img src="a" alt="A"></a></p>', [("", "loose & bold"), ("", "")]),
        ("", []),
    ],
)
def test_pictures_stand_beside_their_words(markup: str, rows: list[tuple[str, str]]) -> None:
    """A picture goes with what follows it, up to the next picture or heading; words without one are still there."""
    made = parse(laid_out(markup))
    found = []
    for row in made.all("div", class_="easy__row"):
        beside = "".join(image["alt"] for one in row.all("div", class_="easy__picture") for image in one.all("img"))
        found.append((beside, " ".join(one.text for one in row.all("div", class_="easy__words"))))
    assert found == rows


def test_each_line_that_is_a_sentence_stands_alone() -> None:
    """Lines of a paragraph that end as sentences do become paragraphs, with its id on the first alone."""
    made = parse(laid_out('<p id="own">One &amp; <strong>two.</strong>\nThree\nfour.<br>\nFive</p>'))
    assert [(one.text, one.get("id")) for one in made.all("p")] == [
        ("One & two.", "own"),
        ("Three four.", ""),
        ("Five", ""),
    ]
