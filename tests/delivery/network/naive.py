"""A second reading of NetworkPolicies, slow and plain: one packet at a time, straight from the YAML.

It shares nothing with delivery/network and computes differently where it can: addresses are texts of ones and zeros. A
Pod is a map with name, namespace, labels, namespaceLabels and ports, as a container has them; whoever is outside the
cluster is a map with an address.
"""

from ipaddress import ip_address
from typing import Any

Yaml = dict[str, Any]


def passes(policies: list[Yaml], namespace: str, source: Yaml, destination: Yaml, protocol: str, port: int) -> bool:
    """Whether a packet that opens a connection gets through. Policies without a namespace are in `namespace`."""
    for direction, owner in (("Egress", source), ("Ingress", destination)):
        isolated, allowed = False, False
        for policy in policies:
            if applies(direction, policy, namespace, owner):
                isolated = True
                if lets(direction, policy, namespace, source, destination, protocol, port):
                    allowed = True
        if isolated and not allowed:
            return False
    return True


def applies(direction: str, policy: Yaml, namespace: str, owner: Yaml) -> bool:
    """Whether a policy isolates an endpoint in a direction."""
    if "address" in owner or policy["metadata"].get("namespace", namespace) != owner["namespace"]:
        return False
    spec = policy.get("spec", {})
    return direction in types(spec) and selects(spec.get("podSelector", {}), owner["labels"])


def lets(
    direction: str, policy: Yaml, namespace: str, source: Yaml, destination: Yaml, protocol: str, port: int
) -> bool:
    """Whether a rule of the policy is about the packet."""
    own_namespace = policy["metadata"].get("namespace", namespace)
    for rule in policy.get("spec", {}).get(direction.lower(), []):
        if direction == "Ingress":
            peers, other = rule.get("from", []), source
        else:
            peers, other = rule.get("to", []), destination
        good_peer = len(peers) == 0
        for peer in peers:
            good_peer = good_peer or is_peer(peer, own_namespace, other)
        good_port = len(rule.get("ports", [])) == 0
        for entry in rule.get("ports", []):
            good_port = good_port or is_port(entry, destination, protocol, port)
        if good_peer and good_port:
            return True
    return False


def types(spec: Yaml) -> list[str]:
    if len(spec.get("policyTypes", [])) > 0:
        said: list[str] = spec["policyTypes"]
        return said
    if len(spec.get("egress", [])) > 0:
        return ["Ingress", "Egress"]
    return ["Ingress"]


def is_peer(peer: Yaml, policy_namespace: str, other: Yaml) -> bool:
    if "ipBlock" in peer:
        if "address" not in other:
            return False
        if not in_block(other["address"], peer["ipBlock"]["cidr"]):
            return False
        excepted = [cidr for cidr in peer["ipBlock"].get("except", []) if in_block(other["address"], cidr)]
        return len(excepted) == 0
    if "address" in other:
        return False
    if "namespaceSelector" in peer and "podSelector" in peer:
        in_namespace = selects(peer["namespaceSelector"], namespace_labels(other))
        return in_namespace and selects(peer["podSelector"], other["labels"])
    if "namespaceSelector" in peer:
        return selects(peer["namespaceSelector"], namespace_labels(other))
    same: bool = other["namespace"] == policy_namespace
    return same and selects(peer["podSelector"], other["labels"])


def namespace_labels(pod: Yaml) -> Yaml:
    labels = dict(pod["namespaceLabels"])
    labels["kubernetes.io/metadata.name"] = pod["namespace"]
    return labels


def is_port(entry: Yaml, listener: Yaml, protocol: str, port: int) -> bool:
    if entry.get("protocol", "TCP") != protocol:
        return False
    if "port" not in entry:
        return True
    if isinstance(entry["port"], str):
        wanted = {"name": entry["port"], "protocol": protocol, "containerPort": port}
        return wanted in listener.get("ports", [])
    if "endPort" in entry:
        return port in range(entry["port"], entry["endPort"] + 1)
    return bool(entry["port"] == port)


def selects(selector: Yaml, labels: Yaml) -> bool:
    for key, value in selector.get("matchLabels", {}).items():
        if key not in labels or labels[key] != value:
            return False
    for expression in selector.get("matchExpressions", []):
        key, operator = expression["key"], expression["operator"]
        if operator == "Exists" and key not in labels:
            return False
        if operator == "DoesNotExist" and key in labels:
            return False
        if operator == "In" and (key not in labels or labels[key] not in expression["values"]):
            return False
        if operator == "NotIn" and key in labels and labels[key] in expression["values"]:
            return False
    return True


def in_block(address: str, cidr: str) -> bool:
    written, length = cidr.split("/")
    one, other = bits(address), bits(written)
    return len(one) == len(other) and one[: int(length)] == other[: int(length)]


def bits(address: str) -> str:
    parsed = ip_address(address)
    return "".join(f"{byte:08b}" for byte in parsed.packed)
