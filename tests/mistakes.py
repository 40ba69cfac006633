"""A catalogue of realistic mistakes, each a small change of the valid render of eks, and the rule that must catch it.

`python -m tests.mistakes` tries them all and writes docs/review.md.
"""

import copy
import itertools
import json
import pathlib
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from delivery.manifests import reading
from delivery.review.engine import review
from delivery.review.rules.catalogue import RULES
from tests.conftest import PROJECT

Documents = list[dict[str, Any]]
Environments = dict[str, Documents]
Path = str | tuple[str | int, ...]
Spoil = Callable[[Environments], None]
FOLDERS = tuple(folder.name for folder in reading.folders(PROJECT / "dist"))


class Mistake(NamedTuple):
    """What somebody did, the rule that must say so, and how to do it again."""

    what: str
    rule: str
    spoil: Spoil
    crds: pathlib.Path | None = None

    @property
    def family(self) -> str:
        """The part of the rule's id before the slash."""
        return self.rule.partition("/")[0]


def put(target: str, path: Path, value: Any, *, environment: str = "eks") -> Spoil:
    """Set a field of an object, `Kind/name`; what is missing on the way is made."""

    def spoil(environments: Environments) -> None:
        *steps, last = _steps(path)
        part: Any = _find(environments[environment], target)
        for step, following in itertools.pairwise([*steps, last]):
            if isinstance(part, dict):
                part = part.setdefault(step, [] if isinstance(following, int) else {})
            else:
                part = part[step]
        if isinstance(part, list) and last == len(part):
            part.append(value)
        else:
            part[last] = value

    return spoil


def drop(target: str, path: Path, *, environment: str = "eks") -> Spoil:
    """Take a field out of an object."""

    def spoil(environments: Environments) -> None:
        *steps, last = _steps(path)
        part: Any = _find(environments[environment], target)
        for step in steps:
            part = part[step]
        del part[last]

    return spoil


def remove(target: str, *, environment: str = "eks") -> Spoil:
    """Take an object out."""
    return lambda environments: environments[environment].remove(_find(environments[environment], target))


def add(document: Any, *, environment: str = "eks") -> Spoil:
    """Put an object in."""
    return lambda environments: environments[environment].append(copy.deepcopy(document))


def again(target: str, *, environment: str = "eks", **changed: str) -> Spoil:
    """Put an object in a second time, with other metadata."""

    def spoil(environments: Environments) -> None:
        twin = copy.deepcopy(_find(environments[environment], target))
        twin["metadata"] |= changed
        environments[environment].append(twin)

    return spoil


def both(*spoils: Spoil) -> Spoil:
    """One after the other."""

    def spoil(environments: Environments) -> None:
        for each in spoils:
            each(environments)

    return spoil


def declare(change: Callable[[Any], Any], *, environment: str = "eks") -> Spoil:
    """Change what the Namespace declares about the network."""

    def spoil(environments: Environments) -> None:
        namespace = next(item for item in environments[environment] if item["kind"] == "Namespace")
        declared = json.loads(namespace["metadata"]["annotations"]["delivery/network"])
        change(declared)
        namespace["metadata"]["annotations"]["delivery/network"] = json.dumps(declared)

    return spoil


def valid() -> Environments:
    """A copy of the render, for somebody to spoil."""
    return {folder: copy.deepcopy(_READ[folder]) for folder in FOLDERS}


class Copies(dict[str, Documents]):
    """Copies of those folders of the render that somebody asks for."""

    def __missing__(self, folder: str) -> Documents:
        """Copy a folder when it is first asked for."""
        self[folder] = copy.deepcopy(_READ[folder])
        return self[folder]


def caught_by(mistake: Mistake) -> set[str]:
    """The rules that find something in the spoilt render that they did not find in the valid one.

    Only Applications look beyond their own folder, so otherwise only the spoilt environments are judged.
    """
    spoilt = Copies()
    mistake.spoil(spoilt)
    judged = {**_READ, **spoilt} if mistake.family == "applications" else spoilt
    return {finding.rule for finding in set(review(judged, crds=mistake.crds)) - _BEFORE}


def page(caught: Mapping[Mistake, bool]) -> str:
    """The page of the documentation about the review: every rule, and what it was tried with."""
    return f"""\
# The review

Every render is judged as plain YAML before a byte of `dist/` changes, and so is any folder that somebody names:
`python -m delivery review PATH`, or `-` for stdin. A rule is one small function in `delivery/review/rules/` with an
id, a severity, a reason and a page to read; adding a rule is adding a function. Accepted findings stand in
`waivers.yaml`, each with a reason and a last day.

An environment says in annotations of its Namespace which Kubernetes it is for (`delivery/kubernetes`), which Secrets
are created outside git (`delivery/secrets`), and who connects to whom (`delivery/network`). Custom resources are judged
by the CRDs in the folder that the environment variable `CRDS` names, a folder a group in it: defaults are set, and the
CRD's own rules (CEL) are evaluated. Without it, only Argo CD's and the External Secrets Operator's kinds are known.

`python -m tests.mistakes` writes this page. It first makes every mistake of a catalogue in the valid render of eks, and
checks that the rule for it finds it.

## Mistakes

{_table(caught)}

## Rules

{_rules()}
"""


def _table(caught: Mapping[Mistake, bool]) -> str:
    rows = ["| family | rules | mistakes | caught |", "|---|---:|---:|---:|"]
    for family in dict.fromkeys(rule.partition("/")[0] for rule in RULES):
        tried = [mistake for mistake in MISTAKES if mistake.family == family]
        rules = sum(rule.startswith(f"{family}/") for rule in RULES)
        rows.append(f"| {family} | {rules} | {len(tried)} | {sum(caught[mistake] for mistake in tried)} |")
    rows.append(f"| **all** | **{len(RULES)}** | **{len(MISTAKES)}** | **{sum(caught.values())}** |")
    return "\n".join(rows)


def _rules() -> str:
    rows = ["| rule | severity | why |", "|---|---|---|"]
    rows += [f"| [`{rule.id}`]({rule.page}) | {rule.severity} | {rule.reason} |" for rule in RULES.values()]
    return "\n".join(rows)


def _steps(path: Path) -> list[str | int]:
    if isinstance(path, tuple):  # for keys with dots in them
        return list(path)
    return [int(step) if step.isdecimal() else step for step in re.findall(r"[^.\[\]]+", path)]


def _find(documents: Documents, target: str) -> dict[str, Any]:
    kind, _, name = target.partition("/")
    return next(item for item in documents if item["kind"] == kind and item["metadata"]["name"] == name)


_READ: Environments = {folder: reading.read(PROJECT / "dist" / folder) for folder in FOLDERS}
_BEFORE = set(review(_READ))

CURRENCY = "Deployment/service-currency"
MYSQL = "StatefulSet/mysql"
JOB = "CronJob/service-dataingestor-cronjob"
FIRST = "spec.template.spec.containers[0]"
INGRESS = "Ingress/trip-service-ingress"
CONFIG = "ConfigMap/trip-service-config"
HPA = "HorizontalPodAutoscaler/service-currency-hpa"
BUDGET = "PodDisruptionBudget/service-currency"
POLICY = "NetworkPolicy/mysql"
CLIENTS = "spec.ingress[0].from"
ANYWHERE: dict[str, Any] = {"namespaceSelector": {}}
APPLICATION = "Application/trip-service-eks-prod"
ANNOTATIONS = ("metadata", "annotations")
ALB = "alb.ingress.kubernetes.io/"
CLAIM = {
    "apiVersion": "v1",
    "kind": "PersistentVolumeClaim",
    "metadata": {"name": "data", "namespace": "trip-service-prod"},
    "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}},
}
CLAIM_VOLUME = [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}]

SMALL = PROJECT / "tests/crds"
"""A folder of CRDs with one small CRD in it."""


def widget(spec: dict[str, Any], version: str = "v1") -> Spoil:
    """Put an object of that small CRD in."""
    metadata = {"name": "a", "namespace": "trip-service-prod"}
    return add({"apiVersion": f"example.org/{version}", "kind": "Widget", "metadata": metadata, "spec": spec})


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


CONTROLLER = {
    "apiVersion": "argoproj.io/v1alpha1",
    "kind": "Application",
    "metadata": {"name": "balancers", "namespace": "argocd"},
    "spec": {
        "project": "default",
        "source": {
            "repoURL": "https://aws.github.io/eks-charts",
            "chart": "aws-load-balancer-controller",
            "targetRevision": "3.5.0",
            "helm": {"valuesObject": {"clusterName": "eks", "enableWafv2": False}},
        },
        "destination": {"server": "https://YOUR-EKS-CLUSTER-ENDPOINT", "namespace": "kube-system"},
        "syncPolicy": {"automated": {"prune": True, "selfHeal": True}},
    },
}
REDIS_CHART = {"repoURL": "https://example.com/charts", "chart": "redis", "targetRevision": "1.*"}
WEB_ACL = "arn:aws:wafv2:eu-west-1:000000000000:regional/webacl/a/b"


MISTAKES = [
    # secrets that are fetched
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
    # schema
    Mistake("a version that its CRD no longer serves", "schema/kind", widget({"min": 1}, "v1beta1"), SMALL),
    Mistake("a field that its CRD does not know", "schema/field", widget({"min": 1, "minn": 1}), SMALL),
    Mistake("a custom resource that breaks a rule of its CRD", "schema/cel", widget({"min": 11}), SMALL),
    Mistake("a document that is a list", "schema/document", add(["not", "an", "object"])),
    Mistake("an object without a kind", "schema/document", drop(CURRENCY, "kind")),
    Mistake("an object without a name", "schema/document", drop(CURRENCY, "metadata.name")),
    Mistake("a kind misspelt", "schema/kind", put(CURRENCY, "kind", "Deploymnt")),
    Mistake("a version that was removed", "schema/kind", put(HPA, "apiVersion", "autoscaling/v2beta2")),
    Mistake("a group that is wrong", "schema/kind", put(CURRENCY, "apiVersion", "v1")),
    Mistake("a field misspelt", "schema/field", put(CURRENCY, "spec.replica", 3)),
    Mistake("a field misspelt deep inside", "schema/field", put(CURRENCY, f"{FIRST}.imagePullPolice", "Always")),
    Mistake("a field one level too high", "schema/field", put(CURRENCY, "spec.containers", [])),
    Mistake("a number where text belongs", "schema/field", put(CURRENCY, f"{FIRST}.env[1].value", 8000)),
    Mistake("text where a number belongs", "schema/field", put(CURRENCY, "spec.replicas", "3")),
    Mistake("a required field left out", "schema/field", drop(CURRENCY, "spec.selector")),
    Mistake(
        "a field newer than the cluster",
        "schema/field",
        put("Service/service-redis", "spec.trafficDistribution", "PreferClose"),
    ),
    Mistake("a field left empty", "schema/null", put(CURRENCY, "spec.template.spec.nodeSelector", None)),
    Mistake(
        "a restart policy misspelt",
        "schema/value",
        put(JOB, "spec.jobTemplate.spec.template.spec.restartPolicy", "OnFail"),
    ),
    Mistake(
        "a Job that always restarts",
        "schema/value",
        put(JOB, "spec.jobTemplate.spec.template.spec.restartPolicy", "Always"),
    ),
    Mistake(
        "a Service of a type nobody knows", "schema/value", put("Service/service-redis", "spec.type", "Loadbalancer")
    ),
    Mistake("a pull policy in lower case", "schema/value", put(CURRENCY, f"{FIRST}.imagePullPolicy", "always")),
    Mistake(
        "a path type in lower case", "schema/value", put(INGRESS, "spec.rules[0].http.paths[0].pathType", "prefix")
    ),
    Mistake(
        "an access mode abbreviated",
        "schema/value",
        put(MYSQL, "spec.volumeClaimTemplates[0].spec.accessModes[0]", "RWO"),
    ),
    Mistake(
        "memory with a unit of its own", "schema/quantity", put(CURRENCY, f"{FIRST}.resources.limits.memory", "512MB")
    ),
    Mistake("CPU in words", "schema/quantity", put(CURRENCY, f"{FIRST}.resources.requests.cpu", "half")),
    Mistake(
        "a volume of no size",
        "schema/quantity",
        put("Deployment/redis", "spec.template.spec.volumes[0].emptyDir.sizeLimit", "plenty"),
    ),
    Mistake("a port beyond the last", "schema/port", put("Service/service-redis", "spec.ports[0].port", 70000)),
    Mistake("port zero", "schema/port", put(CURRENCY, f"{FIRST}.ports[0].containerPort", 0)),
    # identity
    Mistake("an environment without objects", "identity/empty", lambda environments: environments["dev"].clear()),
    Mistake("an object twice", "identity/duplicate", again(CONFIG)),
    Mistake("two objects that share a file", "identity/file", again(CONFIG, namespace="elsewhere")),
    Mistake("a name with capitals", "identity/name", put(CONFIG, "metadata.name", "Trip_Config")),
    Mistake(
        "a Service that starts with a digit", "identity/name", put("Service/service-redis", "metadata.name", "2redis")
    ),
    Mistake("a CronJob name too long for its Jobs", "identity/name", put(JOB, "metadata.name", "j" * 53)),
    Mistake(
        "a container name with an underscore",
        "identity/container-name",
        put(CURRENCY, f"{FIRST}.name", "service_currency"),
    ),
    Mistake(
        "a port name too long", "identity/container-name", put(CURRENCY, f"{FIRST}.ports[0].name", "http-of-currency")
    ),
    Mistake("a label value with a blank", "identity/label", put(CURRENCY, "metadata.labels.owner", "team rates")),
    Mistake("a label value too long", "identity/label", put(CURRENCY, "metadata.labels.note", "x" * 64)),
    Mistake(
        "a Namespace in a namespace",
        "identity/cluster-scoped",
        put("Namespace/trip-service-prod", "metadata.namespace", "default"),
    ),
    Mistake(
        "a StorageClass in a namespace",
        "identity/cluster-scoped",
        put("StorageClass/gp3-encrypted", "metadata.namespace", "default"),
    ),
    Mistake("an object without its namespace", "identity/namespace", drop(CONFIG, "metadata.namespace")),
    Mistake(
        "an object in another namespace", "identity/namespace", put(CONFIG, "metadata.namespace", "trip-service-dev")
    ),
    Mistake(
        "an object as `kubectl get` prints it",
        "identity/runtime-field",
        put(CONFIG, "metadata.resourceVersion", "4711"),
    ),
    Mistake("a status from the cluster", "identity/runtime-field", put(CURRENCY, "status", {"replicas": 3})),
    # references
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
    # selectors
    Mistake(
        "a selector changed, its Pods not",
        "selectors/own-pods",
        put(CURRENCY, "spec.selector.matchLabels.app", "currency"),
    ),
    Mistake(
        "Pod labels changed, the selector not",
        "selectors/own-pods",
        put(MYSQL, "spec.template.metadata.labels.app", "mysql8"),
    ),
    Mistake(
        "two workloads with one label",
        "selectors/overlap",
        both(
            put("Deployment/kafka-ui", "spec.selector.matchLabels.app", "kafka"),
            put("Deployment/kafka-ui", "spec.template.metadata.labels.app", "kafka"),
        ),
    ),
    Mistake(
        "a version in a selector",
        "selectors/mutable",
        both(
            put(CURRENCY, "spec.selector.matchLabels.version", "v1"),
            put(CURRENCY, "spec.template.metadata.labels.version", "v1"),
        ),
    ),
    Mistake(
        "a Service whose selector has a typo",
        "selectors/nothing",
        put("Service/service-redis", "spec.selector.app", "rediss"),
    ),
    Mistake(
        "a budget that guards nothing",
        "selectors/nothing",
        put("PodDisruptionBudget/service-currency", "spec.selector.matchLabels.app", "currency"),
    ),
    Mistake(
        "a Service for half the platform",
        "selectors/several",
        put("Service/service-currency", "spec.selector", {"app.kubernetes.io/component": "api"}),
    ),
    Mistake(
        "a spread over somebody else's Pods",
        "selectors/spread",
        put(CURRENCY, "spec.template.spec.topologySpreadConstraints[0].labelSelector.matchLabels.app", "currency"),
    ),
    # scaling
    Mistake("two autoscalers of one Deployment", "scaling/two-scalers", again(HPA, name="service-currency-second")),
    Mistake(
        "an autoscaler without requests to measure",
        "scaling/missing-request",
        drop(CURRENCY, f"{FIRST}.resources"),
    ),
    Mistake("a minimum below what git declares", "scaling/minimum-below-replicas", put(HPA, "spec.minReplicas", 2)),
    Mistake("a minimum above the maximum", "scaling/bounds", put(HPA, "spec.minReplicas", 12)),
    Mistake(
        "a budget that no drain can satisfy",
        "scaling/budget-blocks",
        put(BUDGET, "spec", {"minAvailable": 1, "selector": {"matchLabels": {"app": "service-currency"}}}),
    ),
    Mistake("a budget of nothing", "scaling/budget-blocks", put(BUDGET, "spec.maxUnavailable", 0)),
    Mistake("a budget with both bounds", "scaling/budget-both", put(BUDGET, "spec.minAvailable", 0)),
    Mistake("two budgets for the same Pods", "scaling/two-budgets", again(BUDGET, name="second")),
    Mistake(
        "a rollout that may neither add nor remove",
        "scaling/surge",
        put(CURRENCY, "spec.strategy.rollingUpdate.maxSurge", 0),
    ),
    Mistake(
        "a surge Pod that waits for the volume of the old one",
        "scaling/surge-volume",
        both(
            put("Deployment/kafka-ui", "spec.template.spec.volumes", CLAIM_VOLUME),
            put("Deployment/kafka-ui", f"{FIRST}.volumeMounts", [{"name": "data", "mountPath": "/data"}]),
            add(CLAIM),
        ),
    ),
    Mistake(
        "a surge Pod that waits for the port of the old one",
        "scaling/surge-port",
        put(CURRENCY, f"{FIRST}.ports[0].hostPort", 8000),
    ),
    Mistake(
        "three Pods with one volume",
        "scaling/shared-volume",
        both(
            put(CURRENCY, "spec.template.spec.volumes[1]", CLAIM_VOLUME[0]),
            put(CURRENCY, f"{FIRST}.volumeMounts[1]", {"name": "data", "mountPath": "/data"}),
            add(CLAIM),
        ),
    ),
    # pods
    Mistake(
        "a Pod that may run as root", "pods/security", drop(CURRENCY, "spec.template.spec.securityContext.runAsNonRoot")
    ),
    Mistake(
        "a container that keeps its capabilities",
        "pods/security",
        drop(CURRENCY, f"{FIRST}.securityContext.capabilities"),
    ),
    Mistake(
        "a Pod without a seccomp profile",
        "pods/security",
        drop(MYSQL, "spec.template.spec.securityContext.seccompProfile"),
    ),
    Mistake("a privileged container", "pods/admission", put(CURRENCY, f"{FIRST}.securityContext.privileged", True)),
    Mistake(
        "a folder of the node mounted",
        "pods/admission",
        put(CURRENCY, "spec.template.spec.volumes[0]", {"name": "tmp", "hostPath": {"path": "/tmp"}}),
    ),
    Mistake(
        "a Namespace that enforces nothing",
        "pods/enforce",
        drop("Namespace/trip-service-prod", ("metadata", "labels", "pod-security.kubernetes.io/enforce")),
    ),
    Mistake(
        "a probe of a port nobody listens on",
        "pods/probe-port",
        put(CURRENCY, f"{FIRST}.livenessProbe.httpGet.port", 8080),
    ),
    Mistake("a service without readiness probe", "pods/probe-missing", drop(CURRENCY, f"{FIRST}.readinessProbe")),
    Mistake("a container without memory limit", "pods/limits", drop(CURRENCY, f"{FIRST}.resources.limits.memory")),
    Mistake("a request above its limit", "pods/limits", put(CURRENCY, f"{FIRST}.resources.requests.memory", "1Gi")),
    Mistake(
        "a heap larger than the container",
        "pods/heap",
        put("Deployment/kafka", f"{FIRST}.env[5].value", "-Xms1G -Xmx1G"),
    ),
    Mistake(
        "a broker that reads injected variables",
        "pods/service-links",
        both(
            put("Deployment/kafka", "spec.template.spec.enableServiceLinks", True),
            again("Service/service-kafka", name="kafka"),
        ),
    ),
    Mistake(
        "a read-only root without room to write",
        "pods/read-only",
        both(drop(CURRENCY, f"{FIRST}.volumeMounts"), drop(CURRENCY, "spec.template.spec.volumes")),
    ),
    Mistake("a job that may hang for ever", "pods/deadline", drop(JOB, "spec.jobTemplate.spec.activeDeadlineSeconds")),
    Mistake("a job that keeps no failed runs", "pods/history", put(JOB, "spec.failedJobsHistoryLimit", 0)),
    Mistake("a job that overlaps itself", "pods/concurrency", put(JOB, "spec.concurrencyPolicy", "Allow")),
    Mistake("a database at latest", "pods/floating-tag", put(MYSQL, f"{FIRST}.image", "mysql:latest")),
    Mistake("an image without a tag", "pods/floating-tag", put("Deployment/redis", f"{FIRST}.image", "redis")),
    Mistake(
        "a password on the command line",
        "pods/secret-in-arguments",
        put("Deployment/redis", f"{FIRST}.args", ["--requirepass", "correct-horse"]),
    ),
    Mistake(
        "a token mounted for nothing",
        "pods/token",
        both(
            drop(CURRENCY, "spec.template.spec.automountServiceAccountToken"),
            drop("ServiceAccount/service-currency", "automountServiceAccountToken"),
        ),
    ),
    Mistake(
        "a grace period shorter than the sleep before it",
        "pods/grace",
        put(CURRENCY, "spec.template.spec.terminationGracePeriodSeconds", 30),
    ),
    # edge
    Mistake(
        "a load balancer that goes through nodes",
        "edge/target-type",
        put(INGRESS, (*ANNOTATIONS, f"{ALB}target-type"), "instance"),
    ),
    Mistake(
        "a load balancer that asks APIs for /",
        "edge/health-path",
        drop(INGRESS, (*ANNOTATIONS, f"{ALB}healthcheck-path")),
    ),
    Mistake(
        "a health check that no probe knows",
        "edge/health-probe",
        put(INGRESS, (*ANNOTATIONS, f"{ALB}healthcheck-path"), "/healthz"),
    ),
    Mistake(
        "a load balancer that lets go too late",
        "edge/drain",
        put(INGRESS, (*ANNOTATIONS, f"{ALB}target-group-attributes"), "deregistration_delay.timeout_seconds=120"),
    ),
    Mistake("a Pod that stops before its load balancer knows", "edge/drain", drop(CURRENCY, f"{FIRST}.lifecycle")),
    Mistake(
        "a Namespace without readiness gates",
        "edge/readiness-gate",
        drop("Namespace/trip-service-prod", ("metadata", "labels", "elbv2.k8s.aws/pod-readiness-gate-inject")),
    ),
    Mistake(
        "a public load balancer without certificate", "edge/tls", drop(INGRESS, (*ANNOTATIONS, f"{ALB}certificate-arn"))
    ),
    Mistake(
        "a public load balancer that does not redirect", "edge/tls", drop(INGRESS, (*ANNOTATIONS, f"{ALB}ssl-redirect"))
    ),
    Mistake(
        "listeners that are not JSON",
        "edge/listen-ports",
        put(INGRESS, (*ANNOTATIONS, f"{ALB}listen-ports"), "HTTP: 80"),
    ),
    Mistake(
        "an annotation misspelt", "edge/unknown-annotation", put(INGRESS, (*ANNOTATIONS, f"{ALB}group-name"), "trip")
    ),
    Mistake("two Ingresses for one path", "edge/same-route", again(INGRESS, name="second-ingress")),
    Mistake(
        "a load balancer beside the Ingress",
        "edge/two-entrypoints",
        put("Service/service-currency", "spec.type", "LoadBalancer"),
    ),
    Mistake(
        "a page in the clear",
        "edge/plain-entrypoint",
        both(
            put("Service/service-redis", "spec.type", "LoadBalancer"),
            put("Service/service-redis", "spec.ports[0].port", 80),
            put(
                "Service/service-redis",
                "metadata.annotations",
                {"service.beta.kubernetes.io/aws-load-balancer-scheme": "internet-facing"},
            ),
        ),
    ),
    # secrets
    Mistake(
        "a Secret with its values",
        "secrets/data",
        add(
            {
                "apiVersion": "v1",
                "kind": "Secret",
                "metadata": {"name": "s", "namespace": "trip-service-prod"},
                "stringData": {"a": "b"},
            }
        ),
    ),
    Mistake(
        "a password as a literal",
        "secrets/literal",
        put(CURRENCY, f"{FIRST}.env[0]", {"name": "MYSQL_PASSWORD", "value": "correct-horse"}),
    ),
    Mistake("a password in the configuration", "secrets/literal", put(CONFIG, "data.REDIS_PASSWORD", "correct-horse")),
    Mistake(
        "a URL with a password in it",
        "secrets/shape",
        put(CONFIG, "data.DATABASE_URL", "mysql://trip_user:correct-horse@service-mysql:3306/currency_db"),
    ),
    Mistake(
        "a password in an init script",
        "secrets/script",
        put("ConfigMap/mysql-init-script", ("data", "init.sql"), "CREATE USER 'a' IDENTIFIED BY 'correct-horse';\n"),
    ),
    Mistake(
        "a token under an innocent name",
        "secrets/entropy",
        put(
            CONFIG,
            "data.PARTNER",
            "".join(
                map(
                    chr,
                    (
                        81,
                        122,
                        55,
                        102,
                        75,
                        57,
                        120,
                        86,
                        50,
                        109,
                        76,
                        56,
                        112,
                        82,
                        52,
                        116,
                        87,
                        49,
                        110,
                        66,
                        54,
                        115,
                        89,
                        51,
                        104,
                        68,
                        53,
                        103,
                        74,
                        48,
                        99,
                        90,
                    ),
                )
            ),
        ),
    ),
    # custom
    Mistake("a rule that only the cluster can evaluate", "custom/unjudged", widget({"min": 1, "size": "2Ti"}), SMALL),
    Mistake(
        "a Pod that nobody brings back",
        "identity/made-by-hand",
        add(
            {
                "apiVersion": "v1",
                "kind": "Pod",
                "metadata": {"name": "debug", "namespace": "trip-service-prod", "labels": {"app": "kafka"}},
                "spec": {"containers": [{"name": "debug", "image": "busybox:1.37"}]},
            }
        ),
    ),
    # network
    Mistake(
        "a block of addresses that is none",
        "network/policy",
        put(POLICY, f"{CLIENTS}[0]", {"ipBlock": {"cidr": "10.0/8"}}),
    ),
    Mistake(
        "a peer with a block and a selector",
        "network/policy",
        put(POLICY, f"{CLIENTS}[0].ipBlock", {"cidr": "10.0.0.0/8"}),
    ),
    Mistake(
        "a declaration cut short",
        "network/declaration",
        put("Namespace/trip-service-prod", (*ANNOTATIONS, "delivery/network"), '{"tiers": {'),
    ),
    Mistake(
        "a connection of a workload that is gone",
        "network/declaration",
        declare(lambda said: said["connections"].append({"client": "service-news", "server": "mysql", "port": 3306})),
    ),
    Mistake(
        "a declaration on something that is no Namespace",
        "network/unproved",
        put(CURRENCY, (*ANNOTATIONS, "delivery/network"), "{}"),
    ),
    Mistake("two Namespaces that declare for one", "network/unproved", again("Namespace/trip-service-prod")),
    Mistake(
        "a Namespace that declares, and that no other rule sees",
        "network/unproved",
        put("Namespace/trip-service-prod", "spec.finaliser", "kubernetes"),
    ),
    Mistake(
        "a policy that no other rule sees",
        "network/unproved",
        put(POLICY, "spec.ingres", []),
    ),
    Mistake(
        "a workload in a second Namespace, which declares nothing",
        "network/unproved",
        both(
            add({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "tools"}}),
            again("Deployment/kafka-ui", namespace="tools"),
        ),
    ),
    Mistake(
        "a policy in a namespace that nobody renders",
        "identity/namespace",
        again("NetworkPolicy/default-deny", namespace="tools"),
    ),
    Mistake("a declaration of nobody", "network/declaration", declare(lambda said: said["tiers"].clear())),
    Mistake(
        "a workload that borrows the label of another",
        "network/declaration",
        again("Deployment/kafka-ui", name="rogue"),
    ),
    Mistake(
        "everybody as the client of a database",
        "network/declaration",
        declare(lambda said: said["connections"].append({"client": "*", "server": "mysql", "port": 3306})),
    ),
    Mistake(
        "a policy that selects by an expression",
        "network/expressions",
        put(
            "NetworkPolicy/default-deny",
            "spec.podSelector.matchExpressions",
            [{"key": "debug", "operator": "DoesNotExist"}],
        ),
    ),
    Mistake(
        "a policy for Pods that nobody declared",
        "network/too-much",
        both(
            again(POLICY, name="rogue"),
            put("NetworkPolicy/rogue", "spec", {"podSelector": {"matchLabels": {"team": "x"}}, "ingress": [{}]}),
        ),
    ),
    Mistake("no default deny", "network/too-much", remove("NetworkPolicy/default-deny")),
    Mistake(
        "a default deny of one direction",
        "network/too-much",
        put("NetworkPolicy/default-deny", "spec.policyTypes", ["Egress"]),
    ),
    Mistake("a database that takes everybody in", "network/too-much", drop(POLICY, CLIENTS)),
    Mistake("a database open on every port", "network/too-much", drop(POLICY, "spec.ingress[0].ports")),
    Mistake(
        "peers joined by OR where AND was meant",
        "network/too-much",
        put(
            "NetworkPolicy/dns",
            "spec.egress[0].to",
            [ANYWHERE, {"podSelector": {"matchLabels": {"k8s-app": "kube-dns"}}}],
        ),
    ),
    Mistake(
        "a client let in that never asked",
        "network/too-much",
        put(POLICY, f"{CLIENTS}[3]", {"podSelector": {"matchLabels": {"app": "kafka-ui"}}}),
    ),
    Mistake("the clients of every namespace", "network/too-much", put(POLICY, f"{CLIENTS}[0].namespaceSelector", {})),
    Mistake("a range of ports", "network/too-much", put(POLICY, "spec.ingress[0].ports[0].endPort", 4000)),
    Mistake(
        "the whole private network as the internet",
        "network/too-much",
        drop("NetworkPolicy/service-dataingestor", "spec.egress[4].to[0].ipBlock.except"),
    ),
    Mistake(
        "a policy of another workload's Pods",
        "network/too-little",
        put(POLICY, "spec.podSelector.matchLabels.app", "mongodb"),
    ),
    Mistake("a policy on the wrong port", "network/too-little", put(POLICY, "spec.ingress[0].ports[0].port", 3307)),
    Mistake(
        "a policy on the wrong protocol", "network/too-little", put(POLICY, "spec.ingress[0].ports[0].protocol", "UDP")
    ),
    Mistake("a policy that forgets a client", "network/too-little", drop(POLICY, f"{CLIENTS}[0]")),
    Mistake("a broker that cannot call itself", "network/too-little", drop("NetworkPolicy/kafka", "spec.egress[1]")),
    Mistake(
        "the load balancer as a Pod",
        "network/too-little",
        put(
            "NetworkPolicy/service-ranking",
            "spec.ingress[0].from",
            [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}}}],
        ),
    ),
    Mistake("names over UDP only", "network/dns", drop("NetworkPolicy/dns", "spec.egress[0].ports[1]")),
    Mistake("nobody may ask for names", "network/dns", remove("NetworkPolicy/dns")),
    # connections
    Mistake(
        "a setting that names a server without a path",
        "connections/setting",
        put(CONFIG, "data.REDIS_HOST", "service-zookeeper"),
    ),
    Mistake(
        "an API on the internet that nobody opened",
        "connections/setting",
        put(CURRENCY, f"{FIRST}.env[2]", {"name": "NEWS_URL", "value": "https://news.example.com/v1"}),
    ),
    Mistake(
        "an argument that names a server without a path",
        "connections/setting",
        put(CURRENCY, f"{FIRST}.args", ["--zookeeper", "service-zookeeper:2181"]),
    ),
    Mistake(
        "a connection that no setting asks for",
        "connections/unused",
        declare(
            lambda said: said["connections"].append({"client": "service-currency", "server": "kafka-ui", "port": 8080})
        ),
    ),
    Mistake(
        "a reason that was deleted",
        "connections/unused",
        declare(lambda said: [edge.pop("because", "") for edge in said["connections"]]),
    ),
    Mistake(
        "a server that is called and never called",
        "connections/never-called",
        declare(lambda said: said["unused"].append({"client": "service-currency", "server": "mysql", "because": "?"})),
    ),
    Mistake(
        "a server ruled out that nothing names",
        "connections/never-called",
        declare(lambda said: said["unused"].append({"client": "service-frontend", "server": "mysql", "because": "?"})),
    ),
    Mistake(
        "an entrypoint for a page without a login",
        "connections/entrypoint",
        put(
            INGRESS,
            "spec.rules[0].http.paths[0].backend.service",
            {"name": "service-kafka-ui", "port": {"number": 8080}},
        ),
    ),
    Mistake(
        "a load balancer for a page without a login",
        "connections/entrypoint",
        put("Service/service-kafka-ui", "spec.type", "LoadBalancer"),
    ),
    Mistake(
        "a connection that no entrypoint needs",
        "connections/entrypoint",
        declare(
            lambda said: said["connections"].append({"client": "trip-service-alb", "server": "kafka-ui", "port": 8080})
        ),
    ),
    # applications
    Mistake(
        "a policy that is a hook",
        "applications/hook",
        put(POLICY, (*ANNOTATIONS, "argocd.argoproj.io/hook"), "Skip"),
    ),
    Mistake(
        "an Application that leaves the policies out",
        "applications/filtered",
        put(APPLICATION, "spec.source.directory.exclude", "NetworkPolicy*", environment="argocd"),
    ),
    Mistake(
        "a chart in whatever version is the newest",
        "applications/chart-version",
        put(APPLICATION, "spec.source", REDIS_CHART, environment="argocd"),
    ),
    Mistake(
        "a chart and a folder in one source",
        "applications/chart-or-path",
        both(
            put(APPLICATION, "spec.source.chart", "redis", environment="argocd"),
            put(APPLICATION, "spec.source.targetRevision", "1.2.3", environment="argocd"),
        ),
    ),
    Mistake(
        "a web ACL that the controller is told to ignore",
        "applications/protection",
        both(add(CONTROLLER, environment="argocd"), put(INGRESS, (*ANNOTATIONS, f"{ALB}wafv2-acl-arn"), WEB_ACL)),
    ),
    Mistake(
        "an Application without a revision",
        "applications/source",
        drop(APPLICATION, "spec.source.targetRevision", environment="argocd"),
    ),
    Mistake(
        "an Application of a folder that is gone",
        "applications/path",
        put(APPLICATION, "spec.source.path", "dist/production", environment="argocd"),
    ),
    Mistake(
        "an Application into the wrong namespace",
        "applications/namespace",
        put(APPLICATION, "spec.destination.namespace", "trip-service-dev", environment="argocd"),
    ),
    Mistake(
        "an Application that nobody syncs",
        "applications/automation",
        drop(APPLICATION, "spec.syncPolicy.automated", environment="argocd"),
    ),
    Mistake(
        "an Application that may delete everything",
        "applications/automation",
        put(APPLICATION, "spec.syncPolicy.automated.allowEmpty", True, environment="argocd"),
    ),
    Mistake(
        "an Application that fights the autoscaler",
        "applications/ignored-replicas",
        drop(APPLICATION, "spec.ignoreDifferences", environment="argocd"),
    ),
    Mistake(
        "an Application that ignores and resets all the same",
        "applications/respect",
        put(APPLICATION, "spec.syncPolicy.syncOptions", ["CreateNamespace=true"], environment="argocd"),
    ),
    Mistake(
        "two Applications of one folder",
        "applications/duplicate",
        again(APPLICATION, environment="argocd", name="trip-service-twin"),
    ),
    Mistake(
        "an Application that takes the databases along",
        "applications/finalizer",
        put(APPLICATION, "metadata.finalizers", ["resources-finalizer.argocd.argoproj.io"], environment="argocd"),
    ),
]


if __name__ == "__main__":
    outcome = {mistake: mistake.rule in caught_by(mistake) for mistake in MISTAKES}
    (PROJECT / "docs/review.md").write_text(page(outcome), encoding="utf-8")
