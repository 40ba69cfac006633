"""Whether everything that is named is there."""

from collections.abc import Iterable, Iterator
from typing import Any

from contract import declarations, go_template
from contract.suggest import did_you_mean
from delivery.manifests import external_secrets, secret_sources
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.network import addresses
from delivery.network.addresses import Address, place_of
from delivery.review.finding import Finding
from delivery.review.rules.rule import Findings, rule

CONCEPTS = "https://kubernetes.io/docs/concepts/"
CONFIG_MAPS = f"{CONCEPTS}configuration/configmap/"
SECRETS = f"{CONCEPTS}configuration/secret/"
VOLUMES = f"{CONCEPTS}storage/volumes/"
SERVICES = f"{CONCEPTS}services-networking/service/"
INGRESSES = f"{CONCEPTS}services-networking/ingress/"
EXTERNAL = "https://external-secrets.io/latest/"

KEEP_FETCHED = f"write {external_secrets.TEMPLATE}.mergePolicy: Merge, or templates replace what is fetched"


@rule("references/config", "A Pod whose ConfigMap or key is missing never starts", page=CONFIG_MAPS)
def config_maps(scope: Scope) -> Findings:
    """ConfigMaps that variables, envFrom and volumes name are rendered, with the key."""
    for workload in scope.workloads:
        space = scope.namespace_of(workload.manifest)
        for path, name, key in workload.references("configMapKeyRef", "configMapRef", "configMap"):
            if not scope.exists("ConfigMap", space, name):
                yield Finding.of(
                    workload.manifest, path, f"no ConfigMap {name}", _fix(name, scope.names("ConfigMap", space))
                )
                continue
            config = scope.get("ConfigMap", space, name)
            keys = {**config.get("data", {}), **config.get("binaryData", {})} if config else {key}
            if key and key not in keys:
                yield Finding.of(workload.manifest, path, f"no key {key} in ConfigMap {name}", _fix(key, sorted(keys)))


@rule("references/secret", "A Pod whose Secret or key is missing never starts", page=SECRETS)
def outside_secrets(scope: Scope) -> Findings:
    """Secrets are rendered, made by an ExternalSecret or SealedSecret, or declared as created outside, with the key."""
    there = secret_sources.sources(scope)
    for workload in scope.workloads:
        known = there[scope.namespace_of(workload.manifest)]
        for path, name, key in workload.references("secretKeyRef", "secretRef", "secret"):
            secret = known.get(name)
            if secret is None:
                fix = _fix(name, known, f"declare it in {declarations.SECRETS} of the Namespace")
                yield Finding.of(workload.manifest, path, f"Secret {name} is neither rendered nor declared", fix)
            elif key and secret.keys is not None and key not in secret.keys:
                what = f"Secret {name} is {secret.origin} without the key {key}"
                fix = KEEP_FETCHED if key in secret.dropped else _fix(key, secret.keys, secret.remedy)
                yield Finding.of(workload.manifest, path, what, fix)


@rule(
    "references/secret-store",
    "An ExternalSecret whose store is missing never makes its Secret",
    page=f"{EXTERNAL}api/secretstore/",
)
def secret_stores(scope: Scope) -> Findings:
    """Stores that ExternalSecrets ask are rendered; those of the whole cluster are not looked for."""
    for external in external_secrets.among(scope.manifests):
        space = scope.namespace_of(external.manifest)
        for path, kind, name in external.stores():
            if kind != "ClusterSecretStore" and not scope.exists(kind, space, name):
                what = f"no {kind} {name}" if name else "names no store"
                yield Finding.of(external.manifest, f"{path}.name", what, _fix(name, scope.names("SecretStore", space)))


@rule(
    "references/secret-template",
    "A template that asks for a key that was not fetched fails, and no Secret is made",
    page=f"{EXTERNAL}guides/templating/",
)
def secret_templates(scope: Scope) -> Findings:
    """Templates of ExternalSecrets are whole, and ask for keys that are fetched: never for what another one makes."""
    for external in external_secrets.among(scope.manifests):
        for path, text in external.texts():
            try:
                asked = [] if external.fetches_whole else go_template.keys(text)
            except go_template.InvalidTemplate as error:
                yield Finding.of(external.manifest, path, str(error), "close what is opened")
                continue
            for key in asked:
                if key not in external.fetched:
                    fix = _fix(key, external.fetched, "fetch it in spec.data")
                    yield Finding.of(external.manifest, path, f"asks for {key}, which is not fetched", fix)


@rule(
    "references/service-account",
    "Pods of a service account that is missing are never created",
    page=f"{CONCEPTS}security/service-accounts/",
)
def service_accounts(scope: Scope) -> Findings:
    """Service accounts that Pods name are rendered; "default" always is there."""
    for workload in scope.workloads:
        name = workload.pod.get("serviceAccountName", "default")
        space = scope.namespace_of(workload.manifest)
        if name != "default" and not scope.exists("ServiceAccount", space, name):
            what, fix = f"no ServiceAccount {name}", _fix(name, scope.names("ServiceAccount", space))
            yield Finding.of(workload.manifest, f"{workload.at}.spec.serviceAccountName", what, fix)


@rule(
    "references/volume", "A mount without a volume is refused; a volume that nobody mounts is a mistake", page=VOLUMES
)
def volumes(scope: Scope) -> Findings:
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
                    yield Finding.of(
                        workload.manifest, f"{path}.volumeMounts", what, _fix(mount["name"], sorted(there))
                    )
        for name in sorted(there - mounted):
            yield Finding.of(
                workload.manifest, f"{workload.at}.spec.volumes", f"nobody mounts {name}", "mount it or delete it"
            )


@rule("references/claim", "A Pod whose claim is missing waits for ever", page=f"{CONCEPTS}storage/persistent-volumes/")
def claims(scope: Scope) -> Findings:
    """Claims that volumes name are rendered."""
    for workload in scope.workloads:
        space = scope.namespace_of(workload.manifest)
        for volume in workload.pod.get("volumes", []):
            name = volume.get("persistentVolumeClaim", {}).get("claimName")
            if name and not scope.exists("PersistentVolumeClaim", space, name):
                path = f"{workload.at}.spec.volumes[{volume['name']}]"
                fix = _fix(name, scope.names("PersistentVolumeClaim", space))
                yield Finding.of(workload.manifest, path, f"no PersistentVolumeClaim {name}", fix)


@rule(
    "references/storage-class",
    "A claim of a class that is missing waits for ever",
    page=f"{CONCEPTS}storage/storage-classes/",
)
def storage_classes(scope: Scope) -> Findings:
    """Where an environment renders StorageClasses, claims name one of them."""
    known = scope.names("StorageClass", "")
    for manifest, path, spec in _claim_specs(scope) if known else ():
        name = spec.get("storageClassName")
        if name and name not in known:
            yield Finding.of(manifest, f"{path}.storageClassName", f"no StorageClass {name}", _fix(name, known))


@rule(
    "references/stateful-service",
    "Pods of a StatefulSet have no names in DNS without their headless Service",
    page=f"{CONCEPTS}workloads/controllers/statefulset/",
)
def stateful_services(scope: Scope) -> Findings:
    """The Service that a StatefulSet names is rendered, and headless."""
    for workload in scope.workloads:
        name = workload.manifest.get("spec", {}).get("serviceName") if workload.kind == "StatefulSet" else None
        if not name:
            continue
        space = scope.namespace_of(workload.manifest)
        service = scope.get("Service", space, name)
        if not scope.exists("Service", space, name):
            what, fix = f"no Service {name}", _fix(name, scope.names("Service", space))
            yield Finding.of(workload.manifest, "spec.serviceName", what, fix)
        elif service and workload.replicas > 1 and service.get("spec", {}).get("clusterIP") != "None":
            yield Finding.of(
                workload.manifest, "spec.serviceName", f"{name} is not headless", "give it clusterIP: None"
            )


@rule("references/target-port", "A Service sends to a port that nobody listens on", page=SERVICES)
def target_ports(scope: Scope) -> Findings:
    """The target port of a Service is one that the Pods behind it declare, by number or by name."""
    for service in scope.of_kind("Service"):
        behind = scope.behind(service)
        known: set[Any] = {
            port.get(key) for workload in behind for port in workload.ports() for key in ("name", "containerPort")
        }
        for port in service.get("spec", {}).get("ports", []):
            target = port.get("targetPort", port["port"])
            if behind and target not in known:
                what = f"no Pod behind it declares the port {target}"
                numbers = ", ".join(sorted(str(number) for number in known if number))
                yield Finding.of(
                    service, f"spec.ports[{port['port']}].targetPort", what, f"take one of {numbers or 'none yet'}"
                )


@rule("references/backend", "An Ingress that routes to nothing answers with an error page", page=INGRESSES)
def backends(scope: Scope) -> Findings:
    """The Service and port behind each path of an Ingress are rendered."""
    for ingress in scope.of_kind("Ingress"):
        space = scope.namespace_of(ingress)
        for path, backend in _backends(ingress):
            name, port = backend.get("name", ""), backend.get("port", {})
            service = scope.get("Service", space, name)
            if not scope.exists("Service", space, name):
                yield Finding.of(ingress, path, f"no Service {name}", _fix(name, scope.names("Service", space)))
            elif service and not _serves(service, port):
                what = f"Service {name} has no port {port.get('number', port.get('name'))}"
                numbers = ", ".join(str(known["port"]) for known in service.get("spec", {}).get("ports", []))
                yield Finding.of(ingress, path, what, f"take one of {numbers}")


@rule(
    "references/scale-target",
    "An autoscaler without a target scales nothing",
    page="https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/",
)
def scale_targets(scope: Scope) -> Findings:
    """What a HorizontalPodAutoscaler scales is rendered."""
    for autoscaler in scope.of_kind("HorizontalPodAutoscaler"):
        target = autoscaler.get("spec", {})["scaleTargetRef"]
        kind, name, space = target["kind"], target["name"], scope.namespace_of(autoscaler)
        if not scope.exists(kind, space, name):
            fix = _fix(name, scope.names(kind, space))
            yield Finding.of(autoscaler, "spec.scaleTargetRef", f"no {kind} {name}", fix)


@rule(
    "references/address", "A setting that names a Service or port that does not exist fails at run time", page=SERVICES
)
def named_servers(scope: Scope) -> Findings:
    """Hosts and ports in variables and ConfigMaps: `<service>:<port>`, and `*_HOST` beside `*_PORT`."""
    for manifest, address in _named(scope):
        name, space = address.service, address.namespace
        service = scope.get("Service", space, name)
        if not address.is_inside:
            continue
        if not scope.exists("Service", space, name):
            where = "this environment" if space == scope.namespace_of(manifest) else f"the namespace {space}"
            what = f"{address.text!r} names no Service of {where}"
            yield Finding.of(manifest, address.path, what, _fix(name, scope.names("Service", space)))
        elif service and address.port and not _serves(service, {"number": address.port}):
            numbers = ", ".join(str(known["port"]) for known in service.get("spec", {}).get("ports", []))
            what = f"{address.text!r}: Service {name} has no port {address.port}"
            yield Finding.of(manifest, address.path, what, f"take one of {numbers}")


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


def _named(scope: Scope) -> Iterator[tuple[Manifest, Address]]:
    """Every server that a ConfigMap or a container names."""
    for config in scope.of_kind("ConfigMap"):
        yield from ((config, address) for address in addresses.in_config_map(config, place_of(scope, config)))
    for workload in scope.workloads:
        place = place_of(scope, workload.manifest)
        yield from ((workload.manifest, address) for address in addresses.in_containers(workload, place))


def _fix(given: str, known: Iterable[str], otherwise: str = "") -> str:
    names = sorted(known)
    return did_you_mean(given, names, otherwise or f"name one of {', '.join(names) or 'none yet'}")
