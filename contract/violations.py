"""Violations: what is wrong, with all that its author needs to correct it, one line each."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from contract.authors import Frame
from contract.errors import NO, PlatformError

_NAMED = 3
"""Constructs that a line names before it counts the others."""


class Where(NamedTuple):
    """What holds a field: a construct of an environment of a platform."""

    platform: str
    environment: str
    construct: str

    def __str__(self) -> str:
        return f"{self.platform}/{self.environment}: {self.construct}"


class Violation(NamedTuple):
    """One thing wrong: the field, what was given, what is allowed, and the correction.

    `where` is what holds the field, None where the field names its file itself. `frames` are the calls in the author's
    code that wrote what is wrong, the innermost first.
    """

    field: str
    given: str
    allowed: str
    fix: str
    where: Where | None = None
    frames: tuple[Frame, ...] = ()

    def inside(self, field: str) -> "Violation":
        """The same, seen from the object that holds the value under the name `field`."""
        return self._replace(field=f"{field}.{self.field}" if self.field else field)

    def at(self, where: Where) -> "Violation":
        """The same, with what holds the field."""
        return self._replace(where=where)

    def by(self, frames: tuple[Frame, ...]) -> "Violation":
        """The same, with the calls that wrote it, unless closer ones are known."""
        return self if self.frames else self._replace(frames=frames)

    def __str__(self) -> str:
        return _line(str(self.where or ""), self)


Violations = Iterator[Violation]


class InvalidPlatform(PlatformError):
    """Raised before anything is rendered. Carries every violation of every environment.

    Its text is a line for each mistake: one that several environments or constructs share is said once.
    """

    status = NO

    def __init__(self, violations: Iterable[Violation]) -> None:
        self.violations = sorted(set(violations), key=_order)
        super().__init__("\n".join(self.lines(Path.cwd())))

    def lines(self, root: Path) -> list[str]:
        """A line for each mistake, with the file of the author's code seen from a folder."""
        return [_folded_line(same, root) for same in self.folded()]

    def folded(self) -> list[list[Violation]]:
        """The violations that are one mistake: the same words about what one line of the author's code wrote."""
        found: dict[object, list[Violation]] = {}
        for violation in self.violations:
            if violation.frames:  # several fields may hold what one line of code wrote
                what: object = (violation.frames[0], violation.field.rpartition(".")[2], violation[1:4])
            else:
                what = (violation.where.construct if violation.where else "", violation[:4])
            found.setdefault(what, []).append(violation)
        return list(found.values())


def _order(violation: Violation) -> tuple[Where, Violation]:
    return violation.where or Where("", "", ""), violation


def _folded_line(same: list[Violation], root: Path) -> str:
    line = _line(_places([violation.where for violation in same if violation.where]), same[0])
    return f"{same[0].frames[0].shown(root)}: {line}" if same[0].frames else line


def _places(places: list[Where]) -> str:
    """The constructs of each platform, with its environments: "shop (dev, prod): api, web"."""
    found = []
    for platform in dict.fromkeys(place.platform for place in places):
        own = [place for place in places if place.platform == platform]
        environments = list(dict.fromkeys(place.environment for place in own))
        where = f"{platform} ({', '.join(environments)})" if environments[1:] else f"{platform}/{environments[0]}"
        constructs = list(dict.fromkeys(place.construct for place in own))
        more = f" and {len(constructs) - _NAMED} more" if len(constructs) > _NAMED else ""
        found.append(f"{where}: {', '.join(constructs[:_NAMED])}{more}")
    return "; ".join(found)


def _line(where: str, violation: Violation) -> str:
    field, given, allowed, fix = (" ".join(text.split()) for text in violation[:4])
    place = " ".join(f"{where}: ".splitlines()) if where else ""
    return f"{place}{field}: got {given}; allowed: {allowed}; {fix}" if allowed else f"{place}{field}: {given}"
