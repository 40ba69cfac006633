"""The variables of a container: texts, and references to what holds their value."""

from __future__ import annotations

import re
from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any, Protocol

from constructs_lib.core.l1 import k8s
from constructs_lib.validation import checks, formats
from contract.violations import Violation, Violations

_REFERENCE = re.compile(r"\$\(([-._A-Za-z][-._A-Za-z0-9]*)\)")


class VariableSource(Protocol):
    """Where the value of a variable comes from: a key of a Secret or ConfigMap, a field of the Pod."""

    def as_source(self) -> k8s.EnvVarSource: ...

    def violations(self) -> Violations: ...


VariableValue = str | VariableSource


def variable(name: str, value: VariableValue) -> k8s.EnvVar:
    """One variable of a container."""
    if isinstance(value, str):
        return k8s.EnvVar(name=name, value=value)
    return k8s.EnvVar(name=name, value_from=value.as_source())


def in_order(environment: Mapping[str, VariableValue]) -> dict[str, VariableValue]:
    """The variables, each after those that its value refers to as $(NAME): Kubernetes expands only earlier ones.

    Otherwise they stay in the order of the author. Called only if `circle_violations` yields nothing.
    """
    order: dict[str, VariableValue] = {}

    def add(name: str) -> None:
        if name not in order:
            for other in _referred(environment, name):
                add(other)
            order[name] = environment[name]

    for name in environment:
        add(name)
    return order


def circle_violations(environment: Mapping[Any, Any]) -> Violations:
    """Variables that refer to each other in a circle."""
    try:
        TopologicalSorter({name: _referred(environment, name) for name in environment}).prepare()
    except CycleError as error:
        circle = " -> ".join(reversed(error.args[1]))
        yield Violation("environment", f"{circle}: each refers to the next", "values that can be expanded", "break it")


def _referred(environment: Mapping[Any, Any], name: Any) -> list[str]:
    """The other variables that a value refers to. A second dollar escapes the first."""
    value = environment[name]
    names = _REFERENCE.findall(value.replace("$$", "")) if isinstance(value, str) else []
    return [other for other in dict.fromkeys(names) if other in environment and other != name]


def variable_violations(name: Any, value: Any) -> Violations:
    """An invalid name, a reference with violations, or a secret given as text."""
    field = f"environment {name}"
    yield from formats.variable(field, name)
    if hasattr(type(value), "as_source"):
        yield from checks.inside(field, value)
    else:
        yield from checks.setting(field, name, value)
