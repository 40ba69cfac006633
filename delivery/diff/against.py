"""dist/ as it is, compared with dist/ as a commit has it."""

from pathlib import Path

from delivery.diff.objects import Diff, compare
from delivery.manifests import history, reading
from delivery.manifests.strict_yaml import InvalidYaml


class Unreadable(Exception):
    """One of the two sides cannot be read. Its text is for people."""


def against(ref: str, dist: Path) -> list[Diff]:
    """Compare each folder of dist/ with what it was in a commit, in alphabetical order; folders on one side count too.

    Raises history.NoHistory when there is no git, no repository or no such commit, and Unreadable for broken YAML.
    """
    try:
        before = history.manifests_at(ref, dist)
    except (InvalidYaml, UnicodeDecodeError) as error:
        raise Unreadable(f"{dist.name}/ in {ref}: {error}") from error
    try:
        after = {folder.name: reading.read(folder) for folder in reading.folders(dist)}
    except (InvalidYaml, UnicodeDecodeError) as error:
        raise Unreadable(f"{dist.name}/: {error}") from error
    return [compare(before.get(name, []), after.get(name, []), name=name) for name in sorted({**before, **after})]
