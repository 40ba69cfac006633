"""Whether one party can open a connection to another, and which policy rules decide that."""

from collections.abc import Iterable, Iterator
from ipaddress import ip_network
from typing import NamedTuple

from contract.suggest import did_you_mean
from contract.well_known import FIRST_PORT, LAST_PORT
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.network import describe
from delivery.network.cluster import Side
from delivery.network.endpoint import Addresses, Endpoint, Pod
from delivery.network.errors import UnknownParty
from delivery.network.policy import Direction, Policy
from delivery.network.ports import PROTOCOLS
from delivery.network.reachability import Reachability, networks


class Answer(NamedTuple):
    """Yes or no, and a line for each reason."""

    yes: bool
    lines: list[str]


def network_of(scope: Scope, client: str, server: str) -> Reachability:
    """The network to ask about a connection: that of the client's namespace or, if it runs in none, of the server's.

    Raises UnknownParty where a name is that of workloads in several namespaces.
    """
    homes = [home for name in (client, server.rpartition(":")[0]) if (home := _home(scope, name))]
    candidates = [*homes, *(network for network in networks(scope).values() if network.manifest or network.workloads)]
    if not candidates:
        raise UnknownParty(f"{scope.name} renders no Namespace and no workload")
    return candidates[0]


def reach(network: Reachability, client: str, server: str) -> Answer:
    """Ask whether `client` can connect to `server`, `<name>:<port>` with TCP, or `<name>:<port>/udp`.

    A name is that of a workload, a Service or an external peer, or an address; workloads and Services of other
    namespaces are `<namespace>/<name>`. Where a name has several endpoints, all must be able to. Raises UnknownParty.
    """
    host, protocol, port = _server(server)
    host, client = _full(network, host), _full(network, client)
    targets = [(endpoint, _target(network, host, endpoint, port)) for endpoint in _endpoints(network, host)]
    questions = [(source, target, number) for source in _endpoints(network, client) for target, number in targets]
    answers = [_ask(network, source, target, protocol, number) for source, target, number in questions]
    return next((answer for answer in answers if not answer.yes), answers[0])


def _ask(network: Reachability, source: Endpoint, target: Endpoint, protocol: str, port: int) -> Answer:
    decision = network.cluster.explain(source, target, protocol, port)
    verdict, verb = ("yes", "reaches") if decision.allowed else ("no", "cannot reach")
    lines = [
        f"{verdict}: {network.name(source)} {verb} {network.name(target)} on {protocol} {port} in {network.scope.name}"
    ]
    sides: list[tuple[Direction, Endpoint, Side]] = [
        ("Egress", source, decision.egress),
        ("Ingress", target, decision.ingress),
    ]
    for direction, end, side in sides:
        lines.append(f"  {direction.lower()} of {network.name(end)}: {_verdict(network, end, side)}")
        for policy in network.cluster.isolating(end, direction):
            if policy.name not in (side.allowing or side.isolating):
                continue
            lines += _rules(policy, direction, (source, target), (protocol, port) if side.allowing else None)
    return Answer(decision.allowed, lines)


def _verdict(network: Reachability, end: Endpoint, side: Side) -> str:
    """The decision of the policies at one end."""
    if not isinstance(end, Pod) or end.namespace not in network.scope.all_namespaces:
        return "outside the namespace, where no policy of this environment decides"
    if not side.isolating:
        return "open, because no policy isolates it"
    if side.allowing:
        return f"allowed by {_names(side.allowing)}"
    return f"isolated by {_names(side.isolating)}, and none of them allows it"


def _rules(
    policy: Policy, direction: Direction, ends: tuple[Endpoint, Endpoint], port: tuple[str, int] | None
) -> Iterator[str]:
    """The rules of a policy in a direction: those that allow a port, or all of them."""
    other = ends[0] if direction == "Ingress" else ends[1]
    for rule in policy.rules[direction]:
        if port is None or port in rule.allows(other, ends[1]):
            yield f"    {policy.name}: {describe.rule(rule, direction)}"


def _names(names: Iterable[str]) -> str:
    return describe.listed(f"NetworkPolicy/{name}" for name in names)


def _server(text: str) -> tuple[str, str, int]:
    host, _, rest = text.rpartition(":")
    port, _, protocol = rest.partition("/")
    wanted = (protocol or "tcp").upper()
    if not host or not port.isdecimal() or not FIRST_PORT <= int(port) <= LAST_PORT or wanted not in PROTOCOLS:
        raise UnknownParty(f"server: got {text!r}; allowed: a name and a port; write it as mysql:3306, or dns:53/udp")
    return host.strip("[]"), wanted, int(port)


def _home(scope: Scope, name: str) -> Reachability | None:
    """The network of the namespace that has a workload or a Service of a name, if any has."""
    namespace, _, own = name.rpartition("/")
    homes = [
        network
        for network in networks(scope).values()
        if namespace in ("", network.namespace) and (own in network.names or _service(network, own))
    ]
    if len(homes) > 1:
        full = " or ".join(f"{network.namespace}/{name}" for network in homes)
        raise UnknownParty(f"name: got {name!r}, which is in several namespaces; say {full}")
    return homes[0] if homes else None


def _full(network: Reachability, name: str) -> str:
    """The name, as `namespace/name` where only another namespace of the folder has it."""
    if network.endpoints(name) or _service(network, name) or not (home := _home(network.scope, name)):
        return name
    return f"{home.namespace}/{name.rpartition('/')[2]}"


def _service(network: Reachability, name: str) -> Manifest | None:
    namespace, _, own = name.rpartition("/")
    return network.scope.get("Service", namespace or network.namespace, own)


def _endpoints(network: Reachability, name: str) -> list[Endpoint]:
    if found := network.endpoints(name):
        return found
    service = _service(network, name)
    if service and (behind := network.behind(service)):
        return list(behind)
    try:
        return [Addresses(name, ip_network(name))]
    except ValueError:
        known = sorted({party for each in network.all_endpoints for party in network.parties(each)})
        fix = did_you_mean(name, known, "take one of these, or an address")
        raise UnknownParty(
            f"name: got {name!r}; allowed: {', '.join(known)}, a Service, or an address; {fix}"
        ) from None


def _target(network: Reachability, host: str, endpoint: Endpoint, port: int) -> int:
    """The port of the Pod behind a port of a Service."""
    service = _service(network, host) or {}
    for each in service.get("spec", {}).get("ports", []):
        target = each.get("targetPort", each["port"])
        if each["port"] == port and isinstance(endpoint, Pod):
            return (
                endpoint.ports.get((each.get("protocol", "TCP"), target), port) if isinstance(target, str) else target
            )
    return port
