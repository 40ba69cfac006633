"""Small manifests in two namespaces, for tests of what belongs to which."""

import json
from typing import Any

Documents = list[dict[str, Any]]

NAMES = {
    "to": [
        {
            "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}},
            "podSelector": {"matchLabels": {"k8s-app": "kube-dns"}},
        }
    ],
    "ports": [{"protocol": protocol, "port": 53} for protocol in ("UDP", "TCP")],
}
DNS = {"name": "dns", "role": "dns", "peers": NAMES["to"]}
ASKING = [{"client": "*", "server": "dns", "port": 53, "protocol": protocol} for protocol in ("UDP", "TCP")]


def metadata(name: str, namespace: str) -> dict[str, Any]:
    """The metadata of an object, in no namespace where that is empty."""
    return {"name": name, "namespace": namespace} if namespace else {"name": name}


def namespace(name: str, network: dict[str, Any] | None = None) -> dict[str, Any]:
    """A Namespace, with what it declares about its network."""
    labels = {"pod-security.kubernetes.io/enforce": "baseline"}
    found: dict[str, Any] = {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name, "labels": labels}}
    if network is not None:
        found["metadata"]["annotations"] = {"delivery/network": json.dumps(network)}
    return found


def config(name: str, namespace: str, **data: str) -> dict[str, Any]:
    """A ConfigMap."""
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": metadata(name, namespace), "data": data}


def thing(kind: str, name: str, namespace: str, version: str = "v1", **fields: Any) -> dict[str, Any]:
    """An object of any kind."""
    return {"apiVersion": version, "kind": kind, "metadata": metadata(name, namespace), **fields}


def service(name: str, namespace: str, app: str, port: int = 80, **spec: Any) -> dict[str, Any]:
    """A Service for the Pods of a workload."""
    found = {"selector": {"app": app}, "ports": [{"port": port, "targetPort": 8080}], **spec}
    return thing("Service", name, namespace, spec=found)


def workload(name: str, namespace: str, kind: str = "Deployment", container: Any = None, **pod: Any) -> dict[str, Any]:
    """A workload whose one container listens on port 8080."""
    labels = {"app": name}
    listening = {"name": "main", "image": "main:1", "ports": [{"name": "http", "containerPort": 8080}]}
    template = {"metadata": {"labels": labels}, "spec": {"containers": [listening | (container or {})], **pod}}
    spec: dict[str, Any] = {"replicas": 1, "selector": {"matchLabels": labels}, "template": template}
    if kind == "StatefulSet":
        spec["serviceName"] = name
    return thing(kind, name, namespace, "apps/v1", spec=spec)


def policy(name: str, namespace: str, pods: dict[str, str], **rules: Any) -> dict[str, Any]:
    """A NetworkPolicy that isolates Pods both ways, but for some rules."""
    spec = {"podSelector": {"matchLabels": pods}, "policyTypes": ["Ingress", "Egress"], **rules}
    return thing("NetworkPolicy", name, namespace, "networking.k8s.io/v1", spec=spec)


def declaration(*tiers: str, outside: Any = None, connections: Any = ()) -> dict[str, Any]:
    """What a Namespace declares: its workloads, the cluster's DNS, and some more."""
    outside = {"dns": {key: DNS[key] for key in ("role", "peers")}, **(outside or {})}
    connections = [*ASKING, *connections]
    return {"tiers": dict.fromkeys(tiers, "services"), "outside": outside, "connections": connections, "unused": []}


def platform(space: str, app: str, **rules: Any) -> Documents:
    """A namespace with one workload, which may ask for names, and more by the rules of its policy."""
    return [
        namespace(space, declaration(app)),
        workload(app, space),
        policy("all", space, {}, egress=[NAMES]),
        *([policy(app, space, {"app": app}, **rules)] if rules else []),
    ]
