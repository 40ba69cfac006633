"""Each cell of the table of what a platform can say, read from the YAML of one platform that says it all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from contract.well_known import MINORS
from delivery.review.engine import review
from delivery.review.waivers import verdict_on

NEW = "1.31"
POD = "spec.template.spec"
FIRST = f"{POD}.containers.0"
CELLS: list[tuple[str, str, str, Any]] = [
    # programs
    ("a gRPC service", "Deployment/grpc", f"{FIRST}.readinessProbe.grpc", {"port": 7070}),
    ("a worker without replicas", "Deployment/off", "spec.replicas", 0),
    ("an agent on each node", "DaemonSet/agent", "spec.updateStrategy.type", "OnDelete"),
    ("a Job with command and args", "Job/migration", f"{FIRST}.args", ["--up"]),
    ("others wait for a Job", "Deployment/grpc", "metadata.annotations.argocd~sync-wave", "2"),
    ("a CronJob for anything", "CronJob/report", "spec.timeZone", "Asia/Seoul"),
    ("a CronJob that ingests", "CronJob/ingest", "spec.concurrencyPolicy", "Forbid"),
    ("a cluster of members", "StatefulSet/quorum", "spec.replicas", 3),
    ("settings that depend on the ordinal", "StatefulSet/quorum", f"{FIRST}.env.0.valueFrom.fieldRef.fieldPath",
     "metadata.labels['apps.kubernetes.io/pod-index']"),
    ("a Service of the elected primary", "Service/quorum-primary", "spec.selector",
     {"app": "quorum", "role": "leader"}),
    # ports
    ("a Service port unlike the container's", "Service/grpc", "spec.ports.0.port", 70),
    ("appProtocol", "Service/grpc", "spec.ports.0.appProtocol", "kubernetes.io/h2c"),
    ("UDP", "Service/grpc", "spec.ports.2.protocol", "UDP"),
    ("SCTP", "Service/grpc", "spec.ports.3.protocol", "SCTP"),
    ("sessionAffinity", "Service/grpc", "spec.sessionAffinity", "ClientIP"),
    ("a headless Service", "Service/found", "spec.clusterIP", "None"),
    ("one port of several", "NetworkPolicy/prometheus", "spec.egress.0.ports", [{"port": 15692, "protocol": "TCP"}]),
    # probes
    ("HTTPS with headers on any port", "Deployment/web", f"{FIRST}.readinessProbe.httpGet",
     {"path": "/ready", "port": 8000, "scheme": "HTTPS", "httpHeaders": [{"name": "X-Probe", "value": "1"}]}),
    ("exec", "Deployment/web", f"{FIRST}.livenessProbe.exec", {"command": ["alive"]}),
    ("TCP", "Deployment/web", f"{FIRST}.startupProbe.tcpSocket", {"port": 8000}),
    # containers
    ("native sidecars", "Deployment/web", f"{POD}.initContainers.0.restartPolicy", "Always"),
    ("one in front of the main one", "Service/web", "spec.ports.0.targetPort", 4180),
    ("an init container of any image, with the variables of connect", "Deployment/web",
     f"{POD}.initContainers.2.env.0.name", "GRPC_HOST"),
    ("a hook after the start", "Deployment/web", f"{FIRST}.lifecycle.postStart.exec.command", ["warm-up"]),
    ("a hook before the stop", "Deployment/web", f"{FIRST}.lifecycle.preStop.exec.command", ["say-goodbye"]),
    ("security of one container", "DaemonSet/meter", f"{POD}.securityContext.runAsUser", 0),
    # files
    ("ConfigMap as files", "Deployment/web", f"{POD}.volumes.etc-app.configMap.defaultMode", 0o444),
    ("ConfigMap as one file", "Deployment/web", f"{FIRST}.volumeMounts.etc-app-yaml.subPath", "app.yaml"),
    ("Secret as files", "Deployment/web", f"{POD}.volumes.etc-tls.secret.defaultMode", 0o400),
    ("projected token", "Deployment/web",
     f"{POD}.volumes.var-run-tokens.projected.sources.0.serviceAccountToken.audience", "vault"),
    ("emptyDir in memory", "Deployment/web", f"{POD}.volumes.cache.emptyDir.medium", "Memory"),
    ("own claim", "StatefulSet/quorum", "spec.volumeClaimTemplates.0.spec.resources.requests.storage", "5Gi"),
    ("existing claim", "Deployment/web", f"{POD}.volumes.archive.persistentVolumeClaim",
     {"claimName": "archive", "readOnly": True}),
    ("shared claim", "PersistentVolumeClaim/uploads", "spec.accessModes", ["ReadWriteMany"]),
    ("hostPath, read-only", "DaemonSet/meter", f"{FIRST}.volumeMounts.var-log-pods.readOnly", True),
    ("downward API", "Deployment/web", f"{POD}.volumes.etc-pod.downwardAPI.items.0.fieldRef.fieldPath",
     "metadata.labels"),
    # variables
    ("FieldRef", "Deployment/web", f"{FIRST}.env.HOST.valueFrom.fieldRef.fieldPath", "status.podIP"),
    ("FieldRef of a label", "Deployment/web", f"{FIRST}.env.TEAM.valueFrom.fieldRef.fieldPath",
     "metadata.labels['team']"),
    ("ResourceFieldRef", "Deployment/web", f"{FIRST}.env.HEAP.valueFrom.resourceFieldRef.divisor", "1Mi"),
    ("$(VAR) after what it refers to", "Deployment/web", f"{FIRST}.env.2.name", "HOST"),
    ("envFrom with a prefix", "Deployment/web", f"{FIRST}.envFrom.0",
     {"prefix": "APP_", "configMapRef": {"name": "settings"}}),
    ("single Secret keys", "Deployment/web", f"{FIRST}.env.PASSWORD.valueFrom.secretKeyRef",
     {"name": "login", "key": "password"}),
    # placement
    ("nodeSelector", "Deployment/trainer", f"{POD}.nodeSelector", {"kubernetes.io/arch": "arm64"}),
    ("tolerations", "Deployment/trainer", f"{POD}.tolerations.0.key", "gpu"),
    ("node affinity", "Deployment/trainer",
     f"{POD}.affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution.0.weight", 50),
    ("Pod affinity", "Deployment/trainer",
     f"{POD}.affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution.0.weight", 10),
    ("Pod anti-affinity", "Deployment/trainer",
     f"{POD}.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution.0.topologyKey",
     "kubernetes.io/hostname"),
    ("spread", "Deployment/trainer", f"{POD}.topologySpreadConstraints.0.whenUnsatisfiable", "DoNotSchedule"),
    ("priority class", "Deployment/trainer", f"{POD}.priorityClassName", "batch"),
    ("runtime class", "Deployment/trainer", f"{POD}.runtimeClassName", "nvidia"),
    ("host aliases", "Deployment/trainer", f"{POD}.hostAliases.0.hostnames", ["legacy.example.com"]),
    ("DNS policy", "Deployment/trainer", f"{POD}.dnsPolicy", "ClusterFirst"),
    ("host network", "DaemonSet/meter", f"{POD}.hostNetwork", True),
    ("extended resources, no CPU limit", "Deployment/trainer", f"{FIRST}.resources.limits",
     {"memory": "1Gi", "nvidia.com/gpu": "1"}),
    # rollout
    ("surge and unavailable", "Deployment/grpc", "spec.strategy.rollingUpdate",
     {"maxSurge": "50%", "maxUnavailable": 0}),
    ("strategy", "Deployment/off", "spec.strategy.type", "Recreate"),
    ("progress deadline", "Deployment/grpc", "spec.progressDeadlineSeconds", 300),
    ("revision history", "Deployment/grpc", "spec.revisionHistoryLimit", 3),
    ("Parallel", "StatefulSet/quorum", "spec.podManagementPolicy", "Parallel"),
    ("partition", "StatefulSet/quorum", "spec.updateStrategy.rollingUpdate.partition", 1),
    ("termination grace", "Deployment/page", f"{POD}.terminationGracePeriodSeconds", 35),
    # scaling
    ("HPA, minimum = replicas", "HorizontalPodAutoscaler/grpc-hpa", "spec.minReplicas", 2),
    ("several metrics", "HorizontalPodAutoscaler/grpc-hpa", "spec.metrics.1.type", "Pods"),
    ("behaviour", "HorizontalPodAutoscaler/grpc-hpa", "spec.behavior.scaleUp.policies.0.value", 100),
    ("KEDA", "ScaledObject/lazy-hpa", "spec.minReplicaCount", 0),
    ("PDB as a percentage", "PodDisruptionBudget/grpc-pdb", "spec.minAvailable", "50%"),
    # rights
    ("a Role from one line", "Role/launcher", "rules.0.resources", ["jobs"]),
    ("a ClusterRole from one line", "ClusterRole/everything-launcher", "rules.0.resources", ["nodes"]),
    ("the token", "Deployment/launcher", f"{POD}.automountServiceAccountToken", True),
    ("the path to the API server", "NetworkPolicy/launcher", "spec.egress.0.to",
     [{"ipBlock": {"cidr": "10.0.9.0/24"}}]),
    ("a read-only Role for a group", "RoleBinding/viewers", "subjects.0.name", "developers"),
    # namespaces
    ("a second namespace", "Deployment/prometheus", "metadata.namespace", "watching"),
    ("Pod Security of each", "Namespace/watching", "metadata.labels.pod-security~enforce", "restricted"),
    ("Pod Security of what runs there", "Namespace/everything", "metadata.labels.pod-security~enforce", "privileged"),
    ("a path across namespaces", "NetworkPolicy/rabbitmq", "spec.ingress.-1.from.0.namespaceSelector",
     {"matchLabels": {"kubernetes.io/metadata.name": "watching"}}),
    ("a Service of somebody else", "Deployment/prometheus", f"{FIRST}.env.0.value", "registry.tools"),
    ("a namespace that is not rendered", "ConfigMap/argocd-cm", "metadata.namespace", "argocd"),
    # entrypoints
    ("TLS by cert-manager, for a wildcard too", "Ingress/edge", "spec.tls.0.hosts", ["example.com", "*.example.com"]),
    ("class as annotation", "Ingress/edge", "metadata.annotations.kubernetes.io/ingress~class", "nginx"),
    ("body size", "Ingress/edge", "metadata.annotations.nginx~proxy-body-size", "8m"),
    ("CORS", "Ingress/edge", "metadata.annotations.nginx~cors-allow-origin", "https://example.com"),
    ("HTTP-01 solver", "NetworkPolicy/admin-acme-solver", "spec.ingress.0.ports.0.port", 8089),
    ("rewrite", "Ingress/admin", "metadata.annotations.nginx~rewrite-target", "/$2"),
    ("any workload behind it", "Ingress/admin", "spec.rules.0.http.paths.0.backend.service",
     {"name": "rabbitmq", "port": {"number": 15672}}),
    ("gRPC backends", "Ingress/calls", "metadata.annotations.nginx~backend-protocol", "GRPC"),
    ("ALB groups with an order", "Ingress/balanced", "metadata.annotations.alb~group.order", "10"),
    ("a load balancer of its own, over UDP", "Service/stun", "spec.type", "LoadBalancer"),
    # identity, images, Secrets
    ("IRSA with the token spelled out", "Deployment/uploads", f"{FIRST}.env.0.name", "AWS_ROLE_ARN"),
    ("EKS Pod Identity", "NetworkPolicy/exports", "spec.egress.0.to.0.ipBlock.cidr", "169.254.170.23/32"),
    ("imagePullSecrets", "ServiceAccount/web", "imagePullSecrets", [{"name": "registry"}]),
    ("registry per image, version in the release file", "Deployment/reader", f"{FIRST}.image",
     "docker.io/library/memcached:1.6.39"),
    ("External Secrets", "ExternalSecret/fetched", "spec.target.name", "fetched"),
    # data
    ("PostgreSQL", "StatefulSet/postgres", f"{FIRST}.image", "postgres:16.4"),
    ("MariaDB", "StatefulSet/mariadb", f"{FIRST}.image", "mariadb:11.4"),
    ("MySQL", "StatefulSet/mysql", f"{FIRST}.image", "mysql:8.4"),
    ("MongoDB", "StatefulSet/mongodb", f"{FIRST}.image", "mongo:7.0"),
    ("Redis as a cache", "Deployment/cache", f"{FIRST}.command.-1", "allkeys-lru"),
    ("Redis as a store", "StatefulSet/store", f"{FIRST}.command.-1", "noeviction"),
    ("RabbitMQ with members", "StatefulSet/rabbitmq", "spec.replicas", 3),
    ("Kafka with members", "StatefulSet/kafka", "spec.replicas", 3),
    ("ZooKeeper with members", "StatefulSet/zookeeper", "spec.replicas", 3),
    # observability
    ("scrape annotations", "DaemonSet/agent", "spec.template.metadata.annotations.prometheus~scrape", "true"),
    ("PodMonitor", "PodMonitor/grpc", "spec.podMetricsEndpoints.0.interval", "30s"),
    ("PrometheusRule", "PrometheusRule/alerts", "spec.groups.0.rules.1.alert", "QueueDown"),
    ("Prometheus from files", "Deployment/prometheus", f"{FIRST}.volumeMounts.1.mountPath",
     "/etc/prometheus/prometheus.yml"),
    # anything else
    ("a patch, last", "Deployment/web", f"{POD}.shareProcessNamespace", False),
    ("names of the platform", "PodDisruptionBudget/quorum-pdb", "spec.maxUnavailable", "34%"),
    ("labels of the platform", "Deployment/web", "spec.template.metadata.labels.team", "all"),
    ("annotations of the platform", "Service/web", "metadata.annotations.example.com/owner", "all"),
]  # fmt: skip


def step(value: Any, name: str) -> Any:
    """One step of a path: a key, the end of a key after "~", an index, or the name of an item."""
    if isinstance(value, list):
        if name.lstrip("-").isdigit():
            return value[int(name)]
        return next(item for item in value if item.get("name") == name)
    begin, tilde, end = name.partition("~")
    return (
        next(each for key, each in value.items() if key.startswith(begin) and key.endswith(end))
        if tilde
        else value[name]
    )


def at(value: Any, path: str) -> Any:
    """The value at a path. Keys with dots are found by trying the longest first."""
    words = path.split(".")
    while words:
        for length in range(len(words), 0, -1):
            name = ".".join(words[:length])
            if isinstance(value, list) or "~" in name or (isinstance(value, dict) and name in value):
                if isinstance(value, list) or "~" in name:
                    name, length = (words[0], 1) if isinstance(value, list) else (name, length)
                    if "~" in name and not _matches(value, name):
                        continue
                value, words = step(value, name), words[length:]
                break
        else:
            raise AssertionError(f"nothing at {words}")
    return value


def _matches(value: Any, name: str) -> bool:
    begin, _, end = name.partition("~")
    return any(key.startswith(begin) and key.endswith(end) for key in value)


@pytest.mark.parametrize(("cell", "target", "path", "expected"), CELLS, ids=[cell for cell, *_ in CELLS])
def test_it_can_be_said(cell: str, target: str, path: str, expected: Any, rendered: Any) -> None:
    kind, _, name = target.partition("/")
    (found,) = (each for each in rendered(NEW) if (each["kind"], each["metadata"]["name"]) == (kind, name))
    assert at(found, path) == expected, cell


@pytest.mark.parametrize("minor", [minor for minor in MINORS if MINORS.index(minor) >= MINORS.index("1.27")])
def test_it_renders_for_every_version_and_passes_review_schemas_network_and_pod_security(
    minor: str, rendered: Any
) -> None:
    crds = [Path(os.environ["CRDS"])] if os.environ.get("CRDS") else []
    verdict = verdict_on(review({"everything": rendered(minor)}, crds=crds), Path("none"))
    assert verdict.standing == []
    assert {finding.rule for finding in verdict.waived} == {
        *("pods/security", "pods/enforce", "network/host-network", "references/claim")
    }


def test_before_native_sidecars_they_are_plain_containers(rendered: Any) -> None:
    (web,) = (each for each in rendered("1.27") if (each["kind"], each["metadata"]["name"]) == ("Deployment", "web"))
    assert [each["name"] for each in at(web, f"{POD}.containers")] == ["web", "login", "logs"]
