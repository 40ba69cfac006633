"""How a platform names what is rendered from its constructs, and which labels and annotations it adds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from constructs_lib.validation import checks, formats
from constructs_lib.values.value import Value
from contract.violations import Violation, Violations

Name = Callable[[str], str]
"""The name of an object, from the id of its construct."""


WRITTEN = (
    "app",
    "environment",
    *(f"app.kubernetes.io/{name}" for name in ("name", "component", "part-of", "managed-by")),
)
"""The labels that constructs write themselves."""


@dataclass(frozen=True, kw_only=True)
class Conventions(Value):
    """The names of objects that are not simply those of their constructs, and labels and annotations of all objects.

        conventions = Conventions(policy="{}-netpol".format, budget="{}-pdb".format, labels={"team": "shop"})

    `service`, `cron_job`, `autoscaler`, `budget` and `policy` name the Service, the CronJob, the autoscaler, the
    PodDisruptionBudget and the NetworkPolicy of a workload; `headless` and `primary`, the Services of the members of a
    cluster, and of the elected one; `init_scripts`, the ConfigMap of a database.
    """

    service: Name = "{}".format
    headless: Name = "{}-headless".format
    primary: Name = "{}-primary".format
    cron_job: Name = "{}".format
    autoscaler: Name = "{}-hpa".format
    budget: Name = "{}".format
    policy: Name = "{}".format
    init_scripts: Name = "{}-init-script".format
    labels: Mapping[str, str] = field(default_factory=dict)
    annotations: Mapping[str, str] = field(default_factory=dict)

    def violations(self) -> Violations:
        """Names that are no functions, or that give no names; labels and annotations that Kubernetes refuses, or that
        are written anyway.
        """
        for of in ("service", "headless", "primary", "cron_job", "autoscaler", "budget", "policy", "init_scripts"):
            yield from _name_violations(of, getattr(self, of))
        yield from checks.first(formats.labels("labels", self.labels), self._label_violations())
        yield from checks.first(checks.mapping("annotations", self.annotations), self._annotation_violations())

    def _label_violations(self) -> Violations:
        for key in self.labels:
            if key in WRITTEN:
                yield Violation(f"labels {key}", repr(key), "a label of your own", "leave it out: it is written anyway")

    def _annotation_violations(self) -> Violations:
        for key in self.annotations:
            yield from formats.label_key(f"annotations {key}", key)
            if f"{key}".startswith(("delivery/", "argocd.argoproj.io/")):
                fix = "leave it out: what it says differs from object to object"
                yield Violation(f"annotations {key}", repr(key), "an annotation of your own", fix)


def _name_violations(field: str, name: Any) -> Violations:
    """What is no function, or gives no name for the id `shop`."""
    if not callable(name):
        yield Violation(field, checks.shown(name), "a function from an id to a name", 'write "{}-name".format')
        return
    try:
        yield from formats.domain(field, name("shop"))
    except Exception as error:
        what = f"nothing for 'shop': {type(error).__name__}: {error}"
        yield Violation(field, what, "a function from an id to a name", 'write "{}-name".format')
