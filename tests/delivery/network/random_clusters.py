"""Random clusters for properties: small enough to collide often, with everything that a NetworkPolicy can say."""

from typing import Any

from hypothesis import strategies as st

Yaml = dict[str, Any]
Strategy = st.SearchStrategy[Any]

NAMESPACES: dict[str, dict[str, str]] = {"one": {}, "two": {"team": "a", "role": ""}}
KEYS = st.sampled_from(["app", "role"])
VALUES = st.sampled_from(["a", "b", ""])
PORT_NAMES = st.sampled_from(["http", "dns"])
PROTOCOLS = st.sampled_from(["TCP", "UDP", "TCP", "SCTP"])
NUMBERS = st.sampled_from([1, 2, 53, 80, 81, 443, 8080, 65534, 65535])
IPV4 = ("10.0.0.0", "10.0.0.127", "10.0.0.128", "10.0.1.1", "11.0.0.0", "0.0.0.0", "255.255.255.255")
IPV6 = ("::", "::a00:1", "2001:db8::", "2001:db8::1", "2001:db8:8000::", "ffff::")
ADDRESSES = st.sampled_from([*IPV4, *IPV6])
BLOCKS: dict[str, list[str]] = {
    "0.0.0.0/0": ["10.0.0.0/8", "10.0.0.0/25", "10.0.0.127/32", "0.0.0.0/1", "128.0.0.0/1"],
    "10.0.0.0/8": ["10.0.0.0/24", "10.0.0.200/25", "10.0.0.0/16"],
    "10.0.0.99/24": ["10.0.0.0/25", "10.0.0.128/25", "10.0.0.128/32"],
    "10.0.1.1/32": [],
    "::/0": ["2001:db8::/32", "2001:db8::1/128", "8000::/1"],
    "2001:db8::/32": ["2001:db8::/33", "2001:db8::/64"],
}


def maps(required: dict[str, Strategy], optional: dict[str, Strategy]) -> Strategy:
    return st.fixed_dictionaries(required, optional=optional)


def several(items: Strategy, least: int = 0) -> Strategy:
    return st.lists(items, min_size=least, max_size=2)


def selectors(keys: Strategy) -> Strategy:
    listed = maps({"key": keys, "operator": st.sampled_from(["In", "NotIn"]), "values": several(VALUES, 1)}, {})
    unlisted = maps({"key": keys, "operator": st.sampled_from(["Exists", "DoesNotExist"])}, {"values": st.just([])})
    labels = st.dictionaries(keys, VALUES, max_size=1)
    return st.just({}) | maps({}, {"matchLabels": labels, "matchExpressions": several(listed | unlisted)})


def ip_block(cidr: str) -> Strategy:
    exceptions = several(st.sampled_from(BLOCKS[cidr])) if BLOCKS[cidr] else st.just([])
    return maps({"cidr": st.just(cidr)}, {"except": exceptions})


def span(one: int, other: int, rest: Yaml) -> Yaml:
    """A range of ports."""
    return {**rest, "port": min(one, other), "endPort": max(one, other)}


def rules(peers: str) -> Strategy:
    """Rules with their peers in this field: most with peers and ports, some without, or with empty lists."""
    full = maps({peers: several(PEERS, 1), "ports": several(PORTS, 1)}, {})
    odd = maps({}, {peers: several(PEERS), "ports": several(PORTS)})
    return several(full | odd, 1) | st.just([])


def named(policies: list[Yaml]) -> list[Yaml]:
    """Each policy under a name of its own."""
    numbered = enumerate(policies)
    return [{**each, "metadata": {**each["metadata"], "name": f"policy-{index}"}} for index, each in numbered]


def placed(pod: Yaml, namespace: str) -> Yaml:
    """A Pod in a namespace. Two Pods of one name are not the same Pod."""
    return {**pod, "name": "web", "namespace": namespace, "namespaceLabels": NAMESPACES[namespace]}


OWN_NAMESPACE = {"kubernetes.io/metadata.name": st.sampled_from(list(NAMESPACES))}
POD_SELECTORS = selectors(KEYS)
NAMESPACE_SELECTORS = selectors(st.sampled_from(["team", "role"])) | maps({"matchLabels": maps(OWN_NAMESPACE, {})}, {})
LABELS = st.dictionaries(KEYS, VALUES, max_size=2)
IP_BLOCKS = st.sampled_from(list(BLOCKS)).flatmap(ip_block)
PEERS = st.one_of(
    maps({"podSelector": POD_SELECTORS}, {}),
    maps({"namespaceSelector": NAMESPACE_SELECTORS}, {}),
    maps({"namespaceSelector": NAMESPACE_SELECTORS, "podSelector": POD_SELECTORS}, {}),
    maps({"ipBlock": IP_BLOCKS}, {}),
)
PORTS = st.one_of(
    maps({}, {"protocol": PROTOCOLS, "port": NUMBERS}),
    maps({"port": PORT_NAMES}, {"protocol": PROTOCOLS}),
    st.builds(span, NUMBERS, NUMBERS, maps({}, {"protocol": PROTOCOLS})),
)
TYPES = st.sampled_from([[], ["Ingress"], ["Egress"], ["Ingress", "Egress"], ["Egress", "Ingress"]])
INGRESS, EGRESS = rules("from"), rules("to")
SPECS = st.one_of(
    maps({"ingress": INGRESS, "policyTypes": st.just(["Ingress"])}, {"podSelector": POD_SELECTORS}),
    maps({"egress": EGRESS, "policyTypes": st.just(["Egress"])}, {"podSelector": POD_SELECTORS}),
    maps({}, {"podSelector": POD_SELECTORS, "policyTypes": TYPES, "ingress": INGRESS, "egress": EGRESS}),
)
METADATA = maps({}, {"namespace": st.sampled_from(list(NAMESPACES))})
POLICIES = st.lists(maps({"metadata": METADATA}, {"spec": SPECS}), min_size=1, max_size=3).map(named)
CONTAINER_PORTS = st.lists(
    maps({"name": PORT_NAMES, "protocol": PROTOCOLS, "containerPort": NUMBERS}, {}),
    min_size=1,
    max_size=4,
    unique_by=lambda port: (port["protocol"], port["name"]),
)
PODS = st.builds(
    placed,
    maps({"labels": LABELS, "ports": CONTAINER_PORTS}, {}),
    st.sampled_from(list(NAMESPACES)),
)
OUTSIDERS = maps({"address": ADDRESSES}, {})
ENDS = st.tuples(PODS, PODS, PODS, OUTSIDERS).map(list)
"""Both ends of a few connections."""
