"""Errors of Python for a mistake in an author's code, said as violations are."""

import builtins
import inspect
import re
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from types import FrameType, ModuleType
from typing import Any

from contract.authors import Frame, raised_in
from contract.suggest import did_you_mean
from contract.violations import InvalidPlatform, Violation

_Explanation = Callable[[re.Match[str], Any, FrameType | None], Violation | None]


NO_ENVIRONMENT = "run `make setup`, then `source .venv/bin/activate`"


def violation_of(error: BaseException) -> Violation:
    """What an error says about the author's code. Words of the author's own, in `raise`, stay as they are."""
    calls = raised_in(error.__traceback__)
    frame, places = (calls[0][0] if calls else None), tuple(place for _, place in calls)
    if isinstance(error, SyntaxError) and error.filename:
        places = (Frame(error.filename, error.lineno or 0, "<module>"), *places)
    if isinstance(error, InvalidPlatform):
        return error.violations[0].by(places)
    said = (str(error).strip() or "no reason given").splitlines()[0]
    found = next(_explanations(said, error, frame), None)
    if found and found.fix == NO_ENVIRONMENT:
        return found
    return (found or Violation(type(error).__name__, said, "", "")).by(places)


def _explanations(said: str, error: BaseException, frame: FrameType | None) -> Iterator[Violation]:
    for kind, pattern, explain in _KNOWN:
        match = re.match(pattern, said) if isinstance(error, kind) else None
        if match and (found := explain(match, error, frame)):
            yield found


def _unexpected(match: re.Match[str], _error: Any, frame: FrameType | None) -> Violation | None:
    called, parameters = _parameters(match["called"], frame)
    names = [each.name for each in parameters if each.kind in (each.KEYWORD_ONLY, each.POSITIONAL_OR_KEYWORD)]
    if not names:
        return None
    fix = did_you_mean(match["name"], names, "take it out")
    return Violation(called, f"the parameter {match['name']}", ", ".join(names), fix)


def _missing(match: re.Match[str], _error: Any, frame: FrameType | None) -> Violation:
    called, parameters = _parameters(match["called"], frame)
    missing = re.findall(r"'(\w+)'", match["names"])
    needed = [each.name for each in parameters if each.default is each.empty and each.kind is not each.VAR_KEYWORD]
    fix = f"add {', '.join(f'{name}=' for name in missing)}"
    return Violation(called, f"no {', no '.join(missing)}", f"a call with {', '.join(needed or missing)}", fix)


def _positional(match: re.Match[str], _error: Any, frame: FrameType | None) -> Violation | None:
    called, parameters = _parameters(match["called"], frame)
    places = [each.name for each in parameters if each.kind in (each.POSITIONAL_ONLY, each.POSITIONAL_OR_KEYWORD)]
    named = [each.name for each in parameters if each.kind is each.KEYWORD_ONLY]
    if not named:
        return None
    allowed = f"{', '.join(places) or 'nothing'} without a name"
    return Violation(called, "too many arguments without a name", allowed, f"name the others: {named[0]}=...")


def _attribute(_match: re.Match[str], error: Any, _frame: FrameType | None) -> Violation | None:
    known = [name for name in dir(error.obj) if not name.startswith("_")]
    owner = error.obj.__name__ if isinstance(error.obj, type | ModuleType) else type(error.obj).__name__
    if error.name is None or error.name.startswith("_") or not known:
        return None
    fix = did_you_mean(error.name, known, "take one of its own")
    return Violation(owner, f"the attribute {error.name}", "an attribute that it has", fix)


def _name(_match: re.Match[str], error: Any, frame: FrameType | None) -> Violation:
    known = {*vars(builtins), *(frame.f_locals | frame.f_globals if frame else ())}
    fix = did_you_mean(error.name, known, "define or import it")
    return Violation(error.name, "a name that nothing has", "a name that is defined or imported", fix)


def _import(match: re.Match[str], error: Any, _frame: FrameType | None) -> Violation:
    known = [name for name in dir(sys.modules.get(error.name)) if not name.startswith("_")]
    fix = did_you_mean(match["name"], known, "import what it has")
    return Violation("import", f"{match['name']} from {error.name}", f"a name that {error.name} has", fix)


def _module(_match: re.Match[str], error: Any, frame: FrameType | None) -> Violation:
    innermost = list(traceback.walk_tb(error.__traceback__))[-1:]
    if frame and innermost and innermost[0][0] is frame:  # the author's own import
        known = [name for name in sys.modules if name.count(".") == error.name.count(".")]
        fix = did_you_mean(error.name, known, "correct it, or add its package to the Pipfile")
        return Violation("import", f"{error.name}", "a module that is installed", fix)
    return Violation("python", f"no module {error.name}", "the environment of this project", NO_ENVIRONMENT)


def _type(match: re.Match[str], _error: Any, _frame: FrameType | None) -> Violation:
    allowed = match["allowed"].removeprefix("one of ").strip("()").replace("NoneType", "None")
    return Violation(match["name"], f"a {match['given']}", allowed, "give it another value")


def _not_taken(match: re.Match[str], error: Any, _frame: FrameType | None) -> Violation:
    """A value in a struct that jsii cannot give to Node: its text is a drawing of the path to the value."""
    keys = re.findall(r"Key '([^'\n]+)'", str(error))
    given = re.findall(r"Failing value is ([^\n]+)", str(error))
    allowed = re.findall(r"Unable to deserialize value as ([^\n]+)", str(error))
    field = ".".join([match["made"], *keys])
    return Violation(field, (given or ["another value"])[-1], (allowed or ["its type"])[-1], "give it another value")


def _construct(match: re.Match[str], _error: Any, _frame: FrameType | None) -> Violation:
    return Violation(match["path"], match["said"], "a construct that cdk8s can write", "correct it where it is created")


_CALLED = r"(?P<called>[\w.<>]+)\(\)"
_KNOWN: tuple[tuple[type[BaseException], str, _Explanation], ...] = (
    (TypeError, rf"{_CALLED} got an unexpected keyword argument '(?P<name>\w+)'", _unexpected),
    (TypeError, rf"{_CALLED} missing \d+ required (?:keyword-only|positional) arguments?: (?P<names>.+)", _missing),
    (TypeError, rf"{_CALLED} takes .+ positional arguments? but ", _positional),
    (AttributeError, r".*has no attribute", _attribute),
    (NameError, r"name '\w+' is not defined", _name),
    (ModuleNotFoundError, r"No module named", _module),
    (TypeError, r"type of argument (?P<name>\w+) must be (?P<allowed>.+); got (?P<given>.+) instead", _type),
    (RuntimeError, r"Passed to parameter \w+ of new (?P<made>\S+): Unable to deserialize", _not_taken),
    (
        RuntimeError,
        r"Error: Failed serializing construct at path '(?P<path>[^']+)'.*?: Error: (?P<said>.+)",
        _construct,
    ),
    (ImportError, r"cannot import name '(?P<name>\w+)'", _import),
)


def _parameters(called: str, frame: FrameType | None) -> tuple[str, list[inspect.Parameter]]:
    """The name by which an author calls something, and its parameters; none where it is not found again."""
    name = called.removesuffix(".__init__")
    found = next(filter(None, (_found(name, names) for names in _namespaces(frame))), None)
    try:
        parameters = list(inspect.signature(found).parameters.values()) if found else []
    except (TypeError, ValueError):  # something without a signature
        parameters = []
    return name, [each for each in parameters if each.name != "self"]


def _namespaces(frame: FrameType | None) -> Iterator[Mapping[str, Any]]:
    """Where the name of what an author called may stand: in their function, their module, or a module they import."""
    if frame:
        yield frame.f_locals
        yield frame.f_globals
        yield from (vars(each) for each in frame.f_globals.values() if isinstance(each, ModuleType))


def _found(name: str, names: Mapping[str, Any]) -> Any:
    first, *rest = name.split(".")
    found = names.get(first)
    for part in rest:
        found = getattr(found, part, None)
    return found if callable(found) else None
