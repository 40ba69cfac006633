"""Text in Go's template language: the keys that it uses.

https://pkg.go.dev/text/template
"""

import re
from collections.abc import Iterator

from contract.errors import PlatformError

# Every text fits one alternative only, so that nothing is tried twice. Possessive groups would say the same, but Python
# 3.11 before 3.11.4 reads them wrongly.
_QUOTED = r'"(?:[^"\\\n]|\\.)*"' r"|`[^`]*`" r"|'(?:[^'\\\n]|\\.)*'"
_COMMENT = r"-?\s*+/\*(?s:.*?)\*/\s*+-?"
_ACTION = re.compile(rf"\{{\{{(?:{_COMMENT}|(?:{_QUOTED}|[^\"`'}}]|\}}(?!\}}))*)\}}\}}")

_TOKEN = re.compile(
    r'index\s+(?P<of>[.$])\s+["`](?P<entry>[-.\w]*+)["`]'
    rf"|{_QUOTED}"
    r"|\$\.(?P<root>[^\W\d]\w*+)[\w.]*+"
    r"|\.(?P<field>[^\W\d]\w*+)[\w.]*+"
    r"|[\w$)][\w.$]*+"
)
"""The last kind is words, numbers and variables, and brackets: with the fields that hang on them, which are no keys."""

_BLOCK = re.compile(r"(?:(?P<end>end)|(?P<moves>range|(?:else\s+)?with|define|block)|if)\b")
"""The start or end of a block. In some blocks the dot is not the map of all keys."""


class InvalidTemplate(PlatformError):
    """A text that the template engine refuses."""


def keys(text: str) -> list[str]:
    """The keys that a text uses, each once: `.KEY`, `$.KEY` and `index . "KEY"`. Raises InvalidTemplate.

    Inside a `range` or a `with` the dot may be something else, so only keys that start with `$` count.
    """
    found: dict[str, None] = {}
    blocks: list[bool] = []
    for action in _actions(text):
        body = action[0][2:-2].strip("- \t\r\n")
        for token in () if body.startswith("/*") else _TOKEN.finditer(body):
            if token["root"] or token["of"] == "$" or not any(blocks):
                found |= dict.fromkeys(filter(None, token.group("entry", "root", "field")))
        block = _BLOCK.match(body)
        if block and not block["end"]:
            blocks.append(bool(block["moves"]))
        elif block and blocks:
            blocks.pop()
    return list(found)


def filled(text: str, value: str) -> str:
    """The text with a value in place of each of its actions. Raises InvalidTemplate."""
    pieces, end = [], 0
    for action in _actions(text):
        pieces += [text[end : action.start()], value]
        end = action.end()
    return "".join([*pieces, text[end:]])


def _actions(text: str) -> Iterator[re.Match[str]]:
    """Everything in double braces, with the braces. Raises InvalidTemplate at one that does not end."""
    end = 0
    while (start := text.find("{{", end)) >= 0:
        action = _ACTION.match(text, start)
        if action is None:
            line = text.count("\n", 0, start) + 1
            raise InvalidTemplate(f"'{{{{' in line {line} without its '}}}}'")
        yield action
        end = action.end()
