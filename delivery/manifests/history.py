"""dist/ as it is in a commit."""

import io
import subprocess
import tarfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from contract.errors import PlatformError
from contract.rendered_files import SUFFIX
from delivery.manifests import strict_yaml


class NoHistory(PlatformError):
    """There is no git, no repository, or no such commit. Its text says which."""


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
            folder, _, file = member.name.removeprefix(f"{dist.name}/").partition("/")
            content = tar.extractfile(member) if file.endswith(SUFFIX) and "/" not in file else None
            if content is not None:
                found[folder] += strict_yaml.load(content.read(), f"{member.name} in {ref}")
    return dict(found)
