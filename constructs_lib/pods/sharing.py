"""What two containers of one Pod cannot both have: a name, a port, a volume that is not the same, a path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol, TypeVar

from constructs_lib.pods.volumes import Mount
from constructs_lib.validation import formats
from constructs_lib.values.ports import Port
from contract.violations import Violation, Violations

One = TypeVar("One")


class Member(Protocol):
    """A container of a Pod."""

    @property
    def name(self) -> str | None: ...

    @property
    def ports(self) -> tuple[Port, ...]: ...

    @property
    def mounts(self) -> tuple[Mount, ...]: ...


def of_kind(kind: type[One], given: Any) -> Iterator[One]:
    """The given values of one kind. The check of the field reports the others."""
    return (each for each in given if isinstance(each, kind)) if isinstance(given, tuple | list) else iter(())


def shared_violations(main: Member, before: Sequence[Member], beside: Sequence[Member]) -> Violations:
    """Containers with one name; with one port, if they run at the same time; with two volumes of one name."""
    names = [one.name for one in (main, *before, *beside)]
    for name in sorted({name for name in names if name is not None and names.count(name) > 1}):
        yield Violation("sidecars", f"two containers called {name}", "a name for each", "rename one of them")
    yield from _port_violations([main, *beside])
    yield from _same_volume_violations([main, *before, *beside])


def _port_violations(containers: Sequence[Member]) -> Violations:
    seen: list[Port] = []
    for one in containers:
        for port in (ports := list(of_kind(Port, one.ports))):
            clashes = [violation for other in seen for violation in port.clashes(other)]
            yield from (violation.inside(f"sidecar {one.name}.ports {port.name}") for violation in clashes)
        seen += ports


def _same_volume_violations(containers: Sequence[Member]) -> Violations:
    volumes: dict[str, tuple[Member, object]] = {}
    for one in containers:
        for mount in (mount for mount in of_kind(Mount, one.mounts) if not list(mount.violations())):
            first, source = volumes.setdefault(mount.volume_name, (one, mount.source))
            if first is not one and source != mount.source:
                field = f"mount {mount.path}" if one.name is None else f"{one.name}.mounts {mount.path}"
                given = f"another volume {mount.volume_name!r} than in another container"
                fix = "mount the same in both, or give one of them another name"
                yield Violation(field, given, "one volume under a name", fix)


def volume_violations(mounts: Sequence[Mount]) -> Violations:
    """In one container: two mounts at one path, two volumes of one name, or an invalid volume name."""
    paths: set[str] = set()
    volumes: dict[str, Mount] = {}
    for mount in mounts:
        field, path, name = f"mount {mount.path}", mount.path.rstrip("/"), mount.volume_name
        yield from formats.name(f"{field} volume name", name)
        if path in paths:
            yield Violation(field, "the path a second time", "each path once", "mount one of the two elsewhere")
        elif name in volumes and not mount.shares(volumes[name]):
            yield Violation(field, f"a second volume {name!r}", "a name used once", "choose another path or claim")
        paths.add(path)
        volumes.setdefault(name, mount)
