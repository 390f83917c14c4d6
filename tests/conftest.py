from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings

from tests.texts import Texts, texts_in

settings.register_profile("ours", deadline=timedelta(seconds=2), print_blob=True)
settings.register_profile("long", settings.get_profile("ours"), max_examples=5_000)
"""For a search by hand: `pytest --hypothesis-profile=long tests/frontmatter`."""
settings.load_profile("ours")


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    """A folder of texts that holds two themes, two people and a place."""
    return texts_in(tmp_path)
