"""The NGINX ingress controller: HTTPS, and what its annotations say."""

from pathlib import Path
from typing import Any

import pytest

from constructs_lib import Edge, ExistingSecret, InvalidPlatform, Nginx, Tls
from constructs_lib.entrypoints.nginx import PREFIX
from delivery.review.engine import review
from tests.small import Shop, api, shop, whole

SECRET = ExistingSecret(name="shop-tls", keys=("tls.crt", "tls.key"))
HOST = "shop.example.com"


def ingress(folder: Path, entrypoint: Nginx, *secrets: ExistingSecret) -> dict[str, Any]:
    """The Ingress; the review finds no error."""

    def fill(chart: Shop) -> None:
        chart.secrets = secrets  # type: ignore[misc]
        Edge(chart, "edge", entrypoint=entrypoint, routes={f"{HOST}/": api(chart), "api.example.com/": api(chart, "b")})

    documents = whole(folder, fill)
    assert not [str(finding) for finding in review({"shop": documents}) if finding.severity == "error"]
    (found,) = (each for each in documents if each["kind"] == "Ingress")
    return found


def annotations(folder: Path, entrypoint: Nginx) -> dict[str, str]:
    found: dict[str, str] = ingress(folder, entrypoint)["metadata"]["annotations"]
    return {name.removeprefix(f"{PREFIX}/"): value for name, value in found.items() if name.startswith(PREFIX)}


def test_https_is_a_certificate_for_every_host_and_forced(tmp_path: Path) -> None:
    found = ingress(tmp_path, Nginx(https=Tls(secret="shop-tls")), SECRET)
    assert found["spec"]["tls"] == [{"hosts": [HOST, "api.example.com"], "secretName": "shop-tls"}]
    assert found["metadata"]["annotations"][f"{PREFIX}/force-ssl-redirect"] == "true"


def test_cert_manager_makes_the_certificate_of_an_issuer(tmp_path: Path) -> None:
    found = ingress(tmp_path, Nginx(https=Tls(secret="shop-tls", issuer="letsencrypt", forced=False)))
    assert found["metadata"]["annotations"]["cert-manager.io/cluster-issuer"] == "letsencrypt"
    assert found["metadata"]["annotations"][f"{PREFIX}/ssl-redirect"] == "false"
    assert f"{PREFIX}/force-ssl-redirect" not in found["metadata"]["annotations"]


def test_without_https_nothing_is_said(tmp_path: Path) -> None:
    assert annotations(tmp_path, Nginx()) == {}


def test_sizes_times_origins_and_protocols_are_annotations(tmp_path: Path) -> None:
    entrypoint = Nginx(
        body_size="8m",
        timeout=120,
        cors=("https://shop.example.com", "https://*.example.com"),
        grpc=True,
        settings={"limit-rps": "20"},
    )
    assert annotations(tmp_path, entrypoint) == {
        "proxy-body-size": "8m",
        "proxy-read-timeout": "120",
        "proxy-send-timeout": "120",
        "enable-cors": "true",
        "cors-allow-origin": "https://shop.example.com,https://*.example.com",
        "backend-protocol": "GRPC",
        "limit-rps": "20",
    }


@pytest.mark.parametrize(
    ("entrypoint", "said"),
    [
        (Nginx(https=Tls(secret="A B")), "entrypoint.https.secret: got 'A B'"),
        (Nginx(body_size="8Mi"), "entrypoint.body_size: got '8Mi'"),
        (Nginx(timeout=0), "entrypoint.timeout: got 0"),
        (Nginx(cors=("https://a.example.com/path",)), "entrypoint.cors[0]: got 'https://a.example.com/path'"),
        (Nginx(settings={"server-snippet": "deny all;"}), "entrypoint.settings server-snippet: got 'server-snippet'"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_setting_that_cannot_be_is_one_line(tmp_path: Path, entrypoint: Nginx, said: str) -> None:
    def fill(chart: Shop) -> None:
        Edge(chart, "edge", entrypoint=entrypoint, routes={"/": api(chart)})

    with pytest.raises(InvalidPlatform) as caught:
        shop(tmp_path, fill)
    (violation,) = caught.value.violations
    assert said in str(violation)


HTTP01 = Nginx(https=Tls(secret="shop-tls", issuer="letsencrypt", http01=True))


def proved(folder: Path) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """A platform whose issuer proves itself by HTTP, and the policy of the Pods that answer."""
    documents = whole(folder, lambda chart: Edge(chart, "edge", entrypoint=HTTP01, routes={f"{HOST}/": api(chart)}))
    (policy,) = (each for each in documents if each["metadata"]["name"] == "edge-acme-solver")
    return documents, policy


def errors(documents: list[dict[str, Any]]) -> list[str]:
    return [f"{each.rule} {each.what}" for each in review({"shop": documents}) if each.severity == "error"]


def test_the_controller_reaches_the_pods_that_answer_challenges(tmp_path: Path) -> None:
    documents, policy = proved(tmp_path)
    assert policy["spec"]["podSelector"] == {"matchLabels": {"acme.cert-manager.io/http01-solver": "true"}}
    (rule,) = policy["spec"]["ingress"]
    assert rule["ports"] == [{"port": 8089, "protocol": "TCP"}]
    assert errors(documents) == []


def test_the_path_of_challenges_is_proved(tmp_path: Path) -> None:
    documents, policy = proved(tmp_path)
    without = [each for each in documents if each is not policy]
    assert any("network/too-little" in line and "TCP 8089 from ingress-nginx" in line for line in errors(without))
    policy["spec"]["ingress"][0]["ports"][0]["port"] = 80
    assert any("network/too-much" in line for line in errors(documents))
    policy["spec"]["ingress"][0]["ports"][0]["port"] = 8089
    (ingress,) = (each for each in documents if each["kind"] == "Ingress")
    del ingress["metadata"]["annotations"]["cert-manager.io/cluster-issuer"]
    assert any("connections/entrypoint" in line and "acme-solver:8089" in line for line in errors(documents))


def test_a_proof_by_http_needs_an_issuer(tmp_path: Path) -> None:
    entrypoint = Nginx(https=Tls(secret="shop-tls", http01=True))
    with pytest.raises(InvalidPlatform, match=r"https\.issuer: got None"):
        whole(tmp_path, lambda chart: Edge(chart, "edge", entrypoint=entrypoint, routes={f"{HOST}/": api(chart)}))
