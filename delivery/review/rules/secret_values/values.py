"""Secrets written into manifests."""

import re
from contextlib import suppress
from typing import Any

from contract import go_template
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS
from delivery.review.rules.rule import Findings, rule
from delivery.review.rules.secret_values.names import ANNOUNCES, HARMLESS, PRACTICES
from delivery.review.rules.secret_values.patterns import PUBLIC, credential_in, passwords_in, random_word

SECRETS = f"{CONCEPTS}configuration/secret/"
MEND = "replace the secret, for it is known now; keep the new one in a Secret outside git and refer to it"

SEALED = {"Secret", "SealedSecret"}
"""Kinds that have a rule of their own, and those whose values are encrypted."""

_NAMED = {"ConfigMap": "data.", "ExternalSecret": "spec.target.template.data."}
"""Where the texts are that are named by their keys."""

_NO_SECRET = re.compile(
    r"checksum|digest|sha[0-9]|hash|revision|commit|fingerprint|thumbprint|bundle|etag|image|uid", re.I
)


@rule(
    "secrets/data",
    "Everyone who can read the repository can read it, in its history even after it is deleted",
    page=SECRETS,
)
def data(scope: Scope) -> Findings:
    """No Secret carries values."""
    for secret in scope.of_kind("Secret"):
        for field in ("data", "stringData"):
            if secret.get(field):
                keys = ", ".join(sorted(map(str, secret[field])))
                yield Finding.of(secret, field, f"carries values for {keys}", MEND)


@rule(
    "secrets/literal",
    "Everyone who can read the repository can read it, in its history even after it is deleted",
    page=PRACTICES,
)
def literals(scope: Scope) -> Findings:
    """No variable and no key of a ConfigMap that is named like a secret has a literal value."""
    for manifest, path, name, text in _texts(scope):
        if _is_literal(manifest, path, name, text):
            yield Finding.of(manifest, path, f"{name} is a literal of {len(text)} characters", MEND)


@rule("secrets/shape", "Anyone who can read a credential can use it", page=PRACTICES)
def shapes(scope: Scope) -> Findings:
    """No text has the form of a well-known credential."""
    for manifest, path, name, text in _texts(scope):
        found = credential_in(text)
        if found and not _is_literal(manifest, path, name, text):
            yield Finding.of(manifest, path, f"{found[0]}, {found[1]} characters long", MEND)


@rule("secrets/script", "A password in a script is a password in git", page=PRACTICES)
def scripts(scope: Scope) -> Findings:
    """Scripts and configuration files in ConfigMaps hold no password."""
    for manifest, path, name, text in _texts(scope):
        if manifest["kind"] == "ConfigMap" and not _is_literal(manifest, path, name, text) and not credential_in(text):
            for line, length in sorted(passwords_in(text)):
                what = f"line {line} holds a password of {length} characters"
                yield Finding.of(manifest, path, what, "let the script read it from a variable that a Secret fills")


@rule("secrets/entropy", "Long random text is usually a key", page=PRACTICES)
def entropy(scope: Scope) -> Findings:
    """No long word looks random."""
    for manifest, path, name, text in _texts(scope):
        if _NO_SECRET.search(name[-80:]) or path.startswith("binaryData") or not random_word(text):
            continue
        word = random_word(PUBLIC.sub(" ", text))
        if word and not (_is_literal(manifest, path, name, text) or credential_in(text) or passwords_in(text)):
            yield Finding.of(manifest, path, f"{len(word)} characters that look random", MEND)


Text = tuple[Manifest, str, str, str]
"""An object, and the path, the name and the text of one of its texts."""


def _texts(scope: Scope) -> list[Text]:
    """All texts of all objects: the object, the path, the name and the text."""
    return scope.once(_all_texts)


def _all_texts(scope: Scope) -> list[Text]:
    found: list[Text] = []
    for manifest in scope.manifests:
        if manifest["kind"] not in SEALED:
            _add_texts(found, manifest, manifest, "", "")
    return found


def _add_texts(found: list[Text], manifest: Manifest, value: Any, path: str, name: str) -> None:
    """A text is named after its key; the value of a variable, after the variable."""
    if isinstance(value, str):
        found.append((manifest, path, name, value))
    elif isinstance(value, dict):
        named = value.get("name")
        for key, child in value.items():
            own = named if key == "value" and isinstance(named, str) else str(key)
            _add_texts(found, manifest, child, f"{path}.{key}" if path else str(key), own)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            _add_texts(found, manifest, child, f"{path}[{index}]", name)


def _is_literal(manifest: Manifest, path: str, name: str, text: str) -> bool:
    named = path.endswith(".value") or path.startswith(_NAMED.get(manifest["kind"], "."))
    if manifest["kind"] == "ExternalSecret":
        text = _beside_references(text)
    return named and bool(ANNOUNCES.search(name[-40:])) and not HARMLESS.fullmatch(text)


def _beside_references(text: str) -> str:
    """What a template holds besides its references to keys: all of it, where it refers to none."""
    with suppress(go_template.InvalidTemplate):
        return go_template.filled(text, "") if go_template.keys(text) else text.replace("{{", "")
    return text
