"""The app of a run: takes charts in, checks them all, and lets them emit."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Protocol

import cdk8s

from constructs_lib.problems import Fault, InvalidPlatform, Problem
from constructs_lib.validation import formats


class Place(NamedTuple):
    """Which environment of which platform."""

    platform: str
    environment: str

    def __str__(self) -> str:
        return f"{self.platform}/{self.environment}"

    def problem(self, construct: str, fault: Fault) -> Problem:
        """A fault of a construct here."""
        return Problem(platform=self.platform, environment=self.environment, construct=construct, fault=fault)


class Exclusive(NamedTuple):
    """Something that only one chart may have, such as a folder: the field that holds it, and how a message shows it.

    What is not exclusive `everywhere` may be there once in each cluster.
    """

    field: str
    given: str
    everywhere: bool = False


class Member(Protocol):
    """A chart that is checked before it emits into its folder."""

    @property
    def folder(self) -> str: ...

    @property
    def place(self) -> Place: ...

    def exclusive(self) -> Iterable[Exclusive]: ...

    def problems(self) -> Iterable[Problem]: ...

    def emit(self) -> None: ...


class PlatformApp(cdk8s.App):
    """All charts of a run. `synth()` writes a folder a chart and a file an object, or raises InvalidPlatform."""

    def __init__(self, outdir: str) -> None:
        super().__init__(outdir=outdir, yaml_output_type=cdk8s.YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE)
        self.members: list[Member] = []

    def admit(self, member: Member) -> str:
        """Take a chart in; return an id that is free in the tree: its folder, where that is valid and not taken."""
        taken = [other.folder for other in self.members]
        self.members.append(member)
        return spare_id(member.folder, taken, len(self.members))

    def synth(self, track: Callable[[Iterable[Member]], Iterable[Member]] = iter) -> None:
        """Check everything, raise all problems together, and only then write the manifests to the output folder.

        `track` sees each chart just before it emits: to show progress, for example.
        """
        self._raise_problems()
        for member in track(self.members):
            member.emit()
        self._raise_problems()  # two objects with one name show only now
        super().synth()

    def _raise_problems(self) -> None:
        problems = [problem for member in self.members for problem in member.problems()]
        problems.extend(self._collisions())
        if not self.members:
            fault = Fault("environments", "none", "at least one", "list them in the platform")
            problems.append(Place("platforms", "none").problem("app", fault))
        if problems:
            raise InvalidPlatform(problems)

    def _collisions(self) -> Iterable[Problem]:
        """Two charts that want the same: Argo CD would let each undo what the other did."""
        owners: dict[Exclusive, Place] = {}
        for member in self.members:
            wanted = set(member.exclusive())
            taken = {thing: owners[thing] for thing in wanted if thing in owners}
            owners = {**dict.fromkeys(wanted, member.place), **owners}
            if taken and set(taken) == wanted and set(taken.values()) == {member.place}:
                fault = Fault("environment", "the same one a second time", "each once", "take it off the list")
                yield member.place.problem("environment", fault)
                continue
            for thing, owner in taken.items():
                fault = Fault(thing.field, f"{thing.given}, as {owner}", "one that nobody else has", "change it")
                yield member.place.problem("environment", fault)


def spare_id(wanted: Any, taken: Iterable[str], number: int) -> str:
    """The id wanted, where it is a valid name and not taken; else one that no valid name can collide with."""
    good = wanted not in taken and not list(formats.domain("id", wanted))
    return str(wanted) if good else f"Spare-{number}"
