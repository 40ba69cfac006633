"""The rendered environments of OpenMarket, and the two workloads that a figure is checked for."""

from pathlib import Path

import pytest

from tests.manifests import Manifests
from tests.openmarket.specification import BACKEND, ENVIRONMENTS, FRONTEND

DIST = Path(__file__).parents[2] / "dist"


def read(env: str) -> Manifests:
    """The objects of one environment. Each folder is read once; one that is not there is an error."""
    return Manifests.read(DIST / f"openmarket-{env}")


@pytest.fixture(params=ENVIRONMENTS)
def env(request: pytest.FixtureRequest) -> str:
    """The name of each of the three environments, which is its row in the tables."""
    return str(request.param)


@pytest.fixture
def manifests(env: str) -> Manifests:
    """Each of the three environments."""
    return read(env)


@pytest.fixture
def dev() -> Manifests:
    return read("dev")


@pytest.fixture
def staging() -> Manifests:
    return read("staging")


@pytest.fixture
def prod() -> Manifests:
    return read("prod")


@pytest.fixture
def argocd() -> Manifests:
    """The Argo CD objects of all platforms."""
    return Manifests.read(DIST / "argocd")


@pytest.fixture(params=[BACKEND, FRONTEND])
def workload(request: pytest.FixtureRequest) -> str:
    """The name of each of the two workloads."""
    return str(request.param)
