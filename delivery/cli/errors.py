"""Errors of a render for people: without a stack."""

import traceback
from collections.abc import Iterator
from pathlib import Path

from contract.errors import PlatformError
from contract.violations import InvalidPlatform


def describe(error: Exception, root: Path) -> str:
    """The text of an error during a render, and that dist/ is unchanged."""
    if isinstance(error, InvalidPlatform):
        what, count = str(error), len(error.violations)
    elif isinstance(error, PlatformError):
        return str(error)
    else:
        what, count = in_one_line(error, root), 1
    violations = "1 violation" if count == 1 else f"{count} violations"
    return f"{what}\n{violations}; nothing was written, dist/ is as it was (--debug shows where in the code)"


def in_one_line(error: Exception, root: Path) -> str:
    """File and line of the project in which an unexpected error was raised, those of a platform before all others."""
    ours = [place for place in _places(error, root) if place[0].parts[0] != ".venv"]
    where, line = next((place for place in reversed(ours) if place[0].parts[0] == "platforms"), ours[-1])
    said = (str(error).strip() or "no reason given").splitlines()[0]
    return f"{where}, line {line}: {type(error).__name__}: {said}"


def _places(error: Exception, root: Path) -> Iterator[tuple[Path, int]]:
    """Files of the project and lines, from the outermost call to the innermost."""
    if isinstance(error, SyntaxError):
        places = [(Path(error.filename or ""), error.lineno or 0)]
    else:
        places = [(Path(frame.filename), frame.lineno or 0) for frame in traceback.extract_tb(error.__traceback__)]
    return ((path.relative_to(root), line) for path, line in places if path.is_relative_to(root))
