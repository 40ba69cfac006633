"""Descriptions of NetworkPolicies for people: what a rule allows, and which endpoints a peer matches."""

from collections.abc import Iterable

from contract.well_known import NAMESPACE_NAME
from delivery.network.peer import IpBlock, Peer
from delivery.network.policy import Direction, Rule
from delivery.network.selector import EVERYTHING, Expression, Selector

OPERATORS = {"In": "in", "NotIn": "not in"}


def listed(names: Iterable[str]) -> str:
    """A list for a sentence: "a, b and c"."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def rule(one: Rule, direction: Direction) -> str:
    """What a rule allows in a direction: "TCP 3306 from Pods app=api"."""
    word = "from" if direction == "Ingress" else "to"
    return f"{_ports(one)} {word} {', '.join(map(peer, one.peers)) or 'anywhere'}"


def peer(one: Peer) -> str:
    """What a peer matches: "Pods app=api", "Pods of the namespace monitoring", "10.0.0.0/8 except 10.1.0.0/16"."""
    if isinstance(one, IpBlock):
        excepted = ", ".join(sorted(map(str, one.exceptions)))
        return f"{one.cidr} except {excepted}" if excepted else f"{one.cidr}"
    pods = "every Pod" if one.pods == EVERYTHING else f"Pods {selector(one.pods)}"
    return pods if one.namespaces is None else f"{pods} of {_namespaces(one.namespaces)}"


def selector(one: Selector) -> str:
    """What a selector matches: "app=api, tier in (web, edge)"."""
    labels = [f"{key}={value}" for key, value in sorted(one.labels)]
    return ", ".join([*labels, *map(_expression, one.expressions)])


def _namespaces(one: Selector) -> str:
    labels = dict(one.labels)
    if one == EVERYTHING:
        return "every namespace"
    if set(labels) == {NAMESPACE_NAME} and not one.expressions:
        return f"the namespace {labels[NAMESPACE_NAME]}"
    return f"namespaces {selector(one)}"


def _expression(one: Expression) -> str:
    if one.operator in OPERATORS:
        return f"{one.key} {OPERATORS[one.operator]} ({', '.join(sorted(one.values))})"
    return one.key if one.operator == "Exists" else f"no {one.key}"


def _ports(one: Rule) -> str:
    names = [f"{protocol} {name}" for protocol, name in sorted(one.names)]
    return ", ".join([*([str(one.ports)] if one.ports or not names else []), *names])
