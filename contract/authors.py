"""The author's code: which files are theirs, and which of their calls lead to a place in the library."""

import sys
import sysconfig
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FrameType, TracebackType
from typing import NamedTuple

_ROOT = Path(__file__).parents[1]
_LIBRARY = tuple(f"{_ROOT / part}" for part in ("constructs_lib/", "contract/", "delivery/", "main.py"))
_PYTHON = tuple({sysconfig.get_path(name) for name in ("stdlib", "purelib", "platlib")})
_DEEPEST = 4
"""Calls that are kept: an author's function, and the few that call it."""


class Frame(NamedTuple):
    """A call in the author's code: file, line and function."""

    file: str
    line: int
    function: str

    def shown(self, root: Path) -> str:
        """File and line, the file from a folder if it is below it."""
        file = Path(self.file)
        return f"{file.relative_to(root) if file.is_relative_to(root) else file}:{self.line}"


def calls(construct: object = None) -> tuple[Frame, ...]:
    """The author's calls that lead to the caller, the innermost first, without those of the construct itself."""
    found: list[Frame] = []
    frame: FrameType | None = sys._getframe(1)
    while frame and len(found) < _DEEPEST:
        code = frame.f_code
        if code.co_filename.startswith(_LIBRARY) and (found or code.co_name == "synth"):
            break  # what called the library to make a chart, or to render, wrote nothing in it
        if is_authors(code.co_filename) and (construct is None or frame.f_locals.get("self") is not construct):
            found.append(Frame(code.co_filename, frame.f_lineno, code.co_name))
        frame = frame.f_back
    return tuple(found)


def raised_in(traceback: TracebackType | None) -> list[tuple[FrameType, Frame]]:
    """The author's calls that lead to an error, the innermost first, each with what Python knows of it."""
    return list(_raised_in(traceback))[::-1]


def _raised_in(traceback: TracebackType | None) -> Iterator[tuple[FrameType, Frame]]:
    while traceback:
        code = traceback.tb_frame.f_code
        if is_authors(code.co_filename):
            yield traceback.tb_frame, Frame(code.co_filename, traceback.tb_lineno, code.co_name)
        traceback = traceback.tb_next


@cache
def is_authors(file: str) -> bool:
    """Whether a file is neither of the library, nor of Python, nor installed."""
    return not file.startswith((*_LIBRARY, *_PYTHON, "<"))
