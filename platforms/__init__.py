"""The platforms, and the one list of them."""

from pathlib import Path

from constructs_lib import ArgoCd, ArgoCdChart, PlatformApp
from platforms import openmarket, trip_currency

PLATFORMS = (trip_currency, openmarket)

ROOT = ArgoCd(application="platforms", repository=trip_currency.REPOSITORY)
"""The Application that watches over all others."""


def build(app: PlatformApp, releases: Path) -> None:
    """Put every environment of every platform into the app, in the versions that the release files name."""
    charts = [chart for platform in PLATFORMS for chart in platform.charts(app, releases)]
    ArgoCdChart(app, "argocd", root=ROOT, environments=charts)
