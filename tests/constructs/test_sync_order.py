"""What one `connect` line orders: who starts first in a first sync."""

from pathlib import Path

from constructs_lib import AwsSecretsManager, Edge, ExternalSecret, Nginx, Remote, SecretStore
from tests.constructs.connected import RATES, mysql, policy, redis, said, waves
from tests.small import Shop, api, shop, whole


def test_a_first_sync_starts_servers_before_their_clients_and_opens_the_door_last(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        middle = api(chart, "middle")
        middle.connect(redis(chart), mysql(chart), RATES)
        front = api(chart, "front")
        front.connect(middle, redis(chart, "sessions"))
        Edge(chart, "door", entrypoint=Nginx(), routes={"/": front})

    assert waves(whole(tmp_path, fill)) == {
        "Deployment/redis": "1",
        "Deployment/sessions": "1",
        "StatefulSet/mysql": "1",
        "Deployment/middle": "2",
        "Deployment/front": "3",
        "Ingress/door": "4",
    }


def test_workloads_that_wait_for_each_other_are_named_in_a_circle(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        a, b, c = api(chart, "a"), api(chart, "b"), api(chart, "c")
        a.connect(b)
        b.connect(c)
        c.connect(a)

    (line,) = said(tmp_path, fill)
    assert any(
        f"got {circle}: each waits" in line for circle in ("a -> b -> c -> a", "b -> c -> a -> b", "c -> a -> b -> c")
    )
    assert "waits=False" in line


def test_a_client_that_starts_without_its_server_breaks_the_circle(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        a, b = api(chart, "a"), api(chart, "b")
        a.connect(b)
        b.connect(a, waits=False)

    assert waves(shop(tmp_path, fill)) == {"Deployment/b": "1", "Deployment/a": "2"}


def test_a_server_may_call_itself(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        broker = api(chart)
        broker.connect(broker)

    objects = shop(tmp_path, fill)
    peer = [{"podSelector": {"matchLabels": {"app": "api"}}}]
    assert policy(objects, "api")["ingress"][0]["from"] == policy(objects, "api")["egress"][0]["to"] == peer
    assert waves(objects) == {"Deployment/api": "1"}


def test_a_secret_may_have_the_name_of_the_workload_that_reads_it(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        store = SecretStore(chart, "store", provider=AwsSecretsManager(region="eu-west-1"))
        fetched = ExternalSecret(chart, "fetched", store=store, target="api", keys={"TOKEN": Remote(key="api")})
        api(chart, secrets=(fetched.secret,))

    assert waves(shop(tmp_path, fill)) == {"ExternalSecret/fetched": "1", "Deployment/api": "2"}
