"""Section 2.3: the frontend. OM-16."""

import pytest

from tests.manifests import Manifest, Manifests, ProbeTiming, port_number, probe_timing
from tests.openmarket.reading import imports, mounts, sources
from tests.openmarket.specification import APP_SECRET, CONFIG, ENVIRONMENTS, FRONTEND, PORT

CONTAINER = "frontend"
PROBES = {
    "livenessProbe": ProbeTiming(delay=30, period=10, timeout=5, failures=3),
    "readinessProbe": ProbeTiming(delay=10, period=5, timeout=3, failures=3),
    "startupProbe": ProbeTiming(delay=0, period=10, timeout=3, failures=30),
}
PAGE = "/api/health"
VARIABLES = {
    "NEXT_PUBLIC_API_URL": f"config {CONFIG}/API_URL",
    "NEXT_PUBLIC_CLOUDFRONT_DOMAIN": f"secret {APP_SECRET}/CLOUDFRONT_DOMAIN",
    "POD_NAME": "field metadata.name",
}
"""Besides NODE_ENV, which is a literal of the environment."""

MOUNTS = {"/tmp": "tmp", "/app/.next/cache": "nextjs-cache"}


def frontend(manifests: Manifests) -> Manifest:
    return manifests.container("Deployment", FRONTEND)


def test_OM_16_the_frontend_has_health_probes(manifests: Manifests) -> None:
    assert PROBES.keys() <= frontend(manifests).keys()


@pytest.mark.parametrize("name", PROBES)
def test_the_probes_of_the_frontend_ask_for_its_health_page_when_the_table_says(
    manifests: Manifests, name: str
) -> None:
    container = frontend(manifests)
    page = container[name]["httpGet"]
    assert (page["path"], port_number(container, page["port"])) == (PAGE, PORT)
    assert page.get("scheme", "HTTP") == "HTTP"
    assert probe_timing(container, name) == PROBES[name]


def test_the_frontend_is_one_container_with_one_named_port(manifests: Manifests) -> None:
    pod = manifests.pod("Deployment", FRONTEND)
    (container,) = pod["containers"]
    (port,) = container["ports"]
    assert container["name"] == CONTAINER
    assert (port["name"], port["containerPort"], port.get("protocol", "TCP")) == ("http", PORT, "TCP")
    assert not pod.get("initContainers")


def test_each_variable_of_the_frontend_has_its_one_source(env: str, manifests: Manifests) -> None:
    wanted = VARIABLES | {"NODE_ENV": f"value {ENVIRONMENTS[env].node_env}"}
    assert sources(frontend(manifests)).items() >= wanted.items()


def test_the_frontend_sees_one_key_of_one_secret(manifests: Manifests) -> None:
    container = frontend(manifests)
    assert [each for each in imports(container) if each[0] == "Secret"] == []
    secrets = [source for source in sources(container).values() if source.startswith("secret ")]
    assert secrets == [VARIABLES["NEXT_PUBLIC_CLOUDFRONT_DOMAIN"]]


def test_the_frontend_writes_to_scratch_and_to_its_cache(manifests: Manifests) -> None:
    assert mounts(frontend(manifests)) == MOUNTS
    volumes = {volume["name"]: volume for volume in manifests.pod("Deployment", FRONTEND)["volumes"]}
    assert volumes.keys() == set(MOUNTS.values())
    assert all("emptyDir" in volume for volume in volumes.values())


def test_the_frontend_has_no_metrics_to_scrape(manifests: Manifests) -> None:
    annotations = manifests.pod_template("Deployment", FRONTEND)["metadata"].get("annotations", {})
    assert not [key for key in annotations if key.startswith("prometheus.io/")]
