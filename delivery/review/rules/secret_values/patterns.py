"""How credentials look, wherever they stand."""

import math
import re
from collections import Counter
from functools import cache
from itertools import pairwise

from delivery.review.rules.secret_values.names import HARMLESS, KEY

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
"""A marker that is cheap to find, the kind of credential, and its exact pattern."""

_WRITTEN = rf"(?:passwo?r?d|pwd|passphrase|{KEY}|(?:client|app)[-_.]?secret|(?:access|api|auth|bot)[-_.]?token)"

_SCRIPTS = (
    re.compile(r"\bidentified\s{1,5}(?:with\s{1,5}\S{1,60}\s{1,5})?by\s{1,5}'([^'\n]{1,200})'", re.I),
    re.compile(r"\bpassword\s{1,5}'([^'\n]{1,200})'", re.I),
    re.compile(rf"{_WRITTEN}[\"']?[ \t]{{0,5}}[:=]{{1,2}}[ \t]{{0,5}}[\"']([^\"'\n]{{1,200}})[\"']", re.I),
    re.compile(rf"^[ \t]*(?:export )?[\w.-]{{0,80}}{_WRITTEN}[ \t]*[:=][ \t]*([^\s\"'()\[\]{{}},;]{{1,200}})$", re.I),
    re.compile(r"^[ \t]*(?:requirepass|masterauth)[ \t]+(\S{1,200})$"),
)

_HINT = re.compile(r"passw|pwd|passphrase|requirepass|masterauth|identified|[-_.]?key['\" \t]*[:=]|secret|token", re.I)
"""How passwords are written into lines of SQL, code, properties and configuration, and what such lines hold."""

PUBLIC = re.compile(
    r"-----BEGIN (?:CERTIFICATE|PUBLIC KEY)-----[^-]*|LS0tLS1CRUdJTiBDRVJU\S*"
    r"|\b[a-z][a-z0-9+.-]{1,20}://\S+|\barn:\S+|\bsha[0-9]{1,3}[:-]\S+"
    r"|\b(?:[a-z0-9-]{1,63}\.){2,10}[a-z]{2,}\S*|\bssh-[a-z0-9]+ \S+|\b[0-9a-f]{40}\b",
    re.I,
)
"""Random-looking text that is public: certificates, addresses, digests, commits."""

_EXPRESSION = re.compile(r"\{\{[^{}]*+\}\}")
_TOKEN = re.compile(r"[A-Za-z0-9]{20,}")


@cache
def credential_in(text: str) -> tuple[str, int] | None:
    """What kind of credential a text holds, and how long that is."""
    text = _EXPRESSION.sub("{{}}", text)
    for marker, kind, form in _SHAPES:
        for match in form.finditer(text) if marker in text else ():
            if not match.groups() or not HARMLESS.fullmatch(match[1]):
                return kind, len(match[match.lastindex or 0])
    return None


@cache
def passwords_in(text: str) -> set[tuple[int, int]]:
    """The passwords that a text writes out: the line and the length of each."""
    found = set()
    for number, line in enumerate(text.splitlines(), 1) if _HINT.search(text) else ():
        for form in _SCRIPTS if _HINT.search(line) else ():
            for match in form.finditer(line):
                code = re.fullmatch(r"[A-Za-z_]\w*(?:\.\w+)+", match[1])  # as in settings.password
                if not code and not HARMLESS.fullmatch(match[1]):
                    found.add((number, len(match[1])))
    return found


@cache
def random_word(text: str) -> str:
    """The first word that looks random, if there is one."""
    return next((word for word in _TOKEN.findall(text) if len(word) <= 400 and _is_random(word)), "")


def _is_random(word: str) -> bool:
    """Whether letters and digits alternate as in random text, and few of them repeat."""
    kinds = ["digit" if sign.isdigit() else "upper" if sign.isupper() else "lower" for sign in word]
    mixed = len(set(kinds)) == 3 and len(word) != 22  # 22 signs are a UUID in base 64
    changes = sum(one != other for one, other in pairwise(kinds)) / len(word)
    if changes < (0.35 if mixed else 0.25) or "digit" not in kinds or not (mixed or len(word) >= 32):
        return False
    bits = -sum(count / len(word) * math.log2(count / len(word)) for count in Counter(word).values())
    return bits >= (3.5 if mixed else 3)
