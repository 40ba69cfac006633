"""The rendered environments of Trip Currency, and the workloads that a figure is checked for."""

from pathlib import Path

import pytest

from tests.manifests import Manifests

DIST = Path(__file__).parents[2] / "dist"
LOCAL = ("dev", "staging", "prod")
APIS = ("service-currency", "service-history", "service-ranking")


@pytest.fixture(params=[*LOCAL, "eks"])
def manifests(request: pytest.FixtureRequest) -> Manifests:
    """Each of the four environments."""
    return Manifests.read(DIST / request.param)


@pytest.fixture(params=LOCAL)
def local(request: pytest.FixtureRequest) -> Manifests:
    """Each of the three environments on local clusters."""
    return Manifests.read(DIST / request.param)


@pytest.fixture
def dev() -> Manifests:
    return Manifests.read(DIST / "dev")


@pytest.fixture
def staging() -> Manifests:
    return Manifests.read(DIST / "staging")


@pytest.fixture
def prod() -> Manifests:
    return Manifests.read(DIST / "prod")


@pytest.fixture
def eks() -> Manifests:
    return Manifests.read(DIST / "eks")


@pytest.fixture
def argocd() -> Manifests:
    return Manifests.read(DIST / "argocd")


@pytest.fixture(params=APIS)
def api(request: pytest.FixtureRequest) -> str:
    """The name of each of the three APIs."""
    return str(request.param)


@pytest.fixture(params=[*APIS, "service-frontend"])
def web(request: pytest.FixtureRequest) -> str:
    """The name of each of the four web workloads."""
    return str(request.param)


@pytest.fixture(params=["mysql", "mongodb"])
def database(request: pytest.FixtureRequest) -> str:
    """The name of each of the two databases."""
    return str(request.param)
