"""Section 4: the Ingress, and what the load balancer of AWS is told. OM-44 to OM-48."""

import json
import re

from tests.manifests import Manifest, Manifests
from tests.openmarket.reading import annotations
from tests.openmarket.specification import ACCOUNT, BACKEND, FRONTEND, HOSTS, INGRESS, PORT, REGION, STOP_SECONDS

PREFIX = "alb.ingress.kubernetes.io/"
BACKENDS = {"web": FRONTEND, "api": BACKEND, "admin": FRONTEND, "seller": FRONTEND}
"""Who answers the host of each role."""

LISTENERS = [{"HTTP": 80}, {"HTTPS": 443}]
STICKINESS = {"stickiness.enabled": "true", "stickiness.lb_cookie.duration_seconds": "86400"}
DEREGISTRATION = "deregistration_delay.timeout_seconds"
CERTIFICATE = re.compile(rf"arn:aws:acm:{REGION}:{ACCOUNT}:certificate/[^\s,]+")
FIREWALL = re.compile(rf"arn:aws:wafv2:{REGION}:{ACCOUNT}:regional/webacl/openmarket-prod-waf/[^\s,]+")


def ingress(manifests: Manifests) -> Manifest:
    return manifests.get("Ingress", INGRESS)


def settings(manifest: Manifest) -> dict[str, str]:
    """What an object tells the load balancer."""
    found = annotations(manifest).items()
    return {key.removeprefix(PREFIX): value for key, value in found if key.startswith(PREFIX)}


def effective(manifests: Manifests, workload: str) -> dict[str, str]:
    """What holds for the targets of a Service, whose own annotations come before those of the Ingress.

    https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
    """
    return settings(ingress(manifests)) | settings(manifests.get("Service", workload))


def pairs(text: str) -> dict[str, str]:
    """An annotation of the form a=1,b=2."""
    found = [(entry.partition("=")[0], entry.partition("=")[2]) for entry in text.split(",")]
    assert len({key for key, _ in found}) == len(found), f"{text} says something twice"
    return dict(found)


def attributes(manifests: Manifests, workload: str) -> dict[str, str]:
    return pairs(effective(manifests, workload)["target-group-attributes"])


def routes(manifests: Manifests) -> dict[str, str]:
    """The Service behind each host: each host has one rule, which sends every path to one port."""
    found: dict[str, str] = {}
    for rule in ingress(manifests)["spec"]["rules"]:
        (path,) = rule["http"]["paths"]
        service = path["backend"]["service"]
        assert (path["path"], path["pathType"]) == ("/", "Prefix")
        assert rule["host"] not in found, f"two rules for {rule['host']}"
        assert number(manifests, service) == PORT
        found[rule["host"]] = service["name"]
    return found


def number(manifests: Manifests, service: Manifest) -> int:
    """The number of the port that a backend names."""
    ports = manifests.get("Service", service["name"])["spec"]["ports"]
    named = {port["name"]: port["port"] for port in ports if "name" in port}
    found: int = named[service["port"]["name"]] if "name" in service["port"] else service["port"]["number"]
    return found


def test_OM_44_the_load_balancer_listens_on_80_and_443(manifests: Manifests) -> None:
    found = settings(ingress(manifests))
    listeners = json.loads(found["listen-ports"])
    assert sorted(listeners, key=str) == sorted(LISTENERS, key=str)


def test_OM_45_a_certificate_of_acm_is_set(manifests: Manifests) -> None:
    assert CERTIFICATE.fullmatch(settings(ingress(manifests))["certificate-arn"])


def test_OM_47_browsers_stick_to_a_pod(manifests: Manifests, workload: str) -> None:
    assert attributes(manifests, workload).items() >= STICKINESS.items()


def test_OM_48_a_firewall_stands_before_prod(prod: Manifests) -> None:
    assert FIREWALL.fullmatch(settings(ingress(prod))["wafv2-acl-arn"])


def test_each_host_leads_to_its_service_and_there_is_no_other_host(env: str, manifests: Manifests) -> None:
    assert routes(manifests) == {host: BACKENDS[purpose] for purpose, host in HOSTS[env]._asdict().items()}
    assert "defaultBackend" not in ingress(manifests)["spec"]


def test_the_load_balancer_ends_tls_for_all_hosts_without_a_secret(env: str, manifests: Manifests) -> None:
    blocks = ingress(manifests)["spec"]["tls"]
    assert sorted(host for block in blocks for host in block["hosts"]) == sorted(HOSTS[env])
    assert not [block for block in blocks if "secretName" in block]


def test_the_load_balancer_and_its_tags_name_the_environment(env: str, manifests: Manifests) -> None:
    found = settings(ingress(manifests))
    assert found["load-balancer-name"] == f"openmarket-{env}-alb"
    assert pairs(found["tags"]) == {"Environment": env, "Project": "openmarket"}


def test_settings_with_many_values_hold_no_space(manifests: Manifests) -> None:
    objects = [ingress(manifests), *manifests.of_kind("Service")]
    texts = [(key, text) for item in objects for key, text in settings(item).items()]
    assert [(key, text) for key, text in texts if re.search(r"\s", text)] == []


def test_a_pod_is_no_target_any_more_when_it_stops(manifests: Manifests, workload: str) -> None:
    assert int(attributes(manifests, workload)[DEREGISTRATION]) <= STOP_SECONDS


def test_with_security_groups_of_its_own_the_load_balancer_still_reaches_the_pods(manifests: Manifests) -> None:
    found = settings(ingress(manifests))
    assert found.get("manage-backend-security-group-rules") == ("true" if "security-groups" in found else None)


def test_the_class_of_the_ingress_is_left_to_the_chart_of_the_controller(
    manifests: Manifests, argocd: Manifests
) -> None:
    assert manifests.of_kind("Ingress") == [ingress(manifests)]
    assert manifests.of_kind("IngressClass", "IngressClassParams") == []
    assert argocd.of_kind("IngressClass", "IngressClassParams") == []
