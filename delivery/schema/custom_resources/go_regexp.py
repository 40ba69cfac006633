"""Regular expressions as Go reads them, which API servers are written in, made into Python's.

https://github.com/google/re2/wiki/Syntax
"""

import re
import warnings
from functools import cache

_FLAGS = re.compile(r"(\^?)\(\?([is]+)\)")
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)
_ENDS = {"$": r"\Z", r"\z": r"\Z"}
"""Python's $ also matches before a final line break."""


class Untranslatable(Exception):
    """The expression is invalid, or has no equivalent in Python."""

    MARK = "a regular expression that only Go reads"


@cache
def compiled(pattern: str) -> "re.Pattern[str]":
    """Compile an expression to search with. Raises Untranslatable."""
    flags, rest = re.ASCII, pattern
    if found := _FLAGS.match(pattern):  # Python wants flags at the very start
        flags |= re.IGNORECASE if "i" in found[2] else 0
        flags |= re.DOTALL if "s" in found[2] else 0
        rest = found[1] + pattern[found.end() :]
    tokens = _TOKEN.findall(rest)
    if any(token.startswith("[") and "[:" in token for token in tokens):
        raise Untranslatable(f"{Untranslatable.MARK}: {pattern}")
    try:
        with warnings.catch_warnings(
            action="ignore", category=FutureWarning
        ):  # sets of sets, which Python may have one day
            return re.compile("".join(_ENDS.get(token, token) for token in tokens), flags)
    except (re.error, RecursionError, OverflowError) as error:
        raise Untranslatable(f"{Untranslatable.MARK}: {pattern}") from error
