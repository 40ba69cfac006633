"""Why two environments of a platform differ: each is rendered again with one field of the other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from constructs_lib import Environment, Platform, PlatformApp, Release
from contract.errors import PlatformError
from contract.suggest import did_you_mean
from delivery.diff.attribution import Attribution, attribute
from delivery.manifests.reading import Manifest
from platforms import PLATFORMS

RELEASES = "releases"
"""What the versions in a release file are called among the fields."""


class NotComparable(PlatformError):
    """There is no such environment, or the two are of different platforms. Its text is for people."""


@dataclass(frozen=True)
class Source:
    """What an environment is rendered from: its platform, its values, the versions of its images."""

    platform: Platform
    env: Environment
    release: Release

    def render(self) -> list[Manifest]:
        """The manifests as they would stand in the folder of the environment.

        Nothing is checked: with one field of another environment the values need not fit together.
        """
        with TemporaryDirectory() as folder:
            return self.platform.chart(PlatformApp(folder), self.env, self.release).to_json()


def difference(left: str, right: str, releases: Path) -> Attribution:
    """Compare two environments, named by their folders in dist/, and find the field that causes each difference.

    Both are rendered afresh, whatever dist/ holds. Raises NotComparable.
    """
    known = sources(releases)
    one, other = (_source(folder, known) for folder in (left, right))
    if one.platform is not other.platform:
        of = f"{left} is of {one.platform.name} and {right} of {other.platform.name}"
        raise NotComparable(f"{of}: name two of one platform")
    return attribute(
        one.render(),
        other.render(),
        differing(one, other),
        lambda names: swapped(one, other, *names).render(),
        names=(left, right),
    )


def differing(left: Source, right: Source) -> dict[str, tuple[str, str]]:
    """The fields that differ, each with both values in words: `replicas`, `api_resources.memory_limit`, `releases`."""
    found = dict(_differing(left.env, right.env))
    if left.release.versions != right.release.versions:
        found[RELEASES] = _versions(left.release.versions), _versions(right.release.versions)
    return found


def swapped(left: Source, right: Source, *names: str) -> Source:
    """The left environment with these fields of the right one."""
    env, release = left.env, left.release
    for name in names:
        if name == RELEASES:
            release = right.release
        else:
            env = _with(env, right.env, name.split("."))
    return replace(left, env=env, release=release)


def _differing(left: Any, right: Any, prefix: str = "") -> Iterator[tuple[str, tuple[str, str]]]:
    for field in fields(left):
        one, other = getattr(left, field.name), getattr(right, field.name)
        if one == other:
            continue
        if is_dataclass(one) and type(one) is type(other):
            yield from _differing(one, other, f"{prefix}{field.name}.")
        else:
            yield prefix + field.name, (_words(one), _words(other))


def _with(left: Any, right: Any, path: list[str]) -> Any:
    name, *rest = path
    value = getattr(right, name)
    return replace(left, **{name: _with(getattr(left, name), value, rest) if rest else value})


def _words(value: object) -> str:
    return "nothing" if value is None else value if isinstance(value, str) else repr(value)


def _versions(versions: Mapping[str, str]) -> str:
    """One version where all images have the same."""
    different = set(versions.values())
    return different.pop() if len(different) == 1 else ", ".join(f"{name}: {each}" for name, each in versions.items())


def sources(releases: Path) -> dict[str, Source]:
    """What every environment is rendered from, by its folder."""
    return {
        env.folder: Source(platform, env, platform.release(env, releases))
        for platform in PLATFORMS
        for env in platform.environments
    }


def _source(folder: str, known: Mapping[str, Source]) -> Source:
    if folder in known:
        return known[folder]
    close = did_you_mean(folder, known, "take one of these")
    raise NotComparable(f"environment: got {folder!r}; allowed: {', '.join(known)}; {close}")
