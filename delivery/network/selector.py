"""Label selectors, with matchLabels and matchExpressions.

https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from delivery.manifests.reading import Manifest
from delivery.network.errors import InvalidPolicy

_OPERATORS = ("In", "NotIn", "Exists", "DoesNotExist")


@dataclass(frozen=True)
class Expression:
    """One of `matchExpressions`: what it asks of one label."""

    key: str
    operator: str
    values: frozenset[str] = frozenset()

    @classmethod
    def parse(cls, entry: Manifest, path: str) -> Self:
        """Read an expression that stands at `path`. Raises InvalidPolicy."""
        operator, values = str(entry["operator"]), entry.get("values") or []
        if operator not in _OPERATORS:
            what = f"got {operator!r}; allowed: {', '.join(_OPERATORS)}"
            raise InvalidPolicy(f"{path}.operator", what, "write one of these, in this spelling")
        if bool(values) != (operator in ("In", "NotIn")):
            what = f"{operator} has {'values' if values else 'no values'}"
            raise InvalidPolicy(
                f"{path}.values", what, "give values to In and NotIn, and none to Exists and DoesNotExist"
            )
        return cls(str(entry["key"]), operator, frozenset(map(str, values)))

    def matches(self, labels: Mapping[str, str]) -> bool:
        """Whether these labels satisfy it. NotIn is also satisfied without the label."""
        if self.operator == "In":
            return labels.get(self.key) in self.values
        if self.operator == "NotIn":
            return labels.get(self.key) not in self.values
        return (self.key in labels) == (self.operator == "Exists")


@dataclass(frozen=True)
class Selector:
    """All its labels and all its expressions must match. The empty selector matches everything.

    The meaning of a missing selector depends on the field that it is missing from.
    """

    labels: frozenset[tuple[str, str]] = frozenset()
    expressions: tuple[Expression, ...] = ()

    @classmethod
    def parse(cls, entry: Mapping[str, Any], path: str) -> Self:
        """Read a `LabelSelector` that stands at `path`. Raises InvalidPolicy."""
        expressions = enumerate(entry.get("matchExpressions") or [])
        return cls(
            frozenset((entry.get("matchLabels") or {}).items()),
            tuple(Expression.parse(each, f"{path}.matchExpressions[{index}]") for index, each in expressions),
        )

    def matches(self, labels: Mapping[str, str]) -> bool:
        """Whether something with these labels is selected."""
        return self.labels <= labels.items() and all(each.matches(labels) for each in self.expressions)


EVERYTHING = Selector()
"""The empty selector."""
