"""Images and file systems of containers."""

from contract.images import moves, tag_of
from delivery.manifests.scope import Scope
from delivery.review.finding import Finding
from delivery.review.rules.pages import CONCEPTS, TASKS
from delivery.review.rules.rule import Findings, rule

CONTEXTS = f"{TASKS}configure-pod-container/security-context/"
IMAGES = f"{CONCEPTS}containers/images/"
WRITABLE = 'mount an emptyDir where it writes: mounts=(EmptyDir(path="/tmp", size="64Mi"),)'
FILES = {"configMap", "downwardAPI", "projected", "secret"}


@rule("pods/read-only", "Most programs need a directory that they can write to", page=CONTEXTS, severity="warning")
def read_only(scope: Scope) -> Findings:
    """A container with a read-only root file system mounts a writable volume."""
    for workload in scope.workloads:
        files = {volume["name"] for volume in workload.pod.get("volumes", []) if FILES & volume.keys()}
        for path, container in workload.containers():
            mounts = container.get("volumeMounts", [])
            writable = [mount for mount in mounts if not mount.get("readOnly") and mount["name"] not in files]
            if container.get("securityContext", {}).get("readOnlyRootFilesystem") and not writable:
                what = "the root is read-only, and nothing that is mounted can be written"
                yield Finding.of(workload.manifest, f"{path}.volumeMounts", what, WRITABLE)


@rule("pods/floating-tag", "A moving tag deploys other software than was tested", page=IMAGES)
def floating_tags(scope: Scope) -> Findings:
    """Images have a tag that does not move, or a digest."""
    for workload in scope.workloads:
        for path, container in workload.containers():
            image = container.get("image", "")
            if image and moves(image):
                yield Finding.of(workload.manifest, f"{path}.image", f"{image} moves", "name a version or a digest")


@rule("pods/stale-image", "A node that has the tag of last week keeps running it", page=IMAGES)
def stale_images(scope: Scope) -> Findings:
    """A tag that moves is pulled at each start. Kubernetes does so by itself for the tag "latest" alone."""
    for workload in scope.workloads:
        for path, container in workload.containers():
            image = container.get("image", "")
            policy = container.get("imagePullPolicy", "Always" if tag_of(image) == "latest" else "IfNotPresent")
            if image and moves(image) and policy != "Always":
                what = f"{image} moves, and a node that has it does not look for a newer one"
                yield Finding.of(workload.manifest, f"{path}.imagePullPolicy", what, "write Always")
