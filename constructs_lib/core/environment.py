"""The fields of every environment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from constructs_lib.aws.add_ons import AddOn
from constructs_lib.network.external_peers import ApiServer
from constructs_lib.validation import checks, formats
from constructs_lib.values.freeze import freeze
from constructs_lib.values.value import Value
from contract.violations import Violation, Violations
from contract.well_known import MINORS

RENDERED = MINORS[MINORS.index("1.26") :]
"""The minors that constructs render for: 1.25 does not know fields that budgets and StatefulSets have."""

OWNERS = ("pod-security.kubernetes.io", "app.kubernetes.io", "environment")
"""The prefixes (before the "/") of labels that the chart itself sets on a Namespace."""


@dataclass(frozen=True, kw_only=True)
class ArgoCd(Value):
    """How Argo CD delivers one environment: the Application, the repository it reads, the cluster it writes to.

    `options` are sync options beside those that are needed anyway, such as "PruneLast=true"; `history` is how many
    syncs Argo CD remembers, to go back to.
    https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
    """

    application: str
    repository: str
    server: str = "https://kubernetes.default.svc"
    revision: str = "main"
    project: str = "default"
    options: tuple[str, ...] = ()
    history: int | None = None

    def __post_init__(self) -> None:
        """Accept a list too."""
        freeze(self, "options")

    def violations(self) -> Violations:
        """An invalid name or project; an invalid repository or server URL; an empty revision; an option that is no
        `Name=value`, or one that is set anyway; a negative history.
        """
        yield from formats.name("application", self.application)
        yield from formats.git_repository("repository", self.repository)
        yield from formats.url("server", self.server)
        yield from checks.word("revision", self.revision)
        yield from formats.name("project", self.project)
        yield from checks.each("options", self.options, _option_violations)
        if self.history is not None:
            yield from checks.whole("history", self.history, least=0, unit="syncs")


_SET = ("CreateNamespace", "RespectIgnoreDifferences", "ApplyOutOfSyncOnly", "ServerSideApply")
"""The sync options that Applications get where they are needed."""


def _option_violations(field: str, given: object) -> Violations:
    """What is no sync option, or one that is set where it is needed."""
    yield from formats.form(field, given, "[A-Z][A-Za-z]+=[A-Za-z]+", "a sync option", 'write "PruneLast=true"')
    if isinstance(given, str) and given.partition("=")[0] in _SET:
        yield Violation(field, repr(given), "an option that is not set anyway", "leave it out")


@dataclass(frozen=True, kw_only=True)
class Environment(Value):
    """One environment. A platform adds what differs between its own environments as fields of a subclass.

    `folder` is the folder in dist/; `registry` is the registry of the platform's own images; `namespace_labels` are
    added to the Namespace, for example for a load balancer controller; `kubernetes` is the minor version of the oldest
    cluster of the environment, whose schemas the manifests must pass; `monitoring` is the namespace whose Pods may
    scrape metrics; `label` is the value of the label `environment`, by default the name; `add_ons` are the Helm charts
    that Argo CD installs in the cluster before the environment, in this order; `api_server` is where Pods that have
    rights in the cluster reach it; `pull_secrets` are Secrets with which nodes pull images from private registries.
    """

    name: str
    folder: str
    namespace: str
    registry: str
    argocd: ArgoCd
    namespace_labels: Mapping[str, str] = field(default_factory=dict)
    kubernetes: str = "1.27"
    monitoring: str | None = None
    label: str | None = None
    add_ons: tuple[AddOn, ...] = ()
    api_server: ApiServer | None = None
    pull_secrets: tuple[str, ...] = ()

    def violations(self) -> Violations:
        """An invalid name, folder, namespace or registry; an invalid label, or one that the chart sets; an unknown
        Kubernetes version; an invalid add-on, or one listed twice.
        """
        yield from formats.name("name", self.name)
        yield from formats.name("folder", self.folder)
        yield from formats.name("namespace", self.namespace)
        yield from formats.registry("registry", self.registry)
        yield from checks.value("argocd", self.argocd, ArgoCd)
        labels = self.namespace_labels
        wrong = namespace_label_violations("namespace_labels", labels)
        yield from checks.first(checks.mapping("namespace_labels", labels), wrong)
        if self.label is not None:
            yield from formats.label_value("label", self.label)
        if self.monitoring is not None:
            yield from formats.name("monitoring", self.monitoring)
        yield from checks.each("pull_secrets", self.pull_secrets, formats.domain)
        if self.api_server is not None:
            yield from checks.value("api_server", self.api_server, ApiServer)
        yield from checks.one_of("kubernetes", self.kubernetes, RENDERED)
        add_ons = checks.each("add_ons", self.add_ons, lambda field, given: checks.value(field, given, AddOn))
        yield from checks.first(add_ons, self._add_on_violations())

    def _add_on_violations(self) -> Violations:
        names = [add_on.name for add_on in self.add_ons]
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield Violation("add_ons", f"{name!r} a second time", "each add-on once", "take it off the list")


def namespace_label_violations(field: str, labels: Mapping[str, str]) -> Violations:
    """Invalid labels of a Namespace, and those that the chart itself sets on it."""
    for key, value in labels.items():
        yield from formats.label_key(f"{field} {key}", key)
        if value != "":
            yield from formats.label_value(f"{field} {key}", value)
        if f"{key}".split("/")[0] in OWNERS:
            fix = "leave it out: the chart writes it"
            yield Violation(f"{field} {key}", repr(key), "a label of somebody else", fix)
