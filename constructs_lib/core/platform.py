"""A platform as a value: its name, its chart, its environments."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from constructs_lib.core.app import PlatformApp
from constructs_lib.core.chart import PlatformChart
from constructs_lib.core.environment import Environment
from constructs_lib.core.release import Release


@dataclass(frozen=True, kw_only=True)
class Platform:
    """What runs in each of some environments: one chart an environment.

    The release files of the platform are `<name>/<environment>.yaml` in the folder of releases.
    """

    name: str
    chart: type[PlatformChart]
    environments: tuple[Environment, ...]

    def release(self, env: Environment, releases: Path) -> Release:
        """Which versions run in one of the environments."""
        return Release.read(releases, self.name, env.name)

    def charts(self, app: PlatformApp, releases: Path) -> Iterator[PlatformChart]:
        """Put every environment into the app."""
        for env in self.environments:
            yield self.chart(app, env, self.release(env, releases))
