"""How secrets are named, and which values are none."""

import re

from delivery.review.rules.pages import CONCEPTS

PRACTICES = f"{CONCEPTS}security/secrets-good-practices/"
KEY = r"(?:api|access|account|auth|encryption|master|private|secret|signing)[-_.]?key"
WORD = rf"(?:passwo?r?d|pwd|passphrase|secret|token|credentials?|{KEY})"

ANNOUNCES = re.compile(rf"{WORD}[-_]?[0-9]{{0,2}}$", re.I)
"""How names of secrets end: DB_PASSWORD, api-key, clientSecret2."""

HARMLESS = re.compile(
    r"\s*|true|false|yes|no|on|off|none|null|optional|required|\*+|x+|<.*>|.*\$[({].*|\$\w+|.*\{\{.*|.*process\.env.*"
    r"|your[-_ ].*|/.*|file:.*|arn:.*|vault:.*|[a-z][a-z0-9+]*://.*",
    re.I | re.S,
)
"""Values that are no secrets: switches, placeholders, what is put in later, and places where secrets are."""
