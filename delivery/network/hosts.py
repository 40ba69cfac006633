"""Hosts and ports in the texts of settings, command lines and files."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from contract.names import DNS_LABEL, LONGEST_SUBDOMAIN, SERVICE

_NAME = rf"{SERVICE}(?:\.{DNS_LABEL})*"
_ADDRESS = re.compile(rf"(?<![\w.@-])(?P<host>{_NAME}):(?P<port>[0-9]{{2,5}})\b")
_AUTHORITY = rf"{_NAME}(?::[0-9]{{2,5}})?"
# Every part has a longest length, and nothing starts inside another match: a text of megabytes is read once.
_URL = re.compile(
    rf"(?<![\w+.-])(?P<scheme>[a-z][a-z0-9+.-]{{0,20}})://(?:[^\s/@\"']{{0,200}}@)?(?P<hosts>{_AUTHORITY}(?:,{_AUTHORITY})*)(?=[/?#;,\s\"']|$)"
)
_DEFAULT_PORTS = {
    "http": 80,
    "https": 443,
    "ws": 80,
    "wss": 443,
    "ftp": 21,
    "sftp": 22,
    "ssh": 22,
    "postgres": 5432,
    "postgresql": 5432,
    "mysql": 3306,
    "mariadb": 3306,
    "sqlserver": 1433,
    "clickhouse": 9000,
    "redis": 6379,
    "rediss": 6379,
    "memcached": 11211,
    "mongodb": 27017,
    "mongodb+srv": None,
    "amqp": 5672,
    "amqps": 5671,
    "nats": 4222,
    "mqtt": 1883,
    "mqtts": 8883,
    "kafka": 9092,
    "ldap": 389,
    "ldaps": 636,
    "smtp": 25,
    "smtps": 465,
    "tcp": None,
    "grpc": None,
    "grpcs": None,
}
"""The schemes of servers, each with the port that it means where none is named."""

_REFERENCE = re.compile(r"\$\(([A-Za-z_][\w.-]{0,200})\)")
UNKNOWN = "unknown-variable"
"""A part of a host that only a running Pod knows, or all of it."""

_HOST = re.compile(r"(?P<prefix>\w+)_HOST")
_SERVER = re.compile(r"(?P<prefix>\w+)_(?:HOSTNAME|HOSTS|SERVERS?|ADDR|ADDRESS|ENDPOINT|BROKERS?|NODES)")
_LINE = re.compile(
    rf"^[ \t\"'-]{{0,40}}(?P<key>[\w.-]{{1,80}})[\"']?[ \t]{{0,20}}[:=][ \t]{{0,20}}[\"']?"
    rf"(?P<host>{_NAME})[\"',;]{{0,3}}[ \t]{{0,20}}$",
    re.M,
)


class Host(NamedTuple):
    """A host in a text, and its port, if the text says one.

    It is `certain` where the text can mean nothing else: an address with a port, a URL, `*_HOST`. What is not, such as
    `*_SERVER` and whatever stands in a file, is a server only if there is one of that name.
    """

    name: str
    port: int | None
    certain: bool = True


def expanded(text: str, variables: Mapping[str, str]) -> str:
    """A text of a container with the values of its $(VARIABLES), as Kubernetes expands it."""
    return _REFERENCE.sub(lambda found: _short(variables.get(found[1], UNKNOWN)), text)


def _short(value: str) -> str:
    """A value that may be a part of a host: no host is longer."""
    return value if len(value) <= LONGEST_SUBDOMAIN else UNKNOWN


def in_setting(key: str, text: str, settings: Mapping[str, str]) -> Iterator[Host]:
    """The hosts in one setting, which may have its port in another."""
    yield from _in_text(text)
    own = re.sub(r"\W", "_", key.upper())
    strong, weak = _HOST.fullmatch(own), _SERVER.fullmatch(own)
    setting = strong or weak
    names = text.split(",") if weak else [text]
    if setting and all(re.fullmatch(_NAME, name) for name in names):
        port = settings.get(f"{setting['prefix']}_PORT", "")
        for name in names:
            yield Host(name, int(port) if port.isdecimal() else None, bool(strong) and key == own)


def in_words(words: Sequence[str]) -> Iterator[tuple[int, Host]]:
    """The hosts in a command line, each with the place of its word: addresses, `--db-host=db`, `--db-host db`."""
    for index, word in enumerate(words):
        yield from ((index, host) for host in (_in_text(word) if "\n" not in word else in_file(word)))
        option, equals, value = word.partition("=")
        if option.startswith("-"):
            place = index if equals else index + 1
            value = value if equals else "".join(words[index + 1 : index + 2])
            key = f"OPTION_{option.strip('-')}"
            named = in_setting(key, value, {}) if re.fullmatch(_NAME, value) else ()
            yield from ((place, host._replace(certain=False)) for host in named)


def in_file(text: str) -> Iterator[Host]:
    """The hosts in a file, in which a colon can mean anything: none is certain."""
    for host in _in_text(text):
        yield host._replace(certain=False)
    for match in _LINE.finditer(text):
        for host in in_setting(f"LINE_{match['key']}", match["host"], {}):
            yield host._replace(certain=False)


def _in_text(text: str) -> Iterator[Host]:
    for match in _URL.finditer(text):
        scheme = match["scheme"] if match["scheme"] in _DEFAULT_PORTS else match["scheme"].rpartition("+")[2]
        for authority in match["hosts"].split(","):
            name, _, port = authority.partition(":")
            if port or scheme in _DEFAULT_PORTS:
                yield Host(name, int(port) if port else _DEFAULT_PORTS[scheme])
    for match in _ADDRESS.finditer(_URL.sub(" ", text)):
        yield Host(match["host"], int(match["port"]))
