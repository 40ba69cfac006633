"""What every workload has: a container, a service account, connections, and the parts that keep its Pods running."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar, Protocol, cast

from constructs_lib.aws.eks import Irsa
from constructs_lib.core.chart import PlatformChart
from constructs_lib.core.construct import PlatformConstruct
from constructs_lib.core.exclusive import Exclusive
from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.network.connections import ConnectLine, NeverCallsLine
from constructs_lib.network.server import Server, Settings, collisions, unreachable
from constructs_lib.pods.container import Container
from constructs_lib.pods.pod import config_checksums, pod_spec
from constructs_lib.pods.variables import variable_violations
from constructs_lib.validation import checks, formats
from constructs_lib.values.placement import Placement
from constructs_lib.values.secrets import SecretKey
from constructs_lib.values.security_context import PodSecurity
from contract import declarations
from contract.violations import Violation, Violations


class Part(Protocol):
    """Something that a workload has, and that renders objects of its own: a controller, a Service, an autoscaler."""

    def manifests(self, workload: Workload) -> Iterator[Manifest]: ...


class Workload(PlatformConstruct):
    """Base of everything that runs Pods. Its Pods carry the one label that selects them, `app: <id>`.

    That label is frozen: Kubernetes never lets a selector change, so it depends on the id alone. What else runs and
    guards the Pods are its `parts`.
    """

    tier = "services"
    listens: ClassVar[bool] = True
    """Whether it has a port, so that others can connect to it."""
    settings_for_client: ClassVar[tuple[Settings, ...]] = ()

    def __init__(
        self,
        scope: PlatformChart | PlatformConstruct,
        id: str,
        *,
        component: str,
        labels: Mapping[str, str] | None = None,
        identity: Irsa | None = None,
        placement: Placement | None = None,
    ) -> None:
        super().__init__(scope, id)
        self.component = component
        self.selector = {"app": self.name}
        self.placement = Placement() if placement is None else placement
        self._asked_for_port = False
        self._labels = {} if labels is None else labels
        self._identity = identity
        self._lines: list[ConnectLine | NeverCallsLine] = []

    @property
    def container(self) -> Container:
        """What its Pods run, as the author describes it. Asked for only when `argument_violations` finds nothing."""
        raise NotImplementedError

    def parts(self) -> Sequence[Part]:
        """What runs its Pods, leads to them and scales them. Asked for only when nothing is wrong."""
        raise NotImplementedError

    @property
    def labels(self) -> dict[str, str]:
        """The recommended labels, and those that the author adds."""
        return {**super().labels, **self._labels}

    @property
    def host(self) -> str:
        """The name of its Service, which clients in the namespace resolve."""
        return self.chart.service_name(self.name)

    @property
    def port(self) -> int:
        """The port of its Service. To ask for it where there is none is a violation."""
        self._asked_for_port = True
        return cast("int", self._given_port())  # whatever is no port is refused before anything is made of it

    def _given_port(self) -> Any:
        return getattr(self.container, "port", None)

    @property
    def url(self) -> str:
        """Where clients in the namespace reach it over HTTP."""
        return f"http://{self.host}:{self.port}"

    @property
    def party(self) -> str:
        """Itself, as policies see it."""
        return self.name

    def settings(self, prefix: str) -> Settings:
        """What a client needs to reach it: `<prefix>_HOST` and `<prefix>_PORT`."""
        return Settings(prefix=prefix, server=self)

    def variables(self) -> Mapping[str, str | SecretKey]:
        """What clients must know, without the prefix that they use."""
        return {"HOST": self.host, "PORT": f"{self.port}"}

    def server_violations(self) -> Violations:
        """Why nobody can connect to it: it has no port."""
        if not self.listens:
            yield unreachable(self.name)

    def connect(self, *servers: Server, reason: str = "", waits: bool = True) -> None:
        """State that this workload opens connections to the servers: the one line that opens a path.

        From it come both sides' NetworkPolicies, the sync wave, and the arrow in the drawing. Given the `settings` of a
        server, it also sets those variables that the configuration of this workload does not hold. `reason` says why,
        where no variable of this workload names the server; a review asks for one. `waits=False` says that this
        workload starts without the servers.
        """
        self._state(ConnectLine(self.name, servers, reason, waits))

    def never_calls(self, *servers: Server, reason: str) -> None:
        """State that this workload does not call servers that its configuration names, and why: others share it."""
        self._state(NeverCallsLine(self.name, servers, reason))

    def _state(self, line: ConnectLine | NeverCallsLine) -> None:
        self._lines.append(line)
        self.chart.on_connect(line.violations, line.state)

    def _settings(self) -> Iterator[Settings]:
        """The settings of the servers in its connect lines."""
        for line in self._lines:
            yield from line.settings()

    @cached_property
    def configured(self) -> Container:
        """The container with the variables of its settings, before its own, which may refer to them."""
        given = self._variables_of_settings()
        return replace(self.container, environment={**given, **self.container.environment}) if given else self.container

    def _variables_of_settings(self) -> dict[str, str | SecretKey]:
        held = self.container.held()
        named = (variable for settings in self._settings() for variable in settings.values.items())
        return {name: value for name, value in named if name not in held}

    @property
    def pod_security(self) -> PodSecurity:
        """The Pod Security level that its Pods need."""
        return self.container.security_context.pod_security

    def argument_violations(self) -> Violations:
        """Everything wrong with arguments that the container is made of. Nothing, where it is made of any."""
        yield from ()

    def violations(self) -> Violations:
        """As `PlatformConstruct`; a component that is no label; what the container is made of, and the container."""
        yield from checks.first(super().violations(), self._service_name_violations())
        yield from formats.label_value("component", self.component)
        yield from checks.first(checks.mapping("labels", self._labels), self._label_violations())
        if self._identity is not None:
            yield from checks.value("identity", self._identity, Irsa)
        yield from checks.value("placement", self.placement, Placement)
        for line in self._lines:
            yield from line.violations()
        wrong = list(self.argument_violations())
        yield from wrong
        if not wrong:
            yield from self.container.violations()
        yield from self._settings_violations(wrong)
        if self._asked_for_port and not self.listens:
            yield Violation("port", "None", "a port", "name the port, or do not ask for its address")

    def _settings_violations(self, wrong: Sequence[Violation]) -> Violations:
        seen: list[Settings] = []
        for settings in self._settings():
            found = [*settings.violations(), *collisions(settings, seen)]
            yield from (violation.inside("connect") for violation in found)
            seen.append(settings)
        if not wrong and not list(checks.mapping("environment", self.container.environment)):
            for name, value in self._variables_of_settings().items():
                yield from variable_violations(name, value)

    def _label_violations(self) -> Violations:
        for key, value in self._labels.items():
            yield from formats.label_key(f"labels {key}", key)
            yield from formats.label_value(f"labels {key}", value)
            if key in super().labels or self.selector.get(key, value) != value:
                fix = "leave it out: it is written anyway"
                yield Violation(f"labels {key}", repr(key), "a label of your own", fix)

    def _service_name_violations(self) -> Violations:
        if self.listens:
            yield from formats.name("service name", self.host, service=True)

    def exclusive(self) -> Iterable[Exclusive]:
        """Its role of AWS: one that two environments share would trust the one that was set up last."""
        if isinstance(self._identity, Irsa) and not list(self._identity.violations()):
            arn = self._identity.cluster.role_arn(self._identity.role)
            yield Exclusive("identity.role", arn, everywhere=True)

    def secret_names(self) -> set[str]:
        """The Secrets that must be there before its Pods can start."""
        return self.configured.secret_names()

    @property
    def wave(self) -> int:
        """The sync wave in which its Pods start."""
        return self.chart.waves[self.name]

    @property
    def service_account(self) -> str:
        """The name of its identity in the cluster: its own, or the one that AWS knows."""
        return self.name if self._identity is None else self._identity.account

    def manifests(self) -> Iterator[Manifest]:
        """Its ServiceAccount, and what its parts render."""
        yield self._service_account()
        for part in self.parts():
            yield from part.manifests(self)

    def _service_account(self) -> Manifest:
        """An identity of its own, whose token no Pod mounts."""
        annotations = {} if self._identity is None else self._identity.annotations()
        fields = k8s.KubeServiceAccountProps(automount_service_account_token=False)
        return self.manifest("v1", "ServiceAccount", fields, name=self.service_account, annotations=annotations)

    def pod_annotations(self) -> Mapping[str, str]:
        """Annotations of its Pods, beside the checksums of what they read."""
        return {}

    def pod_template(self, *, restart_policy: str | None = None, checksums: bool = True) -> k8s.PodTemplateSpec:
        """The Pod template, with `checksums` of the configuration that its containers read at their start."""
        container = self.configured
        annotations = {**self.pod_annotations(), **(config_checksums(container) if checksums else {})}
        metadata = k8s.ObjectMeta(labels={**self.labels, **self.selector}, annotations=annotations or None)
        spec = pod_spec(
            self.name,
            container,
            selector=self.selector,
            service_account=self.service_account,
            placement=self.placement,
            restart_policy=restart_policy,
        )
        return k8s.PodTemplateSpec(metadata=metadata, spec=spec)

    def object_annotations(self) -> dict[str, str]:
        """Annotations of the controller: which of its secret keys must hold what another one holds."""
        shared = {
            f"{value.name}/{value.key}": f"{value.same_as.name}/{value.same_as.key}"
            for container in (self.configured, *self.configured.before)
            for value in container.environment.values()
            if isinstance(value, SecretKey) and value.same_as
        }
        return {declarations.SHARED_SECRETS: json.dumps(shared)} if shared else {}
