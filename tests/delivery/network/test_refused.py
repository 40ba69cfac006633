"""Policies that pass their schema and that an API server refuses all the same."""

from typing import Any

import pytest

from contract.well_known import MINORS
from delivery.network.errors import InvalidPolicy
from delivery.network.policy import Policy
from delivery.schema import kubernetes
from tests.delivery.network.cases import NAMESPACE, policy


def peer(said: Any) -> dict[str, Any]:
    return {"podSelector": {}, "ingress": [{}, {"from": [{"podSelector": {}}, said]}]}


def port(said: Any) -> dict[str, Any]:
    return {"podSelector": {}, "egress": [{"ports": [said]}]}


def expression(**said: Any) -> dict[str, Any]:
    return {"podSelector": {"matchExpressions": [{"key": "app", **said}]}}


PEER = "spec.ingress[1].from[1]"
PORT = "spec.egress[0].ports[0]"
EXPRESSION = "spec.podSelector.matchExpressions[0]"

REFUSED = {
    "a type in small letters": ({"podSelector": {}, "policyTypes": ["ingress"]}, "spec.policyTypes: got 'ingress'"),
    "an empty peer": (peer({}), f"{PEER}: is empty; give it"),
    "a block with a selector": (
        peer({"ipBlock": {"cidr": "10.0.0.0/8"}, "podSelector": {}}),
        f"{PEER}: has an ipBlock and",
    ),
    "an address that is none": (
        peer({"ipBlock": {"cidr": "10.0.0.256/24"}}),
        f"{PEER}.ipBlock.cidr: got '10.0.0.256/24'",
    ),
    "a block without length": (peer({"ipBlock": {"cidr": "10.0.0.1"}}), f"{PEER}.ipBlock.cidr: got '10.0.0.1'"),
    "a block with a netmask": (peer({"ipBlock": {"cidr": "10.0.0.0/255.0.0.0"}}), f"{PEER}.ipBlock.cidr: got"),
    "a block with a zone": (peer({"ipBlock": {"cidr": "fe80::%eth0/64"}}), f"{PEER}.ipBlock.cidr: got"),
    "a block that is too long": (peer({"ipBlock": {"cidr": "10.0.0.0/33"}}), f"{PEER}.ipBlock.cidr: got '10.0.0.0/33'"),
    "an exception elsewhere": (
        peer({"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.1.0.0/16", "11.0.0.0/16"]}}),
        f"{PEER}.ipBlock.except[1]: 11.0.0.0/16 is not a part of 10.0.0.0/8",
    ),
    "an exception of everything": (
        peer({"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.0.0.0/8"]}}),
        f"{PEER}.ipBlock.except[0]: 10.0.0.0/8 is not a part of 10.0.0.0/8",
    ),
    "an exception of another version": (
        peer({"ipBlock": {"cidr": "0.0.0.0/0", "except": ["2001:db8::/32"]}}),
        f"{PEER}.ipBlock.except[0]: 2001:db8::/32 is not a part of 0.0.0.0/0",
    ),
    "an operator of another language": (expression(operator="Is", values=["a"]), f"{EXPRESSION}.operator: got 'Is'"),
    "In without values": (expression(operator="In"), f"{EXPRESSION}.values: In has no values"),
    "Exists with values": (expression(operator="Exists", values=["a"]), f"{EXPRESSION}.values: Exists has values"),
    "an expression deep inside": (
        peer({"namespaceSelector": {"matchExpressions": [{"key": "a", "operator": "NotIn", "values": []}]}}),
        f"{PEER}.namespaceSelector.matchExpressions[0].values: NotIn has no values",
    ),
    "a protocol of another layer": (port({"protocol": "ICMP"}), f"{PORT}.protocol: got 'ICMP'"),
    "a number in quotes": (port({"port": "8080"}), f"{PORT}.port: got the name '8080'"),
    "the port zero": (port({"port": 0}), f"{PORT}.port: got 0; allowed: 1 to 65535"),
    "a port that is too high": (port({"port": 65536}), f"{PORT}.port: got 65536; allowed: 1 to 65535"),
    "a range backwards": (port({"port": 90, "endPort": 80}), f"{PORT}.port: got 90 to 80; allowed"),
    "a range that is too long": (port({"port": 90, "endPort": 70000}), f"{PORT}.port: got 90 to 70000; allowed"),
    "a range from a name": (port({"port": "http", "endPort": 80}), f"{PORT}.endPort: there is no number in port"),
    "a range from nowhere": (port({"endPort": 80}), f"{PORT}.endPort: there is no number in port"),
}


@pytest.mark.parametrize(("spec", "message"), REFUSED.values(), ids=[name.replace(" ", "_") for name in REFUSED])
def test_a_policy_that_no_cluster_takes_is_refused_with_the_place_and_the_remedy(
    spec: dict[str, Any], message: str
) -> None:
    manifest = policy("wrong", spec)
    assert list(kubernetes.errors(manifest, MINORS[-1])) == []
    with pytest.raises(InvalidPolicy) as caught:
        Policy.parse(manifest, NAMESPACE)
    assert str(caught.value).startswith(message)
    assert str(caught.value) == f"{caught.value.path}: {caught.value.what}; {caught.value.fix}"
