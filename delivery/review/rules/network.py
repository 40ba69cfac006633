"""NetworkPolicies: whether they allow exactly the declared connections.

A platform declares the connections of each namespace in an annotation. The rules that need a declaration skip
manifests without one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from contract import declarations
from contract.connections import EVERY_WORKLOAD, Declaration
from contract.errors import InvalidDeclaration
from delivery.manifests.declaring import DECLARING, namespace_of_declaration
from delivery.manifests.objects import annotations_of, object_ref
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.network import describe
from delivery.network.declaration import declared
from delivery.network.differences import Difference, differences
from delivery.network.endpoint import Pod
from delivery.network.ports import Ports, union
from delivery.network.reachability import Reachability, networks
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS, POLICIES
from delivery.review.rules.rule import Findings, rule

DNS = f"{CONCEPTS}services-networking/dns-pod-service/"
DECLARED = f"metadata.annotations[{declarations.NETWORK}]"
SHOWN = 4
CLIENTS = {"workload", "entry", "monitoring", "autoscaler"}
"""The roles that may be the client of a connection. Workloads of other namespaces are external peers, too."""
DNS_PORTS = Ports.of("UDP", 53) | Ports.of("TCP", 53)


@rule("network/policy", "A NetworkPolicy that the API server refuses protects no Pod", page=POLICIES)
def refused(scope: Scope) -> Findings:
    """The API server accepts every NetworkPolicy: address blocks are valid, and each peer is of one kind."""
    for network in networks(scope).values():
        for manifest, error in network.refused:
            yield Finding.of(manifest, error.path, error.what, error.fix)


@rule("network/declaration", "An invalid declaration proves nothing", page=POLICIES)
def declaration(scope: Scope) -> Findings:
    """The declaration of a namespace is valid, and every name in it is a workload or an external peer."""
    for manifest in scope.of_kind(*DECLARING):
        try:
            found = declared(manifest)
        except InvalidDeclaration as error:
            yield Finding.of(manifest, DECLARED, error.what, "render it again: it is written from the connect lines")
            continue
        if found:
            for what in _wrong(_network_declared_by(scope, manifest), found):
                yield Finding.of(manifest, DECLARED, what, "render it again: it is generated")


@rule("network/unproved", "A declaration without policies to compare it with proves nothing", page=POLICIES)
def unproved(scope: Scope) -> Findings:
    """In a folder with declared connections, the policies of all namespaces are compared with a declaration."""
    declaring = [each for each in scope.documents if declarations.NETWORK in annotations_of(each)]
    for document in declaring:
        if what := _unread(scope, document):
            yield Finding.of(document, DECLARED, what, "declare each namespace once, on its Namespace")
    for document in scope.rejected if declaring else ():
        if document.get("kind") == "NetworkPolicy":
            yield Finding.of(document, "", "not evaluated: a schema rule rejects it", "correct it")
    for network in networks(scope).values() if declaring else ():
        there = [*network.names, *(policy.name for policy in network.folder.policies_in(network.namespace))]
        silent = network.manifest or scope.namespaces.get(network.namespace) or {}
        if there and declarations.NETWORK not in annotations_of(silent):
            whom = f"{there[0]} is in {network.namespace}"
            what = f"{whom}, which declares no connections, as {object_ref(declaring[0])} does"
            fix = "declare them, or render this namespace into a folder of its own"
            yield Finding.of(silent or scope.objects_in(network.namespace)[0], DECLARED, what, fix)


def _unread(scope: Scope, document: Manifest) -> str:
    """Why the declaration of an object is not used; empty if it is."""
    if document.get("kind") not in DECLARING:
        return "declares connections, which only a Namespace or a NetworkPolicy does"
    if any(document is each for each in scope.rejected):
        return f"declares connections that are not read: a schema rule rejects the {document['kind']}"
    read = _network_declared_by(scope, document).manifest is document
    return "" if read else "another object declares connections of this namespace, too"


def _network_declared_by(scope: Scope, manifest: Manifest) -> Reachability:
    return networks(scope)[namespace_of_declaration(manifest) or scope.namespace_of(manifest)]


def _wrong(network: Reachability, found: Declaration) -> Iterator[str]:
    """Contradictions of a declaration: it would prove nothing, or something about other Pods."""
    there = network.names
    for name, count in sorted(Counter(there).items()):
        if count > 1:
            yield f"{count} workloads have Pods with the label app={name}: to a policy they are one"
    for name in sorted(set(there) ^ set(found.tiers)):
        yield f"{name} is {'not declared' if name in there else 'no workload'}"
    names = {name for edge in found.connections for name in (edge.client, edge.server)}
    names |= {name for unused in found.unused for name in (unused.client, unused.server)}
    for name in sorted(names - {EVERY_WORKLOAD, *found.external_peers, *there} - set(found.tiers)):
        yield f"{name} is no workload and no external peer"
    role = {name: external.role for name, external in found.external_peers.items()}
    for edge in found.connections:
        too_wide = edge.client == EVERY_WORKLOAD and role.get(edge.server) != "dns"
        if too_wide or role.get(edge.client, "workload") not in CLIENTS:
            yield f"{edge.client} cannot be a client of {edge.server}"


@rule(
    "network/expressions", "Policies with matchExpressions cannot be compared with declared connections", page=POLICIES
)
def expressions(scope: Scope) -> Findings:
    """Where connections are declared, policies select by matchLabels only, so that few Pods represent all."""
    for manifest in scope.of_kind("NetworkPolicy"):
        is_declared = networks(scope)[scope.namespace_of(manifest)].is_declared
        if is_declared and "matchExpressions" in str(manifest.get("spec")):
            yield Finding.of(manifest, "spec", "selects by matchExpressions", "select by matchLabels")


@rule("network/too-much", "A policy allows a connection that is not declared", page=POLICIES)
def too_much(scope: Scope) -> Findings:
    """At both ends policies allow only declared connections."""
    for network, found in _differences(scope, too_much=True):
        first, verb = found[0], "accepts" if found[0].direction == "Ingress" else "opens"
        what = f"{first.pod.name} {verb} {_paths(network, found)}, which no connection declares"
        if first.policies:
            what += f"; {describe.listed(first.policies)} {'allows' if len(first.policies) == 1 else 'allow'} it"
            yield Finding.of(_blamed(network, first), _field(first), what, "take the rule away, or connect the two")
        else:
            fix = "isolate every Pod: a policy for all Pods with both policyTypes and no rule"
            yield Finding.of(_object(network, first.pod), "", f"{what}; no policy isolates it", fix)


@rule("network/too-little", "A policy blocks a declared connection", page=POLICIES)
def too_little(scope: Scope) -> Findings:
    """At both ends policies allow every declared connection."""
    for network, found in _differences(scope, too_much=False):
        first, verb = found[0], "accept" if found[0].direction == "Ingress" else "open"
        what = f"{first.pod.name} cannot {verb} {_paths(network, found)}, which a connection declares"
        by = f"isolated by {describe.listed(first.policies)}"
        yield Finding.of(
            _blamed(network, first), _field(first), f"{what}; {by}", "allow it there, or delete the connect line"
        )


@rule(
    "network/host-network",
    "No NetworkPolicy applies to Pods in the network of their node",
    page=f"{POLICIES}#networkpolicy-and-hostnetwork-pods",
)
def host_network(scope: Scope) -> Findings:
    """Where connections are declared, Pods have an address of their own."""
    for network in networks(scope).values():
        for workload in network.workloads.values() if network.is_declared else ():
            if workload.pod.get("hostNetwork"):
                what = "is in the network of its node: what it may reach, and who reaches it, is not proved"
                yield Finding.of(workload.manifest, f"{workload.at}.spec.hostNetwork", what, "leave it out")


@rule("network/dns", "A Pod that cannot reach the cluster DNS cannot resolve names", page=DNS)
def dns(scope: Scope) -> Findings:
    """A Pod with isolated egress can connect to the cluster DNS over UDP and TCP."""
    resolver = Pod("dns", "kube-system", {"k8s-app": "kube-dns"})
    for network in networks(scope).values():
        for pod, workload in network.workloads.items():
            missing = DNS_PORTS - network.cluster.allowed(pod, resolver)
            if missing and network.cluster.isolating(pod, "Egress"):
                fix = "allow egress to the Pods k8s-app=kube-dns of kube-system, on UDP and TCP 53"
                yield Finding.of(workload.manifest, "", f"{pod.name} cannot reach {missing} of the cluster's DNS", fix)


def _differences(scope: Scope, *, too_much: bool) -> Iterator[tuple[Reachability, list[Difference]]]:
    """The differences of one kind, grouped by end and cause. Without a declaration there are none."""
    for network in networks(scope).values():
        found: dict[Any, list[Difference]] = defaultdict(list)
        for each in network.once(differences) if network.is_declared else ():
            if each.too_much is too_much:
                found[each.pod, each.direction, each.policies].append(each)
        yield from ((network, together) for together in found.values())


def _paths(network: Reachability, found: list[Difference]) -> str:
    """The ports and the other ends: "TCP 3306 from kafka, redis and 4 more"."""
    others = list(dict.fromkeys(network.name(each.other) for each in found))
    shown = ", ".join(others[:SHOWN]) + (f" and {len(others) - SHOWN} more" if len(others) > SHOWN else "")
    word = "from" if found[0].direction == "Ingress" else "to"
    return f"{union(each.ports for each in found)} {word} {shown}"


def _blamed(network: Reachability, difference: Difference) -> Manifest | None:
    """The policy to correct: of several, the one that selects the fewest Pods."""
    policies = [network.folder.policies[difference.pod.namespace, name] for name in difference.policies]
    return max(policies, key=lambda each: len(each[0].pods.labels))[1] if policies else _object(network, difference.pod)


def _object(network: Reachability, pod: Pod) -> Manifest | None:
    workload = network.workloads.get(pod)
    return workload.manifest if workload else network.manifest


def _field(difference: Difference) -> str:
    return f"spec.{difference.direction.lower()}"
