"""The versions of a platform's own images in one environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from contract import releases
from contract.authors import Frame
from contract.suggest import did_you_mean
from contract.violations import Violation, Violations


@dataclass(frozen=True, kw_only=True)
class Release:
    """The versions in a release file: a tag or a digest by image name.

    `source` names the file in messages, and `lines` the line of each image; `unreadable` are the violations that were
    found while it was read.
    """

    platform: str
    versions: Mapping[str, str]
    source: str
    lines: Mapping[str, int] = field(default_factory=dict)
    unreadable: tuple[Violation, ...] = ()

    @classmethod
    def read(cls, folder: Path, platform: str, environment: str) -> "Release":
        """Read `folder/platform/environment.yaml`. An invalid file becomes violations, not an exception."""
        source = f"{folder.name}/{platform}/{environment}.yaml"
        path = releases.file(folder, platform, environment)
        try:
            entries = releases.read(path)
        except releases.InvalidRelease as error:
            unreadable = tuple(
                violation._replace(field=violation.field.replace(str(path), source)) for violation in error.violations
            )
            return cls(platform=platform, versions={}, source=source, unreadable=unreadable)
        versions = {name: entry.version for name, entry in entries.items()}
        lines = {name: entry.line for name, entry in entries.items()}
        return cls(platform=platform, versions=versions, source=source, lines=lines)

    def violations(self, images: Mapping[str, tuple[Frame, ...]]) -> Violations:
        """An image without an entry, by name with the calls that want it; an entry that is no image of the platform.

        If their names are similar, the two are reported as one violation.
        """
        yield from self.unreadable
        if self.unreadable:
            return
        missing, unknown = sorted({*images} - {*self.versions}), sorted({*self.versions} - {*images})
        for entry in unknown:
            meant = get_close_matches(entry, missing, n=1) or images
            missing = [image for image in missing if image not in meant or meant is images]
            fix = did_you_mean(entry, meant, "delete the line")
            place = f"{self.source}, line {self.lines[entry]}" if entry in self.lines else self.source
            yield Violation(place, f"an entry {entry}", ", ".join(sorted(images)), fix)
        for image in missing:
            yield Violation(
                self.source, f"no entry {image}", "an entry for each own image", f'add "{image}: <tag>"'
            ).by(images[image])
