"""Stores that ExternalSecrets name, and keys that their templates name."""

from contract import go_template
from delivery.manifests import external_secrets
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.references.fixes import nearest
from delivery.review.rules.rule import Findings, rule

EXTERNAL = "https://external-secrets.io/latest/"
KEEP_FETCHED = f"write {external_secrets.TEMPLATE}.mergePolicy: Merge, or templates replace what is fetched"


@rule(
    "references/secret-store",
    "An ExternalSecret whose store does not exist creates no Secret",
    page=f"{EXTERNAL}api/secretstore/",
)
def secret_stores(scope: Scope) -> Findings:
    """SecretStores of ExternalSecrets are rendered. ClusterSecretStores are not checked."""
    for external in external_secrets.among(scope.manifests):
        space = scope.namespace_of(external.manifest)
        for path, kind, name in external.stores():
            if kind != "ClusterSecretStore" and not scope.exists(kind, space, name):
                what = f"no {kind} {name}" if name else "names no store"
                yield Finding.of(
                    external.manifest, f"{path}.name", what, nearest(name, scope.names("SecretStore", space))
                )


@rule(
    "references/secret-template",
    "A template with a key that is not fetched fails, and no Secret is created",
    page=f"{EXTERNAL}guides/templating/",
)
def secret_templates(scope: Scope) -> Findings:
    """Templates of ExternalSecrets are valid, and use only keys that are fetched, not those of other templates."""
    for external in external_secrets.among(scope.manifests):
        for path, text in external.texts():
            try:
                asked = [] if external.fetches_whole else go_template.keys(text)
            except go_template.InvalidTemplate as error:
                yield Finding.of(external.manifest, path, str(error), "close what is opened")
                continue
            for key in asked:
                if key not in external.fetched:
                    fix = nearest(key, external.fetched, "fetch it in spec.data")
                    yield Finding.of(external.manifest, path, f"asks for {key}, which is not fetched", fix)
