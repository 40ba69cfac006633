"""What `helm template` does with the charts of this project, for tests on machines without Helm.

Not Helm: it knows the few constructs that the template of a chart uses, and refuses every other. Around them it does to
the text what Helm 4 does: values against their schema, `<no value>` deleted, objects split at `---` and stripped.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import yaml

ACTION = re.compile(r"(\s*)\{\{(-?) (.+?) \}\}")
CONDITION = re.compile(r'(eq|ne) (\S+) "([^"]*)"')
FAIL = re.compile(r'fail \(printf "([^"]*)" (\S+)\)')
RANGE = re.compile(r'range \$path, \$content := \.Files\.Glob "([^"]*)"')
SEPARATOR = re.compile(r"(?:^|\s*\n)---\s*", re.ASCII)


class Refused(Exception):
    """Helm would stop here, with this message."""


def template(chart: Path, namespace: str, values: dict[str, Any]) -> list[dict[str, Any]]:
    """The objects that Helm would install. Raises Refused."""
    given = yaml.safe_load((chart / "values.yaml").read_text()) | values
    given = {name: value for name, value in given.items() if value is not None}  # as `--set name=null` does
    try:
        jsonschema.validate(given, json.loads((chart / "values.schema.json").read_text()))
    except jsonschema.ValidationError as error:
        raise Refused(error.message) from error
    fields = {".Values.environment": given["environment"], ".Release.Namespace": namespace}
    texts = [Template(chart, file.read_text(), fields).render() for file in sorted((chart / "templates").iterdir())]
    parts = [part for text in texts for part in SEPARATOR.split(text.replace("<no value>", "").strip())]
    return [yaml.load(part.strip(), Loader=yaml.CSafeLoader) for part in parts if part]


class Template:
    """One template, and what it may ask for."""

    def __init__(self, chart: Path, text: str, fields: dict[str, str]) -> None:
        self.chart = chart
        self.fields = fields
        self.tokens = list(tokens(text))
        self.position = 0

    def render(self) -> str:
        """Everything up to the end."""
        text, stop = self.sequence(True, "")
        assert stop == ""
        return text

    def sequence(self, live: bool, path: str) -> tuple[str, str]:
        """What comes before the next `else`, `end` or end of the text, and which of them it is."""
        out = ""
        while self.position < len(self.tokens):
            text, action = self.tokens[self.position]
            self.position += 1
            out += text if live else ""
            if action in ("", "end", "else") or action.startswith("else if "):
                return out, action
            if action.startswith("if "):
                out += self.branch(action.removeprefix("if "), live, path)
            elif loop := RANGE.fullmatch(action):
                out += self.loop(loop[1], live)
            elif live:
                out += self.value(action, path)
        raise AssertionError("no end")

    def branch(self, condition: str, live: bool, path: str) -> str:
        parsed = CONDITION.fullmatch(condition)
        assert parsed, condition
        taken = live and (self.fields[parsed[2]] == parsed[3]) == (parsed[1] == "eq")
        out, stop = self.sequence(taken, path)
        if stop.startswith("else if "):
            return out + self.branch(stop.removeprefix("else if "), live and not taken, path)
        if stop == "else":
            otherwise, stop = self.sequence(live and not taken, path)
            out += otherwise
        assert stop == "end"
        return out

    def loop(self, pattern: str, live: bool) -> str:
        start, out = self.position, ""
        paths = sorted(str(file.relative_to(self.chart)) for file in self.chart.glob(pattern)) if live else []
        for path in paths or [""]:
            self.position = start
            text, stop = self.sequence(bool(paths), path)
            assert stop == "end"
            out += text
        return out

    def value(self, action: str, path: str) -> str:
        if action == "$path":
            return path
        if action == "$.Files.Get $path":
            return (self.chart / path).read_bytes().decode()
        failure = FAIL.fullmatch(action)
        assert failure, action
        raise Refused(failure[1].replace("%q", json.dumps(self.fields[failure[2]])))


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """The text as pairs: some text, and the action after it; none after the last."""
    position = 0
    for found in ACTION.finditer(text):
        yield text[position : found.start()] + ("" if found[2] else found[1]), found[3]
        position = found.end()
    yield text[position:], ""
