"""The cdk8s app: registers charts, checks all of them, and writes their manifests."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Protocol, TypeVar

import cdk8s

from constructs_lib.core.exclusive import Exclusive, collisions
from constructs_lib.core.l1 import Manifest
from constructs_lib.core.manifest_yaml import to_yaml
from constructs_lib.core.naming import unique_id
from contract.python_errors import violation_of
from contract.rendered_files import file_name
from contract.violations import InvalidPlatform, Violation, Violations, Where


class Member(Protocol):
    """A chart that is checked before it is rendered into its folder."""

    @property
    def folder(self) -> str: ...

    @property
    def where(self) -> str: ...

    @property
    def home(self) -> str: ...

    def place(self, construct: str) -> Where: ...

    def exclusive(self) -> Iterable[Exclusive]: ...

    def violations(self) -> Violations: ...

    def missed(self) -> Violations: ...

    def to_json(self) -> list[Any]: ...


Made = TypeVar("Made")


class PlatformApp(cdk8s.App):
    """All charts of a run. `synth()` writes one folder per chart and one file per object, or raises InvalidPlatform."""

    def __init__(self, outdir: str) -> None:
        super().__init__(outdir=outdir, yaml_output_type=cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)
        self.members: list[Member] = []
        self._failed: list[Violation] = []
        self._out = Path(outdir)
        self._ids: set[str] = set()

    def admit(self, member: Member) -> str:
        """Register a chart; return a unique construct id: its folder, if that is valid and not taken."""
        self.members.append(member)
        return unique_id(member.folder, self._ids)

    def attempt(self, make: Callable[[], Made], platform: str, environment: str) -> Made | None:
        """Make a chart. An error in its code becomes a violation, and the other charts are checked all the same."""
        known = len(self.members)
        try:
            return make()
        except Exception as error:
            del self.members[known:]  # half a chart has violations that nobody made
            self._failed.append(violation_of(error).at(Where(platform, environment, "code")))
            return None

    def synth(self, track: Callable[[Iterable[Member]], Iterable[Member]] = iter) -> None:
        """Check everything, raise all violations together, and only then write the manifests to the output folder.

        `track` sees each chart just before it is rendered: to show progress, for example.
        """
        _raise(self._violations())
        super().synth()  # runs the validations that authors added to their own constructs
        rendered = [(member, member.to_json()) for member in track(self.members)]
        _raise(violation for member in self.members for violation in member.missed())
        _raise(violation for member, found in rendered for violation in _duplicates(member, found))
        for member, found in rendered:
            _write(self._out / member.folder, member, found)

    def _violations(self) -> Violations:
        yield from self._failed
        for member in self.members:
            yield from member.violations()
        yield from collisions(self.members)
        if not self.members and not self._failed:
            where = Where("platforms", "none", "app")
            yield Violation("environments", "none", "at least one", "list them in the platform", where)


def _raise(violations: Iterable[Violation]) -> None:
    if found := list(violations):
        raise InvalidPlatform(found)


def _duplicates(member: Member, manifests: Iterable[Manifest]) -> Violations:
    """Two objects of one kind and name would have one file."""
    files: set[str] = set()
    for manifest in manifests:
        name = manifest["metadata"]["name"]
        if (file := _file(member, manifest)) in files:
            given, allowed = f"a second {manifest['kind']} {name}", "one object of a kind and name"
            yield Violation("name", given, allowed, "rename one", member.place(name))
        files.add(file)


def _write(folder: Path, member: Member, manifests: Iterable[Manifest]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for manifest in manifests:
        (folder / _file(member, manifest)).write_text(to_yaml(manifest), encoding="utf-8")


def _file(member: Member, manifest: Manifest) -> str:
    metadata = manifest["metadata"]
    return file_name(manifest["kind"], metadata["name"], metadata.get("namespace"), main=member.home)
