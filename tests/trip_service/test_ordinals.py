"""Section 2.8: the settings of Kafka and ZooKeeper that depend on the number of a Pod, as a shell evaluates them."""

import re
import subprocess

import pytest

from tests.manifests import Manifests

ORDINALS = range(3)
DOMAIN = "trip-service-v1-production"


def started(manifests: Manifests, server: str, ordinal: int) -> dict[str, str]:
    """The variables of a server when its own program starts: the command is run with that program replaced."""
    name = f"{server}-{ordinal}"
    pod = manifests.pod("StatefulSet", server)
    container = pod["containers"][0]
    variables = {"HOSTNAME": name, "PATH": "/usr/bin:/bin"}
    for each in container["env"]:
        field = each.get("valueFrom", {}).get("fieldRef", {}).get("fieldPath")
        value = name if field == "metadata.name" else each["value"]
        variables[each["name"]] = re.sub(r"\$\((\w+)\)", lambda found: variables[found[1]], value)  # as the kubelet
    shell, flag, script = container["command"]
    program = "/etc/confluent/docker/run"
    assert script.endswith(f"exec {program}")
    command = [shell, flag, script.replace(program, "env")]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    return dict(line.split("=", 1) for line in done.stdout.splitlines())


def resolvable(manifests: Manifests, server: str) -> set[str]:
    """The names that the headless Service of a StatefulSet gives its Pods, within the namespace and from outside."""
    spec = manifests.get("StatefulSet", server)["spec"]
    service = manifests.get("Service", spec["serviceName"])["spec"]
    assert service["clusterIP"] == "None"
    assert service["publishNotReadyAddresses"] is True
    assert service["selector"].items() <= spec["template"]["metadata"]["labels"].items()
    pods = [f"{server}-{ordinal}.{spec['serviceName']}" for ordinal in range(spec["replicas"])]
    return {name for pod in pods for name in (pod, f"{pod}.{DOMAIN}", f"{pod}.{DOMAIN}.svc.cluster.local")}


@pytest.mark.parametrize("ordinal", ORDINALS)
def test_the_id_of_a_broker_is_its_ordinal(production: Manifests, ordinal: int) -> None:
    assert started(production, "kafka", ordinal)["KAFKA_BROKER_ID"] == f"{ordinal}"


@pytest.mark.parametrize("ordinal", ORDINALS)
def test_a_broker_is_advertised_by_a_name_of_its_own_that_resolves(production: Manifests, ordinal: int) -> None:
    listener = started(production, "kafka", ordinal)["KAFKA_ADVERTISED_LISTENERS"]
    host, _, port = listener.removeprefix("PLAINTEXT://").partition(":")
    assert port == "9092"
    assert host.startswith(f"kafka-{ordinal}.kafka-headless")
    assert host in resolvable(production, "kafka")


@pytest.mark.parametrize("ordinal", ORDINALS)
def test_the_id_of_a_zookeeper_is_its_ordinal_and_one(production: Manifests, ordinal: int) -> None:
    assert started(production, "zookeeper", ordinal)["ZOOKEEPER_SERVER_ID"] == f"{ordinal + 1}"


@pytest.mark.parametrize("ordinal", ORDINALS)
def test_a_zookeeper_knows_all_servers_by_names_that_resolve_in_the_order_of_their_ids(
    production: Manifests, ordinal: int
) -> None:
    servers = started(production, "zookeeper", ordinal)["ZOOKEEPER_SERVERS"].split(";")
    assert [server.partition(":")[2] for server in servers] == ["2888:3888"] * 3
    names = [server.partition(":")[0] for server in servers]
    assert names == [f"zookeeper-{number}.zookeeper" for number in ORDINALS]
    assert {*names} <= resolvable(production, "zookeeper")


def test_brokers_find_a_zookeeper_by_the_service_of_all_of_them(production: Manifests) -> None:
    assert started(production, "kafka", 0)["KAFKA_ZOOKEEPER_CONNECT"] == "zookeeper:2181"
    assert 2181 in [port["port"] for port in production.get("Service", "zookeeper")["spec"]["ports"]]
