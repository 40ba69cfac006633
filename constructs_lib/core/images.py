"""The platform's own images, whose versions are in the release files."""

from __future__ import annotations

from dataclasses import dataclass

from constructs_lib.core.environment import Environment
from constructs_lib.core.release import Release
from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from contract.violations import Violation, Violations


@dataclass(frozen=True)
class OwnImage(Value):
    """An image with its version in the release file, by name; both are resolved after they were checked.

    It is of the environment's registry, if not of another `registry`.
    """

    name: str
    env: Environment
    release: Release
    registry: str | None = None

    def violations(self) -> Violations:
        """A name that is none, such as an image in full; an invalid registry."""
        if isinstance(self.name, str) and set(self.name) & set("/:@"):
            allowed = "the name alone: its version is in the release file"
            fix = f'write image="{self.name}" where it is used, without image(...)'
            yield Violation("image", checks.shown(self.name), allowed, fix)
        else:
            yield from formats.name("image", self.name)
        if self.registry is not None:
            yield from formats.registry("image registry", self.registry)

    def __str__(self) -> str:
        """The image in full: "registry.example.com/team/name:tag", or with "@" and a digest."""
        version = self.release.versions[self.name]
        registry = self.env.registry if self.registry is None else self.registry
        return f"{registry}/{self.name}{'@' if version.startswith('sha256:') else ':'}{version}"
