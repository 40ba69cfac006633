"""Section 2.2: the migration that runs before the backend, and the secrets of both. OM-12."""

import re

from tests.manifests import Manifest, Manifests, command_line
from tests.openmarket.reading import imports, init_container, mounts, sources
from tests.openmarket.specification import BACKEND, CONFIG, DATABASE_SECRET

SCRATCH = "/tmp"
"""Where npm keeps its cache and its home, in a container that can write nowhere else."""


def backend(manifests: Manifests) -> Manifest:
    return manifests.container("Deployment", BACKEND)


def test_OM_12_an_init_container_runs_the_migration_of_the_database_and_nothing_else(manifests: Manifests) -> None:
    migration = init_container(manifests, BACKEND)
    assert re.search(r"\bprisma\b.*\bmigrate deploy\b", command_line(migration))
    assert "generate" not in command_line(migration)


def test_the_migration_runs_through_a_shell_in_the_image_of_the_backend(manifests: Manifests) -> None:
    migration = init_container(manifests, BACKEND)
    assert migration["image"] == backend(manifests)["image"]
    shell, flags = command_line(migration).split()[:2]
    assert shell.rpartition("/")[2] in ("sh", "bash", "ash")
    assert re.fullmatch(r"-[a-z]*c", flags)


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


def test_the_migration_writes_to_scratch_where_npm_keeps_its_home_and_its_cache(manifests: Manifests) -> None:
    migration = init_container(manifests, BACKEND)
    assert SCRATCH in mounts(migration)
    variables = {name.lower(): source for name, source in sources(migration).items()}  # npm takes both cases
    for name in ("home", "npm_config_cache"):
        assert re.fullmatch(rf"value {SCRATCH}(/.*)?", variables[name])
