"""The platform's own images, whose versions are in the release files."""

from __future__ import annotations

from dataclasses import dataclass

from constructs_lib.core.environment import Environment
from constructs_lib.core.release import Release


@dataclass(frozen=True)
class OwnImage:
    """An image of the platform, by name; registry and version are resolved after they were checked."""

    name: str
    env: Environment
    release: Release

    def __str__(self) -> str:
        """The image in full: "registry.example.com/team/name:tag", or with "@" and a digest."""
        version = self.release.versions[self.name]
        return f"{self.env.registry}/{self.name}{'@' if version.startswith('sha256:') else ':'}{version}"
