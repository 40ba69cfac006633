"""Secrets as arguments of a command."""

import re
from collections.abc import Iterator
from itertools import pairwise

from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.rule import Findings, rule
from delivery.review.rules.secret_values.names import ANNOUNCES, HARMLESS, PRACTICES, WORD

_FLAG = re.compile(
    rf"(?!--?(?:no|skip|disable)-)--?[\w.-]{{0,80}}?(?:{WORD}|requirepass|masterauth)(?:=(.+))?", re.I | re.S
)

_MYSQL = re.compile(r"\b(?:mysql|mariadb)\w*\s(?:[^|;&\n]{0,200}\s)?-p[^\s-]")
_EXPANDED = re.compile(r"\$([({]?)(\w+)")


@rule("pods/secret-in-arguments", "Other processes on the node can read the arguments of a process", page=PRACTICES)
def arguments(scope: Scope) -> Findings:
    """No secret is an argument of a command, neither literally nor through a variable."""
    for workload in scope.workloads:
        for path, container in workload.containers():
            secrets = {variable["name"] for variable in container.get("env", []) if _from_secret(variable)}
            for at, words in _commands(container):
                told = _told(words, secrets)
                if told:
                    fix = "let the program read it from its environment or from a file"
                    yield Finding.of(workload.manifest, f"{path}.{at}", f"a secret as argument: {told}", fix)


def _from_secret(variable: Manifest) -> bool:
    return "secretKeyRef" in variable.get("valueFrom", {}) or bool(ANNOUNCES.search(variable["name"][-40:]))


def _commands(container: Manifest) -> Iterator[tuple[str, list[str]]]:
    """The words of all that a container runs."""
    yield "args", [*container.get("command", []), *container.get("args", [])]
    for probe in ("livenessProbe", "readinessProbe", "startupProbe"):
        yield f"{probe}.exec.command", container.get(probe, {}).get("exec", {}).get("command", [])
    for hook in ("postStart", "preStop"):
        handler = container.get("lifecycle", {}).get(hook, {})
        yield f"lifecycle.{hook}.exec.command", handler.get("exec", {}).get("command", [])


def _told(words: list[str], secrets: set[str]) -> str:
    """The flag or variable of a command line that passes a secret, without the secret."""
    before = ""
    for word, following in pairwise([*" ".join(words).split(), ""]):
        flag = _FLAG.fullmatch(word.strip("\"'"))
        value = (flag[1] or following).strip("\"'") if flag else ""
        if flag and value and not value.startswith("-") and ("$" in value or not HARMLESS.fullmatch(value)):
            return word.partition("=")[0]
        option = word.startswith("-") or (before.startswith("-") and before not in ("-c", "-n", "-z"))
        for match in _EXPANDED.finditer(word):
            expanded = match[2] in secrets or (match[2].isupper() and ANNOUNCES.search(match[2][-40:]))
            if expanded and (match[1] == "(" or (option and not re.match(r"[\"']?\w+=", word))):
                return match[0]
        before = word
    return "-p" if _MYSQL.search(" ".join(words)) else ""
