"""A platform: its name, its chart class, its environments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from constructs_lib.core.app import PlatformApp
from constructs_lib.core.chart import PlatformChart
from constructs_lib.core.environment import Environment
from constructs_lib.core.release import Release


@dataclass(frozen=True, kw_only=True)
class Platform:
    """A platform: renders one chart per environment.

    Its release files are `releases/<name>/<environment>.yaml`.
    """

    name: str
    chart: type[PlatformChart]
    environments: tuple[Environment, ...]

    def release(self, env: Environment, releases: Path) -> Release:
        """The image versions of an environment."""
        return Release.read(releases, self.name, env.name)

    def charts(self, app: PlatformApp, releases: Path) -> Iterator[PlatformChart]:
        """Create the chart of every environment in the app. One whose code raises is a violation of the app."""
        for env in self.environments:
            make = partial(self.chart, app, env, self.release(env, releases))
            if chart := app.attempt(make, self.name, env.name):
                yield chart
