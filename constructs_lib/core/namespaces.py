"""The objects of one namespace of a chart: the Namespace and its NetworkPolicies."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, Protocol

from constructs_lib.core.conventions import Conventions
from constructs_lib.core.environment import Environment
from constructs_lib.core.l1 import Manifest, k8s, plain
from constructs_lib.core.renderable import Renderable
from constructs_lib.network.connections import Connections
from constructs_lib.network.policies import POLICY_API, policies, policies_beside_others
from constructs_lib.network.server import WorkloadName
from constructs_lib.values.secrets import ExistingSecret
from constructs_lib.values.security_context import widest
from constructs_lib.values.waivers import annotation, merged
from contract import declarations
from contract.well_known import KEEP

IN_EVERY_CLUSTER = ("default", "kube-system", "kube-public", "kube-node-lease")
"""Namespaces that Kubernetes makes itself.

https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/#initial-namespaces
"""


@dataclass(frozen=True, kw_only=True)
class Home:
    """One namespace of a chart. One that is `existing` is made by somebody else, so its Namespace is not rendered.

    The `main` one belongs to the environment, even if it is `default`.
    """

    name: str
    main: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)
    secrets: tuple[ExistingSecret, ...] = ()
    existing: bool = False

    @property
    def is_rendered(self) -> bool:
        """Whether its Namespace is rendered."""
        return not self.existing and self.name not in IN_EVERY_CLUSTER

    @property
    def is_shared(self) -> bool:
        """Whether Pods of others run there, which this chart must not close."""
        return not self.is_rendered and not self.main


class Owner(Protocol):
    """The chart of a namespace."""

    env: Environment
    conventions: ClassVar[Conventions]

    @property
    def homes(self) -> list[Home]: ...

    @property
    def connections(self) -> Connections: ...

    def workloads(self) -> Mapping[WorkloadName, str]: ...

    def constructs_in(self, namespace: str) -> list[Renderable]: ...

    def labels_of(self, name: str, component: str) -> dict[str, str]: ...

    def metadata(
        self, name: str, labels: Mapping[str, str], *, namespace: str | None, annotations: Mapping[str, str]
    ) -> k8s.ObjectMeta: ...


def namespace_manifests(chart: Owner, home: Home) -> Iterator[Manifest]:
    """The Namespace, if it is rendered, and the NetworkPolicies of the workloads in it.

    What the namespace declares stands on its Namespace; where that is not rendered, on the first policy.
    """
    declared = _declared(chart, home)
    if home.is_rendered:
        yield _namespace(chart, home, declared)
    tiers = [name for name in chart.workloads() if name.namespace == home.name]
    render = policies_beside_others if home.is_shared else policies
    found = render(chart.connections, tiers, chart.conventions.policy) if home.is_rendered or tiers else ()
    for index, (name, spec) in enumerate(found):
        annotations = declared if index == 0 and not home.is_rendered else {}
        labels = chart.labels_of(name, "network")
        metadata = chart.metadata(name, labels, namespace=home.name, annotations=annotations)
        yield {"apiVersion": POLICY_API, "kind": "NetworkPolicy", "metadata": plain(metadata), "spec": plain(spec)}


def _namespace(chart: Owner, home: Home, declared: Mapping[str, str]) -> Manifest:
    """The Namespace. It enforces the Pod Security level that all its Pods meet, and warns at "restricted".

    https://kubernetes.io/docs/concepts/security/pod-security-admission/
    """
    constructs = chart.constructs_in(home.name)
    level = widest(each.pod_security for each in constructs)
    labels = {
        **chart.labels_of(home.name, "namespace"),
        "pod-security.kubernetes.io/enforce": level,
        "pod-security.kubernetes.io/warn": "restricted",
        **home.labels,
    }
    privileged = [each for each in constructs if each.pod_security == level == "privileged"]
    reasons = merged({"pods/enforce": reason} for each in privileged for reason in each.waivers.values())
    annotations = {**KEEP, **declared, **annotation(reasons)}
    metadata = chart.metadata(home.name, labels, namespace=None, annotations=annotations)
    return {"apiVersion": "v1", "kind": "Namespace", "metadata": plain(metadata)}


def _declared(chart: Owner, home: Home) -> dict[str, str]:
    """The Kubernetes version, the connections, the Secrets that must exist, and the namespaces that somebody else
    makes.
    """
    secrets = {secret.name: list(secret.keys) for secret in home.secrets}
    network = chart.connections.declaration(home.name, chart.workloads())
    elsewhere = [each.name for each in chart.homes if not each.is_rendered]
    return {
        declarations.KUBERNETES: chart.env.kubernetes,
        declarations.NETWORK: replace(network, shared=home.is_shared).encode(),
        **({declarations.SECRETS: json.dumps(secrets)} if secrets else {}),
        **({declarations.EXISTING_NAMESPACES: json.dumps(elsewhere)} if elsewhere else {}),
    }
