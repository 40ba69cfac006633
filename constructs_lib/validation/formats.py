"""Checks of texts that must have a form: names, quantities, images, paths, addresses.

Like those in `checks`, each yields the violations of one value, and never raises.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from ipaddress import ip_address, ip_network
from typing import Any

from cronsim import CronSim, CronSimError

from constructs_lib.validation import checks
from contract import quantity
from contract.names import DNS_LABEL, DNS_SUBDOMAIN, LABEL_VALUE, PORT_NAME, SERVICE, VARIABLE
from contract.suggest import did_you_mean
from contract.violations import Violation, Violations

# https://github.com/distribution/reference
_REGISTRY = rf"{DNS_SUBDOMAIN}(?::[0-9]{{1,5}})?"
_PART = r"[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*"
_REPOSITORY = rf"(?:{_REGISTRY}/)?{_PART}(?:/{_PART})*"
_DIGEST = r"@sha256:[0-9a-f]{64}"
_IMAGE = rf"{_REPOSITORY}(?::[A-Za-z0-9_][-.A-Za-z0-9_]{{0,127}}(?:{_DIGEST})?|{_DIGEST})"

_PATH = r"/|(?:/(?!\.{1,2}(?:/|\Z))[-A-Za-z0-9._~%+,=@]+)+/?"
_HOST = r"(?:[A-Za-z0-9](?:[-.A-Za-z0-9]*[A-Za-z0-9])?|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?"
_URL_PATH = r"(?:/[-A-Za-z0-9._~%+]+)*"
_URL = rf"https://{_HOST}{_URL_PATH}/?"
_GIT = rf"https://{_HOST}{_URL_PATH}/?|(?:ssh://)?git@{_HOST}[:/][-A-Za-z0-9._~%+]+{_URL_PATH}/?"
_CERTIFICATE = r"arn:aws(?:-[a-z]+)*:acm:[a-z]+(?:-[a-z]+)+-[0-9]+:[0-9]{12}:certificate/[-A-Za-z0-9]+"
_MACROS = ("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly")
LARGEST_CONFIG_MAP = 2**20
"""Bytes that a ConfigMap may hold."""


def form(field: str, value: Any, pattern: str, allowed: str, fix: str, *, longest: int = 253) -> Violations:
    """A text of the form of a regular expression."""
    if not isinstance(value, str) or len(value) > longest or not re.fullmatch(pattern, value):
        yield Violation(field, checks.shown(value), f"{allowed}, at most {longest} characters", fix)


def name(field: str, value: Any, *, longest: int = 63, service: bool = False) -> Violations:
    """A DNS label: what Kubernetes takes as the name of a Service, and we take for every object.

    https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
    """
    start = "a letter" if service else "a letter or digit"
    allowed = f"lower-case letters, digits and '-', starting with {start}, ending with a letter or digit"
    pattern = SERVICE if service else DNS_LABEL
    yield from form(field, value, pattern, allowed, "choose a name that Kubernetes accepts", longest=longest)


def port_name(field: str, value: Any) -> Violations:
    """The name of a port. https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports"""
    allowed = "lower-case letters, digits and single '-' between them, with a letter"
    yield from form(field, value, PORT_NAME, allowed, 'write it as "http" or "http-metrics"', longest=15)


def domain(field: str, value: Any, *, longest: int = 253) -> Violations:
    """A DNS subdomain, as host names and the names of ConfigMaps and Secrets are."""
    allowed = "lower-case letters, digits, '-' and '.'"
    yield from form(field, value, DNS_SUBDOMAIN, allowed, "write a name such as trip.example.com", longest=longest)


def label_value(field: str, value: Any) -> Violations:
    """The value of a label, not empty."""
    allowed = "letters, digits, '-', '_' and '.', starting and ending with a letter or digit"
    yield from form(field, value, LABEL_VALUE, allowed, "choose a value that Kubernetes accepts", longest=63)


def label_key(field: str, value: Any) -> Violations:
    """The key of a label, with or without the domain of its owner in front."""
    owner, slash, own = value.rpartition("/") if isinstance(value, str) else ("", "", value)
    good = not list(label_value(field, own)) and (not slash or not list(domain(field, owner)))
    if not good:
        yield Violation(field, checks.shown(value), "a label's key", 'write it as "name" or "example.com/name"')


def labels(field: str, given: Any) -> Violations:
    """A mapping of labels."""
    wrong = list(checks.mapping(field, given))
    yield from wrong
    for name, value in () if wrong else given.items():
        yield from label_key(f"{field} {name}", name)
        yield from label_value(f"{field} {name}", value)


def key(field: str, value: Any) -> Violations:
    """A key of a ConfigMap or Secret."""
    pattern, allowed = r"(?!\.{1,2}\Z)[-._A-Za-z0-9]+", "letters, digits, '-', '_' and '.', not '.' or '..'"
    yield from form(field, value, pattern, allowed, "rename the key")


def variable(field: str, value: Any) -> Violations:
    """The name of an environment variable."""
    allowed = "letters, digits and '_', not starting with a digit"
    yield from form(field, value, VARIABLE, allowed, "rename the variable")


def config_data(field: str, data: Any) -> Violations:
    """What a ConfigMap holds: keys and texts, none of them a secret, and together not too much.

    `field` is what stands before each key in a message; it is empty when the data is all there is.
    """
    wrong = list(checks.mapping(field or "settings", data))
    yield from wrong
    if wrong:
        return
    for key_, value in data.items():
        place = f"{field} {key_}".strip()
        yield from key(place, key_)
        yield from checks.setting(place, key_, value)
    yield from _config_size(field or "settings", data)


def _config_size(field: str, data: Mapping[Any, Any]) -> Violations:
    size = sum(len(value.encode(errors="replace")) for value in data.values() if isinstance(value, str))
    if size > LARGEST_CONFIG_MAP:
        yield Violation(field, f"{size} bytes", f"at most {LARGEST_CONFIG_MAP} bytes", "keep large files in an image")


def cidr(field: str, value: Any) -> Violations:
    """A range of addresses."""
    try:
        good = isinstance(value, str) and "/" in value and bool(ip_network(value))
    except ValueError:
        good = False
    if not good:
        yield Violation(
            field, checks.shown(value), "a range of addresses", 'write it as CIDR, such as "203.0.113.0/24"'
        )


def address(field: str, value: Any) -> Violations:
    """One address."""
    try:
        good = isinstance(value, str) and bool(ip_address(value))
    except ValueError:
        good = False
    if not good:
        yield Violation(field, checks.shown(value), "an address", 'write it as "203.0.113.7"')


def amount(field: str, value: Any, *, of: str = "") -> Violations:
    """A quantity above zero, and one that somebody can mean where it is one `of` "cpu", "memory" or "storage".

    https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
    """
    example = '"250m"' if of == "cpu" else '"256Mi"' if of else '"250m" for CPU or "256Mi" for memory and storage'
    fix = f"write a number and a unit, such as {example}"
    try:
        good = isinstance(value, str) and quantity.parse(value) > 0
    except ValueError:
        good = False
    if not good:
        yield Violation(field, checks.shown(value), "a Kubernetes quantity above zero, as text", fix)
    elif wrong := quantity.unmeant(of, value):
        yield Violation(field, checks.shown(value), wrong.allowed, f'write "{wrong.meant}"' if wrong.meant else fix)


def image(field: str, value: Any) -> Violations:
    """An image reference that says which version: repository with tag, digest, or both."""
    allowed = "an image in lower case with a tag or a digest, without a scheme"
    fix = 'write it as "repository/name:tag" or "repository/name@sha256:<64 hex digits>"'
    yield from form(field, value, _IMAGE, allowed, fix, longest=455)


def registry(field: str, value: Any) -> Violations:
    """What stands before the name of an image: a server, a folder on it, or both."""
    allowed = "a registry in lower case, without a scheme and without '/' at its end"
    pattern = rf"{_REGISTRY}(?:/{_PART})*|{_REPOSITORY}"
    yield from form(field, value, pattern, allowed, 'write it as "registry.example.com/team"', longest=200)


def path(field: str, value: Any) -> Violations:
    """An absolute path: of a URL, or in a container."""
    allowed = "an absolute path of letters, digits and any of - . _ ~ % + , = @ without an empty, '.' or '..' part"
    yield from form(field, value, _PATH, allowed, 'write it as "/one/two"', longest=1024)


def folder(field: str, value: Any) -> Violations:
    """An absolute path that something can be mounted at: not the root."""
    if value == "/":
        yield Violation(field, "'/'", "a folder below the root", "name the folder that is written to")
    yield from path(field, value)


def sub_path(field: str, value: Any) -> Violations:
    """A path below a folder, which does not leave it."""
    pattern = r"(?!/)(?!(?:.*/)?\.\.(?:/|\Z))[-A-Za-z0-9._/]+"
    yield from form(field, value, pattern, "a path below the folder, without ..", 'write it as "conf.d/app.yaml"')


def url(field: str, value: Any) -> Violations:
    """The address of a server."""
    allowed = "https://... without a user and a query"
    yield from form(field, value, _URL, allowed, 'write it as "https://example.com"', longest=1024)


def origin(field: str, value: Any) -> Violations:
    """An origin of web pages: scheme and host, without a path."""
    allowed = "https://... without a path"
    yield from form(field, value, rf"https?://(?:\*\.)?{_HOST}|\*", allowed, 'write it as "https://shop.example.com"')


def git_repository(field: str, value: Any) -> Violations:
    """The address of a git repository, without a password."""
    fix = 'write it as "https://example.com/repository" or "git@example.com:repository"'
    yield from form(field, value, _GIT, "https://... without a user, or git@...", fix, longest=1024)


def certificate(field: str, value: Any) -> Violations:
    """The Amazon Resource Name of a certificate."""
    yield from form(field, value, _CERTIFICATE, "arn:aws:acm:<region>:<account>:certificate/<id>", "copy it from ACM")


def time_zone(field: str, value: Any) -> Violations:
    """The name of a time zone that is in the IANA database, where this machine has one."""
    shape = form(field, value, r"[A-Z][-+A-Za-z0-9_]*(?:/[-+A-Za-z0-9_]+)*", "an IANA name", 'write "Asia/Seoul"')
    wrong = list(shape)
    yield from wrong
    if not wrong and _time_zones() and value not in _time_zones():
        known = did_you_mean(value, _time_zones(), 'write it as "Area/City"')
        yield Violation(field, checks.shown(value), "a name of the IANA database", known)


@cache
def _time_zones() -> frozenset[str]:
    import zoneinfo  # only a few schedules need it

    return frozenset(zoneinfo.available_timezones())


def cron(field: str, value: Any) -> Violations:
    """A cron expression as the CronJob controller reads it: five fields, or a macro; Sunday is 0, never 7.

    https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
    """
    if isinstance(value, str) and (value in _MACROS or _is_cron(value)):
        return
    yield Violation(
        field,
        checks.shown(value),
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
