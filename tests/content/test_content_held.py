"""What belongs to a held-back post, however it is written."""

from __future__ import annotations

import pytest
from socialcarefuture.content.held import targets


@pytest.mark.parametrize(
    "written",
    [
        "![x](my%20picture.png)",
        "![x](<my picture.png>)",
        '![x](<my picture.png> "With a title")',
        '<img src="my%20picture.png" alt="x">',
        "[x]: my%20picture.png",
    ],
)
def test_a_file_is_known_however_its_name_is_written(written: str) -> None:
    """A picture whose name has a space belongs to the text that shows it, in every form that Markdown has."""
    assert list(targets(f"Words.\n\n{written}\n")) == ["my picture.png"]
