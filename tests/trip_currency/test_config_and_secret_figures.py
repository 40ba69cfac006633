"""ConfigMaps, and how passwords reach the containers."""

import re

from tests.manifests import Manifests, SecretKey, containers_of, pod_template_of, secret_variables

PASSWORD_KEY = re.compile(r"passw|pwd|secret|token|credential", re.IGNORECASE)
PASSWORD_TEXT = re.compile(
    r"""identified\s+(with\s+\S+\s+)?by          # SQL
      | (password|passwd|pwd)["'`]?\s*[:=]\s*["'`]  # a literal in a script
      | ://[^\s/:@]+:[^\s/@]+@                    # a URL with credentials
    """,
    re.IGNORECASE | re.VERBOSE,
)


def config(manifests: Manifests) -> dict[str, str]:
    data: dict[str, str] = manifests.get("ConfigMap", "trip-service-config")["data"]
    return data


def used_secret_keys(manifests: Manifests, secret: str) -> set[str]:
    references = [
        reference
        for workload in manifests.workloads()
        for container in containers_of(workload)
        for reference in secret_variables(container).values()
    ]
    return {reference.key for reference in references if reference.secret == secret}


def test_T113_the_frontend_reads_a_key_of_its_configuration(manifests: Manifests) -> None:
    keys = manifests.get("ConfigMap", "frontend-config")["data"].keys()
    sources = [
        variable.get("valueFrom", {}).get("configMapKeyRef", {})
        for variable in manifests.container("Deployment", "service-frontend")["env"]
    ]
    assert {source["key"] for source in sources if source.get("name") == "frontend-config"} & keys


def test_T114_no_secret_with_a_value_is_rendered(manifests: Manifests) -> None:
    secrets = manifests.of_kind("Secret")
    assert not [secret for secret in secrets if secret.get("data") or secret.get("stringData")]


def test_T115_passwords_reach_containers_only_through_secret_key_references(manifests: Manifests) -> None:
    for container in (found for workload in manifests.workloads() for found in containers_of(workload)):
        variables = {variable["name"] for variable in container.get("env", [])}
        passwords = {name for name in variables if "PASSWORD" in name}
        assert passwords == secret_variables(container).keys()
        assert not [source for source in container.get("envFrom", []) if "secretRef" in source]
    assert used_secret_keys(manifests, "trip-service-secrets") == {"mysql-password", "mongodb-password"}


def test_U14_no_config_map_contains_a_password(manifests: Manifests) -> None:
    for config_map in manifests.of_kind("ConfigMap"):
        name = config_map["metadata"]["name"]
        for key, value in config_map["data"].items():
            assert not PASSWORD_KEY.search(key), (name, key)
            assert not PASSWORD_TEXT.search(value), (name, key)


def test_every_value_of_a_config_map_is_a_string(manifests: Manifests) -> None:
    values = [value for item in manifests.of_kind("ConfigMap") for value in item["data"].values()]
    assert {type(value) for value in values} == {str}


def test_the_frontend_configuration_has_only_the_url_of_the_environment(manifests: Manifests) -> None:
    data = manifests.get("ConfigMap", "frontend-config")["data"]
    assert data == {"api-base-url": config(manifests)["API_BASE_URL"]}


def test_no_pod_mounts_a_secret(manifests: Manifests) -> None:
    volumes = [
        volume for workload in manifests.workloads() for volume in pod_template_of(workload)["spec"].get("volumes", [])
    ]
    assert not [volume for volume in volumes if "secret" in volume]
    projected = [source for volume in volumes for source in volume.get("projected", {}).get("sources", [])]
    assert not [source for source in projected if "secret" in source]


def test_only_the_databases_read_the_secrets_of_the_databases(manifests: Manifests) -> None:
    owners = {"mysql-secret": "mysql", "mongodb-secret": "mongodb"}
    for workload in manifests.workloads():
        for container in containers_of(workload):
            for reference in secret_variables(container).values():
                owner = owners.get(reference.secret, workload["metadata"]["name"])
                assert owner == workload["metadata"]["name"], reference


def test_mysql_and_mongodb_use_every_key_of_their_secrets(manifests: Manifests) -> None:
    assert used_secret_keys(manifests, "mysql-secret") == {"root-password", "user-password"}
    assert used_secret_keys(manifests, "mongodb-secret") == {"root-password"}


def test_redis_needs_no_secret(manifests: Manifests) -> None:
    redis: dict[str, SecretKey] = secret_variables(manifests.container("Deployment", "redis"))
    assert redis == {}
