"""ConfigMaps, Secrets and ServiceAccounts that Pods name."""

from collections.abc import Iterator

from delivery.manifests import secret_sources
from delivery.manifests.lookup import at, maps
from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS
from delivery.review.rules.references.external_secrets import KEEP_FETCHED
from delivery.review.rules.references.fixes import nearest
from delivery.review.rules.rule import Findings, rule

CONFIG_MAPS = f"{CONCEPTS}configuration/configmap/"
SECRETS = f"{CONCEPTS}configuration/secret/"


@rule("references/config", "A Pod whose ConfigMap or key does not exist never starts", page=CONFIG_MAPS)
def config_maps(scope: Scope) -> Findings:
    """ConfigMaps and keys that variables, envFrom and volumes name are rendered."""
    for workload in scope.workloads:
        space = scope.namespace_of(workload.manifest)
        for path, name, key in workload.references("configMapKeyRef", "configMapRef", "configMap"):
            if not scope.exists("ConfigMap", space, name):
                yield Finding.of(
                    workload.manifest, path, f"no ConfigMap {name}", nearest(name, scope.names("ConfigMap", space))
                )
                continue
            config = scope.get("ConfigMap", space, name)
            keys = {**config.get("data", {}), **config.get("binaryData", {})} if config else {key}
            if key and key not in keys:
                yield Finding.of(
                    workload.manifest, path, f"no key {key} in ConfigMap {name}", nearest(key, sorted(keys))
                )


@rule("references/secret", "A Pod whose Secret or key does not exist never starts", page=SECRETS)
def outside_secrets(scope: Scope) -> Findings:
    """Secrets and keys are rendered, created by an ExternalSecret or SealedSecret, or declared as existing."""
    there = secret_sources.sources(scope)
    for manifest, path, name, key in _secrets_read(scope):
        known = there[scope.namespace_of(manifest)]
        secret = known.get(name)
        if secret is None:
            fix = nearest(name, known, secret_sources.DECLARE_IT)
            yield Finding.of(manifest, path, f"Secret {name} is neither rendered nor declared", fix)
        elif key and secret.keys is not None and key not in secret.keys:
            what = f"Secret {name} is {secret.origin} without the key {key}"
            fix = KEEP_FETCHED if key in secret.dropped else nearest(key, secret.keys, secret.remedy)
            yield Finding.of(manifest, path, what, fix)


def _secrets_read(scope: Scope) -> Iterator[tuple[Manifest, str, str, str]]:
    """The Secrets that Pods and KEDA read: where, the name, and the key; no key means all of them."""
    for workload in scope.workloads:
        for path, name, key in workload.references("secretKeyRef", "secretRef", "secret"):
            yield workload.manifest, path, name, key
    for manifest in scope.of_kind("TriggerAuthentication"):
        for index, reference in enumerate(maps(at(manifest, "spec", "secretTargetRef"))):
            path = f"spec.secretTargetRef[{index}]"
            yield manifest, path, f"{reference.get('name', '')}", f"{reference.get('key', '')}"


@rule(
    "references/pull-secret",
    "Without the Secret of its registry a node cannot pull the image",
    page=f"{CONCEPTS}containers/images/#using-a-private-registry",
)
def pull_secrets(scope: Scope) -> Findings:
    """Secrets for pulling images are rendered, made by a controller, or declared as existing."""
    there = secret_sources.sources(scope)
    holders = [(each.manifest, each.pod, f"{each.at}.spec.") for each in scope.workloads]
    holders += [(each, each, "") for each in scope.of_kind("ServiceAccount")]
    for manifest, holder, path in holders:
        known = there[scope.namespace_of(manifest)]
        for index, reference in enumerate(holder.get("imagePullSecrets", [])):
            if (name := reference.get("name", "")) not in known:
                fix = nearest(name, known, secret_sources.DECLARE_IT)
                yield Finding.of(manifest, f"{path}imagePullSecrets[{index}]", f"no Secret {name}", fix)


@rule(
    "references/tls-secret",
    "An Ingress without its certificate answers with that of the controller, which nobody trusts",
    page=f"{CONCEPTS}services-networking/ingress/#tls",
)
def tls_secrets(scope: Scope) -> Findings:
    """Secrets of certificates are rendered, made by a controller such as cert-manager, or declared as existing."""
    there = secret_sources.sources(scope)
    for ingress in scope.of_kind("Ingress"):
        known = there[scope.namespace_of(ingress)]
        for index, tls in enumerate(ingress.get("spec", {}).get("tls", [])):
            if (name := tls.get("secretName")) and name not in known:
                fix = nearest(
                    name,
                    known,
                    f"{secret_sources.DECLARE_IT}, or name an issuer",
                )
                yield Finding.of(ingress, f"spec.tls[{index}].secretName", f"no Secret {name}", fix)


@rule(
    "references/service-account",
    "Pods whose ServiceAccount does not exist are never created",
    page=f"{CONCEPTS}security/service-accounts/",
)
def service_accounts(scope: Scope) -> Findings:
    """ServiceAccounts that Pods name are rendered. "default" always exists."""
    for workload in scope.workloads:
        name = workload.pod.get("serviceAccountName", "default")
        space = scope.namespace_of(workload.manifest)
        if name != "default" and not scope.exists("ServiceAccount", space, name):
            what, fix = f"no ServiceAccount {name}", nearest(name, scope.names("ServiceAccount", space))
            yield Finding.of(workload.manifest, f"{workload.at}.spec.serviceAccountName", what, fix)
