"""Checks of single values: each yields the faults of one value, and nothing when it is fine.

A check never raises, so that the faults of a whole platform can be shown together.
"""

import re
from collections.abc import Iterable
from datetime import datetime
from ipaddress import ip_network
from typing import Any, Protocol

from cronsim import CronSim, CronSimError

from constructs_lib.problems import Fault, Faults, did_you_mean
from delivery import quantity

_LABEL = re.compile(r"[a-z0-9]([-a-z0-9]*[a-z0-9])?")
_SERVICE = re.compile(r"[a-z]([-a-z0-9]*[a-z0-9])?")
_SUBDOMAIN = re.compile(rf"{_LABEL.pattern}(\.{_LABEL.pattern})*")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_KEY = re.compile(r"[-._A-Za-z0-9]{1,253}")
_IMAGE = re.compile(
    r"(?P<name>[a-z0-9]+(?:[._:/-]+[a-z0-9]+)*?)(?::(?P<tag>[A-Za-z0-9_][-.A-Za-z0-9_]{0,127}))?"
    r"(?:@(?P<digest>sha256:[0-9a-f]{64}))?"
)
_SECRETIVE = re.compile(r"PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIAL|PRIVATE_?KEY|API_?KEY|ACCESS_?KEY", re.IGNORECASE)
_MACROS = ("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly")


class Checked(Protocol):
    """A value that knows what is wrong with it."""

    def faults(self) -> Faults: ...


def value(field: str, given: Any, *kinds: type[Checked]) -> Faults:
    """A value of one of the kinds, without faults of its own."""
    if isinstance(given, kinds):
        yield from (fault.inside(field) for fault in given.faults())
    else:
        names = " or ".join(kind.__name__ for kind in kinds)
        yield Fault(field, repr(given), f"a {names}", f"write {field}={kinds[0].__name__}(...)")


def name(field: str, value: Any, *, longest: int = 63, service: bool = False) -> Faults:
    """A DNS label: what Kubernetes takes as the name of a Service, and we take for every object.

    https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
    """
    pattern = _SERVICE if service else _LABEL
    if not isinstance(value, str) or not pattern.fullmatch(value) or len(value) > longest:
        first = "a letter" if service else "a letter or digit"
        yield Fault(
            field,
            repr(value),
            f"lower-case letters, digits and '-', starting with {first}, ending with a letter or digit, "
            f"at most {longest} characters",
            "choose a name that Kubernetes accepts",
        )


def domain(field: str, value: Any) -> Faults:
    """A DNS subdomain of at most 253 characters, as host names and the names of ConfigMaps and Secrets are."""
    if not isinstance(value, str) or not _SUBDOMAIN.fullmatch(value) or len(value) > 253:
        yield Fault(
            field,
            repr(value),
            "lower-case letters, digits, '-' and '.', at most 253 characters",
            "write a name such as trip.example.com",
        )


def cidr(field: str, value: Any) -> Faults:
    """A range of addresses."""
    try:
        good = isinstance(value, str) and bool(ip_network(value))
    except ValueError:
        good = False
    if not good:
        yield Fault(field, repr(value), "a range of addresses", 'write it as CIDR, such as "203.0.113.0/24"')


def one_of(field: str, value: Any, allowed: Iterable[str]) -> Faults:
    """One word of a closed list."""
    words = sorted(allowed)
    if value not in words:
        yield Fault(field, repr(value), ", ".join(words), did_you_mean(str(value), words, "take one of these"))


def port(field: str, value: Any) -> Faults:
    """A port number."""
    yield from whole(field, value, least=1, most=65535, unit="a port number")


def whole(field: str, value: Any, *, least: int, most: int | None = None, unit: str) -> Faults:
    """A whole number between two bounds, both included."""
    if isinstance(value, bool) or not isinstance(value, int) or value < least or (most is not None and value > most):
        bounds = f"from {least} to {most}" if most is not None else f"of at least {least}"
        yield Fault(field, repr(value), f"{unit}, a whole number {bounds}", "change the number")


def amount(field: str, value: Any) -> Faults:
    """A quantity above zero.

    https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
    """
    try:
        good = isinstance(value, str) and quantity.parse(value) > 0
    except ValueError:
        good = False
    if not good:
        yield Fault(
            field,
            repr(value),
            "a Kubernetes quantity above zero, as text",
            'write a number and a unit, such as "250m" for CPU or "256Mi" for memory and storage',
        )


def image(field: str, value: Any) -> Faults:
    """An image reference that says which version: repository with tag, digest, or both."""
    match = _IMAGE.fullmatch(value) if isinstance(value, str) else None
    if match is None or not (match["tag"] or match["digest"]):
        yield Fault(
            field,
            repr(value),
            "an image with a tag or a digest",
            'write it as "repository/name:tag" or "repository/name@sha256:<64 hex digits>"',
        )


def path(field: str, value: Any) -> Faults:
    """An absolute path: of a URL, or in a container."""
    if not isinstance(value, str) or not value.startswith("/") or any(mark in value for mark in " \t\n?#:"):
        yield Fault(field, repr(value), "an absolute path", 'start it with "/", without blanks, "?", "#" or ":"')


def cron(field: str, value: Any) -> Faults:
    """A cron expression as the CronJob controller reads it: five fields, or a macro; Sunday is 0, never 7.

    https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
    """
    if value in _MACROS or (isinstance(value, str) and _is_cron(value)):
        return
    yield Fault(
        field,
        repr(value),
        "a cron expression of five fields (minute, hour, day, month, weekday 0 to 6), or " + ", ".join(_MACROS),
        'write for example "*/5 * * * *" for every five minutes',
    )


def _is_cron(value: str) -> bool:
    fields = value.upper().split()
    if len(fields) != 5:
        return False
    _, _, day, _, weekday = fields
    if any(mark in day + weekday for mark in "L#") or "7" in re.sub("/[0-9]+", "", weekday):
        return False  # read by CronSim, and by other crons, but not by Kubernetes
    try:
        CronSim(value, datetime(2000, 1, 1))
    except CronSimError:
        return False
    return True


def text(field: str, given: Any) -> Faults:
    """A text. Numbers and booleans are refused, because YAML would not hand them to a program unchanged."""
    if not isinstance(given, str):
        yield Fault(field, repr(given), "text", f'write "{given}"')


def key(field: str, value: Any) -> Faults:
    """A key of a ConfigMap or Secret."""
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        yield Fault(field, repr(value), "letters, digits, '-', '_' and '.', at most 253", "rename the key")


def variable(field: str, value: Any) -> Faults:
    """The name of an environment variable."""
    if not isinstance(value, str) or not _VARIABLE.fullmatch(value):
        yield Fault(field, repr(value), "letters, digits and '_', not starting with a digit", "rename the variable")


def no_secret(field: str, variable_name: str, value: Any) -> Faults:
    """Text under a name that announces a secret. The text itself is never repeated."""
    if isinstance(value, str) and value and _SECRETIVE.search(variable_name):
        yield Fault(
            field,
            f"a literal of {len(value)} characters",
            "a reference to a Secret that is created outside git",
            'give SecretKey(name="<secret>", key="<key>") instead of the value',
        )
