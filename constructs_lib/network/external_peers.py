"""Whoever is outside the namespace: what an author writes for them, and how NetworkPolicies see them.

https://kubernetes.io/docs/concepts/services-networking/network-policies/
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_network
from typing import Any

from constructs_lib.network.settings import Settings, as_settings
from constructs_lib.problems import Fault, Faults
from constructs_lib.validation import checks, formats
from constructs_lib.values.values import (
    SecretKey,
)

EVERYWHERE = "0.0.0.0/0"
NOT_THE_INTERNET = ("10.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16")
"""Addresses that no packet reaches over the internet: private networks, those that carriers share, and link-local ones,
among them the metadata service of a cloud. https://www.iana.org/assignments/iana-ipv4-special-registry/
"""


@dataclass(frozen=True)
class Addresses:
    """Every address of a range, those in `excluded` left out.

    Where Pods have addresses of the private network, as on EKS, some network plugins let in Pods of the range too.
    """

    cidr: str
    excluded: tuple[str, ...] = ()

    def as_peer(self) -> dict[str, Any]:
        """The peer of a NetworkPolicy."""
        block: dict[str, Any] = {"cidr": self.cidr}
        return {"ipBlock": block | ({"except": list(self.excluded)} if self.excluded else {})}


@dataclass(frozen=True)
class PodsOf:
    """The Pods of another namespace; with `app`, a key and value, only those that carry this label."""

    namespace: str
    label: tuple[str, str] | None = None

    def as_peer(self) -> dict[str, Any]:
        """The peer of a NetworkPolicy."""
        peer: dict[str, Any] = {"namespaceSelector": {"matchLabels": {NAMESPACE_LABEL: self.namespace}}}
        return peer | ({"podSelector": {"matchLabels": dict([self.label])}} if self.label else {})


_LABEL = r"[a-z0-9](?:[-a-z0-9]*[a-z0-9])?"
_PUBLIC_HOST = rf"(?!.*\.(?:svc|local|internal|localhost)(?:\.|$))(?:{_LABEL}\.)+(?=[a-z]){_LABEL}"

WIDEST = 8
"""No private network is wider than 10.0.0.0/8."""

NAMESPACE_LABEL = "kubernetes.io/metadata.name"
"""The label that Kubernetes itself puts on every Namespace: its name."""

Peer = Addresses | PodsOf


@dataclass(frozen=True)
class Outsider:
    """One party outside the namespace, under the name that drawings and messages use.

    `role` is "entry", "monitoring", "dns", "managed" or "internet". `public` are the ports on which browsers reach an
    entry. Clients know a server by `host`, or read its host from a secret.
    """

    name: str
    role: str
    peers: tuple[Peer, ...]
    public: tuple[int, ...] = ()
    host: str = ""
    secret: SecretKey | None = None

    def declaration(self) -> dict[str, Any]:
        """What `delivery.network.intent` reads; what is empty is left out."""
        said: dict[str, Any] = {"role": self.role, "peers": [peer.as_peer() for peer in self.peers]}
        if self.public:
            said["public"] = list(self.public)
        if self.host:
            said["host"] = self.host
        if self.secret:
            said["secret"] = f"{self.secret.name}/{self.secret.key}"
        return said


CLUSTER_DNS = Outsider("cluster-dns", "dns", (PodsOf("kube-system", ("k8s-app", "kube-dns")),))
"""What answers names in every cluster. https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/"""


@dataclass(frozen=True, kw_only=True)
class Internet:
    """A server outside the cluster, reached over the internet: something to `connect` to.

    NetworkPolicies know addresses, no names: the port is open to every public address, and to no private one. With
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
    def outsider(self) -> Outsider:
        """How policies see it."""
        excluded = () if self.private else NOT_THE_INTERNET
        return Outsider(self.host, "internet", (Addresses(EVERYWHERE, excluded),), host=self.host)

    def settings(self, prefix: str) -> Settings:
        """What a client needs to reach it: `<prefix>_HOST` and `<prefix>_PORT`."""
        return as_settings(prefix, self, {"HOST": self.host, "PORT": f"{self.port}"})

    def faults(self) -> Faults:
        """A host name or port that cannot be; a name that means something inside the cluster, or no name at all."""
        allowed = "a host name on the internet, such as api.example.com"
        fix = "connect the construct itself, or a Managed(...) in the private network"
        yield from formats.form("host", self.host, _PUBLIC_HOST, allowed, fix)
        yield from checks.port("port", self.port)
        yield from checks.flag("private", self.private)


@dataclass(frozen=True, kw_only=True)
class Managed:
    """A server that somebody else runs at private addresses, such as a database of the cloud: something to connect to.

    `subnets` are the ranges of addresses that it may have, as CIDR. Clients know it by `host`, which may come from a
    secret. `parameters` are what else they must know, without the prefix that they use.
    """

    name: str
    subnets: tuple[str, ...]
    port: int
    host: str | SecretKey
    parameters: Mapping[str, str | SecretKey] = field(default_factory=dict)

    @property
    def outsider(self) -> Outsider:
        """How policies see it."""
        peers = tuple(Addresses(each) for each in self.subnets)
        if isinstance(self.host, SecretKey):
            return Outsider(self.name, "managed", peers, secret=self.host)
        return Outsider(self.name, "managed", peers, host=self.host)

    def settings(self, prefix: str) -> Settings:
        """What a client needs to reach it: `<prefix>_HOST`, `<prefix>_PORT` and the parameters."""
        parameters = {} if list(checks.mapping("parameters", self.parameters)) else self.parameters
        return as_settings(prefix, self, {"HOST": self.host, "PORT": f"{self.port}", **parameters})

    def faults(self) -> Faults:
        """A name, range, port or host that cannot be; parameters that are not text."""
        yield from formats.name("name", self.name)
        yield from subnet_faults(self.subnets)
        yield from checks.port("port", self.port)
        if isinstance(self.host, SecretKey):
            yield from (fault.inside("host") for fault in self.host.faults())
        else:
            yield from formats.domain("host", self.host)
        yield from checks.mapping("parameters", self.parameters)


def subnet_faults(subnets: Any) -> Faults:
    """No range of addresses, or one that is not CIDR."""
    wrong = list(checks.each("subnets", subnets, formats.cidr))
    yield from wrong
    for subnet in [] if wrong else subnets:
        if ip_network(subnet, strict=False).prefixlen < WIDEST:
            fix = "name the subnets; what is reached over the internet is an Internet(...)"
            yield Fault("subnets", subnet, f"a part of a private network, /{WIDEST} or narrower", fix)
    if subnets == ():
        yield Fault("subnets", "none", "at least one range of addresses", 'write it as CIDR, such as "10.0.21.0/24"')
