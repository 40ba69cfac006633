"""The variables of a container: texts, and references to what holds their value."""

from __future__ import annotations

from typing import Any, Protocol

from constructs_lib.core.l1 import k8s
from constructs_lib.validation import checks, formats
from contract.violations import Violations


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


def variable_violations(name: Any, value: Any) -> Violations:
    """An invalid name, a reference with violations, or a secret given as text."""
    field = f"environment {name}"
    yield from formats.variable(field, name)
    if hasattr(type(value), "as_source"):
        yield from (violation.inside(field) for violation in value.violations())
    else:
        yield from checks.setting(field, name, value)
