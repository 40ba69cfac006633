"""Pod Security "restricted", rule by rule. https://kubernetes.io/docs/concepts/security/pod-security-standards/"""

from collections.abc import Iterator

import pytest

from tests.manifests import DIST, Manifest, Manifests, containers_of, folders_with_workloads, pod_template_of

EXCUSED = {"trip-currency": {"service-frontend"}, "trip-service": {"frontend"}}
"""By platform, who need not be restricted.

In Trip Currency and Trip Service the nginx of the frontend starts as root to listen on port 80: see SecurityContext in
their charts. OpenMarket excuses nobody: both of its programs run as a user and listen above 1024.
"""
ALLOWED_VOLUMES = {"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected"}
ALLOWED_VOLUMES |= {"secret"}
BASELINE_CAPABILITIES = {"CHOWN", "NET_BIND_SERVICE", "SETGID", "SETUID"}


def violations(workload: Manifest) -> Iterator[str]:
    pod = pod_template_of(workload)["spec"]
    security = pod.get("securityContext", {})
    if any(pod.get(field) for field in ("hostNetwork", "hostPID", "hostIPC")):
        yield "host namespaces"
    if any(set(volume) - {"name"} - ALLOWED_VOLUMES for volume in pod.get("volumes", [])):
        yield "volume types"
    if security.get("seccompProfile", {}).get("type") not in {"RuntimeDefault", "Localhost"}:
        yield "seccomp"
    if security.get("runAsNonRoot") is not True:
        yield "runAsNonRoot"
    if security.get("runAsUser") == 0:
        yield "runAsUser"
    for container in containers_of(workload):
        own = container.get("securityContext", {})
        capabilities = own.get("capabilities", {})
        if own.get("privileged") or own.get("allowPrivilegeEscalation") is not False:
            yield "privileges"
        if capabilities.get("drop") != ["ALL"] or set(capabilities.get("add", [])) - {"NET_BIND_SERVICE"}:
            yield "capabilities"
        if any("hostPort" in port for port in container.get("ports", [])):
            yield "host ports"


@pytest.fixture(params=folders_with_workloads())
def manifests(request: pytest.FixtureRequest) -> Manifests:
    """Each environment of each platform."""
    return Manifests.read(DIST / request.param)


def excused(manifests: Manifests) -> set[str]:
    """The names of the workloads of this environment that need not be restricted."""
    return EXCUSED.get(manifests.only("Namespace")["metadata"]["labels"]["app.kubernetes.io/part-of"], set())


def test_every_pod_is_restricted_except_those_that_the_specification_excuses(manifests: Manifests) -> None:
    found = {workload["metadata"]["name"]: sorted(violations(workload)) for workload in manifests.workloads()}
    loose = {name for name, broken in found.items() if broken}
    assert loose == excused(manifests), found


def test_an_excused_pod_meets_baseline_with_no_more_than_it_needs(manifests: Manifests) -> None:
    for workload in manifests.workloads():
        if workload["metadata"]["name"] in excused(manifests):
            assert sorted(violations(workload)) == ["capabilities", "runAsNonRoot", "runAsUser"]
            added = [container["securityContext"]["capabilities"]["add"] for container in containers_of(workload)]
            assert [set(capabilities) for capabilities in added] == [BASELINE_CAPABILITIES]


def test_the_namespace_enforces_what_its_pods_meet(manifests: Manifests) -> None:
    labels = manifests.only("Namespace")["metadata"]["labels"]
    level = "baseline" if excused(manifests) else "restricted"
    assert labels["pod-security.kubernetes.io/enforce"] == level
    assert labels["pod-security.kubernetes.io/warn"] == "restricted"
