"""OpenMarket: a marketplace of many sellers on AWS."""

from pathlib import Path

from constructs_lib import PlatformApp, Release
from platforms.openmarket.chart import OpenMarket
from platforms.openmarket.environments import ENVIRONMENTS

__all__ = ["charts"]


def charts(app: PlatformApp, releases: Path) -> list[OpenMarket]:
    """One chart for each environment."""
    return [OpenMarket(app, env, Release.read(releases, OpenMarket.platform, env.name)) for env in ENVIRONMENTS]
