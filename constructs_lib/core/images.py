"""The platform's own images, whose versions are in the release files."""

from __future__ import annotations

from dataclasses import dataclass

from constructs_lib.core.environment import Environment
from constructs_lib.core.release import Release


@dataclass(frozen=True)
class OwnImage:
    """An image with its version in the release file, by name; both are resolved after they were checked.

    It is of the environment's registry, if not of another `registry`.
    """

    name: str
    env: Environment
    release: Release
    registry: str | None = None

    def __str__(self) -> str:
        """The image in full: "registry.example.com/team/name:tag", or with "@" and a digest."""
        version = self.release.versions[self.name]
        registry = self.env.registry if self.registry is None else self.registry
        return f"{registry}/{self.name}{'@' if version.startswith('sha256:') else ':'}{version}"
