from __future__ import annotations

import pytest

from tests.consent.planting import planted_site
from tests.sites import Site


@pytest.fixture(scope="session")
def allowed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The planted site, built while every channel may carry the testimony."""
    site = planted_site(tmp_path_factory.mktemp("allowed") / "own")
    built = site.scf("build")
    assert built.code == 0, built.told
    return site
