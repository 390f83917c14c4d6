"""Sites, built once in each process and shared by its tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.markup import Built
from tests.site.running import build, copy_project
from tests.site.sample import TODAY, write_sample


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's folder; nobody writes to it."""
    return write_sample(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A sample of the test's own, to be changed."""
    return write_sample(tmp_path / "sample")


@pytest.fixture(scope="session")
def site(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sample as plain `mkdocs build --strict` makes it."""
    folder = tmp_path_factory.mktemp("built") / "site"
    return Built(folder, build(sample, "mkdocs", "build", "--strict", "-d", str(folder), day=TODAY))


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The sample as `scf build` makes it, with packs and feeds."""
    folder = write_sample(tmp_path_factory.mktemp("whole"))
    return Built(folder / "site", build(folder, "scf", "build", "--today", str(TODAY)))


@pytest.fixture(scope="session")
def own_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own texts, away from its folder."""
    return copy_project(tmp_path_factory.mktemp("project") / "own")


@pytest.fixture(scope="session")
def own(own_folder: Path) -> Built:
    """The project's own site as `scf build` makes it, with packs and feeds."""
    return Built(own_folder / "site", build(own_folder, "scf", "build"))
