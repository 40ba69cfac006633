"""The page of the documentation about the review."""

from collections.abc import Mapping

from delivery.review.rules.catalogue import RULES
from tests.mistakes.catalogue import MISTAKES
from tests.mistakes.spoiling import Mistake


def page(caught: Mapping[Mistake, bool]) -> str:
    """The page of the documentation about the review: every rule, and what it was tried with."""
    return f"""\
# The review

Every render is judged as plain YAML before a byte of `dist/` changes, and so is any folder that somebody names:
`delivery review PATH`, or `-` for stdin. A rule is one small function in `delivery/review/rules/` with an
id, a severity, a reason and a page to read; adding a rule is adding a function. Accepted findings stand in
`waivers.yaml`, each with a reason and a last day. What the code of a platform excuses itself, such as
`SecurityContext(user=0, reason=...)`, carries its reason in the annotation `delivery/waivers`: it is waived by that,
and counted.

An environment says in annotations of its Namespace which Kubernetes it is for (`delivery/kubernetes`), which Secrets
are created outside git (`delivery/secrets`), and who connects to whom (`delivery/network`). Custom resources are judged
by the CRDs in the folder `crds/` of the repository and in the one that the environment variable `CRDS` names, a folder
a group in it: defaults are set, and the CRD's own rules (CEL) are evaluated. Without them, only Argo CD's and the
External Secrets Operator's kinds are known.

`python -m tests.mistakes` writes this page. It first makes every mistake of a catalogue in the valid render of eks, and
checks that the rule for it finds it.

## Mistakes

{_table(caught)}

## Rules

{_rules()}
"""


def _table(caught: Mapping[Mistake, bool]) -> str:
    rows = ["| family | rules | mistakes | caught |", "|---|---:|---:|---:|"]
    for family in dict.fromkeys(rule.partition("/")[0] for rule in RULES):
        tried = [mistake for mistake in MISTAKES if mistake.family == family]
        rules = sum(rule.startswith(f"{family}/") for rule in RULES)
        rows.append(f"| {family} | {rules} | {len(tried)} | {sum(caught[mistake] for mistake in tried)} |")
    rows.append(f"| **all** | **{len(RULES)}** | **{len(MISTAKES)}** | **{sum(caught.values())}** |")
    return "\n".join(rows)


def _rules() -> str:
    rows = ["| rule | severity | why |", "|---|---|---|"]
    rows += [f"| [`{rule.id}`]({rule.page}) | {rule.severity} | {rule.reason} |" for rule in RULES.values()]
    return "\n".join(rows)
