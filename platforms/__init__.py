"""The platforms, and the one list of them."""

from collections.abc import Collection
from pathlib import Path

from constructs_lib import ArgoCd, ArgoCdChart, Platform, PlatformApp, PlatformChart
from contract.errors import PlatformError
from contract.suggest import did_you_mean
from platforms.openmarket import OPENMARKET
from platforms.trip_currency import REPOSITORY, TRIP_CURRENCY
from platforms.trip_service import TRIP_SERVICE


class UnknownName(PlatformError):
    """No platform and no environment has a name. Its text is for people."""


PLATFORMS: tuple[Platform, ...] = (TRIP_CURRENCY, OPENMARKET, TRIP_SERVICE)

ROOT = ArgoCd(application="platforms", repository=REPOSITORY)
"""The root Application, which syncs all others."""


def build(app: PlatformApp, releases: Path, wanted: Collection[str] = ()) -> list[PlatformChart]:
    """Put every environment of every platform into the app, in the versions that the release files name.

    Or those that are `wanted`, by platform or folder; the Applications of Argo CD are only rendered with all of them.
    Returns their charts.
    """
    charts = [list(platform.charts(app, releases, wanted)) for platform in PLATFORMS]
    if not wanted:
        roots = [platform.root for platform in PLATFORMS]
        shared = [chart for root, found in zip(roots, charts, strict=True) if root is None for chart in found]
        parent = ArgoCdChart(app, "argocd", root=ROOT, environments=shared)
        for root, found in zip(roots, charts, strict=True):
            if root is not None:
                ArgoCdChart(app, f"argocd/{root.application}", root=root, environments=found, parent=parent)
    return [chart for found in charts for chart in found]


def known(wanted: Collection[str]) -> Collection[str]:
    """The names, if each is one of a platform or of a folder of an environment. Raises UnknownName."""
    names = [name for platform in PLATFORMS for name in (platform.name, *(env.folder for env in platform.environments))]
    for name in wanted:
        if name not in names:
            close = did_you_mean(name, names, "take some of these")
            raise UnknownName(f"name: got {name!r}; allowed: {', '.join(names)}; {close}")
    return wanted
