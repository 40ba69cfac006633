"""Whether everything that is named is there."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from delivery import declarations, secrets
from delivery.manifests import Manifest
from delivery.rules.rule import Hit, Hits, rule
from delivery.scope import Scope
from delivery.suggest import did_you_mean

CONCEPTS = "https://kubernetes.io/docs/concepts/"
CONFIG_MAPS = f"{CONCEPTS}configuration/configmap/"
SECRETS = f"{CONCEPTS}configuration/secret/"
VOLUMES = f"{CONCEPTS}storage/volumes/"
SERVICES = f"{CONCEPTS}services-networking/service/"
INGRESSES = f"{CONCEPTS}services-networking/ingress/"

_ADDRESS = re.compile(
    r"(?<![\w.@-])(?P<host>[a-z](?:[-a-z0-9]*[a-z0-9])?)(?P<rest>(?:\.[-a-z0-9]+)*):(?P<port>[0-9]{2,5})\b"
)
_HOST_SETTING = re.compile(r"(?P<prefix>\w+)_HOST")


@rule("references/config", "A Pod whose ConfigMap or key is missing never starts", page=CONFIG_MAPS)
def config_maps(scope: Scope) -> Hits:
    """ConfigMaps that variables, envFrom and volumes name are rendered, with the key."""
    for workload in scope.workloads:
        for path, name, key in workload.references("configMapKeyRef", "configMapRef", "configMap"):
            if not scope.exists("ConfigMap", name):
                yield Hit(workload.manifest, path, f"no ConfigMap {name}", _fix(name, scope.names("ConfigMap")))
                continue
            config = scope.get("ConfigMap", name)
            keys = {**config.get("data", {}), **config.get("binaryData", {})} if config else {key}
            if key and key not in keys:
                yield Hit(workload.manifest, path, f"no key {key} in ConfigMap {name}", _fix(key, sorted(keys)))


@rule("references/secret", "A Pod whose Secret or key is missing never starts", page=SECRETS)
def outside_secrets(scope: Scope) -> Hits:
    """Secrets are rendered, made by an ExternalSecret or SealedSecret, or declared as created outside, with the key."""
    declared = secrets.declared(scope.of_kind("Namespace"))
    made = {*scope.names("Secret"), *scope.names("SealedSecret"), *_external_targets(scope)}
    for workload in scope.workloads:
        for path, name, key in workload.references("secretKeyRef", "secretRef", "secret"):
            if name in declared:
                if key and key not in declared[name]:
                    fix = _fix(key, declared[name], f"declare it in {declarations.SECRETS} of the Namespace")
                    yield Hit(workload.manifest, path, f"Secret {name} is declared without the key {key}", fix)
            elif name not in made:
                fix = _fix(name, [*declared, *made], f"declare it in {declarations.SECRETS} of the Namespace")
                yield Hit(workload.manifest, path, f"Secret {name} is neither rendered nor declared", fix)


@rule(
    "references/service-account",
    "Pods of a service account that is missing are never created",
    page=f"{CONCEPTS}security/service-accounts/",
)
def service_accounts(scope: Scope) -> Hits:
    """Service accounts that Pods name are rendered; "default" always is there."""
    for workload in scope.workloads:
        name = workload.pod.get("serviceAccountName", "default")
        if name != "default" and not scope.exists("ServiceAccount", name):
            path = f"{workload.at}.spec.serviceAccountName"
            yield Hit(workload.manifest, path, f"no ServiceAccount {name}", _fix(name, scope.names("ServiceAccount")))


@rule(
    "references/volume", "A mount without a volume is refused; a volume that nobody mounts is a mistake", page=VOLUMES
)
def volumes(scope: Scope) -> Hits:
    """Every mount has its volume or claim template, and every volume is mounted."""
    for workload in scope.workloads:
        templates = workload.manifest.get("spec", {}).get("volumeClaimTemplates", [])
        claims = {template["metadata"].get("name") for template in templates}
        there = {volume["name"] for volume in workload.pod.get("volumes", [])} | claims
        mounted = set()
        for path, container in workload.containers():
            for mount in container.get("volumeMounts", []):
                mounted.add(mount["name"])
                if mount["name"] not in there:
                    what = f"mounts {mount['name']}, which is no volume"
                    yield Hit(workload.manifest, f"{path}.volumeMounts", what, _fix(mount["name"], sorted(there)))
        for name in sorted(there - mounted):
            yield Hit(
                workload.manifest, f"{workload.at}.spec.volumes", f"nobody mounts {name}", "mount it or delete it"
            )


@rule("references/claim", "A Pod whose claim is missing waits for ever", page=f"{CONCEPTS}storage/persistent-volumes/")
def claims(scope: Scope) -> Hits:
    """Claims that volumes name are rendered."""
    for workload in scope.workloads:
        for volume in workload.pod.get("volumes", []):
            name = volume.get("persistentVolumeClaim", {}).get("claimName")
            if name and not scope.exists("PersistentVolumeClaim", name):
                path = f"{workload.at}.spec.volumes[{volume['name']}]"
                fix = _fix(name, scope.names("PersistentVolumeClaim"))
                yield Hit(workload.manifest, path, f"no PersistentVolumeClaim {name}", fix)


@rule(
    "references/storage-class",
    "A claim of a class that is missing waits for ever",
    page=f"{CONCEPTS}storage/storage-classes/",
)
def storage_classes(scope: Scope) -> Hits:
    """Where an environment renders StorageClasses, claims name one of them."""
    known = scope.names("StorageClass")
    for manifest, path, spec in _claim_specs(scope) if known else ():
        name = spec.get("storageClassName")
        if name and name not in known:
            yield Hit(manifest, f"{path}.storageClassName", f"no StorageClass {name}", _fix(name, known))


@rule(
    "references/stateful-service",
    "Pods of a StatefulSet have no names in DNS without their headless Service",
    page=f"{CONCEPTS}workloads/controllers/statefulset/",
)
def stateful_services(scope: Scope) -> Hits:
    """The Service that a StatefulSet names is rendered, and headless."""
    for workload in scope.workloads:
        name = workload.manifest.get("spec", {}).get("serviceName") if workload.kind == "StatefulSet" else None
        if not name:
            continue
        service = scope.get("Service", name)
        if not scope.exists("Service", name):
            what, fix = f"no Service {name}", _fix(name, scope.names("Service"))
            yield Hit(workload.manifest, "spec.serviceName", what, fix)
        elif service and workload.replicas > 1 and service.get("spec", {}).get("clusterIP") != "None":
            yield Hit(workload.manifest, "spec.serviceName", f"{name} is not headless", "give it clusterIP: None")


@rule("references/target-port", "A Service sends to a port that nobody listens on", page=SERVICES)
def target_ports(scope: Scope) -> Hits:
    """The target port of a Service is one that the Pods behind it declare, by number or by name."""
    for service in scope.of_kind("Service"):
        behind = scope.selected(service.get("spec", {}).get("selector") or {"": ""})
        known: set[Any] = {
            port.get(key) for workload in behind for port in workload.ports() for key in ("name", "containerPort")
        }
        for port in service.get("spec", {}).get("ports", []):
            target = port.get("targetPort", port["port"])
            if behind and target not in known:
                what = f"no Pod behind it declares the port {target}"
                numbers = ", ".join(sorted(str(number) for number in known if number))
                yield Hit(
                    service, f"spec.ports[{port['port']}].targetPort", what, f"take one of {numbers or 'none yet'}"
                )


@rule("references/backend", "An Ingress that routes to nothing answers with an error page", page=INGRESSES)
def backends(scope: Scope) -> Hits:
    """The Service and port behind each path of an Ingress are rendered."""
    for ingress in scope.of_kind("Ingress"):
        for path, backend in _backends(ingress):
            name, port = backend.get("name", ""), backend.get("port", {})
            service = scope.get("Service", name)
            if not scope.exists("Service", name):
                yield Hit(ingress, path, f"no Service {name}", _fix(name, scope.names("Service")))
            elif service and not _serves(service, port):
                what = f"Service {name} has no port {port.get('number', port.get('name'))}"
                numbers = ", ".join(str(known["port"]) for known in service.get("spec", {}).get("ports", []))
                yield Hit(ingress, path, what, f"take one of {numbers}")


@rule(
    "references/scale-target",
    "An autoscaler without a target scales nothing",
    page="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
)
def scale_targets(scope: Scope) -> Hits:
    """What a HorizontalPodAutoscaler scales is rendered."""
    for autoscaler in scope.of_kind("HorizontalPodAutoscaler"):
        target = autoscaler.get("spec", {})["scaleTargetRef"]
        if not scope.exists(target["kind"], target["name"]):
            what, fix = f"no {target['kind']} {target['name']}", _fix(target["name"], scope.names(target["kind"]))
            yield Hit(autoscaler, "spec.scaleTargetRef", what, fix)


@rule(
    "references/address", "A setting that names a Service or port that does not exist fails at run time", page=SERVICES
)
def addresses(scope: Scope) -> Hits:
    """Hosts and ports in variables and ConfigMaps: `<service>:<port>`, and `*_HOST` beside `*_PORT`."""
    for manifest, path, settings in _settings(scope):
        for key, value in settings.items():
            for host, port in _addresses(key, value, settings, scope):
                service = scope.get("Service", host)
                if not scope.exists("Service", host):
                    what = f"{value!r} names no Service of this environment"
                    yield Hit(manifest, f"{path}.{key}", what, _fix(host, scope.names("Service")))
                elif service and port and not _serves(service, {"number": port}):
                    numbers = ", ".join(str(known["port"]) for known in service.get("spec", {}).get("ports", []))
                    what = f"{value!r}: Service {host} has no port {port}"
                    yield Hit(manifest, f"{path}.{key}", what, f"take one of {numbers}")


def _external_targets(scope: Scope) -> Iterator[str]:
    for external in scope.of_kind("ExternalSecret"):
        yield external.get("spec", {}).get("target", {}).get("name") or external["metadata"]["name"]


def _claim_specs(scope: Scope) -> Iterator[tuple[Manifest, str, Manifest]]:
    for claim in scope.of_kind("PersistentVolumeClaim"):
        yield claim, "spec", claim.get("spec", {})
    for stateful_set in scope.of_kind("StatefulSet"):
        for index, template in enumerate(stateful_set.get("spec", {}).get("volumeClaimTemplates", [])):
            yield stateful_set, f"spec.volumeClaimTemplates[{index}].spec", template.get("spec", {})


def _backends(ingress: Manifest) -> Iterator[tuple[str, Manifest]]:
    spec = ingress.get("spec", {})
    if "service" in spec.get("defaultBackend", {}):
        yield "spec.defaultBackend", spec["defaultBackend"]["service"]
    for rule_ in spec.get("rules", []):
        for path in rule_.get("http", {}).get("paths", []):
            service = path["backend"].get("service")
            # The AWS controller reads "use-annotation" ports as actions, not as Services.
            if service and service.get("port", {}).get("name") != "use-annotation":
                yield f"spec.rules[{rule_.get('host', '*')}].paths[{path.get('path', '')}]", service


def _serves(service: Manifest, port: Manifest) -> bool:
    return any(
        known["port"] == port.get("number") or (port.get("name") and known.get("name") == port["name"])
        for known in service.get("spec", {}).get("ports", [])
    )


def _settings(scope: Scope) -> Iterator[tuple[Manifest, str, dict[str, str]]]:
    for config in scope.of_kind("ConfigMap"):
        # A value of several lines is a script or a file, in which a colon can mean anything.
        yield config, "data", {key: value for key, value in config.get("data", {}).items() if "\n" not in value}
    for workload in scope.workloads:
        for path, container in workload.containers():
            variables = {entry["name"]: entry["value"] for entry in container.get("env", []) if "value" in entry}
            yield workload.manifest, f"{path}.env", variables


def _addresses(key: str, value: str, settings: dict[str, str], scope: Scope) -> Iterator[tuple[str, int | None]]:
    """Hosts without a dot, and names of Services of this namespace with the cluster's domain behind them."""
    for match in _ADDRESS.finditer(value):
        rest = match["rest"]
        if match["host"] != "localhost" and (not rest or rest.startswith(f".{scope.namespace}.svc")):
            yield match["host"], int(match["port"])
    setting = _HOST_SETTING.fullmatch(key)
    if setting and re.fullmatch(r"[a-z][-a-z0-9]*", value) and value != "localhost":
        port = settings.get(f"{setting['prefix']}_PORT", "")
        yield value, int(port) if port.isdecimal() else None


def _fix(given: str, known: Iterable[str], otherwise: str = "") -> str:
    names = sorted(known)
    return did_you_mean(given, names, otherwise or f"name one of {', '.join(names) or 'none yet'}")
