"""Documents that are no objects, and kinds that the cluster does not serve."""

from delivery.manifests.reading import UnreadableDocument
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.pages import OBJECTS
from delivery.review.rules.rule import Findings, rule
from delivery.review.rules.schema.objects import API, crd_of, is_known, missing_fields, objects
from delivery.schema.custom_resources import NotServed


@rule("schema/yaml", "Text that is not YAML, or is ambiguous YAML, cannot be reviewed", page=OBJECTS)
def not_yaml(scope: Scope) -> Findings:
    """Every text is YAML without duplicate keys, aliases or excessive nesting."""
    for document in scope.documents:
        if isinstance(document, UnreadableDocument):
            yield Finding.of(document, "", document.what, "correct the text")


@rule("schema/document", "A document that is no Kubernetes object cannot be applied", page=OBJECTS)
def not_an_object(scope: Scope) -> Findings:
    """Every document has an API version, a kind and a name."""
    for document in scope.documents:
        if isinstance(document, UnreadableDocument):
            continue
        if not isinstance(document, dict):
            what = f"a {type(document).__name__} where an object should be"
            yield Finding.of(document, "", what, "write apiVersion, kind and metadata.name")
            continue
        for field in missing_fields(document):
            yield Finding.of(document, field, "missing, or not text", f"write {field} as text")


@rule("schema/kind", "The API server refuses kinds that it does not serve", page=API)
def unknown_kind(scope: Scope) -> Findings:
    """Kinds are those of Kubernetes, of a CRD in the folder of CRDs, or of the few with rules of their own."""
    for manifest in objects(scope):
        if is_known(manifest, scope):
            continue
        crd = crd_of(manifest, scope)
        if isinstance(crd, NotServed):
            yield Finding.of(
                manifest, "apiVersion", crd.why, "write a version that is served, or give the cluster's own CRDs"
            )
        else:
            what = f"no {manifest['kind']} in {manifest['apiVersion']} for Kubernetes {scope.kubernetes}"
            yield Finding.of(manifest, "kind", what, "correct kind and apiVersion, or give a folder of CRDs")
