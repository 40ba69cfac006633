"""The reference: every public name with its signature and docstring. `python -m tests.reference` writes the page."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import constructs_lib
from constructs_lib import engines, parts
from tests.conftest import PROJECT

PAGE = PROJECT / "docs/reference.md"
HEAD = """\
# Reference

Every public name of `constructs_lib`, from its docstring. `python -m tests.reference` writes this page. What follows
`*` is given by its name. Constructs come first, then the values that they take, the charts, and the base classes.
"""
BASES = ("Grant", "Mount", "Part", "PlatformConstruct", "Probe", "Program", "Workload")
CHARTS = ("ArgoCdChart", "Conventions", "Environment", "Platform", "PlatformApp", "PlatformChart", "Release")
INHERITED = (
    *("connect", "never_calls", "after", "grant", "patch", "settings", "port", "url", "address", "host", "host_in"),
    *("hosts", "primary", "key", "mount"),
)
"""The methods and properties of constructs that authors call."""


def page() -> str:
    """The text of the page."""
    names = {name: getattr(constructs_lib, name) for name in constructs_lib.__all__ if name != "node"}
    classes = {name: each for name, each in names.items() if inspect.isclass(each)}
    constructs = {name: each for name, each in classes.items() if _is_construct(each) and name not in BASES}
    bases, charts = ({name: classes[name] for name in group} for group in (BASES, CHARTS))
    values = {name: each for name, each in classes.items() if name not in {**constructs, **bases, **charts}}
    groups = {"Constructs": constructs, "Values": values, "Charts": charts, "Base classes": bases}
    found = [HEAD.rstrip()]
    for title, members in groups.items():
        found += [f"## {title}", *(_entry(name, each) for name, each in sorted(members.items()))]
    found += ["## What every construct with Pods has", *_methods(constructs_lib.Workload, INHERITED)]
    found += [
        "## Engines",
        *_functions(engines),
        "## Parts",
        *(_entry(name, getattr(parts, name)) for name in parts.__all__),
    ]
    return "\n\n".join(found) + "\n"


def _is_construct(each: Any) -> bool:
    return inspect.isclass(each) and issubclass(each, constructs_lib.PlatformConstruct)


def _entry(name: str, each: Any) -> str:
    own = [member for member in INHERITED if member in vars(each)] if _is_construct(each) and name not in BASES else []
    return "\n\n".join([f"### {name}", f"```python\n{_signature(name, each)}\n```", _doc(each), *_methods(each, own)])


def _methods(owner: Any, names: Any) -> Iterator[str]:
    for name in names:
        member = inspect.getattr_static(owner, name, None)
        if isinstance(member, property):
            yield f"- `.{name}`: {_doc(member.fget)}"
        elif callable(member):
            yield f"- `.{_signature(name, member)}`: {_doc(member)}"


def _functions(module: Any) -> Iterator[str]:
    own = {name: each for name, each in vars(module).items() if getattr(each, "__module__", "") == module.__name__}
    for name, each in sorted(own.items()):
        if not name.startswith("_") and (inspect.isfunction(each) or inspect.isclass(each)):
            yield _entry(f"engines.{name}", each)


def _signature(name: str, each: Any) -> str:
    """The call, a line for each parameter where it is long."""
    given = inspect.signature(each)
    shown = [parameter for parameter in given.parameters.values() if parameter.name != "self"]
    words = [_parameter(parameter) for parameter in shown]
    first = next((index for index, parameter in enumerate(shown) if parameter.kind is parameter.KEYWORD_ONLY), None)
    if first is not None:
        words.insert(first, "*")
    line = f"{name}({', '.join(words)})"
    return line if len(line) <= 100 else f"{name}(\n    " + ",\n    ".join(words) + ",\n)"


def _parameter(parameter: inspect.Parameter) -> str:
    star = "*" if parameter.kind is parameter.VAR_POSITIONAL else ""
    kind = parameter.annotation
    type_ = "" if kind is parameter.empty else f": {_type(kind)}"
    default = parameter.default
    return f"{star}{parameter.name}{type_}" + ("" if default is parameter.empty else f" = {_default(default)}")


def _type(annotation: Any) -> str:
    text = annotation if isinstance(annotation, str) else inspect.formatannotation(annotation)
    return re.sub(r"\b(?:constructs_lib|collections|typing|contract)\.[\w.]*?(?=\b[A-Z])", "", text)


def _default(value: Any) -> str:
    """The default; `...` where it is made anew for each value."""
    text = repr(value)
    return "..." if any(word in text for word in ("factory", "object at", "built-in")) else text


def _doc(each: Any) -> str:
    return inspect.getdoc(each) or ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
