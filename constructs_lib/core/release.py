"""Which version of each of a platform's own images runs in one environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from constructs_lib.problems import Fault, Faults
from contract import releases
from contract.suggest import did_you_mean


@dataclass(frozen=True, kw_only=True)
class Release:
    """The versions of a release file, a tag or a digest by image name.

    `mistakes` are those that were found while the file was read; `source` names it in messages.
    """

    versions: Mapping[str, str]
    source: str
    mistakes: tuple[Fault, ...] = ()

    @classmethod
    def read(cls, folder: Path, platform: str, environment: str) -> "Release":
        """Read `folder/platform/environment.yaml`. Whatever is wrong with it becomes a fault, not an exception."""
        source = f"{folder.name}/{platform}/{environment}.yaml"
        path = releases.file(folder, platform, environment)
        try:
            entries = releases.read(path)
        except releases.InvalidRelease as error:
            mistakes = tuple(
                Fault(mistake.field.replace(str(path), source), *mistake[1:]) for mistake in error.mistakes
            )
            return cls(versions={}, source=source, mistakes=mistakes)
        return cls(versions={name: entry.version for name, entry in entries.items()}, source=source)

    def version(self, image: str) -> str:
        """The version of an image; a word in its place when the file has none, which `faults` reports."""
        return self.versions.get(image, "missing")

    def faults(self, images: set[str]) -> Faults:
        """An image of the platform without an entry; an entry that the platform does not know.

        The two are one fault where their names are close.
        """
        yield from self.mistakes
        if self.mistakes:
            return
        missing, spare = sorted(images - set(self.versions)), sorted(set(self.versions) - images)
        for entry in spare:
            meant = get_close_matches(entry, missing, n=1) or images
            missing = [image for image in missing if image not in meant or meant is images]
            fix = did_you_mean(entry, meant, "delete the line")
            yield Fault(self.source, f"an entry {entry}", ", ".join(sorted(images)), fix)
        for image in missing:
            yield Fault(self.source, f"no entry {image}", "an entry for each own image", f'add "{image}: <tag>"')
