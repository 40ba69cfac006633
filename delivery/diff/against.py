"""dist/ as it is, compared with dist/ as a commit has it, and a folder with what a cluster runs."""

from pathlib import Path

from delivery.diff.objects import Diff, compare
from delivery.manifests import history, live, reading


def against(ref: str, dist: Path) -> list[Diff]:
    """Compare each folder of dist/ with what it was in a commit, in alphabetical order; folders on one side count too.

    Raises NoHistory where there is no git, no repository or no such commit, and InvalidYaml.
    """
    before = history.manifests_at(ref, dist)
    after = {name: reading.read(dist / name) for name in reading.folders(dist)}
    return [compare(before.get(name, []), after.get(name, []), name=name) for name in sorted({**before, **after})]


def against_cluster(folder: Path, context: str | None) -> Diff:
    """Compare the objects of a folder as a cluster has them, and as it would have them once the folder is applied.

    `context` is one of the kubeconfig; without it, the current one. Raises NoCluster, and InvalidYaml.
    """
    before, after = live.ask(folder, context)
    return compare(before, after, name=folder.resolve().name)
