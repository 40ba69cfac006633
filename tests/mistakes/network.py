"""Mistakes in who reaches whom, and in what is declared of it."""

from typing import Any

from tests.mistakes.spoiling import ANNOTATIONS, CURRENCY, POLICY, Mistake, add, again, both, declare, drop, put, remove

CLIENTS = "spec.ingress[0].from"
ANYWHERE: dict[str, Any] = {"namespaceSelector": {}}


MISTAKES = [
    Mistake(
        "a Pod in the network of its node",
        "network/host-network",
        put("Deployment/redis", "spec.template.spec.hostNetwork", True),
    ),
    Mistake(
        "a block of addresses that is none",
        "network/policy",
        put(POLICY, f"{CLIENTS}[0]", {"ipBlock": {"cidr": "10.0/8"}}),
    ),
    Mistake(
        "a peer with a block and a selector",
        "network/policy",
        put(POLICY, f"{CLIENTS}[0].ipBlock", {"cidr": "10.0.0.0/8"}),
    ),
    Mistake(
        "a declaration cut short",
        "network/declaration",
        put("Namespace/trip-service-prod", (*ANNOTATIONS, "delivery/network"), '{"tiers": {'),
    ),
    Mistake(
        "a connection of a workload that is gone",
        "network/declaration",
        declare(lambda said: said["connections"].append({"client": "service-news", "server": "mysql", "port": 3306})),
    ),
    Mistake(
        "a declaration on something that is no Namespace",
        "network/unproved",
        put(CURRENCY, (*ANNOTATIONS, "delivery/network"), "{}"),
    ),
    Mistake("two Namespaces that declare for one", "network/unproved", again("Namespace/trip-service-prod")),
    Mistake(
        "a Namespace that declares, and that no other rule sees",
        "network/unproved",
        put("Namespace/trip-service-prod", "spec.finaliser", "kubernetes"),
    ),
    Mistake(
        "a policy that no other rule sees",
        "network/unproved",
        put(POLICY, "spec.ingres", []),
    ),
    Mistake(
        "a workload in a second Namespace, which declares nothing",
        "network/unproved",
        both(
            add({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "tools"}}),
            again("Deployment/kafka-ui", namespace="tools"),
        ),
    ),
    Mistake("a declaration of nobody", "network/declaration", declare(lambda said: said["tiers"].clear())),
    Mistake(
        "a workload that borrows the label of another",
        "network/declaration",
        again("Deployment/kafka-ui", name="rogue"),
    ),
    Mistake(
        "everybody as the client of a database",
        "network/declaration",
        declare(lambda said: said["connections"].append({"client": "*", "server": "mysql", "port": 3306})),
    ),
    Mistake(
        "a policy that selects by an expression",
        "network/expressions",
        put(
            "NetworkPolicy/default-deny",
            "spec.podSelector.matchExpressions",
            [{"key": "debug", "operator": "DoesNotExist"}],
        ),
    ),
    Mistake(
        "a policy for Pods that nobody declared",
        "network/too-much",
        both(
            again(POLICY, name="rogue"),
            put("NetworkPolicy/rogue", "spec", {"podSelector": {"matchLabels": {"team": "x"}}, "ingress": [{}]}),
        ),
    ),
    Mistake("no default deny", "network/too-much", remove("NetworkPolicy/default-deny")),
    Mistake(
        "a default deny of one direction",
        "network/too-much",
        put("NetworkPolicy/default-deny", "spec.policyTypes", ["Egress"]),
    ),
    Mistake("a database that takes everybody in", "network/too-much", drop(POLICY, CLIENTS)),
    Mistake("a database open on every port", "network/too-much", drop(POLICY, "spec.ingress[0].ports")),
    Mistake(
        "peers joined by OR where AND was meant",
        "network/too-much",
        put(
            "NetworkPolicy/dns",
            "spec.egress[0].to",
            [ANYWHERE, {"podSelector": {"matchLabels": {"k8s-app": "kube-dns"}}}],
        ),
    ),
    Mistake(
        "a client let in that never asked",
        "network/too-much",
        put(POLICY, f"{CLIENTS}[3]", {"podSelector": {"matchLabels": {"app": "kafka-ui"}}}),
    ),
    Mistake("the clients of every namespace", "network/too-much", put(POLICY, f"{CLIENTS}[0].namespaceSelector", {})),
    Mistake("a range of ports", "network/too-much", put(POLICY, "spec.ingress[0].ports[0].endPort", 4000)),
    Mistake(
        "the whole private network as the internet",
        "network/too-much",
        drop("NetworkPolicy/service-dataingestor", "spec.egress[4].to[0].ipBlock.except"),
    ),
    Mistake(
        "a policy of another workload's Pods",
        "network/too-little",
        put(POLICY, "spec.podSelector.matchLabels.app", "mongodb"),
    ),
    Mistake("a policy on the wrong port", "network/too-little", put(POLICY, "spec.ingress[0].ports[0].port", 3307)),
    Mistake(
        "a policy on the wrong protocol", "network/too-little", put(POLICY, "spec.ingress[0].ports[0].protocol", "UDP")
    ),
    Mistake("a policy that forgets a client", "network/too-little", drop(POLICY, f"{CLIENTS}[0]")),
    Mistake("a broker that cannot call itself", "network/too-little", drop("NetworkPolicy/kafka", "spec.egress[1]")),
    Mistake(
        "the load balancer as a Pod",
        "network/too-little",
        put(
            "NetworkPolicy/service-ranking",
            "spec.ingress[0].from",
            [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}}}],
        ),
    ),
    Mistake("names over UDP only", "network/dns", drop("NetworkPolicy/dns", "spec.egress[0].ports[1]")),
    Mistake("nobody may ask for names", "network/dns", remove("NetworkPolicy/dns")),
]
