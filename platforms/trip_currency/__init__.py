"""Trip Currency: exchange rates for travellers."""

from pathlib import Path

from constructs_lib import PlatformApp, Release
from platforms.trip_currency.chart import TripCurrency
from platforms.trip_currency.environments import ENVIRONMENTS, REPOSITORY

__all__ = ["REPOSITORY", "charts"]


def charts(app: PlatformApp, releases: Path) -> list[TripCurrency]:
    """One chart for each environment."""
    return [TripCurrency(app, env, Release.read(releases, TripCurrency.platform, env.name)) for env in ENVIRONMENTS]
