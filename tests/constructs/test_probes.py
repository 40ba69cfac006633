"""Probes of each kind: what the kubelet is told, and which ports can be probed."""

from pathlib import Path
from typing import Any

import pytest

from constructs_lib import ExecProbe, GrpcProbe, HttpProbe, InvalidPlatform, Port, Probe, Scrape, TcpProbe
from tests.small import HTTP, api, shop

TIMES = {"periodSeconds": 10, "timeoutSeconds": 1, "failureThreshold": 3}
ALIVE = ExecProbe(command=("true",))
GRPC, METRICS, STUN = Port("grpc", 9000), Port("metrics", 9394), Port("stun", 3478, protocol="UDP")


def rendered(folder: Path, probe: Any, *ports: Port) -> dict[str, Any]:
    documents = shop(folder, lambda chart: api(chart, ports=ports or (HTTP,), liveness=probe, readiness=ALIVE))
    (deployment,) = (each for each in documents if each["kind"] == "Deployment")
    found: dict[str, Any] = deployment["spec"]["template"]["spec"]["containers"][0]["livenessProbe"]
    return found


@pytest.mark.parametrize(
    ("probe", "action"),
    [
        (HttpProbe(path="/live"), {"httpGet": {"path": "/live", "port": 9000}}),
        (HttpProbe(path="/live", port="metrics"), {"httpGet": {"path": "/live", "port": 9394}}),
        (
            HttpProbe(path="/", headers={"X-Probe": "yes"}, scheme="HTTPS"),
            {
                "httpGet": {
                    "path": "/",
                    "port": 9000,
                    "httpHeaders": [{"name": "X-Probe", "value": "yes"}],
                    "scheme": "HTTPS",
                }
            },
        ),
        (GrpcProbe(), {"grpc": {"port": 9000}}),
        (GrpcProbe(service="shop.Cart"), {"grpc": {"port": 9000, "service": "shop.Cart"}}),
        (TcpProbe(port="metrics"), {"tcpSocket": {"port": 9394}}),
        (ExecProbe(command=("true",)), {"exec": {"command": ["true"]}}),
    ],
    ids=repr,
)
def test_the_kubelet_is_told_what_to_do(tmp_path: Path, probe: Probe, action: dict[str, Any]) -> None:
    assert rendered(tmp_path, probe, GRPC, METRICS, STUN) == action | TIMES


@pytest.mark.parametrize(
    ("probe", "ports", "said"),
    [
        (HttpProbe(path="/", port="metric"), (HTTP, METRICS), "liveness.port: got 'metric'; allowed: http, metrics"),
        (HttpProbe(path="/", port=8000), (HTTP, METRICS), "liveness.port: got 8000; allowed: http, metrics"),  # type: ignore[arg-type]
        (TcpProbe(port="stun"), (HTTP, STUN), "liveness.port: got 'stun'; allowed: http"),
        (TcpProbe(), (STUN, HTTP), "liveness.port: got stun, which is UDP; allowed: http"),
        (TcpProbe(), (STUN,), "liveness.port: got none; allowed: a TCP port of the container"),
        (GrpcProbe(), (HTTP,), "liveness.port: got gRPC on the port 'http'; allowed: a port whose name says gRPC"),
        (Probe(), (HTTP,), "liveness: got Probe; allowed: a probe with an action"),
        (HttpProbe(path="/", scheme="https"), (HTTP,), "liveness.scheme: got 'https'; allowed: HTTP, HTTPS"),  # type: ignore[arg-type]
        (HttpProbe(path="/", headers={"X Y": "a"}), (HTTP,), "liveness.headers X Y: got 'X Y'"),
        (HttpProbe(path="/", headers={"X-Api-Token": "a"}), (HTTP,), "liveness.headers X-Api-Token: got a literal"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_probe_that_cannot_be_is_one_line(tmp_path: Path, probe: Probe, ports: tuple[Port, ...], said: str) -> None:
    with pytest.raises(InvalidPlatform) as caught:
        rendered(tmp_path, probe, *ports)
    (violation,) = caught.value.violations
    assert said in str(violation)


def test_a_wrong_port_of_a_probe_and_of_the_metrics_are_said_together(tmp_path: Path) -> None:
    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, lambda chart: api(chart, liveness=TcpProbe(port="admin"), metrics=Scrape(port="metric")))
    assert [violation.field for violation in caught.value.violations] == ["liveness.port", "metrics.port"]


def test_a_service_may_leave_liveness_out_but_not_readiness(tmp_path: Path) -> None:
    documents = shop(tmp_path, lambda chart: api(chart, liveness=None))
    (deployment,) = (each for each in documents if each["kind"] == "Deployment")
    assert "livenessProbe" not in deployment["spec"]["template"]["spec"]["containers"][0]
    with pytest.raises(InvalidPlatform, match="readiness: got nothing"):
        shop(tmp_path, lambda chart: api(chart, readiness=None))
