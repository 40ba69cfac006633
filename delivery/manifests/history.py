"""dist/ as it is in a commit."""

import io
import subprocess
import tarfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from contract.errors import PlatformError
from contract.rendered_files import is_rendered
from delivery.manifests import strict_yaml

MAIN = ("origin/main", "main")
"""Where changes are merged to."""


class NoHistory(PlatformError):
    """There is no git, no repository, or no such commit. Its text says which."""


def merge_base(branch: str, dist: Path) -> str | None:
    """The commit in which HEAD left a branch; without a name origin/main or main, and None if there is neither.

    Raises NoHistory where a named branch has no commit in common with HEAD.
    """
    for name in (branch,) if branch else MAIN:
        command = ["git", "merge-base", "--end-of-options", "HEAD", name]
        done = subprocess.run(command, cwd=dist.parent, check=False, capture_output=True, text=True)
        if done.returncode == 0:
            return done.stdout.strip()
    if branch:
        raise NoHistory(f"--base: got {branch!r}; allowed: a branch that HEAD comes from; fetch it, or name another")
    return None


def last_committed(ref: str, dist: Path) -> dict[str, list[Any]]:
    """The objects of dist/ in a commit or, if it took dist/ out of git, in the last one before that had it.

    Raises NoHistory, and InvalidYaml.
    """
    if found := manifests_at(ref, dist):
        return found
    command = ["git", "rev-list", "--max-count=1", "--end-of-options", ref, "--", dist.name]
    removed = subprocess.run(command, cwd=dist.parent, check=True, capture_output=True, text=True).stdout.strip()
    return manifests_at(f"{removed}^", dist) if removed else {}


def manifests_at(ref: str, dist: Path) -> dict[str, list[Any]]:
    """The objects of each folder of dist/ in a commit; empty for a commit without dist/.

    Raises NoHistory, and InvalidYaml.
    """
    # From the folder above, so that a deleted dist/ is still compared with the one in the commit.
    command = ["git", "archive", "--format=tar", "--end-of-options", ref, dist.name]
    try:
        archive = subprocess.run(command, cwd=dist.parent, check=True, capture_output=True).stdout
    except OSError as error:
        raise NoHistory(f"git cannot be run: {error.strerror}") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().splitlines()
        if said and "did not match any files" in said[0]:
            return {}
        raise NoHistory(said[0] if said else f"git archive {ref} failed") from error
    found: dict[str, list[Any]] = defaultdict(list)
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        for member in tar:
            file = Path(member.name.removeprefix(f"{dist.name}/"))
            content = tar.extractfile(member) if is_rendered(file) else None
            if content is not None:
                found[file.parent.as_posix()] += strict_yaml.load(content.read(), f"{member.name} in {ref}")
    return dict(found)
