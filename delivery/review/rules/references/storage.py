"""Volumes, claims and StorageClasses."""

from collections.abc import Iterator

from delivery.manifests.reading import Manifest
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS
from delivery.review.rules.references.fixes import nearest
from delivery.review.rules.rule import Findings, rule

VOLUMES = f"{CONCEPTS}storage/volumes/"


@rule(
    "references/volume",
    "The API server refuses a mount without a volume; a volume without a mount is useless",
    page=VOLUMES,
)
def volumes(scope: Scope) -> Findings:
    """Every mount has a volume or claim template, and every volume is mounted."""
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
                        workload.manifest, f"{path}.volumeMounts", what, nearest(mount["name"], sorted(there))
                    )
        for name in sorted(there - mounted):
            yield Finding.of(
                workload.manifest, f"{workload.at}.spec.volumes", f"{name} is not mounted", "mount it or delete it"
            )


@rule(
    "references/claim", "A Pod whose claim does not exist stays pending", page=f"{CONCEPTS}storage/persistent-volumes/"
)
def claims(scope: Scope) -> Findings:
    """Claims that volumes name are rendered."""
    for workload in scope.workloads:
        space = scope.namespace_of(workload.manifest)
        for volume in workload.pod.get("volumes", []):
            name = volume.get("persistentVolumeClaim", {}).get("claimName")
            if name and not scope.exists("PersistentVolumeClaim", space, name):
                path = f"{workload.at}.spec.volumes[{volume['name']}]"
                fix = nearest(name, scope.names("PersistentVolumeClaim", space))
                yield Finding.of(workload.manifest, path, f"no PersistentVolumeClaim {name}", fix)


@rule(
    "references/storage-class",
    "A claim whose StorageClass does not exist stays pending",
    page=f"{CONCEPTS}storage/storage-classes/",
)
def storage_classes(scope: Scope) -> Findings:
    """Where an environment renders StorageClasses, claims name one of them."""
    known = scope.names("StorageClass", "")
    for manifest, path, spec in _claim_specs(scope) if known else ():
        name = spec.get("storageClassName")
        if name and name not in known:
            yield Finding.of(manifest, f"{path}.storageClassName", f"no StorageClass {name}", nearest(name, known))


def _claim_specs(scope: Scope) -> Iterator[tuple[Manifest, str, Manifest]]:
    for claim in scope.of_kind("PersistentVolumeClaim"):
        yield claim, "spec", claim.get("spec", {})
    for stateful_set in scope.of_kind("StatefulSet"):
        for index, template in enumerate(stateful_set.get("spec", {}).get("volumeClaimTemplates", [])):
            yield stateful_set, f"spec.volumeClaimTemplates[{index}].spec", template.get("spec", {})
