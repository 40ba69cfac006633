"""External peers: clients and servers outside the namespace, and their NetworkPolicy peers.

https://kubernetes.io/docs/concepts/services-networking/network-policies/
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_network
from typing import Any

from constructs_lib.core.l1 import Manifest, k8s, plain
from constructs_lib.network.server import PlainServer, published
from constructs_lib.validation import checks, formats
from constructs_lib.values.ports import Port
from constructs_lib.values.secrets import SecretKey
from constructs_lib.values.value import Value
from contract.connections import ExternalPeer
from contract.names import DNS_LABEL
from contract.violations import Violation, Violations
from contract.well_known import HTTP01_PORT, HTTP01_SOLVER, NAMESPACE_NAME

EVERYWHERE = "0.0.0.0/0"
NOT_THE_INTERNET = ("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16")
"""Addresses that no packet reaches over the internet: private networks, those that carriers share, and link-local ones,
among them the metadata service of a cloud. https://www.iana.org/assignments/iana-ipv4-special-registry/
"""

_PUBLIC_HOST = rf"(?!.*\.(?:svc|local|internal|localhost)(?:\.|$))(?:{DNS_LABEL}\.)+(?=[a-z]){DNS_LABEL}"

WIDEST = 8
"""No private network is wider than 10.0.0.0/8."""


def addresses(cidr: str, excluded: tuple[str, ...] = ()) -> Manifest:
    """The peer that is every address of a range, those in `excluded` left out.

    Where Pods have addresses of the private network, as on EKS, some network plugins let in Pods of the range too.
    """
    return plain(k8s.NetworkPolicyPeer(ip_block=k8s.IpBlock(cidr=cidr, except_=list(excluded) or None)))


def pods_of(namespace: str, labels: Mapping[str, str] | None = None) -> Manifest:
    """The peer that is the Pods of another namespace; with `labels`, only those that carry them all."""
    return plain(
        k8s.NetworkPolicyPeer(
            namespace_selector=k8s.LabelSelector(match_labels={NAMESPACE_NAME: namespace}),
            pod_selector=None if labels is None else k8s.LabelSelector(match_labels=labels),
        )
    )


CLUSTER_DNS = ExternalPeer("cluster-dns", "dns", (pods_of("kube-system", {"k8s-app": "kube-dns"}),))
"""What answers names in every cluster. https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/"""


ACME_SOLVER = ExternalPeer(
    "acme-solver",
    "solver",
    (plain(k8s.NetworkPolicyPeer(pod_selector=k8s.LabelSelector(match_labels={HTTP01_SOLVER: "true"}))),),
)
"""The Pods of a namespace with which cert-manager answers HTTP-01 challenges, on SOLVER_PORT."""
SOLVER_PORT = Port("http", HTTP01_PORT)


def scraper(namespace: str) -> ExternalPeer:
    """Prometheus in its own namespace, which reads what Pods measure."""
    return ExternalPeer(namespace, "monitoring", (pods_of(namespace),))


class ExternalServer(PlainServer):
    """Base of servers that this platform does not render."""

    def server_violations(self) -> Violations:
        """Why a workload cannot connect to it: its violations."""
        return self.violations()

    def violations(self) -> Violations:
        """What cannot be."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Internet(ExternalServer):
    """A server outside the cluster, reached over the internet: something to `connect` to.

    NetworkPolicies match addresses, not names: the port is open to every public address, and to no private one. With
    `private` it is open to those too, because a cloud may answer for the host inside the private network.
    """

    host: str
    port: int
    private: bool = False

    @property
    def name(self) -> str:
        """What drawings and messages call it."""
        return self.host

    @property
    def party(self) -> ExternalPeer:
        """How policies see it."""
        excluded = () if self.private else NOT_THE_INTERNET
        return ExternalPeer(self.host, "internet", (addresses(EVERYWHERE, excluded),), host=self.host)

    @property
    def target_port(self) -> Port:
        """What it listens on."""
        return Port("", self.port)

    def variables(self, namespace: str) -> Mapping[str, str | SecretKey]:
        """HOST and PORT."""
        return {"HOST": self.host, "PORT": f"{self.port}"}

    def violations(self) -> Violations:
        """A host name or port that cannot be; a name that means something inside the cluster, or no name at all."""
        allowed = "a host name on the internet, such as api.example.com"
        fix = "connect the construct itself, or a ManagedService(...) in the private network"
        yield from formats.form("host", self.host, _PUBLIC_HOST, allowed, fix)
        yield from checks.port("port", self.port)
        yield from checks.flag("private", self.private)


@dataclass(frozen=True, kw_only=True)
class ManagedService(ExternalServer):
    """A managed server at private addresses, such as a cloud database: a target of `connect`.

    `subnets` are the ranges of addresses that it may have, as CIDR. Clients know it by `host`, which may come from a
    secret. `parameters` are what else they must know, without the prefix that they use.
    """

    name: str
    subnets: tuple[str, ...]
    port: int
    host: str | SecretKey
    parameters: Mapping[str, str | SecretKey] = field(default_factory=dict)

    @property
    def party(self) -> ExternalPeer:
        """How policies see it."""
        peers = tuple(addresses(subnet) for subnet in self.subnets)
        if isinstance(self.host, SecretKey):
            return ExternalPeer(self.name, "managed", peers, secret=f"{self.host.name}/{self.host.key}")
        return ExternalPeer(self.name, "managed", peers, host=self.host)

    @property
    def target_port(self) -> Port:
        """What it listens on."""
        return Port("", self.port)

    def variables(self, namespace: str) -> Mapping[str, str | SecretKey]:
        """HOST, PORT and the parameters."""
        parameters = self.parameters if isinstance(self.parameters, Mapping) else {}
        return {"HOST": self.host, "PORT": f"{self.port}", **parameters}

    def violations(self) -> Violations:
        """A name, range, port or host that cannot be; parameters that are not text."""
        yield from formats.name("name", self.name)
        yield from subnet_violations(self.subnets)
        yield from checks.port("port", self.port)
        if isinstance(self.host, SecretKey):
            yield from checks.inside("host", self.host)
        else:
            yield from formats.domain("host", self.host)
        yield from checks.mapping("parameters", self.parameters)


@dataclass(frozen=True, kw_only=True)
class ClusterService(ExternalServer):
    """A Service of another namespace that this platform does not render: a target of `connect`.

    `labels` are those of the Pods behind it, because NetworkPolicies match Pods: without them, all of the namespace.
    `port` is that of its Pods; clients connect to `service_port` of the Service, if the two differ.
    """

    name: str
    namespace: str
    port: int
    labels: Mapping[str, str] = field(default_factory=dict)
    service_port: int | None = None

    @property
    def host(self) -> str:
        """The name by which every namespace resolves it."""
        return f"{self.name}.{self.namespace}"

    @property
    def party(self) -> ExternalPeer:
        """How policies see it."""
        peers = (pods_of(self.namespace, self.labels or None),)
        ports = {} if self.service_port is None else {self.service_port: self.port}
        return ExternalPeer(f"{self.namespace}/{self.name}", "workload", peers, host=self.host, pod_ports=ports)

    @property
    def target_port(self) -> Port:
        """What it listens on."""
        return Port("", self.port, service_port=self.service_port)

    def variables(self, namespace: str) -> Mapping[str, str | SecretKey]:
        """HOST and PORT."""
        return {"HOST": self.host, "PORT": published(self.target_port)}

    def violations(self) -> Violations:
        """An invalid name, namespace or label; a port that cannot be."""
        yield from formats.name("name", self.name, service=True)
        yield from formats.name("namespace", self.namespace)
        yield from checks.port("port", self.port)
        if self.service_port is not None:
            yield from checks.port("service_port", self.service_port)
        yield from formats.labels("labels", self.labels)


@dataclass(frozen=True, kw_only=True)
class ApiServer(Value):
    """Where Pods reach the API server: ranges of addresses as CIDR, and the port of the server itself.

    On EKS these are the subnets of the control plane, with port 443; with kubeadm the control-plane nodes, with 6443.
    """

    subnets: tuple[str, ...]
    port: int = 443

    @property
    def party(self) -> ExternalPeer:
        """How policies see it."""
        return ExternalPeer("api-server", "managed", tuple(addresses(subnet) for subnet in self.subnets))

    @property
    def target_port(self) -> Port:
        """What it listens on."""
        return Port("", self.port)

    def violations(self) -> Violations:
        """A range that is not CIDR; an invalid port."""
        yield from subnet_violations(self.subnets)
        yield from checks.port("port", self.port)


def subnet_violations(subnets: Any) -> Violations:
    """No range of addresses, or one that is not CIDR."""
    wrong = list(checks.each("subnets", subnets, formats.cidr))
    yield from wrong
    for subnet in [] if wrong else subnets:
        if ip_network(subnet, strict=False).prefixlen < WIDEST:
            fix = "name the subnets; what is reached over the internet is an Internet(...)"
            yield Violation("subnets", subnet, f"a part of a private network, /{WIDEST} or narrower", fix)
    if subnets == ():
        fix = 'write it as CIDR, such as "10.0.21.0/24"'
        yield Violation("subnets", "none", "at least one range of addresses", fix)
