"""The rendered environments of Trip Service."""

import pytest

from tests.manifests import DIST, Manifests

FOLDERS = ("trip-service-staging", "trip-service-production")


@pytest.fixture(params=FOLDERS)
def manifests(request: pytest.FixtureRequest) -> Manifests:
    """Each of the two environments."""
    return Manifests.read(DIST / request.param)


@pytest.fixture
def production() -> Manifests:
    return Manifests.read(DIST / "trip-service-production")


@pytest.fixture
def applications() -> Manifests:
    """The Applications of the platform, and those of all others."""
    folders = ("argocd", "argocd/trip-service-v1")
    return Manifests("argocd", [each for folder in folders for each in Manifests.read(DIST / folder)])
