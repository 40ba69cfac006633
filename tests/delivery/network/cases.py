"""The cases of semantics.yaml, and the small cluster that all of them are about."""

from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from delivery.manifests.reading import Manifest
from delivery.network.endpoint import Addresses, Endpoint, Pod

NAMESPACE = "shop"
SAID = yaml.load((Path(__file__).parent / "semantics.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


class Packet(NamedTuple):
    """One connection, and whether it can be opened."""

    source: str
    destination: str
    protocol: str
    port: int
    allowed: bool


@dataclass(frozen=True)
class Case:
    """A sentence about policies with connections that show whether it is true."""

    name: str
    page: str
    says: str
    policies: list[Manifest]
    packets: list[Packet]


def cases() -> Iterator[Case]:
    for section in SAID["sections"]:
        for case in section["cases"]:
            policies = [policy(f"policy-{index}", said) for index, said in enumerate(case["policies"])]
            packets = [packet(text, answer == "open") for answer in ("open", "closed") for text in case.get(answer, [])]
            yield Case(case["case"], section["page"], case["says"], policies, packets)


def policy(name: str, said: dict[str, Any]) -> Manifest:
    metadata = {"name": name, "namespace": said["in"]} if "in" in said else {"name": name}
    spec = {field: value for field, value in said.items() if field != "in"}
    return {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": metadata, "spec": spec}


def packet(text: str, allowed: bool) -> Packet:
    source, _, destination, protocol, port = text.split()
    return Packet(source, destination, protocol, int(port), allowed)


def endpoint(name: str) -> Endpoint:
    """A Pod of the cluster, or a block of addresses."""
    if "/" in name:
        return Addresses(name, ip_network(name))
    said = SAID["pods"][name]
    ports = [port.split() for port in said.get("ports", [])]
    numbers = {(protocol, port): int(number) for protocol, port, number in ports}
    return Pod(name, said["namespace"], said["labels"], SAID["namespaces"][said["namespace"]], numbers)
