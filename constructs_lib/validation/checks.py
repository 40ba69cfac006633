"""Checks of single values: each yields the violations of one value, and nothing when it is fine.

A check never raises, so that the violations of a whole platform can be shown together. The formats of strings are
in `formats`.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from constructs_lib.validation import credentials
from contract.suggest import did_you_mean
from contract.violations import Violation, Violations

_AN = re.compile(r"[AEIOUaeiou]|[HN][^aeiou]")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST_SHOWN = 100
_NO_SECRETS = ("", "none", "true", "false")


class Checked(Protocol):
    """A value that can check itself."""

    def violations(self) -> Violations: ...


def shown(given: Any) -> str:
    """How a message repeats what was given: short, and without a secret."""
    if isinstance(given, str) and credentials.in_command([given]):
        return f"a text of {len(given)} characters"
    if isinstance(given, str):
        text = credentials.hidden(given)
        return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}...")
    if given is None or isinstance(given, bool | int | float):
        return repr(given)
    return a(type(given))


def a(*kinds: type) -> str:
    """The kinds as words: "a Resources", "an Nginx or an Alb"."""
    return " or ".join(f"{'an' if _AN.match(kind.__name__) else 'a'} {kind.__name__}" for kind in kinds)


def first(*attempts: Violations) -> Violations:
    """The violations of the first check that finds any: one mistake is said once."""
    for attempt in attempts:
        if found := list(attempt):
            yield from found
            return


def kind(field: str, given: Any, *kinds: type) -> Violations:
    """A value of one of the kinds, whatever else is wrong with it."""
    if not isinstance(given, kinds):
        yield Violation(field, shown(given), a(*kinds), f"write {kinds[0].__name__}(...)")


def value(field: str, given: Any, *kinds: type[Checked]) -> Violations:
    """A value of one of the kinds, without violations of its own."""
    if isinstance(given, kinds):
        yield from inside(field, given)
    else:
        yield from kind(field, given, *kinds)


def inside(field: str, given: Checked) -> Violations:
    """The violations of a value, seen from what holds it, with the calls that wrote it if it knows them."""
    frames = getattr(given, "frames", ())
    yield from (violation.inside(field).by(frames) for violation in given.violations())


def is_valid(given: Any, kind: type[Checked]) -> bool:
    """Whether a value is of the kind, and has no violations."""
    return isinstance(given, kind) and not list(given.violations())


def each(field: str, given: Any, check: Callable[[str, Any], Violations]) -> Violations:
    """A tuple, or a list, whose items pass the check. A text is not one: its items would be its letters."""
    if not isinstance(given, tuple | list):
        yield Violation(field, shown(given), "a tuple", f"put it into brackets: {field}=(..., )")
        return
    for index, item in enumerate(given):
        yield from check(f"{field}[{index}]", item)


def texts(field: str, given: Any) -> Violations:
    """A tuple, or a list, of texts."""
    yield from each(field, given, text)


def command(field: str, given: Any) -> Violations:
    """The words of a command line, none of which is a secret."""
    yield from first(_command_without_secret(field, given), texts(field, given))


def _command_without_secret(field: str, given: Any) -> Violations:
    name = credentials.in_command([f"{word}" for word in given]) if isinstance(given, tuple | list) else None
    if name is not None:
        yield Violation(
            field,
            f"a literal for {name}",
            "a reference to a variable",
            f'set a variable from a SecretKey, and write "$(<variable>)" as the value of {name}',
        )


def mapping(field: str, given: Any) -> Violations:
    """A mapping."""
    if not isinstance(given, Mapping):
        what = "None" if given is None else a(type(given))
        yield Violation(field, what, "a mapping", f'write {field}={{"name": ...}}')


def flag(field: str, given: Any) -> Violations:
    """True or False."""
    if not isinstance(given, bool):
        yield Violation(field, shown(given), "True or False", "write one of the two")


def text(field: str, given: Any) -> Violations:
    """A text that YAML can hold, without a password in an address.

    Numbers and booleans are refused, because YAML would not hand them to a program unchanged.
    """
    if not isinstance(given, str):
        fix = f'write "{given}"' if isinstance(given, bool | int | float) else "write it as text"
        yield Violation(field, shown(given), "text", fix)
    elif credentials.in_address(given):
        yield Violation(
            field,
            "an address with a password",
            "an address without one",
            'write "$(<variable>)" in its place, and set that variable from a SecretKey',
        )
    elif unprintable := _UNPRINTABLE.search(given):
        what = f"a text with {unprintable[0]!a} in it"
        yield Violation(field, what, "text of printable characters", "take the character away")


def word(field: str, given: Any) -> Violations:
    """A text that is not empty, and has no blanks around it."""
    yield from text(field, given)
    if isinstance(given, str) and (not given or given != given.strip()):
        yield Violation(field, shown(given), "text without blanks around it", "write it out")


def setting(field: str, name: str, given: Any) -> Violations:
    """A text under a name, which announces no secret."""
    yield from first(no_secret(field, name, given), text(field, given))


def no_secret(field: str, name: Any, given: Any) -> Violations:
    """A value under a name that announces a secret. The value itself is never repeated."""
    announced = isinstance(name, str) and credentials.is_secretive(name)
    if announced and not hasattr(given, "violations") and str(given).lower() not in _NO_SECRETS:
        yield Violation(
            field,
            f"a literal of {len(given)} characters" if isinstance(given, str) else "a literal",
            "a reference to a Secret that is created outside git",
            'give SecretKey(name="<secret>", key="<key>") instead of the value',
        )


def one_of(field: str, value: Any, allowed: Iterable[str]) -> Violations:
    """One word of a closed list."""
    words = sorted(allowed)
    if value not in words:
        yield Violation(field, shown(value), ", ".join(words), did_you_mean(str(value), words, "take one of these"))


def port(field: str, value: Any) -> Violations:
    """A port number."""
    yield from whole(field, value, least=1, most=65535, unit="a port number")


def is_whole(value: Any) -> bool:
    """Whether the value is a whole number. True and False are none."""
    return isinstance(value, int) and not isinstance(value, bool)


def whole(field: str, value: Any, *, least: int, most: int | None = None, unit: str) -> Violations:
    """A whole number between two bounds, both included."""
    if not is_whole(value) or value < least or (most is not None and value > most):
        bounds = f"from {least} to {most}" if most is not None else f"of at least {least}"
        fix = f"write {value}, without quotes" if isinstance(value, str) and value.isdecimal() else "change the number"
        yield Violation(field, shown(value), f"{unit}, a whole number {bounds}", fix)
