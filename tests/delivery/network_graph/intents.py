"""Intents of platforms as they are: one on a local cluster, the same in a cloud, and one whose data is in the cloud."""

from typing import Any

from contract.connections import Connection, Declaration, ExternalPeer

APIS = ("currency", "history", "ranking")
TIERS = dict.fromkeys(("frontend", *APIS, "ingestor"), "services") | dict.fromkeys(
    ("mysql", "mongodb", "redis", "kafka", "zookeeper", "kafka-ui"), "data"
)


def outsider(name: str, role: str, *, namespace: str = "", cidr: str = "", **more: Any) -> ExternalPeer:
    """Somebody outside, seen as the Pods of a namespace or as addresses."""
    pods = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": namespace}}}
    return ExternalPeer(name, role, [pods if namespace else {"ipBlock": {"cidr": cidr}}], **more)


def intent(tiers: dict[str, str], outsiders: list[ExternalPeer], connections: list[Connection]) -> Declaration:
    """An intent; each outsider under its own name."""
    return Declaration(tiers, {each.name: each for each in outsiders}, connections)


DNS = outsider("cluster-dns", "dns", namespace="kube-system")
MONITORING = outsider("prometheus", "monitoring", namespace="monitoring")
RATES = outsider("api.exchangerate-api.com", "internet", cidr="0.0.0.0/0")
NAMES = [Connection("*", "cluster-dns", 53, "UDP"), Connection("*", "cluster-dns", 53)]
INSIDE = [
    *(Connection("frontend", api, 8000, reason="the proxy in its image") for api in APIS),
    Connection("currency", "mysql", 3306),
    Connection("history", "mysql", 3306),
    Connection("ranking", "mongodb", 27017),
    *(Connection(api, "redis", 6379) for api in APIS),
    Connection("ingestor", "api.exchangerate-api.com", 443),
    Connection("ingestor", "kafka", 9092),
    Connection("ingestor", "mysql", 3306),
    Connection("ingestor", "redis", 6379),
    Connection("ingestor", "mongodb", 27017, reason="it stops where it cannot log in"),
    Connection("currency", "kafka", 9092),
    Connection("history", "kafka", 9092),
    Connection("kafka", "zookeeper", 2181),
    Connection("kafka", "kafka", 9092, reason="a broker calls the address that it advertises"),
    Connection("kafka-ui", "kafka", 9092),
    *(Connection("prometheus", api, 8000) for api in APIS),
    Connection("prometheus", "frontend", 80),
]


def through(door: str) -> list[Connection]:
    """What an entry opens for the routes of the Ingress."""
    return [*(Connection(door, api, 8000) for api in APIS), Connection(door, "frontend", 80)]


LOCAL = intent(
    TIERS,
    [outsider("ingress-nginx", "entry", namespace="ingress-nginx", public=(80,)), MONITORING, DNS, RATES],
    [*NAMES, *through("ingress-nginx"), *INSIDE],
)

ALB = outsider("ALB", "entry", cidr="192.168.0.0/16", public=(80, 443))
NLB = outsider("NLB", "entry", cidr="192.168.0.0/16", public=(80,))
EKS = intent(
    TIERS,
    [ALB, NLB, MONITORING, DNS, RATES],
    [*NAMES, *through("ALB"), Connection("NLB", "frontend", 80), *INSIDE],
)

AURORA = outsider("Aurora", "managed", cidr="192.168.64.0/18", host="aurora.example.com")
EKS_LATER = intent(
    {name: tier for name, tier in TIERS.items() if name != "kafka-ui"} | {"alerts": "services"},
    [ALB, AURORA, MONITORING, DNS, RATES],
    [
        *(each for each in EKS.connections if not {"NLB", "kafka-ui"} & {each.client, each.server}),
        Connection("ALB", "alerts", 8000),
        Connection("alerts", "kafka", 9092),
        Connection("currency", "kafka", 9093),
        Connection("history", "Aurora", 3306),
    ],
)
"""EKS without its second door and the console, with a new service, a new port and a database of the cloud."""

AWS = ("S3", "SES", "CloudWatch Logs", "STS", "Secrets Manager")
OPENMARKET = intent(
    {"backend-api": "services", "frontend-web": "services"},
    [
        outsider("ALB", "entry", cidr="10.0.1.0/24", public=(80, 443)),
        outsider("Aurora MySQL", "managed", cidr="10.0.21.0/24", secret="openmarket-db-credentials/DB_HOST"),
        outsider("ElastiCache Redis", "managed", cidr="10.0.21.0/24", host="redis.example.com"),
        DNS,
        *(outsider(name, "internet", cidr="0.0.0.0/0") for name in AWS),
    ],
    [
        *NAMES,
        Connection("ALB", "frontend-web", 3000),
        Connection("ALB", "backend-api", 3000),
        Connection("frontend-web", "backend-api", 3000),
        Connection("backend-api", "Aurora MySQL", 3306),
        Connection("backend-api", "ElastiCache Redis", 6379),
        *(Connection("backend-api", name, 443) for name in AWS),
        Connection("frontend-web", "CloudWatch Logs", 443),
        Connection("frontend-web", "STS", 443),
    ],
)
