"""Fields against the schemas of Kubernetes and of CRDs."""

from collections.abc import Iterable, Iterator

from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.pages import TASKS
from delivery.review.rules.rule import Findings, rule
from delivery.review.rules.schema.objects import API, crd_of, fields, known_objects, objects
from delivery.schema import custom_resources, kubernetes
from delivery.schema.custom_resources import Judgement, Version
from delivery.schema.schema_error import SchemaError

CRD = f"{TASKS}extend-kubernetes/custom-resources/custom-resource-definitions/"


@rule("schema/null", "Tools disagree about null: some apply the default, some delete the field", page=API)
def nulls(scope: Scope) -> Findings:
    """No field is null."""
    for manifest, found in fields(scope):
        for path, _, key, value in found:
            if value is None:
                yield Finding.of(manifest, path, f"{key} is null", "give it a value, or leave it out")


@rule("schema/field", "The API server drops unknown fields silently, and refuses wrong types", page=API)
def wrong_fields(scope: Scope) -> Findings:
    """Objects are valid by the strict schema of the environment's Kubernetes version, or of the CRD."""
    for manifest in known_objects(scope):
        if kubernetes.knows(manifest, scope.kubernetes):
            yield from _findings(manifest, kubernetes.errors(manifest, scope.kubernetes))
    for manifest, judgement in _judged(objects(scope), scope):
        yield from _findings(manifest, judgement.errors)


@rule("schema/cel", "The API server refuses objects that break a rule of their CRD", page=f"{CRD}#validation-rules")
def refused_by_the_crd(scope: Scope) -> Findings:
    """Every rule of the CRD is true at every level of its schema, with defaults set."""
    for manifest, judgement in _judged(objects(scope), scope):
        yield from _findings(manifest, judgement.refused)


@rule(
    "custom/unjudged",
    "A rule of a CRD that is not evaluated here is first checked by the cluster",
    page=f"{CRD}#validation-rules",
    severity="warning",
)
def unjudged_by_the_crd(scope: Scope) -> Findings:
    """No rule of the CRD uses functions that only an API server has."""
    for manifest, judgement in _judged(scope.manifests, scope):
        yield from _findings(manifest, judgement.unjudged)


def _judged(manifests: Iterable[Manifest], scope: Scope) -> Iterator[tuple[Manifest, Judgement]]:
    """The custom resources that have a CRD, each with the judgement of an API server."""
    for manifest in manifests:
        crd = crd_of(manifest, scope)
        if isinstance(crd, Version):
            yield manifest, custom_resources.judge(manifest, crd)


def _findings(manifest: Manifest, errors: Iterable[SchemaError]) -> Findings:
    return (Finding.of(manifest, error.path, _shortened(error.what), _shortened(error.fix)) for error in errors)


def _shortened(message: str) -> str:
    return message if len(message) <= 200 else f"{message[:160]} ... {message[-35:]}"
