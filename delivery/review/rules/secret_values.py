"""Secrets that stand where everybody can read them. None is ever repeated: only its place and its length are said."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from typing import Any

from contract import go_template
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.rule import Findings, rule

SECRETS = "https://kubernetes.io/docs/concepts/configuration/secret/"
PRACTICES = "https://kubernetes.io/docs/concepts/security/secrets-good-practices/"
ACCOUNTS = "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/"
MEND = "replace the secret, for it is known now; keep the new one in a Secret outside git and refer to it"

SEALED = {"Secret", "SealedSecret"}
"""Kinds that have a rule of their own, and those whose values are encrypted."""

_KEY = r"(?:api|access|account|auth|encryption|master|private|secret|signing)[-_.]?key"
_WORD = rf"(?:passwo?r?d|pwd|passphrase|secret|token|credentials?|{_KEY})"
_ANNOUNCES = re.compile(rf"{_WORD}[-_]?[0-9]{{0,2}}$", re.I)
"""How the names of secrets end: DB_PASSWORD, api-key, clientSecret2."""

_HARMLESS = re.compile(
    r"\s*|true|false|yes|no|on|off|none|null|optional|required|\*+|x+|<.*>|.*\$[({].*|\$\w+|.*\{\{.*|.*process\.env.*"
    r"|your[-_ ].*|/.*|file:.*|arn:.*|vault:.*|[a-z][a-z0-9+]*://.*",
    re.I | re.S,
)
"""Values that are no secrets: switches, placeholders, what is put in later, and places where secrets are."""

_SHAPES = (
    ("AKIA", "a key of AWS", re.compile(r"\bAKIA[0-9A-Z]{16}\b")),
    ("ASIA", "a key of AWS", re.compile(r"\bASIA[0-9A-Z]{16}\b")),
    ("PRIVATE KEY", "a private key", re.compile(r"-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY")),
    ("eyJ", "a signed token", re.compile(r"(?<![\w-])eyJ[\w-]{8,400}\.eyJ[\w-]{8,4000}\.[\w-]{8,}")),
    ("gh", "a token of GitHub", re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_\w{22,})")),
    ("glpat-", "a token of GitLab", re.compile(r"\bglpat-[\w-]{20,}")),
    ("xox", "a token of Slack", re.compile(r"\bxox[abeprs]-[\w-]{10,}")),
    ("hooks.slack.com", "a webhook of Slack", re.compile(r"hooks\.slack\.com/services/\w+/\w+/\w+")),
    ("AIza", "a key of Google", re.compile(r"\bAIza[\w-]{35}")),
    ("k_live_", "a key of Stripe", re.compile(r"\b[rs]k_live_\w{16,}")),
    ("://", "a password in an address", re.compile(r"\b[a-zA-Z][\w+.-]{1,20}://[^\s:/@]{0,80}:([^\s/@?#]{1,200})@")),
    ("password=", "a password in an address", re.compile(r"[?&;]password=([^\s&;\"']{1,200})")),
)
"""What a text must hold to be worth a look, what it may be, and how that looks."""

_WRITTEN = rf"(?:passwo?r?d|pwd|passphrase|{_KEY}|(?:client|app)[-_.]?secret|(?:access|api|auth|bot)[-_.]?token)"
_SCRIPTS = (
    re.compile(r"\bidentified\s{1,5}(?:with\s{1,5}\S{1,60}\s{1,5})?by\s{1,5}'([^'\n]{1,200})'", re.I),
    re.compile(r"\bpassword\s{1,5}'([^'\n]{1,200})'", re.I),
    re.compile(rf"{_WRITTEN}[\"']?[ \t]{{0,5}}[:=]{{1,2}}[ \t]{{0,5}}[\"']([^\"'\n]{{1,200}})[\"']", re.I),
    re.compile(rf"^[ \t]*(?:export )?[\w.-]{{0,80}}{_WRITTEN}[ \t]*[:=][ \t]*([^\s\"'()\[\]{{}},;]{{1,200}})$", re.I),
    re.compile(r"^[ \t]*(?:requirepass|masterauth)[ \t]+(\S{1,200})$"),
)
_HINT = re.compile(r"passw|pwd|passphrase|requirepass|masterauth|identified|[-_.]?key['\" \t]*[:=]|secret|token", re.I)
"""How passwords are written into lines of SQL, code, properties and configuration, and what such lines hold."""

_PUBLIC = re.compile(
    r"-----BEGIN (?:CERTIFICATE|PUBLIC KEY)-----[^-]*|LS0tLS1CRUdJTiBDRVJU\S*"
    r"|\b[a-z][a-z0-9+.-]{1,20}://\S+|\barn:\S+|\bsha[0-9]{1,3}[:-]\S+"
    r"|\b(?:[a-z0-9-]{1,63}\.){2,10}[a-z]{2,}\S*|\bssh-[a-z0-9]+ \S+|\b[0-9a-f]{40}\b",
    re.I,
)
"""What looks like chance and is public: certificates, addresses, digests, commits."""

_NAMED = {"ConfigMap": "data.", "ExternalSecret": "spec.target.template.data."}
"""Where the texts are that are named by their keys."""

_EXPRESSION = re.compile(r"\{\{[^{}]*+\}\}")

_NO_SECRET = re.compile(
    r"checksum|digest|sha[0-9]|hash|revision|commit|fingerprint|thumbprint|bundle|etag|image|uid", re.I
)
_TOKEN = re.compile(r"[A-Za-z0-9]{20,}")

_FLAG = re.compile(
    rf"(?!--?(?:no|skip|disable)-)--?[\w.-]{{0,80}}?(?:{_WORD}|requirepass|masterauth)(?:=(.+))?", re.I | re.S
)
_MYSQL = re.compile(r"\b(?:mysql|mariadb)\w*\s(?:[^|;&\n]{0,200}\s)?-p[^\s-]")
_EXPANDED = re.compile(r"\$([({]?)(\w+)")


@rule("secrets/data", "What is in git can be read by all who can read git, for ever", page=SECRETS)
def data(scope: Scope) -> Findings:
    """No Secret carries values."""
    for secret in scope.of_kind("Secret"):
        for field in ("data", "stringData"):
            if secret.get(field):
                keys = ", ".join(sorted(map(str, secret[field])))
                yield Finding.of(secret, field, f"carries values for {keys}", MEND)


@rule("secrets/literal", "What is in git can be read by all who can read git, for ever", page=PRACTICES)
def literals(scope: Scope) -> Findings:
    """No variable and no key of a ConfigMap that is named like a secret has a literal value."""
    for manifest, path, name, text in _texts(scope):
        if _is_literal(manifest, path, name, text):
            yield Finding.of(manifest, path, f"{name} is a literal of {len(text)} characters", MEND)


@rule("secrets/shape", "Whoever reads a credential can use it", page=PRACTICES)
def shapes(scope: Scope) -> Findings:
    """Nothing, wherever it stands, has the form of a well-known credential."""
    for manifest, path, name, text in _texts(scope):
        found = _shaped(text)
        if found and not _is_literal(manifest, path, name, text):
            yield Finding.of(manifest, path, f"{found[0]}, {found[1]} characters long", MEND)


@rule("secrets/script", "A password in a script is a password in git", page=PRACTICES)
def scripts(scope: Scope) -> Findings:
    """Scripts and configuration files in ConfigMaps hold no password."""
    for manifest, path, name, text in _texts(scope):
        if manifest["kind"] == "ConfigMap" and not _is_literal(manifest, path, name, text) and not _shaped(text):
            for line, length in sorted(_written(text)):
                what = f"line {line} holds a password of {length} characters"
                yield Finding.of(manifest, path, what, "let the script read it from a variable that a Secret fills")


@rule("secrets/entropy", "What looks like chance is a key more often than not", page=PRACTICES)
def entropy(scope: Scope) -> Findings:
    """No long word looks as if it was drawn at random."""
    for manifest, path, name, text in _texts(scope):
        if _NO_SECRET.search(name[-80:]) or path.startswith("binaryData") or not _random_word(text):
            continue
        word = _random_word(_PUBLIC.sub(" ", text))
        if word and not (_is_literal(manifest, path, name, text) or _shaped(text) or _written(text)):
            yield Finding.of(manifest, path, f"{len(word)} characters that look random", MEND)


@rule("pods/secret-in-arguments", "Everybody on a node can read the arguments of its processes", page=PRACTICES)
def arguments(scope: Scope) -> Findings:
    """No secret is an argument of a command, neither as it is nor by way of a variable."""
    for workload in scope.workloads:
        for path, container in workload.containers():
            secrets = {variable["name"] for variable in container.get("env", []) if _from_secret(variable)}
            for at, words in _commands(container):
                told = _told(words, secrets)
                if told:
                    fix = "let the program read it from its environment or from a file"
                    yield Finding.of(workload.manifest, f"{path}.{at}", f"a secret as argument: {told}", fix)


@rule("pods/token", "A token that nobody uses is a gift to whoever breaks in", page=ACCOUNTS)
def token(scope: Scope) -> Findings:
    """Pods mount a token of their service account only where a role is bound to it."""
    bound = {
        (subject.get("namespace") or scope.namespace_of(binding), subject["name"])
        for binding in scope.of_kind("RoleBinding", "ClusterRoleBinding")
        for subject in binding.get("subjects", [])
        if subject["kind"] == "ServiceAccount"
    }
    for workload in scope.workloads:
        name = workload.pod.get("serviceAccountName", "default")
        space = scope.namespace_of(workload.manifest)
        account = scope.get("ServiceAccount", space, name) or {}
        mounted = workload.pod.get("automountServiceAccountToken", account.get("automountServiceAccountToken", True))
        if mounted and (space, name) not in bound:
            path = f"{workload.at}.spec.automountServiceAccountToken"
            what = f"mounts a token of {name}, to which no role is bound"
            yield Finding.of(workload.manifest, path, what, "set it to false, or bind a role")


def _texts(scope: Scope) -> Iterator[tuple[Manifest, str, str, str]]:
    """All texts of all objects: the object, the path, the name and the text."""
    for manifest in scope.manifests:
        if manifest["kind"] not in SEALED:
            for path, name, text in _texts_of(manifest, "", ""):
                yield manifest, path, name, text


def _texts_of(value: Any, path: str, name: str) -> Iterator[tuple[str, str, str]]:
    """A text is named after its key; the value of a variable, after the variable."""
    if isinstance(value, str):
        yield path, name, value
    elif isinstance(value, dict):
        named = value.get("name")
        for key, child in value.items():
            own = named if key == "value" and isinstance(named, str) else str(key)
            yield from _texts_of(child, f"{path}.{key}" if path else str(key), own)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _texts_of(child, f"{path}[{index}]", name)


def _is_literal(manifest: Manifest, path: str, name: str, text: str) -> bool:
    named = path.endswith(".value") or path.startswith(_NAMED.get(manifest["kind"], "."))
    if manifest["kind"] == "ExternalSecret":
        text = _beside_references(text)
    return named and bool(_ANNOUNCES.search(name[-40:])) and not _HARMLESS.fullmatch(text)


def _beside_references(text: str) -> str:
    """What a template holds besides its references to keys: all of it, where it refers to none."""
    with suppress(go_template.InvalidTemplate):
        return go_template.filled(text, "") if go_template.keys(text) else text.replace("{{", "")
    return text


def _shaped(text: str) -> tuple[str, int] | None:
    """What kind of credential a text holds, and how long that is."""
    text = _EXPRESSION.sub("{{}}", text)
    for marker, kind, form in _SHAPES:
        for match in form.finditer(text) if marker in text else ():
            if not match.groups() or not _HARMLESS.fullmatch(match[1]):
                return kind, len(match[match.lastindex or 0])
    return None


def _written(text: str) -> set[tuple[int, int]]:
    """The passwords that a text writes out: the line and the length of each."""
    found = set()
    for number, line in enumerate(text.splitlines(), 1) if _HINT.search(text) else ():
        for form in _SCRIPTS if _HINT.search(line) else ():
            for match in form.finditer(line):
                code = re.fullmatch(r"[A-Za-z_]\w*(?:\.\w+)+", match[1])  # as in settings.password
                if not code and not _HARMLESS.fullmatch(match[1]):
                    found.add((number, len(match[1])))
    return found


def _random_word(text: str) -> str:
    """The first word that looks as if it was drawn at random, if there is one."""
    return next((word for word in _TOKEN.findall(text) if len(word) <= 400 and _is_random(word)), "")


def _is_random(word: str) -> bool:
    """Whether letters and digits alternate as they do by chance, and few of them repeat."""
    kinds = ["digit" if sign.isdigit() else "upper" if sign.isupper() else "lower" for sign in word]
    mixed = len(set(kinds)) == 3 and len(word) != 22  # 22 signs are a UUID in base 64
    changes = sum(one != other for one, other in pairwise(kinds)) / len(word)
    if changes < (0.35 if mixed else 0.25) or "digit" not in kinds or not (mixed or len(word) >= 32):
        return False
    bits = -sum(count / len(word) * math.log2(count / len(word)) for count in Counter(word).values())
    return bits >= (3.5 if mixed else 3)


def _from_secret(variable: Manifest) -> bool:
    return "secretKeyRef" in variable.get("valueFrom", {}) or bool(_ANNOUNCES.search(variable["name"][-40:]))


def _commands(container: Manifest) -> Iterator[tuple[str, list[str]]]:
    """The words of all that a container runs."""
    yield "args", [*container.get("command", []), *container.get("args", [])]
    for probe in ("livenessProbe", "readinessProbe", "startupProbe"):
        yield f"{probe}.exec.command", container.get(probe, {}).get("exec", {}).get("command", [])
    for hook in ("postStart", "preStop"):
        handler = container.get("lifecycle", {}).get(hook, {})
        yield f"lifecycle.{hook}.exec.command", handler.get("exec", {}).get("command", [])


def _told(words: list[str], secrets: set[str]) -> str:
    """What in a command line tells a secret, without the secret."""
    before = ""
    for word, following in pairwise([*" ".join(words).split(), ""]):
        flag = _FLAG.fullmatch(word.strip("\"'"))
        value = (flag[1] or following).strip("\"'") if flag else ""
        if flag and value and not value.startswith("-") and ("$" in value or not _HARMLESS.fullmatch(value)):
            return word.partition("=")[0]
        option = word.startswith("-") or (before.startswith("-") and before not in ("-c", "-n", "-z"))
        for match in _EXPANDED.finditer(word):
            expanded = match[2] in secrets or (match[2].isupper() and _ANNOUNCES.search(match[2][-40:]))
            if expanded and (match[1] == "(" or (option and not re.match(r"[\"']?\w+=", word))):
                return match[0]
        before = word
    return "-p" if _MYSQL.search(" ".join(words)) else ""
