"""Section 2.2: the backend, and the migration that runs before it. OM-12 to OM-15."""

import re

from tests.manifests import Manifest, Manifests, ProbeTiming, command_line, port_number, probe_timing
from tests.openmarket.reading import imports, init_container, mounts, sources
from tests.openmarket.specification import (
    APP_SECRET,
    BACKEND,
    CONFIG,
    DATABASE_SECRET,
    ENVIRONMENTS,
    PORT,
    REDIS_SECRET,
)

CONTAINER, MIGRATION = "backend", "db-migration"
IMPORTS = {
    ("ConfigMap", CONFIG),
    ("Secret", DATABASE_SECRET),
    ("Secret", REDIS_SECRET),
    ("Secret", APP_SECRET),
}
MIGRATION_IMPORTS = {("ConfigMap", CONFIG), ("Secret", DATABASE_SECRET)}
FIELDS = {
    "POD_NAME": "field metadata.name",
    "POD_NAMESPACE": "field metadata.namespace",
    "POD_IP": "field status.podIP",
}
PROBES = {
    "livenessProbe": ("/health", ProbeTiming(delay=60, period=10, timeout=5, failures=3)),
    "readinessProbe": ("/health/ready", ProbeTiming(delay=30, period=5, timeout=3, failures=3)),
    "startupProbe": ("/health", ProbeTiming(delay=0, period=10, timeout=3, failures=30)),
}
MOUNTS = {"/tmp": "tmp", "/app/logs": "app-logs"}
SCRAPING = {"prometheus.io/scrape": "true", "prometheus.io/port": str(PORT), "prometheus.io/path": "/metrics"}
SCRATCH = "/tmp"
"""Where npm keeps its cache and its home, in a container that can write nowhere else."""


def backend(manifests: Manifests) -> Manifest:
    return manifests.container("Deployment", BACKEND)


def assert_probed(container: Manifest, name: str) -> None:
    """The probe asks for the page of the table on the port of the container, when the table says."""
    path, timing = PROBES[name]
    page = container[name]["httpGet"]
    assert (page["path"], port_number(container, page["port"])) == (path, PORT)
    assert page.get("scheme", "HTTP") == "HTTP"
    assert probe_timing(container, name) == timing


def test_OM_12_an_init_container_runs_the_migration_of_the_database_and_nothing_else(manifests: Manifests) -> None:
    migration = init_container(manifests, BACKEND)
    assert migration["name"] == MIGRATION
    assert re.search(r"\bprisma\b.*\bmigrate deploy\b", command_line(migration))
    assert "generate" not in command_line(migration)


def test_OM_13_the_backend_has_a_liveness_probe(manifests: Manifests) -> None:
    assert_probed(backend(manifests), "livenessProbe")


def test_OM_14_the_backend_has_a_readiness_probe(manifests: Manifests) -> None:
    assert_probed(backend(manifests), "readinessProbe")


def test_OM_15_the_backend_has_a_startup_probe(manifests: Manifests) -> None:
    assert_probed(backend(manifests), "startupProbe")


def test_the_backend_is_one_container_with_one_named_port(manifests: Manifests) -> None:
    (container,) = manifests.pod("Deployment", BACKEND)["containers"]
    (port,) = container["ports"]
    assert container["name"] == CONTAINER
    assert (port["name"], port["containerPort"], port.get("protocol", "TCP")) == ("http", PORT, "TCP")


def test_the_migration_runs_through_a_shell_in_the_image_of_the_backend(manifests: Manifests) -> None:
    migration = init_container(manifests, BACKEND)
    assert migration["image"] == backend(manifests)["image"]
    shell, flags = command_line(migration).split()[:2]
    assert shell.rpartition("/")[2] in ("sh", "bash", "ash")
    assert re.fullmatch(r"-[a-z]*c", flags)


def test_the_backend_imports_its_configuration_and_its_three_secrets_whole(manifests: Manifests) -> None:
    found = imports(backend(manifests))
    assert set(found) == IMPORTS
    assert len(found) == len(IMPORTS)


def test_the_migration_imports_the_configuration_and_the_secret_of_the_database(manifests: Manifests) -> None:
    found = imports(init_container(manifests, BACKEND))
    assert set(found) == MIGRATION_IMPORTS
    assert len(found) == len(MIGRATION_IMPORTS)


def test_the_backend_knows_the_name_the_namespace_and_the_address_of_its_pod(manifests: Manifests) -> None:
    assert sources(backend(manifests)).items() >= FIELDS.items()


def test_the_backend_is_told_its_mode_and_its_log_level(env: str, manifests: Manifests) -> None:
    variables = manifests.variables("Deployment", BACKEND)
    assert variables["NODE_ENV"] == ENVIRONMENTS[env].node_env
    assert variables["LOG_LEVEL"] == ENVIRONMENTS[env].log_level


def test_the_url_of_the_database_comes_from_its_secret_alone(manifests: Manifests) -> None:
    for container in (backend(manifests), init_container(manifests, BACKEND)):
        named = sources(container).get("DATABASE_URL")
        assert named in (None, f"secret {DATABASE_SECRET}/DATABASE_URL")
        assert named or ("Secret", DATABASE_SECRET) in imports(container)
    assert "DATABASE_URL" not in manifests.get("ConfigMap", CONFIG)["data"]


def test_the_backend_takes_no_single_key_of_another_secret(manifests: Manifests) -> None:
    found = [
        source
        for container in (backend(manifests), init_container(manifests, BACKEND))
        for source in sources(container).values()
        if source.startswith("secret ")
    ]
    assert [source for source in found if not source.startswith(f"secret {DATABASE_SECRET}/")] == []


def test_the_backend_writes_to_scratch_and_to_its_logs(manifests: Manifests) -> None:
    assert mounts(backend(manifests)) == MOUNTS
    volumes = {volume["name"]: volume for volume in manifests.pod("Deployment", BACKEND)["volumes"]}
    assert volumes.keys() == set(MOUNTS.values())
    assert all("emptyDir" in volume for volume in volumes.values())


def test_the_migration_writes_to_scratch_where_npm_keeps_its_home_and_its_cache(manifests: Manifests) -> None:
    migration = init_container(manifests, BACKEND)
    assert mounts(migration).get(SCRATCH) == MOUNTS[SCRATCH]
    variables = {name.lower(): source for name, source in sources(migration).items()}  # npm takes both cases
    for name in ("home", "npm_config_cache"):
        assert re.fullmatch(rf"value {SCRATCH}(/.*)?", variables[name])


def test_prometheus_finds_the_backend_by_its_annotations(manifests: Manifests) -> None:
    annotations = manifests.pod_template("Deployment", BACKEND)["metadata"]["annotations"]
    assert annotations.items() >= SCRAPING.items()
