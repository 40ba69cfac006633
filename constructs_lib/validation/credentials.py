"""Recognises secrets in values that would be committed, by the name of a setting and the form of a text."""

import re
from collections.abc import Sequence

_SECRETIVE = re.compile(
    r"PASSWORD|PASSWD|PASSPHRASE|REQUIREPASS|SECRET|TOKEN|CREDENTIAL|PRIVATE[-_]?KEY|API[-_]?KEY|ACCESS[-_]?KEY"
    r"|[-_.]PWD$|(^|[-_.])(PASS|DSN)$",
    re.IGNORECASE,
)
_ABOUT_A_SECRET = re.compile(
    r"[-_.](FILE|PATH|DIR|NAME|NAMESPACE|TTL|EXPIRY|EXPIRATION|SECONDS|MINUTES|HOURS|DAYS|LENGTH)$", re.IGNORECASE
)
_REFERENCE = r"[\"']?\$"  # $(NAME), which Kubernetes fills in, or $NAME, which a shell does
_IN_ADDRESS = re.compile(rf"://[^\s/@:]*:(?!{_REFERENCE})[^\s/@]+@")
_USER_OF_ADDRESS = re.compile(r"://[^\s/@]+@")
_IN_COMMAND = re.compile(
    rf"(?:^|(?<=[\s\"']))(?:--?(?P<flag>[A-Za-z][-.\w]*)(?:=|\s+)|(?P<name>[A-Za-z_]\w*)=)(?!{_REFERENCE}|-)(?=\S)"
)


def is_secretive(name: str) -> bool:
    """Whether a name announces a secret (DB_PASSWORD), and not something about one (DB_PASSWORD_FILE)."""
    return bool(_SECRETIVE.search(name)) and not _ABOUT_A_SECRET.search(name)


def in_address(text: str) -> bool:
    """Whether the text holds an address with a password, as in scheme://user:password@host."""
    return bool(_IN_ADDRESS.search(text))


def in_command(words: Sequence[str]) -> str | None:
    """The flag or variable of a command line that is given a secret, as in `--token abc` or `TOKEN=abc`."""
    for match in _IN_COMMAND.finditer(" ".join(words)):
        name = match["flag"] or match["name"]
        if is_secretive(name):
            return name
    return None


def hidden(text: str) -> str:
    """The text, without the user and the password of an address."""
    return _USER_OF_ADDRESS.sub("://***@", text)
