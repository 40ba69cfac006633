"""Mistakes in what one object says of another."""

from tests.mistakes.spoiling import (
    CONFIG,
    CURRENCY,
    FIRST,
    HPA,
    INGRESS,
    MYSQL,
    Mistake,
    Spoil,
    add,
    both,
    drop,
    put,
    remove,
)

RBAC = "rbac.authorization.k8s.io"
READER = {
    "apiVersion": f"{RBAC}/v1",
    "kind": "Role",
    "metadata": {"name": "reader", "namespace": "trip-service-prod"},
    "rules": [{"apiGroups": [""], "resources": ["pods"], "verbs": ["get"]}],
}
BINDING = {
    "apiVersion": f"{RBAC}/v1",
    "kind": "RoleBinding",
    "metadata": {"name": "reader", "namespace": "trip-service-prod"},
    "roleRef": {"apiGroup": RBAC, "kind": "Role", "name": "reader"},
    "subjects": [{"kind": "Group", "name": "developers", "apiGroup": RBAC}],
}
ACCOUNT = {"kind": "ServiceAccount", "name": "nobody", "namespace": "trip-service-prod"}
STORE = {
    "apiVersion": "external-secrets.io/v1",
    "kind": "SecretStore",
    "metadata": {"name": "aws", "namespace": "trip-service-prod"},
    "spec": {"provider": {"aws": {"service": "SecretsManager", "region": "eu-central-1"}}},
}
EXTERNAL = {
    "apiVersion": "external-secrets.io/v1",
    "kind": "ExternalSecret",
    "metadata": {"name": "news", "namespace": "trip-service-prod"},
    "spec": {
        "refreshInterval": "1h",
        "secretStoreRef": {"name": "aws", "kind": "SecretStore"},
        "target": {"name": "news", "template": {"mergePolicy": "Merge", "data": {"line": "user={{ .user }}"}}},
        "data": [{"secretKey": "user", "remoteRef": {"key": "news", "property": "user"}}],
    },
}
FETCHED = both(add(STORE), add(EXTERNAL))


def read_news(key: str) -> Spoil:
    """A Pod reads a key of the Secret that an ExternalSecret makes."""
    return put(CURRENCY, f"{FIRST}.env[0].valueFrom.secretKeyRef", {"name": "news", "key": key})


MISTAKES = [
    Mistake("a binding to a role that is not there", "references/role", add(BINDING)),
    Mistake(
        "a role for a ServiceAccount that is not there",
        "references/subject",
        both(add(READER), add(BINDING | {"subjects": [ACCOUNT]})),
    ),
    Mistake(
        "a role for an API group that is none",
        "references/api-group",
        add(READER | {"rules": [{"apiGroups": ["core"], "resources": ["pods"], "verbs": ["get"]}]}),
    ),
    Mistake(
        "a registry without its Secret",
        "references/pull-secret",
        put(CURRENCY, "spec.template.spec.imagePullSecrets", [{"name": "registry"}]),
    ),
    Mistake(
        "a certificate that nobody makes",
        "references/tls-secret",
        put(INGRESS, "spec.tls", [{"hosts": ["2025teamproject.store"], "secretName": "certificate"}]),
    ),
    Mistake("a key that no ExternalSecret fetches", "references/secret", both(FETCHED, read_news("users"))),
    Mistake(
        "a template that replaces what was fetched",
        "references/secret",
        both(FETCHED, drop("ExternalSecret/news", "spec.target.template.mergePolicy"), read_news("user")),
    ),
    Mistake("an ExternalSecret without its store", "references/secret-store", add(EXTERNAL)),
    Mistake(
        "a template that asks for a key under its old name",
        "references/secret-template",
        both(FETCHED, put("ExternalSecret/news", "spec.data[0].secretKey", "username")),
    ),
    Mistake("a ConfigMap that is gone", "references/config", remove("ConfigMap/frontend-config")),
    Mistake(
        "a key of a ConfigMap renamed", "references/config", put("ConfigMap/frontend-config", "data", {"api-url": "x"})
    ),
    Mistake("an init script that is gone", "references/config", remove("ConfigMap/mysql-init-script")),
    Mistake(
        "a Secret misspelt",
        "references/secret",
        put(CURRENCY, f"{FIRST}.env[0].valueFrom.secretKeyRef.name", "trip-service-secret"),
    ),
    Mistake(
        "a key of a Secret misspelt",
        "references/secret",
        put(CURRENCY, f"{FIRST}.env[0].valueFrom.secretKeyRef.key", "mysql-pasword"),
    ),
    Mistake("a service account that is gone", "references/service-account", remove("ServiceAccount/mysql")),
    Mistake("a mount of no volume", "references/volume", put(CURRENCY, f"{FIRST}.volumeMounts[0].name", "temp")),
    Mistake("a volume that nobody mounts", "references/volume", drop("Deployment/redis", f"{FIRST}.volumeMounts")),
    Mistake(
        "a claim that is not rendered",
        "references/claim",
        put(CURRENCY, "spec.template.spec.volumes[0]", {"name": "tmp", "persistentVolumeClaim": {"claimName": "tmp"}}),
    ),
    Mistake(
        "a storage class misspelt",
        "references/storage-class",
        put(MYSQL, "spec.volumeClaimTemplates[0].spec.storageClassName", "gp3-encryptd"),
    ),
    Mistake("a StatefulSet without its Service", "references/stateful-service", remove("Service/service-mysql")),
    Mistake(
        "a port renumbered on one side",
        "references/target-port",
        put(CURRENCY, f"{FIRST}.ports[0].containerPort", 8080),
    ),
    Mistake(
        "a target port by a name that is gone",
        "references/target-port",
        put("Service/service-redis", "spec.ports[0].targetPort", "cache"),
    ),
    Mistake("a path to a Service that was removed", "references/backend", remove("Service/service-history")),
    Mistake(
        "a path to a port that is not open",
        "references/backend",
        put(INGRESS, "spec.rules[0].http.paths[0].backend.service.port.number", 80),
    ),
    Mistake(
        "an autoscaler of a Deployment renamed",
        "references/scale-target",
        put(HPA, "spec.scaleTargetRef.name", "currency"),
    ),
    Mistake(
        "a host in the configuration that does not exist",
        "references/address",
        put(CONFIG, "data.MYSQL_HOST", "service-mysqld"),
    ),
    Mistake(
        "a URL to a Service that does not exist",
        "references/address",
        put(CONFIG, "data.RATES_URL", "http://service-rates:8000"),
    ),
    Mistake(
        "a URL with the wrong port",
        "references/address",
        put(CONFIG, "data.CURRENCY_SERVICE_URL", "http://service-currency:8080"),
    ),
    Mistake(
        "a broker address with the wrong port",
        "references/address",
        put("Deployment/kafka-ui", f"{FIRST}.env[1].value", "service-kafka:9093"),
    ),
]
