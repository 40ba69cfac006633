"""What names something that is there, made by a controller, or built into every cluster: none of that is reported."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.mistakes import Mistake, Spoil, add, both, caught_by, put
from tests.mistakes.references import BINDING, READER
from tests.mistakes.spoiling import CURRENCY, INGRESS

TLS = put(INGRESS, "spec.tls", [{"hosts": ["2025teamproject.store"], "secretName": "certificate"}])
CERTIFICATE = {
    "apiVersion": "cert-manager.io/v1",
    "kind": "Certificate",
    "metadata": {"name": "certificate", "namespace": "trip-service-prod"},
    "spec": {"secretName": "certificate", "issuerRef": {"name": "letsencrypt"}, "dnsNames": ["2025teamproject.store"]},
}
PULLING = put(CURRENCY, "spec.template.spec.imagePullSecrets", [{"name": "trip-service-secrets"}])


def binding(role: str) -> dict[str, Any]:
    reference: Any = BINDING["roleRef"]
    return {**BINDING, "roleRef": reference | {"kind": "ClusterRole", "name": role}}


def role(group: str) -> Spoil:
    return add(READER | {"rules": [{"apiGroups": [group], "resources": ["things"], "verbs": ["get"]}]})


FINE: dict[str, Spoil] = {
    "a role that is rendered": both(add(READER), add(BINDING)),
    "a role of every cluster": add(binding("view")),
    "a role of the system": add(binding("system:auth-delegator")),
    "an API group of Kubernetes": role("apps"),
    "an API group with a domain": role("kafka.strimzi.io"),
    "every API group": role("*"),
    "a Secret of a registry that is declared": PULLING,
    "a certificate of an issuer": both(
        TLS, put(INGRESS, ("metadata", "annotations", "cert-manager.io/cluster-issuer"), "letsencrypt")
    ),
}


@pytest.mark.parametrize("spoil", FINE.values(), ids=FINE.keys())
def test_what_is_there_is_not_reported(spoil: Spoil) -> None:
    assert not {rule for rule in caught_by(Mistake("nothing", "none", spoil)) if rule.startswith("references/")}


def test_a_certificate_of_cert_manager_is_a_source_of_its_secret() -> None:
    spoil: Callable[[Any], None] = both(TLS, add(CERTIFICATE))
    assert "references/tls-secret" not in caught_by(Mistake("nothing", "none", spoil))
