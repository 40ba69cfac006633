"""Errors of a render for people: without a stack."""

import linecache
import traceback
from collections.abc import Iterator
from pathlib import Path

from contract.errors import PlatformError
from contract.python_errors import violation_of
from contract.violations import InvalidPlatform


def describe(error: BaseException, root: Path, *, debug: bool = False) -> str:
    """The text of an error during a render, and that dist/ is unchanged; to debug, also with the author's code."""
    if isinstance(error, PlatformError) and not isinstance(error, InvalidPlatform):
        return str(error)
    found = error if isinstance(error, InvalidPlatform) else InvalidPlatform([violation_of(error)])
    lines = list(_with_code(found, root)) if debug else found.lines(root)
    if not found.violations[0].allowed and not found.violations[0].frames:
        lines = [_defect(error, root)]
    count = len(found.folded())
    violations = "1 violation" if count == 1 else f"{count} violations"
    hint = "" if debug else " (--debug shows the code)"
    return "\n".join((*lines, f"{violations}; nothing was written, dist/ is as it was{hint}"))


def _with_code(error: InvalidPlatform, root: Path) -> Iterator[str]:
    """Below each line, the calls in the author's code that lead to it, the innermost first."""
    for line, same in zip(error.lines(root), error.folded(), strict=True):
        yield line
        for frame in same[0].frames:
            yield f"    {frame.shown(root)} in {frame.function}"
            yield f"        {linecache.getline(frame.file, frame.line).strip()}"


def _defect(error: BaseException, root: Path) -> str:
    """The innermost file and line of the project in which an error was raised that no author's code leads to."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(each.filename).relative_to(root)}:{each.lineno}" for each in frames if _is_ours(each, root)]
    said = (str(error).strip() or "no reason given").splitlines()[0]
    return f"{places[-1] if places else 'Python'}: {type(error).__name__}: {said}"


def _is_ours(frame: traceback.FrameSummary, root: Path) -> bool:
    path = Path(frame.filename)
    return path.is_relative_to(root) and path.relative_to(root).parts[0] != ".venv"
