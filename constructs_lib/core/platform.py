"""A platform: its name, its chart class, its environments."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from constructs_lib.core.app import PlatformApp
from constructs_lib.core.chart import PlatformChart
from constructs_lib.core.environment import ArgoCd, Environment
from constructs_lib.core.release import Release


@dataclass(frozen=True, kw_only=True)
class Platform:
    """A platform: renders one chart per environment.

    Its release files are `releases/<name>/<environment>.yaml`. With a `root`, an Application of that name syncs those
    of its environments; without, that of all platforms does.
    """

    name: str
    chart: type[PlatformChart]
    environments: tuple[Environment, ...]
    root: ArgoCd | None = None

    def release(self, env: Environment, releases: Path) -> Release:
        """The image versions of an environment."""
        return Release.read(releases, self.name, env.name)

    def charts(self, app: PlatformApp, releases: Path, wanted: Collection[str] = ()) -> Iterator[PlatformChart]:
        """Create the chart of every environment in the app, or of those that are `wanted`: named by their folder, or by
        the platform. One whose code raises is a violation of the app.
        """
        for env in self.environments:
            if wanted and not {self.name, env.folder} & {*wanted}:
                continue
            make = partial(self.chart, app, env, self.release(env, releases))
            if chart := app.attempt(make, self.name, env.name):
                yield chart
