from __future__ import annotations

from pathlib import Path

import pytest
from socialcarefuture.rendering.markup import Renderer

from tests.sites import Site, new_site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A site with no post yet."""
    return new_site(tmp_path / "own")


@pytest.fixture(scope="session")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Renderer:
    """What renders the texts of a site with the project's Markdown extensions."""
    settings = new_site(tmp_path_factory.mktemp("dialect")).settings()
    return Renderer(settings.markdown_extensions, settings.markdown_options)
