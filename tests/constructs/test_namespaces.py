"""Several namespaces in one environment: who lives where, and the paths between them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from constructs_lib import (
    ApiService,
    ArgoCd,
    ArgoCdChart,
    ClusterService,
    Container,
    Daemon,
    Edge,
    ExistingSecret,
    HostPath,
    InvalidPlatform,
    Namespace,
    Nginx,
    PlatformApp,
    Port,
    Release,
    Scale,
    Scrape,
    SecretKey,
    SharedConfig,
    Tls,
)
from contract import declarations
from delivery.manifests.reading import read
from delivery.review.engine import review
from delivery.review.waivers import verdict_on
from tests.small import ENVIRONMENT, OTHER, SIZE, Shop, api, find, said, whole

DEFAULT = replace(ENVIRONMENT, namespace="default")
AGENT = Container(image="shop/agent:1", resources=SIZE)
ROOT = ArgoCd(application="root", repository="https://example.com/shop")
PORTS = (Port("http", 8000), Port("metrics", 9394))


def prometheus(scope: Any) -> ApiService:
    return api(scope, "prometheus", image="prom/prometheus:v3.0.0", ports=(Port("http", 9090),))


def monitored(chart: Shop) -> None:
    """A service in the main namespace, and Prometheus, which reads its metrics, in another."""
    shop = api(chart, ports=PORTS)
    prometheus(Namespace(chart, "monitoring")).connect(shop.port("metrics"), reason="scrapes it")


def errors(documents: list[dict[str, Any]]) -> list[str]:
    return [f"{each.rule} {each.what}" for each in review({"shop-test": documents}) if each.severity == "error"]


def test_constructs_live_in_the_namespace_that_they_are_created_in(tmp_path: Path) -> None:
    documents = whole(tmp_path, monitored)
    assert find(documents, "Deployment", "api")["metadata"]["namespace"] == "shop"
    assert find(documents, "Deployment", "prometheus")["metadata"]["namespace"] == "monitoring"
    assert find(documents, "ServiceAccount", "prometheus")["metadata"]["namespace"] == "monitoring"
    assert {each["metadata"]["name"] for each in documents if each["kind"] == "Namespace"} == {"shop", "monitoring"}


def test_every_namespace_is_closed_and_a_connection_opens_both_of_its_ends(tmp_path: Path) -> None:
    documents = whole(tmp_path, monitored)
    for namespace in ("shop", "monitoring"):
        assert find(documents, "NetworkPolicy", "default-deny", namespace)["spec"]["podSelector"] == {}
    (received,) = find(documents, "NetworkPolicy", "api")["spec"]["ingress"]
    assert received == {"from": [_pods("monitoring", "prometheus")], "ports": [{"port": 9394, "protocol": "TCP"}]}
    (opened,) = find(documents, "NetworkPolicy", "prometheus")["spec"]["egress"]
    assert opened == {"to": [_pods("shop", "api")], "ports": [{"port": 9394, "protocol": "TCP"}]}


def _pods(namespace: str, app: str) -> dict[str, Any]:
    labels = {"kubernetes.io/metadata.name": namespace}
    return {"namespaceSelector": {"matchLabels": labels}, "podSelector": {"matchLabels": {"app": app}}}


def test_paths_across_namespaces_are_proved(tmp_path: Path) -> None:
    documents = whole(tmp_path, monitored)
    assert errors(documents) == []
    for namespace, name, side in (("shop", "api", "ingress"), ("monitoring", "prometheus", "egress")):
        changed = json.loads(json.dumps(documents))
        del find(changed, "NetworkPolicy", name, namespace)["spec"][side]
        assert any(each.startswith("network/too-little") for each in errors(changed)), side
        changed = json.loads(json.dumps(documents))
        find(changed, "NetworkPolicy", name, namespace)["spec"][side][0]["ports"][0]["port"] = 9999
        assert any(each.startswith("network/too-much") for each in errors(changed)), side


def test_settings_name_a_server_as_the_namespace_of_the_client_resolves_it(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        monitoring = Namespace(chart, "monitoring")
        server = prometheus(monitoring)
        SharedConfig(monitoring, "near", server.settings("NEAR"))
        api(chart).connect(server.settings("FAR"))

    documents = whole(tmp_path, fill)
    (container,) = find(documents, "Deployment", "api")["spec"]["template"]["spec"]["containers"]
    assert {each["name"]: each["value"] for each in container["env"]} == {
        "FAR_HOST": "prometheus.monitoring",
        "FAR_PORT": "9090",
    }
    assert find(documents, "ConfigMap", "near")["data"]["NEAR_HOST"] == "prometheus"
    assert errors(documents) == []


def test_a_client_in_another_namespace_starts_after_its_server(tmp_path: Path) -> None:
    documents = whole(tmp_path, monitored)
    waves = {
        name: find(documents, "Deployment", name)["metadata"]["annotations"]["argocd.argoproj.io/sync-wave"]
        for name in ("api", "prometheus")
    }
    assert waves == {"api": "1", "prometheus": "2"}


def test_one_name_may_stand_in_two_namespaces(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart, "redis")
        api(Namespace(chart, "monitoring"), "redis").connect(api(chart, "web"), reason="to tell them apart")

    documents = whole(tmp_path, fill)
    files = {file.name for file in (tmp_path / "shop-test").glob("Deployment.*")}
    assert files == {f"Deployment.{name}.k8s.yaml" for name in ("redis", "web", "monitoring.redis")}
    assert errors(documents) == []
    (peer,) = find(documents, "NetworkPolicy", "web")["spec"]["ingress"][0]["from"]
    assert peer == _pods("monitoring", "redis")


def test_one_id_may_name_constructs_of_two_classes_and_no_two_of_one(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: (api(chart), SharedConfig(chart, "api", {"A": "1"})))
    assert find(documents, "ConfigMap", "api")["data"] == {"A": "1"}
    assert said(tmp_path, lambda chart: (api(chart), Daemon(chart, "api", AGENT))) == ["id: 'api' a second time"]
    twice = lambda chart: [SharedConfig(chart, "api", {"A": "1"}) for _ in range(2)]  # noqa: E731
    assert said(tmp_path, twice) == ["id: 'api' a second time"]
    assert said(tmp_path, lambda chart: [Namespace(chart, "more") for _ in range(2)]) == ["id: 'more' a second time"]


def test_each_namespace_enforces_the_pod_security_level_of_what_runs_there(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart)
        agent = replace(AGENT, mounts=(HostPath(path="/var/log", reason="it reads logs"),))
        Daemon(Namespace(chart, "monitoring", labels={"team": "platform"}), "agent", agent)

    documents = whole(tmp_path, fill)
    levels = {
        each["metadata"]["name"]: each["metadata"]["labels"]["pod-security.kubernetes.io/enforce"]
        for each in documents
        if each["kind"] == "Namespace"
    }
    assert levels == {"shop": "restricted", "monitoring": "privileged"}
    verdict = verdict_on(review({"shop-test": documents}), tmp_path / "none.yaml")
    assert {each.rule for each in verdict.waived} == {"pods/enforce", "pods/security"}
    assert verdict.errors == []
    assert find(documents, "Namespace", "monitoring")["metadata"]["labels"]["team"] == "platform"


def test_secrets_are_declared_by_the_namespace_in_which_pods_read_them(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        login = ExistingSecret(name="grafana-login", keys=("password",))
        monitoring = Namespace(chart, "monitoring", secrets=(login,))
        api(chart)
        password = SecretKey(name="grafana-login", key="password")
        api(monitoring, "grafana", environment={"PASSWORD": password})

    documents = whole(tmp_path, fill)
    annotations = find(documents, "Namespace", "monitoring")["metadata"]["annotations"]
    assert annotations[declarations.SECRETS] == '{"grafana-login": ["password"]}'
    assert errors(documents) == []


def test_the_namespace_default_is_not_rendered_and_declares_on_its_policy(tmp_path: Path) -> None:
    documents = whole(tmp_path, monitored, env=DEFAULT)
    assert [each["metadata"]["name"] for each in documents if each["kind"] == "Namespace"] == ["monitoring"]
    annotations = find(documents, "NetworkPolicy", "default-deny", "default")["metadata"]["annotations"]
    assert set(annotations) == {declarations.KUBERNETES, declarations.NETWORK, declarations.EXISTING_NAMESPACES}
    assert errors(documents) == []
    del find(documents, "NetworkPolicy", "api")["spec"]["ingress"]
    assert any(each.startswith("network/too-little") for each in errors(documents))


def test_an_environment_of_the_namespace_default_alone_is_proved_too(tmp_path: Path) -> None:
    documents = whole(tmp_path, lambda chart: api(chart, ports=PORTS), env=DEFAULT)
    assert errors(documents) == []
    find(documents, "NetworkPolicy", "api")["spec"]["ingress"] = [{"from": [{"podSelector": {}}]}]
    assert any(each.startswith("network/too-much") for each in errors(documents))


def test_pods_of_others_in_a_namespace_that_somebody_else_makes_stay_as_open_as_they_are(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        tools = Namespace(chart, "tools", existing=True)
        api(chart).connect(prometheus(tools).settings("PROMETHEUS"))

    documents = whole(tmp_path, fill)
    policies = [each for each in documents if each["kind"] == "NetworkPolicy"]
    (policy,) = (each for each in policies if each["metadata"]["namespace"] == "tools")
    assert policy["spec"]["podSelector"] == {"matchLabels": {"app": "prometheus"}}
    assert {port["port"] for port in policy["spec"]["egress"][0]["ports"]} == {53}
    assert errors(documents) == []
    policy["spec"]["ingress"][0]["ports"][0]["port"] = 9999
    assert any(line.startswith("network/too-much") for line in errors(documents))


def test_two_environments_do_not_run_workloads_in_one_namespace_of_somebody_else(tmp_path: Path) -> None:
    app = PlatformApp(str(tmp_path))
    for env in (ENVIRONMENT, OTHER):
        chart = Shop(app, env, Release(platform="shop", versions={}, source="releases/shop.yaml"))
        api(Namespace(chart, "tools", existing=True))
    with pytest.raises(InvalidPlatform, match="namespace: got tools"):
        app.synth()


def test_what_belongs_to_another_chart_is_no_server_and_has_no_place_in_the_order(tmp_path: Path) -> None:
    app = PlatformApp(str(tmp_path))
    shops = [Shop(app, env, Release(platform="shop", versions={}, source="r.yaml")) for env in (ENVIRONMENT, OTHER)]
    one, other = (api(chart) for chart in shops)
    one.connect(other.settings("OTHER"), reason="why")
    one.after(other)
    with pytest.raises(InvalidPlatform) as caught:
        app.synth()
    said = [f"{violation.field}: {violation.given}" for violation in caught.value.violations]
    assert sorted(said) == ["after: api of shop/other", "connect: api of shop/other"]


def test_a_service_of_somebody_else_may_have_two_ports(tmp_path: Path) -> None:
    web = ClusterService(name="registry", namespace="tools", port=5000, service_port=80)
    metrics = replace(web, port=9090, service_port=90)
    documents = whole(tmp_path, lambda chart: api(chart).connect(web.settings("WEB"), metrics.settings("METRICS")))
    assert errors(documents) == []


def test_a_workload_of_this_environment_and_a_cluster_service_do_not_share_a_name(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        mine = prometheus(Namespace(chart, "tools"))
        other = ClusterService(name="prometheus", namespace="tools", port=9000)
        api(chart).connect(mine.settings("A"), other.settings("B"))

    assert said(tmp_path, fill) == ["connect: two parties called tools/prometheus"]


def test_each_controller_reaches_the_solvers_of_its_own_namespace(tmp_path: Path) -> None:
    tls = Tls(secret="web-tls", issuer="letsencrypt", http01=True)

    def fill(chart: Shop) -> None:
        tools = Namespace(chart, "tools")
        Edge(chart, "edge", entrypoint=Nginx(host="a.example.com", https=tls), routes={"/": api(chart)})
        second = Nginx(host="b.example.com", https=tls, namespace="nginx-two")
        Edge(tools, "edge", entrypoint=second, routes={"/": prometheus(tools)})

    assert errors(whole(tmp_path, fill)) == []


def test_prometheus_of_this_environment_connects_itself_to_what_it_reads(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        monitoring = Namespace(chart, "monitoring")
        exporter = api(monitoring, "exporter", ports=PORTS, metrics=Scrape(port="metrics"))
        prometheus(monitoring).connect(exporter.port("metrics"), reason="scrapes it")

    assert errors(whole(tmp_path, fill, env=replace(ENVIRONMENT, monitoring="monitoring"))) == []


def test_argo_cd_leaves_the_replicas_of_one_deployment_alone_and_not_of_its_namesake(tmp_path: Path) -> None:
    app = PlatformApp(str(tmp_path))
    chart = Shop(app, ENVIRONMENT, Release(platform="shop", versions={}, source="releases/shop.yaml"))
    api(chart, scale=Scale(replicas=2, maximum=4, cpu=70))
    api(Namespace(chart, "tools"))
    ArgoCdChart(app, "argocd", root=ROOT, environments=[chart])
    app.synth()
    (ignored,) = find(read(tmp_path / "argocd"), "Application", "shop-test")["spec"]["ignoreDifferences"]
    assert (ignored["name"], ignored["namespace"]) == ("api", "shop")


def test_objects_may_lie_in_a_namespace_that_somebody_else_makes(tmp_path: Path) -> None:
    def fill(chart: Shop) -> None:
        api(chart)
        SharedConfig(Namespace(chart, "argocd", existing=True), "argocd-cm", {"url": "https://argocd.example.com"})

    documents = whole(tmp_path, fill)
    assert {each["kind"] for each in documents if each["metadata"].get("namespace") == "argocd"} == {"ConfigMap"}
    assert errors(documents) == []
    find(documents, "ConfigMap", "argocd-cm")["metadata"]["namespace"] = "argo-cd"
    assert errors(documents) == ["identity/namespace namespace 'argo-cd'"]


def test_workloads_of_a_namespace_without_a_declaration_are_reported(tmp_path: Path) -> None:
    documents = whole(tmp_path, monitored)
    left = [each for each in documents if each["metadata"]["name"] != "monitoring"]
    left = [each for each in left if each["kind"] != "NetworkPolicy" or each["metadata"]["namespace"] == "shop"]
    assert "network/unproved prometheus is in monitoring, which declares no connections, as Namespace/shop does" in (
        errors(left)
    )


def test_a_service_of_somebody_else_in_another_namespace_is_reached_by_its_name(tmp_path: Path) -> None:
    kafka = ClusterService(name="kafka", namespace="data", port=9092, labels={"app": "kafka"}, service_port=9000)

    documents = whole(tmp_path, lambda chart: api(chart).connect(kafka.settings("KAFKA")))
    (container,) = find(documents, "Deployment", "api")["spec"]["template"]["spec"]["containers"]
    assert [each["value"] for each in container["env"]] == ["kafka.data", "9000"]
    (opened,) = find(documents, "NetworkPolicy", "api")["spec"]["egress"]
    assert opened == {"to": [_pods("data", "kafka")], "ports": [{"port": 9092, "protocol": "TCP"}]}
    assert errors(documents) == []


def test_an_ingress_leads_to_services_of_its_own_namespace(tmp_path: Path) -> None:
    nginx = Nginx(namespace="ingress-nginx", host="shop.example.com")

    def apart(chart: Shop) -> None:
        Edge(chart, "edge", entrypoint=nginx, routes={"/": prometheus(Namespace(chart, "monitoring"))})

    assert said(tmp_path, apart) == ["routes /: prometheus in monitoring"]

    def together(chart: Shop) -> None:
        api(chart)
        monitoring = Namespace(chart, "monitoring")
        Edge(monitoring, "edge", entrypoint=nginx, routes={"/": prometheus(monitoring)})

    documents = whole(tmp_path / "together", together)
    assert find(documents, "Ingress", "edge")["metadata"]["namespace"] == "monitoring"
    assert errors(documents) == []


@pytest.mark.parametrize(
    ("fill", "violations"),
    [
        (lambda chart: Namespace(chart, "shop"), ["id: 'shop', which is the environment's"]),
        (lambda chart: Namespace(chart, "Monitoring"), ["id: 'Monitoring'"]),
        (lambda chart: Namespace(chart, "a", labels={"environment": "x"}), ["labels environment: 'environment'"]),
        (
            lambda chart: Namespace(chart, "argocd", labels={"a": "b"}, existing=True),
            ["labels: labels of argocd, which is not rendered"],
        ),
        (lambda chart: Namespace(chart, "a", existing="yes"), ["existing: 'yes'"]),  # type: ignore[arg-type]
        (lambda chart: Namespace(chart, "a", secrets="login"), ["secrets: 'login'"]),  # type: ignore[arg-type]
    ],
)
def test_a_namespace_that_cannot_be_is_one_violation(fill: Any, violations: list[str], tmp_path: Path) -> None:
    assert said(tmp_path, lambda chart: (api(chart), fill(chart))) == violations
