"""What lies in the repository, and is rendered by nothing."""

import sys
from collections.abc import Iterator
from pathlib import Path

from constructs_lib import Environment, Platform
from delivery.review.finding import Finding
from platforms import PLATFORMS


def forgotten(root: Path) -> list[Finding]:
    """Environments that are in no list of a platform, and release files of no environment: a warning for each."""
    found = (finding for platform in PLATFORMS for finding in (*_environments(platform), *_releases(platform, root)))
    return [*found]


def _environments(platform: Platform) -> Iterator[Finding]:
    """Those whose name starts with an underscore are what others are made from."""
    for module in dict.fromkeys(type(env).__module__ for env in platform.environments):
        for name, value in vars(sys.modules[module]).items():
            listed = any(value is env for env in platform.environments)
            if isinstance(value, Environment) and not listed and not name.startswith("_"):
                what = "it is in no list of environments, and is not rendered"
                fix = f"add it to the environments of {platform.name}, or call it _{name}"
                yield _warning(f"{module}.{name}", what, fix)


def _releases(platform: Platform, root: Path) -> Iterator[Finding]:
    names = {env.name for env in platform.environments}
    for file in sorted((root / "releases" / platform.name).glob("*.yaml")):
        if file.stem not in names:
            what, fix = f"no environment of {platform.name} has this name", "delete it, or list its environment"
            yield _warning(f"{file.relative_to(root)}", what, fix)


def _warning(what_it_is: str, what: str, fix: str) -> Finding:
    return Finding("", what_it_is, "", "platforms/forgotten", "warning", what, fix)
