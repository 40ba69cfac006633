"""What the commands share: their failure, and the choice of a folder of dist/."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from contract.errors import NO, PlatformError
from contract.suggest import did_you_mean
from delivery.manifests import reading
from delivery.manifests.scope import Scope
from delivery.schema.crds_folder import crds_folders

_LISTED = 20
"""Names that a message lists; more of them it counts."""
FORMATS = ("text", "json", "github")


class CommandFailed(PlatformError):
    """A command that cannot do what it is asked. Its text is for people."""


class AnsweredNo(PlatformError):
    """A command that ends with the answer "no", which it has printed."""

    status = NO


def one_of(what: str, given: str, known: Iterable[str]) -> str:
    """The name given, if it is known."""
    names = sorted(known)
    if given in names:
        return given
    if not names:
        raise CommandFailed(f"{what}: got {given!r}, but there is none yet")
    allowed = ", ".join(names) if len(names) <= _LISTED else f"one of {len(names)}"
    raise CommandFailed(f"{what}: got {given!r}; allowed: {allowed}; {did_you_mean(given, names, 'take one of these')}")


def scope_of(options: argparse.Namespace) -> Scope:
    """The objects of the folder of dist/ that the command is about. Raises CommandFailed."""
    dist = options.root / "dist"
    return scope_in(dist, one_of("folder", options.folder, reading.folders(dist)))


def scope_in(dist: Path, name: str) -> Scope:
    """The objects of a folder of dist/. Raises CommandFailed where one of them is invalid."""
    from delivery.review.schema_check import checked

    scope, findings = checked(name, reading.collect_folder(dist, name), crds=crds_folders(dist.parent))
    if findings:
        raise CommandFailed(f"dist/{name} holds invalid objects: `delivery review` names them")
    return scope
