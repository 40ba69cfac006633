"""Texts that the External Secrets Operator composes of keys that it fetched. They refer to keys, and hold no secret.

https://external-secrets.io/latest/guides/templating/
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from constructs_lib.validation import checks, credentials, formats
from constructs_lib.values.value import Value
from contract import go_template
from contract.suggest import did_you_mean
from contract.violations import Violation, Violations

_ESCAPED = ' | urlquery | replace "+" "%20"'
"""Escapes whatever an address could take for its own. `urlquery` writes a blank as "+", which means a blank in queries
alone; a "+" of the value is no "+" any more by then.
"""


@dataclass(frozen=True, kw_only=True)
class UrlTemplate(Value):
    """The address of a database, composed where its password is: `scheme://user:password@host:port/database`.

    `user`, `password` and `host` are the names of keys. The values of the first two are escaped, so that they may hold
    any character.
    """

    scheme: str
    user: str
    password: str
    host: str
    port: int
    database: str

    @property
    def text(self) -> str:
        """The template."""
        user, password = _value_of(self.user, _ESCAPED), _value_of(self.password, _ESCAPED)
        return f"{self.scheme}://{user}:{password}@{_value_of(self.host)}:{self.port}/{self.database}"

    def violations(self) -> Violations:
        """A scheme, port or database that cannot stand in an address. The keys are for its ExternalSecret to check."""
        scheme = "lower-case letters, digits, '+', '-' and '.', starting with a letter"
        yield from formats.form("scheme", self.scheme, "[a-z][-a-z0-9+.]*", scheme, 'write it as "mysql"', longest=30)
        yield from checks.port("port", self.port)
        name = "letters, digits and any of - . _ ~"
        yield from formats.form("database", self.database, "[-A-Za-z0-9._~]+", name, "name the database", longest=64)

    def asked(self) -> Mapping[str, str]:
        """The keys that it refers to, each under the name of its field."""
        return {"user": self.user, "password": self.password, "host": self.host}


def mysql_url(*, user: str, password: str, host: str, port: int, database: str) -> UrlTemplate:
    """The address of a MySQL database, of the keys that hold its user, its password and its host."""
    return UrlTemplate(scheme="mysql", user=user, password=password, host=host, port=port, database=database)


def text_of(template: str | UrlTemplate) -> str:
    """The template as the operator reads it."""
    return template.text if isinstance(template, UrlTemplate) else template


def template_violations(field: str, template: Any, keys: Collection[Any]) -> Violations:
    """A template that the operator would refuse, that asks for a key which is not there, or that writes a secret."""
    if isinstance(template, UrlTemplate):
        yield from checks.inside(field, template)
        yield from (violation.inside(field) for violation in _field_violations(template, keys))
    elif isinstance(template, str):
        yield from _text_violations(field, template, keys)
    else:
        yield from checks.kind(field, template, UrlTemplate, str)


def _field_violations(template: UrlTemplate, keys: Collection[Any]) -> Violations:
    """A text in place of a key may be the secret itself, so the message does not repeat it."""
    for field, key in template.asked().items():
        if key not in keys:
            given = f"a text of {len(key)} characters that is no key" if isinstance(key, str) else checks.shown(key)
            yield Violation(field, given, _one_of(keys), did_you_mean(f"{key}", map(str, keys), "add it to keys"))


def _text_violations(field: str, text: str, keys: Collection[Any]) -> Violations:
    try:
        plain = go_template.filled(text, "$")
        asked = go_template.keys(text)
    except go_template.InvalidTemplate as error:
        yield Violation(field, str(error), "a template whose every '{{' has its '}}'", "close what is opened")
        return
    if plain == text or not asked:
        fix = "put what is no secret into a SharedConfig, and fetch what is one"
        yield Violation(field, "a text that refers to no key", "a template of keys, such as {{ .DB_HOST }}", fix)
    elif credentials.in_address(plain) or credentials.in_command([plain]) or _holds_a_literal(field, text):
        yield Violation(
            field, "a literal password", "references to keys", 'fetch it, and write "{{ .KEY }}" in its place'
        )
    else:
        yield from checks.text(field, plain)
    for key in asked:
        if key not in keys:
            fix = did_you_mean(key, map(str, keys), "add it to keys")
            yield Violation(field, f"no key {key!r} to refer to", _one_of(keys), fix)


def _holds_a_literal(field: str, text: str) -> bool:
    """Whether something is written beside the references, under a name that announces a secret."""
    return credentials.is_secretive(field.rpartition(" ")[2]) and bool(go_template.filled(text, "").strip())


def _one_of(keys: Collection[Any]) -> str:
    return ", ".join(f"{key}" for key in keys) or "none: it has no keys"


def _value_of(key: str, pipeline: str = "") -> str:
    """The expression for the value of a key. A key that is not a Go identifier is looked up with `index`."""
    value = f".{key}" if f"{key}".isidentifier() else f'index . "{key}"'
    return f"{{{{ {value}{pipeline} }}}}"
