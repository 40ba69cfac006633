"""Rules of the review that the code of a platform excuses with a reason: their findings are waived, and counted."""

import json
from collections.abc import Iterable, Mapping

from contract import declarations

Waivers = Mapping[str, str]
"""The reason for each rule."""


def merged(waivers: Iterable[Waivers]) -> dict[str, str]:
    """All of them together, with several reasons for one rule one after the other."""
    reasons: dict[str, list[str]] = {}
    for each in waivers:
        for rule, reason in each.items():
            if reason not in reasons.setdefault(rule, []):
                reasons[rule].append(reason)
    return {rule: "; ".join(reason.rstrip(".") for reason in found) for rule, found in reasons.items()}


def annotation(waivers: Waivers) -> dict[str, str]:
    """The annotation of the object in which the review finds it."""
    return {declarations.WAIVERS: json.dumps(waivers)} if waivers else {}
