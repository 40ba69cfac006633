"""The platforms, and the one list of them."""

from pathlib import Path

from constructs_lib import ArgoCd, ArgoCdChart, Platform, PlatformApp, PlatformChart
from platforms.openmarket import OPENMARKET
from platforms.trip_currency import REPOSITORY, TRIP_CURRENCY

PLATFORMS: tuple[Platform, ...] = (TRIP_CURRENCY, OPENMARKET)

ROOT = ArgoCd(application="platforms", repository=REPOSITORY)
"""The root Application, which syncs all others."""


def build(app: PlatformApp, releases: Path) -> list[PlatformChart]:
    """Put every environment of every platform into the app, in the versions that the release files name.

    Returns their charts.
    """
    charts = [chart for platform in PLATFORMS for chart in platform.charts(app, releases)]
    ArgoCdChart(app, "argocd", root=ROOT, environments=charts)
    return charts
