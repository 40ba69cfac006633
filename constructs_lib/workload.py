"""The base of all workloads: a container, a ServiceAccount, connections, and parts such as a Deployment."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar, Protocol

from constructs_lib.aws.eks import Irsa
from constructs_lib.controllers.rbac import Rights
from constructs_lib.core.construct import Scope
from constructs_lib.core.exclusive import Exclusive
from constructs_lib.core.l1 import Manifest, k8s
from constructs_lib.network.connectable import Connectable
from constructs_lib.network.server import Settings, collisions
from constructs_lib.pods.container import Container, InitContainer
from constructs_lib.pods.credentials import open_agent, with_credentials
from constructs_lib.pods.pod import claims_of, config_checksums, pod_spec, shared_secrets
from constructs_lib.pods.variables import variable_violations
from constructs_lib.pods.volumes import ExistingClaim
from constructs_lib.validation import checks, formats
from constructs_lib.values.field_ref import ORDINAL
from constructs_lib.values.placement import Placement
from constructs_lib.values.ports import Port
from constructs_lib.values.rights import Right, Verb
from constructs_lib.values.secrets import SecretKey
from constructs_lib.values.security_context import PodSecurity, widest
from constructs_lib.values.waivers import annotation, merged
from contract.violations import Violation, Violations
from contract.well_known import at_least


class Part(Protocol):
    """A part of a workload that renders its own objects: a controller, a Service, an autoscaler."""

    def manifests(self, workload: Workload) -> Iterator[Manifest]: ...


class Workload(Connectable):
    """Base of all constructs that run Pods: renders a ServiceAccount, and the objects of its `parts`.

    Its selector is the label `app: <id>`. Selectors are immutable in Kubernetes, so it depends on the id alone.
    """

    tier = "services"

    has_claims: ClassVar[bool] = False
    """Whether each of its Pods may claim volumes of its own."""
    has_ordinals: ClassVar[bool] = False
    """Whether its Pods are numbered."""

    def __init__(
        self,
        scope: Scope,
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
        self._labels = {} if labels is None else labels
        self._identity = identity
        self._rights = Rights(self.chart, self.party)
        if identity is not None:
            self.chart.on_connect(
                lambda: checks.value("identity", identity, Irsa),
                lambda connections: open_agent(self.party, identity, connections),
            )

    @property
    def container(self) -> Container:
        """The container of its Pods, as the author gave it. Read only if `argument_violations` yields nothing."""
        raise NotImplementedError

    def parts(self) -> Sequence[Part]:
        """Its controller, Service, autoscaler and so on. Called only without violations."""
        raise NotImplementedError

    @property
    def labels(self) -> dict[str, str]:
        """The recommended labels, and those that the author adds."""
        return {**super().labels, **self._labels}

    @property
    def ports(self) -> tuple[Port, ...]:
        """Its valid ports, which its Service has too. Clients connect to the first, if they name none."""
        return tuple(port for port in self._given_ports() if checks.is_valid(port, Port))

    def _given_ports(self) -> tuple[Any, ...]:
        return self.container.published_ports if isinstance(self.container, Container) else ()

    @property
    def pod_ports(self) -> tuple[Port, ...]:
        """The valid ports of all its containers, of those too that a sidecar in front hides from its Service."""
        known = not list(self.argument_violations()) and isinstance(self.container, Container)
        given = self.container.pod_ports if known else self._given_ports()
        return tuple(port for port in given if checks.is_valid(port, Port))

    def grant(
        self, *, verbs: tuple[Verb, ...], resources: tuple[str, ...], names: tuple[str, ...] = (), cluster: bool = False
    ) -> None:
        """Let its Pods do this in their namespace, or in the whole `cluster`: a Role or ClusterRole with its binding,
        the token, and the path to the API server.

        Resources are written as kubectl does: "pods", "pods/log", "jobs.batch". The environment names its `api_server`.
        """
        self._rights.add(Right(verbs=verbs, resources=resources, names=names, cluster=cluster))

    @cached_property
    def configured(self) -> Container:
        """The container with the variables of its settings. They come first, so that its own may refer to them."""
        container = self.container
        init = tuple(map(self._connected, container.init, container.before))
        given = self._variables_of_settings(container)
        whole = replace(container, environment={**given, **container.environment}, init=init)
        return with_credentials(whole, self._identity)

    def _connected(self, init: InitContainer, whole: Container) -> InitContainer:
        given = self._variables_of_settings(whole) if init.connected else {}
        return replace(init, environment={**given, **init.environment})

    def _variables_of_settings(self, container: Container) -> dict[str, str | SecretKey]:
        held = container.held()
        named = (variable for settings in self._settings() for variable in settings.values(self.namespace).items())
        return {name: value for name, value in named if name not in held}

    @property
    def pod_security(self) -> PodSecurity:
        """The Pod Security level that its Pods need."""
        containers = (one.pod_security for one in (self.container, *self.container.companions))
        return widest((self.placement.pod_security, *containers))

    @property
    def waivers(self) -> dict[str, str]:
        """The rules of the review that reasons in its placement and containers excuse."""
        containers = (self.container, *self.container.companions)
        return merged([self.placement.waivers, *(one.waivers for one in containers)])

    def server_violations(self) -> Violations:
        """As `Connectable`; Pods in the network of their node, which no policy knows."""
        yield from super().server_violations()
        if getattr(self.placement, "host_network", None) is not None:
            fix = "connect a ManagedService(...) with the addresses of the nodes"
            yield Violation("", f"{self.name}, in the network of its node", "Pods that policies know", fix)

    def argument_violations(self) -> Violations:
        """Violations of the arguments that `container` is built from. None by default."""
        yield from ()

    def violations(self) -> Violations:
        """As `Connectable`; an invalid component, label, identity, placement, right or container."""
        yield from super().violations()
        yield from formats.label_value("component", self.component)
        yield from checks.first(formats.labels("labels", self._labels), self._label_violations())
        if self._identity is not None:
            yield from checks.value("identity", self._identity, Irsa)
        yield from checks.value("placement", self.placement, Placement)
        if getattr(self.placement, "host_network", None) is not None and any(True for line in self._lines):
            fix = "leave the line out: nothing is closed to it, and servers would have to admit the nodes"
            yield Violation("connect", "from the network of the node", "Pods that policies know", fix)
        yield from self._rights.violations()
        wrong = list(self.argument_violations())
        yield from wrong
        if not wrong:
            yield from checks.first(
                (violation.by(self.container.frames) for violation in self.container.violations()),
                self._identity_violations(),
            )
        yield from self._settings_violations(wrong)

    def _identity_violations(self) -> Violations:
        """What only Pods that keep their names have: volumes of their own, a number."""
        if not self.has_claims:
            for claim in claims_of(self.container):
                fix = "write ExistingClaim(...), or use a StatefulService"
                yield Violation(f"mount {claim.path}", "a Claim", "a mount for Pods that come and go", fix)
        for one in (self.container, *self.container.companions):
            for name in (name for name, value in one.environment.items() if value == ORDINAL):
                if not self.has_ordinals:
                    fix = "use a StatefulService"
                    yield Violation(f"environment {name}", "ORDINAL", "a field of Pods without numbers", fix)
                elif not at_least(self.chart.env.kubernetes, "1.28"):
                    given = f"ORDINAL, and Kubernetes {self.chart.env.kubernetes}"
                    fix = "take it from the name of the Pod: sh -c '... ${HOSTNAME##*-}'"
                    yield Violation(f"environment {name}", given, "Kubernetes 1.28 or newer", fix)

    def _settings_violations(self, wrong: Sequence[Violation]) -> Violations:
        seen: list[Settings] = []
        for settings in self._settings():
            found = [*settings.violations(), *collisions(settings, seen)]
            yield from (violation.inside("connect").by(settings.frames) for violation in found)
            wrong = [*wrong, *found]
            seen.append(settings)
        if not wrong and not list(checks.mapping("environment", self.container.environment)):
            for name, value in self._variables_of_settings(self.container).items():
                yield from variable_violations(name, value)

    def _label_violations(self) -> Violations:
        for key, value in self._labels.items():
            if key in super().labels or self.selector.get(key, value) != value:
                fix = "leave it out: it is written anyway"
                yield Violation(f"labels {key}", repr(key), "a label of your own", fix)

    def exclusive(self) -> Iterable[Exclusive]:
        """Its AWS role: if two environments shared it, its trust policy would name only the last one."""
        if isinstance(self._identity, Irsa) and not list(self._identity.violations()):
            arn = self._identity.cluster.role_arn(self._identity.role)
            yield Exclusive("identity.role", arn, everywhere=True)

    def secret_names(self) -> set[str]:
        """The Secrets that must exist before its Pods can start."""
        return self.configured.secret_names()

    def claim_names(self) -> set[str]:
        """The PersistentVolumeClaims that its Pods mount, which other objects make."""
        containers = (self.container, *self.container.companions)
        mounts = (mount for one in containers for mount in one.mounts)
        return {mount.claim for mount in mounts if isinstance(mount, ExistingClaim)}

    @property
    def wave(self) -> int:
        """The Argo CD sync wave of its controller."""
        return self.chart.waves[self.party]

    @property
    def service_account(self) -> str:
        """The name of its ServiceAccount: the workload's name, or `account` of its identity."""
        return self.name if self._identity is None else self._identity.account

    def manifests(self) -> Iterator[Manifest]:
        """Its ServiceAccount, and the objects of its parts."""
        yield self._service_account()
        yield from self._rights.manifests(self, self.service_account)
        for part in self.parts():
            yield from part.manifests(self)

    def _service_account(self) -> Manifest:
        """Its ServiceAccount. A Pod that needs the token mounts it itself."""
        annotations = {} if self._identity is None else self._identity.annotations()
        pull_secrets = [k8s.LocalObjectReference(name=name) for name in self.chart.env.pull_secrets]
        fields = k8s.KubeServiceAccountProps(
            automount_service_account_token=False, image_pull_secrets=pull_secrets or None
        )
        return self.manifest("v1", "ServiceAccount", fields, name=self.service_account, annotations=annotations)

    def pod_annotations(self) -> Mapping[str, str]:
        """Annotations of its Pods, in addition to the configuration checksums."""
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
            token=self._rights.are_there,
            native_sidecars=at_least(self.chart.env.kubernetes, "1.29"),
            restart_policy=restart_policy,
        )
        return k8s.PodTemplateSpec(metadata=metadata, spec=spec)

    def object_annotations(self) -> dict[str, str]:
        """Annotations of the controller: waivers, and the keys of Secrets that must have the value of another key."""
        return {**shared_secrets(self.configured), **annotation(self.waivers)}
