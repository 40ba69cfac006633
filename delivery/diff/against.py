"""dist/ as it is, compared with dist/ as a commit has it."""

from pathlib import Path

from delivery.diff.objects import Diff, compare
from delivery.manifests import history, reading


def against(ref: str, dist: Path) -> list[Diff]:
    """Compare each folder of dist/ with what it was in a commit, in alphabetical order; folders on one side count too.

    Raises NoHistory where there is no git, no repository or no such commit, and InvalidYaml.
    """
    before = history.manifests_at(ref, dist)
    after = {folder.name: reading.read(folder) for folder in reading.folders(dist)}
    return [compare(before.get(name, []), after.get(name, []), name=name) for name in sorted({**before, **after})]
