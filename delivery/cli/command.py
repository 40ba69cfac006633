"""What the commands share."""

import argparse
from collections.abc import Iterable
from typing import TypeAlias

from rich.console import Console

from contract.errors import PlatformError
from contract.suggest import did_you_mean
from delivery.manifests import reading
from delivery.manifests.scope import Scope
from delivery.publish import admission
from delivery.review import report
from delivery.review.engine import review
from delivery.review.waivers import Verdict

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
"""What argparse keeps the commands in."""

FORMATS = ("text", "json", "github")


class CommandFailed(PlatformError):
    """A command that ends with the answer "no", or cannot do what it is asked. No text where all has been printed."""

    def __init__(self, text: str, *, status: int = 1) -> None:
        super().__init__(text)
        self.status = status


def one_of(what: str, given: str, known: Iterable[str]) -> str:
    """The name given, if it is known."""
    names = sorted(known)
    if given in names:
        return given
    if not names:
        raise CommandFailed(f"{what}: got {given!r}, but there is none yet")
    raise CommandFailed(
        f"{what}: got {given!r}; allowed: {', '.join(names)}; {did_you_mean(given, names, 'take one of these')}"
    )


def scope_of(options: argparse.Namespace) -> Scope:
    """The objects of one folder of dist/, which must all be Kubernetes objects."""
    dist = options.root / "dist"
    folder = one_of("folder", options.folder, (path.name for path in reading.folders(dist)))
    objects = reading.collect(dist / folder)[folder]
    if any(finding.rule.startswith("schema/") for finding in review({folder: objects}, crds=admission.crds_folder())):
        raise CommandFailed(f"dist/{folder} holds what is no Kubernetes object: `python -m delivery review` says where")
    return Scope(folder, objects, objects)


def tell(verdict: Verdict, form: str) -> None:
    """Print a verdict in one of the FORMATS. Raises CommandFailed when an error stands."""
    if form == "json":
        print(report.as_json(verdict))
    elif form == "github":
        print(report.as_github(verdict))
    else:
        report.show(Console(highlight=False), verdict)
    if verdict.errors:
        raise CommandFailed("")
